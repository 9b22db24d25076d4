// What a school decides about its télé-services: which are open (S4), how marks are published
// (S5–S7), what families see of marks and absences. Reading, and changing with its line in the
// journal. The rule of publication itself is in publication.hpp.
#pragma once

#include "acces/journal.hpp"
#include "db/connection.hpp"
#include "scolarite/ids.hpp"
#include "vie_scolaire/calendrier.hpp"
#include "vie_scolaire/publication.hpp"
#include "vie_scolaire/recul.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vie_scolaire {

// Who changes what, when, where.
struct Decision {
    base::Instant now;
    acces::Auteur auteur;
    scolarite::EtablissementId etablissement;
};

// Holds what a school has decided until the transaction ends: of two forms sent at once, one sees
// what the other has saved.
void lock_reglages(db::Transaction& tx, scolarite::EtablissementId etablissement);

// The days of the school year at hand.
Intervalle annee_of(db::Connection& db, scolarite::EtablissementId etablissement);

// ---- S3: the declaration ---------------------------------------------------------------------
struct Declaration {
    std::optional<base::Instant> le;  // nothing while the school does not offer the services
    std::string par;                  // name of who declared; empty when unknown
    std::optional<base::Instant> retiree_le;  // the last time that one was withdrawn
    std::string retiree_par;
};
Declaration declaration_of(db::Connection& db, scolarite::EtablissementId etablissement);
// False when the school had already declared (or withdrawn): nothing changes.
bool declare(db::Transaction& tx, const Decision& decision);
bool withdraw_declaration(db::Transaction& tx, const Decision& decision);

// ---- S4: the services ------------------------------------------------------------------------
enum class Teleservice : std::uint8_t { notes, absences };
inline constexpr std::size_t teleservice_count = 2;
std::string_view name_of(Teleservice service);   // as in the column, and in URLs
std::string_view label_of(Teleservice service);  // "Notes"
std::optional<Teleservice> teleservice_from(std::string_view name);

struct ServiceOuvert {
    Teleservice service;
    base::Instant depuis;
    std::string par;
};
std::vector<ServiceOuvert> open_services(
    db::Connection& db, scolarite::EtablissementId etablissement
);
// False when it was so already.
bool set_service(db::Transaction& tx, const Decision& decision, Teleservice service, bool open);

// ---- S5–S7: marks ------------------------------------------------------------------------------
struct ParametresNotes {
    ReglePublication regle;
    bool voir_moyenne = true;
    bool voir_extremes = false;
    bool voir_rang = false;
    bool voir_coefficient = true;

    bool operator==(const ParametresNotes&) const = default;
};
inline constexpr int delai_max = 60;  // days
ParametresNotes parametres_notes(db::Connection& db, scolarite::EtablissementId etablissement);
void save_parametres(db::Transaction& tx, const Decision& decision, const ParametresNotes& notes);

struct ParametresAbsences {
    bool voir_retards = false;
    bool voir_motifs = false;
};
ParametresAbsences parametres_absences(
    db::Connection& db, scolarite::EtablissementId etablissement
);
void save_parametres(
    db::Transaction& tx, const Decision& decision, const ParametresAbsences& absences
);

// The contact shown to families on the page of absences.
struct ContactVieScolaire {
    std::string nom;
    std::string telephone;
    std::string courriel;
};
ContactVieScolaire contact_of(db::Connection& db, scolarite::EtablissementId etablissement);
void save_contact(db::Transaction& tx, const Decision& decision, const ContactVieScolaire& contact);

// A couple MEF/division that occurs in the school.
struct CoupleMef {
    scolarite::DivisionId division;
    std::string code;  // of the division
    std::string mef;
    std::string libelle;  // of the MEF
    Perimetre perimetre() const { return {mef, division}; }
};
std::vector<CoupleMef> couples_mef(db::Connection& db, scolarite::EtablissementId etablissement);

std::vector<Echeance> echeances_of(db::Connection& db, scolarite::EtablissementId etablissement);
// What a change of the rule is held against, found as the families' pages find it: from the pupils
// who are there, by the evaluations that have a mark of theirs and the reports that speak of them.
// Days alone are read, no mark. A class of several MEF is named with each of them.
std::vector<ClasseNotee> classes_notees(
    db::Connection& db, scolarite::EtablissementId etablissement, base::Date today
);
// Of what was last decided about marks, rule or dates; 0: nothing yet. What has been changed and
// changed back since is another decision.
std::uint64_t decision_notes(db::Connection& db, scolarite::EtablissementId etablissement);
// Sets or removes that date for each of those scopes; returns how many changed. Divisions of
// another school are passed over.
std::size_t add_echeance(
    db::Transaction& tx,
    const Decision& decision,
    const std::vector<Perimetre>& perimetres,
    base::Date jour
);
std::size_t remove_echeance(
    db::Transaction& tx,
    const Decision& decision,
    const std::vector<Perimetre>& perimetres,
    base::Date jour
);

}  // namespace vie_scolaire
