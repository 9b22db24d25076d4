#include "famille/choix_notes.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>

namespace famille {
namespace {

using vie_scolaire::NoteVue;

VueNotes vue_from(std::string_view text) {
    for (const auto& one : vues_notes)
        if (one.cle == text) return one.vue;
    return VueNotes::periode;
}

std::vector<const NoteVue*> those(
    const std::vector<NoteVue>& notes, const std::function<bool(const NoteVue&)>& wanted
) {
    std::vector<const NoteVue*> list;
    for (const auto& note : notes)
        if (wanted(note)) list.push_back(&note);
    return list;
}

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

const vie_scolaire::Periode* asked_periode(
    const web::Request& request, const vie_scolaire::EcoleVue& ecole, base::Date today
) {
    const auto text = request.query.value("periode");
    unsigned rang = 0;
    std::from_chars(text.data(), text.data() + text.size(), rang);
    const auto* periode = vie_scolaire::periode_of_rang(ecole.periodes, rang);
    return periode != nullptr ? periode : vie_scolaire::periode_at(ecole.periodes, today);
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

// Subjects that have a visible mark, in the order of their names: code and name.
std::vector<std::pair<std::string, std::string>> subjects(const std::vector<NoteVue>& notes) {
    std::map<std::string, std::string> by_code;
    for (const auto& note : notes) by_code.emplace(note.matiere, note.libelle);
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
ChosenSubject choose_subject(const web::Request& request, const std::vector<NoteVue>& notes) {
    ChosenSubject chosen{
        "", "", {"Choisir la matière", "matiere", {}}
    };
    const auto list = subjects(notes);
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
    const std::vector<NoteVue>& notes,
    base::Date today
) {
    const auto* periode = asked_periode(request, ecole, today);
    ChoixNotes choix{VueNotes::periode, "Toute l’année", {}, {}};
    if (periode == nullptr) {
        choix.notes = those(notes, [](const NoteVue&) { return true; });
        return choix;
    }
    choix.periode = periode;
    choix.duree = periode->libelle;
    RangChoix row{"Choisir la période", "periode", {}};
    for (const auto& one : ecole.periodes)
        row.liens.push_back({std::to_string(one.rang), one.libelle, &one == periode});
    choix.rangs.push_back(std::move(row));
    choix.notes = those(notes, [&](const NoteVue& note) { return note.periode == periode->id; });
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

ChoixNotes by_subject(const web::Request& request, const std::vector<NoteVue>& notes) {
    auto subject = choose_subject(request, notes);
    ChoixNotes choix{VueNotes::matiere, "Matière", {}, {}};
    if (subject.code.empty()) return choix;
    choix.duree = subject.libelle + ", toute l’année";
    choix.notes = those(notes, [&](const NoteVue& note) { return note.matiere == subject.code; });
    choix.rangs.push_back(std::move(subject.rang));
    return choix;
}

ChoixNotes choose(
    const web::Request& request,
    const vie_scolaire::EcoleVue& ecole,
    const std::vector<NoteVue>& notes,
    base::Date today
) {
    switch (vue_from(request.query.value("vue"))) {
        case VueNotes::periode:
            return by_periode(request, ecole, notes, today);
        case VueNotes::mois:
            return by_month(request, ecole, notes, today, false);
        case VueNotes::mois_matiere:
            return by_month(request, ecole, notes, today, true);
        case VueNotes::matiere:
            return by_subject(request, notes);
        case VueNotes::annee:
            break;
    }
    const int year = static_cast<int>(ecole.annee);
    return {
        VueNotes::annee,
        fmt::format("Année scolaire {}-{}", year, year + 1),
        {},
        those(notes, [](const NoteVue&) { return true; })};
}

}  // namespace

vie_scolaire::FiltreNotes filtre_notes(
    const web::Request& request, const vie_scolaire::EcoleVue& ecole, base::Date today
) {
    vie_scolaire::FiltreNotes filtre;
    const auto vue = vue_from(request.query.value("vue"));
    if (vue == VueNotes::periode) {
        if (const auto* periode = asked_periode(request, ecole, today))
            filtre.periode = periode->id;
    } else if (vue == VueNotes::mois) {
        filtre.jours = vie_scolaire::month_of(asked_month(request, ecole, today));
    }
    return filtre;
}

ChoixNotes choose_notes(
    const web::Request& request,
    const vie_scolaire::EcoleVue& ecole,
    const std::vector<NoteVue>& notes,
    base::Date today
) {
    auto choix = choose(request, ecole, notes, today);
    choix.nouvelles_ailleurs = those(notes, [&](const NoteVue& note) {
        return note.nouvelle &&
               std::find(choix.notes.begin(), choix.notes.end(), &note) == choix.notes.end();
    });
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
