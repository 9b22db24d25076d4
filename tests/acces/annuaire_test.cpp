// The directory at the edge: what is asked of it, which account its people get, and that every
// failure is one answer and one amount of work. Real servers: tests/annuaire.
#include "acces/annuaire.hpp"

#include "acces/compte_annuaire.hpp"
#include "acces/connexion.hpp"
#include "acces/limite.hpp"
#include "monde.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace {

namespace bdata = boost::unit_test::data;

// A directory of one person, or away.
class FauxAnnuaire final : public acces::Annuaire {
public:
    acces::PersonneAnnuaire personne{
        "uuid-1", "lea.roy", "Léa Roy", "lea.roy@exemple.fr", {"dsi", "formation"}
    };
    std::string mot_de_passe = "jonquille de mars";
    bool absent = false;
    int asked = 0;
    std::string source() const override { return "ldap:exemple"; }

private:
    acces::ReponseAnnuaire ask_server(const std::string& login, const base::Secret& password)
        override {
        ++asked;
        if (absent) return {.avis = acces::AvisAnnuaire::absent, .cause = "away"};
        if (login != personne.login || password.reveal() != mot_de_passe)
            return {.avis = acces::AvisAnnuaire::non};
        return {.avis = acces::AvisAnnuaire::oui, .personne = personne};
    }
};

struct Academie : monde::Ecole {
    FauxAnnuaire annuaire;

