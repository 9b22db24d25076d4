// S5–S7: au fil de l'eau or à l'échéance, the dates by couple MEF/division, what is shown beside a
// mark, and the preview of what families see as of a day. A change by which families would see less
// than they do today asks first.
#include "ts-admin/apercu.hpp"
#include "ts-admin/cadre.hpp"
#include "ts-admin/pages/pages.hpp"
#include "ts-admin/recul_notes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <variant>

namespace ts_admin::pages {
namespace {

using vie_scolaire::ModePublication;

base::Result<ModePublication> parse_mode(std::string_view text) {
    if (text == "fil") return ModePublication::fil;
    if (text == "echeance") return ModePublication::echeance;
    return base::refuse("Choisissez l’une des deux règles de publication.");
}

base::Result<int> parse_delai(std::string_view text) {
    int days = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), days);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    if (!whole || days < 0 || days > vie_scolaire::delai_max)
        return base::refuse(
            "Écrivez un nombre de jours entre 0 et " + std::to_string(vie_scolaire::delai_max) +
            ", par exemple 1."
        );
    return days;
}

struct Saisie {
    ModePublication mode;
    int delai;
    bool moyenne;
    bool extremes;
    bool rang;
    bool coefficient;
};
constexpr auto form = web::form<Saisie>(
    web::required("mode", parse_mode, 16, "Choisissez l’une des deux règles de publication."),
    web::required("delai_jours", parse_delai, 8, "Écrivez le délai en jours, par exemple 1."),
    web::box("voir_moyenne"),
    web::box("voir_extremes"),
    web::box("voir_rang"),
    web::box("voir_coefficient")
);

// The page shows the rule and its dates: whatever was decided about them since is somebody else's.
std::string vu_of(db::Connection& db, scolarite::EtablissementId school) {
    return ts_admin::vu_of(std::to_string(vie_scolaire::decision_notes(db, school)));
}

SaisieApercu preview_of(const hall::Context& context, const Request& request) {
    const auto today = context.poste().fuseau.date_at(context.now);
    const auto typed = base::trim(request.query.value("au"));
    if (typed.empty()) return {today, base::format_date(today), ""};
    const auto date = base::parse_date(typed);
    if (!date) return {today, typed.substr(0, 32), date.error().message};
    return {*date, base::format_date(*date), ""};
}

NotesView view_of(hall::Context& context, const Request& request) {
    const auto school = context.poste().etablissement;
    const auto notes = vie_scolaire::parametres_notes(context.db, school);
    const auto open = vie_scolaire::open_services(context.db, school);
    return {
        context,
        notes,
        std::to_string(notes.regle.delai_jours),
        {},
        vie_scolaire::couples_mef(context.db, school),
        vie_scolaire::echeances_of(context.db, school),
        {},
        preview_of(context, request),
        vie_scolaire::annee_of(context.db, school).debut,
        {},
        vu_of(context.db, school),
        false,
        std::none_of(open.begin(), open.end(), [](const auto& one) {
            return one.service == vie_scolaire::Teleservice::notes;
        })};
}

Response show(hall::Context& context, const Request& request, const NotesView& view) {
    auto head = head_of(
        context,
        "Paramètres des notes",
        "Quand les notes deviennent visibles pour les familles, et ce qui les accompagne.",
        {
            {"Services ouverts aux familles", "/ts-admin/services"}
    }
    );
    head.error = !view.errors.empty() || !view.echeance.errors.empty() ||
                 !view.apercu.error.empty() || view.conflit;
    if (view.conflit) return hall::page(context, request, head, view, 409);
    return hall::page(context, request, head, view);
}

std::string done_words(std::string_view what) {
    if (what == "parametres") return "Les paramètres sont enregistrés.";
    if (what == "ajoutee") return "La date est ajoutée.";
    if (what == "retiree") return "La date est retirée.";
    if (what == "rien") return "Rien à changer\u00A0: la sélection était déjà ainsi.";
    return {};
}

// What the form says of the scopes; all couples when the box of all is ticked.
std::vector<vie_scolaire::Perimetre> scopes_of(
    const hall::Context& context, const Request& request, const NotesView& view
) {
    std::vector<vie_scolaire::Perimetre> scopes;
    if (request.form.has("toutes")) {
        for (const auto& couple : view.couples) scopes.push_back(couple.perimetre());
        return scopes;
    }
    for (const auto& cle : view.echeance.cles) {
        if (const auto scope = perimetre_from(context, cle)) scopes.push_back(*scope);
    }
    return scopes;
}

// The day that was typed: any that exists to take a date away, one of the school year to add one.
base::Result<base::Date> day_of(hall::Context& context, const std::string& typed, bool remove) {
    auto jour = base::parse_date(typed);
    if (!jour) return base::refuse("Écrivez un jour qui existe, par exemple 12/12/2026.");
    if (remove) return jour;
    const auto year = vie_scolaire::annee_of(context.db, context.poste().etablissement);
    if (year.contains(*jour)) return jour;
    return base::refuse(
        "Choisissez un jour de l’année scolaire, du " + base::format_date(year.debut) + " au " +
        base::format_date(year.fin) + "."
    );
}

// What became of a form.
struct Depassee {};  // somebody has decided something since it was shown: nothing was changed
struct Annonce {     // nothing was changed: this has to be said first
    std::vector<std::string> phrases;
};
struct Faite {
    std::size_t changed = 0;  // dates
};
using Issue = std::variant<Depassee, Annonce, Faite>;

struct SaisieDate {
    std::vector<vie_scolaire::Perimetre> scopes;
    base::Date jour;
    bool remove;

    std::string titre() const {
        return (remove ? "Retirer la date du " : "Ajouter la date du ") + base::format_date(jour);
    }
};

