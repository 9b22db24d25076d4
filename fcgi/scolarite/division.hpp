// The classes of a school and the couples MEF/division that occur in it. A division may hold
// several MEF.
#pragma once

#include "db/connection.hpp"
#include "scolarite/ids.hpp"
#include "scolarite/mef.hpp"

#include <string>
#include <vector>

namespace scolarite {

struct Division {
    DivisionId id;
    std::string code;     // "6A", "3 A", "_301P1": never an HTML id or a file name as it is
    std::string libelle;  // may be empty
    unsigned effectif;    // pupils present
    std::vector<Mef> mefs;
};

// One couple MEF/division and the pupils present in it.
struct CoupleMefDivision {
    DivisionId division;
    std::string code_division;
    Mef mef;
    unsigned effectif;
};

// Open divisions, by code. `today`: pupils whose exit date is past are not counted.
std::vector<Division> divisions_of(
    db::Connection& db, EtablissementId etablissement, base::Date today
);
std::vector<CoupleMefDivision> couples_mef_division(
    db::Connection& db, EtablissementId etablissement, base::Date today
);
}  // namespace scolarite
