#include "filex/invitations.hpp"

#include "acces/journal.hpp"
#include "base/text.hpp"
#include "depot/trace.hpp"
#include "hall/depots.hpp"

#include <fmt/format.h>

namespace filex {

using depot::EtatInvitation;

Affichage affichage_of(EtatInvitation etat) {
    switch (etat) {
        case EtatInvitation::ouverte:
            return {"●", "Ouverte", "actif"};
        case EtatInvitation::en_cours:
            return {"●", "En cours", "actif"};
        case EtatInvitation::utilisee:
            return {"✓", "Utilisée", "succes"};
        case EtatInvitation::expiree:
            return {"–", "Expirée", ""};
        case EtatInvitation::retiree:
            break;
    }
    return {"✕", "Retirée", ""};
}

std::string envois_recus(const depot::InvitationVue& vue) {
    return vue.depots == 0 ? "aucun" : base::counted(vue.depots, "envoi reçu", "envois reçus");
}

std::string page_of(const hall::Context& context, depot::InvitationId id) {
    return "/filex/invitations/" + context.handle(id);
}

bool retirer(hall::Context& context, const depot::InvitationVue& vue) {
    const bool own = vue.compte == context.session().compte;
    const std::string by = own ? "" : " par l’administration";
    return context.db.transact([&](db::Transaction& tx) {
        const auto ended = depot::end_invitation(
            tx, context.now, vue, own ? depot::Retrait::auteur : depot::Retrait::administration
        );
        if (!ended) return false;
        for (const auto depot : *ended)
            depot::trace(
                tx,
                context.now,
                context.auteur(),
                depot,
                "depot.fin",
                "Envoi arrêté\u00A0: son invitation est retirée" + by + "."
            );
        acces::journal(
            tx,
            context.now,
            context.auteur(),
            {.action = "depot.invitation_fin",
             .cible = vue.compte,
             .details = fmt::format("Invitation «\u00A0{}\u00A0» retirée{}.", vue.nom, by)}
        );
        if (!own) hall::tell_withdrawn(hall::Plume::of(context), tx, vue);
        return true;
    });
}

}  // namespace filex
