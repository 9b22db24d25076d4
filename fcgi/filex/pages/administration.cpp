// The administrator's view of the file drop: every drop, how the store stands, what it adds up to.
#include "depot/administration.hpp"
#include "base/percent.hpp"
#include "base/text.hpp"
#include "depot/quota.hpp"
#include "depot/statistiques.hpp"
#include "filex/mots.hpp"
#include "filex/pages/administration.hpp"
#include "filex/recherche.hpp"
#include "hall/layout.hpp"
#include "web/csv.hpp"

#include "tpl/filex/admin_depots.hpp"
#include "tpl/filex/admin_statistiques.hpp"

#include <algorithm>

namespace filex::pages {
namespace {

constexpr std::size_t per_page = 50;
constexpr std::size_t most_bytes = 200;  // of the words that are looked for

std::optional<depot::Phase> phase_in(std::string_view text) {
    for (std::size_t i = 0; i < depot::phase_count; ++i)
        if (name_of(static_cast<depot::Phase>(i)) == text) return static_cast<depot::Phase>(i);
    return std::nullopt;
}

struct DepotsView {
    static constexpr web::Template file = tpl::filex::admin_depots::file;
    const hall::Context& context;
    std::string mots;
    std::optional<depot::Phase> phase;
    std::size_t number;  // of the page, from 1
    depot::PageAdmin page;
    depot::EtatMagasin etat;
    depot::Place place;  // of everybody: no person's quota
    std::size_t waiting;
    std::string_view fait;

    void fill(web::Dict& dict) const {
        namespace t = tpl::filex::admin_depots;
        dict.set_optional(t::FAIT, t::TEXTE, fait);
        if (waiting > 0) dict.add(t::EN_ATTENTE).set(t::NOMBRE, waiting);
        fill_store(dict);
        dict.set(t::MOTS, mots);
        for (std::size_t i = 0; i < depot::phase_count; ++i) {
            const auto one = static_cast<depot::Phase>(i);
            dict.add(t::ETAT_DEPOT)
                .set(t::CLE, name_of(one))
                .set(t::LIBELLE, affichage_of(one).mot)
                .show_if(phase == one, t::CHOISI);
        }
        dict.show_if(page.lignes.empty(), t::VIDE);
        if (page.lignes.empty()) return;
        auto list = dict.add(t::LISTE);
        const auto total = static_cast<long long>(page.total);
        list.set(t::COMPTE, base::counted(total, "dépôt", "dépôts"));
        for (const auto& ligne : page.lignes) fill_row(list, ligne);
        fill_pages(list);
    }
    void fill_store(web::Dict& dict) const {
        namespace t = tpl::filex::admin_depots;
        dict.set(t::LIBRE, depot::en_octets(etat.libre));
        dict.set(t::RESERVE, depot::en_octets(context.config.filex_reserve));
        if (place.magasin)
            dict.add(t::AVEC_LIMITE)
                .set(t::LIMITE, depot::en_octets(place.magasin->most))
                .show_if(place.magasin->reste() == 0, t::PLEIN);
        dict.set(t::RESTE, depot::en_octets(place.reste()));
        dict.set(t::FICHIERS, etat.fichiers).set(t::OCCUPE, depot::en_octets(etat.occupe));
        dict.set(t::EN_ROUTE, etat.promis.envois);
        dict.set(t::EN_ROUTE_OCTETS, depot::en_octets(etat.promis.octets));
        dict.set(t::PROMIS, depot::en_octets(etat.promis.a_venir));
        if (!context.config.clamd.empty()) fill_antivirus(dict);
        dict.set(t::A_CALCULER, etat.a_calculer).set(t::A_EFFACER, etat.a_effacer);
        dict.set(
            t::PLUS_ANCIEN, etat.plus_ancien ? "déposé le " + quand(*etat.plus_ancien) : "aucun"
        );
    }
    void fill_antivirus(web::Dict& dict) const {
        namespace t = tpl::filex::admin_depots;
        auto section = dict.add(t::AVEC_ANTIVIRUS);
        section.set(t::A_ANALYSER, etat.a_analyser);
        if (etat.non_analyses > 0)
            section.add(t::INJOIGNABLE)
                .set(
                    t::FICHIERS,
                    base::counted(
                        etat.non_analyses,
                        "fichier a été laissé non analysé, et le sera",
                        "fichiers ont été laissés non analysés, et le seront"
                    )
                );
        else if (etat.attend_depuis && *etat.attend_depuis <= context.now - depot::attente_ordinaire)
            section.add(t::EN_RETARD).set(t::DEPUIS, quand(*etat.attend_depuis));
    }
    void fill_row(web::Dict& list, const depot::LigneAdmin& ligne) const {
        namespace t = tpl::filex::admin_depots;
        auto row = list.add(t::LIGNE);
        const auto shown = affichage_of(ligne.phase);
        row.set(t::LIEN, admin_page_of(context, ligne.id)).set(t::TITRE_DEPOT, titre_of(ligne));
        row.set(t::QUI, qui_of(ligne)).set(t::DEPOSE, quand(ligne.cree_le));
        row.set(t::FIN, quand(ligne.fin)).set(t::TAILLE, depot::en_octets(ligne.taille));
        row.set(t::TELECHARGEMENTS, ligne.telechargements);
        row.set(t::SIGNE, shown.signe).set(t::ETAT, shown.mot).set(t::CLASSE, shown.classe);
        row.show_if(ligne.signalements > 0, t::SIGNALE);
    }
    void fill_pages(web::Dict& list) const {
        namespace t = tpl::filex::admin_depots;
        const auto pages = (page.total + per_page - 1) / per_page;
        if (pages < 2) return;
        auto paging = list.add(t::PAGES);
        paging.set(t::ICI, number).set(t::SUR, pages);
        const auto link = [&](web::Var section, std::size_t to) {
            std::string path = "/filex/administration/?page=" + std::to_string(to);
            if (phase) path += "&etat=" + std::string(name_of(*phase));
            if (!mots.empty()) path += "&mots=" + base::percent_encode(mots, "");
            paging.add(section).set(t::LIEN, path);
        };
        if (number > 1) link(t::PRECEDENTE, number - 1);
        if (number < pages) link(t::SUIVANTE, number + 1);
    }
};

struct StatistiquesView {
    static constexpr web::Template file = tpl::filex::admin_statistiques::file;
    std::vector<depot::Mois> months;

