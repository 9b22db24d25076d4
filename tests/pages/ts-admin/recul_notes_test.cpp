// A change of the publication settings that takes marks away from families is asked once more, with
// the classes and the day; what takes nothing away is not.
#include "acces/brouillon.hpp"
#include "bureau.hpp"
#include "vie_scolaire/parametres.hpp"

namespace {

using bureau::Form;
using bureau::has;

// 11 September: what was held up to the 9th is open to all.
struct Recul : bureau::Bureau {
    std::uint64_t term = 0;
    std::uint64_t subject = 0;
    scolarite::EleveId lea = college.eleve(d6a, bureau::sixieme, "ROY", "Léa");
    scolarite::EleveId tom = college.eleve(d5a, bureau::cinquieme, "ROY", "Tom");

    Recul() {
        db.execute(
            "INSERT INTO periode (etablissement, annee, rang, libelle, debut, fin) "
            "VALUES (?, 2026, 1, 'Trimestre 1', '2026-09-01', '2026-11-30')",
            college.id
        );
        term = count("SELECT MAX(id) FROM periode");
        db.execute(
            "INSERT INTO matiere (etablissement, code, libelle_court, libelle) "
            "VALUES (?, '030201', 'FRANCAIS', 'FRANCAIS')",
            college.id
        );
        subject = count("SELECT MAX(id) FROM matiere");
        mark(lea, "a", "2026-09-03");
        mark(lea, "b", "2026-09-08");
        mark(tom, "c", "2026-09-08");
        mark(tom, "d", "2026-09-10");
        db.execute(
            "INSERT INTO parametre_notes (etablissement, mode, delai_jours) "
            "VALUES (?, 'echeance', 1)",
            college.id
        );
        db.execute(
            "INSERT INTO echeance (etablissement, jour, pose_le) "
            "VALUES (?, '2026-09-09', '2026-09-01')",
            college.id
        );
        sign_in(chef);
        post("/ts-admin/services/notes/ouvrir", {});
    }
    // Of an evaluation of nobody's class: families see it because the mark is their child's.
    void mark(scolarite::EleveId eleve, std::string_view reference, std::string_view day) {
        db.execute(
            "INSERT INTO evaluation (etablissement, annee, periode, matiere, reference, titre, "
            "jour, "
            "publication) VALUES (?, 2026, ?, ?, ?, 'Dictée', ?, ?)",
            college.id,
            term,
            subject,
            reference,
            day,
            day
        );
        db.execute(
            "INSERT INTO note (eleve, evaluation, valeur) "
            "SELECT ?, id, 15 FROM evaluation WHERE reference = ?",
            eleve,
            reference
        );
    }
    // A school that has reports alone, of a term that is over.
    void only_a_report() {
        db.execute("DELETE FROM note");
        db.execute("DELETE FROM evaluation");
        db.execute("UPDATE periode SET fin = '2026-09-05'");
        db.execute(
            "INSERT INTO bilan (eleve, periode, matiere, moyenne, appreciation) "
            "VALUES (?, ?, ?, 17.5, 'Très bon travail.')",
            lea,
            term,
            subject
        );
    }
    web::Response rule(const std::string& mode, const std::string& days) {
        return post(
            "/ts-admin/notes",
            {
                {"mode",        mode},
                {"delai_jours", days}
        }
        );
    }
    std::string of_6a() const { return std::string(bureau::sixieme) + "." + handle(d6a); }
    web::Response date(
        const std::string& scope,
        const std::string& day,
        const std::string& act = "ajouter",
        const Form& more = {}
    ) {
        Form form{
            {"perimetre", scope},
            {"jour",      day  },
            {"acte",      act  }
        };
        form.insert(form.end(), more.begin(), more.end());
        return post("/ts-admin/notes/echeances", form);
    }
    // As the page of confirmation sends it: every field that it holds.
    static Form fields_of(const web::Response& page) {
        Form form;
        const std::string begin = "<input type=\"hidden\" name=\"";
        const auto from = page.body.find("<form method=\"post\" action=\"/ts-admin/notes");
        BOOST_REQUIRE(from != std::string::npos);
        const auto end = page.body.find("</form>", from);
        for (auto at = page.body.find(begin, from); at < end; at = page.body.find(begin, at + 1)) {
            const auto name = at + begin.size();
            const auto name_end = page.body.find('"', name);
            const auto value = page.body.find("value=\"", name_end) + 7;
            form.emplace_back(
                page.body.substr(name, name_end - name),
                page.body.substr(value, page.body.find('"', value) - value)
            );
        }
        return form;
    }
    web::Response send(const std::string& path, const Form& form) {
        return post(path, form, false);
    }
    std::uint64_t dates() { return count("SELECT COUNT(*) FROM echeance"); }
};

const std::string dates_path = "/ts-admin/notes/echeances";

}  // namespace

BOOST_FIXTURE_TEST_SUITE(recul_notes, Recul)

