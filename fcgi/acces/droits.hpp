// What a member of staff may do in a school: his posts and the applications given to him (S2).
// Read from the database at every request: a right withdrawn is gone at the next click.
#pragma once

#include "acces/ids.hpp"
#include "db/connection.hpp"
#include "scolarite/ids.hpp"

#include <bitset>
#include <string>
#include <vector>

namespace acces {

enum class Application : std::uint8_t {
    parametrage,  // ouverture et paramétrage
    codes,        // codes d'activation
    notification,
    consultation,  // consultation seule
};
inline constexpr std::size_t application_count = 4;

enum class Fonction : std::uint8_t { chef, adjoint, personnel, enseignant };

struct Poste {
    scolarite::EtablissementId etablissement;
    std::string uai;
    std::string denomination;
    base::Zone fuseau;
    bool declare;  // the head has declared that the school offers the services (S3)
    Fonction fonction;
    std::bitset<application_count> applications;

    bool head() const { return fonction == Fonction::chef || fonction == Fonction::adjoint; }
    // The head and his deputy have every application.
    bool may(Application application) const {
        return head() || applications.test(static_cast<std::size_t>(application));
    }
};

// Open posts of an account, by name of the school.
std::vector<Poste> postes_of(db::Connection& db, CompteId compte);

std::string_view name_of(Application application);   // as in the column
std::string_view label_of(Application application);  // "Codes d’activation"
std::string_view label_of(Fonction fonction);        // "Chef d’établissement"
Fonction fonction_from(std::string_view column);

}  // namespace acces
