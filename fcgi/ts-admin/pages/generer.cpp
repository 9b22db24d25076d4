// S8–S11: mass generation in steps, criteria → list → confirm → result. The draft's token is spent
// in the transaction that generates: going back, reloading or double clicking generates once.
#include "envoi/suivi.hpp"
#include "tpl/ts_admin/resultat.hpp"
#include "ts-admin/bilan_generation.hpp"
#include "ts-admin/cadre.hpp"
#include "ts-admin/fichier.hpp"
#include "ts-admin/liste.hpp"
#include "ts-admin/pages/pages.hpp"
#include "ts-admin/plan.hpp"

#include <algorithm>

namespace ts_admin::pages {
namespace {

using acces::FiltreAcces;
using acces::LigneCouple;

constexpr std::string_view draft_name = "codes.generer";
constexpr const char* criteria_path = "/ts-admin/codes/generer";
constexpr const char* list_path = "/ts-admin/codes/generer/liste";

hall::PageHead step_head(const hall::Context& context, std::string lead) {
    return head_of(
        context,
        "Générer des codes d’activation",
        std::move(lead),
        {
            {"Codes d’activation", "/ts-admin/codes"}
    }
    );
}

Response show_criteria(
    hall::Context& context,
    const Request& request,
    const SaisieCriteres& saisie,
    std::string message
) {
    auto head =
        step_head(context, "Choisissez pour qui\u00A0; vous verrez la liste avant de générer.");
    head.error = !saisie.errors.empty();
    const CriteresView view{
        context,
        saisie,
        acces::choix_of(context.db, context.poste().etablissement, context.now),
        false,
        std::move(message)};
    return hall::page(context, request, head, view);
}

// What is ticked to begin with: who needs a code and may have one without a second thought.
bool ticked_at_first(const hall::Context& context, const Selection&, const LigneCouple& ligne) {
    return ligne.possible() && !ligne.car.refus_le && !ligne.acces_ouvert() &&
           !closed_by_school(context, ligne) &&
           acces::etat_of(ligne.car, context.now) != acces::EtatCar::conteste;
}

Response show_list(
    hall::Context& context,
    const Request& request,
    const Selection& selection,
    std::size_t page,
    std::string wrong
) {
    auto head = step_head(context, "Vérifiez la liste et cochez qui reçoit un code.");
    head.error = !wrong.empty();
    const auto choix = acces::choix_of(context.db, context.poste().etablissement, context.now);
    const ListeView view{
        context,
        selection,
        lines_of(context, selection, page_of_list(selection, page)),
        page,
        tags_of(context, selection.criteres, choix),
        list_path,
        criteria_path,
        "Sont cochés d’avance ceux qui n’ont pas d’accès ouvert, que l’établissement n’a pas "
        "désactivés, sans refus enregistré, et dont l’élève est présent.",
        std::move(wrong)};
    return hall::page(context, request, head, view);
}

struct ResultView {
    static constexpr web::Template file = tpl::ts_admin::resultat::file;
    const hall::Context& context;
    const envoi::LotDeCodes& lot;

