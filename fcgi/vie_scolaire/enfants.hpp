// The children an account may see now, with all that their pages need of their schools. This query
// is the right itself (8.3.2: checked on every request, never remembered): who is not in its answer
// does not exist for this account.
#pragma once

#include "acces/ids.hpp"
#include "base/date.hpp"
#include "db/connection.hpp"
#include "scolarite/ids.hpp"
#include "vie_scolaire/absence.hpp"
#include "vie_scolaire/calendrier.hpp"
#include "vie_scolaire/lecture.hpp"
#include "vie_scolaire/publication.hpp"

#include <optional>
#include <string>
#include <vector>

namespace vie_scolaire {

// What a school shows of its marks besides the pupil's own (S5).
struct VoirNotes {
    bool moyenne;   // class average
    bool extremes;  // class minimum and maximum
    bool coefficient;
    bool rang;  // the pupil's place in his class
};

// A school as its families see it.
struct EcoleVue {
    scolarite::EtablissementId id;
    std::string denomination;
    base::Zone fuseau;
    unsigned annee;
    Intervalle jours;  // of the school year
    bool declare;      // the head offers the services (S3); false also after he has withdrawn
    bool service_notes;
    bool service_absences;
    std::string message_accueil;
    std::string vie_scolaire_nom;
    std::string vie_scolaire_telephone;
    std::string vie_scolaire_courriel;
    ReglePublication regle;
    VoirNotes voir_notes;
    VoirAbsences voir_absences;
    std::vector<Periode> periodes;
};

struct Enfant {
    acces::RattachementId rattachement;
    scolarite::EleveId eleve;
    std::string nom;
    std::string prenom;
    std::string classe;  // "6A"; "" while he has none
    Perimetre perimetre;
    bool parti;  // has left the school: his pages are closed
    EcoleVue ecole;
    std::vector<Echeance> echeances;  // those that may concern him; empty in mode fil
    Lecture notes_lues = {};
    Lecture absences_lues = {};

    std::string nom_complet() const { return prenom + " " + nom; }
    bool notes_open() const { return ecole.declare && !parti && ecole.service_notes; }
    bool absences_open() const { return ecole.declare && !parti && ecole.service_absences; }
    bool open() const { return ecole.declare && !parti; }
    Visible visible_at(base::Instant instant) const;
};

// One statement, by name of the child. A link that has ended, is suspended, or whose pair has ended
// at the source gives nothing.
std::vector<Enfant> enfants_of(db::Connection& db, acces::CompteId compte, base::Instant now);

}  // namespace vie_scolaire
