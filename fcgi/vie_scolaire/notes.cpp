#include "vie_scolaire/notes.hpp"

#include "base/text.hpp"
#include "vie_scolaire/moyenne.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace vie_scolaire {
namespace {

std::optional<NoteSpeciale> special_of(std::optional<std::uint8_t> column) {
    if (!column) return std::nullopt;
    // A number of a later release is shown as "non noté", never as a value.
    return special_from_column(*column).value_or(NoteSpeciale::non_note);
}

NoteVue read_note(const db::Row& row, const VoirNotes& voir) {
    NoteVue note{
        row.get<scolarite::PeriodeId>(1),
        row.get<std::string>(2),
        row.get<std::string>(3),
        row.get<std::string>(4),
        row.get<base::Date>(5),
        row.get<double>(7),
        row.get<double>(8),
        std::nullopt,
        std::nullopt,
        std::nullopt,
        row.get<std::optional<double>>(12),
        special_of(row.get<std::optional<std::uint8_t>>(13)),
        row.get<std::string>(14),
        row.get<bool>(15)};
    if (voir.moyenne) note.moyenne = row.get<std::optional<double>>(9);
    if (voir.extremes) {
        note.mini = row.get<std::optional<double>>(10);
        note.maxi = row.get<std::optional<double>>(11);
    }
    return note;
}

BilanVue read_bilan(const db::Row& row, const VoirNotes& voir) {
    BilanVue bilan{
        row.get<scolarite::PeriodeId>(1),
        row.get<std::string>(2),
        row.get<std::string>(3),
        row.get<std::optional<double>>(12),
        std::nullopt,
        row.get<std::string>(14),
        row.get<bool>(15)};
    if (voir.moyenne) bilan.moyenne_classe = row.get<std::optional<double>>(9);
    return bilan;
}

// What a row of the statement below is.
enum class Ligne : std::uint8_t { note = 1, bilan = 2, en_attente = 3 };

// One statement, one walk over the pupil's own rows: marks asked for, new ones wherever they are,
// those that wait for their day (of which nothing but that day is looked at), averages of reports,
// which open as an evaluation of the last day of their term does.
// STRAIGHT_JOIN: always from the pupil's rows, whatever the statistics of a young table say.
constexpr db::Sql marks_and_reports(
    "SELECT STRAIGHT_JOIN IF(e.publication <= ?, 1, 3), e.periode, m.code, m.libelle, e.titre, "
    "e.jour, e.publication, "
    "e.bareme, e.coefficient, e.moyenne, e.mini, e.maxi, n.valeur, n.special, n.remarque, "
    "e.publication > ? OR e.jour > ? OR COALESCE(n.ecrite_le >= ?, 0) "
    "FROM note n JOIN evaluation e ON e.id = n.evaluation JOIN matiere m ON m.id = e.matiere "
    "WHERE n.eleve = ? AND e.annee = ? AND (e.publication <= ? AND e.jour <= ? "
    "AND ((? = 0 OR e.periode = ?) AND e.jour >= ? AND e.jour <= ? "
    "OR n.ecrite_le >= ? OR e.publication > ? OR e.jour > ?) OR (? AND e.publication > ?)) "
    "UNION ALL SELECT STRAIGHT_JOIN 2, b.periode, m.code, m.libelle, NULL, p.fin, p.fin, NULL, "
    "NULL, b.moyenne_classe, NULL, NULL, b.moyenne, NULL, b.appreciation, "
    "COALESCE(b.ecrite_le >= ?, 0) OR p.fin > ? OR p.fin > ? "
    "FROM bilan b JOIN periode p ON p.id = b.periode JOIN matiere m ON m.id = b.matiere "
    "WHERE b.eleve = ? AND p.annee = ? AND p.fin <= ?"
);

// What was open when the family last read, by the rule of that day; of a reading of which that was
// not kept, by the rule of today.
std::optional<Bornes> open_before(const Enfant& enfant, const FiltreNotes& filtre) {
    if (!filtre.depuis) return std::nullopt;
    if (filtre.depuis->ouvert) return filtre.depuis->ouvert;
    return bornes_of(enfant.visible_at(filtre.depuis->le));
}

std::optional<base::Instant> written_since(const FiltreNotes& filtre) {
    if (!filtre.depuis) return std::nullopt;
    return ecrit_depuis(filtre.depuis->le);
}

void sort_notes(std::vector<NoteVue>& notes) {
    std::stable_sort(notes.begin(), notes.end(), [](const NoteVue& a, const NoteVue& b) {
        return std::tie(a.matiere, a.jour, a.titre) < std::tie(b.matiere, b.jour, b.titre);
    });
}

}  // namespace

