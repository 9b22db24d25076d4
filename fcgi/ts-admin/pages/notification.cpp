// S12–S15: notification in steps, criteria → list → confirm; then the worker sends, and the page of
// the lot (envoi.cpp) follows it.
#include "tpl/ts_admin/notification.hpp"
#include "envoi/lots.hpp"
#include "envoi/suivi.hpp"
#include "ts-admin/cadre.hpp"
#include "ts-admin/fichier.hpp"
#include "ts-admin/liste.hpp"
#include "ts-admin/pages/pages.hpp"
#include "ts-admin/plan.hpp"

#include <algorithm>
#include <array>

namespace ts_admin::pages {
namespace {

constexpr std::string_view draft_name = "notification";
constexpr const char* criteria_path = "/ts-admin/notification";
constexpr const char* list_path = "/ts-admin/notification/liste";

hall::PageHead step_head(const hall::Context& context, std::string title, std::string lead) {
    return head_of(
        context,
        std::move(title),
        std::move(lead),
        {
            {"Notifier les familles", criteria_path}
    }
    );
}

struct View {
    static constexpr web::Template file = tpl::ts_admin::notification::file;
    const hall::Context& context;
    CriteresView criteria;
    std::vector<envoi::Progress> lots;

    void fill(web::Dict& dict) const {
        namespace t = tpl::ts_admin::notification;
        auto inner = dict.include(t::CRITERES, CriteresView::file);
        criteria.fill(inner);
        if (lots.empty()) return;
        auto table = dict.add(t::DERNIERS);
        for (const auto& lot : lots) {
            auto row = table.add(t::LOT);
            row.set(t::CLE, context.handle(lot.id))
                .set(t::QUAND, instant_words(context, lot.cree_le));
            row.set(t::VOIE, lot.voie == envoi::Voie::courrier ? "Courrier" : "Courriel");
            row.set(t::POUR, lot.criteres).set(t::FAIT, lot.fait).set(t::TOTAL, lot.total);
            row.show_if(lot.etat == envoi::EtatLot::echoue, t::ECHOUE);
        }
    }
};

Response show_criteria(
    hall::Context& context,
    const Request& request,
    const SaisieCriteres& saisie,
    std::string message
) {
    auto head = head_of(
        context,
        "Notifier les familles",
        "Choisissez à qui envoyer son code\u00A0; vous verrez la liste avant l’envoi."
    );
    head.error = !saisie.errors.empty();
    const auto school = context.poste().etablissement;
    const View view{
        context,
        {context,
          saisie, acces::choix_of(context.db, school, context.now),
          true, std::move(message)},
        envoi::last_lots(context.db, school, 10)
    };
    return hall::page(context, request, head, view);
}

// What is ticked to begin with: who can be reached that way.
bool ticked_at_first(
    const hall::Context&, const Selection& selection, const acces::LigneCouple& ligne
) {
    return way_of(ligne, selection.envoi).has_value();
}

std::string nobody_words(const Plan& plan) {
    if (plan.deja != 0)
        return "L’envoi de toutes les personnes cochées a déjà été demandé\u00A0: suivez-le dans "
               "«\u00A0Derniers envois\u00A0».";
    if (plan.non_remis != 0)
        return "Personne à notifier parmi les personnes cochées\u00A0: " +
               std::string(not_delivered_words);
    return "Cochez au moins une personne qui a une adresse pour ce mode d’envoi.";
}

Response show_list(
    hall::Context& context,
    const Request& request,
    const Selection& selection,
    std::size_t page,
    std::string wrong
) {
    auto head = step_head(
        context, "Notifier\u00A0: la liste", "Vérifiez la liste et cochez à qui le code est envoyé."
    );
    head.error = !wrong.empty();
    const auto choix = acces::choix_of(context.db, context.poste().etablissement, context.now);
    auto tags = tags_of(context, selection.criteres, choix);
    constexpr std::array<const char*, 3> ways{
        "par courriel", "par courrier", "par courriel, sinon par courrier"};
    tags.push_back({ways.at(static_cast<std::size_t>(selection.envoi)), ""});
    const ListeView view{
        context,
        selection,
        lines_of(context, selection, page_of_list(selection, page)),
        page,
        std::move(tags),
        list_path,
        criteria_path,
        notes_on(context, selection),
        std::move(wrong)};
    return hall::page(context, request, head, view);
}

// Writes the lots; none when the token was spent before.
std::vector<acces::LotId> queue_lots(
    hall::Context& context,
    hall::Draft<Selection>& draft,
    const Selection& selection,
    const web::Fields& form
) {
    const auto school = context.poste().etablissement;
    const auto words =
        words_of(context, selection.criteres, acces::choix_of(context.db, school, context.now));
    return context.db.transact([&](db::Transaction& tx) {
        std::vector<acces::LotId> lots;
        // of two who notify the same families at once, the second is told
        vie_scolaire::lock_reglages(tx, school);
        const auto plan = plan_of(context, selection);
        if (vu_of(plan.etats) != form.value("vu")) return lots;
        if (!draft.spend(tx, form.value("jeton"))) return lots;
        const auto add =
            [&](envoi::Voie voie, const std::vector<acces::CarId>& cars, std::string_view what) {
                if (cars.empty()) return;
                lots.push_back(envoi::create_lot(
                    tx, context.now, {school, voie, context.session().compte, words, cars}
                ));
                acces::journal(
                    tx,
                    context.now,
                    context.auteur(),
                    {.action = "notification.demandee",
                     .etablissement = school,
                     .details = std::string(what) + "\u00A0: " + std::to_string(cars.size()) +
                                " (" + words + ")"}
                );
            };
        add(envoi::Voie::courrier, plan.lettres, "Lettres");
        add(envoi::Voie::courriel, plan.courriels, "Courriels");
        return lots;
    });
}

}  // namespace

Response notification(hall::Context& context, const Request& request) {
    SaisieCriteres saisie;
    saisie.criteres.non_notifies = true;
    hall::Draft<Selection> draft(context, draft_name);
    if (const auto selection = load_selection(context, draft)) {
        saisie.criteres = selection->criteres;
        saisie.envoi = selection->envoi;
    }
    std::string message;
    if (request.query.has("perdu"))
        message =
            "Cette sélection n’est plus en cours. Si vous venez de la confirmer, c’est fait\u00A0; "
            "sinon, reprenez ici.";
    if (request.query.has("demandes"))
        message =
            "C’est demandé\u00A0: les courriels partent et les lettres se préparent. Suivez-les "
            "plus "
            "bas, dans «\u00A0Derniers envois\u00A0».";
    return show_criteria(context, request, saisie, std::move(message));
}

Response notification_chercher(hall::Context& context, const Request& request) {
    auto saisie = read_criteres(context, request.form);
    if (!saisie.errors.empty()) return show_criteria(context, request, saisie, "");
    saisie.criteres.acces = acces::FiltreAcces::tous;
    saisie.criteres.envoyables = true;
    const auto school = context.poste().etablissement;
    Selection selection{
        .etablissement = school.value(), .criteres = saisie.criteres, .envoi = saisie.envoi};
    search(context, selection, &ticked_at_first);
    hall::Draft<Selection>(context, draft_name).save(selection);
    return Response::redirect(list_path);
}

Response notification_liste(hall::Context& context, const Request& request) {
    hall::Draft<Selection> draft(context, draft_name);
    const auto selection = load_selection(context, draft);
    if (!selection) return Response::redirect("/ts-admin/notification?perdu=1");
    const auto page = std::min(page_number(request.query.value("page")), page_count(*selection));
    const auto wrong =
        request.query.has("vide") ? nobody_words(plan_of(context, *selection)) : std::string();
    return show_list(context, request, *selection, page, wrong);
}

Response notification_csv(hall::Context& context, const Request&) {
    hall::Draft<Selection> draft(context, draft_name);
    const auto selection = load_selection(context, draft);
    if (!selection) return Response::redirect("/ts-admin/notification?perdu=1");
    return pairs_file(
        context,
        {"Notifier\u00A0: la liste", "notifier"},
        lines_of(context, *selection, selection->trouves),
        &selection->coches
    );
}

Response notification_cocher(hall::Context& context, const Request& request) {
    hall::Draft<Selection> draft(context, draft_name);
    auto selection = load_selection(context, draft);
    if (!selection) return Response::redirect("/ts-admin/notification?perdu=1");
    const auto suite = apply_ticks(context, *selection, request.form, &ticked_at_first);
    if (suite.autre)
        return show_list(context, request, *selection, 1, std::string(other_selection_words));
    draft.save(*selection);
    if (suite.exporter) return Response::redirect(std::string(list_path) + ".csv");
    if (!suite.continuer)
        return Response::redirect(std::string(list_path) + "?page=" + std::to_string(suite.page));
    const auto plan = plan_of(context, *selection);
    if (plan.courriels.empty() && plan.lettres.empty())
        return show_list(context, request, *selection, suite.page, nobody_words(plan));
    return Response::redirect("/ts-admin/notification/confirmer");
}

Response notification_confirmer(hall::Context& context, const Request& request) {
    hall::Draft<Selection> draft(context, draft_name);
    const auto selection = load_selection(context, draft);
    if (!selection) return Response::redirect("/ts-admin/notification?perdu=1");
    const auto plan = plan_of(context, *selection);
    if (plan.courriels.empty() && plan.lettres.empty())
        return Response::redirect(std::string(list_path) + "?vide=1");
    auto confirmation = confirmation_of(
        plan, draft.jeton(), {closed_words(context), unreached_words(context, *selection)}
    );
    if (request.query.has("change")) confirmation.avis = changed_words;
    return confirm(
        context,
        request,
        step_head(context, "Notifier\u00A0: la confirmation", "Étape 3 sur 3."),
        confirmation
    );
}

Response notification_valider(hall::Context& context, const Request& request) {
    hall::Draft<Selection> draft(context, draft_name);
    const auto selection = load_selection(context, draft);
    std::vector<acces::LotId> lots;
    if (selection) lots = queue_lots(context, draft, *selection, request.form);
    std::optional<acces::LotId> lot;
    if (!lots.empty()) lot = lots.front();
    // what is confirmed is what was shown: another tab has changed the list since, or another
    // person has notified some of it
    if (!lot && draft.load())
        return Response::redirect("/ts-admin/notification/confirmer?change=1");
    // a second click finds the token spent, and is led to what the first one did
    if (!lot)
        lot = envoi::last_notification(
            context.db, context.poste().etablissement, context.session().compte
        );
    if (!lot) return Response::redirect("/ts-admin/notification?perdu=1");
    if (lots.size() > 1) return Response::redirect("/ts-admin/notification?demandes=1");
    return Response::redirect("/ts-admin/notification/" + context.handle(*lot));
}

}  // namespace ts_admin::pages
