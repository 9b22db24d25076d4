// The lists of a child as files for a spreadsheet: the marks or the absences that the page of the
// same address shows, and no others.
#include "famille/choix_absences.hpp"
#include "famille/choix_notes.hpp"
#include "famille/pages/pages.hpp"
#include "famille/visite.hpp"
#include "vie_scolaire/moyenne.hpp"
#include "web/csv.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace famille::pages {
namespace {

using vie_scolaire::Absence;
using vie_scolaire::format_valeur;
using vie_scolaire::GenreAbsence;
using vie_scolaire::NoteVue;
using vie_scolaire::VoirNotes;

std::string or_nothing(const std::optional<double>& value) {
    return value ? format_valeur(*value) : std::string();
}

std::vector<std::string> columns_of(const VoirNotes& voir) {
    std::vector<std::string> columns{"Matière", "Date", "Titre", "Note", "Barème"};
    if (voir.coefficient) columns.emplace_back("Coefficient");
    if (voir.moyenne) columns.emplace_back("Moyenne de la classe");
    if (voir.extremes) columns.insert(columns.end(), {"Note la plus basse", "Note la plus haute"});
    columns.emplace_back("Remarque");
    return columns;
}

std::vector<std::string> cells_of(const NoteVue& note, const VoirNotes& voir) {
    std::vector<std::string> cells{
        note.libelle,
        base::format_date(note.jour),
        note.titre,
        note.special ? std::string(vie_scolaire::code_of(*note.special)) : or_nothing(note.valeur),
        format_valeur(note.bareme)};
    if (voir.coefficient) cells.push_back(format_valeur(note.coefficient));
    if (voir.moyenne) cells.push_back(or_nothing(note.moyenne));
    if (voir.extremes) cells.insert(cells.end(), {or_nothing(note.mini), or_nothing(note.maxi)});
    cells.push_back(note.remarque);
    return cells;
}

// In the columns of a mark: an average out of 20, of no day.
std::vector<std::string> cells_of(
    const vie_scolaire::BilanVue& bilan, const std::string& periode, const VoirNotes& voir
) {
    std::vector<std::string> cells{
        bilan.libelle, "", "Bulletin, " + periode, or_nothing(bilan.moyenne), "20"};
    if (voir.coefficient) cells.emplace_back();
    if (voir.moyenne) cells.push_back(or_nothing(bilan.moyenne_classe));
    if (voir.extremes) cells.resize(cells.size() + 2);
    cells.push_back(bilan.appreciation);
    return cells;
}

// As spreadsheets read it: "12/09/2026 08:30".
std::string cell_of(vie_scolaire::HeureLocale moment) {
    const auto day = vie_scolaire::day_of(moment);
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(
                             moment - std::chrono::floor<std::chrono::days>(moment)
    )
                             .count();
    return fmt::format("{} {:02}:{:02}", base::format_date(day), minutes / 60, minutes % 60);
}

std::vector<std::string> cells_of(const Absence& absence, const vie_scolaire::VoirAbsences& voir) {
    const bool late = absence.genre == GenreAbsence::retard;
    std::vector<std::string> cells{
        late ? "Retard" : "Absence",
        cell_of(absence.debut),
        cell_of(absence.fin),
        late ? std::string() : std::to_string(absence.demi_journees),
        late ? std::to_string(absence.minutes) : std::string()};
    if (voir.motifs) cells.push_back(absence.motif);
    cells.emplace_back(absence.justifiee ? "oui" : "non");
    return cells;
}

}  // namespace

web::Response notes_csv(hall::Context& context, const web::Request& request) {
    const auto visite = Visite::of(context, request);
    if (!visite) return page_absente(context, request);
    const auto& enfant = visite->enfant();
    if (!enfant.notes_open()) return page_fermee(context, request, *visite, Service::notes);
    const auto today = enfant.ecole.fuseau.date_at(context.now);
    const auto& voir = enfant.ecole.voir_notes;
    const auto read = read_notes(context.db, enfant, context.now, request);
    const auto choix = choose_notes(request, enfant.ecole, read, today);
    web::Csv csv(columns_of(voir));
    for (const auto* note : choix.notes) csv.row(cells_of(*note, voir));
    for (const auto& periode : enfant.ecole.periodes)
        for (const auto* bilan : choix.bilans)
            if (bilan->periode == periode.id) csv.row(cells_of(*bilan, periode.libelle, voir));
    return std::move(csv).file("notes-" + base::iso_date(today) + ".csv");
}

web::Response absences_csv(hall::Context& context, const web::Request& request) {
    const auto visite = Visite::of(context, request);
    if (!visite) return page_absente(context, request);
    const auto& enfant = visite->enfant();
    if (!enfant.absences_open()) return page_fermee(context, request, *visite, Service::absences);
    const auto& ecole = enfant.ecole;
    const auto today = ecole.fuseau.date_at(context.now);
    const auto choix = choose_absences(request, ecole, today);
    const auto read = vie_scolaire::absences_of(
        context.db, enfant.eleve, choix.jours, ecole.voir_absences, {context.now, ecole.fuseau}
    );
    std::vector<std::string> columns{"Genre", "Début", "Fin", "Demi-journées", "Minutes"};
    if (ecole.voir_absences.motifs) columns.emplace_back("Motif");
    columns.emplace_back("Justifiée");
    web::Csv csv(columns);
    for (const auto& absence : read.absences) {
        if (!vie_scolaire::touches(absence, choix.jours)) continue;
        csv.row(cells_of(absence, ecole.voir_absences));
    }
    return std::move(csv).file("absences-" + base::iso_date(today) + ".csv");
}

}  // namespace famille::pages
