// CSV of evaluations, one a line. `reference` is the key inside a school year: giving it again
// changes the evaluation, the year after it is another one; where retirer is oui, it is taken back
// with its marks, whatever the line says else.
#include "base/text.hpp"
#include "db/bulk.hpp"
#include "vie_scolaire/import_evaluation.hpp"

#include <array>
#include <string_view>

namespace vie_scolaire {
namespace {

constexpr std::array<std::string_view, 12> colonnes{
    "reference",
    "titre",
    "date",
    "publication",
    "matiere",
    "division",
    "groupe",
    "enseignant",
    "bareme",
    "coefficient",
    "periode",
    "retirer"};

struct Gardee {
    std::uint64_t id;
    EvaluationLue lue;
};

struct Suite {
    Ecole& ecole;
    FichierCsv& csv;
    ClassesEcole classes;
    std::unordered_map<std::string, Gardee> kept = {};
};

void load_kept(Suite& suite) {
    suite.ecole.db.each(
        "SELECT reference, id, periode, matiere, division, groupe, enseignant, titre, jour, "
        "publication, CAST(bareme AS CHAR), CAST(coefficient AS CHAR) FROM evaluation WHERE "
        "etablissement = ? AND annee = ?",
        [&](const db::Row& row) {
            suite.kept[row.get<std::string>(0)] = {
                row.get<std::uint64_t>(1),
                {row.get<std::uint64_t>(2),
                                        row.get<std::uint64_t>(3),
                                        row.get<std::optional<std::uint64_t>>(4),
                                        row.get<std::optional<std::uint64_t>>(5),
                                        row.get<std::optional<std::uint64_t>>(6),
                                        row.get<std::string>(7),
                                        row.get<base::Date>(8),
                                        row.get<base::Date>(9),
                                        row.get<std::string>(10),
                                        row.get<std::string>(11)}
            };
        },
        suite.ecole.id,
        suite.ecole.septembre
    );
}

void remember_smaller_scale(
    Suite& suite, const std::string& reference, const EvaluationLue& before, const EvaluationLue& e
) {
    if (centiemes(e.bareme) >= centiemes(before.bareme)) return;
    suite.ecole.baremes_reduits.push_back({suite.csv.name(), suite.csv.line(), reference, e.bareme}
    );
}

// With its marks: rarely what was meant.
void warn_of_moves(
    Suite& suite,
    const std::string& reference,
    const EvaluationLue& before,
    const EvaluationLue& after
) {
    const auto warn = [&](const std::string& what) {
        suite.ecole.bilan.avertissements.push_back(
            {suite.csv.name(),
             static_cast<int>(suite.csv.line()),
             "l’évaluation « " + reference + " » change de " + what + "."}
        );
    };
    if (before.division != after.division || before.groupe != after.groupe) warn("classe");
    if (before.periode != after.periode) warn("période");
}

// Families look for it in the term of its day.
void warn_of_term(Suite& suite, const std::string& reference, const EvaluationLue& e) {
    const auto of_day = suite.ecole.periode_de(e.jour);
    const auto rank = suite.csv["periode"];
    if (of_day == nullptr || rank.empty() || of_day->id.value() == e.periode) return;
    suite.ecole.bilan.avertissements.push_back(
        {suite.csv.name(),
         static_cast<int>(suite.csv.line()),
         "l’évaluation « " + reference + " », du " + base::format_date(e.jour) +
             ", est mise dans la période " + std::string(rank) + " alors que ce jour est de « " +
             of_day->libelle + " » ; à vérifier."}
    );
}

tl::unexpected<base::Problem> refuse_closed(const FichierCsv& csv) {
    return csv.refuse("la période de cette évaluation est close ; ses notes ne changent plus.");
}

base::Check withdraw(Suite& suite, const Gardee* kept) {
    auto& ecole = suite.ecole;
    if (kept != nullptr && ecole.est_close(kept->lue.periode)) return refuse_closed(suite.csv);
    if (ecole.bilan.retire(ecole.bilan.evaluations, kept != nullptr))
        retirer_evaluation(ecole, kept->id);
    return {};
}

base::Check write(Suite& suite, const std::string& reference, const Gardee* kept, db::Bulk& rows) {
    const auto e = lire_evaluation(suite.ecole, suite.csv, suite.classes);
    if (!e) return tl::unexpected(e.error());
    if (kept != nullptr && kept->lue == *e) {
        ++suite.ecole.bilan.evaluations.identiques;
        return {};
    }
    if (suite.ecole.est_close(e->periode) ||
        (kept != nullptr && suite.ecole.est_close(kept->lue.periode)))
        return refuse_closed(suite.csv);
    if (kept != nullptr) {
        remember_smaller_scale(suite, reference, kept->lue, *e);
        warn_of_moves(suite, reference, kept->lue, *e);
    }
    warn_of_term(suite, reference, *e);
    rows.add(
        suite.ecole.id,
        suite.ecole.septembre,
        e->periode,
        e->matiere,
        e->division,
        e->groupe,
        e->enseignant,
        reference,
        e->titre,
        e->jour,
        e->publication,
        e->bareme,
        e->coefficient
    );
    suite.ecole.bilan.ecrit(suite.ecole.bilan.evaluations, kept == nullptr);
    return {};
}

base::Check read_line(Suite& suite, db::Bulk& rows) {
    const auto& csv = suite.csv;
    const std::string reference(csv["reference"]);
    if (reference.empty() || base::length(reference) > 40) {
        return csv.refuse("la référence manque ou dépasse 40 caractères.");
    }
    if (const auto before =
            suite.ecole.evaluations_lues.lire(reference, suite.ecole.ici(csv.line())))
        return csv.refuse(
            "la référence « " + reference + " » est déjà " + suite.ecole.ou(*before) + "."
        );
    const auto withdrawn = a_retirer(csv, csv.column("retirer"));
    if (!withdrawn) return tl::unexpected(withdrawn.error());
    const auto found = suite.kept.find(reference);
    const auto* kept = found == suite.kept.end() ? nullptr : &found->second;
    return *withdrawn ? withdraw(suite, kept) : write(suite, reference, kept, rows);
}

}  // namespace

base::Check importer_evaluations(Ecole& ecole, const FichierDonnees& fichier) {
    auto csv = FichierCsv::open(fichier.chemin);
    if (!csv) return tl::unexpected(csv.error());
    if (auto known = verifier_colonnes(ecole, *csv, colonnes); !known) return known;
    Suite suite{ecole, *csv, charger_classes(ecole)};
    load_kept(suite);
    for (const auto* name : {"reference", "titre", "date", "matiere"}) csv->need(name);
    db::Bulk rows(
        ecole.db,
        "INSERT INTO evaluation (etablissement, annee, periode, matiere, division, groupe, "
        "enseignant, reference, titre, jour, publication, bareme, coefficient) VALUES",
        13,
        "ON DUPLICATE KEY UPDATE periode = VALUES(periode), matiere = VALUES(matiere), division = "
        "VALUES(division),"
        " groupe = VALUES(groupe), enseignant = VALUES(enseignant), titre = VALUES(titre), jour = "
        "VALUES(jour),"
        " publication = VALUES(publication), bareme = VALUES(bareme), coefficient = "
        "VALUES(coefficient)"
    );
    base::Check result;
    for (;;) {
        const auto more = csv->next();
        if (!more) result = tl::unexpected(more.error());
        if (!more || !*more) break;
        if (result = read_line(suite, rows); !result) break;
    }
    rows.flush();  // also on a refusal, which rolls everything back: nothing is left in the Bulk
    return result;
}

}  // namespace vie_scolaire
