#include "famille/choix_notes.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>

namespace famille {
namespace {

using vie_scolaire::BilanVue;
using vie_scolaire::NotesEleve;
using vie_scolaire::NoteVue;

VueNotes vue_from(std::string_view text) {
    for (const auto& one : vues_notes)
        if (one.cle == text) return one.vue;
    return VueNotes::periode;
}

template <class Vue, class Wanted>
std::vector<const Vue*> those(const std::vector<Vue>& all, Wanted wanted) {
    std::vector<const Vue*> list;
    for (const auto& one : all)
        if (wanted(one)) list.push_back(&one);
    return list;
}

constexpr auto any = [](const auto&) { return true; };

std::string month_label(base::Date day) {
    return base::capitalise(
        fmt::format("{} {}", base::month_name(day.month()), static_cast<int>(day.year()))
    );
}

base::Date asked_month(
    const web::Request& request, const vie_scolaire::EcoleVue& ecole, base::Date today
) {
    const auto asked = base::parse_iso_date(std::string(request.query.value("mois")) + "-01");
    const auto day = std::clamp(asked.value_or(today), ecole.jours.debut, ecole.jours.fin);
    return vie_scolaire::month_of(day).debut;
}

// Nothing where the address names none.
const vie_scolaire::Periode* named_periode(
    const web::Request& request, const vie_scolaire::EcoleVue& ecole
) {
    const auto text = request.query.value("periode");
    unsigned rang = 0;
    std::from_chars(text.data(), text.data() + text.size(), rang);
    return vie_scolaire::periode_of_rang(ecole.periodes, rang);
}

const vie_scolaire::Periode* periode_to_show(
    const web::Request& request,
    const vie_scolaire::EcoleVue& ecole,
    const NotesEleve& read,
    base::Date today
) {
    if (const auto* named = named_periode(request, ecole)) return named;
    const auto* at_hand = vie_scolaire::periode_at(ecole.periodes, today);
    if (at_hand == nullptr || read.holds(at_hand->id)) return at_hand;
    const auto last =
        std::find_if(ecole.periodes.rbegin(), ecole.periodes.rend(), [&](const auto& one) {
            return read.holds(one.id);
        });
    return last == ecole.periodes.rend() ? at_hand : &*last;
}

// Months that have begun, and the one at hand whatever it is.
RangChoix months(const vie_scolaire::EcoleVue& ecole, base::Date chosen, base::Date today) {
    RangChoix row{"Choisir le mois", "mois", {}};
    for (const auto month : vie_scolaire::months_of(ecole.jours)) {
        const auto first = vie_scolaire::month_of(month).debut;
        if (first > today && first != chosen) continue;
        row.liens.push_back(
            {base::iso_date(first).substr(0, 7), month_label(first), first == chosen}
        );
    }
    return row;
}

// Subjects of these marks and reports, in the order of their names: code and name.
std::vector<std::pair<std::string, std::string>> subjects(
    const std::vector<NoteVue>& notes, const std::vector<BilanVue>& bilans
) {
    std::map<std::string, std::string> by_code;
    for (const auto& note : notes) by_code.emplace(note.matiere, note.libelle);
    for (const auto& bilan : bilans) by_code.emplace(bilan.matiere, bilan.libelle);
    std::vector<std::pair<std::string, std::string>> list(by_code.begin(), by_code.end());
    std::sort(list.begin(), list.end(), [](const auto& a, const auto& b) {
        return base::sort_key(a.second) < base::sort_key(b.second);
    });
    return list;
}

struct ChosenSubject {
    std::string code;
    std::string libelle;
    RangChoix rang;
};
ChosenSubject choose_subject(
    const web::Request& request,
    const std::vector<NoteVue>& notes,
    const std::vector<BilanVue>& bilans = {}
) {
    ChosenSubject chosen{
        "", "", {"Choisir la matière", "matiere", {}}
    };
    const auto list = subjects(notes, bilans);
    const auto asked = request.query.value("matiere");
    for (const auto& [code, libelle] : list)
        if (chosen.code.empty() || code == asked) {
            chosen.code = code;
            chosen.libelle = libelle;
        }
    for (const auto& [code, libelle] : list)
        chosen.rang.liens.push_back({code, libelle, code == chosen.code});
    return chosen;
}

ChoixNotes by_periode(
    const web::Request& request,
    const vie_scolaire::EcoleVue& ecole,
    const NotesEleve& read,
    base::Date today
) {
    const auto* periode = periode_to_show(request, ecole, read, today);
    ChoixNotes choix{VueNotes::periode, "Toute l’année", {}, {}};
    if (periode == nullptr) {
        choix.notes = those(read.notes, any);
        return choix;
    }
    choix.periode = periode;
    choix.duree = periode->libelle;
    RangChoix row{"Choisir la période", "periode", {}};
    for (const auto& one : ecole.periodes)
        row.liens.push_back({std::to_string(one.rang), one.libelle, &one == periode});
    choix.rangs.push_back(std::move(row));
    const auto of_term = [&](const auto& one) { return one.periode == periode->id; };
    choix.notes = those(read.notes, of_term);
    choix.bilans = those(read.bilans, of_term);
    return choix;
}

ChoixNotes by_month(
    const web::Request& request,
    const vie_scolaire::EcoleVue& ecole,
    const std::vector<NoteVue>& notes,
    base::Date today,
    bool with_subject
) {
    const auto month = asked_month(request, ecole, today);
    const auto days = vie_scolaire::month_of(month);
    ChoixNotes choix{
        with_subject ? VueNotes::mois_matiere : VueNotes::mois,
        month_label(month),
        {months(ecole, month, today)},
        {}};
    if (!with_subject) {
        choix.notes = those(notes, [&](const NoteVue& note) { return days.contains(note.jour); });
        return choix;
    }
    auto subject = choose_subject(request, notes);
    choix.notes = those(notes, [&](const NoteVue& note) {
        return days.contains(note.jour) && note.matiere == subject.code;
    });
    if (subject.code.empty()) return choix;
    choix.duree += ", " + subject.libelle;
    choix.rangs[0].autre_parametre = "matiere";
    choix.rangs[0].autre_valeur = subject.code;
    subject.rang.autre_parametre = "mois";
    subject.rang.autre_valeur = base::iso_date(month).substr(0, 7);
    choix.rangs.push_back(std::move(subject.rang));
    return choix;
}

ChoixNotes by_subject(const web::Request& request, const NotesEleve& read) {
    auto subject = choose_subject(request, read.notes, read.bilans);
    ChoixNotes choix{VueNotes::matiere, "Matière", {}, {}};
    if (subject.code.empty()) return choix;
    choix.duree = subject.libelle + ", toute l’année";
    const auto of_subject = [&](const auto& one) { return one.matiere == subject.code; };
    choix.notes = those(read.notes, of_subject);
    choix.bilans = those(read.bilans, of_subject);
    choix.rangs.push_back(std::move(subject.rang));
    return choix;
}

ChoixNotes choose(
    const web::Request& request,
    const vie_scolaire::EcoleVue& ecole,
    const NotesEleve& read,
    base::Date today
) {
    switch (vue_from(request.query.value("vue"))) {
        case VueNotes::periode:
            return by_periode(request, ecole, read, today);
        case VueNotes::mois:
            return by_month(request, ecole, read.notes, today, false);
        case VueNotes::mois_matiere:
            return by_month(request, ecole, read.notes, today, true);
        case VueNotes::matiere:
            return by_subject(request, read);
        case VueNotes::annee:
            break;
    }
    const int year = static_cast<int>(ecole.annee);
    ChoixNotes choix{VueNotes::annee, fmt::format("Année scolaire {}-{}", year, year + 1), {}, {}};
    choix.notes = those(read.notes, any);
    choix.bilans = those(read.bilans, any);
    return choix;
}

// A report of this term that the choice leaves out.
bool leaves_out(const ChoixNotes& choix, const NotesEleve& read, scolarite::PeriodeId periode) {
    return std::any_of(read.bilans.begin(), read.bilans.end(), [&](const BilanVue& one) {
        return one.periode == periode &&
               std::find(choix.bilans.begin(), choix.bilans.end(), &one) == choix.bilans.end();
    });
}

}  // namespace

NotesEleve read_notes(
    db::Connection& db,
    const vie_scolaire::Enfant& enfant,
    base::Instant now,
    const web::Request& request,
    const std::optional<vie_scolaire::Lecture::Passage>& depuis
) {
    const auto& ecole = enfant.ecole;
    const auto today = ecole.fuseau.date_at(now);
    vie_scolaire::FiltreNotes filtre{.depuis = depuis};
    const auto vue = vue_from(request.query.value("vue"));
    if (vue == VueNotes::mois)
        filtre.jours = vie_scolaire::month_of(asked_month(request, ecole, today));
    if (vue != VueNotes::periode) return notes_of(db, enfant, now, filtre);
    const auto* named = named_periode(request, ecole);
    const auto* periode =
        named != nullptr ? named : vie_scolaire::periode_at(ecole.periodes, today);
    if (periode == nullptr) return notes_of(db, enfant, now, filtre);
    filtre.periode = periode->id;
    auto read = notes_of(db, enfant, now, filtre);
    if (named != nullptr || read.holds(periode->id)) return read;
    filtre.periode.reset();
    return notes_of(db, enfant, now, filtre);
}

ChoixNotes choose_notes(
    const web::Request& request,
    const vie_scolaire::EcoleVue& ecole,
    const NotesEleve& read,
    base::Date today
) {
    auto choix = choose(request, ecole, read, today);
    choix.nouvelles_ailleurs = those(read.notes, [&](const NoteVue& note) {
        return note.nouvelle &&
               std::find(choix.notes.begin(), choix.notes.end(), &note) == choix.notes.end();
    });
    for (const auto& bulletin : vie_scolaire::bulletins_of(read.bilans, ecole.periodes))
        if (leaves_out(choix, read, bulletin.periode->id))
            choix.bulletins_ailleurs.push_back(bulletin);
    return choix;
}

std::map<std::string, vie_scolaire::Rang> rangs_du_choix(
    db::Connection& db,
    const vie_scolaire::Enfant& enfant,
    const vie_scolaire::Visible& visible,
    const ChoixNotes& choix,
    base::Date today
) {
    if (choix.vue == VueNotes::mois || choix.vue == VueNotes::mois_matiere) return {};
    std::optional<scolarite::PeriodeId> periode;
    if (choix.periode != nullptr) periode = choix.periode->id;
    return vie_scolaire::rangs_of(db, enfant, visible, periode, today);
}

}  // namespace famille
