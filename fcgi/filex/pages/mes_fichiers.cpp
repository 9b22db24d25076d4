// All the drops of the visitor, those that are over too: filtered, sorted, given as a file; and
// what they add up to.
#include "base/text.hpp"
#include "depot/quota.hpp"
#include "filex/mots.hpp"
#include "filex/pages/pages.hpp"
#include "filex/recherche.hpp"
#include "hall/layout.hpp"
#include "web/csv.hpp"

#include "tpl/filex/mes_fichiers.hpp"

#include <algorithm>
#include <array>

namespace filex::pages {
namespace {

namespace t = tpl::filex::mes_fichiers;
using depot::LigneDepot;
using depot::Phase;
constexpr std::size_t per_page = 50;

struct Colonne {
    Tri tri;
    std::string_view libelle;
    std::string_view ordre;  // the caption, when the list is sorted by it
    bool chiffres;
};
constexpr std::array<Colonne, tri_count> colonnes{
    {{Tri::nom, "Fichiers", "Par nom", false},
     {Tri::depose, "Déposé le", "Les plus récents d’abord", false},
     {Tri::taille, "Taille", "Par taille", true},
     {Tri::fin, "Fin", "Par date de fin", false},
     {Tri::telechargements, "Téléchargements", "Par nombre de téléchargements", true}}
};

std::string path_of(std::string_view page, const std::string& query) {
    return std::string(page) + (query.empty() ? "" : "?" + query);
}

std::string end_of(const LigneDepot& ligne, base::Instant now) {
    if (ligne.phase == Phase::disponible) return "dans " + reste(now, ligne.fin);
    if (ligne.phase == Phase::en_cours) return "—";
    return quand(ligne.fin);
}

struct Totaux {
    std::size_t ouverts = 0;
    std::uint64_t octets = 0;
    std::uint64_t complets = 0;
    std::uint64_t nommes = 0;
    std::uint64_t servis = 0;
};
Totaux totals_of(const std::vector<LigneDepot>& lignes) {
    Totaux out;
    for (const auto& ligne : lignes) {
        if (ligne.phase == Phase::disponible) ++out.ouverts;
        out.octets += ligne.taille;
        out.complets += ligne.telechargements;
        out.nommes += ligne.destinataires;
        out.servis += ligne.servis;
    }
    return out;
}

struct View {
    static constexpr web::Template file = t::file;
    const hall::Context& context;
    Recherche recherche;
    Totaux totaux;
    std::size_t deposes;
    std::uint64_t occupe;
    depot::Parties parties;
    bool parties_finies;
    std::vector<LigneDepot> lignes;  // all that match

    std::size_t pages() const {
        return std::max<std::size_t>(1, (lignes.size() + per_page - 1) / per_page);
    }

