// Terms (trimestres or semestres) of a school's year, and the days it is closed.
#pragma once

#include "base/date.hpp"
#include "db/connection.hpp"
#include "scolarite/ids.hpp"

#include <optional>
#include <string>
#include <vector>

namespace scolarite {

struct Periode {
    PeriodeId id;
    int rang;             // 1 to 3
    std::string libelle;  // "Trimestre 1"
    base::Date debut;
    base::Date fin;
    std::optional<base::Instant> close_le;  // marks no longer change

    bool holds(base::Date day) const { return debut <= day && day <= fin; }
};

struct Fermeture {
    base::Date debut;
    base::Date fin;
    std::string libelle;
};

// Of the school's current year, in order.
std::vector<Periode> periodes_of(db::Connection& db, EtablissementId etablissement);
std::vector<Fermeture> fermetures_of(db::Connection& db, EtablissementId etablissement);
// September's year of a day: from August on it is that year, else the one before.
int annee_scolaire_of(base::Date day);

}  // namespace scolarite
