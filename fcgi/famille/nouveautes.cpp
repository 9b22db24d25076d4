#include "famille/nouveautes.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace famille {
namespace {

using vie_scolaire::Absence;
using vie_scolaire::GenreAbsence;

std::size_t count_new_notes(
    const vie_scolaire::NotesEleve& read, const vie_scolaire::Lecture& lecture
) {
    if (!lecture.dernier) return read.notes.size();
    return static_cast<std::size_t>(std::count_if(
        read.notes.begin(),
        read.notes.end(),
        [](const vie_scolaire::NoteVue& note) { return note.nouvelle; }
    ));
}

std::size_t count_new_bulletins(
    const vie_scolaire::NotesEleve& read, const vie_scolaire::Enfant& enfant
) {
    const auto all = vie_scolaire::bulletins_of(read.bilans, enfant.ecole.periodes);
    if (!enfant.notes_lues.dernier) return all.size();
    return static_cast<std::size_t>(std::count_if(
        all.begin(), all.end(), [](const vie_scolaire::Bulletin& one) { return one.nouveau; }
    ));
}

std::size_t count_new(
    const vie_scolaire::AbsencesEleve& read,
    const vie_scolaire::Lecture& lecture,
    GenreAbsence genre
) {
    return static_cast<std::size_t>(std::count_if(
        read.absences.begin(),
        read.absences.end(),
        [&](const Absence& one) { return one.genre == genre && (!lecture.dernier || one.nouvelle); }
    ));
}

// "1 note, 2 absences et 1 retard"; "" of nothing.
std::string listed(const std::vector<std::string>& parts) {
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) text += i + 1 == parts.size() ? " et " : ", ";
        text += parts[i];
    }
    return text;
}

std::vector<std::string> counted_absences(const Nouveautes& news) {
    std::vector<std::string> parts;
    const auto absences = static_cast<long long>(news.absences.value_or(0));
    const auto lates = static_cast<long long>(news.retards);
    if (absences > 0) parts.push_back(base::counted(absences, "absence", "absences"));
    if (lates > 0) parts.push_back(base::counted(lates, "retard", "retards"));
    return parts;
}

// Of the services that are open, the one read longest ago; nothing while one was never read.
std::optional<base::Instant> all_read_at(
    const Nouveautes& news, const vie_scolaire::Enfant& enfant
) {
    if (!news.absences) return enfant.notes_lues.le();
    if (!news.notes) return enfant.absences_lues.le();
    return std::min(enfant.notes_lues.le(), enfant.absences_lues.le());
}

}  // namespace

Nouveautes nouveautes_of(hall::Context& context, const vie_scolaire::Enfant& enfant) {
    Nouveautes news;
    if (enfant.notes_open()) {
        news.lues = vie_scolaire::notes_of(
            context.db, enfant, context.now, {.depuis = enfant.notes_lues.dernier}
        );
        news.notes = count_new_notes(news.lues, enfant.notes_lues);
        news.bulletins = count_new_bulletins(news.lues, enfant);
    }
    if (enfant.absences_open()) {
        const auto& ecole = enfant.ecole;
        const auto& lecture = enfant.absences_lues;
        news.absences_lues = vie_scolaire::absences_of(
            context.db,
            enfant.eleve,
            ecole.jours,
            ecole.voir_absences,
            {context.now, ecole.fuseau},
            lecture.le()
        );
        news.absences = count_new(news.absences_lues, lecture, GenreAbsence::absence);
        news.retards = count_new(news.absences_lues, lecture, GenreAbsence::retard);
        const auto closed = vie_scolaire::fermetures_of(context.db, ecole.id);
        news.total =
            vie_scolaire::total_of_year(news.absences_lues, closed, ecole.jours, ecole.periodes)
                .total;
    }
    return news;
}

std::string en_mots(const Nouveautes& news, const vie_scolaire::Enfant& enfant) {
    if (!news.notes && !news.absences) return {};
    if (!news.any()) {
        const auto since = all_read_at(news, enfant);
        if (!since) return "Rien à lire pour l’instant.";
        return "Rien de nouveau depuis le " +
               base::format_date(enfant.ecole.fuseau.date_at(*since)) + ".";
    }
    std::vector<std::string> parts;
    const auto notes = news.notes.value_or(0);
    if (notes > 0) parts.push_back(base::counted(notes, "note", "notes"));
    if (news.bulletins > 0) parts.push_back(base::counted(news.bulletins, "bulletin", "bulletins"));
    for (auto& absences : counted_absences(news)) parts.push_back(std::move(absences));
    return listed(parts) + " à lire.";
}

std::string absences_a_lire(const Nouveautes& news) {
    const auto parts = counted_absences(news);
    return parts.empty() ? "" : listed(parts) + " à lire.";
}

}  // namespace famille
