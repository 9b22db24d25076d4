// Structures, Nomenclature, Communs and STS: classes that close and open again, names, terms,
// teams.
#include "scolarite/enseignant.hpp"
#include "scolarite/fichiers.hpp"
#include "scolarite/periode.hpp"
#include "support/database.hpp"

#include <boost/test/unit_test.hpp>

using namespace essais;

namespace {

struct Structures : support::Database {
    Dossier folder;
    int made = 0;

    base::Result<scolarite::Bilan> give(
        const std::vector<std::string>& texts, int day = 12, std::optional<int> annee = {}
    ) {
        std::vector<std::string> paths;
        for (const auto& text : texts)
            paths.push_back(folder.file("f" + std::to_string(++made) + ".xml", text));
        scolarite::OptionsImport options{october(day)};
        options.annee = annee;
        return import(db, paths, options);
    }
    scolarite::Bilan take(
        const std::vector<std::string>& texts, int day = 12, std::optional<int> annee = {}
    ) {
        auto done = give(texts, day, annee);
        BOOST_REQUIRE_MESSAGE(done, message(done));
        return *done;
    }
    scolarite::EtablissementId school() {
        return db.value<scolarite::EtablissementId>("SELECT id FROM etablissement").value();
    }
    std::string text(db::Sql sql) { return db.value<std::string>(sql).value(); }
    std::string open_divisions() {
        return text(
            "SELECT GROUP_CONCAT(code ORDER BY code SEPARATOR ', ') FROM division "
            "WHERE fermee_le IS NULL"
        );
    }
};

std::string structures(const std::vector<std::string>& divisions, const std::string& groupes = "") {
    auto out = head("BEE_STRUCTURES") + "<DIVISIONS>";
    for (const auto& code : divisions) {
        out += "<DIVISION CODE_STRUCTURE=\"" + code + "\"><LIBELLE_LONG>CLASSE " + code +
               "</LIBELLE_LONG><MEFS_APPARTENANCE><MEF_APPARTENANCE><CODE_MEF>10010012110</"
               "CODE_MEF></MEF_APPARTENANCE></MEFS_APPARTENANCE></DIVISION>";
    }
    return out + "</DIVISIONS><GROUPES>" + groupes + "</GROUPES></DONNEES></BEE_STRUCTURES>";
}

const std::string groupe =
    "<GROUPE "
    "CODE_STRUCTURE=\"6AGL1\"><LIBELLE_LONG/"
    "><DIVISIONS_APPARTENANCE><DIVISION_APPARTENANCE><CODE_DIVISION>6A</CODE_DIVISION>"
    "</DIVISION_APPARTENANCE></DIVISIONS_APPARTENANCE></GROUPE>";
const std::string nomenclature =
    head("BEE_NOMENCLATURES") +
    "<MEFS><MEF "
    "CODE_MEF=\"10010012110\"><LIBELLE_LONG>6EME</LIBELLE_LONG></MEF></MEFS><MATIERES><MATIERE "
    "CODE_MATIERE=\"061300\">"
    "<LIBELLE_COURT>MATHS</LIBELLE_COURT><LIBELLE_EDITION>MATHEMATIQUES</LIBELLE_EDITION></"
    "MATIERE><MATIERE CODE_MATIERE=\"\"/></MATIERES></DONNEES></BEE_NOMENCLATURES>";

std::string communs(const std::string& postal, const std::string& terms) {
    return head("BEE_COMMUN") +
           "<UAJ><DENOM_PRINC>COLLEGE</DENOM_PRINC><DENOM_COMPL>JEANNE DES "
           "VILLEPREUX</DENOM_COMPL><CODE_POSTAL>" +
           postal +
           "</CODE_POSTAL><LIBELLE_POSTAL>VILLEBRUME</LIBELLE_POSTAL></"
           "UAJ><ANNEE><DATE_DEB_ELEVE>01/09/2026</DATE_DEB_ELEVE><DATE_FIN_ELEVE>03/07/2027</"
           "DATE_FIN_ELEVE></ANNEE>"
           "<ANNEE_SCOLAIRE_AD/><PERIODES>" +
           terms +
           "</PERIODES><CAL><F><LL_MOTIF>VACANCES</LL_MOTIF><DATE_DEBUT>17/10/2026</"
           "DATE_DEBUT><DATE_FIN>01/11/2026</DATE_FIN></F></CAL></DONNEES></BEE_COMMUN>";
}
std::string term(
    const std::string& code,
    const std::string& label,
    const std::string& from,
    const std::string& to
) {
    return "<P><CODE_PERIODE>" + code + "</CODE_PERIODE><DATE_DEBUT>" + from +
           "</DATE_DEBUT><DATE_FIN>" + to + "</DATE_FIN><LL_PERIODE>" + label + "</LL_PERIODE></P>";
}
const std::string terms = term("2", "TRIMESTRE 2", "01/12/2026", "28/02/2027") +
                          term("1", "TRIMESTRE 1", "01/09/2026", "30/11/2026");

std::string sts(
    const std::string& services, const std::string& individuals, const std::string& year = "2026"
) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><STS_EDT><PARAMETRES><UAJ "
           "CODE=\"9990001X\"/><ANNEE_SCOLAIRE ANNEE=\"" +
           year +
           "\"/></PARAMETRES>"
           "<NOMENCLATURES><MATIERES><MATIERE "
           "CODE=\"061300\"><LIBELLE_LONG>MATHS</LIBELLE_LONG></MATIERE></MATIERES></NOMENCLATURES>"
           "<DONNEES><INDIVIDUS>" +
           individuals + "</INDIVIDUS><STRUCTURE><DIVISIONS><DIVISION CODE=\"6A\"><SERVICES>" +
           services + "</SERVICES></DIVISION></DIVISIONS></STRUCTURE></DONNEES></STS_EDT>";
}
const std::string anne =
    "<INDIVIDU ID=\"8949\" TYPE=\"epp\"><CIVILITE>2</CIVILITE><NOM_USAGE>LE "
    "GOFF</NOM_USAGE><PRENOM>Anne</PRENOM><FONCTION>ENS</FONCTION>"
    "<PROFS_PRINC><PROF_PRINC><CODE_STRUCTURE>6A</CODE_STRUCTURE></PROF_PRINC></PROFS_PRINC></"
    "INDIVIDU>";
