// A parent or guardian, where a letter reaches him, and his links to pupils ("couples").
#pragma once

#include "base/date.hpp"
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

// The pair élève/responsable: what a CAR is issued for.
struct Couple {
    CoupleId id;
    EleveId eleve;
    ResponsableId responsable;
    int niveau;      // 1 légal, 2 en charge, 3 contact
    int rang_legal;  // 1, 2; 3 further légal; 0 not légal
    std::string parente;
    std::optional<base::Instant> fin_le;
    std::optional<base::Instant> refus_le;
};

std::optional<Couple> couple_of(db::Connection& db, CoupleId id);
// Of a pupil, légal 1 first; ended ones too, last.
std::vector<Couple> couples_of_eleve(db::Connection& db, EleveId eleve);
// "mère", "père"…; empty when the code is not known.
std::string_view label_of_parente(std::string_view code);

}  // namespace scolarite
