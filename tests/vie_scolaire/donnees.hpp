// A school with two pupils, a subject and three terms, and files given to it.
#pragma once

#include "scolarite/fichiers.hpp"
#include "support/database.hpp"

#include "vie_scolaire/import_donnees.hpp"

#include <boost/test/unit_test.hpp>

#include <optional>
#include <string>
#include <vector>

namespace essais {

using namespace vie_scolaire;

inline const std::string evaluations =
    "Référence;Titre;Date;Publication;Matière;Division;Enseignant;Barème;Coefficient\n"
    "M1;\"Contrôle 1 ; \"\"fractions\"\"\";12/09/2026;14/09/2026;061300;6A;;20;1\n"
    "M2;Devoir;2026-10-01;;061300;6A;;10;0,5\n";
inline const std::string notes =
    "evaluation;ine;note;remarque\n"
    "M1;990000001EB;12,5;Bien\n"
    "M1;990000002EA;Abs0;\n"
    "M2;990000001EB;Abs;\n"
    "M2;990000002EA;7.25;\n";
inline const std::string absences =
    "ine;genre;debut;fin;demi_journees;minutes;motif;justifiee\n"
    "990000001EB;absence;12/09/2026 08:00;12/09/2026 17:00;2;0;Maladie;oui\n"
    "990000001EB;retard;14/09/2026 08h10;;0;10;;non\n";

struct Donnees : support::Database {
    Dossier folder;
    int made = 0;
    scolarite::Uai school = scolarite::Uai::of_number(9990001);

    Donnees() {
        const auto siecle = folder.file(
            "e.xml",
            eleves({
                {1,   "ROY",   "Léa", "12/09/2013", "990000001EB", "6A", "", "00321"},
                {2, "ÉLOT", "Noé",       "12/09/2013",                   "990000002EA"                        }
        })
        );
        BOOST_REQUIRE(import(db, {siecle}));
        db.execute(
            "INSERT INTO matiere (etablissement, code, libelle_court, libelle) SELECT id, "
            "'061300', 'MATHS', 'Maths' FROM etablissement"
        );
        db.execute(
            "INSERT INTO periode (etablissement, annee, rang, libelle, debut, fin) SELECT id, "
            "2026, 1, 'Trimestre 1', '2026-09-01', '2026-11-30' FROM etablissement UNION ALL "
            "SELECT id, 2026, 2, 'Trimestre 2', '2026-12-01', '2027-02-28' FROM etablissement "
            "UNION ALL SELECT id, 2026, 3, 'Trimestre 3', '2027-03-01', '2027-07-03' "
            "FROM etablissement"
        );
    }
    base::Result<BilanDonnees> give(
        const std::vector<std::string>& texts, OptionsDonnees options = {october()}
    ) {
        std::vector<FichierDonnees> files;
        for (const auto& text : texts) {
            const bool xml = text.starts_with("<");
            auto file = identifier_donnees(
                folder.file("d" + std::to_string(++made) + (xml ? ".xml" : ".csv"), text)
            );
            if (!file) return tl::unexpected(file.error());
            files.push_back(*file);
        }
        return importer_donnees(db, school, files, options);
    }
    BilanDonnees take(const std::vector<std::string>& texts, OptionsDonnees options = {october()}) {
        auto done = give(texts, std::move(options));
        BOOST_REQUIRE_MESSAGE(done, message(done));
        return *done;
    }
    std::string text(db::Sql sql) {
        return db.value<std::optional<std::string>>(sql).value_or(std::nullopt).value_or("(null)");
    }
    std::uint64_t count(db::Sql sql) { return db.value<std::uint64_t>(sql).value_or(0); }
};

inline std::string replaced(std::string text, const std::string& what, const std::string& by) {
    return text.replace(text.find(what), what.size(), by);
}

}  // namespace essais
