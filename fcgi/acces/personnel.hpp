// The staff of a school and what each may do (S2), as the head sees and changes it.
#pragma once

#include "acces/droits.hpp"
#include "acces/emission.hpp"

#include <bitset>
#include <optional>
#include <string>
#include <vector>

namespace acces {

struct Personnel {
    CompteId compte;
    std::string nom;  // or the identifiant
    std::string identifiant;
    Fonction fonction;
    std::bitset<application_count> applications;
    bool head() const { return fonction == Fonction::chef || fonction == Fonction::adjoint; }
};
// Open posts: head, deputies, then by name.
std::vector<Personnel> personnel_of(db::Connection& db, scolarite::EtablissementId etablissement);
std::optional<Personnel> read_personnel(
    db::Connection& db, scolarite::EtablissementId etablissement, CompteId compte
);
// Gives and takes applications so that these are left. Fails for the head and a deputy, who have
// all, and for somebody without a post here.
base::Check set_applications(
    db::Transaction& tx,
    const Acte& acte,
    CompteId compte,
    const std::bitset<application_count>& applications
);
// Names a deputy, or makes him staff again. Fails for the head, for teachers and for no post.
base::Check set_adjoint(db::Transaction& tx, const Acte& acte, CompteId compte, bool adjoint);
// Ends a post and the rights that go with it; the account stays, and may have posts elsewhere.
// `tsctl user --aussi` opens it again. Fails for no post, and for the head unless it is the host
// who does it, by no account.
base::Check end_post(db::Transaction& tx, const Acte& acte, CompteId compte);

}  // namespace acces