const std::string maths =
    "<SERVICE CODE_MATIERE=\"061300\" CODE_MOD_COURS=\"CG\"><ENSEIGNANTS><ENSEIGNANT ID=\"8949\" "
    "TYPE=\"epp\"/><ENSEIGNANT ID=\"1\" TYPE=\"local\"/></ENSEIGNANTS></SERVICE>";

}  // namespace

BOOST_FIXTURE_TEST_SUITE(structures_et_sts, Structures)

BOOST_AUTO_TEST_CASE(divisions_close_and_open_again) {
    const auto pupils = eleves({{1}});
    take({pupils, structures({"6A", "6 B"}, groupe), nomenclature});
    BOOST_TEST(open_divisions() == "6 B, 6A");
    BOOST_TEST(text("SELECT GROUP_CONCAT(mef) FROM division_mef") == "10010012110,10010012110");
    BOOST_TEST(text("SELECT libelle FROM mef WHERE code = '10010012110'") == "6EME");
    take({pupils, structures({"6A"})}, 13);
    BOOST_TEST(open_divisions() == "6A");
    const auto id = db.value<std::uint64_t>("SELECT id FROM division WHERE code = '6 B'");
    take({pupils, structures({"6A", "6 B"}, groupe)}, 14);
    BOOST_TEST(
        (db.value<std::uint64_t>("SELECT id FROM division WHERE code = '6 B' AND fermee_le IS NULL"
         ) == id)
    );
    BOOST_TEST(
        take({pupils, structures({"6A", "6 B"}, groupe), nomenclature}, 15).lignes_ecrites == 0U
    );
}