    void fill(web::Dict& dict) const {
        namespace t = tpl::ts_admin::resultat;
        dict.set(t::COMPTE, base::counted(lot.total, "code généré", "codes générés"));
        dict.set(t::QUAND, instant_words(context, lot.cree_le)).set(t::CRITERES, lot.criteres);
        for (const auto& [division, count] : lot.divisions)
            dict.add(t::LIGNE)
                .set(t::DIVISION, division.empty() ? "—" : division)
                .set(t::NOMBRE, count);
        dict.show_if(!lot.divisions.empty(), t::TABLE);
        dict.show_if(may(context, acces::Application::notification), t::NOTIFIER);
    }
};

}  // namespace

Response generer(hall::Context& context, const Request& request) {
    SaisieCriteres saisie;
    saisie.criteres.acces = FiltreAcces::pas_attribue;
    hall::Draft<Selection> draft(context, draft_name);
    if (const auto selection = load_selection(context, draft))
        saisie.criteres = selection->criteres;
    const bool lost = request.query.has("perdu");
    return show_criteria(
        context,
        request,
        saisie,
        lost ? "Cette sélection n’est plus en cours. Si vous venez de la confirmer, c’est "
               "fait\u00A0; sinon, reprenez ici."
             : ""
    );
}

Response generer_chercher(hall::Context& context, const Request& request) {
    const auto saisie = read_criteres(context, request.form);
    if (!saisie.errors.empty()) return show_criteria(context, request, saisie, "");
    const auto school = context.poste().etablissement;
    Selection selection{.etablissement = school.value(), .criteres = saisie.criteres};
    search(context, selection, &ticked_at_first);
    hall::Draft<Selection>(context, draft_name).save(selection);
    return Response::redirect(list_path);
}

Response generer_liste(hall::Context& context, const Request& request) {
    hall::Draft<Selection> draft(context, draft_name);
    const auto selection = load_selection(context, draft);
    if (!selection) return Response::redirect("/ts-admin/codes/generer?perdu=1");
    const auto page = std::min(page_number(request.query.value("page")), page_count(*selection));
    return show_list(context, request, *selection, page, "");
}

Response generer_csv(hall::Context& context, const Request&) {
    hall::Draft<Selection> draft(context, draft_name);
    const auto selection = load_selection(context, draft);
    if (!selection) return Response::redirect("/ts-admin/codes/generer?perdu=1");
    return pairs_file(
        context,
        {"Générer\u00A0: la liste", "generer"},
        lines_of(context, *selection, selection->trouves),
        &selection->coches
    );
}

Response generer_cocher(hall::Context& context, const Request& request) {
    hall::Draft<Selection> draft(context, draft_name);
    auto selection = load_selection(context, draft);
    if (!selection) return Response::redirect("/ts-admin/codes/generer?perdu=1");
    const auto suite = apply_ticks(context, *selection, request.form, &ticked_at_first);
    if (suite.autre)
        return show_list(context, request, *selection, 1, std::string(other_selection_words));
    draft.save(*selection);
    if (suite.exporter) return Response::redirect(std::string(list_path) + ".csv");
    if (suite.continuer && selection->coches.empty())
        return show_list(context, request, *selection, suite.page, "Cochez au moins une ligne.");
    if (suite.continuer) return Response::redirect("/ts-admin/codes/generer/confirmer");
    return Response::redirect(std::string(list_path) + "?page=" + std::to_string(suite.page));
}

Response generer_confirmer(hall::Context& context, const Request& request) {
    hall::Draft<Selection> draft(context, draft_name);
    const auto selection = load_selection(context, draft);
    if (!selection) return Response::redirect("/ts-admin/codes/generer?perdu=1");
    const auto bilan = bilan_of(context, *selection);
    if (bilan.codes == 0) return Response::redirect(list_path);
    auto confirmation = confirmation_of(bilan, draft.jeton());
    if (request.query.has("change")) confirmation.avis = changed_words;
    return confirm(
        context, request, step_head(context, "Étape 3 sur 3\u00A0: la confirmation."), confirmation
    );
}

Response generer_valider(hall::Context& context, const Request& request) {
    hall::Draft<Selection> draft(context, draft_name);
    const auto selection = load_selection(context, draft);
    const auto school = context.poste().etablissement;
    std::optional<acces::LotId> lot;
    if (selection) {
        const auto criteres = words_of(
            context, selection->criteres, acces::choix_of(context.db, school, context.now)
        );
        const auto jeton = request.form.value("jeton");
        lot = context.db.transact([&](db::Transaction& tx) -> std::optional<acces::LotId> {
            const auto population = selection->criteres.population;
            acces::lock_sujets(tx, acte_of(context), population, selection->coches);
            const auto bilan = bilan_of(context, *selection);
            if (vu_of(bilan.etats) != request.form.value("vu")) return std::nullopt;
            if (!draft.spend(tx, jeton)) return std::nullopt;
            const acces::Demande demande{
                population, bilan.sujets, criteres, std::chrono::days(context.config.car_days)};
            return acces::generate_all(tx, context.keys, context.random, acte_of(context), demande)
                .lot;
        });
    }
    // what is confirmed is what was shown: another tab has changed the list since, or another
    // person the codes on it
    if (!lot && draft.load())
        return Response::redirect("/ts-admin/codes/generer/confirmer?change=1");
    // a second click finds the token spent, and is led to what the first one did
    if (!lot) lot = envoi::last_generation(context.db, school, context.session().compte);
    if (!lot) return Response::redirect("/ts-admin/codes/generer?perdu=1");
    return Response::redirect("/ts-admin/codes/generer/resultat/" + context.handle(*lot));
}

Response generer_resultat(hall::Context& context, const Request& request) {
    const auto id = context.open_handle<acces::Lot>(request.param("lot"));
    if (!id) return context.not_found(request);
    const auto lot = envoi::read_generation(context.db, context.poste().etablissement, *id);
    if (!lot) return context.not_found(request);
    return hall::page(
        context,
        request,
        head_of(
            context,
            base::counted(lot->total, "code généré", "codes générés"),
            "Les codes sont prêts à être envoyés aux familles.",
            {
                {"Codes d’activation", "/ts-admin/codes"},
                {"Générer des codes",  criteria_path    }
    }
        ),
        ResultView{context, *lot}
    );
}

}  // namespace ts_admin::pages