    void fill(web::Dict& dict) const {
        fill_totals(dict);
        dict.show_if(parties_finies, t::PARTIES_FINIES);
        if (parties.nombre > 0)
            dict.add(t::PARTIES)
                .set(t::NOMBRE, base::counted(parties.nombre, "partie", "parties"))
                .set(t::TAILLE, depot::en_octets(parties.octets));
        fill_form(dict);
        const auto count = static_cast<long long>(lignes.size());
        dict.set(t::COMPTE, base::counted(count, "dépôt", "dépôts"));
        if (lignes.empty()) {
            dict.add(t::VIDE).set(
                t::PHRASE_VIDE,
                deposes == 0 ? "Vous n’avez encore rien déposé."
                             : "Aucun dépôt ne correspond. Essayez une partie plus courte du nom, "
                               "ou un autre état."
            );
            return;
        }
        auto list = dict.add(t::LISTE);
        fill_columns(list);
        list.set(t::EXPORT, path_of("/filex/mes-fichiers.csv", query_of(recherche, 0)));
        const auto page = std::min(recherche.page, pages());
        const auto from = (page - 1) * per_page;
        for (auto i = from; i < std::min(lignes.size(), from + per_page); ++i)
            fill_row(list, lignes[i]);
        fill_pages(list, page);
    }
    void fill_totals(web::Dict& dict) const {
        dict.set(t::OUVERTS, totaux.ouverts).set(t::OCCUPE, depot::en_octets(occupe));
        dict.set(t::COMPLETS, totaux.complets).set(t::DEPOSES, deposes);
        dict.set(t::OCTETS, depot::en_octets(totaux.octets)).set(t::SERVIS, totaux.servis);
        dict.set(
            t::PHRASE_SERVIS,
            totaux.nommes == 0
                ? std::string("aucun n’a été nommé")
                : std::string(totaux.servis > 1 ? "ont" : "a") + " tout téléchargé, sur " +
                      std::to_string(totaux.nommes) + " nommé" + (totaux.nommes > 1 ? "s" : "")
        );
    }
    void fill_form(web::Dict& dict) const {
        dict.set(t::NOM, recherche.nom);
        for (std::size_t i = 0; i < depot::phase_count; ++i) {
            const auto phase = static_cast<Phase>(i);
            dict.add(t::ETAT_DEPOT)
                .set(t::CLE, name_of(phase))
                .set(t::LIBELLE, affichage_of(phase).mot)
                .show_if(recherche.phase == phase, t::CHOISI);
        }
        for (const auto& colonne : colonnes)
            dict.add(t::TRI)
                .set(t::CLE, name_of(colonne.tri))
                .set(t::LIBELLE, colonne.ordre)
                .show_if(recherche.tri == colonne.tri, t::CHOISI);
    }
    void fill_columns(web::Dict& list) const {
        for (const auto& colonne : colonnes) {
            const bool current = colonne.tri == recherche.tri;
            auto asked = recherche;
            asked.tri = colonne.tri;
            asked.decroissant = current && !recherche.decroissant;
            auto head = list.add(t::COLONNE);
            head.set(t::LIBELLE, colonne.libelle)
                .set(t::LIEN, path_of("/filex/mes-fichiers", query_of(asked, 0)))
                .show_if(colonne.chiffres, t::CHIFFRES);
            if (!current) continue;
            // the order of dates is the newest first, which is descending
            const bool down = recherche.decroissant != (colonne.tri == Tri::depose);
            head.show(down ? t::DECROISSANT : t::CROISSANT);
            list.set(
                t::ORDRE, std::string(colonne.ordre) + (recherche.decroissant ? ", à rebours" : "")
            );
        }
    }
    void fill_row(web::Dict& list, const LigneDepot& ligne) const {
        auto row = list.add(t::LIGNE);
        row.set(t::LIEN, page_of(context, ligne.id)).set(t::TITRE_DEPOT, titre_of(ligne.noms));
        row.set_optional(t::INVITE, t::TEXTE, ligne.deposant);
        row.set(t::DEPOSE, quand(ligne.cree_le)).set(t::TAILLE, depot::en_octets(ligne.taille));
        row.set(t::FIN, end_of(ligne, context.now)).set(t::TELECHARGEMENTS, ligne.telechargements);
        const auto shown = affichage_of(ligne.phase);
        row.set(t::SIGNE, shown.signe).set(t::ETAT, shown.mot).set(t::CLASSE, shown.classe);
    }
    void fill_pages(web::Dict& list, std::size_t page) const {
        if (pages() < 2) return;
        auto paging = list.add(t::PAGES);
        paging.set(t::ICI, page).set(t::SUR, pages());
        const auto link = [&](web::Var section, std::size_t to) {
            paging.add(section).set(
                t::LIEN, path_of("/filex/mes-fichiers", query_of(recherche, to))
            );
        };
        if (page > 1) link(t::PRECEDENTE, page - 1);
        if (page < pages()) link(t::SUIVANTE, page + 1);
    }
};

}  // namespace

web::Response mes_fichiers(hall::Context& context, const web::Request& request) {
    const auto compte = context.session().compte;
    const auto recherche = read_recherche(request.query);
    auto all = depot::depots_of(context.db, context.now, compte);
    const auto totaux = totals_of(all);
    const auto count = all.size();
    const hall::PageHead head{
        .title = "Mes fichiers",
        .lead = "Retrouver un dépôt, voir qui l’a téléchargé, le prolonger ou y mettre fin.",
        .trail = {{"FileX", "/filex/"}}};
    return hall::page(
        context,
        request,
        head,
        View{
            context,
            recherche,
            totaux,
            count,
            depot::occupe_par(context.db, context.now, compte),
            depot::parties_of(context.db, context.now, compte),
            request.query.value("fait") == "parties",
            chercher(std::move(all), recherche)}
    );
}

web::Response mes_fichiers_csv(hall::Context& context, const web::Request& request) {
    const auto recherche = read_recherche(request.query);
    const auto lignes =
        chercher(depot::depots_of(context.db, context.now, context.session().compte), recherche);
    web::Csv csv(
        {"Fichiers",
         "Envoyé par",
         "Déposé le",
         "Taille (octets)",
         "Fin",
         "État",
         "Téléchargements complets",
         "Destinataires",
         "Destinataires qui ont téléchargé"}
    );
    for (const auto& ligne : lignes) {
        std::string noms;
        for (const auto& nom : ligne.noms) noms += (noms.empty() ? "" : ", ") + nom;
        csv.row(
            {noms,
             ligne.deposant,
             quand(ligne.cree_le),
             std::to_string(ligne.taille),
             quand(ligne.fin),
             std::string(affichage_of(ligne.phase).mot),
             std::to_string(ligne.telechargements),
             std::to_string(ligne.destinataires),
             std::to_string(ligne.servis)}
        );
    }
    return std::move(csv).file("mes-fichiers.csv");
}

}  // namespace filex::pages
