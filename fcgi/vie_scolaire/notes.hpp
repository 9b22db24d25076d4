// The marks a family may see now: the publication rule is in the WHERE, so a mark that is not yet
// visible never leaves the database.
#pragma once

#include "base/date.hpp"
#include "db/connection.hpp"
#include "scolarite/ids.hpp"
#include "vie_scolaire/enfants.hpp"
#include "vie_scolaire/note.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vie_scolaire {

struct NoteVue {
    scolarite::PeriodeId periode;
    std::string matiere;  // its code
    std::string libelle;  // of the subject
    std::string titre;
    base::Date jour;
    double bareme;
    double coefficient;
    std::optional<double> moyenne;  // of the class, where the school shows it
    std::optional<double> mini;
    std::optional<double> maxi;
    std::optional<double> valeur;
    std::optional<NoteSpeciale> special;
    std::string remarque;
    bool nouvelle = false;  // since FiltreNotes::depuis

    std::optional<double> compte() const;          // out of 20; nothing when it does not count
    std::optional<double> moyenne_sur_20() const;  // of the class
};

// What a term's report says of a subject (LSU).
struct BilanVue {
    scolarite::PeriodeId periode;
    std::string matiere;
    std::string libelle;
    std::optional<double> moyenne;
    std::optional<double> moyenne_classe;
    std::string appreciation;
    bool nouveau = false;  // since FiltreNotes::depuis
};

struct NotesEleve {
    std::vector<NoteVue> notes;    // by subject, then by date
    std::vector<BilanVue> bilans;  // of all terms that are over and open
    Visible visible;               // why, and what opens next

    bool holds(scolarite::PeriodeId periode) const;
};

// The reports of one term.
struct Bulletin {
    const Periode* periode;
    bool nouveau;
};
// Those that there are, in the order of the terms, which must outlive the answer.
std::vector<Bulletin> bulletins_of(
    const std::vector<BilanVue>& bilans, const std::vector<Periode>& periodes
);

// What a view needs of the year's marks: it reads no more than that.
struct FiltreNotes {
    std::optional<scolarite::PeriodeId> periode = {};
    std::optional<Intervalle> jours = {};
    // What the family has not read: marks that opened, came or changed since; nothing: none is.
    // They are read wherever in the year they are, so that the page can show them all.
    std::optional<Lecture::Passage> depuis = {};
};

// One statement. `enfant` is one of enfants_of(): the right is there.
NotesEleve notes_of(
    db::Connection& db, const Enfant& enfant, base::Instant now, const FiltreNotes& filtre = {}
);

// One subject, over some marks.
struct Matiere {
    std::string code;
    std::string libelle;
    std::string tri;                    // sort key of the name: made once, not at each comparison
    std::vector<const NoteVue*> notes;  // by date
    std::optional<double> moyenne;
    std::optional<double> moyenne_classe;
};
// Groups by subject, in the French order of names. The marks must outlive the answer.
std::vector<Matiere> par_matiere(const std::vector<const NoteVue*>& notes);
// Mean of the subjects' averages, each counting once. Nothing when no subject has one.
std::optional<double> moyenne_generale(const std::vector<Matiere>& matieres);
std::optional<double> moyenne_generale_classe(const std::vector<Matiere>& matieres);

}  // namespace vie_scolaire
