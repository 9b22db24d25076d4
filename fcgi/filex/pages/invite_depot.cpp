// One drop of somebody who was invited: taken up again, given up, or what has arrived. He comes
// back to see whether it did; the address of a one-time invitation leads here.
#include "filex/pages/invite.hpp"

#include "base/text.hpp"
#include "depot/gestion.hpp"
#include "depot/quota.hpp"
#include "depot/trace.hpp"
#include "filex/remise.hpp"
#include "filex/reprise.hpp"
#include "hall/depots.hpp"

#include "tpl/filex/invite_depot.hpp"

namespace filex::pages {
namespace {

namespace t = tpl::filex::invite_depot;
using depot::FicheDepot;
using depot::Phase;

// What a request of this page is about.
struct Envoi {
    depot::Invitation invitation;
    FicheDepot fiche;
    std::string page;
};

std::optional<Envoi> envoi_at(hall::Context& context, const web::Request& request) {
    auto invitation = invited::at(context, request);
    if (!invitation) return std::nullopt;
    auto fiche = invited::fiche_at(context, request, *invitation);
    if (!fiche) return std::nullopt;
    auto page = invited::path_of(context, request.param("jeton"), fiche->ligne.id);
    return Envoi{std::move(*invitation), std::move(*fiche), std::move(page)};
}

depot::Geste geste_of(const hall::Context& context, const Envoi& envoi) {
    return {envoi.invitation.compte, envoi.fiche.ligne.id, context.now};
}

// Nobody's account: the journal names no author, and the address.
acces::Auteur auteur_of(const hall::Context& context) {
    acces::Auteur auteur = context.auteur();
    auteur.compte.reset();
    return auteur;
}

bool is_here(const Envoi& envoi) {
    const auto phase = envoi.fiche.ligne.phase;
    return phase == Phase::disponible || phase == Phase::gele;
}
// Takes files: an invitation that is withdrawn takes none, also before the drop's line says so.
bool runs(const Envoi& envoi) {
    return envoi.fiche.ligne.phase == Phase::en_cours &&
           envoi.invitation.etat != depot::EtatInvitation::retiree;
}
// Its link begins another one, once this one is given up.
bool recommence(const hall::Context& context, const Envoi& envoi) {
    return runs(envoi) && envoi.invitation.expire_le > context.now;
}
bool given_up(const Envoi& envoi) { return !envoi.fiche.publie_le && !runs(envoi); }

// Whose withdrawal ended it; nobody's, when it was over before.
depot::Retrait stopped_by(const Envoi& envoi) {
    const auto& invitation = envoi.invitation;
    const bool by_it = envoi.fiche.ligne.phase == Phase::en_cours ||
                       (invitation.retiree_le && envoi.fiche.ligne.fin >= *invitation.retiree_le);
    return by_it ? invitation.retrait : depot::Retrait::aucun;
}

struct View {
    static constexpr web::Template file = t::file;
    const hall::Context& context;
    const Envoi& envoi;
    std::string qui;
    std::string_view jeton;
    std::string_view fait;

    bool done() const { return fait == "depot"; }
    Phase phase() const { return envoi.fiche.ligne.phase; }
    bool here() const { return is_here(envoi); }

