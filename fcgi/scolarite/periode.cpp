#include "scolarite/periode.hpp"

namespace scolarite {
namespace {

Periode read(const db::Row& row) {
    return Periode{
        row.get<PeriodeId>(0),
        row.get<int>(1),
        row.get<std::string>(2),
        row.get<base::Date>(3),
        row.get<base::Date>(4),
        row.get<std::optional<base::Instant>>(5)};
}

}  // namespace

std::vector<Periode> periodes_of(db::Connection& db, EtablissementId etablissement) {
    return db.all<Periode>(
        "SELECT p.id, p.rang, p.libelle, p.debut, p.fin, p.close_le FROM periode p"
        " JOIN etablissement e ON e.id = p.etablissement AND e.annee = p.annee"
        " WHERE p.etablissement = ? ORDER BY p.rang",
        read,
        etablissement
    );
}

std::vector<Fermeture> fermetures_of(db::Connection& db, EtablissementId etablissement) {
    return db.all<Fermeture>(
        "SELECT debut, fin, libelle FROM fermeture WHERE etablissement = ? ORDER BY debut",
        [](const db::Row& row) {
            return Fermeture{
                row.get<base::Date>(0), row.get<base::Date>(1), row.get<std::string>(2)};
        },
        etablissement
    );
}

int annee_scolaire_of(base::Date day) {
    const int year = static_cast<int>(day.year());
    return day.month() >= std::chrono::August ? year : year - 1;
}

}  // namespace scolarite
