// The terms of the school's year, and the days it is closed.
#include "base/text.hpp"
#include "scolarite/appliquer.hpp"
#include "scolarite/periode.hpp"

#include <map>
#include <tuple>

namespace scolarite {
namespace {

void appliquer_fermetures(Ecriture& e) {
    using Key = std::pair<base::Date, base::Date>;
    std::map<Key, std::string> kept;
    for (const auto& closed : fermetures_of(e.db, e.etablissement)) {
        kept[{closed.debut, closed.fin}] = closed.libelle;
    }
    for (const auto& closed : e.apport.communs->fermetures) {
        const auto node = kept.extract({closed.debut, closed.fin});
        if (!node.empty() && node.mapped() == closed.libelle) continue;
        e.ecrit(1);
        ++e.bilan.structures;
        e.db.execute(
            "INSERT INTO fermeture (etablissement, debut, fin, libelle) VALUES (?, ?, ?, ?)"
            " ON DUPLICATE KEY UPDATE libelle = VALUES(libelle)",
            e.etablissement,
            closed.debut,
            closed.fin,
            closed.libelle
        );
    }
    for (const auto& [key, label] : kept) {
        e.bilan.structures += e.ecrit(e.db.execute(
            "DELETE FROM fermeture WHERE etablissement = ? AND debut = ? AND fin = ?",
            e.etablissement,
            key.first,
            key.second
        ));
    }
}

struct Kept {
    int rang;
    bool close;
    CommunsLu::Periode periode;
};

std::vector<Kept> kept_terms(Ecriture& e) {
    return e.db.all<Kept>(
        "SELECT rang, close_le IS NOT NULL, libelle, debut, fin FROM periode "
        "WHERE etablissement = ? AND annee = ? ORDER BY rang",
        [](const db::Row& row) {
            return Kept{
                row.get<int>(0),
                row.get<bool>(1),
                {row.get<std::string>(2), row.get<base::Date>(3), row.get<base::Date>(4)}
            };
        },
        e.etablissement,
        e.annee
    );
}

std::string names_of(const std::vector<Kept>& terms) {
    std::string names;
    for (const auto& term : terms) names += (names.empty() ? "" : ", ") + term.periode.libelle;
    return names;
}

// Averages and totals of whole terms (LSU, exportAbsence) cannot be cut anew.
bool bound_to_terms(Ecriture& e) {
    return e.db
        .value<int>(
            "SELECT 1 FROM periode p WHERE p.etablissement = ? AND p.annee = ? AND "
            "(p.close_le IS NOT NULL OR EXISTS (SELECT 1 FROM bilan b WHERE b.periode = p.id) OR "
            "EXISTS (SELECT 1 FROM absence_bilan a WHERE a.periode = p.id)) LIMIT 1",
            e.etablissement,
            e.annee
        )
        .has_value();
}

void write_term(Ecriture& e, int rank, const CommunsLu::Periode& period) {
    e.ecrit(1);
    ++e.bilan.structures;
    e.db.execute(
        "INSERT INTO periode (etablissement, annee, rang, libelle, debut, fin) VALUES (?, ?, "
        "?, ?, ?, ?)"
        " ON DUPLICATE KEY UPDATE libelle = VALUES(libelle), debut = VALUES(debut), fin = "
        "VALUES(fin)",
        e.etablissement,
        e.annee,
        rank,
        period.libelle,
        period.debut,
        period.fin
    );
}

// The year is cut in another number of terms: evaluations go to the term of their day, those of no
// term to the last one, and the terms beyond it end.
void cut_anew(Ecriture& e, std::size_t before, int terms) {
    auto moved = e.db.execute(
        "UPDATE evaluation v JOIN periode old ON old.id = v.periode AND old.annee = ? "
        "JOIN periode p ON p.etablissement = v.etablissement AND p.annee = old.annee "
        "AND p.rang <= ? AND v.jour BETWEEN p.debut AND p.fin "
        "SET v.periode = p.id WHERE v.etablissement = ? AND v.periode <> p.id",
        e.annee,
        terms,
        e.etablissement
    );
    moved += e.db.execute(
        "UPDATE evaluation v JOIN periode old ON old.id = v.periode AND old.annee = ? "
        "AND old.rang > ? JOIN periode p ON p.etablissement = v.etablissement "
        "AND p.annee = old.annee AND p.rang = ? SET v.periode = p.id WHERE v.etablissement = ?",
        e.annee,
        terms,
        terms,
        e.etablissement
    );
    e.ecrit(moved);
    e.bilan.structures += e.ecrit(e.db.execute(
        "DELETE FROM periode WHERE etablissement = ? AND annee = ? AND rang > ?",
        e.etablissement,
        e.annee,
        terms
    ));
    e.bilan.avertir_d_abord(
        {"",
         0,
         "l’année est maintenant en " + std::to_string(terms) + " périodes, et non plus en " +
             std::to_string(before) + " : " +
             base::counted(
                 moved, "évaluation va à celle de sa date", "évaluations vont à celle de leur date"
             ) +
             "."}
    );
}

}  // namespace

void appliquer_periodes(Ecriture& e) {
    if (!e.apport.communs) return;
    const auto& wanted = e.apport.communs->periodes;
    const auto kept = kept_terms(e);
    const bool recut = !kept.empty() && !wanted.empty() && kept.size() != wanted.size();
    if (recut && bound_to_terms(e)) {
        e.bilan.avertir_d_abord(
            {"",
             0,
             "les périodes de l’année (" + names_of(kept) +
                 ") restent comme elles sont : l’une est close ou a déjà des bilans, et "
                 "Communs.xml en compte un autre nombre."}
        );
        appliquer_fermetures(e);
        return;
    }
    int rank = 0;
    for (const auto& period : wanted) {
        const auto at = static_cast<std::size_t>(rank++);
        const auto* same = at < kept.size() ? &kept[at] : nullptr;
        const auto fields = [](const CommunsLu::Periode& p) {
            return std::tie(p.libelle, p.debut, p.fin);
        };
        if (same != nullptr && fields(same->periode) == fields(period)) continue;
        if (same != nullptr && same->close) {
            e.bilan.avertir_d_abord(
                {"",
                 0,
                 "la période « " + same->periode.libelle +
                     " » est close : elle garde son nom et ses dates."}
            );
            continue;
        }
        write_term(e, rank, period);
    }
    if (recut) cut_anew(e, kept.size(), rank);
    appliquer_fermetures(e);
}

}  // namespace scolarite
