// The staff of a school and what each may do (S2), as the head sees and changes it; and the
// school's journal, page by page.
#pragma once

#include "acces/droits.hpp"
#include "acces/emission.hpp"
#include "acces/journal.hpp"

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

// What one looks for in the school's journal.
struct FiltreJournal {
    std::string mots = {};  // in what was done, by whom, or about which pupil; "" is everything
    std::optional<base::Instant> depuis = {};
    std::optional<base::Instant> avant = {};
};
// One page of what the filter leaves, newest first; `total` of all pages.
struct PageJournal {
    std::size_t total;
    std::vector<Ligne> lignes;
};
PageJournal journal_of(
    db::Connection& db,
    scolarite::EtablissementId etablissement,
    const FiltreJournal& filtre,
    std::size_t offset,
    std::size_t limit
);
// What was done about a pupil's own code, newest first.
std::vector<Ligne> journal_of_eleve(
    db::Connection& db, scolarite::EtablissementId etablissement, scolarite::EleveId eleve
);

}  // namespace acces
