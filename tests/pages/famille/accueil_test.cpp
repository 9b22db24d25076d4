// The home of a family, the services page of a child, and the équipe pédagogique.
#include "academie.hpp"

namespace {

using support::Academie;
using support::has;

struct Famille : Academie {
    Famille() {
        sign_in(parent_of_lea_and_tom);
        script("INSERT INTO parametre_absences (etablissement, voir_retards) VALUES (1, 1)");
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(page_accueil, Famille)

BOOST_AUTO_TEST_CASE(children_of_two_schools) {
    const auto page = get("/famille/");
    BOOST_TEST(page.status == 200);
    for (const auto* text :
         {"<h1>Mes enfants</h1>",
          ">Léa ROY</a>",
          "6A, Collège Jeanne Villepreux",
          ">Tom ROY</a>",
          "3B, Collège des Filaos",
          "Dernière connexion : le 10/11/2026 à 9 h 00",
          "198.51.100.4"})
        BOOST_TEST(has(page, text), text);
    // since they were read on 10/11: one mark of Léa opened (18/11 + 1 day), one absence and one
    // late arrival were written (16 and 17/11); one mark of Tom opened
    BOOST_TEST(has(page, "1\u00A0note, 1\u00A0absence et 1\u00A0retard à lire."));
    BOOST_TEST(has(page, "<p>1\u00A0note à lire.</p>"));
}

BOOST_AUTO_TEST_CASE(one_child_is_at_home_at_once) {
    sign_in(parent_of_zoe);
    const auto page = get("/famille/");
    BOOST_TEST(has(page, "<h1>Zoé CANARI, 6A</h1>"));
    for (const auto* text :
         {">Absences</a>",
          ">Notes</a>",
          ">Équipe pédagogique</a>",
          "C’est votre première connexion",
          "Bienvenue aux familles"})
        BOOST_TEST(has(page, text), text);
    BOOST_TEST(!has(page, "Changer d’enfant"));
}

BOOST_AUTO_TEST_CASE(nobody_attached) {
    script("UPDATE rattachement SET fin_le = '2026-11-01'");
    const auto page = get("/famille/");
    BOOST_TEST(page.status == 200);
    BOOST_TEST(has(page, "Aucun enfant n’est rattaché à votre compte"));
}

BOOST_AUTO_TEST_CASE(a_class_of_two_words_stays_on_its_line) {
    script("UPDATE division SET code = '6 A' WHERE code = '6A'");
    for (const auto& page : {get(page_of(lea)), get(page_of(lea, "/equipe"))}) {
        BOOST_TEST(page.body.find("6\u00A0A") != std::string::npos);
        BOOST_TEST(page.body.find("6 A") == std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(nothing_new_is_a_state) {
    script(
        "UPDATE rattachement SET notes_lues_le = '2026-11-20 08:00:00', "
        "absences_lues_le = '2026-11-19 08:00:00'"
    );
    BOOST_TEST(has(get("/famille/"), "Rien de nouveau depuis le 19/11/2026."));
    const auto page = get(page_of(lea));
    BOOST_TEST(has(page, "Rien de nouveau depuis le 20/11/2026."));
    BOOST_TEST(!has(page, "<p class=\"chiffre\">0</p>"), "it would read as a mark");
}

// What is new goes when it is read, and only then: not by another sign-in, nor by the other
// service.
BOOST_AUTO_TEST_CASE(reading_makes_it_old) {
    BOOST_TEST(has(get(page_of(lea)), "1\u00A0absence et 1\u00A0retard à lire."));
    const auto marks = get(page_of(lea, "/notes"));
    BOOST_TEST(has(marks, "Dictée <span class=\"etat actif\">● Nouvelle</span>"));
    BOOST_TEST(!has(marks, "Fractions <span"));
    BOOST_TEST(has(get("/famille/"), "1\u00A0absence et 1\u00A0retard à lire."));
    BOOST_TEST(
        has(get(page_of(lea, "/notes"), "vue=annee"), "Dictée <span"), "all along the session"
    );
    const auto absences = get(page_of(lea, "/absences"), "vue=annee");
    BOOST_TEST(has(absences, "de 13 h 30 à 17 h 00 <span class=\"etat actif\">● Nouvelle</span>"));
    BOOST_TEST(has(absences, "● Nouveau"));
    BOOST_TEST(has(get("/famille/"), "Rien de nouveau depuis le 20/11/2026."));
    // the other parent, or the pupil, has his own
    BOOST_TEST(db.value<bool>("SELECT notes_lues_le IS NULL FROM rattachement WHERE id = 4").value()
    );
}

// A mark given late at an evaluation published long ago, and one that was changed.
BOOST_AUTO_TEST_CASE(a_mark_written_late_is_new) {
    script("UPDATE rattachement SET notes_lues_le = '2026-11-20 08:00:00' WHERE compte = 1");
    BOOST_TEST(!has(get("/famille/"), "1\u00A0note"));
    script("UPDATE note SET ecrite_le = '2026-11-20 10:00:00' WHERE eleve = 1 AND evaluation = 1");
    BOOST_TEST(has(get("/famille/"), "1\u00A0note, 1\u00A0absence"));
    BOOST_TEST(has(get(page_of(lea, "/notes")), "Fractions <span class=\"etat actif\">"));
    // one that nobody may see yet is not
    script(
        "UPDATE rattachement SET notes_lues_le = '2026-11-20 11:00:00' WHERE id = 1;"
        "UPDATE note SET ecrite_le = '2026-11-20 10:59:30' WHERE eleve = 1 AND evaluation = 4"
    );
    BOOST_TEST(!has(get("/famille/"), "1\u00A0note"));
}

// What was open when they were read is what counts, not what today's rule would have shown then.
BOOST_AUTO_TEST_CASE(marks_opened_by_a_rule_changed_after_reading_are_new) {
    script("INSERT INTO parametre_notes (etablissement, mode) VALUES (1, 'echeance')");
    BOOST_TEST(has(get(page_of(lea, "/notes")), "n’a pas encore fixé de date"));
    BOOST_TEST(!has(get("/famille/"), "notes, 1"));
    script("UPDATE parametre_notes SET mode = 'fil' WHERE etablissement = 1");
    BOOST_TEST(has(get("/famille/"), "notes, 1\u00A0absence et 1\u00A0retard à lire."));
}

BOOST_AUTO_TEST_CASE(marks_opened_by_a_date_in_the_past_are_new) {
    script(
        "INSERT INTO parametre_notes (etablissement, mode) VALUES (1, 'echeance');"
        "INSERT INTO echeance (etablissement, jour, pose_le) VALUES (1, '2026-10-01', '2026-09-01')"
    );
    BOOST_TEST(has(get(page_of(lea, "/notes"), "vue=annee"), "Fractions"));
    BOOST_TEST(!has(get("/famille/"), "note, 1"));
    script(
        "INSERT INTO echeance (etablissement, jour, pose_le) VALUES (1, '2026-10-10', '2026-09-01')"
    );
    BOOST_TEST(has(get("/famille/"), "1\u00A0note, 1\u00A0absence et 1\u00A0retard à lire."));
}

// The first time everything is there to read, and nothing stands out.
BOOST_AUTO_TEST_CASE(never_read) {
    script("UPDATE rattachement SET notes_lues_le = NULL, absences_lues_le = NULL");
    BOOST_TEST(has(get(page_of(lea)), "notes à lire."));
    BOOST_TEST(!has(get(page_of(lea, "/notes")), "● Nouvelle"));
    BOOST_TEST(has(get("/famille/"), "2\u00A0absences et 1\u00A0retard à lire."));
}

// S20: a new code closes the child until it is entered; the family is told, and of nothing else.
BOOST_AUTO_TEST_CASE(a_replaced_code_is_said) {
    const auto path = page_of(lea);
    script(
        "UPDATE rattachement SET fin_le = '2026-11-20 09:00:00', fin_motif = 'remplace', "
        "couple_ouvert = NULL WHERE id = 1"
    );
    const auto page = get("/famille/");
    BOOST_TEST(
        has(page, "Léa : l’établissement (Collège Jeanne Villepreux) vous a donné un nouveau code")
    );
    BOOST_TEST(has(page, "/compte/enfants/ajouter"));
    BOOST_TEST(get(path).header("Location") == "/famille/");
    sign_in(parent_of_zoe);
    BOOST_TEST(!has(get("/famille/"), "nouveau code"));
    BOOST_TEST(get(path).status == 404);
    // entered in another account of the same pair: said, with what to do
    sign_in(parent_of_lea_and_tom);
    script(
        "INSERT INTO car (id, etablissement, eleve, couple, empreinte, genere_le, expire_le, "
        "utilise_le) VALUES "
        "(5, 1, 1, 1, REPEAT('e', 32), '2026-11-20', '2026-12-20', '2026-11-20');"
        "INSERT INTO rattachement (compte, eleve, couple, car, depuis, couple_ouvert) VALUES (2, "
        "1, 1, 5, '2026-11-20', 1)"
    );
    BOOST_TEST(has(get("/famille/"), "a servi dans un autre compte"));
    BOOST_TEST(!has(get("/famille/"), "/compte/enfants/ajouter"));
    BOOST_TEST(get(path).header("Location") == "/famille/");
    sign_in(parent_of_zoe);
    BOOST_TEST(!has(get("/famille/"), "autre compte"));
    // and in this one again: nothing is to be found
    sign_in(parent_of_lea_and_tom);
    script("UPDATE rattachement SET compte = 1 WHERE car = 5");
    BOOST_TEST(!has(get("/famille/"), "nouveau code"));
    BOOST_TEST(get(path).status == 200);
    // of a former year nothing is told
    script("UPDATE rattachement SET compte = 2 WHERE car = 5");
    script("UPDATE rattachement SET fin_le = '2026-08-31' WHERE id = 1");
    BOOST_TEST(!has(get("/famille/"), "autre compte"));
}

// His own code was replaced: he is spoken to as a pupil.
BOOST_AUTO_TEST_CASE(a_pupils_replaced_code_is_said) {
    sign_in(lea_herself);
    script(
        "UPDATE rattachement SET fin_le = '2026-11-20 09:00:00', fin_motif = 'remplace' WHERE id = "
        "4"
    );
    const auto page = get("/famille/");
    BOOST_TEST(has(page, "L’établissement (Collège Jeanne Villepreux) vous a donné un nouveau code")
    );
    BOOST_TEST(has(page, "pour retrouver vos pages"));
    BOOST_TEST(!has(page, "n’ouvre aucune scolarité"));
    script("UPDATE rattachement SET fin_motif = 'detache' WHERE id = 4");
    BOOST_TEST(has(get("/famille/"), "n’ouvre aucune scolarité"));
}

// The only child: the reason stands in place of « aucun enfant ».
BOOST_AUTO_TEST_CASE(the_only_child_has_a_new_code) {
    sign_in(parent_of_zoe);
    script(
        "UPDATE rattachement SET fin_le = '2026-11-20 09:00:00', fin_motif = 'remplace', "
        "couple_ouvert = NULL WHERE id = 3"
    );
    const auto page = get("/famille/");
    BOOST_TEST(has(page, "Zoé : l’établissement"));
    BOOST_TEST(!has(page, "Aucun enfant"));
    // an import ended it, and the pair stands again (or still, as one in charge)
    db.execute("UPDATE rattachement SET fin_motif = 'source' WHERE id = 3");
    auto home = get("/famille/");
    BOOST_TEST(has(home, "votre lien avec cet élève avait changé"));
    BOOST_TEST(!has(home, "vous n’êtes plus responsable"));
    db.execute(
        "UPDATE couple SET fin_le = '2026-11-20 09:00:00' "
        "WHERE id = (SELECT couple FROM rattachement WHERE id = 3)"
    );
    home = get("/famille/");
    BOOST_TEST(has(home, "Zoé : d’après l’établissement"));
    db.execute("UPDATE couple SET fin_le = NULL");
    for (const auto* reason : {"detache", "conteste", "compte"}) {
        db.execute("UPDATE rattachement SET fin_motif = ? WHERE id = 3", reason);
        BOOST_TEST(has(get("/famille/"), "Aucun enfant"), reason);
    }
}

BOOST_AUTO_TEST_CASE(services_of_a_child) {
    const auto page = get(page_of(lea));
    for (const auto* text :
         {"<h1>Léa ROY, 6A</h1>",
          ">Notes</a>",
          ">Absences</a>",
          ">Équipe pédagogique</a>",
          "note nouvelle depuis le 10/11/2026",
          "La dernière : Français, le 12/11/2026.",
          "La dernière : le 16/11/2026.",
          "Depuis la rentrée\u00A0: ",
          "Prochaine date",
          "21/11/2026",
          "Changer d’enfant",
          "Tom ROY, 3B"})
        BOOST_TEST(has(page, text), text);
}

BOOST_AUTO_TEST_CASE(no_service_at_all) {
    script("DELETE FROM teleservice");
    const auto page = get(page_of(lea));
    BOOST_TEST(page.status == 200);
    BOOST_TEST(has(page, "n’ouvre ni les notes ni les absences en ce moment"));
}

BOOST_AUTO_TEST_CASE(teachers) {
    const auto page = get(page_of(lea, "/equipe"));
    for (const auto* text :
         {"<h1>Équipe pédagogique</h1>",
          "Professeur principal",
          "Mme Claire TESSIER",
          "Mathématiques",
          "Français",
          "pas encore désigné",
          "M. Éloi DE L’ORME",
          "Latin groupe 1",
          "classe entière"})
        BOOST_TEST(has(page, text), text);
    BOOST_TEST(!has(page, "Autre groupe"));
    BOOST_TEST(has(get(page_of(tom, "/equipe")), "pas encore fait connaître"));
    script("UPDATE eleve SET division = NULL WHERE id = 1; DELETE FROM eleve_groupe");
    BOOST_TEST(get(page_of(lea, "/equipe")).status == 200);
}

BOOST_AUTO_TEST_CASE(every_page_keeps_the_frame) {
    for (const auto& path :
         {std::string("/famille/"),
          page_of(lea),
          page_of(lea, "/notes"),
          page_of(lea, "/absences"),
          page_of(lea, "/equipe"),
          page_of(tom, "/absences")}) {
        const auto page = get(path);
        std::size_t headings = 0;
        for (auto at = page.body.find("<h1"); at != std::string::npos;
             at = page.body.find("<h1", at + 1))
            ++headings;
        BOOST_TEST(headings == 1U, path);
        BOOST_TEST(has(page, "<main"), path);
        BOOST_TEST(!has(page, "style="), path);
        BOOST_TEST(!has(page, "{{"), path);
    }
}

BOOST_AUTO_TEST_SUITE_END()