    void fill(web::Dict& dict) const {
        namespace t = tpl::filex::admin_statistiques;
        dict.show_if(months.empty(), t::VIDE);
        if (months.empty()) return;
        auto list = dict.add(t::LISTE);
        for (const auto& month : months)
            list.add(t::MOIS)
                .set(t::NOM_MOIS, month.mois)
                .set(t::DEPOTS, month.depots)
                .set(t::FICHIERS, month.fichiers)
                .set(t::TAILLE, depot::en_octets(month.octets))
                .set(t::TELECHARGEMENTS, month.telechargements);
    }
};

}  // namespace

web::Response administration(hall::Context& context, const web::Request& request) {
    auto number = page_number(request.query.value("page"));
    const auto mots = base::cut_utf8(base::squeeze(request.query.value("mots")), most_bytes);
    const auto phase = phase_in(request.query.value("etat"));
    const auto search = [&] {
        return depot::search_depots(
            context.db, context.now, {mots, phase, (number - 1) * per_page, per_page}
        );
    };
    auto found = search();
    if (found.lignes.empty() && number > 1) {  // there are not so many pages
        number = 1;
        found = search();
    }
    const hall::PageHead head{
        .title = "Administration de FileX",
        .lead = "Chercher un dépôt, le prolonger, le bloquer ou le supprimer.",
        .trail = {{"FileX", "/filex/"}}};
    const depot::Magasin magasin(context.config.depots);
    const bool removed = request.query.value("fait") == "supprime";
    return hall::page(
        context,
        request,
        head,
        DepotsView{
            context,
            mots,
            phase,
            number,
            std::move(found),
            depot::etat_of(context.db, context.now, magasin),
            depot::place_of(context.db, context.config, magasin, context.now, std::nullopt),
            depot::signalements_of(context.db, true).size(),
            removed ? "Le dépôt est supprimé." : ""}
    );
}

web::Response statistiques(hall::Context& context, const web::Request& request) {
    const hall::PageHead head{
        .title = "Statistiques de FileX",
        .trail = {{"FileX", "/filex/"}, {"Administration", "/filex/administration/"}}
    };
    return hall::page(
        context, request, head, StatistiquesView{depot::statistiques(context.db, context.now)}
    );
}

web::Response statistiques_csv(hall::Context& context, const web::Request&) {
    web::Csv csv({"Mois", "Dépôts", "Fichiers", "Taille (octets)", "Téléchargements complets"});
    for (const auto& month : depot::statistiques(context.db, context.now))
        csv.row(
            {month.mois,
             std::to_string(month.depots),
             std::to_string(month.fichiers),
             std::to_string(month.octets),
             std::to_string(month.telechargements)}
        );
    return std::move(csv).file("statistiques-filex.csv");
}

}  // namespace filex::pages
