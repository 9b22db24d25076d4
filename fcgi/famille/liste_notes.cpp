#include "famille/liste_notes.hpp"

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

void fill_value(web::Dict& row, const NoteVue& note) {
    if (note.special) {
        row.add(t::SPECIALE)
            .set(t::CODE, vie_scolaire::code_of(*note.special))
            .set(t::MOTS, vie_scolaire::label_of(*note.special));
        if (note.bareme != sur_vingt) row.add(t::SUR).set(t::BAREME, format_valeur(note.bareme));
        return;
    }
    row.add(t::CHIFFREE)
        .set(t::VALEUR, or_dash(note.valeur))
        .set(t::BAREME, format_valeur(note.bareme));
}

// Sections seen again in each row are filled there: a row's variables are not those of the table.
void fill_row(web::Dict& row, const NoteVue& note, const vie_scolaire::VoirNotes& voir) {
    row.set(t::DATE, base::format_date(note.jour)).set(t::TITRE, note.titre);
    row.show_if(note.nouvelle, t::NOUVELLE);
    fill_value(row, note);
    if (voir.moyenne) row.add(t::AVEC_CLASSE).set(t::MOYENNE, or_dash(note.moyenne));
    if (voir.extremes)
        row.add(t::AVEC_EXTREMES)
            .set(
                t::EXTREMES,
                note.mini && note.maxi
                    ? format_valeur(*note.mini) + " – " + format_valeur(*note.maxi)
                    : "—"
            );
    if (voir.coefficient)
        row.add(t::AVEC_COEFFICIENT).set(t::COEFFICIENT, format_valeur(note.coefficient));
    row.set_optional(t::REMARQUE, t::TEXTE, note.remarque);
}

}  // namespace

void fill_liste(
    web::Dict& dict,
    web::Var marker,
    std::string_view legende,
    const std::vector<const NoteVue*>& notes,
    const vie_scolaire::VoirNotes& voir,
    bool avec_matiere
) {
    if (notes.empty()) return;
    auto table = dict.include(marker, t::file);
    table.set(t::LEGENDE, legende);
    table.show_if(avec_matiere, t::AVEC_MATIERE);
    table.show_if(voir.moyenne, t::AVEC_CLASSE);
    table.show_if(voir.extremes, t::AVEC_EXTREMES);
    table.show_if(voir.coefficient, t::AVEC_COEFFICIENT);
    for (const auto* note : notes) {
        auto row = table.add(t::NOTE);
        fill_row(row, *note, voir);
        if (avec_matiere) row.add(t::AVEC_MATIERE).set(t::MATIERE, note->libelle);
    }
}

}  // namespace famille
