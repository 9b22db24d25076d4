#include "ts-admin/recul_notes.hpp"

#include "base/date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace ts_admin {
namespace {

using vie_scolaire::Recul;

constexpr std::string_view field = "confirme";

std::string evaluations_in_words(std::size_t count) {
    return count == 1 ? "1 évaluation" : fmt::format("{} évaluations", count);
}

// Classes that see again on the same day are one sentence; those of which nothing says when come
// last.
std::vector<std::string> in_words(const std::vector<Recul>& reculs) {
    std::map<base::Date, std::string> by_day;
    std::string no_day;
    for (const auto& recul : reculs) {
        auto& words = recul.rouvertes_le ? by_day[*recul.rouvertes_le] : no_day;
        words += (words.empty() ? "" : ", ") + recul.classe + " (" +
                 evaluations_in_words(recul.evaluations) + ")";
    }
    std::vector<std::string> phrases;
    phrases.reserve(by_day.size() + 1);
    for (const auto& [day, words] : by_day)
        phrases.push_back(fmt::format(
            "Jusqu’au {}, des notes visibles aujourd’hui ne le seront plus\u00A0: {}.",
            base::format_date(base::plus_days(day, -1)),
            words
        ));
    if (!no_day.empty())
        phrases.push_back(
            "Des notes visibles aujourd’hui ne le seront plus, jusqu’à ce qu’une date soit "
            "fixée\u00A0: " +
            no_day + "."
        );
    return phrases;
}

std::string mark_of(const std::vector<Recul>& reculs) {
    std::string all;
    for (const auto& phrase : in_words(reculs)) all += phrase + "\n";
    return vu_of(all);
}

}  // namespace

std::optional<std::vector<Recul>> unconfirmed(
    const hall::Context& context,
    db::Connection& db,
    const web::Request& request,
    const vie_scolaire::Publication& before,
    const vie_scolaire::Publication& after
) {
    const auto school = context.poste().etablissement;
    const auto open = vie_scolaire::open_services(db, school);
    const bool seen = std::any_of(open.begin(), open.end(), [](const auto& one) {
        return one.service == vie_scolaire::Teleservice::notes;
    });
    if (!seen) return std::nullopt;
    auto reculs = vie_scolaire::reculs(
        before, after, vie_scolaire::classes_notees(db, school), context.poste().fuseau, context.now
    );
    if (reculs.empty() || request.form.value(field) == mark_of(reculs)) return std::nullopt;
    return reculs;
}

web::Response confirm_recul(
    hall::Context& context,
    const web::Request& request,
    const Changement& changement,
    const std::vector<Recul>& reculs
) {
    Confirmation confirmation{
        .phrases = in_words(reculs),
        .action = changement.action,
        .bouton = changement.titre,
        .retour = "/ts-admin/notes"};
    if (request.form.has(field))
        confirmation.avis =
            "Ce que les familles verraient de moins a changé depuis que cette page a été "
            "affichée\u00A0: rien n’est encore enregistré.";
    confirmation.phrases.emplace_back("Aucune note n’est effacée. Rien n’est encore enregistré.");
    for (const auto& [name, value] : request.form.list())
        if (name != "_csrf" && name != field) confirmation.champs.emplace_back(name, value);
    confirmation.champs.emplace_back(field, mark_of(reculs));
    return confirm(
        context,
        request,
        head_of(
            context,
            changement.titre,
            "Après ce changement, des familles verraient moins de notes qu’aujourd’hui.",
            {
                {"Paramètres des notes", "/ts-admin/notes"}
    }
        ),
        confirmation
    );
}

}  // namespace ts_admin