BOOST_AUTO_TEST_CASE(a_later_date_of_a_class_closes_what_it_saw) {
    const auto page = date(of_6a(), "01/12/2026");
    BOOST_TEST(page.status == 200);
    BOOST_TEST(has(page, "<h1>Ajouter la date du 01/12/2026</h1>"));
    BOOST_TEST(
        has(page,
            "Jusqu’au 01/12/2026, des notes visibles aujourd’hui ne le seront plus : 6A (2 "
            "évaluations).")
    );
    BOOST_TEST(!has(page, "5A"));
    BOOST_TEST(has(page, "Rien n’est effacé, et rien n’est encore enregistré."));
    BOOST_TEST(dates() == 1U);
    const auto confirmed = fields_of(page);
    BOOST_TEST(send(dates_path, confirmed).header("Location") == "/ts-admin/notes?fait=ajoutee");
    BOOST_TEST(dates() == 2U);
    BOOST_TEST(
        send(dates_path, confirmed).header("Location") == "/ts-admin/notes?fait=rien",
        "a second click"
    );
    BOOST_TEST(count("SELECT COUNT(*) FROM journal WHERE action = 'echeance.posee'") == 1U);
}

BOOST_AUTO_TEST_CASE(what_takes_nothing_away_is_done_at_once) {
    BOOST_TEST(date(".", "01/12/2026").status == 303);
    BOOST_TEST(date(of_6a(), "09/09/2026").status == 303);
    BOOST_TEST(dates() == 3U);
    // nobody sees anything while the service is closed
    post("/ts-admin/services/notes/fermer", {});
    BOOST_TEST(date(of_6a(), "09/09/2026", "retirer").status == 303);
    BOOST_TEST(date(of_6a(), "02/12/2026").status == 303);
}

BOOST_AUTO_TEST_CASE(the_last_date_taken_away) {
    const auto page = date(".", "09/09/2026", "retirer");
    BOOST_TEST(has(page, "<h1>Retirer la date du 09/09/2026</h1>"));
    BOOST_TEST(has(
        page,
        "<p>Jusqu’à ce qu’une date soit fixée, des notes visibles aujourd’hui ne le seront plus : "
        "5A (1 évaluation), 6A (2 évaluations)."
    ));
    BOOST_TEST(dates() == 1U);
    BOOST_TEST(
        send(dates_path, fields_of(page)).header("Location") == "/ts-admin/notes?fait=retiree"
    );
    BOOST_TEST(dates() == 0U);
}

BOOST_AUTO_TEST_CASE(a_confirmation_is_of_what_it_said) {
    const auto page = date(of_6a(), "01/12/2026");
    mark(lea, "e", "2026-09-07");
    const auto again = send(dates_path, fields_of(page));
    BOOST_TEST(again.status == 200);
    BOOST_TEST(has(again, "a changé depuis que cette page a été affichée"));
    BOOST_TEST(has(again, "6A (3 évaluations)"));
    BOOST_TEST(dates() == 1U);
    BOOST_TEST(send(dates_path, fields_of(again)).status == 303);
    BOOST_TEST(dates() == 2U);
    // of a rule that another has changed since, nothing is done at all
    const auto older = date(of_6a(), "01/12/2026", "retirer");
    BOOST_TEST(older.status == 303);
    const auto asked = date(of_6a(), "02/12/2026");
    BOOST_TEST(rule("echeance", "2").status == 303);
    BOOST_TEST(send(dates_path, fields_of(asked)).status == 409);
    BOOST_TEST(dates() == 1U);
    // a mark made up is no confirmation
    BOOST_TEST(
        date(
            of_6a(),
            "02/12/2026",
            "ajouter",
            {
                {"confirme", "1"}
    }
        ).status == 200
    );
    BOOST_TEST(dates() == 1U);
}

BOOST_AUTO_TEST_CASE(a_report_goes_with_the_marks) {
    only_a_report();
    auto page = date(of_6a(), "01/12/2026");
    BOOST_TEST(has(
        page,
        "Jusqu’au 01/12/2026, des bulletins (moyennes et appréciations) visibles aujourd’hui ne "
        "le seront plus : 6A (1 bulletin)."
    ));
    BOOST_TEST(dates() == 1U);
    BOOST_TEST(rule("fil", "1").status == 303);
    page = rule("fil", "25");
    BOOST_TEST(has(page, "Jusqu’au 29/09/2026, des bulletins"));
    mark(lea, "f", "2026-09-04");
    page = rule("fil", "25");
    BOOST_TEST(has(page, "des notes et des bulletins (moyennes et appréciations) visibles"));
    BOOST_TEST(has(page, "6A (1 évaluation et 1 bulletin)"));
    // whose pages are closed loses nothing
    db.execute("UPDATE eleve SET sorti_le = '2026-09-01' WHERE id = ?", lea);
    BOOST_TEST(rule("fil", "25").status == 303);
}

BOOST_AUTO_TEST_CASE(pupils_without_a_class) {
    db.execute("UPDATE eleve SET division = NULL WHERE id = ?", lea);
    BOOST_TEST(has(
        date(".", "09/09/2026", "retirer"), "5A (1 évaluation), élèves sans classe (2 évaluations)."
    ));
}

