// A parent or guardian, and where a letter reaches him.
#pragma once

#include "db/connection.hpp"
#include "scolarite/ids.hpp"

#include <optional>
#include <string>
#include <vector>

namespace scolarite {

struct Adresse {
    std::vector<std::string> lignes;  // those that are not empty
    std::string code_postal;
    std::string commune;
    std::string pays;  // empty in France

    // "18 RUE…", "14270 COMMUNE", "BELGIQUE": what follows the name on an envelope.
    std::vector<std::string> lignes_postales() const;
    bool complete() const { return !commune.empty() && (!code_postal.empty() || !pays.empty()); }
};

struct Responsable {
    ResponsableId id;
    EtablissementId etablissement;
    std::string civilite;  // "M.", "Mme", or empty
    std::string nom;
    std::string prenom;
    std::string courriel;
    std::string telephone;
    std::string portable;
    std::optional<Adresse> adresse;

    std::string nom_affiche() const;  // "Claire Roy"
    // Name with civility, then the address: at most 6 lines of 38 (NF Z 10-011). Empty without
    // address.
    std::vector<std::string> lignes_enveloppe() const;
};

std::optional<Responsable> responsable_of(db::Connection& db, ResponsableId id);

}  // namespace scolarite