// DATE_SORTIE is the first day without the pupil.
BOOST_AUTO_TEST_CASE(who_leaves_today_has_left) {
    take({
        eleves({{1}, {2, "ÉLOT"}}
        )
    });
    const auto leaving = [](const std::string& day) {
        return eleves({
            {1                                        },
            { 2, "ÉLOT", "Léa", "12/09/2013", "", "6A", "<DATE_SORTIE>" + day + "</DATE_SORTIE>"}
        });
    };
    auto done = take({leaving("13/10/2026")});
    BOOST_TEST(done.eleves.modifies.total() == 1U);
    done = take({leaving("12/10/2026")});
    BOOST_TEST(done.eleves.partis.total() == 1U);
    BOOST_TEST(done.eleves.modifies.total() == 0U);
    BOOST_TEST(done.eleves.identiques == 1U);
}

BOOST_AUTO_TEST_CASE(communs_gives_letterhead_terms_zone_and_holidays) {
    take({communs("97499", terms), eleves({{1}})});
    BOOST_TEST(
        text("SELECT CONCAT_WS('|', denomination, fuseau, code_postal, commune) FROM etablissement"
        ) == "Collège Jeanne des Villepreux|Indian/Reunion|97499|VILLEBRUME"
    );
    const auto periods = scolarite::periodes_of(db, school());
    BOOST_REQUIRE(periods.size() == 2U);
    BOOST_TEST(periods[0].libelle == "Trimestre 1");
    BOOST_TEST(scolarite::fermetures_of(db, school()).size() == 1U);
    BOOST_TEST(take({communs("97499", terms), eleves({{1}})}, 13).lignes_ecrites == 0U);
    BOOST_TEST(take({communs("14999", terms), eleves({{1}})}, 14).lignes_ecrites == 1U);
}

BOOST_AUTO_TEST_CASE(a_year_is_cut_in_terms_of_one_kind) {
    const auto semestres = term("1", "1ER SEMESTRE", "01/09/2026", "31/01/2027") +
                           term("2", "2EME SEMESTRE", "01/02/2027", "03/07/2027");
    const auto trimestres = term("3", "1ER TRIMESTRE", "01/09/2026", "30/11/2026") +
                            term("4", "2EME TRIMESTRE", "01/12/2026", "28/02/2027") +
                            term("5", "3EME TRIMESTRE", "01/03/2027", "03/07/2027");
    const auto names = [&] {
        std::string all;
        for (const auto& one : scolarite::periodes_of(db, school())) all += one.libelle + "/";
        return all;
    };
    const auto done = take({communs("97499", semestres + trimestres), eleves({{1}})});
    BOOST_TEST(names() == "1er Trimestre/2eme Trimestre/3eme Trimestre/");
    BOOST_TEST(warned(done, "plusieurs sortes"));
    db.execute(
        "INSERT INTO matiere (etablissement, code, libelle_court, libelle) SELECT id, 'M', 'M', "
        "'M' FROM etablissement"
    );
    for (const int rang : {1, 2, 3})
        db.execute(
            "INSERT INTO evaluation (etablissement, annee, periode, matiere, reference, titre, "
            "jour, "
            "publication) SELECT p.etablissement, p.annee, p.id, m.id, CONCAT('E', p.rang), "
            "'Devoir', "
            "p.debut, p.debut FROM periode p JOIN matiere m ON m.etablissement = p.etablissement "
            "WHERE p.rang = ?",
            rang
        );
    // the same school in two terms: each evaluation goes to the term of its day
    const auto recut = take({communs("97499", semestres), eleves({{1}})}, 13);
    BOOST_TEST(names() == "1er Semestre/2eme Semestre/");
    BOOST_TEST(warned(recut, "en 2 périodes, et non plus en 3"));
    BOOST_TEST(
        db.value<std::string>(
              "SELECT GROUP_CONCAT(p.rang ORDER BY v.reference) FROM evaluation v JOIN periode p "
              "ON p.id = v.periode"
        )
            .value() == "1,1,2"
    );
    BOOST_TEST(take({communs("97499", semestres), eleves({{1}})}, 14).lignes_ecrites == 0U);
    // and back again
    take({communs("97499", trimestres), eleves({{1}})}, 14);
    BOOST_TEST(
        db.value<std::string>(
              "SELECT GROUP_CONCAT(p.rang ORDER BY v.reference) FROM evaluation v JOIN periode p "
              "ON p.id = v.periode"
        )
            .value() == "1,2,3"
    );
    take({communs("97499", semestres), eleves({{1}})}, 14);
    // what was given for a whole term cannot be cut anew, and a closed term does not move
    db.execute(
        "INSERT INTO bilan (eleve, periode, matiere) SELECT e.id, p.id, m.id FROM eleve e "
        "JOIN periode p ON p.rang = 2 JOIN matiere m ON m.code = 'M'"
    );
    BOOST_TEST(warned(take({communs("97499", trimestres), eleves({{1}})}, 15), "restent comme"));
    BOOST_TEST(names() == "1er Semestre/2eme Semestre/");
    db.execute("UPDATE periode SET close_le = '2027-02-01' WHERE rang = 1");
    const auto moved = term("1", "1ER SEMESTRE", "01/09/2026", "15/01/2027") +
                       term("2", "2EME SEMESTRE", "16/01/2027", "03/07/2027");
    BOOST_TEST(warned(take({communs("97499", moved), eleves({{1}})}, 16), "est close"));
    BOOST_TEST(
        (scolarite::periodes_of(db, school()).front().fin == base::parse_date("31/01/2027").value())
    );
}

