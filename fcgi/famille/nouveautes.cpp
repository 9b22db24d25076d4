#include "famille/nouveautes.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <vector>

namespace famille {
namespace {

std::size_t count_new_notes(
    const vie_scolaire::NotesEleve& read,
    const vie_scolaire::Enfant& enfant,
    std::optional<base::Instant> since
) {
    if (!since) return read.notes.size();
    const auto before = enfant.visible_at(*since);
    return static_cast<std::size_t>(std::count_if(
        read.notes.begin(),
        read.notes.end(),
        [&](const vie_scolaire::NoteVue& note) {
            return !vie_scolaire::is_visible(before, {note.jour, note.publication});
        }
    ));
}

std::size_t count_new_absences(
    const vie_scolaire::AbsencesEleve& read,
    const vie_scolaire::Enfant& enfant,
    std::optional<base::Instant> since
) {
    const auto& list = read.absences;
    return static_cast<std::size_t>(std::count_if(
        list.begin(),
        list.end(),
        [&](const vie_scolaire::Absence& absence) {
            return absence.genre == vie_scolaire::GenreAbsence::absence &&
                   (!since ||
                    vie_scolaire::day_of(absence.debut) >= enfant.ecole.fuseau.date_at(*since));
        }
    ));
}

}  // namespace

Nouveautes nouveautes_of(
    hall::Context& context, const vie_scolaire::Enfant& enfant, std::optional<base::Instant> since
) {
    Nouveautes news;
    if (enfant.notes_open()) {
        news.lues = vie_scolaire::notes_of(context.db, enfant, context.now);
        news.notes = count_new_notes(news.lues, enfant, since);
    }
    if (enfant.absences_open()) {
        const auto& ecole = enfant.ecole;
        news.absences_lues =
            vie_scolaire::absences_of(context.db, enfant.eleve, ecole.jours, ecole.voir_absences);
        news.absences = count_new_absences(news.absences_lues, enfant, since);
        const auto closed = vie_scolaire::fermetures_of(context.db, ecole.id);
        news.total =
            vie_scolaire::total_of_year(news.absences_lues, closed, ecole.jours, ecole.periodes);
    }
    return news;
}

std::string en_mots(
    const Nouveautes& news, const vie_scolaire::Enfant& enfant, std::optional<base::Instant> since
) {
    if (!news.notes && !news.absences) return {};
    std::vector<std::string> parts;
    const auto notes = static_cast<long long>(news.notes.value_or(0));
    const auto absences = static_cast<long long>(news.absences.value_or(0));
    if (notes > 0) parts.push_back(base::counted(notes, "note", "notes"));
    if (absences > 0) parts.push_back(base::counted(absences, "absence", "absences"));
    const auto day = since ? base::format_date(enfant.ecole.fuseau.date_at(*since)) : "";
    if (parts.empty())
        return since ? "Rien de nouveau depuis le " + day + "." : "Rien pour l’instant.";
    auto text = parts.size() == 2 ? parts[0] + " et " + parts[1] : parts[0];
    if (!since) return text + " à lire.";
    return text + (notes + absences > 1 ? " nouvelles" : " nouvelle") + " depuis le " + day + ".";
}

}  // namespace famille
