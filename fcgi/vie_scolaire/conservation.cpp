#include "vie_scolaire/conservation.hpp"

#include "scolarite/ids.hpp"
#include "scolarite/periode.hpp"

#include <chrono>

namespace vie_scolaire {
namespace {

constexpr int kept_days = 92;  // after the end of a school year

struct Passee {
    scolarite::PeriodeId periode;
    scolarite::EtablissementId etablissement;
};

// Through the pupils of the school, because their rows are kept by pupil.
std::uint64_t forget_periode(db::Connection& db, const Passee& passee) {
    return db.transact([&](db::Transaction& tx) {
        auto count = tx->execute(
            "DELETE n FROM eleve e JOIN note n ON n.eleve = e.id "
            "JOIN evaluation v ON v.id = n.evaluation WHERE e.etablissement = ? AND v.periode = ?",
            passee.etablissement,
            passee.periode
        );
        count += tx->execute(
            "DELETE b FROM eleve e JOIN bilan b ON b.eleve = e.id "
            "WHERE e.etablissement = ? AND b.periode = ?",
            passee.etablissement,
            passee.periode
        );
        count += tx->execute(
            "DELETE b FROM eleve e JOIN absence_bilan b ON b.eleve = e.id "
            "WHERE e.etablissement = ? AND b.periode = ?",
            passee.etablissement,
            passee.periode
        );
        tx->execute("DELETE FROM evaluation WHERE periode = ?", passee.periode);
        tx->execute("DELETE FROM periode WHERE id = ?", passee.periode);
        return count;
    });
}

}  // namespace

std::uint64_t forget_annees(db::Connection& db, base::Instant now) {
    const auto day = base::plus_days(base::Zone::paris().date_at(now), -kept_days);
    const auto kept = scolarite::annee_scolaire_of(day);
    std::uint64_t count = 0;
    const auto passees = db.all<Passee>(
        "SELECT p.id, p.etablissement FROM periode p JOIN etablissement s ON s.id = "
        "p.etablissement WHERE p.annee < ? AND p.annee < s.annee",
        [](const db::Row& row) {
            return Passee{row.get<scolarite::PeriodeId>(0), row.get<scolarite::EtablissementId>(1)};
        },
        kept
    );
    for (const auto& passee : passees) count += forget_periode(db, passee);
    const auto schools = db.all<std::uint64_t>(
        "SELECT id FROM etablissement WHERE annee >= ?",
        [](const db::Row& row) { return row.get<std::uint64_t>(0); },
        kept
    );
    const auto first_day = std::chrono::year(kept) / std::chrono::August / 1;
    for (const auto school : schools)
        count += db.execute(
            "DELETE a FROM eleve e JOIN absence a ON a.eleve = e.id WHERE e.etablissement = ? "
            "AND a.debut < ?",
            school,
            first_day
        );
    return count;
}

void forget_eleve(db::Transaction& tx, scolarite::EleveId eleve) {
    tx->execute("DELETE FROM note WHERE eleve = ?", eleve);
    tx->execute("DELETE FROM bilan WHERE eleve = ?", eleve);
    tx->execute("DELETE FROM absence WHERE eleve = ?", eleve);
    tx->execute("DELETE FROM absence_bilan WHERE eleve = ?", eleve);
}

}  // namespace vie_scolaire