// A boundary that moves takes the evaluations of its days along, unless their term is bound.
BOOST_AUTO_TEST_CASE(evaluations_follow_the_dates_of_terms) {
    const auto two = [](const std::string& end, const std::string& start) {
        return communs(
            "97499",
            term("1", "TRIMESTRE 1", "01/09/2026", end) +
                term("2", "TRIMESTRE 2", start, "28/02/2027")
        );
    };
    const auto pupils = eleves({{1}});
    take({two("30/11/2026", "01/12/2026"), pupils});
    db.execute(
        "INSERT INTO matiere (etablissement, code, libelle_court, libelle) SELECT id, 'M', 'M', "
        "'M' FROM etablissement"
    );
    for (const std::string day : {"2026-10-05", "2026-11-10", "2026-12-05"})
        db.execute(
            "INSERT INTO evaluation (etablissement, annee, periode, matiere, reference, titre, "
            "jour, publication) SELECT p.etablissement, p.annee, p.id, m.id, ?, 'Devoir', ?, ? "
            "FROM periode p JOIN matiere m ON m.etablissement = p.etablissement "
            "WHERE p.rang = 1",
            day,
            day,
            day
        );
    const auto ranks = [&] {
        return db
            .value<std::string>(
                "SELECT GROUP_CONCAT(p.rang ORDER BY v.jour) FROM evaluation v "
                "JOIN periode p ON p.id = v.periode"
            )
            .value();
    };
    const auto end = [&] { return scolarite::periodes_of(db, school()).front().fin; };
    // that of 5 December was put into the first term by name, and stays
    const auto moved = take({two("15/10/2026", "16/10/2026"), pupils}, 13);
    BOOST_TEST(warned(moved, "évaluation va à celle de sa date"));
    BOOST_TEST(ranks() == "1,2,1");
    BOOST_TEST(take({two("15/10/2026", "16/10/2026"), pupils}, 13).lignes_ecrites == 0U);
    // days in common count for the first, and change nothing by themselves
    take({two("30/11/2026", "16/10/2026"), pupils}, 13);
    BOOST_TEST(ranks() == "1,1,1");
    BOOST_TEST(take({two("30/11/2026", "16/10/2026"), pupils}, 13).lignes_ecrites == 0U);
    // averages of the term were made of its evaluations
    db.execute(
        "INSERT INTO bilan (eleve, periode, matiere) SELECT e.id, p.id, m.id FROM eleve e "
        "JOIN periode p ON p.rang = 1 JOIN matiere m ON m.code = 'M'"
    );
    BOOST_TEST(
        warned(take({two("15/10/2026", "16/10/2026"), pupils}, 13), "évaluation d’une période")
    );
    BOOST_TEST(ranks() == "1,1,1");
    BOOST_TEST((end() == base::parse_date("30/11/2026").value()));
    // nor does one come into a term that has its averages
    db.execute("UPDATE bilan SET periode = (SELECT id FROM periode WHERE rang = 2)");
    BOOST_TEST(
        warned(take({two("15/10/2026", "16/10/2026"), pupils}, 13), "évaluation d’une période")
    );
    BOOST_TEST(ranks() == "1,1,1");
    db.execute("UPDATE bilan SET periode = (SELECT id FROM periode WHERE rang = 1)");
    // where no evaluation would cross, dates may still be put right
    take({two("20/11/2026", "21/11/2026"), pupils}, 13);
    BOOST_TEST((end() == base::parse_date("20/11/2026").value()));
    db.execute("DELETE FROM bilan");
    db.execute("UPDATE periode SET close_le = '2026-12-01' WHERE rang = 1");
    BOOST_TEST(warned(take({two("15/10/2026", "16/10/2026"), pupils}, 13), "est close"));
    BOOST_TEST(ranks() == "1,1,1");
}

