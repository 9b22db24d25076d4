#include "vie_scolaire/import_evaluation.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace vie_scolaire {
namespace {

struct Lecture {
    const Ecole& ecole;
    const FichierCsv& csv;
    const ClassesEcole& classes;
};

ClassesEcole::Ids load(Ecole& ecole, db::Sql sql) {
    ClassesEcole::Ids ids;
    ecole.db.each(
        sql,
        [&](const db::Row& row) { ids[row.get<std::string>(0)] = row.get<std::uint64_t>(1); },
        ecole.id
    );
    return ids;
}

std::optional<std::uint64_t> find(const ClassesEcole::Ids& ids, std::string_view code) {
    const auto found = ids.find(code);
    return found == ids.end() ? std::nullopt : std::optional(found->second);
}

base::Result<base::Date> day(const FichierCsv& csv, std::string_view column) {
    auto parsed = base::parse_date(csv[column]);
    if (parsed) return *parsed;
    return csv.refuse("colonne " + std::string(column) + " : " + parsed.error().message);
}

base::Check read_class(const Lecture& suite, EvaluationLue& e) {
    const auto& csv = suite.csv;
    const auto division = csv["division"];
    const auto groupe = csv["groupe"];
    if (division.empty() == groupe.empty()) {
        return csv.refuse("indiquez la division ou le groupe, et l’un des deux seulement.");
    }
    e.division = division.empty() ? std::nullopt : find(suite.classes.divisions, division);
    e.groupe = groupe.empty() ? std::nullopt : find(suite.classes.groupes, groupe);
    if (!e.division && !e.groupe) {
        return csv.refuse(
            "« " + std::string(division.empty() ? groupe : division) +
            " » n’est pas une classe de l’établissement."
        );
    }
    return {};
}

base::Check read_teaching(const Lecture& suite, EvaluationLue& e) {
    const auto& csv = suite.csv;
    const auto matiere = find(suite.classes.matieres, csv["matiere"]);
    if (!matiere) {
        return csv.refuse(
            "« " + std::string(csv["matiere"]) +
            " » n’est pas un code de matière de l’établissement."
        );
    }
    e.matiere = *matiere;
    if (auto right = read_class(suite, e); !right) return right;
    const auto teacher = csv["enseignant"];
    e.enseignant = find(suite.classes.enseignants, teacher);
    if (!teacher.empty() && !e.enseignant) {
        return csv.refuse(
            "« " + std::string(teacher) +
            " » n’est pas un enseignant de l’établissement (« epp 8949 »)."
        );
    }
    return {};
}

base::Check read_period(const Lecture& suite, EvaluationLue& e) {
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
base::Check read_publication(const Lecture& suite, EvaluationLue& e) {
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

base::Check read_scale(const FichierCsv& csv, EvaluationLue& e) {
    const auto scale = csv["bareme"].empty() ? std::optional(2000) : centiemes(csv["bareme"]);
    const auto weight =
        csv["coefficient"].empty() ? std::optional(100) : centiemes(csv["coefficient"]);
    if (!scale || *scale == 0)
        return csv.refuse(
            "le barème n’est pas un nombre de 0,01 à 9999,99, à deux décimales au plus."
        );
    if (!weight || *weight > 99999)
        return csv.refuse(
            "le coefficient n’est pas un nombre de 0 à 999,99, à deux décimales au plus."
        );
    e.bareme = decimal(*scale);
    e.coefficient = decimal(*weight);
    return {};
}

}  // namespace

ClassesEcole charger_classes(Ecole& ecole) {
    return {
        load(ecole, "SELECT code, id FROM matiere WHERE etablissement = ?"),
        load(ecole, "SELECT code, id FROM division WHERE etablissement = ?"),
        load(ecole, "SELECT code, id FROM groupe WHERE etablissement = ?"),
        load(
            ecole,
            "SELECT CONCAT(type, ' ', individu_sts), id FROM enseignant WHERE etablissement = ?"
        )};
}

base::Result<EvaluationLue> lire_evaluation(
    const Ecole& ecole, const FichierCsv& csv, const ClassesEcole& classes
) {
    const Lecture suite{ecole, csv, classes};
    EvaluationLue e;
    e.titre = base::squeeze(csv["titre"]);
    if (e.titre.empty() || base::length(e.titre) > 80)
        return csv.refuse("le titre manque ou dépasse 80 caractères.");
    const auto jour = day(csv, "date");
    if (!jour) return tl::unexpected(jour.error());
    e.jour = *jour;
    if (auto right = ecole.dans_annee(csv, e.jour); !right) return tl::unexpected(right.error());
    if (auto right = read_teaching(suite, e); !right) return tl::unexpected(right.error());
    if (auto right = read_period(suite, e); !right) return tl::unexpected(right.error());
    if (auto right = read_publication(suite, e); !right) return tl::unexpected(right.error());
    if (auto right = read_scale(csv, e); !right) return tl::unexpected(right.error());
    return e;
}

}  // namespace vie_scolaire