    acces::Verdict sign_in(const std::string& who, const std::string& password) {
        return acces::try_password(
            db, hacheur, now(), {who, base::Secret(password), "192.0.2.7"}, &annuaire
        );
    }
    acces::CompteId enter() {
        const auto verdict = sign_in(annuaire.personne.login, annuaire.mot_de_passe);
        BOOST_REQUIRE(verdict.compte.has_value());
        return verdict.compte->id;
    }
    std::string text(db::Sql sql, acces::CompteId compte) {
        return db.value<std::string>(sql, compte).value();
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(annuaire)

const std::string nul(1, '\0');
const std::string long_login(191, 'a');
const std::vector<std::pair<std::string, std::string>> escaped{
    {"lea.roy",  "lea.roy"             },
    {"*",        "\\2a"                },
    {"a)(uid=*", "a\\29\\28uid=\\2a"   },
    {"a\\b",     "a\\5cb"              },
    {"éloïse", "\\c3\\a9lo\\c3\\afse"},
    {nul,        "\\00"                }
};
BOOST_DATA_TEST_CASE(filters_hold_what_was_typed, bdata::xrange(escaped.size()), index) {
    BOOST_TEST(acces::escape_filter(escaped[index].first) == escaped[index].second);
}

BOOST_AUTO_TEST_CASE(a_filter_takes_the_login_at_each_place) {
    BOOST_TEST(
        acces::fill_filter("(|(uid={login})(mail={login}))", "a*") == "(|(uid=a\\2a)(mail=a\\2a))"
    );
    BOOST_TEST(acces::fill_filter("(uid={login})", "{login}") == "(uid={login})");
}

const std::vector<std::pair<std::string, std::string>> mailboxes{
    {"lea.roy",            "lea.roy@exemple.fr"},
    {" Lea.Roy ",          "lea.roy@exemple.fr"},
    {"LEA.ROY@Exemple.FR", "lea.roy@exemple.fr"},
    {"lea.roy@autre.fr",   "lea.roy@autre.fr"  },
    {"",                   "(none)"            },
    {"lea roy",            "(none)"            },
    {"a@b@c",              "(none)"            },
    {"@exemple.fr",        "(none)"            },
    {"lea@",               "(none)"            },
    {long_login,           "(none)"            }
};
BOOST_DATA_TEST_CASE(one_mailbox_one_name, bdata::xrange(mailboxes.size()), index) {
    BOOST_TEST(
        acces::canonical_mailbox(mailboxes[index].first, "exemple.fr").value_or("(none)") ==
        mailboxes[index].second
    );
}

BOOST_AUTO_TEST_CASE(values_that_are_no_text_are_written_in_digits) {
    BOOST_TEST(acces::text_of_value("5f1c") == "5f1c");
    BOOST_TEST(acces::text_of_value("\x01\xff") == "hex:01ff");
}

BOOST_AUTO_TEST_CASE(addresses_of_a_directory) {
    using acces::detail::parse_directory_url;
    BOOST_TEST(
        parse_directory_url("ldaps://Ldap.Exemple.fr:636/").url() == "ldaps://ldap.exemple.fr:636"
    );
    BOOST_TEST(parse_directory_url("imap://[2001:db8::1]").authority == "[2001:db8::1]");
    for (const auto* wrong :
         {"", "ldap", "http://x", "ldap://", "ldaps://a b", "imaps://lea:mot@x", "ldap://x/dc=y"})
        BOOST_CHECK_THROW(parse_directory_url(wrong), std::runtime_error);
}

BOOST_FIXTURE_TEST_CASE(the_first_sign_in_makes_an_account_the_next_ones_find_it, Academie) {
    const auto compte = enter();
    BOOST_TEST((enter() == compte));
    BOOST_TEST(text("SELECT profil FROM compte WHERE id = ?", compte) == "agent");
    BOOST_TEST(text("SELECT identifiant_affiche FROM compte WHERE id = ?", compte) == "lea.roy");
    BOOST_TEST(text("SELECT nom_affiche FROM compte WHERE id = ?", compte) == "Léa Roy");
    BOOST_TEST(
        text("SELECT groupes FROM compte_annuaire WHERE compte = ?", compte) == "dsi\nformation"
    );
    BOOST_TEST(text("SELECT mot_de_passe FROM compte_secret WHERE compte = ?", compte).empty());
    annuaire.personne.nom = "Léa Roy-Noël";
    annuaire.personne.courriel = "lea.noel@exemple.fr";
    annuaire.personne.groupes = {};
    enter();
    BOOST_TEST(text("SELECT nom_affiche FROM compte WHERE id = ?", compte) == "Léa Roy-Noël");
    BOOST_TEST(text("SELECT courriel FROM compte WHERE id = ?", compte) == "lea.noel@exemple.fr");
    BOOST_TEST(text("SELECT groupes FROM compte_annuaire WHERE compte = ?", compte).empty());
}

BOOST_FIXTURE_TEST_CASE(a_recycled_login_opens_an_account_of_its_own, Academie) {
    const auto former = enter();
    annuaire.personne.personne = "uuid-2";
    annuaire.mot_de_passe = "une autre personne";
    const auto next = enter();
    BOOST_TEST((next != former));
    BOOST_TEST(text("SELECT identifiant_affiche FROM compte WHERE id = ?", next) == "lea.roy.2");
    BOOST_TEST((enter() == next));
    // the address is the new holder's now: no mail about the former's files goes there
    BOOST_TEST(text("SELECT courriel FROM compte WHERE id = ?", former).empty());
    BOOST_TEST(text("SELECT courriel FROM compte WHERE id = ?", next) == "lea.roy@exemple.fr");
    BOOST_TEST(!sign_in("lea.roy", "jonquille de mars").compte.has_value());
}

BOOST_FIXTURE_TEST_CASE(a_withdrawn_account_is_closed_and_its_mailbox_starts_anew, Academie) {
    const auto former = enter();
    db.transact([&](db::Transaction& tx) { BOOST_TEST(acces::withdraw(tx, now(), "Lea.Roy")); });
    BOOST_TEST(acces::find_compte(db, former)->suspendu);
    BOOST_TEST((enter() != former));
    db.transact([&](db::Transaction& tx) { BOOST_TEST(!acces::withdraw(tx, now(), "personne")); });
}

BOOST_FIXTURE_TEST_CASE(a_suspended_person_stays_outside, Academie) {
    const auto compte = enter();
    db.execute("UPDATE compte SET suspendu_le = ? WHERE id = ?", now(), compte);
    BOOST_TEST(!sign_in("lea.roy", annuaire.mot_de_passe).compte.has_value());
}

BOOST_FIXTURE_TEST_CASE(local_accounts_go_on_and_the_directory_is_not_asked, Academie) {
    const auto local = make_compte("lea.roy");
    const auto verdict = sign_in("lea.roy", "tulipe velours canard lundi");
    BOOST_REQUIRE(verdict.compte.has_value());
    BOOST_TEST((verdict.compte->id == local));
    BOOST_TEST(annuaire.asked == 0);
    // the same login in the directory is somebody else
    const auto other = enter();
    BOOST_TEST((other != local));
    BOOST_TEST(text("SELECT courriel FROM compte WHERE id = ?", local) != "lea.roy@exemple.fr");
}

BOOST_FIXTURE_TEST_CASE(no_password_is_ever_given_to_such_an_account, Academie) {
    const auto compte = enter();
    db.transact([&](db::Transaction& tx) {
        const base::Secret secret(std::string("quelconque"));
        acces::set_password(tx, now(), compte, hacheur.hash(secret));
    });
    BOOST_TEST(text("SELECT mot_de_passe FROM compte_secret WHERE compte = ?", compte).empty());
    const auto courriel = base::Courriel::parse("lea.roy@exemple.fr").value();
    BOOST_TEST(acces::comptes_of_courriel(db, courriel).empty());  // no link by mail
    BOOST_TEST(!sign_in("lea.roy", "").compte.has_value());
}

BOOST_FIXTURE_TEST_CASE(every_failure_is_one_answer_and_one_amount_of_work, Academie) {
    make_compte("parent");
    enter();
    struct Cost {
        std::uint64_t hashes;
        std::uint64_t statements;
        int asked;
        bool operator==(const Cost&) const = default;
    };
    const auto cost = [&](const std::string& who) {
        const Cost before{acces::hashes_run(), db.statements_run(), annuaire.asked};
        const auto verdict = sign_in(who, "pas le bon");
        BOOST_TEST(!verdict.compte.has_value());
        BOOST_TEST(verdict.sans_annuaire.empty() == !annuaire.absent);
        return Cost{
            acces::hashes_run() - before.hashes,
            db.statements_run() - before.statements,
            annuaire.asked - before.asked};
    };
    for (const bool absent : {false, true}) {
        annuaire.absent = absent;
        const auto unknown = cost("personne");
        BOOST_TEST(unknown.hashes == 1U);
        BOOST_TEST(unknown.asked == 1);
        BOOST_TEST((cost("parent") == unknown));
        const auto known = cost("lea.roy");
        BOOST_TEST((known.hashes == 1U && known.asked == 1));
    }
}

BOOST_FIXTURE_TEST_CASE(delays_come_before_the_directory, Academie) {
    for (int i = 0; i < 6; ++i) sign_in("lea.roy", "faux");
    const int asked = annuaire.asked;
    BOOST_TEST(sign_in("lea.roy", annuaire.mot_de_passe).attente.count() > 0);
    BOOST_TEST(annuaire.asked == asked);
}

BOOST_FIXTURE_TEST_CASE(a_silent_directory_is_left_alone_for_a_while, Academie) {
    annuaire.absent = true;
    for (int i = 0; i < 3; ++i) sign_in("lea.roy", annuaire.mot_de_passe);
    BOOST_TEST(annuaire.asked == 3);
    const auto spared = sign_in("autre.personne", "jonquille");
    BOOST_TEST(!spared.sans_annuaire.empty());
    BOOST_TEST(annuaire.asked == 3);
    clock.advance(std::chrono::seconds(16));
    annuaire.absent = false;
    BOOST_TEST(enter().value() > 0U);
    BOOST_TEST(annuaire.asked == 4);
    annuaire.absent = true;  // it has answered in between: two silences are free again
    sign_in("lea.roy", annuaire.mot_de_passe);
    sign_in("lea.roy", annuaire.mot_de_passe);
    BOOST_TEST(annuaire.asked == 6);
}

BOOST_FIXTURE_TEST_CASE(nothing_is_asked_without_a_password_or_with_signs_no_login_has, Academie) {
    using acces::AvisAnnuaire;
    BOOST_CHECK(annuaire.ask("lea.roy", base::Secret(std::string())).avis == AvisAnnuaire::non);
    BOOST_CHECK(annuaire.ask(" ", base::Secret(std::string("x"))).avis == AvisAnnuaire::non);
    BOOST_CHECK(annuaire.ask("a\nb", base::Secret(std::string("x"))).avis == AvisAnnuaire::non);
    BOOST_TEST(annuaire.asked == 0);
}

BOOST_AUTO_TEST_SUITE_END()
