// Which marks a family asked to see: by term, month, month and subject, year, or one subject
// (S39–S42), and the reports of terms that go with them. Works on what is already read, all of it
// visible: an address can only narrow it.
#pragma once

#include "vie_scolaire/notes.hpp"
#include "vie_scolaire/rang.hpp"
#include "web/request.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace famille {

enum class VueNotes : std::uint8_t { periode, mois, mois_matiere, annee, matiere };
struct NomVueNotes {
    VueNotes vue;
    std::string_view cle;  // in the address
    std::string_view libelle;
};
inline constexpr std::array<NomVueNotes, 5> vues_notes{
    {
     {VueNotes::periode, "periode", "Période"},
     {VueNotes::mois, "mois", "Mois"},
     {VueNotes::mois_matiere, "mois-matiere", "Mois et matière"},
     {VueNotes::annee, "annee", "Année"},
     {VueNotes::matiere, "matiere", "Matière"},
     }
};

struct LienChoix {
    std::string valeur;
    std::string libelle;
    bool choisi;
};
// One row of links. `autre` is the choice of the other row, kept by each link.
struct RangChoix {
    std::string nom;        // "Choisir le mois"
    std::string parametre;  // "mois"
    std::vector<LienChoix> liens;
    std::string autre_parametre = {};
    std::string autre_valeur = {};
};

struct ChoixNotes {
    VueNotes vue;
    std::string duree;  // the heading: "Trimestre 1", "Novembre 2026, Mathématiques"
    std::vector<RangChoix> rangs;
    std::vector<const vie_scolaire::NoteVue*> notes;                    // those asked for
    std::vector<const vie_scolaire::NoteVue*> nouvelles_ailleurs = {};  // new ones, not asked for
    const vie_scolaire::Periode* periode = nullptr;                     // of the view by term
    std::vector<const vie_scolaire::BilanVue*> bilans = {};             // what reports say of it
    std::vector<vie_scolaire::Bulletin> bulletins_ailleurs = {};        // not shown, or not whole

    bool vide() const { return notes.empty() && bilans.empty(); }
};

// What to read for it: no more than the view shows. A term that has just begun has nothing to show
// yet: where the address names none, the whole year is read, for the last term that has.
vie_scolaire::NotesEleve read_notes(
    db::Connection& db,
    const vie_scolaire::Enfant& enfant,
    base::Instant now,
    const web::Request& request,
    const std::optional<vie_scolaire::Lecture::Passage>& depuis = {}
);

// Anything the address does not say, or says wrongly, is taken from `today`.
ChoixNotes choose_notes(
    const web::Request& request,
    const vie_scolaire::EcoleVue& ecole,
    const vie_scolaire::NotesEleve& read,
    base::Date today
);

// His places in the class: of a term or of the year, none of a month.
std::map<std::string, vie_scolaire::Rang> rangs_du_choix(
    db::Connection& db,
    const vie_scolaire::Enfant& enfant,
    const vie_scolaire::Visible& visible,
    const ChoixNotes& choix,
    base::Date today
);

}  // namespace famille