Issue change_dates(hall::Context& context, const Request& request, const SaisieDate& saisie) {
    const auto school = context.poste().etablissement;
    return context.db.transact([&](db::Transaction& tx) -> Issue {
        const auto& [scopes, jour, remove] = saisie;
        vie_scolaire::lock_reglages(tx, school);
        const vie_scolaire::Publication before{
            vie_scolaire::parametres_notes(tx.connection(), school).regle,
            vie_scolaire::echeances_of(tx.connection(), school)};
        const auto after = remove ? vie_scolaire::without_date(before, scopes, jour)
                                  : vie_scolaire::with_date(before, scopes, jour);
        if (vu_of(tx.connection(), school) != request.form.value("vu")) {
            // as a second click of the same form finds it
            const bool done = after.echeances.size() == before.echeances.size();
            if (done) return Faite{};
            return Depassee{};
        }
        auto less = unconfirmed(context, tx.connection(), request, before, after);
        if (less) return Annonce{std::move(*less)};
        const auto decision = decision_of(context);
        return Faite{
            remove ? vie_scolaire::remove_echeance(tx, decision, scopes, jour)
                   : vie_scolaire::add_echeance(tx, decision, scopes, jour)};
    });
}

}  // namespace

Response notes(hall::Context& context, const Request& request) {
    auto view = view_of(context, request);
    view.done = done_words(request.query.value("fait"));
    return show(context, request, view);
}

Response notes_enregistrer(hall::Context& context, const Request& request) {
    const auto given = form.read(request.form);
    if (!given.value) {
        auto view = view_of(context, request);
        view.errors = given.errors;
        view.vu = request.form.value("vu");
        view.delai_typed = given.typed_in("delai_jours");
        if (given.typed_in("mode") == "echeance") view.notes.regle.mode = ModePublication::echeance;
        if (given.typed_in("mode") == "fil") view.notes.regle.mode = ModePublication::fil;
        view.notes.voir_moyenne = !given.typed_in("voir_moyenne").empty();
        view.notes.voir_extremes = !given.typed_in("voir_extremes").empty();
        view.notes.voir_rang = !given.typed_in("voir_rang").empty();
        view.notes.voir_coefficient = !given.typed_in("voir_coefficient").empty();
        return show(context, request, view);
    }
    const auto& typed = *given.value;
    const vie_scolaire::ParametresNotes wanted{
        {typed.mode, typed.delai},
        typed.moyenne, typed.extremes, typed.rang, typed.coefficient
    };
    const auto school = context.poste().etablissement;
    const auto issue = context.db.transact([&](db::Transaction& tx) -> Issue {
        vie_scolaire::lock_reglages(tx, school);
        const auto stored = vie_scolaire::parametres_notes(tx.connection(), school);
        // as a second click of the same form finds it
        if (stored == wanted) return Faite{};
        if (vu_of(tx.connection(), school) != request.form.value("vu")) return Depassee{};
        const auto dates = vie_scolaire::echeances_of(tx.connection(), school);
        auto less = unconfirmed(
            context, tx.connection(), request, {stored.regle, dates}, {wanted.regle, dates}
        );
        if (less) return Annonce{std::move(*less)};
        vie_scolaire::save_parametres(tx, decision_of(context), wanted);
        return Faite{};
    });
    if (const auto* annonce = std::get_if<Annonce>(&issue))
        return confirm_recul(
            context, request, {"Enregistrer les paramètres", "/ts-admin/notes"}, annonce->phrases
        );
    if (std::holds_alternative<Faite>(issue))
        return Response::redirect("/ts-admin/notes?fait=parametres");
    // What is stored, not what was typed: one more click must not open marks that another closed.
    auto view = view_of(context, request);
    view.conflit = true;
    return show(context, request, view);
}

Response vers_notes(hall::Context&, const Request&) {
    return Response::redirect("/ts-admin/notes");
}

Response echeances(hall::Context& context, const Request& request) {
    auto view = view_of(context, request);
    for (const auto cle : request.form.all("perimetre")) view.echeance.cles.emplace_back(cle);
    view.echeance.jour = base::trim(request.form.value("jour")).substr(0, 32);
    const auto scopes = scopes_of(context, request, view);
    if (scopes.empty())
        view.echeance.errors.push_back(
            {"perimetres", "Cochez au moins une division, ou «\u00A0Toutes les divisions\u00A0»."}
        );
    const bool remove = request.form.value("acte") == "retirer";
    const auto jour = day_of(context, view.echeance.jour, remove);
    if (!jour) view.echeance.errors.push_back({"jour", jour.error().message});
    if (!view.echeance.errors.empty()) {
        view.conflit = view.vu != request.form.value("vu");
        // the dates of a rule that another has just taken away mean nothing
        if (!view.conflit) view.notes.regle.mode = ModePublication::echeance;
        return show(context, request, view);
    }
    const SaisieDate saisie{scopes, *jour, remove};
    const auto issue = change_dates(context, request, saisie);
    if (const auto* annonce = std::get_if<Annonce>(&issue))
        return confirm_recul(
            context, request, {saisie.titre(), "/ts-admin/notes/echeances"}, annonce->phrases
        );
    const auto* faite = std::get_if<Faite>(&issue);
    if (faite == nullptr) {
        auto now = view_of(context, request);
        now.echeance = view.echeance;
        now.conflit = true;
        return show(context, request, now);
    }
    if (faite->changed == 0) return Response::redirect("/ts-admin/notes?fait=rien");
    return Response::redirect(
        remove ? "/ts-admin/notes?fait=retiree" : "/ts-admin/notes?fait=ajoutee"
    );
}

}  // namespace ts_admin::pages
