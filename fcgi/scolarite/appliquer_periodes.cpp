// The terms of the school's year, and the evaluations that follow their dates.
#include "base/text.hpp"
#include "scolarite/appliquer.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace scolarite {
namespace {

struct Kept {
    std::uint64_t id;
    int rang;
    bool close;
    CommunsLu::Periode periode;
};

std::vector<Kept> kept_terms(Ecriture& e) {
    return e.db.all<Kept>(
        "SELECT id, rang, close_le IS NOT NULL, libelle, debut, fin FROM periode "
        "WHERE etablissement = ? AND annee = ? ORDER BY rang",
        [](const db::Row& row) {
            return Kept{
                row.get<std::uint64_t>(0),
                row.get<int>(1),
                row.get<bool>(2),
                {row.get<std::string>(3), row.get<base::Date>(4), row.get<base::Date>(5)}
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

// Terms whose evaluations stay: closed, or with averages and totals of the whole term (LSU,
// exportAbsence), which cannot be cut anew.
std::set<std::uint64_t> bound_terms(Ecriture& e) {
    std::set<std::uint64_t> bound;
    e.db.each(
        "SELECT p.id FROM periode p WHERE p.etablissement = ? AND p.annee = ? AND "
        "(p.close_le IS NOT NULL OR EXISTS (SELECT 1 FROM eleve x JOIN bilan b ON b.eleve = x.id "
        "AND b.periode = p.id WHERE x.etablissement = p.etablissement) OR EXISTS (SELECT 1 FROM "
        "eleve x JOIN absence_bilan a ON a.eleve = x.id AND a.periode = p.id "
        "WHERE x.etablissement = p.etablissement))",
        [&](const db::Row& row) { bound.insert(row.get<std::uint64_t>(0)); },
        e.etablissement,
        e.annee
    );
    return bound;
}

// Days that go from one term to another where the year keeps its number of terms.
struct Passage {
    std::uint64_t de;
    std::uint64_t vers;
    base::Date debut;
    base::Date fin;
};

// The days that count for a term: those it shares with the one before it are of that one.
std::pair<base::Date, base::Date> days_of(
    const CommunsLu::Periode* before, const CommunsLu::Periode& term
) {
    if (before == nullptr) return {term.debut, term.fin};
    return {std::max(term.debut, base::plus_days(before->fin, 1)), term.fin};
}

std::vector<Passage> passages_of(
    const std::vector<Kept>& kept, const std::vector<CommunsLu::Periode>& wanted
) {
    std::vector<Passage> all;
    for (std::size_t from = 0; from < kept.size(); ++from) {
        const auto had = days_of(from == 0 ? nullptr : &kept[from - 1].periode, kept[from].periode);
        for (std::size_t to = 0; to < wanted.size(); ++to) {
            const auto has = days_of(to == 0 ? nullptr : &wanted[to - 1], wanted[to]);
            const auto first = std::max(had.first, has.first);
            const auto last = std::min(had.second, has.second);
            if (from != to && first <= last)
                all.push_back({kept[from].id, kept[to].id, first, last});
        }
    }
    return all;
}

std::uint64_t evaluations_of(Ecriture& e, const Passage& passage) {
    return e.db
        .value<std::uint64_t>(
            "SELECT COUNT(*) FROM evaluation WHERE periode = ? AND jour BETWEEN ? AND ?",
            passage.de,
            passage.debut,
            passage.fin
        )
        .value_or(0);
}

bool dates_differ(const CommunsLu::Periode& a, const CommunsLu::Periode& b) {
    return std::tie(a.debut, a.fin) != std::tie(b.debut, b.fin);
}

// Dates move together or not at all, so that no day is in two terms or in none. They stay when a
// closed term would move, or an evaluation leave or enter a term that is bound; that is said.
bool dates_stay(
    Ecriture& e,
    const std::vector<Kept>& kept,
    const std::vector<CommunsLu::Periode>& wanted,
    const std::vector<Passage>& passages
) {
    const auto stay = [&](const std::string& why) {
        e.bilan.avertir_d_abord(
            {"", 0, "les périodes de l’année (" + names_of(kept) + ") gardent leurs dates : " + why}
        );
        return true;
    };
    for (std::size_t at = 0; at < kept.size(); ++at) {
        if (kept[at].close && dates_differ(kept[at].periode, wanted[at]))
            return stay("« " + kept[at].periode.libelle + " » est close.");
    }
    if (passages.empty()) return false;
    const auto bound = bound_terms(e);
    std::uint64_t kept_back = 0;
    for (const auto& passage : passages) {
        if (bound.contains(passage.de) || bound.contains(passage.vers))
            kept_back += evaluations_of(e, passage);
    }
    if (kept_back == 0) return false;
    return stay(
        "Communs.xml ferait passer " + base::counted(kept_back, "évaluation", "évaluations") +
        " d’une période à une autre, et l’une est close ou a déjà des bilans."
    );
}

// Those of a term that are not of its days were put there by name, and stay.
void follow_dates(Ecriture& e, const std::vector<Passage>& passages) {
    std::uint64_t moved = 0;
    for (const auto& passage : passages) {
        moved += e.ecrit(e.db.execute(
            "UPDATE evaluation SET periode = ? WHERE periode = ? AND jour BETWEEN ? AND ?",
            passage.vers,
            passage.de,
            passage.debut,
            passage.fin
        ));
    }
    if (moved == 0) return;
    e.bilan.avertir_d_abord(
        {"",
         0,
         "les dates des périodes changent : " +
             base::counted(
                 moved, "évaluation va à celle de sa date", "évaluations vont à celle de leur date"
             ) +
             "."}
    );
}

void write_term(Ecriture& e, int rank, const CommunsLu::Periode& period) {
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
    const auto ended = e.db.execute(
        "DELETE FROM periode WHERE etablissement = ? AND annee = ? AND rang > ?",
        e.etablissement,
        e.annee,
        terms
    );
    e.ecrit(GenreStructure::periodes, &Comptes::finis, ended);
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

// Written where they differ; a closed term keeps its name too.
void write_terms(
    Ecriture& e, const std::vector<Kept>& kept, std::vector<CommunsLu::Periode> wanted, bool stay
) {
    for (std::size_t at = 0; at < wanted.size(); ++at) {
        auto& period = wanted[at];
        const auto* same = at < kept.size() ? &kept[at] : nullptr;
        if (same != nullptr && stay) {
            period.debut = same->periode.debut;
            period.fin = same->periode.fin;
        }
        if (same != nullptr && same->periode.libelle == period.libelle &&
            !dates_differ(same->periode, period))
            continue;
        if (same != nullptr && same->close) {
            e.bilan.avertir_d_abord(
                {"",
                 0,
                 "la période « " + same->periode.libelle + " » est close : elle garde son nom."}
            );
            continue;
        }
        e.ecrit(GenreStructure::periodes, same == nullptr ? &Comptes::crees : &Comptes::modifies);
        write_term(e, static_cast<int>(at) + 1, period);
    }
}

void write_year(Ecriture& e, const std::vector<CommunsLu::Periode>& wanted) {
    const auto kept = kept_terms(e);
    if (kept.empty() || wanted.empty()) return write_terms(e, {}, wanted, false);
    if (kept.size() == wanted.size()) {
        const auto passages = passages_of(kept, wanted);
        const bool stay = dates_stay(e, kept, wanted, passages);
        write_terms(e, kept, wanted, stay);
        if (!stay) follow_dates(e, passages);
        return;
    }
    if (bound_terms(e).empty()) {
        write_terms(e, kept, wanted, false);
        return cut_anew(e, kept.size(), static_cast<int>(wanted.size()));
    }
    e.bilan.avertir_d_abord(
        {"",
         0,
         "les périodes de l’année (" + names_of(kept) +
             ") restent comme elles sont : l’une est close ou a déjà des bilans, et "
             "Communs.xml en compte un autre nombre."}
    );
}

}  // namespace

void appliquer_periodes(Ecriture& e) {
    if (!e.apport.communs) return;
    write_year(e, e.apport.communs->periodes);
}

}  // namespace scolarite
