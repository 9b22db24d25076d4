#include "famille/liste_notes.hpp"

#include "base/text.hpp"
#include "tpl/famille/liste_notes.hpp"
#include "vie_scolaire/moyenne.hpp"

namespace famille {
namespace {

namespace t = tpl::famille::liste_notes;
using vie_scolaire::format_valeur;
using vie_scolaire::NoteVue;

// Marks out of 20 need not say so beside each number.
constexpr double sur_vingt = 20;

std::string or_dash(std::optional<double> value) { return value ? format_valeur(*value) : "—"; }

// A row shows its cells and holds their values itself: a dictionary for each cell would cost more
// than all the rest of a long list. Sections seen again in each row are shown there, not on the
// table: only below the row do they find its values.
void fill_value(web::Dict& row, const NoteVue& note) {
    row.set(t::BAREME, format_valeur(note.bareme));
    if (note.special) {
        const auto code = vie_scolaire::code_of(*note.special);
        const auto words = vie_scolaire::label_of(*note.special);
        row.set(t::CODE, code)
            .set(t::MOTS, words)
            .show_if(base::fold(code) != base::fold(words), t::EN_CLAIR)
            .show(t::SPECIALE)
            .show_if(note.bareme != sur_vingt, t::SUR);
        return;
    }
    row.set(t::VALEUR, or_dash(note.valeur)).show(t::CHIFFREE);
}

void fill_row(web::Dict& row, const NoteVue& note, const vie_scolaire::VoirNotes& voir) {
    row.set(t::DATE, base::format_date(note.jour)).set(t::TITRE, note.titre);
    row.show_if(note.nouvelle, t::NOUVELLE);
    fill_value(row, note);
    if (voir.moyenne)
        row.set(t::MOYENNE, vie_scolaire::format_moyenne(note.moyenne)).show(t::AVEC_CLASSE);
    if (voir.extremes)
        row.set(
               t::EXTREMES,
               note.mini && note.maxi
                   ? format_valeur(*note.mini) + " – " + format_valeur(*note.maxi)
                   : "—"
        )
            .show(t::AVEC_EXTREMES);
    if (voir.coefficient)
        row.set(t::COEFFICIENT, format_valeur(note.coefficient)).show(t::AVEC_COEFFICIENT);
    row.set_optional(t::REMARQUE, t::TEXTE, note.remarque);
}

}  // namespace

void fill_liste(
    web::Dict& dict,
    web::Var marker,
    std::string_view legende,
    const std::vector<const NoteVue*>& notes,
    const vie_scolaire::VoirNotes& voir,
    ColonneMatiere matiere
) {
    if (notes.empty()) return;
    const bool avec_matiere = matiere == ColonneMatiere::avec;
    auto table = dict.include(marker, t::file);
    table.set(t::LEGENDE, legende);
    table.show_if(avec_matiere, t::AVEC_MATIERE);
    table.show_if(voir.moyenne, t::AVEC_CLASSE);
    table.show_if(voir.extremes, t::AVEC_EXTREMES);
    table.show_if(voir.coefficient, t::AVEC_COEFFICIENT);
    for (const auto* note : notes) {
        auto row = table.add(t::NOTE);
        fill_row(row, *note, voir);
        if (avec_matiere) row.set(t::MATIERE, note->libelle).show(t::AVEC_MATIERE);
    }
}

}  // namespace famille
