// The form that makes a drop, and the drops that its page's script makes.
#include "deposant.hpp"

#include "acces/mot_de_passe.hpp"

#include <nlohmann/json.hpp>

using deposant::Form;
using deposant::has;

namespace {

const std::string cle(22, 'A');

Form options(const Form& more = {}) {
    Form form{
        {"cle",    cle   },
        {"jours",  "5"   },
        {"taille", "1000"}
    };
    form.insert(form.end(), more.begin(), more.end());
    return form;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(formulaire, deposant::Deposant)

BOOST_AUTO_TEST_CASE(only_staff_drops) {
    BOOST_TEST(get("/filex/").header("Location") == "/connexion?retour=/filex/");
    sign_in(account("parent", "responsable"));
    BOOST_TEST(get("/filex/").status == 403);
    BOOST_TEST(post("/filex/depots", options()).status == 403);
    sign_in(account("rectorat", "academie"));
    BOOST_TEST(get("/filex/").status == 200);
}

BOOST_AUTO_TEST_CASE(the_page_says_limits_and_room) {
    sign_in(lea);
    config.filex_file_max = 2'000'000'000;
    config.filex_person_max = 10'000'000;
    const auto page = get("/filex/");
    BOOST_TEST(has(page, "Un fichier peut faire jusqu’à 2,0 Go."));
    BOOST_TEST(has(page, "Vos dépôts occupent 0 octet ; il vous reste 10 Mo."));
    // what refuses is what is told: the store's own maximum, then the disk
    config.filex_store_max = 3'000'000;
    BOOST_TEST(has(get("/filex/"), "il vous reste 3,0 Mo."));
    config.filex_person_max = 0;
    BOOST_TEST(has(get("/filex/"), "il vous reste 3,0 Mo."));
    config.filex_reserve = std::uint64_t{1} << 60U;
    BOOST_TEST(has(get("/filex/"), "il vous reste 0 octet."));
    BOOST_TEST(has(page, "Au plus 30 jours"));
    for (const auto* field :
         {"fichier",
          "jours",
          "avis_reception",
          "recapitulatif",
          "mot_de_passe",
          "destinataires",
          "message",
          "telechargements_max"}) {
        BOOST_TEST_CONTEXT(field) {
            BOOST_TEST(has(page, std::string("name=\"") + field + "\""));
            BOOST_TEST(has(page, std::string("<label for=\"") + field + "\""));
        }
    }
    BOOST_TEST(has(page, "Aucun dépôt n’est à disposition"));
    BOOST_TEST(!has(page, "Dépôts en cours"));
}

BOOST_AUTO_TEST_CASE(a_refusal_of_the_gate_is_said_in_words) {
    sign_in(lea);
    BOOST_TEST(has(get("/filex/?refus=personne"), "vos dépôts dépasseraient"));
    BOOST_TEST(has(get("/filex/?refus=magasin"), "Il n’y a plus assez de place"));
    BOOST_TEST(has(get("/filex/?refus=%3Cb%3E"), "refusé avant d’être lu"));
    BOOST_TEST(!has(get("/filex/?refus=%3Cb%3E"), "<b>"));
}

BOOST_AUTO_TEST_CASE(drops_at_hand_and_on_their_way_are_listed_to_their_owner) {
    publish({.compte = lea}, {"notes.ods", "plan.pdf"});
    begin({.compte = lea}, {"film.mp4"}, 3);
    sign_in(lea);
    const auto page = get("/filex/");
    BOOST_TEST(has(page, "notes.ods et 1 autre fichier"));
    BOOST_TEST(has(page, "1 fichier arrivé sur 3"));
    sign_in(paul);
    const auto other = get("/filex/");
    BOOST_TEST(!has(other, "notes.ods"));
    BOOST_TEST(!has(other, "film.mp4"));
}

BOOST_AUTO_TEST_CASE(the_script_makes_a_drop_and_gets_the_right_to_send_its_files) {
    sign_in(lea);
    const auto answer = post(
        "/filex/depots",
        options({
            {"taille",              "2000"                                                  },
            {"avis_reception",      "1"                                                     },
            {"mot_de_passe",        "lavande tracteur"                                      },
            {"telechargements_max", "3"                                                     },
            {"message",             "Bonjour,\r\nvoici."                                    },
            {"destinataires",       "anne@exemple.fr\r\nBruno@Exemple.fr; anne@EXEMPLE.fr\n"}
    })
    );
    BOOST_REQUIRE(answer.status == 200);
    const auto json = nlohmann::json::parse(answer.body);
    const auto id = db.value<depot::DepotId>("SELECT id FROM depot").value();
    BOOST_TEST(json["page"] == page(id));
    const auto right = json["droit"].get<std::string>();
    BOOST_TEST((context.open_handle<depot::Droit>(right) == depot::DroitId(id.value())));
    BOOST_TEST(!context.open_handle<depot::Depot>(right).has_value());
    BOOST_TEST(
        rows("SELECT COUNT(*) FROM depot WHERE etat = 'en_cours' AND attendus = 2 AND jours = 5 "
             "AND avis AND NOT recapitulatif AND telechargements_max = 3 AND adresse = '192.0.2.7'"
        ) == 1
    );
    BOOST_TEST(db.value<std::string>("SELECT message FROM depot").value() == "Bonjour,\nvoici.");
    BOOST_TEST(rows("SELECT COUNT(*) FROM destinataire") == 2);
    const auto hash = db.value<std::string>("SELECT mot_de_passe FROM depot").value();
    BOOST_TEST(acces::Hacheur(64).verify(hash, base::Secret(std::string("lavande tracteur"))));
}

BOOST_AUTO_TEST_CASE(one_form_makes_one_drop) {
    sign_in(lea);
    const auto first = post("/filex/depots", options());
    const auto again = post("/filex/depots", options());
    BOOST_TEST(again.status == 200);
    BOOST_TEST(first.body == again.body);
    BOOST_TEST(rows("SELECT COUNT(*) FROM depot") == 1);
    // tried again with a password, it is not the drop without one
    const auto secret = post(
        "/filex/depots",
        options({
            {"mot_de_passe", "lavande tracteur"}
    })
    );
    BOOST_TEST(secret.body != first.body);
    BOOST_TEST(rows("SELECT COUNT(*) FROM depot WHERE mot_de_passe <> ''") == 1);
    // the same key on somebody else's form is another form
    sign_in(paul);
    BOOST_TEST(post("/filex/depots", options()).body != first.body);
    BOOST_TEST(rows("SELECT COUNT(*) FROM depot") == 3);
    // and each page shown has a key of its own
    const auto key_in = [](const web::Response& page) {
        const auto at = page.body.find("name=\"cle\" value=\"");
        return page.body.substr(at, 60);
    };
    BOOST_TEST(key_in(get("/filex/")) != key_in(get("/filex/")));
}

BOOST_AUTO_TEST_CASE(what_is_wrong_is_told_at_its_field_and_nothing_is_made) {
    sign_in(lea);
    struct Case {
        Form form;
        const char* field;
        const char* words;
    };
    const std::vector<Case> cases{
        {{{"taille", "1"}},                                      "jours",               "combien de jours"   },
        {{{"taille", "1"}, {"jours", "31"}},                     "jours",               "au plus 30 jours"   },
        {{{"taille", "1"}, {"jours", "0"}},                      "jours",               "entier"             },
        {{{"taille", "1"}, {"jours", "5 jours"}},                "jours",               "entier"             },
        {{{"jours", "5"}},                                       "fichier",             "au moins un fichier"},
        {{{"jours", "5"}, {"taille", "-1"}},                     "fichier",             "au moins un fichier"},
        {options({{"mot_de_passe", "court"}}),                   "mot_de_passe",        "au moins 8"         },
        {options({{"mot_de_passe", "azertyuiop"}}),              "mot_de_passe",        "devine"             },
        {options({{"telechargements_max", "0"}}),                "telechargements_max", "nombre entier"      },
        {options({{"destinataires", "anne@exemple.fr\nbruno"}}), "destinataires",       "bruno"              },
        {options({{"message", "a\x01"}}),                        "message",             "ne s’écrit pas"  },
        {options({{"message", std::string(2001, 'a')}}),         "message",             "trop long"          },
    };
    for (const auto& [form, field, words] : cases) {
        BOOST_TEST_CONTEXT(field << ": " << words) {
            const auto answer = post("/filex/depots", form);
            BOOST_TEST(answer.status == 422);
            const auto errors = nlohmann::json::parse(answer.body)["erreurs"];
            BOOST_REQUIRE(errors.size() == 1);
            BOOST_TEST(errors[0]["champ"] == field);
            BOOST_TEST(
                deposant::plain(errors[0]["message"].get<std::string>()).find(words) !=
                std::string::npos
            );
        }
    }
    BOOST_TEST(post("/filex/depots", options(), false).status == 403);
    BOOST_TEST(rows("SELECT COUNT(*) FROM depot") == 0);
    BOOST_TEST(rows("SELECT COUNT(*) FROM brouillon") == 0);
}

BOOST_AUTO_TEST_CASE(room_is_asked_before_a_byte_comes) {
    sign_in(lea);
    config.filex_file_max = 1500;
    auto answer = post(
        "/filex/depots",
        options({
            {"taille", "1501"}
    })
    );
    BOOST_TEST(answer.status == 422);
    BOOST_TEST(has(answer, "dépasse la taille permise"));
    // each is small enough, all together are not
    config.filex_person_max = 2000;
    answer = post(
        "/filex/depots",
        options({
            {"taille", "1001"}
    })
    );
    BOOST_TEST(has(answer, "vos dépôts dépasseraient"));
    config.filex_person_max = 2001;
    BOOST_TEST(
        post(
            "/filex/depots",
            options({
                {"taille", "1001"}
    })
        ).status == 200
    );
}

BOOST_AUTO_TEST_CASE(a_session_that_is_over_leads_to_sign_in) {
    sign_in(lea);
    clock.advance(std::chrono::hours(13));
    BOOST_TEST(post("/filex/depots", options()).header("Location") == "/connexion?session=gardee");
}

BOOST_AUTO_TEST_SUITE_END()
