// Signing in as a rule: equal work, delays that lock nobody else out, new devices; and links of
// mails.
#include "acces/connexion.hpp"

#include "acces/jeton.hpp"
#include "acces/totp.hpp"
#include "monde.hpp"

#include <boost/test/unit_test.hpp>

namespace {

const std::string right = "tulipe velours canard lundi";

struct Porte : monde::Ecole {
    acces::CompteId compte = make_compte("anne.roy");

    acces::Verdict sign_in(
        const std::string& who, const std::string& password, const std::string& from = "192.0.2.7"
    ) {
        return acces::try_password(db, hacheur, now(), {who, base::Secret(password), from});
    }
    void signed_in_from(std::string_view address) {
        db.transact([&](db::Transaction& tx) {
            acces::record_connexion(tx, now(), compte, address);
        });
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(connexion)

BOOST_FIXTURE_TEST_CASE(right_and_wrong, Porte) {
    BOOST_TEST(sign_in("anne.roy", right).compte.has_value());
    BOOST_TEST(sign_in("  ANNE.Roy ", right).compte.has_value());
    BOOST_TEST(!sign_in("anne.roy", "autre").compte.has_value());
    BOOST_TEST(!sign_in("personne", right).compte.has_value());
    BOOST_TEST(!sign_in("", "").compte.has_value());
    db.execute("UPDATE compte SET suspendu_le = ? WHERE id = ?", now(), compte);
    BOOST_TEST(!sign_in("anne.roy", right).compte.has_value());
}

BOOST_FIXTURE_TEST_CASE(unknown_and_known_cost_the_same, Porte) {
    const auto cost = [&](const std::string& who) {
        const auto hashes = acces::hashes_run();
        const auto statements = db.statements_run();
        BOOST_TEST(!sign_in(who, "autre").compte.has_value());
        return std::pair(acces::hashes_run() - hashes, db.statements_run() - statements);
    };
    const auto known = cost("anne.roy");
    const auto unknown = cost("personne");
    BOOST_TEST(known.first == 1U);
    BOOST_TEST((known == unknown));
}

BOOST_FIXTURE_TEST_CASE(delays_come_before_hashing_and_are_the_same_for_unknown_accounts, Porte) {
    for (const std::string who : {"anne.roy", "personne"}) {
        for (int i = 0; i < 6; ++i) BOOST_TEST(sign_in(who, "autre").attente.count() == 0);
        const auto hashes = acces::hashes_run();
        const auto waiting = sign_in(who, right);
        BOOST_TEST(waiting.attente.count() == 2);
        BOOST_TEST(!waiting.compte.has_value());
        BOOST_TEST(acces::hashes_run() == hashes);
    }
    clock.advance(std::chrono::seconds(2));
    BOOST_TEST(sign_in("anne.roy", right).compte.has_value());
}

// What was typed wrong before is no debt: who has been right begins anew.
BOOST_FIXTURE_TEST_CASE(success_ends_the_count, Porte) {
    const auto confirm = [&](const std::string& typed) {
        return acces::confirm_password(db, hacheur, now(), compte, base::Secret(typed));
    };
    const auto secret = base::Secret(std::string(20, 's'));
    db.transact([&](db::Transaction& tx) { acces::store_totp(tx, keys, random, compte, secret, 0); }
    );
    const auto code = [&](bool right) {
        const auto digits = acces::totp_code(secret.reveal(), acces::totp_step(now()));
        auto typed = digits;
        if (!right) typed.front() = typed.front() == '0' ? '1' : '0';
        return acces::try_totp(db, keys, now(), compte, acces::CodeTotp::parse(typed).value());
    };
    for (int round = 0; round < 4; ++round) {
        for (int i = 0; i < 3; ++i) {
            BOOST_TEST(sign_in("anne.roy", "autre").attente.count() == 0);
            BOOST_TEST(confirm("autre").attente.count() == 0);
            BOOST_TEST(code(false).attente.count() == 0);
        }
        BOOST_TEST(sign_in("anne.roy", right).compte.has_value());
        BOOST_TEST(confirm(right).right);
        BOOST_TEST(code(true).right);
        clock.advance(std::chrono::seconds(90));
    }
}

BOOST_FIXTURE_TEST_CASE(a_stranger_cannot_lock_the_owner_out, Porte) {
    signed_in_from("192.0.2.7");
    for (int i = 0; i < 40; ++i) {
        sign_in("anne.roy", "autre", "198.51.100." + std::to_string(i));
        clock.advance(std::chrono::seconds(1));
    }
    BOOST_TEST(sign_in("anne.roy", right, "198.51.100.1").attente.count() > 0);
    BOOST_TEST(sign_in("anne.roy", right, "192.0.2.99").compte.has_value());
}

BOOST_FIXTURE_TEST_CASE(spraying_from_one_network_slows_it_down, Porte) {
    for (int i = 0; i < 32; ++i) sign_in("nom" + std::to_string(i), "autre", "198.51.100.9");
    BOOST_TEST(sign_in("encore", "autre", "198.51.100.10").attente.count() > 0);
    BOOST_TEST(sign_in("encore", "autre", "198.51.101.10").attente.count() == 0);
}

BOOST_FIXTURE_TEST_CASE(a_higher_cost_rehashes_at_the_next_sign_in, Porte) {
    const acces::Hacheur dearer(monde::little_memory * 2);
    const auto stored = [&] { return acces::find_compte(db, compte).value().empreinte; };
    BOOST_TEST(dearer.needs_rehash(stored()));
    BOOST_TEST(acces::try_password(db, dearer, now(), {"anne.roy", base::Secret(right), ""})
                   .compte.has_value());
    BOOST_TEST(!dearer.needs_rehash(stored()));
    BOOST_TEST(dearer.verify(stored(), base::Secret(right)));
}

BOOST_FIXTURE_TEST_CASE(last_and_previous_sign_in, Porte) {
    signed_in_from("192.0.2.7");
    clock.advance(std::chrono::hours(3));
    signed_in_from("2001:db8::1");
    const auto page = acces::read_compte(db, compte);
    BOOST_TEST(page.derniere_de == "2001:db8::1");
    BOOST_TEST(page.precedente_de == "192.0.2.7");
    BOOST_TEST((page.precedente_le == monde::noon));
}

BOOST_FIXTURE_TEST_CASE(new_devices, Porte) {
    const std::chrono::hours lifetime(12);
    const auto is_new = [&](std::string_view from, std::string_view device) {
        return acces::is_new_device(
            db, acces::find_compte(db, compte).value(), from, device, lifetime
        );
    };
    BOOST_TEST(!is_new("192.0.2.7", "Firefox, Linux"));  // the first sign-in of all
    signed_in_from("192.0.2.7");
    BOOST_TEST(!is_new("192.0.2.200", "Chrome, Android"));
    BOOST_TEST(is_new("198.51.100.7", "Chrome, Android"));
    acces::open_session(db, random, {compte, now(), lifetime, "203.0.113.1", "Chrome, Android"});
    BOOST_TEST(!is_new("198.51.100.7", "Chrome, Android"));
    clock.advance(lifetime);
    BOOST_TEST(!is_new("198.51.100.7", "Chrome, Android"), "its time had come");
    acces::open_session(db, random, {compte, now(), lifetime, "203.0.113.1", "Firefox, Android"});
    // turned out from another device, it is a stranger when it comes back
    clock.advance(std::chrono::hours(1));
    db.transact([&](db::Transaction& tx) { acces::end_sessions(tx, compte, now(), ""); });
    BOOST_TEST(is_new("198.51.100.7", "Firefox, Android"));
    const auto over = acces::sessions_finies(db, compte, now());
    BOOST_TEST(over.size() == 2U);
    BOOST_TEST(over.front().appareil == "Firefox, Android");
    BOOST_TEST(over.front().adresse == "203.0.113.1");
}

BOOST_FIXTURE_TEST_CASE(links_of_mails, Porte) {
    using acces::UsageJeton;
    const auto make = [&](UsageJeton usage) {
        return db.transact([&](db::Transaction& tx) {
            return acces::new_jeton(
                       tx,
                       random,
                       now(),
                       std::chrono::minutes(30),
                       usage,
                       {compte, "anne@exemple.fr"}
            )
                .reveal();
        });
    };
    const auto spend = [&](UsageJeton usage, const std::string& text) {
        return db.transact([&](db::Transaction& tx) {
            return acces::spend_jeton(tx, now(), usage, text);
        });
    };
    const auto first = make(UsageJeton::recuperation);
    BOOST_TEST(first.size() == 22U);
    BOOST_TEST(
        acces::find_jeton(db, now(), UsageJeton::recuperation, first).value().courriel ==
        "anne@exemple.fr"
    );
    BOOST_TEST(!acces::find_jeton(db, now(), UsageJeton::courriel, first).has_value());
    BOOST_TEST(!spend(UsageJeton::courriel, first));
    const auto second = make(UsageJeton::recuperation);  // ends the first
    BOOST_TEST(!spend(UsageJeton::recuperation, first));
    BOOST_TEST(spend(UsageJeton::recuperation, second));
    BOOST_TEST(!spend(UsageJeton::recuperation, second));
    const auto third = make(UsageJeton::recuperation);
    clock.advance(std::chrono::minutes(30));
    BOOST_TEST(!acces::find_jeton(db, now(), UsageJeton::recuperation, third).has_value());
    BOOST_TEST(!spend(UsageJeton::recuperation, third));
    BOOST_TEST(!spend(UsageJeton::recuperation, ""));
}

BOOST_FIXTURE_TEST_CASE(an_address_is_confirmed_only_while_it_is_the_accounts, Porte) {
    const auto address = base::Courriel::parse("Anne@exemple.fr").value();
    const auto confirm = [&](std::string_view courriel) {
        return db.transact([&](db::Transaction& tx) {
            return acces::confirm_courriel(tx, now(), compte, courriel);
        });
    };
    db.transact([&](db::Transaction& tx) { acces::set_courriel(tx, compte, "Anne@exemple.fr"); });
    BOOST_TEST(acces::comptes_of_courriel(db, address).empty());
    BOOST_TEST(!confirm("autre@exemple.fr"));
    BOOST_TEST(confirm("Anne@exemple.fr"));
    BOOST_TEST(
        acces::comptes_of_courriel(db, base::Courriel::parse("anne@exemple.fr").value()).size() ==
        1U
    );
    db.execute("UPDATE compte SET suspendu_le = ? WHERE id = ?", now(), compte);
    BOOST_TEST(acces::comptes_of_courriel(db, address).empty());
}

BOOST_FIXTURE_TEST_CASE(one_identifiant_one_account, Porte) {
    const auto again = db.transact([&](db::Transaction& tx) {
        return acces::create_compte(
            tx,
            now(),
            {acces::Identifiant::parse("ANNE.ROY").value(),
             acces::Profil::responsable,
             "x",
             std::nullopt,
             ""}
        );
    });
    BOOST_TEST(!again.has_value());
    BOOST_TEST(acces::identifiant_taken(db, acces::Identifiant::parse("Anne.roy").value()));
}

BOOST_AUTO_TEST_SUITE_END()
