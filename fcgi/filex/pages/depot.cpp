// One drop of the visitor's: its page, and its end. Each act holds it against the owner's account
// and the clock once more, in its own statement.
#include "filex/pages/depot.hpp"

#include "depot/trace.hpp"
#include "filex/fiche.hpp"
#include "filex/mots.hpp"
#include "filex/pages/pages.hpp"

#include "tpl/filex/fin.hpp"

namespace filex::pages {

using depot::FicheDepot;
using depot::Phase;

depot::Geste geste_of(const hall::Context& context, const FicheDepot& fiche) {
    return {context.session().compte, fiche.ligne.id, context.now};
}

web::Response back(const hall::Context& context, const FicheDepot& fiche, std::string_view done) {
    const auto page = page_of(context, fiche.ligne.id);
    return web::Response::redirect(done.empty() ? page : page + "?fait=" + std::string(done));
}

hall::PageHead head_of(
    const hall::Context& context, const FicheDepot& fiche, std::string title, bool error
) {
    return {
        .title = std::move(title),
        .trail =
            {{"FileX", "/filex/"},
                    {"Mes fichiers", "/filex/mes-fichiers"},
                    {titre_of(fiche.ligne.noms), page_of(context, fiche.ligne.id)}},
        .error = error
    };
}

namespace {

struct FinView {
    static constexpr web::Template file = tpl::filex::fin::file;
    std::string page;
    const FicheDepot& fiche;

    void fill(web::Dict& dict) const {
        namespace t = tpl::filex::fin;
        const bool running = fiche.ligne.phase == Phase::en_cours;
        dict.set(t::PAGE, page);
        dict.set(
            t::CONSEQUENCE,
            running ? "L’envoi s’arrête, et ce qui est arrivé est effacé tout de suite"
                    : "Plus personne ne pourra télécharger ces fichiers, qui sont effacés tout de "
                      "suite"
        );
        dict.set(t::BOUTON, running ? "Abandonner ce dépôt" : "Mettre fin à ce dépôt");
        if (fiche.ligne.noms.empty()) {
            dict.show(t::SANS_FICHIER);
            return;
        }
        auto list = dict.add(t::FICHIERS);
        for (const auto& nom : fiche.ligne.noms) list.add(t::FICHIER).set(t::NOM_FICHIER, nom);
    }
};

bool may_end(const FicheDepot& fiche) {
    return fiche.ligne.phase == Phase::en_cours || fiche.ligne.phase == Phase::disponible;
}

}  // namespace

web::Response depot(hall::Context& context, const web::Request& request) {
    const auto fiche = fiche_asked(context, request);
    return fiche ? show_fiche(context, request, *fiche) : context.not_found(request);
}

web::Response confirmer_fin(hall::Context& context, const web::Request& request) {
    const auto fiche = fiche_asked(context, request);
    if (!fiche) return context.not_found(request);
    if (!may_end(*fiche)) return back(context, *fiche);
    const auto* title =
        fiche->ligne.phase == Phase::en_cours ? "Abandonner un dépôt" : "Mettre fin à un dépôt";
    return hall::page(
        context,
        request,
        head_of(context, *fiche, title),
        FinView{page_of(context, fiche->ligne.id), *fiche}
    );
}

web::Response finir(hall::Context& context, const web::Request& request) {
    const auto fiche = fiche_asked(context, request);
    if (!fiche) return context.not_found(request);
    const bool done = context.db.transact([&](db::Transaction& tx) {
        if (!depot::end_depot(tx, geste_of(context, *fiche))) return false;
        depot::trace(
            tx,
            context.now,
            context.auteur(),
            fiche->ligne.id,
            "depot.fin",
            "Fin donnée par le déposant."
        );
        return true;
    });
    // pressed twice, the answer that is seen is the second one's
    const auto now = fiche_asked(context, request);
    const bool ended_by_owner =
        now && now->ligne.phase == depot::Phase::termine && !now->par_administration;
    if (!done && !ended_by_owner) return back(context, *fiche, "tard");
    if (!fiche->publie_le) return web::Response::redirect("/filex/?fait=abandon");
    return back(context, *fiche, "fin");
}

}  // namespace filex::pages
