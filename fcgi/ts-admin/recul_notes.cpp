#include "ts-admin/recul_notes.hpp"

#include "base/date.hpp"
#include "base/text.hpp"
#include "hall/reprise.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace ts_admin {
namespace {

using vie_scolaire::ModePublication;
using vie_scolaire::Publication;
using vie_scolaire::Recul;

constexpr auto field = hall::field_of_confirmation;

// "6A (2 évaluations et 1 bulletin)"
std::string class_in_words(const Recul& recul) {
    std::string words;
    if (recul.evaluations != 0)
        words = base::counted(recul.evaluations, "évaluation", "évaluations");
    if (recul.bulletins != 0)
        words +=
            (words.empty() ? "" : " et ") + base::counted(recul.bulletins, "bulletin", "bulletins");
    return recul.classe + " (" + words + ")";
}

struct Perte {
    bool notes = false;
    bool bulletins = false;
    std::string classes;

    void add(const Recul& recul) {
        notes = notes || recul.evaluations != 0;
        bulletins = bulletins || recul.bulletins != 0;
        classes += (classes.empty() ? "" : ", ") + class_in_words(recul);
    }
    std::string_view quoi() const {
        if (!bulletins) return "des notes";
        return notes ? "des notes et des bulletins (moyennes et appréciations)"
                     : "des bulletins (moyennes et appréciations)";
    }
};

// Classes that see again on the same day are one sentence; those of which nothing says when come
// last.
std::vector<std::string> in_words(const std::vector<Recul>& reculs) {
    std::map<base::Date, Perte> by_day;
    Perte no_day;
    for (const auto& recul : reculs)
        (recul.rouvertes_le ? by_day[*recul.rouvertes_le] : no_day).add(recul);
    std::vector<std::string> phrases;
    phrases.reserve(by_day.size() + 1);
    for (const auto& [day, perte] : by_day)
        phrases.push_back(fmt::format(
            "Jusqu’au {}, {} visibles aujourd’hui ne le seront plus\u00A0: {}.",
            base::format_date(base::plus_days(day, -1)),
            perte.quoi(),
            perte.classes
        ));
    if (!no_day.classes.empty())
        phrases.push_back(fmt::format(
            "Jusqu’à ce qu’une date soit fixée, {} visibles aujourd’hui ne le seront plus\u00A0: "
            "{}.",
            no_day.quoi(),
            no_day.classes
        ));
    return phrases;
}

// A date of their own takes the place of the wider ones that these families follow.
std::string why_added(const Publication& before, const std::vector<Recul>& reculs) {
    const bool of_school_alone =
        std::all_of(before.echeances.begin(), before.echeances.end(), [](const auto& one) {
            return one.mef.empty() && !one.division;
        });
    const auto open = reculs.front().vu_jusqu_au;
    const bool same = std::all_of(reculs.begin(), reculs.end(), [&](const Recul& one) {
        return one.vu_jusqu_au == open;
    });
    return fmt::format(
        "Une date fixée pour une classe ou une formation remplace les dates {}, que ces familles "
        "suivent aujourd’hui, au lieu de s’y ajouter. Pour ne rien retirer, ajoutez plutôt la date "
        "à la ligne {}, ou ajoutez d’abord, aux mêmes lignes, {}.",
        of_school_alone ? "de tout l’établissement" : "plus larges",
        of_school_alone ? "«\u00A0Tout l’établissement\u00A0»" : "plus large qu’elles suivent",
        same ? "la date du " + base::format_date(open) + ", déjà passée"
             : "la dernière date passée qu’elles suivent"
    );
}

// Why the change takes something away, and how to do it without.
std::string why(
    const Publication& before, const Publication& after, const std::vector<Recul>& reculs
) {
    const auto days = base::counted(after.regle.delai_jours, "jour", "jours");
    if (after.regle.mode != before.regle.mode)
        return after.regle.mode == ModePublication::echeance
                   ? "À l’échéance, les familles voient ce qui va jusqu’à la dernière date passée "
                     "que vous avez fixée pour leur classe. Pour le leur rendre aussitôt, ajoutez "
                     "ensuite une date passée, par exemple celle d’hier."
                   : "Au fil de l’eau, une note attend la date de publication choisie par le "
                     "professeur, un bulletin la fin de sa période, puis le délai de " +
                         days + ". Un délai plus court en retire moins.";
    if (after.regle != before.regle)
        return "Ce qui a été publié depuis moins de " + days +
               " attend désormais la fin du délai. Un délai plus court en retire moins.";
    if (after.echeances.size() > before.echeances.size()) return why_added(before, reculs);
    return "C’est cette date qui les rend visibles. Pour la remplacer par une autre, ajoutez "
           "d’abord l’autre, puis retirez celle-ci.";
}

std::string mark_of(const std::vector<std::string>& phrases) {
    std::string all;
    for (const auto& phrase : phrases) all += phrase + "\n";
    return vu_of(all);
}

}  // namespace

std::optional<std::vector<std::string>> unconfirmed(
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
    const auto& zone = context.poste().fuseau;
    const auto classes = vie_scolaire::classes_notees(db, school, zone.date_at(context.now));
    const auto reculs = vie_scolaire::reculs(before, after, classes, zone, context.now);
    if (reculs.empty()) return std::nullopt;
    auto phrases = in_words(reculs);
    phrases.push_back(why(before, after, reculs));
    if (request.form.value(field) == mark_of(phrases)) return std::nullopt;
    return phrases;
}

web::Response confirm_recul(
    hall::Context& context,
    const web::Request& request,
    const Changement& changement,
    const std::vector<std::string>& phrases
) {
    Confirmation confirmation{
        .phrases = phrases,
        .action = changement.action,
        .bouton = changement.titre,
        .retour = "/ts-admin/notes"};
    if (request.form.has(field))
        confirmation.avis =
            "Ce que les familles verraient de moins a changé depuis que cette page a été "
            "affichée\u00A0: rien n’est encore enregistré.";
    confirmation.phrases.emplace_back("Rien n’est effacé, et rien n’est encore enregistré.");
    for (const auto& [name, value] : request.form.list())
        if (name != "_csrf" && name != field) confirmation.champs.emplace_back(name, value);
    confirmation.champs.emplace_back(field, mark_of(phrases));
    return confirm(
        context,
        request,
        head_of(
            context,
            changement.titre,
            "Après ce changement, des familles verraient moins qu’aujourd’hui.",
            {
                {"Paramètres des notes", "/ts-admin/notes"}
    }
        ),
        confirmation
    );
}

}  // namespace ts_admin
