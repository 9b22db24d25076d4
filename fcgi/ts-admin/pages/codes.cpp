// S16: search one pair by the start of a name, by MEF or division; the state of each code.
#include "tpl/ts_admin/codes.hpp"
#include "ts-admin/cadre.hpp"
#include "ts-admin/pages/pages.hpp"
#include "ts-admin/recherche.hpp"

#include <algorithm>

namespace ts_admin::pages {
namespace {

namespace t = tpl::ts_admin::codes;
constexpr std::size_t per_page = 50;

struct View {
    static constexpr web::Template file = t::file;
    const hall::Context& context;
    Recherche recherche;
    acces::Choix choix;
    std::size_t total;
    std::vector<acces::LigneCouple> lignes;

    std::size_t pages() const {
        return std::max<std::size_t>(1, (total + per_page - 1) / per_page);
    }
    bool pupils() const { return recherche.criteres.population == acces::Population::eleves; }

    void fill(web::Dict& dict) const {
        fill_form(dict);
        const auto count = static_cast<long long>(total);
        dict.set(
            t::COMPTE,
            pupils() ? base::counted(count, "élève", "élèves")
                     : base::counted(count, "couple élève/responsable", "couples élève/responsable")
        );
        if (lignes.empty()) {
            dict.show(t::VIDE);
            return;
        }
        auto list = dict.add(t::LISTE);
        for (const auto& ligne : lignes) fill_row(list, ligne);
        fill_pages(list);
    }
    void fill_form(web::Dict& dict) const {
        const auto& criteres = recherche.criteres;
        dict.set(t::NOM, criteres.nom);
        dict.show(pupils() ? t::ELEVES : t::RESPONSABLES);
        for (const auto& division : choix.divisions)
            dict.add(t::DIVISION)
                .set(t::CLE, context.handle(division.id))
                .set(t::LIBELLE, division.code)
                .show_if(
                    !criteres.divisions.empty() && criteres.divisions.front() == division.id,
                    t::CHOISI
                );
        for (const auto& mef : choix.mefs)
            dict.add(t::MEF)
                .set(t::CLE, mef.code)
                .set(t::LIBELLE, mef.libelle)
                .show_if(!criteres.mefs.empty() && criteres.mefs.front() == mef.code, t::CHOISI);
    }
    void fill_row(web::Dict& list, const acces::LigneCouple& ligne) const {
        auto row = list.add(t::LIGNE);
        const auto cle = ligne.sujet.couple ? context.handle(*ligne.sujet.couple)
                                            : context.handle(ligne.sujet.eleve);
        row.set(t::CLE, cle).set(t::DE, pack_query(query_of(context, recherche, recherche.page)));
        row.set(t::ELEVE, ligne.eleve)
            .set(t::CLASSE_ELEVE, ligne.division.empty() ? "—" : ligne.division);
        if (ligne.sujet.couple)
            row.add(t::PARENT)
                .set(t::RESPONSABLE, ligne.responsable)
                .set(t::QUALITE, ligne.qualite());
        const auto shown = acces::affichage_of(acces::etat_of(ligne.car, context.now));
        row.set(t::SIGNE, shown.signe).set(t::CLASSE, shown.classe);
        row.set(t::ETAT, acces::words_of(ligne.car, context.now, context.poste().fuseau));
    }
    void fill_pages(web::Dict& list) const {
        if (pages() < 2) return;
        auto paging = list.add(t::PAGES);
        paging.set(t::ICI, recherche.page).set(t::SUR, pages());
        const auto link = [&](web::Var section, std::size_t page) {
            auto query = query_of(context, recherche, page);
            paging.add(section).set(
                t::LIEN, "/ts-admin/codes" + (query.empty() ? query : "?" + query)
            );
        };
        if (recherche.page > 1) link(t::PRECEDENTE, recherche.page - 1);
        if (recherche.page < pages()) link(t::SUIVANTE, recherche.page + 1);
    }
};

}  // namespace

Response codes(hall::Context& context, const Request& request) {
    if (!may_consult(context)) return context.forbidden(request);
    const auto school = context.poste().etablissement;
    auto recherche = read_recherche(context, request.query);
    const auto found = acces::find_sujets(context.db, school, recherche.criteres, context.now);
    recherche.page = std::clamp<std::size_t>(
        recherche.page, 1, (found.size() + per_page - 1) / per_page + (found.empty() ? 1 : 0)
    );
    const auto from = std::min(found.size(), (recherche.page - 1) * per_page);
    const auto to = std::min(found.size(), from + per_page);
    const std::vector<std::uint64_t> shown(
        found.begin() + static_cast<std::ptrdiff_t>(from),
        found.begin() + static_cast<std::ptrdiff_t>(to)
    );
    auto lignes =
        acces::read_sujets(context.db, school, recherche.criteres.population, shown, context.now);
    return hall::page(
        context,
        request,
        head_of(
            context,
            "Codes d’activation",
            "Chercher une famille, voir où en est son code et agir dessus."
        ),
        View{
            context,
            recherche,
            acces::choix_of(context.db, school, context.now),
            found.size(),
            std::move(lignes)}
    );
}

}  // namespace ts_admin::pages
