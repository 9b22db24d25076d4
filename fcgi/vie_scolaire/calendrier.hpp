// The school's year as families meet it: terms, weeks, months, closed days.
#pragma once

#include "base/date.hpp"
#include "db/connection.hpp"
#include "scolarite/ids.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace vie_scolaire {

// Days from debut to fin, both included.
struct Intervalle {
    base::Date debut;
    base::Date fin;
    bool contains(base::Date day) const { return debut <= day && day <= fin; }
};

struct Periode {
    scolarite::PeriodeId id;
    unsigned rang;        // 1..3
    std::string libelle;  // "Trimestre 1"
    Intervalle jours;
    bool close;  // marks no longer change; families go on reading them
};

struct Fermeture {
    Intervalle jours;
    std::string libelle;  // "Vacances de la Toussaint"
};

// Closed days of the school, in order.
std::vector<Fermeture> fermetures_of(db::Connection& db, scolarite::EtablissementId id);

// The term of a day; between two terms the one before, before the first the first. Nothing when
// there is none at all.
const Periode* periode_at(const std::vector<Periode>& periodes, base::Date day);
const Periode* periode_of_rang(const std::vector<Periode>& periodes, unsigned rang);

// Monday to Sunday.
Intervalle week_of(base::Date day);
Intervalle month_of(base::Date day);
Intervalle month_of(std::chrono::year_month month);
// The school year: from its dates where the school has given them, else 1 September to 31 August.
// Pupils of a new year may come before its Communs: dates of an earlier year are none.
Intervalle year_of(unsigned annee, std::optional<base::Date> debut, std::optional<base::Date> fin);
// Every month the interval touches.
std::vector<std::chrono::year_month> months_of(const Intervalle& interval);

}  // namespace vie_scolaire
