// Writing: evaluations, marks and absences of a demonstration school, from the start of its year to
// today.
#include "tsctl/demo_fichiers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <stdexcept>

namespace tsctl::demo_academie {
namespace {

constexpr std::array<std::string_view, 8> kinds{
    "Contrôle",
    "Devoir maison",
    "Interrogation",
    "Exposé",
    "Oral",
    "Devoir sur table",
    "Dictée",
    "Projet"};
constexpr std::array<std::string_view, 8> themes{
    "chapitre 1",
    "chapitre 2",
    "révisions",
    "méthode",
    "vocabulaire",
    "l’été et après",
    "problèmes ouverts",
    "bilan"};
constexpr std::array<std::string_view, 6> comments{
    "Travail sérieux",
    "À revoir avec soin",
    "En progrès",
    "Des efforts à poursuivre",
    "Très bien",
    "Attention à la rédaction"};
constexpr std::array<std::string_view, 7> specials{
    "Abs", "Disp", "NN", "NR", "Inapte", "Abs0", "NR0"};
constexpr std::array<std::string_view, 6> motives{
    "Maladie",
    "Rendez-vous médical",
    "Réunion solennelle de famille",
    "Difficulté de transport",
    "",
    "Motif familial"};

struct Evaluation {
    std::string reference;
    std::size_t division;
    int bareme;
};

std::ofstream create(const std::string& path) {
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    if (!out) throw std::runtime_error("cannot write " + path);
    return out;
}

void finish(std::ofstream& out, const std::string& path) {
    out.close();
    if (!out) throw std::runtime_error("cannot write " + path);
}

// A cell with the separator or a quote in it is quoted.
std::string cell(const std::string& text) {
    if (text.find_first_of(";\"") == std::string::npos) return text;
    std::string out = "\"";
    for (const char c : text) {
        out += c;
        if (c == '"') out += c;
    }
    return out + "\"";
}

// Which one of a subject of a division, all from 0.
struct Rang {
    std::size_t division;
    std::size_t matiere;
    unsigned numero;
};

int bareme_of(unsigned numero) { return numero % 7 == 3 ? 10 : numero % 11 == 5 ? 40 : 20; }

std::string_view coefficient_of(unsigned numero) {
    if (numero % 4 == 0) return "2";
    return numero % 9 == 7 ? "0,5" : "1";
}

Evaluation write_evaluation(
    std::ostream& out, const Ecole& school, const Rang& rang, base::Date day, Hasard& hasard
) {
    const auto& [d, subject, n] = rang;
    Evaluation made{
        fmt::format("{}-{}-{}", d + 1, matieres()[subject].code, n + 1), d, bareme_of(n)};
    out << made.reference << ';'
        << cell(fmt::format("{} {} : {}", hasard.pick(kinds), n + 1, hasard.pick(themes))) << ';'
        << base::format_date(day) << ';'
        << base::format_date(base::plus_days(day, static_cast<int>(hasard.below(6)))) << ';'
        << matieres()[subject].code << ';' << school.divisions[d].code << ";epp "
        << school.enseignants[school.services[d][subject]].id << ';' << made.bareme << ';'
        << coefficient_of(n) << '\n';
    return made;
}

std::vector<Evaluation> write_evaluations(
    const Ecole& school, const std::string& path, unsigned per_subject, Hasard& hasard
) {
    const auto days = school.calendrier.jours();
    auto out = create(path);
    out << "reference;titre;date;publication;matiere;division;enseignant;bareme;coefficient\n";
    std::vector<Evaluation> list;
    for (std::size_t d = 0; d < school.divisions.size(); ++d) {
        for (std::size_t subject = 0; subject < matieres().size(); ++subject) {
            for (unsigned n = 0; n < per_subject; ++n) {
                const auto at = (days.size() - 1) * (n + 1) / per_subject;
                list.push_back(write_evaluation(out, school, {d, subject, n}, days[at], hasard));
            }
        }
    }
    finish(out, path);
    return list;
}

// The first pupils get one of each special mark; the others a few, by chance.
std::string mark(std::size_t pupil, std::size_t nth, int scale, int level, Hasard& hasard) {
    if (pupil < 3 && nth < specials.size()) return std::string(specials[nth]);
    if (hasard.chance(4)) return std::string(hasard.pick(specials));
    const auto spread = static_cast<int>(hasard.below(9)) - 4;
    const auto quarters = std::clamp((level + spread) * scale * 4 / 20, 0, scale * 4) +
                          static_cast<int>(hasard.below(2));
    const auto cents = std::min(quarters, scale * 4) * 25;
    if (cents % 100 == 0) return std::to_string(cents / 100);
    return fmt::format("{},{:02}", cents / 100, cents % 100);
}

void write_notes(
    const Ecole& school,
    const std::string& path,
    const std::vector<Evaluation>& evaluations,
    Hasard& hasard
) {
    auto out = create(path);
    out << "evaluation;ine;note;remarque\n";
    std::vector<std::vector<const Evaluation*>> by_division(school.divisions.size());
    for (const auto& evaluation : evaluations)
        by_division[evaluation.division].push_back(&evaluation);
    std::string line;
    for (std::size_t pupil = 0; pupil < school.eleves.size(); ++pupil) {
        const auto& e = school.eleves[pupil];
        const int level = 7 + static_cast<int>(hasard.below(9));
        std::size_t nth = 0;
        for (const auto* evaluation : by_division[e.division]) {
            const bool remark = nth % 6 == 0;
            line = evaluation->reference + ";" + e.ine.text() + ";" +
                   mark(pupil, nth++, evaluation->bareme, level, hasard) + ";";
            if (remark) line += hasard.pick(comments);
            out << line << '\n';
        }
    }
    finish(out, path);
}

void write_absence(
    std::ostream& out, std::string_view ine, const std::string& day, Hasard& hasard
) {
    const auto motif = hasard.pick(motives);
    if (hasard.chance(30)) {
        const auto minutes = 5 + hasard.below(25);
        out << fmt::format(
            "{};retard;{} 08:00;{} 08:{:02};0;{};Réveil;non\n", ine, day, day, minutes, minutes
        );
        return;
    }
    const bool whole = hasard.chance(50);
    out << fmt::format(
        "{};absence;{} {};{} 17:00;{};0;{};{}\n",
        ine,
        day,
        whole ? "08:00" : "13:30",
        day,
        whole ? 2 : 1,
        motif,
        hasard.chance(70) ? "oui" : "non"
    );
}

void write_absences(const Ecole& school, const std::string& path, Hasard& hasard) {
    const auto days = school.calendrier.jours();
    auto out = create(path);
    out << "ine;genre;debut;fin;demi_journees;minutes;motif;justifiee\n";
    for (const auto& e : school.eleves) {
        const auto count = std::min<std::size_t>(1 + hasard.below(6), days.size());
        for (std::size_t i = 0; i < count; ++i) {
            // One slice of the year each, so that no two begin at once.
            const auto from = days.size() * i / count;
            const auto to = std::max(from + 1, days.size() * (i + 1) / count);
            const auto day =
                base::format_date(days[from + hasard.below(static_cast<std::uint32_t>(to - from))]);
            write_absence(out, e.ine.text(), day, hasard);
        }
    }
    finish(out, path);
}

}  // namespace

std::vector<std::string> write_marks(
    const Ecole& school, const std::string& folder, unsigned marks, Hasard& hasard
) {
    // A new year has fewer: at most one evaluation per subject every three open days.
    const auto days = static_cast<unsigned>(school.calendrier.jours().size());
    const auto per_subject =
        std::max(1U, std::min(marks / static_cast<unsigned>(matieres().size()), days / 3 + 1));
    const auto name = [&](std::string_view what) {
        return fmt::format("{}/{}_{}.csv", folder, what, school.uai.text());
    };
    const auto evaluations = write_evaluations(school, name("evaluations"), per_subject, hasard);
    write_notes(school, name("notes"), evaluations, hasard);
    write_absences(school, name("absences"), hasard);
    return {name("evaluations"), name("notes"), name("absences")};
}

}  // namespace tsctl::demo_academie