BOOST_AUTO_TEST_CASE(teams_come_from_sts) {
    const auto pupils = eleves({{1}});
    const auto done = take({pupils, sts(maths, anne), nomenclature});
    BOOST_TEST(warned(done, "local 1"));
    const auto pupil = db.value<scolarite::EleveId>("SELECT id FROM eleve").value();
    const auto team = scolarite::equipe_of(db, pupil);
    BOOST_REQUIRE(team.size() == 1U);
    BOOST_TEST(team[0].libelle == "Mathematiques");
    BOOST_TEST(team[0].enseignants.at(0).nom_affiche() == "Mme Anne Le Goff");
    BOOST_TEST(team[0].principal);
    BOOST_TEST(take({pupils, sts(maths, anne), nomenclature}, 13).lignes_ecrites == 0U);
    take({pupils, sts("", anne)}, 14);
    BOOST_TEST(scolarite::equipe_of(db, pupil).empty());
    take({pupils, sts(maths, anne)}, 15);
    BOOST_TEST(scolarite::equipe_of(db, pupil).size() == 1U);
    take({pupils, sts("", "")}, 16);
    BOOST_TEST(
        (db.value<int>("SELECT COUNT(*) FROM enseignant WHERE absent_import_le IS NOT NULL") == 1)
    );
}

// Who taught last year is not who teaches this year.
BOOST_AUTO_TEST_CASE(a_new_year_without_sts_has_no_team_yet) {
    take({eleves({{1}}), sts(maths, anne), nomenclature});
    const auto pupil = db.value<scolarite::EleveId>("SELECT id FROM eleve").value();
    const auto principals = [&] {
        return db.value<int>("SELECT COUNT(*) FROM professeur_principal").value();
    };
    BOOST_TEST(!warned(take({eleves({{1}})}, 13), "équipe pédagogique"));
    BOOST_TEST(scolarite::equipe_of(db, pupil).size() == 1U, "within the year it stays");
    const auto next = take({eleves({{1}}, uai, 2027)}, 14, 2027);
    BOOST_TEST(warned(next, "sans le fichier de STS de 2027-2028, les familles ne voient plus"));
    BOOST_TEST(scolarite::equipe_of(db, pupil).empty());
    BOOST_TEST(principals() == 0);
    BOOST_TEST(take({eleves({{1}}, uai, 2027)}, 15, 2027).lignes_ecrites == 0U);
    take({sts(maths, anne, "2027")}, 16, 2027);
    BOOST_TEST(scolarite::equipe_of(db, pupil).size() == 1U);
    BOOST_TEST(principals() == 1);
}

BOOST_AUTO_TEST_CASE(faults_are_said) {
    BOOST_TEST(has(message(give({head("BEE_COMMUN") + "</DONNEES></BEE_COMMUN>"})), "DENOM_PRINC"));
    BOOST_TEST(
        has(message(give({communs("14999", term("1", "TRIMESTRE 1", "01/12/2026", "01/09/2026"))})),
            "avant de commencer")
    );
    BOOST_TEST(has(message(give({structures({"BIEN TROP LONG"})})), "8 caractères"));
    BOOST_TEST(has(message(give({sts("<SERVICE/>", anne)})), "CODE_MATIERE"));
}

BOOST_AUTO_TEST_SUITE_END()
