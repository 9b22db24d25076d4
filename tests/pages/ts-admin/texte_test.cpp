// The school's own words in letters and mails: typed, previewed, kept, refused.
#include "codes.hpp"
#include "envoi/texte_ecole.hpp"

using bureau::Form;
using bureau::has;

BOOST_FIXTURE_TEST_SUITE(texte, bureau::Codes)

BOOST_AUTO_TEST_CASE(typed_previewed_and_kept) {
    const std::string path = "/ts-admin/notification/texte";
    BOOST_TEST(has(get("/ts-admin/notification"), path));
    auto page = get(path);
    BOOST_TEST(has(page, "Courrier adressé à"));
    BOOST_TEST(has(page, "pour Alix EXEMPLE"));
    BOOST_TEST(has(page, "XXXX XXXX XXXX XXXX"));
    BOOST_TEST(has(page, "à personne.\n\nXXXX XXXX XXXX XXXX\n\nIl est")
    );  // the mail keeps its lines
    const std::string words = "Permanence le mardi à 17 h, <b>salle 12</b>.";
    page = post(
        path,
        {
            {"mot",  words   },
            {"acte", "apercu"}
    }
    );
    BOOST_TEST(page.status == 200);
    // in the field, in the letter and in the mail, and escaped in all
    std::size_t seen = 0;
    for (auto at = page.body.find("Permanence"); at != std::string::npos;
         at = page.body.find("Permanence", at + 1))
        ++seen;
    BOOST_TEST(seen == 3U);
    BOOST_TEST(!has(page, "<b>salle"));
    BOOST_TEST(envoi::texte_of(db, college.id).mot == "");
    page = follow(post(
        path,
        {
            {"mot", " Permanence\r\nle  mardi. "}
    }
    ));
    BOOST_TEST(has(page, "Vos textes sont enregistrés"));
    BOOST_TEST(envoi::texte_of(db, college.id).mot == "Permanence le mardi.");
    BOOST_TEST(envoi::texte_of(db, autre.id).mot == "");
    post(
        path,
        {
            {"mot", "Permanence le mardi."}
    }
    );
    BOOST_TEST(count("SELECT COUNT(*) FROM journal WHERE action = 'notification.mot'") == 1U);
    BOOST_TEST(has(get("/ts-admin/journal"), "aucun → « Permanence le mardi. »"));
    sign_in(clerk("codes"));
    BOOST_TEST(
        post(
            path,
            {
                {"mot", "autre"}
    }
        ).status == 403
    );
}

BOOST_AUTO_TEST_CASE(the_presentation_is_the_schools_own) {
    const std::string path = "/ts-admin/notification/texte";
    BOOST_TEST(has(get(path), "vous propose ses services en ligne, pour Alix EXEMPLE."));
    db.execute(
        "INSERT INTO teleservice (etablissement, service, active_le) VALUES (?, 'notes', ?)",
        college.id,
        clock.now()
    );
    BOOST_TEST(has(get(path), "vous propose de suivre en ligne, pour Alix EXEMPLE, les notes."));
    const std::string words =
        "Pour [élève], en [division] à [établissement], <i>ouvrez</i> un compte.";
    const std::string said = "Pour Alix EXEMPLE, en 6A à Collège Jeanne Villepreux,";
    auto page = post(
        path,
        {
            {"presentation", words   },
            {"mot",          "Merci."},
            {"acte",         "apercu"}
    }
    );
    BOOST_TEST(page.status == 200);
    BOOST_TEST(has(page, ">Pour [élève], en [division] à"));  // as typed, in its field
    const auto text = bureau::plain(page.body);
    const auto letter = text.find(said);
    BOOST_REQUIRE(letter != std::string::npos);
    BOOST_TEST(text.find(said, letter + 1) != std::string::npos);  // and the mail
    BOOST_TEST(!has(page, "<i>ouvrez"));
    BOOST_TEST(!has(page, "vous propose de suivre en ligne"));
    BOOST_TEST(envoi::texte_of(db, college.id).presentation == "");
    post(
        path,
        {
            {"presentation", words   },
            {"mot",          "Merci."}
    }
    );
    BOOST_TEST(envoi::texte_of(db, college.id).presentation == words);
    BOOST_TEST(envoi::texte_of(db, autre.id).presentation == "");
    BOOST_TEST(has(get("/ts-admin/journal"), "aucun → « Pour [élève], en [division]"));
    // one field wrong: both are shown as typed, nothing is kept
    page = post(
        path,
        {
            {"presentation", "Pour [enfant]"},
            {"mot",          "Autre mot."   }
    }
    );
    BOOST_TEST(page.status == 422);
    BOOST_TEST(has(page, "Entre crochets, écrivez seulement [élève]"));
    BOOST_TEST(has(page, "href=\"#presentation\""));
    BOOST_TEST(has(page, "Pour [enfant]"));
    BOOST_TEST(has(page, "Autre mot."));
    BOOST_TEST(envoi::texte_of(db, college.id).mot == "Merci.");
    for (const std::string wrong : {"[élève", "élève]", "[coupon]", "[Élève]", "[[élève]]"})
        BOOST_TEST(!envoi::parse_presentation(wrong), wrong);
    for (const std::string right : {"", "[élève]", "[division][établissement] fin", "[services]"})
        BOOST_TEST(envoi::parse_presentation(right).value() == right);
}

BOOST_AUTO_TEST_CASE(refused_with_its_reason) {
    const std::string path = "/ts-admin/notification/texte";
    std::string longer;
    for (int i = 0; i < 401; ++i) longer += "é";
    const auto page = post(
        path,
        {
            {"mot", longer}
    }
    );
    BOOST_TEST(page.status == 422);
    BOOST_TEST(has(page, "Ce texte a 401 caractères : 400 au plus"));
    BOOST_TEST(has(page, longer));
    BOOST_TEST(
        has(post(
                path,
                {
                    {"mot", "Bienvenue 日本"}
    }
            ),
            "ne peut pas imprimer « 日 »")
    );
    BOOST_TEST(
        has(post(
                path,
                {
                    {"mot", "a\u200Bb"}
    }
            ),
            "un caractère invisible")
    );
    BOOST_TEST(
        has(post(
                path,
                {
                    {"mot", "Demandez [code]"}
    }
            ),
            "Entre crochets")
    );
    std::string names;  // 11 names of 40 characters
    for (int i = 0; i < 11; ++i) names += "[élève]";
    BOOST_TEST(
        has(post(
                path,
                {
                    {"mot", names}
    }
            ),
            "Ce texte a 440 caractères, où chaque mot entre crochets compte pour 40 (vous en avez "
            "écrit 77) : 400 au plus")
    );
    const auto kept = post(
        path,
        {
            {"mot",  "Pour [élève] « ici » : oui !"},
            {"acte", "apercu"                          }
    }
    );
    BOOST_TEST(
        kept.body.find("Pour Alix EXEMPLE «\u00A0ici\u00A0»\u00A0: oui\u00A0!") != std::string::npos
    );
    BOOST_TEST(
        post(
            path,
            {
                {"mot", "[coupon] non"}
    }
        ).status == 422
    );
    BOOST_TEST(
        post(
            path,
            {
                {"mot", "\xE2\x80\xAE envers"}
    }
        ).status == 422
    );
    BOOST_TEST(
        post(
            path,
            {
                {"mot", ""}
    }
        ).status == 303
    );
    BOOST_TEST(
        post(
            path,
            {
                {"mot", longer.substr(2)}
    }
        ).status == 303
    );
}

BOOST_AUTO_TEST_SUITE_END()
