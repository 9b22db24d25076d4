// A school: who it is, its letterhead, its time zone, its year, and whether its head has declared
// that it offers the télé-services.
#pragma once

#include "base/date.hpp"
#include "db/connection.hpp"
#include "scolarite/ids.hpp"
#include "scolarite/uai.hpp"

#include <optional>
#include <string>
#include <vector>

namespace scolarite {

struct Etablissement {
    EtablissementId id;
    Uai uai;
    std::string denomination;
    std::string adresse1;
    std::string adresse2;
    std::string adresse3;
    std::string code_postal;
    std::string commune;
    std::string telephone;
    std::string courriel;
    base::Zone fuseau;
    std::string chef_nom;
    std::string chef_qualite;
    std::string vie_scolaire_nom;
    std::string vie_scolaire_telephone;
    std::string vie_scolaire_courriel;
    int annee;  // September's year
    std::optional<base::Instant> declare_le;
    std::string message_accueil;

    // Name, address lines, "14270 COMMUNE": what a letter carries at its top. No empty line.
    std::vector<std::string> en_tete() const;
    std::string annee_scolaire() const;
};
std::string annee_scolaire(int septembre);  // 2026 → "2026-2027"

std::optional<Etablissement> etablissement_of(db::Connection& db, EtablissementId id);
std::optional<Etablissement> etablissement_of(db::Connection& db, const Uai& uai);

// The day that the school's own calendar shows.
base::Date today_of(db::Connection& db, EtablissementId id, base::Instant now);

// The zone of a French postal code: 97400 → Indian/Reunion; Europe/Paris where nothing else is
// known.
base::Zone zone_of_postal_code(std::string_view code_postal);

}  // namespace scolarite
