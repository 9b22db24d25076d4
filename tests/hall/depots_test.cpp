#include "hall/depots.hpp"

#include "support/depots.hpp"

using support::has;

namespace {

struct Salle : support::Depots {
    acces::CompteId auteur = compte("Mme Roy", "roy@exemple.fr");
    hall::Plume plume() {
        context.now = clock.now();
        return hall::Plume::of(context);
    }
    void announce(depot::DepotId depot) {
        db.transact([&](db::Transaction& tx) { hall::announce(plume(), tx, depot); });
    }
};

const std::string evil = "<b>\"x\"</b>.pdf";

}  // namespace

BOOST_FIXTURE_TEST_SUITE(depots, Salle)

BOOST_AUTO_TEST_CASE(the_owner_gets_the_address_and_each_recipient_his_own) {
    depot::NouveauDepot wanted{auteur};
    wanted.options.mot_de_passe = "$argon2id$secret";
    wanted.options.message = "Bonjour,\r\n\r\n\nObjet : le rapport\n- un\n> cité <b>\n";
    wanted.options.destinataires = {
        base::Courriel::parse("a@exemple.fr").value(),
        base::Courriel::parse("b@exemple.fr").value()};
    const auto made = publish(
        wanted,
        {
            {evil,    1'400'000'000},
            {"b.txt", 2            }
    }
    );
    announce(made.id);
    const auto all = mails();
    BOOST_REQUIRE(all.size() == 3U);
    const auto& owner = all[0];
    BOOST_TEST(owner.to == "roy@exemple.fr");
    BOOST_TEST(owner.reply_to.empty());
    BOOST_TEST(has(owner.subject, evil + " et 1 autre fichier"), owner.subject);
    BOOST_TEST(has(owner.text, "\n\nhttps://tele.exemple.fr/f/" + made.lien.jeton.reveal() + "\n\n")
    );
    BOOST_TEST(has(owner.text, "- " + evil + " (1,4\u00a0Go)"), owner.text);
    BOOST_TEST(has(owner.text, "30/11/2026 à 1\u00A0h\u00A000"), owner.text);
    BOOST_TEST(has(owner.text, "- a@exemple.fr\n- b@exemple.fr"));
    BOOST_TEST(has(owner.text, "ne peut télécharger qu’avec le mot de passe"));
    BOOST_TEST(!has(owner.text, "Quiconque la connaît"));
    BOOST_TEST(has(owner.text, "doivent télécharger vos fichiers"));
    BOOST_TEST(has(owner.html, "&lt;b&gt;"));
    BOOST_TEST(!has(owner.html, "<b>"));
    const auto& one = all[1];
    BOOST_TEST(one.to == "a@exemple.fr");
    BOOST_TEST(one.reply_to == "roy@exemple.fr");
    BOOST_TEST(has(one.subject, "Mme Roy vous envoie des fichiers"));
    BOOST_TEST(!has(one.text, made.lien.jeton.reveal()));
    BOOST_TEST(
        has(one.text, "\n\n> Bonjour,\n> \n> Objet : le rapport\n> - un\n> > cité <b>\n\n"),
        one.text
    );
    BOOST_TEST(
        has(one.html,
            "<blockquote><p>Bonjour,</p><p>Objet : le rapport<br>- un<br>&gt; cité "
            "&lt;b&gt;</p></blockquote>"),
        one.html
    );
    for (const auto& mail : all) {
        BOOST_TEST(!has(mail.text, "argon2"));
        BOOST_TEST(!has(mail.text, "{{"));
        BOOST_TEST(!has(mail.text, "\n\n\n"), mail.text);
    }
    const auto told =
        db.value<int>("SELECT COUNT(*) FROM destinataire WHERE courriel_envoye IS NOT NULL");
    BOOST_TEST(told.value() == 2);
}

BOOST_AUTO_TEST_CASE(an_outsiders_drop_tells_who_invited_and_who_sent) {
    depot::NouveauDepot wanted{auteur};
    wanted.deposant = "Léo Sabre";
    wanted.deposant_courriel = "leo@ailleurs.fr";
    wanted.mot_invite = "Entre nous";
    announce(publish(wanted).id);
    const auto all = mails();
    BOOST_REQUIRE(all.size() == 2U);
    BOOST_TEST(all[0].to == "roy@exemple.fr");
    BOOST_TEST(all[0].reply_to == "leo@ailleurs.fr");
    BOOST_TEST(has(all[0].subject, "Léo Sabre (leo@ailleurs.fr) vous a envoyé un fichier"));
    BOOST_TEST(has(all[0].text, "votre invitation, Léo Sabre (leo@ailleurs.fr) vous a envoyé"));
    BOOST_TEST(has(all[0].text, "part à l’adresse que cette personne a indiquée."), all[0].text);
    BOOST_TEST(!has(all[0].text, "pas à cette adresse"));
    BOOST_TEST(has(all[0].text, "https://tele.exemple.fr/filex/depots/"));
    BOOST_TEST(has(all[0].text, "> Entre nous"));
    BOOST_TEST(all[1].to == "leo@ailleurs.fr");
    BOOST_TEST(has(all[1].text, "Mme Roy"));
    BOOST_TEST(!has(all[1].text, "https://"));
    BOOST_TEST(has(all[1].subject, "Votre fichier est bien arrivé"));
    // a name alone, that looks like a mark of the template
    forget_mails();
    wanted.deposant = "> - Léo";
    wanted.deposant_courriel = "";
    announce(publish(wanted).id);
    BOOST_REQUIRE(mails().size() == 1U);
    const auto unnamed = mails().front();
    BOOST_TEST(unnamed.reply_to.empty());
    BOOST_TEST(has(unnamed.text, "Ne répondez pas à cette adresse."), unnamed.text);
    BOOST_TEST(!has(unnamed.text, "l’adresse sont"), unnamed.text);
    BOOST_TEST(
        has(unnamed.html, "<p>En réponse à votre invitation, &gt; - Léo vous"), unnamed.html
    );
}

// Reply-To and text come from one value.
BOOST_AUTO_TEST_CASE(an_invitation_promises_an_answer_to_who_has_an_address_alone) {
    const auto invite = [&](bool une_fois) {
        forget_mails();
        db.transact([&](db::Transaction& tx) {
            const auto made = depot::create_invitation(
                tx,
                keys,
                random,
                clock.now(),
                {.compte = auteur,
                 .nom = "Anne",
                 .courriel = base::Courriel::parse("anne@exemple.fr").value(),
                 .une_fois = une_fois,
                 .expire_le = clock.now() + std::chrono::hours(24)}
            );
            const auto vue = depot::read_invitation(tx.connection(), clock.now(), made.id).value();
            const auto owner = acces::correspondant_of(tx.connection(), auteur).value();
            hall::invite(plume(), tx, vue, owner);
        });
        return mails().at(0);
    };
    const auto once = invite(true);
    BOOST_TEST(once.reply_to == "roy@exemple.fr");
    BOOST_TEST(has(once.text, "c’est Mme Roy qui recevra votre réponse"));
    BOOST_TEST(has(once.text, "Ne la transmettez pas"));
    BOOST_TEST(has(invite(false).text, "Ne la transmettez qu’à qui doit aussi envoyer"));
    db.execute("UPDATE compte SET courriel_confirme_le = NULL");
    const auto mute = invite(true);
    BOOST_TEST(mute.reply_to.empty());
    BOOST_TEST(!has(mute.text, "recevra votre réponse"), mute.text);
    BOOST_TEST(has(mute.text, "Ne répondez pas à cette adresse."), mute.text);
}

BOOST_AUTO_TEST_CASE(who_hands_on_what_an_outsider_dropped_is_who_sends_it) {
    depot::NouveauDepot wanted{auteur};
    wanted.deposant = "Le Recteur";
    wanted.deposant_courriel = "leo@ailleurs.fr";
    wanted.mot_invite = "Note personnelle";
    const auto made = publish(wanted);
    const auto send = [&](hall::Lettre lettre) {
        forget_mails();
        db.transact([&](db::Transaction& tx) {
            const auto resume = depot::resume_of(db, made.id).value();
            if (depot::nommes_of(db, made.id).empty())
                depot::add_destinataire(
                    tx, keys, random, made.id, base::Courriel::parse("tiers@exemple.fr").value()
                );
            for (const auto& nomme : depot::nommes_of(db, made.id))
                hall::write_to(plume(), tx, resume, nomme, lettre);
        });
        return mails().at(0);
    };
    for (const auto lettre : {hall::Lettre::envoi, hall::Lettre::rappel}) {
        const auto mail = send(lettre);
        BOOST_TEST(mail.to == "tiers@exemple.fr");
        BOOST_TEST(mail.reply_to == "roy@exemple.fr");
        BOOST_TEST(has(mail.subject, "Mme Roy vous"), mail.subject);
        BOOST_TEST(!has(mail.subject, "Recteur"), mail.subject);
        BOOST_TEST(has(mail.text, "Mme Roy (Académie d’essai) vous"), mail.text);
        BOOST_TEST(
            has(mail.text, "a indiqué ce nom, que le service n’a pas vérifié\u00A0: Le Recteur\n"),
            mail.text
        );
        BOOST_TEST(has(mail.text, "c’est Mme Roy qui recevra"), mail.text);
        BOOST_TEST(!has(mail.text, "Note personnelle"), mail.text);
        BOOST_TEST(!has(mail.text, "leo@ailleurs.fr"), mail.text);
        BOOST_TEST(!has(mail.text, "\n\n\n"), mail.text);
    }
    // nobody would read an answer: none is promised
    db.execute("UPDATE compte SET courriel_confirme_le = NULL");
    for (const auto lettre : {hall::Lettre::envoi, hall::Lettre::rappel}) {
        const auto mail = send(lettre);
        BOOST_TEST(mail.reply_to.empty());
        BOOST_TEST(!has(mail.text, "recevra"), mail.text);
        BOOST_TEST(has(mail.text, "Ne répondez pas à cette adresse."), mail.text);
    }
}

BOOST_AUTO_TEST_CASE(an_owner_without_a_confirmed_address_gets_nothing) {
    db.execute("UPDATE compte SET courriel_confirme_le = NULL");
    announce(publish({auteur}).id);
    BOOST_TEST(mails().empty());
}

BOOST_AUTO_TEST_SUITE_END()