BOOST_AUTO_TEST_CASE(the_page_says_why_and_the_way_out) {
    auto page = date(of_6a(), "01/12/2026");
    BOOST_TEST(has(page, "remplace les dates de tout l’établissement"));
    BOOST_TEST(has(page, "à la ligne « Tout l’établissement », ou ajoutez d’abord"));
    BOOST_TEST(has(page, "aux mêmes lignes, la date du 09/09/2026, déjà passée."));
    // and so it is
    BOOST_TEST(date(of_6a(), "09/09/2026").status == 303);
    BOOST_TEST(date(of_6a(), "01/12/2026").status == 303);
    page = date(of_6a(), "09/09/2026", "retirer");
    BOOST_TEST(has(page, "C’est cette date qui les rend visibles."));
    BOOST_TEST(has(rule("fil", "20"), "Au fil de l’eau, une note attend"));
    BOOST_TEST(rule("fil", "0").status == 303);
    BOOST_TEST(has(rule("fil", "20"), "depuis moins de 20 jours"));
    db.execute("DELETE FROM echeance");
    BOOST_TEST(
        has(rule("echeance", "0"), "ajoutez ensuite une date passée, par exemple celle d’hier.")
    );
}

// An answer that came late, and the page is sent once more.
BOOST_AUTO_TEST_CASE(an_old_confirmation_undoes_nothing_of_somebody_else) {
    const auto removal = fields_of(date(".", "09/09/2026", "retirer"));
    BOOST_TEST(send(dates_path, removal).status == 303);
    BOOST_TEST(date(".", "09/09/2026").status == 303, "the other head");
    const auto page = send(dates_path, removal);
    BOOST_TEST(page.status == 409);
    BOOST_TEST(has(page, "un autre changement a été enregistré"));
    BOOST_TEST(dates() == 1U);

    BOOST_TEST(rule("fil", "1").status == 303);
    const auto delay = fields_of(rule("fil", "10"));
    BOOST_TEST(send("/ts-admin/notes", delay).status == 303);
    BOOST_TEST(rule("fil", "1").status == 303);
    BOOST_TEST(send("/ts-admin/notes", delay).status == 409);
    BOOST_TEST(db.value<int>("SELECT delai_jours FROM parametre_notes").value() == 1);
}

// Sent after the session had ended, and found again a day later: it asks before it takes away.
BOOST_AUTO_TEST_CASE(a_confirmation_is_not_kept) {
    auto confirmed = fields_of(date(of_6a(), "01/12/2026"));
    clock.advance(std::chrono::hours(2));
    BOOST_TEST(send(dates_path, confirmed).header("Location") == "/connexion?session=gardee");
    const auto names = acces::kept_brouillons(db, clock.now(), chef, acces::saisie_gardee);
    BOOST_REQUIRE(names.size() == 1U);
    const auto kept = acces::load_brouillon(
        db,
        keys,
        clock.now(),
        {
            {acces::place_of(chef), chef},
            names.front()
    }
    );
    BOOST_REQUIRE(kept.has_value());
    BOOST_TEST(kept->etat.find("01/12/2026") != std::string::npos);
    BOOST_TEST(kept->etat.find("confirme") == std::string::npos);
    sign_in(chef);
    std::erase_if(confirmed, [](const auto& one) {
        return one.first == "confirme" || one.first == "_csrf";
    });
    const auto page = post(dates_path, confirmed);
    BOOST_TEST(page.status == 200);
    BOOST_TEST(has(page, "des notes visibles aujourd’hui ne le seront plus"));
    BOOST_TEST(dates() == 1U);
}

BOOST_AUTO_TEST_CASE(mode_and_delay) {
    // as they come, with one day: the 10th is open too
    BOOST_TEST(rule("fil", "1").status == 303);
    auto page = rule("fil", "10");
    BOOST_TEST(page.status == 200);
    BOOST_TEST(has(page, "<h1>Enregistrer les paramètres</h1>"));
    BOOST_TEST(has(page, "Jusqu’au 17/09/2026, des notes visibles"));
    BOOST_TEST(has(page, "6A (2 évaluations)"));
    BOOST_TEST(has(page, "Jusqu’au 19/09/2026, des notes visibles"));
    BOOST_TEST(has(page, "5A (2 évaluations)"));
    BOOST_TEST(
        db.value<int>("SELECT delai_jours FROM parametre_notes").value() == 1, "nothing yet"
    );
    const auto confirmed = fields_of(page);
    for (int click = 0; click < 2; ++click)
        BOOST_TEST(
            send("/ts-admin/notes", confirmed).header("Location") ==
            "/ts-admin/notes?fait=parametres"
        );
    BOOST_TEST(db.value<int>("SELECT delai_jours FROM parametre_notes").value() == 10);
    BOOST_TEST(rule("fil", "0").status == 303);
    // the evaluation of the 10th is after the only date
    page = rule("echeance", "0");
    BOOST_TEST(
        has(page,
            "Jusqu’à ce qu’une date soit fixée, des notes visibles aujourd’hui ne le seront plus : "
            "5A (1 évaluation).")
    );
}

BOOST_AUTO_TEST_SUITE_END()
