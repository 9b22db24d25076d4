#include "famille/recapitulatif_notes.hpp"

#include "famille/courbe.hpp"
#include "vie_scolaire/moyenne.hpp"

#include "tpl/famille/notes.hpp"

#include <optional>

namespace famille {
namespace {

namespace t = tpl::famille::notes;
using vie_scolaire::format_moyenne;
using vie_scolaire::Matiere;

// A term to come would be a column of dashes.
std::vector<const vie_scolaire::Periode*> terms_to_show(
    const vie_scolaire::EcoleVue& ecole, const vie_scolaire::NotesEleve& read
) {
    std::vector<const vie_scolaire::Periode*> terms;
    for (const auto& periode : ecole.periodes)
        if (read.holds(periode.id)) terms.push_back(&periode);
    return terms;
}

std::optional<double> average_in(
    const Matiere& matiere,
    const std::vector<vie_scolaire::BilanVue>& bilans,
    scolarite::PeriodeId periode
) {
    vie_scolaire::Moyenne total;
    for (const auto* note : matiere.notes)
        if (note->periode == periode)
            if (const auto value = note->compte()) total.add(*value, note->coefficient);
    if (const auto own = total.value()) return own;
    for (const auto& bilan : bilans)
        if (bilan.periode == periode && bilan.matiere == matiere.code) return bilan.moyenne;
    return std::nullopt;
}

}  // namespace

void fill_recapitulatif(
    web::Dict& dict,
    const vie_scolaire::EcoleVue& ecole,
    const vie_scolaire::NotesEleve& read,
    const std::vector<Matiere>& matieres
) {
    auto table = dict.add(t::RECAPITULATIF);
    const bool with_class = ecole.voir_notes.moyenne;
    const auto terms = terms_to_show(ecole, read);
    for (const auto* periode : terms) table.add(t::COLONNE).set(t::LIBELLE, periode->libelle);
    table.show_if(with_class, t::RECAP_CLASSE);
    Courbe chart{"Moyennes de l’année par matière", "Matière", {}};
    for (const auto& matiere : matieres) {
        auto row = table.add(t::LIGNE);
        row.set(t::CODE, matiere.code).set(t::LIBELLE, matiere.libelle);
        for (const auto* periode : terms)
            row.add(t::CASE)
                .set(t::PERIODE, periode->libelle)
                .set(t::MOYENNE, format_moyenne(average_in(matiere, read.bilans, periode->id)));
        row.set(t::MOYENNE_ANNEE, format_moyenne(matiere.moyenne));
        if (with_class)
            row.add(t::RECAP_CLASSE).set(t::MOYENNE_CLASSE, format_moyenne(matiere.moyenne_classe));
        if (matiere.moyenne || matiere.moyenne_classe)
            chart.points.push_back({matiere.libelle, matiere.moyenne, matiere.moyenne_classe});
    }
    fill_rangs(dict, t::COURBE, chart);
}

}  // namespace famille
