#include "ts-admin/liste.hpp"

#include "base/text.hpp"
#include "hall/layout.hpp"
#include "tpl/ts_admin/criteres.hpp"
#include "tpl/ts_admin/liste.hpp"
#include "ts-admin/cadre.hpp"
#include "ts-admin/plan.hpp"

#include <algorithm>
#include <set>

namespace ts_admin {
namespace {

using acces::FiltreAcces;
using acces::Population;

bool ticked(const Selection& selection, std::uint64_t sujet) {
    return std::binary_search(selection.coches.begin(), selection.coches.end(), sujet);
}

std::string_view error_in(const std::vector<web::FieldError>& errors, std::string_view field) {
    for (const auto& error : errors) {
        if (error.field == field) return error.message;
    }
    return {};
}

void reorder(hall::Context& context, Selection& selection, const Ordre& ordre) {
    selection.ordre = ordre;
    const auto lignes = sorted(lines_of(context, selection, selection.trouves), ordre, context.now);
    selection.trouves.clear();
    for (const auto& ligne : lignes) selection.trouves.push_back(ligne.sujet.numero());
}

// The ticks of the page that was shown, then what its button asks of all.
void take_ticks(
    hall::Context& context, Selection& selection, const web::Fields& form, std::size_t page
) {
    const auto shown = page_of_list(selection, page);
    std::set<std::uint64_t> kept(selection.coches.begin(), selection.coches.end());
    for (const auto sujet : shown) kept.erase(sujet);
    const auto acte = form.value("acte");
    const std::set<std::uint64_t> on_page(shown.begin(), shown.end());
    if (acte == "page_tout") {
        kept.insert(shown.begin(), shown.end());
    } else if (acte != "page_rien") {
        for (const auto cle : form.all("sujet")) {
            const auto sujet = sujet_from(context, selection.criteres.population, cle);
            if (on_page.contains(sujet)) kept.insert(sujet);
        }
    }
    if (acte == "tout") kept.insert(selection.trouves.begin(), selection.trouves.end());
    if (acte == "rien") kept.clear();
    selection.coches.assign(kept.begin(), kept.end());
}

}  // namespace

const web::Template CriteresView::file = tpl::ts_admin::criteres::file;
const web::Template ListeView::file = tpl::ts_admin::liste::file;

void CriteresView::fill(web::Dict& dict) const {
    namespace t = tpl::ts_admin::criteres;
    const auto& criteres = saisie.criteres;
    hall::fill_errors(dict, t::ERREURS, saisie.errors);
    dict.set_optional(t::MESSAGE, t::TEXTE, message);
    dict.set(t::ACTION, notification ? "/ts-admin/notification" : "/ts-admin/codes/generer");
    dict.show(criteres.population == Population::eleves ? t::ELEVES : t::RESPONSABLES);
    fill_classes(dict);
    dict.show_if(criteres.legal1, t::LEGAL1);
    dict.show_if(criteres.legal2, t::LEGAL2);
    dict.show_if(criteres.autres, t::AUTRES);
    if (const auto wrong = error_in(saisie.errors, "legal1"); !wrong.empty())
        dict.set(t::RANG_MESSAGE, wrong).show(t::RANG_ERREUR);
    if (notification) {
        auto section = dict.add(t::NOTIFICATION);
        section.show(criteres.non_notifies ? t::NON_NOTIFIES : t::NOTIFIES_TOUS);
        section.show_if(saisie.envoi == Envoi::courriel, t::COURRIEL);
        section.show_if(saisie.envoi == Envoi::courrier, t::COURRIER);
        section.show_if(saisie.envoi == Envoi::les_deux, t::LES_DEUX);
        return;
    }
    auto section = dict.add(t::GENERATION);
    section.show_if(criteres.acces == FiltreAcces::tous, t::ACCES_TOUS);
    section.show_if(criteres.acces == FiltreAcces::attribue, t::ACCES_ATTRIBUE);
    section.show_if(criteres.acces == FiltreAcces::pas_attribue, t::ACCES_PAS_ATTRIBUE);
}

void CriteresView::fill_classes(web::Dict& dict) const {
    namespace t = tpl::ts_admin::criteres;
    const auto& criteres = saisie.criteres;
    const bool divisions_wrong = !error_in(saisie.errors, "divisions").empty();
    const bool mefs_wrong = !error_in(saisie.errors, "mefs").empty();
    const bool by_division = !criteres.divisions.empty() || divisions_wrong;
    const bool by_mef = !criteres.mefs.empty() || mefs_wrong;
    dict.show(by_division ? t::PAR_DIVISION : (by_mef ? t::PAR_MEF : t::ECOLE));
    if (divisions_wrong)
        dict.set(t::DIVISION_MESSAGE, error_in(saisie.errors, "divisions"))
            .show(t::DIVISION_ERREUR);
    if (mefs_wrong) dict.set(t::MEF_MESSAGE, error_in(saisie.errors, "mefs")).show(t::MEF_ERREUR);
    int rank = 0;
    for (const auto& division : choix.divisions) {
        const bool chosen =
            std::find(criteres.divisions.begin(), criteres.divisions.end(), division.id) !=
            criteres.divisions.end();
        dict.add(t::DIVISION)
            .set(t::RANG, ++rank)
            .set(t::CLE, context.handle(division.id))
            .set(t::LIBELLE, division.code)
            .set(t::EFFECTIF, base::counted(division.eleves, "élève", "élèves"))
            .show_if(chosen, t::COCHE);
    }
    for (const auto& mef : choix.mefs) {
        const bool chosen =
            std::find(criteres.mefs.begin(), criteres.mefs.end(), mef.code) != criteres.mefs.end();
        dict.add(t::MEF)
            .set(t::RANG, ++rank)
            .set(t::CLE, mef.code.text())
            .set(t::LIBELLE, mef.libelle)
            .set(t::EFFECTIF, base::counted(mef.eleves, "élève", "élèves"))
            .show_if(chosen, t::COCHE);
    }
}

void ListeView::fill(web::Dict& dict) const {
    namespace t = tpl::ts_admin::liste;
    for (const auto& tag : tags)
        dict.add(t::CRITERE)
            .set(t::LIBELLE, tag.libelle)
            .set_optional(t::RETIRABLE, t::RETRAIT, tag.retrait);
    dict.set(t::PAGE, page).set(t::VU, selection.vu());
    dict.set(t::ACTION, action).set(t::CRITERES, criteres);
    const bool pupils = selection.criteres.population == Population::eleves;
    const auto total = static_cast<long long>(selection.trouves.size());
    dict.set(
        t::COMPTE,
        pupils ? base::counted(total, "élève", "élèves")
               : base::counted(total, "couple élève/responsable", "couples élève/responsable")
    );
    if (selection.trouves.empty()) {
        dict.add(t::VIDE).show(selection.criteres.non_notifies ? t::DEJA_NOTIFIES : t::AUTRES);
        // of a notification: why nobody is there
        if (!selection.criteres.envoyables) return;
    }
    dict.set_optional(t::PHRASE, t::TEXTE, phrase);
    if (selection.trouves.empty()) return;
    if (!erreur.empty()) {
        hall::fill_errors(
            dict,
            t::ERREURS,
            {
                {"premier", erreur}
        }
        );
    }
    auto list = dict.add(t::LISTE);
    list.set(t::COCHES, base::thousands(static_cast<long long>(selection.coches.size())));
    fill_columns(list);
    fill_rows(list);
    fill_pages(list);
}

void ListeView::fill_columns(web::Dict& dict) const {
    namespace t = tpl::ts_admin::liste;
    const auto& ordre = selection.ordre;
    dict.set(t::ORDRE, ordre.phrase());
    for (const auto& colonne : colonnes) {
        auto head = dict.add(t::COLONNE);
        head.set(t::LIBELLE, colonne.libelle).set(t::TRI, name_of(colonne.tri));
        if (colonne.tri == ordre.tri) head.show(ordre.decroissant ? t::DECROISSANT : t::CROISSANT);
        dict.add(t::CHOIX_TRI)
            .set(t::CLE_TRI, name_of(colonne.tri))
            .set(t::PHRASE_TRI, colonne.phrase)
            .show_if(colonne.tri == ordre.tri, t::CHOISI);
    }
}

void ListeView::fill_rows(web::Dict& dict) const {
    namespace t = tpl::ts_admin::liste;
    const auto& zone = context.poste().fuseau;
    bool first = true;
    for (const auto& ligne : lignes) {
        auto row = dict.add(t::LIGNE);
        const auto sujet = ligne.sujet.numero();
        row.set(t::CLE, cle_of(context, selection.criteres.population, sujet));
        row.set(t::ELEVE, ligne.eleve)
            .set(t::DIVISION, ligne.division.empty() ? "—" : ligne.division);
        if (ligne.sujet.couple)
            row.add(t::PARENT)
                .set(t::RESPONSABLE, ligne.responsable)
                .set(t::QUALITE, ligne.qualite());
        row.show_if(ticked(selection, sujet), t::COCHE);
        row.show_if(!ligne.possible(), t::IMPOSSIBLE);
        row.show_if(first, t::PREMIER);
        first = false;
        const auto shown = acces::affichage_of(acces::etat_of(ligne.car, context.now));
        row.set(t::SIGNE, shown.signe).set(t::CLASSE, shown.classe);
        row.set(t::ETAT, acces::words_of(ligne.car, context.now, zone));
        for (const auto& warning : ligne.avertissements())
            row.add(t::AVERTISSEMENT).set(t::TEXTE, warning);
    }
}

void ListeView::fill_pages(web::Dict& dict) const {
    namespace t = tpl::ts_admin::liste;
    const auto pages = page_count(selection);
    if (pages < 2) return;
    auto section = dict.add(t::PAGES);
    section.set(t::ICI, page).set(t::SUR, pages);
    if (page > 1) section.add(t::PRECEDENTE).set(t::NUMERO, page - 1);
    if (page < pages) section.add(t::SUIVANTE).set(t::NUMERO, page + 1);
}

std::size_t page_count(const Selection& selection) {
    return std::max<std::size_t>(
        1, (selection.trouves.size() + ListeView::par_page - 1) / ListeView::par_page
    );
}

std::vector<std::uint64_t> page_of_list(const Selection& selection, std::size_t page) {
    const auto from = std::min(selection.trouves.size(), (page - 1) * ListeView::par_page);
    const auto to = std::min(selection.trouves.size(), from + ListeView::par_page);
    return {
        selection.trouves.begin() + static_cast<std::ptrdiff_t>(from),
        selection.trouves.begin() + static_cast<std::ptrdiff_t>(to)};
}

void search(hall::Context& context, Selection& selection, CocheDAvance coche) {
    const std::set<std::uint64_t> before(selection.trouves.begin(), selection.trouves.end());
    const std::set<std::uint64_t> ticked_before(selection.coches.begin(), selection.coches.end());
    selection.trouves = acces::find_sujets(
        context.db, context.poste().etablissement, selection.criteres, context.now
    );
    selection.coches.clear();
    for (const auto& ligne : lines_of(context, selection, selection.trouves)) {
        const auto sujet = ligne.sujet.numero();
        if (before.contains(sujet) ? ticked_before.contains(sujet)
                                   : coche(context, selection, ligne))
            selection.coches.push_back(sujet);
    }
    std::sort(selection.coches.begin(), selection.coches.end());
    reorder(context, selection, selection.ordre);
}

Suite apply_ticks(
    hall::Context& context, Selection& selection, const web::Fields& form, CocheDAvance coche
) {
    if (form.value("vu") != selection.vu()) return {.autre = true};
    const auto page = std::min(page_number(form.value("page")), page_count(selection));
    take_ticks(context, selection, form, page);
    const auto acte = form.value("acte");
    if (const auto tri = tri_named(form.value("trier"))) {
        reorder(context, selection, selection.ordre.then(*tri));
        return {};
    }
    if (const auto tri = tri_named(form.value("tri")); tri && acte == "classer") {
        reorder(context, selection, {*tri});
        return {};
    }
    if (const auto retrait = form.value("retirer"); !retrait.empty()) {
        take_away(context, selection.criteres, retrait);
        search(context, selection, coche);
        return {};
    }
    Suite suite{acte == "continuer", acte == "exporter", false, page};
    if (const auto asked = form.value("aller"); !asked.empty())
        suite.page = std::min(page_number(asked), page_count(selection));
    return suite;
}

}  // namespace ts_admin
