// S16: search one pair by the start of a name, by MEF or division; the state of each code.
#include "tpl/ts_admin/codes.hpp"
#include "ts-admin/cadre.hpp"
#include "ts-admin/fichier.hpp"
#include "ts-admin/pages/pages.hpp"
#include "ts-admin/recherche.hpp"

#include <algorithm>

namespace ts_admin::pages {
namespace {

namespace t = tpl::ts_admin::codes;
constexpr std::size_t per_page = 50;

std::string path_of(std::string_view page, const std::string& query) {
    return std::string(page) + (query.empty() ? "" : "?" + query);
}

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
        fill_columns(list);
        list.set(t::EXPORT, path_of("/ts-admin/codes.csv", query_of(context, recherche, 0)));
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
                .set(t::CLE, mef.code.text())
                .set(t::LIBELLE, mef.libelle)
                .show_if(!criteres.mefs.empty() && criteres.mefs.front() == mef.code, t::CHOISI);
        for (std::size_t i = 0; i < acces::etat_count; ++i) {
            const auto etat = static_cast<acces::EtatCar>(i);
            dict.add(t::ETAT_CODE)
                .set(t::CLE, name_of(etat))
                .set(t::LIBELLE, acces::affichage_of(etat).mot)
                .show_if(recherche.etat == etat, t::CHOISI);
        }
        for (const auto& colonne : colonnes)
            dict.add(t::TRI)
                .set(t::CLE, name_of(colonne.tri))
                .set(t::LIBELLE, colonne.phrase)
                .show_if(recherche.ordre.tri == colonne.tri, t::CHOISI);
    }
    void fill_columns(web::Dict& list) const {
        for (const auto& colonne : colonnes) {
            auto asked = recherche;
            asked.ordre = recherche.ordre.then(colonne.tri);
            auto head = list.add(t::COLONNE);
            head.set(t::LIBELLE, colonne.libelle)
                .set(t::LIEN, path_of("/ts-admin/codes", query_of(context, asked, 0)));
            if (colonne.tri == recherche.ordre.tri)
                head.show(recherche.ordre.decroissant ? t::DECROISSANT : t::CROISSANT);
        }
        list.set(t::ORDRE, recherche.ordre.phrase());
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
            paging.add(section).set(
                t::LIEN, path_of("/ts-admin/codes", query_of(context, recherche, page))
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
    auto resultat = chercher(context, recherche, per_page);
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
            resultat.total,
            std::move(resultat.lignes)}
    );
}

Response codes_csv(hall::Context& context, const Request& request) {
    if (!may_consult(context)) return context.forbidden(request);
    auto recherche = read_recherche(context, request.query);
    const auto resultat = chercher(context, recherche, 0);
    return pairs_file(context, {"Codes d’activation", "codes"}, resultat.lignes);
}

}  // namespace ts_admin::pages
