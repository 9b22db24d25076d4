// The account's own pages: changes ask for the password, children come and go by codes, sessions
// end.
#include "navigateur.hpp"

#include "acces/effacement.hpp"
#include "acces/journal.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace {

using navigateur::Champs;
using navigateur::Navigateur;

const std::string password = "tulipe velours canard lundi";
const std::string other_password = "crapaud volant sous la pluie";

struct Chez : navigateur::Site {
    acces::CompteId anne = make_compte("anne.roy");
    scolarite::EleveId lea = make_eleve();
    scolarite::CoupleId couple = make_couple(lea);
    Emis code = make_car(lea, couple);
    Navigateur browser{*this};

    Chez() { sign_in(browser); }
    static void sign_in(Navigateur& from, const std::string& secret = password) {
        from.get("/connexion")
            .submit({
                {"identifiant",  "anne.roy"},
                {"mot_de_passe", secret    }
        });
    }
    void confirm_address() {
        db.transact([&](db::Transaction& tx) {
            acces::set_courriel(tx, anne, "anne@exemple.fr");
            acces::confirm_courriel(tx, now(), anne, "anne@exemple.fr");
        });
    }
    void add_lea() {
        browser.get("/compte/enfants/ajouter")
            .submit({
                {"car",            code.car.display().reveal()},
                {"date_naissance", "17/05/2014"               }
        });
        BOOST_REQUIRE(browser.path == "/compte/enfants/confirmer");
        browser.submit({
            {"choix", "ajouter"}
        });
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(compte)

BOOST_FIXTURE_TEST_CASE(all_of_it_needs_an_account, Chez) {
    for (const auto* const path :
         {"/compte",
          "/compte/mot-de-passe",
          "/compte/courriel",
          "/compte/enfants/ajouter",
          "/compte/enfants/confirmer"}) {
        Navigateur stranger(*this);
        BOOST_TEST(stranger.get(path).path == "/connexion");
    }
}

BOOST_FIXTURE_TEST_CASE(no_second_factor_is_announced_to_a_family, Chez) {
    BOOST_TEST(!browser.get("/compte").shows("Double vérification"));
}

BOOST_FIXTURE_TEST_CASE(the_summary_of_errors_says_what_is_kept, Chez) {
    browser.get("/compte/courriel")
        .submit({
            {"courriel",     "anne@exemple.fr"},
            {"mot_de_passe", "faux"           }
    });
    BOOST_TEST(browser.shows("sauf ce qui est secret"));
    BOOST_TEST(!browser.shows("n’est perdu"));
    BOOST_TEST(browser.field("courriel") == "anne@exemple.fr");
    browser.get("/compte/enfants/ajouter")
        .submit({
            {"car", "7K2M"}
    });
    BOOST_TEST(browser.shows("n’est perdu"));
    BOOST_TEST(browser.field("car") == "7K2M");
    // the focus goes there by itself, without JavaScript
    BOOST_TEST(browser.shows("id=\"erreurs\" autofocus"));
}

BOOST_FIXTURE_TEST_CASE(adding_a_child, Chez) {
    confirm_address();
    add_lea();
    BOOST_TEST(browser.path == "/compte");
    BOOST_TEST(browser.shows("Léa Roy"));
    BOOST_TEST(browser.shows("est rattaché"));
    BOOST_TEST(mail_to("anne@exemple.fr").find("Léa") != std::string::npos);
    // the code has served
    browser.get("/compte/enfants/ajouter")
        .submit({
            {"car",            code.car.display().reveal()},
            {"date_naissance", "17/05/2014"               }
    });
    BOOST_TEST(browser.path == "/compte/enfants/ajouter");
    BOOST_TEST(browser.shows("<title>Erreur"));
}

// A pupil's own account is of one pupil; where he goes to school may change.
BOOST_FIXTURE_TEST_CASE(a_pupil_does_not_take_the_code_of_another, Chez) {
    const auto compte = make_compte("lea.roy", password, acces::Profil::eleve);
    const auto own = make_car(lea, std::nullopt);
    db.transact([&](db::Transaction& tx) {
        BOOST_REQUIRE(acces::activate(tx, now(), {compte, ""}, compte, own.id));
    });
    Navigateur pupil(*this, "198.51.100.5");
    pupil.get("/connexion")
        .submit({
            {"identifiant",  "lea.roy"},
            {"mot_de_passe", password }
    });
    const auto enter = [&](scolarite::EleveId eleve) {
        const auto given = make_car(eleve, std::nullopt);
        pupil.get("/compte/enfants/ajouter")
            .submit({
                {"car",            given.car.display().reveal()},
                {"date_naissance", "17/05/2014"                }
        });
        return pupil.path;
    };
    BOOST_TEST(enter(make_eleve("ZOÉ", "PETIT")) == "/compte/enfants/ajouter");
    BOOST_TEST(pupil.shows("Ce code est celui d’un autre élève"));
    BOOST_TEST(count("SELECT COUNT(*) FROM car WHERE utilise_le IS NOT NULL") == 1);
    BOOST_TEST(enter(make_eleve("TOM", "ROY")) == "/compte/enfants/ajouter");  // his twin
    BOOST_TEST(enter(lea) == "/compte/enfants/confirmer");
    BOOST_TEST(enter(make_eleve()) == "/compte/enfants/confirmer");  // in another school
    db.execute("UPDATE eleve SET ine = '990000001EB' WHERE id = ?", lea);
    const auto renamed = make_eleve("LÉANE", "ROY-PETIT");
    db.execute("UPDATE eleve SET ine = '990000001EB' WHERE id = ?", renamed);
    BOOST_TEST(enter(renamed) == "/compte/enfants/confirmer");
    const auto namesake = make_eleve();
    db.execute("UPDATE eleve SET ine = '990000002EC' WHERE id = ?", namesake);
    BOOST_TEST(enter(namesake) == "/compte/enfants/ajouter");
}

BOOST_FIXTURE_TEST_CASE(double_click_adds_once, Chez) {
    browser.get("/compte/enfants/ajouter")
        .submit({
            {"car",            code.car.display().reveal()},
            {"date_naissance", "17/05/2014"               }
    });
    const Champs form{
        {"_csrf", browser.csrf()         },
        {"jeton", browser.hidden("jeton")},
        {"choix", "ajouter"              }
    };
    browser.post_raw("/compte/enfants/confirmer", form);
    browser.post_raw("/compte/enfants/confirmer", form);
    BOOST_TEST(count("SELECT COUNT(*) FROM rattachement") == 1);
    BOOST_TEST(count("SELECT COUNT(*) FROM journal WHERE action = 'car.utilise'") == 1);
}

BOOST_FIXTURE_TEST_CASE(refusing_a_child, Chez) {
    browser.get("/compte/enfants/ajouter")
        .submit({
            {"car",            code.car.display().reveal()},
            {"date_naissance", "17/05/2014"               }
    });
    browser.submit({
        {"choix", "contester"}
    });
    BOOST_TEST(browser.shows("est refusé"));
    BOOST_TEST(count("SELECT COUNT(*) FROM car WHERE fin_motif = 'conteste'") == 1);
    BOOST_TEST(count("SELECT COUNT(*) FROM rattachement") == 0);
}

// Two codes in two tabs: an answer to the older question touches neither child, and it is said.
BOOST_FIXTURE_TEST_CASE(an_answer_from_an_older_tab, Chez) {
    const auto enter = [&](const Emis& emis) {
        browser.get("/compte/enfants/ajouter")
            .submit({
                {"car",            emis.car.display().reveal()},
                {"date_naissance", "17/05/2014"               }
        });
    };
    const auto tom = make_eleve("TOM", "ROY");
    const auto other = make_car(tom, make_couple(tom));
    enter(code);
    const Champs older{
        {"_csrf", browser.csrf()         },
        {"jeton", browser.hidden("jeton")},
        {"choix", "contester"            }
    };
    enter(other);
    BOOST_TEST(!browser.shows("Votre réponse n’a rien changé"));
    browser.post_raw("/compte/enfants/confirmer", older);
    BOOST_TEST(browser.path == "/compte/enfants/confirmer?change=1");
    browser.get("/compte/enfants/confirmer?change=1");
    BOOST_TEST(browser.shows("Votre réponse n’a rien changé"));
    BOOST_TEST(browser.shows("Tom"));
    BOOST_TEST(count("SELECT COUNT(*) FROM car WHERE fin_motif = 'conteste'") == 0);
    browser.submit({
        {"choix", "ajouter"}
    });
    BOOST_TEST(browser.path == "/compte");
    BOOST_TEST(count("SELECT COUNT(*) FROM rattachement") == 1);
}

BOOST_FIXTURE_TEST_CASE(detaching_a_child_is_the_owners, Chez) {
    add_lea();
    const auto start = browser.page.find("/compte/enfants/", browser.page.find("Léa Roy"));
    const auto link = browser.page.substr(start, browser.page.find('"', start) - start);
    make_compte("paul");
    Navigateur paul(*this, "198.51.100.3");
    paul.get("/connexion")
        .submit({
            {"identifiant",  "paul"  },
            {"mot_de_passe", password}
    });
    BOOST_TEST(paul.get(link).status == 404);
    paul.get("/compte");
    paul.post_raw(
        link,
        {
            {"_csrf", paul.csrf()}
    }
    );
    BOOST_TEST(count("SELECT COUNT(*) FROM rattachement WHERE fin_le IS NULL") == 1);
    browser.get(link).submit({
        {"conteste", "1"}
    });
    BOOST_TEST(browser.shows("est détaché"));
    BOOST_TEST(count("SELECT COUNT(*) FROM rattachement WHERE fin_motif = 'conteste'") == 1);
    BOOST_TEST(count("SELECT COUNT(*) FROM journal WHERE action = 'rattachement.conteste'") == 1);
}

BOOST_FIXTURE_TEST_CASE(changing_the_password, Chez) {
    confirm_address();
    Navigateur phone(*this, "198.51.100.4");
    sign_in(phone);
    browser.get("/compte/mot-de-passe")
        .submit({
            {"mot_de_passe_actuel",       "faux"        },
            {"mot_de_passe",              other_password},
            {"mot_de_passe_confirmation", other_password}
    });
    BOOST_TEST(browser.shows("pas votre mot de passe actuel"));
    browser.submit({
        {"mot_de_passe_actuel",       password},
        {"mot_de_passe",              "court" },
        {"mot_de_passe_confirmation", "court" }
    });
    BOOST_TEST(browser.shows("trop court"));
    browser.submit({
        {"mot_de_passe_actuel",       password      },
        {"mot_de_passe",              other_password},
        {"mot_de_passe_confirmation", other_password}
    });
    BOOST_TEST(browser.path == "/compte");
    BOOST_TEST(browser.shows("est changé"));
    BOOST_TEST(phone.get("/compte").path == "/connexion");
    BOOST_TEST(mail_to("anne@exemple.fr").find("a été changé") != std::string::npos);
    Navigateur again(*this);
    sign_in(again, other_password);
    BOOST_TEST(again.path == "/famille/");
    for (const auto& sent : seen) BOOST_TEST(sent.find(other_password) == std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(changing_the_address, Chez) {
    confirm_address();
    browser.get("/compte/courriel")
        .submit({
            {"courriel",     "nouvelle@exemple.fr"},
            {"mot_de_passe", "faux"               }
    });
    BOOST_TEST(browser.shows("pas votre mot de passe"));
    BOOST_TEST(browser.field("courriel") == "nouvelle@exemple.fr");
    browser.submit({
        {"mot_de_passe", password}
    });
    BOOST_TEST(browser.path == "/compte");
    BOOST_TEST(browser.shows("À confirmer"));
    // until its link is opened, the confirmed one serves, for recovery too
    BOOST_TEST(browser.shows("anne@exemple.fr"));
    BOOST_TEST(browser.shows("Confirmée"));
    const auto served = [&](const char* address) {
        return acces::comptes_of_courriel(db, base::Courriel::parse(address).value()).size() == 1U;
    };
    BOOST_TEST(served("anne@exemple.fr"));
    BOOST_TEST(!served("nouvelle@exemple.fr"));
    BOOST_TEST(mail_to("anne@exemple.fr") == "");
    const auto link = link_in(mail_to("nouvelle@exemple.fr"));
    Navigateur elsewhere(*this, "198.51.100.5");  // the link works without a session
    elsewhere.get(link).submit();
    BOOST_TEST(elsewhere.shows("est confirmée"));
    BOOST_TEST(served("nouvelle@exemple.fr"));
    BOOST_TEST(!served("anne@exemple.fr"));
    BOOST_TEST(mail_to("anne@exemple.fr").find("a été changée") != std::string::npos);
    BOOST_TEST(!browser.get("/compte").shows("À confirmer"));
    BOOST_TEST(browser.shows("Confirmée"));
    browser.get("/compte/courriel")
        .submit({
            {"courriel",     ""      },
            {"mot_de_passe", password}
    });
    BOOST_TEST(browser.shows("est retirée"));
    BOOST_TEST(count("SELECT COUNT(*) FROM compte WHERE courriel = ''") == 1);
}

BOOST_FIXTURE_TEST_CASE(a_link_to_a_former_address_confirms_nothing, Chez) {
    browser.get("/compte/courriel")
        .submit({
            {"courriel",     "une@exemple.fr"},
            {"mot_de_passe", password        }
    });
    const auto first = link_in(mail_to("une@exemple.fr"));
    browser.get("/compte/courriel")
        .submit({
            {"courriel",     "deux@exemple.fr"},
            {"mot_de_passe", password         }
    });
    BOOST_TEST(browser.get(first).status == 410);
    BOOST_TEST(count("SELECT COUNT(*) FROM compte WHERE courriel_confirme_le IS NOT NULL") == 0);
}

BOOST_FIXTURE_TEST_CASE(confirmation_can_be_sent_again_a_few_times, Chez) {
    db.transact([&](db::Transaction& tx) { acces::set_courriel(tx, anne, "anne@exemple.fr"); });
    for (int i = 0; i < 6; ++i) browser.get("/compte").submit({}, "/renvoyer");
    BOOST_TEST(browser.shows("attendez"));
    BOOST_TEST(mails() <= 3);
}

BOOST_FIXTURE_TEST_CASE(other_devices_are_listed_and_ended, Chez) {
    Navigateur phone(*this, "198.51.100.4");
    phone.agent = "Mozilla/5.0 (iPhone) Safari/605";
    sign_in(phone);
    browser.get("/compte");
    BOOST_TEST(browser.shows("Safari, iPhone"));
    BOOST_TEST(browser.shows("Celui-ci"));
    browser.submit({}, "/compte/appareils/fermer");
    BOOST_TEST(phone.get("/compte").path == "/connexion");
    BOOST_TEST(browser.get("/compte").status == 200);
}

BOOST_FIXTURE_TEST_CASE(every_post_needs_the_page_token, Chez) {
    for (const auto& route : auth::routes()) {
        if (route.verb != web::Verb::post) continue;
        std::string path(route.path);
        if (const auto at = path.find('{'); at != std::string::npos)
            path = path.substr(0, at) + "x" + path.substr(path.find('}') + 1);
        browser.post_raw(
            path,
            {
                {"mot_de_passe", password}
        }
        );
        // who is signed in is not refused a sign-in: he is led to what is his
        BOOST_TEST(browser.status == (path == "/connexion" ? 303 : 403), path);
    }
    BOOST_TEST(browser.get("/compte").status == 200);
}

BOOST_FIXTURE_TEST_CASE(what_people_type_is_text, Chez) {
    db.execute("UPDATE compte SET nom_affiche = '<script>x</script>{{RACINE}}' WHERE id = ?", anne);
    browser.get("/compte");
    BOOST_TEST(!browser.shows("<script>x"));
    BOOST_TEST(browser.shows("{{RACINE}}"));
}

// A person's times are told by the clock of where the children go to school, on every page and
// file.
BOOST_FIXTURE_TEST_CASE(times_of_a_family_overseas, Chez) {
    db.execute("UPDATE etablissement SET fuseau = 'Indian/Reunion'");
    db.execute("UPDATE compte SET precedente_connexion_le = '2026-01-15 22:30:00'");
    BOOST_TEST(browser.get("/compte").shows("le 15/01/2026 à 23\u00A0h\u00A030"));
    confirm_address();
    add_lea();
    BOOST_TEST(browser.get("/compte").shows("le 16/01/2026 à 2\u00A0h\u00A030"));
    browser.get("/compte/donnees");
    BOOST_TEST(browser.shows("16/01/2026 à 2\u00A0h\u00A030"));
    db.execute("UPDATE compte SET precedente_connexion_le = NULL");
    const auto here = base::Zone::parse("Indian/Reunion").value().format(now());
    browser.get("/compte/mot-de-passe")
        .submit({
            {"mot_de_passe_actuel",       password      },
            {"mot_de_passe",              other_password},
            {"mot_de_passe_confirmation", other_password}
    });
    BOOST_TEST(mail_to("anne@exemple.fr").find(here) != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(all_my_data_as_a_file, Chez) {
    confirm_address();
    add_lea();
    browser.get("/compte/donnees");
    BOOST_TEST(browser.status == 200);
    BOOST_TEST(browser.last.header("Content-Disposition").starts_with("attachment"));
    for (const auto* words : {"anne.roy", "anne@exemple.fr", "Léa Roy", "192.0.2.7", "Firefox"})
        BOOST_TEST(browser.shows(words), words);
    BOOST_TEST(!browser.shows("argon2"));
    BOOST_TEST(Navigateur(*this).get("/compte/donnees").path == "/connexion");
}

// What was done with the account and the codes of its children is there too; what others did is
// not, nor who they are.
BOOST_FIXTURE_TEST_CASE(all_my_data_holds_the_journal, Chez) {
    const auto paul = make_compte("paul.canari");
    const auto chef = make_compte("chef.serin");
    db.execute(
        "UPDATE compte SET profil = 'agent', nom_affiche = 'Mme Olga SERIN' WHERE id = ?", chef
    );
    add_lea();
    const auto line = [&](std::optional<acces::CompteId> who,
                          std::string_view action,
                          std::optional<scolarite::CoupleId> pair,
                          std::optional<acces::CompteId> target,
                          const std::string& details) {
        db.transact([&](db::Transaction& tx) {
            acces::journal(
                tx,
                now(),
                {who, "203.0.113.9"},
                {.action = action, .couple = pair, .cible = target, .details = details}
            );
        });
    };
    line(anne, "famille.message", {}, {}, "Un message à elle");
    line(chef, "car.genere", couple, {}, "Code généré pour elle");
    line({}, "car.expire", couple, {}, "Expiré tout seul");
    line(chef, "essai.compte", {}, anne, "Sur son compte");
    line(paul, "car.conteste", couple, paul, "Un autre compte, le même couple");
    line(paul, "essai.autre", {}, {}, "Rien à voir");
    line(chef, "essai.autre", {}, paul, "Sur un autre compte");
    const std::string read = "UPDATE rattachement SET notes_lues_le = '2026-01-12 07:08:00'";
    db.run_script(read);
    browser.get("/compte/donnees");
    const auto data = nlohmann::json::parse(browser.page);
    std::vector<std::string> said;
    for (const auto& one : data["journal"])
        said.push_back(one["par"].get<std::string>() + ": " + one["details"].get<std::string>());
    for (const auto* expected :
         {"vous: Un message à elle",
          "le personnel: Code généré pour elle",
          "le système: Expiré tout seul",
          "le personnel: Sur son compte"})
        BOOST_TEST(std::count(said.begin(), said.end(), expected) == 1, expected);
    BOOST_TEST(data["journal"].back()["adresse_reseau"] == "");
    BOOST_TEST(data["eleves"][0]["notes_lues"]["le"].get<std::string>().starts_with("12/01/2026"));
    for (const auto* other : {"Un autre compte", "Rien à voir", "Sur un autre", "SERIN", "chef"})
        BOOST_TEST(!browser.shows(other), other);
    // who works for a school has named others in the journal: what he did, not to whom
    db.execute("UPDATE compte SET profil = 'agent' WHERE id = ?", anne);
    browser.get("/compte/donnees");
    BOOST_TEST(browser.shows("famille.message"));
    BOOST_TEST(!browser.shows("Un message à elle"));
    BOOST_TEST(browser.shows("Sur son compte"));
    // a link that has ended shows no more of the pair
    db.execute("UPDATE rattachement SET fin_le = ?, fin_motif = 'remplace'", now());
    browser.get("/compte/donnees");
    BOOST_TEST(!browser.shows("Code généré pour elle"));
    BOOST_TEST(browser.shows("terminé"));
}

BOOST_FIXTURE_TEST_CASE(all_my_data_holds_the_file_drop, Chez) {
    browser.get("/compte/donnees");
    BOOST_TEST(!browser.shows("filex"));  // a parent has no use of it
    db.execute("UPDATE compte SET profil = 'agent' WHERE id = ?", anne);
    const auto depot = db.insert<acces::Compte>(
        "INSERT INTO depot (compte, deposant, mot_invite, message, empreinte, jeton_scelle, etat, "
        "cree_le, publie_le, expire_le, jours, mot_de_passe) VALUES (?, 'Léo Sabre', 'Voici', "
        "'Bonjour', REPEAT('e', 32), REPEAT('s', 40), 'publie', ?, ?, ?, 10, '$argon2id$secret')",
        anne,
        now(),
        now(),
        now() + std::chrono::days(10)
    );
    db.execute(
        "INSERT INTO fichier (depot, nom, taille, blob_nom, recu_le) VALUES (?, 'notes.ods', 1500, "
        "REPEAT('b', 32), ?)",
        depot,
        now()
    );
    db.execute(
        "INSERT INTO destinataire (depot, courriel, empreinte, jeton_scelle) VALUES (?, "
        "'zoe@exemple.fr', REPEAT('d', 32), REPEAT('s', 40))",
        depot
    );
    db.execute(
        "INSERT INTO jeton_depot (compte, empreinte, nom, cree_le, expire_le) VALUES (?, "
        "REPEAT('j', 32), 'Sauvegarde', ?, ?)",
        anne,
        now(),
        now()
    );
    db.execute(
        "INSERT INTO invitation (compte, empreinte, jeton_scelle, nom, courriel, message, "
        "une_fois, cree_le, expire_le) VALUES (?, REPEAT('i', 32), REPEAT('s', 40), 'Imprimerie', "
        "'imp@exemple.fr', '', TRUE, ?, ?)",
        anne,
        now(),
        now()
    );
    db.execute(
        "INSERT INTO telechargement (depot, fichier, compte, demande_le, expire_le, total, "
        "appareil) SELECT depot, id, ?, ?, ?, 1500, 'Opera, Haiku' FROM fichier",
        anne,
        now(),
        now()
    );
    db.execute(
        "INSERT INTO regle_depot (rang, cible, valeur, jours_max) SELECT 1, 'compte', identifiant, "
        "17 FROM compte WHERE id = ?",
        anne
    );
    browser.get("/compte/donnees");
    BOOST_TEST(browser.status == 200);
    for (const auto* words :
         {"notes.ods",
          "\"octets\": 1500",
          "zoe@exemple.fr",
          "Léo Sabre",
          "Voici",
          "disponible",
          "Sauvegarde",
          "imp@exemple.fr",
          "Opera, Haiku",
          "\"jours\": 17"})
        BOOST_TEST(browser.shows(words), words);
    for (const auto* secret : {"argon2", "eeeeeeee", "ssssssss", "jjjjjjjj", "bbbbbbbb"})
        BOOST_TEST(!browser.shows(secret), secret);
}

BOOST_FIXTURE_TEST_CASE(ending_the_account, Chez) {
    confirm_address();
    add_lea();
    Navigateur elsewhere(*this, "198.51.100.3");
    sign_in(elsewhere);
    browser.get("/compte/supprimer")
        .submit({
            {"mot_de_passe", "faux"}
    });
    BOOST_TEST(browser.shows("Ce n’est pas votre mot de passe."));
    BOOST_TEST(count("SELECT COUNT(*) FROM compte") == 1);
    browser.submit({
        {"mot_de_passe", password}
    });
    BOOST_TEST(browser.path == "/");
    BOOST_TEST(browser.shows("Votre compte est supprimé"));
    BOOST_TEST(count("SELECT COUNT(*) FROM rattachement WHERE fin_le IS NULL") == 0);
    BOOST_TEST(count("SELECT COUNT(*) FROM session WHERE compte = 1") == 0);
    BOOST_TEST(count("SELECT COUNT(*) FROM brouillon WHERE compte IS NOT NULL") == 0);
    // nothing is left that says whose it was
    BOOST_TEST(
        count("SELECT COUNT(*) FROM compte c JOIN compte_secret s ON s.compte = c.id WHERE "
              "CONCAT(c.identifiant_affiche, c.nom_affiche, c.courriel, c.derniere_connexion_de, "
              "c.precedente_connexion_de, s.mot_de_passe, s.question, s.reponse) <> ''") == 0
    );
    BOOST_TEST(count("SELECT COUNT(*) FROM jeton WHERE courriel <> ''") == 0);
    BOOST_TEST(!acces::find_compte(db, "anne roy").has_value());
    BOOST_TEST(count("SELECT COUNT(*) FROM eleve") == 1);
    // the school reads it, its owner too, and the other device is out
    BOOST_TEST(count("SELECT COUNT(*) FROM journal WHERE action = 'compte.efface'") == 1);
    BOOST_TEST(mail_to("anne@exemple.fr").find("a été supprimé") != std::string::npos);
    BOOST_TEST(elsewhere.get("/compte").path == "/connexion");
    // the identifiant is free again, and the purge takes the row
    BOOST_TEST(!acces::identifiant_taken(db, acces::Identifiant::parse("anne.roy").value()));
    BOOST_TEST(acces::erase_ended(db) == 1U);
    BOOST_TEST(count("SELECT COUNT(*) FROM compte") == 0);
    BOOST_TEST(acces::erase_ended(db) == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