    void fill(web::Dict& dict) const {
        dict.set(t::DE, base::de(qui))
            .set(t::QUI, qui)
            .set(t::JETON, jeton)
            .set(t::PAGE, envoi.page);
        dict.set(t::JUSQU_AU, base::Zone::paris().format(envoi.fiche.ligne.fin));
        if (runs(envoi)) {
            fill_reprise(
                dict, t::REPRISE, context, {envoi.fiche, envoi.page, recommence(context, envoi)}
            );
            dict.show(t::ABANDONNABLE);
            fill_files(dict, t::JUSQU_ICI);
            return;
        }
        dict.show_if(done() && !here(), t::DEJA);
        if (given_up(envoi)) return fill_given_up(dict);
        dict.show(!here() ? t::EFFACE : envoi.invitation.compte_ferme ? t::SANS_COMPTE : t::ARRIVE);
        dict.show_if(here() && done(), t::A_L_INSTANT);
        dict.show_if(envoi.invitation.etat == depot::EtatInvitation::ouverte, t::ENCORE);
        // the link of a one-time invitation leads here whoever has sent
        fill_files(dict, envoi.invitation.une_fois ? t::SERVIE : t::SIENS);
        dict.show_if(envoi.invitation.compte_ferme, t::AILLEURS);
    }
    void fill_files(web::Dict& dict, web::Var titre) const {
        if (envoi.fiche.fichiers.empty()) return;
        auto list = dict.add(t::FICHIERS);
        list.show(titre);
        for (const auto& fichier : envoi.fiche.fichiers)
            list.add(t::FICHIER)
                .set(t::NOM_FICHIER, fichier.nom)
                .set(t::TAILLE, depot::en_octets(fichier.taille));
    }
    void fill_given_up(web::Dict& dict) const {
        const auto retrait = stopped_by(envoi);
        dict.show_if(fait == "abandon" && retrait == depot::Retrait::aucun, t::VIENT_D_ABANDONNER);
        auto section = dict.add(t::ABANDONNE);
        section.show_if(retrait == depot::Retrait::aucun, t::SANS_RETRAIT);
        invited::show_retrait(
            section, retrait, {t::PAR_AUTEUR, t::PAR_ADMINISTRATION, t::COMPTE_FERME}
        );
        dict.show_if(envoi.invitation.etat == depot::EtatInvitation::ouverte, t::ENCORE);
        dict.show_if(envoi.invitation.compte_ferme, t::AILLEURS);
    }
};

// `own`: who reads it has just sent them, or nobody else has the address.
std::string title_of(const Envoi& envoi, bool own) {
    if (runs(envoi)) return "Votre envoi n’est pas terminé";
    if (given_up(envoi)) return own ? "Votre envoi n’a pas abouti" : "L’envoi n’a pas abouti";
    if (is_here(envoi)) return own ? "Vos fichiers sont arrivés" : "Les fichiers sont arrivés";
    return own ? "Votre envoi est terminé" : "L’envoi est terminé";
}

struct Confirmer {
    static constexpr web::Template file = t::file;
    const Envoi& envoi;
    std::string qui;
    bool recommence;
    void fill(web::Dict& dict) const {
        auto section = dict.add(t::CONFIRMER);
        section.set(t::PAGE, envoi.page).set(t::QUI, qui);
        section.show(recommence ? t::RECOMMENCER : t::SANS_RETOUR);
    }
};

}  // namespace

web::Response invite_depot(hall::Context& context, const web::Request& request) {
    const auto envoi = envoi_at(context, request);
    if (!envoi) return invited::wrong_link(context);
    const auto fait = request.query.value("fait");
    const bool own = !fait.empty() || !envoi->invitation.une_fois;
    return remise_page(
        context,
        {.titre = title_of(*envoi, own), .script = "depot.js"},
        View{
            context,
            *envoi,
            invited::qui_invite(context, envoi->invitation),
            request.param("jeton"),
            fait}
    );
}

web::Response invite_publier(hall::Context& context, const web::Request& request) {
    const auto envoi = envoi_at(context, request);
    if (!envoi) return invited::wrong_link(context);
    if (!runs(*envoi)) return web::Response::redirect(envoi->page);
    const auto depot = envoi->fiche.ligne.id;
    const bool done = context.db.transact([&](db::Transaction& tx) {
        if (!depot::close_depot(tx, geste_of(context, *envoi))) return false;
        if (!depot::publish_if_complete(tx, context.now, depot)) return false;
        hall::announce(hall::Plume::of(context), tx, depot);
        depot::trace(
            tx,
            context.now,
            auteur_of(context),
            depot,
            "depot.publie",
            "Publié par l’invité avec les seuls fichiers arrivés."
        );
        return true;
    });
    return web::Response::redirect(envoi->page + (done ? "?fait=depot" : ""));
}

web::Response invite_confirmer_abandon(hall::Context& context, const web::Request& request) {
    const auto envoi = envoi_at(context, request);
    if (!envoi) return invited::wrong_link(context);
    if (!runs(*envoi)) return web::Response::redirect(envoi->page);
    return remise_page(
        context,
        {.titre = "Abandonner cet envoi"},
        Confirmer{
            *envoi, invited::qui_invite(context, envoi->invitation), recommence(context, *envoi)}
    );
}

web::Response invite_abandonner(hall::Context& context, const web::Request& request) {
    const auto envoi = envoi_at(context, request);
    if (!envoi) return invited::wrong_link(context);
    // what has arrived whole is its owner's: he alone ends it
    if (!runs(*envoi)) return web::Response::redirect(envoi->page);
    context.db.transact([&](db::Transaction& tx) {
        const auto depot = envoi->fiche.ligne.id;
        if (!depot::lock_en_cours(tx, depot)) return;
        if (!depot::end_depot(tx, geste_of(context, *envoi))) return;
        depot::trace(
            tx, context.now, auteur_of(context), depot, "depot.fin", "Abandonné par l’invité."
        );
    });
    const auto next =
        recommence(context, *envoi) ? invited::path_of(request.param("jeton")) : envoi->page;
    return web::Response::redirect(next + "?fait=abandon");
}

}  // namespace filex::pages