std::optional<double> NoteVue::compte() const { return counted_value(valeur, special, bareme); }

std::optional<double> NoteVue::moyenne_sur_20() const {
    if (!moyenne) return std::nullopt;
    return sur_vingt(*moyenne, bareme);
}

bool NotesEleve::holds(scolarite::PeriodeId periode) const {
    const auto in = [&](const auto& one) { return one.periode == periode; };
    return std::any_of(notes.begin(), notes.end(), in) ||
           std::any_of(bilans.begin(), bilans.end(), in);
}

std::vector<Bulletin> bulletins_of(
    const std::vector<BilanVue>& bilans, const std::vector<Periode>& periodes
) {
    std::vector<Bulletin> list;
    for (const auto& periode : periodes) {
        bool there = false;
        bool fresh = false;
        for (const auto& bilan : bilans) {
            if (bilan.periode != periode.id) continue;
            there = true;
            fresh = fresh || bilan.nouveau;
        }
        if (there) list.push_back({&periode, fresh});
    }
    return list;
}

NotesEleve notes_of(
    db::Connection& db, const Enfant& enfant, base::Instant now, const FiltreNotes& filtre
) {
    NotesEleve out;
    out.visible = enfant.visible_at(now);
    const auto bornes = bornes_of(out.visible);
    const auto& voir = enfant.ecole.voir_notes;
    const auto open_to = out.visible.evaluations_up_to.value_or(before_all);
    const std::uint64_t periode = filtre.periode ? filtre.periode->value() : 0;  // 0: all
    const auto jours = filtre.jours.value_or(Intervalle{before_all, after_all});
    // Only marks shown as they come say when the next ones will be.
    const bool as_they_come = out.visible.mode == ModePublication::fil;
    std::optional<base::Date> waiting;
    const auto before = open_before(enfant, filtre);
    const auto known = before.value_or(Bornes{after_all, after_all});  // never read: all of it
    db.each(
        marks_and_reports,
        [&](const db::Row& row) {
            const auto ligne = Ligne{row.get<std::uint8_t>(0)};
            if (ligne == Ligne::note) out.notes.push_back(read_note(row, voir));
            if (ligne == Ligne::bilan) out.bilans.push_back(read_bilan(row, voir));
            if (ligne == Ligne::en_attente)
                waiting = std::min(waiting.value_or(after_all), row.get<base::Date>(6));
        },
        bornes.publication,
        known.publication,
        known.jour,
        written_since(filtre),
        enfant.eleve,
        enfant.ecole.annee,
        bornes.publication,
        bornes.jour,
        periode,
        periode,
        jours.debut,
        jours.fin,
        written_since(filtre),
        known.publication,
        known.jour,
        as_they_come,
        bornes.publication,
        written_since(filtre),
        known.publication,
        known.jour,
        enfant.eleve,
        enfant.ecole.annee,
        open_to
    );
    sort_notes(out.notes);
    out.visible = with_next_publication(std::move(out.visible), enfant.ecole.regle, waiting);
    return out;
}

std::vector<Matiere> par_matiere(const std::vector<const NoteVue*>& notes) {
    std::map<std::string, Matiere> by_code;
    for (const auto* note : notes) {
        auto& matiere = by_code[note->matiere];
        matiere.code = note->matiere;
        matiere.libelle = note->libelle;
        matiere.notes.push_back(note);
    }
    std::vector<Matiere> list;
    for (auto& [code, matiere] : by_code) {
        Moyenne own;
        Moyenne of_class;
        for (const auto* note : matiere.notes) {
            if (const auto value = note->compte()) own.add(*value, note->coefficient);
            if (const auto value = note->moyenne_sur_20()) of_class.add(*value, note->coefficient);
        }
        matiere.tri = base::sort_key(matiere.libelle);
        matiere.moyenne = own.value();
        matiere.moyenne_classe = of_class.value();
        list.push_back(std::move(matiere));
    }
    std::sort(list.begin(), list.end(), [](const Matiere& a, const Matiere& b) {
        return a.tri < b.tri;
    });
    return list;
}

std::optional<double> moyenne_generale(const std::vector<Matiere>& matieres) {
    Moyenne total;
    for (const auto& matiere : matieres)
        if (matiere.moyenne) total.add(round2(*matiere.moyenne), 1);
    return total.value();
}

std::optional<double> moyenne_generale_classe(const std::vector<Matiere>& matieres) {
    Moyenne total;
    for (const auto& matiere : matieres)
        if (matiere.moyenne_classe) total.add(round2(*matiere.moyenne_classe), 1);
    return total.value();
}

}  // namespace vie_scolaire
