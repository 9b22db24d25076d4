// What owners and recipients are told, and that they are told once.
#include "hall/avis.hpp"

#include "support/depots.hpp"

#include <sys/wait.h>
#include <unistd.h>

using std::chrono::hours;
using std::chrono::minutes;
using support::has;

namespace {

struct Salle : support::Depots {
    acces::CompteId roy = compte("Mme Roy", "roy@exemple.fr");

    hall::Plume plume() {
        context.now = clock.now();
        return hall::Plume::of(context);
    }
    depot::NouveauDepot wanted(bool avis = true) {
        depot::NouveauDepot one{roy};
        one.options.avis = avis;
        one.options.recapitulatif = true;
        one.options.destinataires = {
            base::Courriel::parse("a@exemple.fr").value(),
            base::Courriel::parse("b@exemple.fr").value()};
        return one;
    }
    // The drop's whole file, fetched by nobody in particular or by a recipient.
    void fetch(depot::DepotId depot, const std::optional<std::string>& by = {}) {
        db.transact([&](db::Transaction& tx) {
            std::optional<depot::DestinataireId> who;
            if (by)
                who = tx->value<depot::DestinataireId>(
                    "SELECT id FROM destinataire WHERE depot = ? AND courriel = ?", depot, *by
                );
            const auto file = tx->value<depot::FichierId>(
                "SELECT id FROM fichier WHERE depot = ? LIMIT 1", depot
            );
            const auto id = depot::take_telechargement(
                                tx, clock.now(), {depot, file, who, std::nullopt, "", "", 1000}
            )
                                .value();
            const auto recu = depot::parse_recu(
                std::to_string(id.value()) + " 1000 200 GET HTTP/1.1 \"OK\" \"-\" \"-\""
            );
            const auto done = depot::apply_recus(tx, clock.now(), {recu.value()}, false);
            hall::tell_downloads(plume(), tx, done);
        });
    }
    // The same work of several workers at the same moment; how many mails in all.
    template <class F>
    std::uint64_t workers(F work) {
        forget_mails();
        std::vector<pid_t> children;
        for (int i = 0; i < 3; ++i) {
            const auto child = ::fork();
            if (child == 0) {
                int status = 1;
                try {
                    db::Connection own(support::database_config());
                    work(plume(), own);
                    status = 0;
                } catch (const std::exception&) {
                    status = 1;
                }
                ::_exit(status);
            }
            children.push_back(child);
        }
        for (const auto child : children) {
            int status = 0;
            ::waitpid(child, &status, 0);
            BOOST_TEST(status == 0);
        }
        return mails().size();
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(avis, Salle)

BOOST_AUTO_TEST_CASE(a_download_is_told_with_who_and_what) {
    const auto made = publish(wanted());
    fetch(made.id, "a@exemple.fr");
    fetch(made.id);
    const auto told = mails();
    BOOST_REQUIRE(told.size() == 2U);
    BOOST_TEST(told[0].to == "roy@exemple.fr");
    BOOST_TEST(has(told[0].text, "- 20/11/2026 à 1\u00A0h\u00A000, rapport.pdf, par a@exemple.fr\n")
    );
    BOOST_TEST(has(told[1].text, "- 20/11/2026 à 1\u00A0h\u00A000, rapport.pdf\n"));
    BOOST_TEST(!has(told[1].text, "a@exemple.fr"));
    BOOST_TEST(has(told[1].text, "A été téléchargé en entier"));
    for (const auto& mail : told) BOOST_TEST(!has(mail.text, "\n\n\n"), mail.text);
}

BOOST_AUTO_TEST_CASE(who_did_not_ask_is_not_told_even_later) {
    const auto made = publish(wanted(false));
    fetch(made.id);
    BOOST_TEST(mails().empty());
    db.execute("UPDATE depot SET avis = TRUE");
    fetch(made.id);
    BOOST_REQUIRE(mails().size() == 1U);
    BOOST_TEST(!has(mails()[0].text, "autre"));
}

BOOST_AUTO_TEST_CASE(nobody_is_flooded_and_nothing_is_forgotten) {
    const auto made = publish(wanted());
    for (unsigned i = 0; i < hall::avis_par_jour + 30; ++i) fetch(made.id);
    const auto told = mails();
    BOOST_REQUIRE(told.size() == hall::avis_par_jour);
    BOOST_TEST(!has(told[0].text, "dernier avis pour aujourd’hui"));
    BOOST_TEST(has(told.back().text, "dernier avis pour aujourd’hui"));
    BOOST_TEST(hall::tell_held_back(plume(), db) == 0U);
    clock.advance(hours(24));
    const auto later = workers([](const hall::Plume& own, db::Connection& mine) {
        hall::tell_held_back(own, mine);
    });
    BOOST_REQUIRE(later == 1U);
    BOOST_TEST(has(mails()[0].text, "10\u00a0autres téléchargements ont aussi eu lieu"));
    BOOST_TEST(hall::tell_held_back(plume(), db) == 0U);
}

BOOST_AUTO_TEST_CASE(the_recap_says_who_has_not_fetched) {
    const auto made = publish(wanted(false));
    fetch(made.id, "a@exemple.fr");
    fetch(made.id);
    BOOST_TEST(hall::send_recaps(plume(), db) == 0U);
    clock.advance(hours(24 * 10));
    const auto told =
        workers([](const hall::Plume& own, db::Connection& mine) { hall::send_recaps(own, mine); });
    BOOST_REQUIRE(told == 1U);
    const auto mail = mails().front();
    BOOST_TEST(has(mail.text, "2\u00a0téléchargements sont allés jusqu’au bout."), mail.text);
    BOOST_TEST(has(mail.text, "N’ont pas tout téléchargé\u00a0:\n\n- b@exemple.fr\n"), mail.text);
    BOOST_TEST(has(mail.text, "- a@exemple.fr, 20/11/2026"));
    BOOST_TEST(!has(mail.text, "\n\n\n"), mail.text);
}

BOOST_AUTO_TEST_CASE(the_recap_does_not_call_the_first_hundred_all) {
    const auto made = publish(wanted(false));
    const auto recap = [&](int more) {
        for (int i = 0; i < more; ++i)
            db.execute(
                "INSERT INTO telechargement (depot, demande_le, expire_le, total, complet_le, "
                "avise_le) VALUES (?, ?, ?, 1, ?, ?)",
                made.id,
                clock.now(),
                clock.now(),
                clock.now(),
                clock.now()
            );
        forget_mails();
        db.execute("UPDATE depot SET recap_le = NULL, etat = 'fini'");
        BOOST_REQUIRE(hall::send_recaps(plume(), db) == 1U);
        return mails().front().text;
    };
    const auto all = recap(100);
    BOOST_TEST(has(all, "Tous les téléchargements\u00a0:"), all);
    BOOST_TEST(!has(all, "la page du dépôt les donne tous"));
    const auto some = recap(1);
    BOOST_TEST(has(some, "Les 100 premiers téléchargements\u00a0:"), some);
    BOOST_TEST(has(some, "La page du dépôt les donne tous"));
    BOOST_TEST(!has(some, "\n\n\n"), some);
}

BOOST_AUTO_TEST_CASE(the_recap_waits_a_little_for_who_still_downloads) {
    const auto made = publish(wanted(false));
    clock.advance(hours(24 * 10) - minutes(5));
    db.transact([&](db::Transaction& tx) { depot::take_telechargement(tx, clock.now(), {made.id}); }
    );
    clock.advance(minutes(6));
    BOOST_TEST(hall::send_recaps(plume(), db) == 0U);
    clock.advance(minutes(15));
    BOOST_TEST(hall::send_recaps(plume(), db) == 1U);
    BOOST_TEST(has(mails().back().text, "Rien n’en a été téléchargé en entier."));
}

BOOST_AUTO_TEST_CASE(a_drop_that_was_ended_by_hand_has_its_recap_too_and_an_abandoned_one_none) {
    const auto made = publish(wanted(false));
    db.execute("UPDATE depot SET etat = 'fini', fin_motif = 'auteur' WHERE id = ?", made.id);
    BOOST_TEST(hall::send_recaps(plume(), db) == 1U);
    const auto none = publish(wanted(false));
    db.execute("UPDATE depot SET etat = 'purge', publie_le = NULL WHERE id = ?", none.id);
    BOOST_TEST(hall::send_recaps(plume(), db) == 0U);
}

BOOST_AUTO_TEST_CASE(the_end_is_announced_once_and_again_when_it_was_put_off) {
    const auto made = publish(wanted(false));
    const auto warn = [](const hall::Plume& own, db::Connection& mine) {
        hall::warn_of_end(own, mine);
    };
    BOOST_TEST(workers(warn) == 0U);
    clock.advance(hours(24 * 8));
    BOOST_TEST(workers(warn) == 1U);
    BOOST_TEST(has(mails()[0].text, "30/11/2026 à 1\u00A0h\u00A000"));
    BOOST_TEST(has(mails()[0].text, "- b@exemple.fr"));
    db.execute("UPDATE depot SET expire_le = ? WHERE id = ?", clock.now() + hours(50), made.id);
    BOOST_TEST(workers(warn) == 1U);
    BOOST_TEST(workers(warn) == 0U);
}

BOOST_AUTO_TEST_CASE(a_warning_invites_to_no_reminder_that_would_be_refused) {
    const auto made = publish(wanted(false));
    const auto warned = [&] {
        forget_mails();
        db.execute("UPDATE depot SET prevenu_pour = NULL");
        BOOST_REQUIRE(hall::warn_of_end(plume(), db) == 1U);
        return mails().front().text;
    };
    clock.advance(hours(24 * 8) + hours(1));
    BOOST_TEST(has(warned(), "Pour le prolonger ou relancer quelqu’un"));
    BOOST_TEST(hall::remind_recipients(plume(), db) == 2U);
    const auto late = warned();
    BOOST_TEST(has(late, "- b@exemple.fr\n\nUn rappel vient de leur être envoyé.\n\n"), late);
    BOOST_TEST(has(late, "Pour prolonger le dépôt"), late);
    BOOST_TEST(!has(late, "relancer"), late);
    // nobody is left to be reminded
    fetch(made.id, "a@exemple.fr");
    fetch(made.id, "b@exemple.fr");
    BOOST_TEST(!has(warned(), "rappel"));
    BOOST_TEST(!has(warned(), "relancer"));
}

// All of it kept back: neither a reminder with an empty list, nor an invitation to send one.
BOOST_AUTO_TEST_CASE(who_has_nothing_to_fetch_is_not_reminded) {
    publish(wanted(false));
    clock.advance(hours(24 * 8) + hours(1));
    db.execute("UPDATE fichier SET antivirus = 'infecte'");
    BOOST_TEST(hall::remind_recipients(plume(), db) == 0U);
    BOOST_REQUIRE(hall::warn_of_end(plume(), db) == 1U);
    BOOST_TEST(!has(mails().front().text, "@exemple.fr\n"));
    BOOST_TEST(!has(mails().front().text, "relancer"));
    const auto by_hand = [&] {
        const auto id = db.value<depot::DestinataireId>("SELECT MIN(id) FROM destinataire");
        return db.transact([&](db::Transaction& tx) { return hall::remind(plume(), tx, *id); });
    };
    BOOST_TEST(!by_hand());
    db.execute("UPDATE fichier SET antivirus = 'non_analyse'");
    BOOST_TEST(hall::remind_recipients(plume(), db) == 2U);  // no antivirus here: handed out
}

BOOST_AUTO_TEST_CASE(a_recipient_is_reminded_once_unless_he_has_fetched) {
    const auto made = publish(wanted(false));
    fetch(made.id, "a@exemple.fr");
    clock.advance(hours(24 * 8) + hours(1));
    const auto remind = [](const hall::Plume& own, db::Connection& mine) {
        hall::remind_recipients(own, mine);
    };
    BOOST_TEST(workers(remind) == 1U);
    BOOST_TEST(mails()[0].to == "b@exemple.fr");
    BOOST_TEST(mails()[0].reply_to == "roy@exemple.fr");
    BOOST_TEST(has(mails()[0].text, "https://tele.exemple.fr/f/"));
    BOOST_TEST(workers(remind) == 0U);
    // the server of b says later that it could not reach him
    forget_mails();
    db.execute("UPDATE destinataire SET rappele_le = NULL");
    BOOST_TEST(hall::remind_recipients(plume(), db) == 1U);
    db.execute("UPDATE courriel_a_envoyer SET etat = 'refuse', scelle = NULL");
    BOOST_TEST(hall::tell_refusals(plume(), db) == 1U);
    BOOST_REQUIRE(mails().size() == 1U);
    BOOST_TEST(mails()[0].to == "roy@exemple.fr");
    BOOST_TEST(has(mails()[0].text, "b@exemple.fr"));
    const auto by_hand = [&](const char* who) {
        const auto id =
            db.value<depot::DestinataireId>("SELECT id FROM destinataire WHERE courriel = ?", who);
        return db.transact([&](db::Transaction& tx) { return hall::remind(plume(), tx, *id); });
    };
    BOOST_TEST(!by_hand("b@exemple.fr"));
    BOOST_TEST(!by_hand("a@exemple.fr"));
    clock.advance(hours(24));
    BOOST_TEST(by_hand("b@exemple.fr"));
    clock.advance(hours(48));
    BOOST_TEST(!by_hand("b@exemple.fr"));
}

BOOST_AUTO_TEST_CASE(a_reminder_says_what_is_missing) {
    const auto remind = [&](const std::vector<support::Piece>& pieces, bool one_fetched) {
        db.execute("DELETE FROM telechargement");
        db.execute("DELETE FROM destinataire");
        const auto made = publish(wanted(false), pieces);
        db.execute("UPDATE fichier SET antivirus = 'infecte' WHERE nom = 'infecte.pdf'");
        if (one_fetched) fetch(made.id, "b@exemple.fr");
        forget_mails();
        db.transact([&](db::Transaction& tx) {
            const auto id = tx->value<depot::DestinataireId>(
                "SELECT id FROM destinataire WHERE depot = ? AND courriel = 'b@exemple.fr'", made.id
            );
            BOOST_TEST(hall::remind(plume(), tx, id.value()));
        });
        return mails().at(0);
    };
    const std::vector<support::Piece> two{{"a.pdf"}, {"b.pdf"}};
    const auto none = remind(two, false);
    BOOST_TEST(has(none.text, "vous ne les avez pas encore téléchargés."), none.text);
    BOOST_TEST(has(none.text, "- a.pdf (1,0\u00a0ko)\n- b.pdf"), none.text);
    BOOST_TEST(!has(none.text, "Il vous reste"));
    const auto some = remind(two, true);
    BOOST_TEST(has(some.text, "vous ne les avez pas encore tous téléchargés."), some.text);
    BOOST_TEST(has(some.text, "Il vous reste à télécharger\u00a0:\n\n- b.pdf"), some.text);
    BOOST_TEST(!has(some.text, "- a.pdf"), some.text);
    // what nobody is given is nobody's to fetch
    const std::vector<support::Piece> three{{"a.pdf"}, {"infecte.pdf"}, {"b.pdf"}};
    for (const bool one_fetched : {true, false}) {
        const auto mail = remind(three, one_fetched);
        BOOST_TEST(!has(mail.text, "infecte.pdf"), mail.text);
        BOOST_TEST(has(mail.text, "- b.pdf"), mail.text);
        BOOST_TEST(has(mail.text, "Il vous reste") == one_fetched, mail.text);
    }
    const auto single = remind({{"a.pdf"}}, false);
    BOOST_TEST(has(single.subject, "vous a envoyé un fichier"));
    BOOST_TEST(has(single.text, "un fichier, et vous ne l’avez pas encore téléchargé."));
    for (const auto& mail : {none, some, single}) BOOST_TEST(!has(mail.text, "\n\n\n"), mail.text);
}

BOOST_AUTO_TEST_CASE(a_refused_mail_gives_the_link_to_pass_on) {
    const auto made = publish(wanted(false));
    db.transact([&](db::Transaction& tx) { hall::announce(plume(), tx, made.id); });
    db.execute(
        "UPDATE courriel_a_envoyer SET etat = 'refuse', raison = '550 5.1.1 User unknown', scelle "
        "= NULL WHERE destinataire = 'b@exemple.fr'"
    );
    db.execute("UPDATE courriel_a_envoyer SET scelle = NULL");  // what announce() queued
    BOOST_TEST(hall::tell_refusals(plume(), db) == 1U);
    BOOST_REQUIRE(mails().size() == 1U);
    const auto mail = mails().front();
    BOOST_TEST(mail.to == "roy@exemple.fr");
    BOOST_TEST(has(mail.text, "> 550 5.1.1 User unknown"));
    BOOST_TEST(has(mail.text, "\n\nhttps://tele.exemple.fr/f/"));
    BOOST_TEST(hall::tell_refusals(plume(), db) == 0U);
    // written to again, refused again: told again
    db.transact([&](db::Transaction& tx) {
        const auto resume = depot::resume_of(tx.connection(), made.id).value();
        for (const auto& nomme : depot::nommes_of(tx.connection(), made.id))
            if (nomme.courriel == "b@exemple.fr") hall::write_to(plume(), tx, resume, nomme);
    });
    db.execute("UPDATE courriel_a_envoyer SET etat = 'refuse' WHERE destinataire = 'b@exemple.fr'");
    BOOST_TEST(hall::tell_refusals(plume(), db) == 1U);
}

BOOST_AUTO_TEST_CASE(an_infected_file_is_told) {
    const auto made = publish(wanted(false));
    db.transact([&](db::Transaction& tx) {
        hall::tell_infected(
            plume(),
            tx,
            made.id,
            {
                {"rapport.pdf", "Eicar-Test-Signature"}
        }
        );
    });
    BOOST_REQUIRE(mails().size() == 1U);
    BOOST_TEST(has(mails()[0].text, "- rapport.pdf (Eicar-Test-Signature)"));
}

BOOST_AUTO_TEST_SUITE_END()
