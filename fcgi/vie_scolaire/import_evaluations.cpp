// CSV of evaluations: reference; titre; date; publication; matiere; division or groupe; and where
// there are some enseignant, bareme, coefficient, periode. `reference` is the key inside a school
// year: giving it again changes it, the year after it is another evaluation.
#include "base/text.hpp"
#include "db/bulk.hpp"
#include "vie_scolaire/import_ecole.hpp"

#include <algorithm>
#include <map>

namespace vie_scolaire {
namespace {

using Ids = std::map<std::string, std::uint64_t, std::less<>>;

struct Evaluation {
    std::uint64_t periode = 0;
    std::uint64_t matiere = 0;
    std::optional<std::uint64_t> division;
    std::optional<std::uint64_t> groupe;
    std::optional<std::uint64_t> enseignant;
    std::string titre;
    base::Date jour{};
    base::Date publication{};
    std::string bareme;
    std::string coefficient;
    bool operator==(const Evaluation&) const = default;
};

struct Suite {
    Ecole& ecole;
    FichierCsv& csv;
    Ids matieres = {};
    Ids divisions = {};
    Ids groupes = {};
    Ids enseignants = {};  // "epp 8949"
    std::unordered_map<std::string, Evaluation> kept = {};
};

Ids load(Ecole& ecole, db::Sql sql) {
    Ids ids;
    ecole.db.each(
        sql,
        [&](const db::Row& row) { ids[row.get<std::string>(0)] = row.get<std::uint64_t>(1); },
        ecole.id
    );
    return ids;
}

std::optional<std::uint64_t> find(const Ids& ids, std::string_view code) {
    const auto found = ids.find(code);
    return found == ids.end() ? std::nullopt : std::optional(found->second);
}

void load_kept(Suite& suite) {
    suite.ecole.db.each(
        "SELECT reference, periode, matiere, division, groupe, enseignant, titre, jour, "
        "publication, CAST(bareme AS CHAR), CAST(coefficient AS CHAR) FROM evaluation WHERE "
        "etablissement = ? AND annee = ?",
        [&](const db::Row& row) {
            suite.kept[row.get<std::string>(0)] = Evaluation{
                row.get<std::uint64_t>(1),
                row.get<std::uint64_t>(2),
                row.get<std::optional<std::uint64_t>>(3),
                row.get<std::optional<std::uint64_t>>(4),
                row.get<std::optional<std::uint64_t>>(5),
                row.get<std::string>(6),
                row.get<base::Date>(7),
                row.get<base::Date>(8),
                row.get<std::string>(9),
                row.get<std::string>(10)};
        },
        suite.ecole.id,
        suite.ecole.septembre
    );
}

base::Result<base::Date> day(const FichierCsv& csv, std::string_view column) {
    auto parsed = base::parse_date(csv[column]);
    if (parsed) return *parsed;
    return csv.refuse("colonne " + std::string(column) + " : " + parsed.error().message);
}

base::Check read_class(Suite& suite, Evaluation& e) {
    const auto& csv = suite.csv;
    const auto division = csv["division"];
    const auto groupe = csv["groupe"];
    if (division.empty() == groupe.empty()) {
        return csv.refuse("indiquez la division ou le groupe, et l’un des deux seulement.");
    }
    e.division = division.empty() ? std::nullopt : find(suite.divisions, division);
    e.groupe = groupe.empty() ? std::nullopt : find(suite.groupes, groupe);
    if (!e.division && !e.groupe) {
        return csv.refuse(
            "« " + std::string(division.empty() ? groupe : division) +
            " » n’est pas une classe de l’établissement."
        );
    }
    return {};
}

base::Check read_teaching(Suite& suite, Evaluation& e) {
    const auto& csv = suite.csv;
    const auto matiere = find(suite.matieres, csv["matiere"]);
    if (!matiere) {
        return csv.refuse(
            "« " + std::string(csv["matiere"]) +
            " » n’est pas un code de matière de l’établissement."
        );
    }
    e.matiere = *matiere;
    if (auto right = read_class(suite, e); !right) return right;
    const auto teacher = csv["enseignant"];
    e.enseignant = find(suite.enseignants, teacher);
    if (!teacher.empty() && !e.enseignant) {
        return csv.refuse(
            "« " + std::string(teacher) +
            " » n’est pas un enseignant de l’établissement (« epp 8949 »)."
        );
    }
    return {};
}

base::Check read_period(Suite& suite, Evaluation& e) {
    const auto& csv = suite.csv;
    const auto rank = csv["periode"];
    const scolarite::Periode* period = nullptr;
    if (rank.empty())
        period = suite.ecole.periode_de(e.jour);
    else if (rank.size() == 1)
        period = suite.ecole.periode_de_rang(rank.front() - '0');
    if (period == nullptr) {
        return csv.refuse(
            rank.empty() ? "aucune période de l’établissement ne contient le " +
                               base::format_date(e.jour) + "."
                         : "« " + std::string(rank) +
                               " » n’est pas le rang d’une période de l’établissement."
        );
    }
    e.periode = period->id.value();
    return {};
}

// Up to the end of the summer: some schools publish the last marks once the pupils have left.
base::Check read_publication(const Suite& suite, Evaluation& e) {
    const auto& csv = suite.csv;
    e.publication = e.jour;
    if (csv["publication"].empty()) return {};
    const auto publication = day(csv, "publication");
    if (!publication) return tl::unexpected(publication.error());
    e.publication = *publication;
    if (e.publication < e.jour) {
        return csv.refuse(
            "la publication, le " + base::format_date(e.publication) +
            ", précède l’évaluation, le " + base::format_date(e.jour) + "."
        );
    }
    const auto& fin = suite.ecole.annee.fin;
    const auto last = std::max(fin, fin.year() / std::chrono::August / 31);
    if (e.publication <= last) return {};
    return csv.refuse(
        "la publication, le " + base::format_date(e.publication) +
        ", est après la fin de l’année scolaire."
    );
}

base::Check read_scale(const FichierCsv& csv, Evaluation& e) {
    const auto scale = csv["bareme"].empty() ? std::optional(2000) : centiemes(csv["bareme"]);
    const auto weight =
        csv["coefficient"].empty() ? std::optional(100) : centiemes(csv["coefficient"]);
    if (!scale || *scale == 0) return csv.refuse("le barème n’est pas un nombre supérieur à 0.");
    if (!weight || *weight > 99999) return csv.refuse("le coefficient n’est pas un nombre.");
    e.bareme = decimal(*scale);
    e.coefficient = decimal(*weight);
    return {};
}

base::Result<Evaluation> read(Suite& suite) {
    const auto& csv = suite.csv;
    Evaluation e;
    e.titre = base::squeeze(csv["titre"]);
    if (e.titre.empty() || base::length(e.titre) > 80)
        return csv.refuse("le titre manque ou dépasse 80 caractères.");
    const auto jour = day(csv, "date");
    if (!jour) return tl::unexpected(jour.error());
    e.jour = *jour;
    if (auto right = suite.ecole.dans_annee(csv, e.jour); !right)
        return tl::unexpected(right.error());
    if (auto right = read_teaching(suite, e); !right) return tl::unexpected(right.error());
    if (auto right = read_period(suite, e); !right) return tl::unexpected(right.error());
    if (auto right = read_publication(suite, e); !right) return tl::unexpected(right.error());
    if (auto right = read_scale(csv, e); !right) return tl::unexpected(right.error());
    return e;
}

void remember_smaller_scale(Suite& suite, const std::string& reference, const Evaluation& e) {
    const auto kept = suite.kept.find(reference);
    const bool smaller =
        kept != suite.kept.end() && centiemes(e.bareme) < centiemes(kept->second.bareme);
    if (!smaller) return;
    suite.ecole.baremes_reduits.push_back({suite.csv.name(), suite.csv.line(), reference, e.bareme}
    );
}

// With its marks: rarely what was meant.
void warn_of_moves(
    Suite& suite, const std::string& reference, const Evaluation& before, const Evaluation& after
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
    const auto e = read(suite);
    if (!e) return tl::unexpected(e.error());
    const auto kept = suite.kept.find(reference);
    if (kept != suite.kept.end() && kept->second == *e) {
        ++suite.ecole.bilan.evaluations.identiques;
        return {};
    }
    if (suite.ecole.est_close(e->periode) ||
        (kept != suite.kept.end() && suite.ecole.est_close(kept->second.periode))) {
        return csv.refuse("la période de cette évaluation est close ; ses notes ne changent plus.");
    }
    remember_smaller_scale(suite, reference, *e);
    if (kept != suite.kept.end()) warn_of_moves(suite, reference, kept->second, *e);
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
    suite.ecole.bilan.ecrit(suite.ecole.bilan.evaluations, kept == suite.kept.end());
    return {};
}

}  // namespace

base::Check importer_evaluations(Ecole& ecole, const FichierDonnees& fichier) {
    auto csv = FichierCsv::open(fichier.chemin);
    if (!csv) return tl::unexpected(csv.error());
    Suite suite{ecole, *csv};
    suite.matieres = load(ecole, "SELECT code, id FROM matiere WHERE etablissement = ?");
    suite.divisions = load(ecole, "SELECT code, id FROM division WHERE etablissement = ?");
    suite.groupes = load(ecole, "SELECT code, id FROM groupe WHERE etablissement = ?");
    suite.enseignants = load(
        ecole, "SELECT CONCAT(type, ' ', individu_sts), id FROM enseignant WHERE etablissement = ?"
    );
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
