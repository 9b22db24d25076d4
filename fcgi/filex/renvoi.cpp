#include "filex/renvoi.hpp"

#include "depot/personnes.hpp"
#include "filex/mots.hpp"
#include "hall/avis.hpp"

#include <algorithm>

namespace filex {
namespace {

std::optional<base::Instant> next_reminder(hall::Context& context, depot::DestinataireId id) {
    const auto last = context.db.value<base::Instant>(
        "SELECT rappele_le FROM destinataire WHERE id = ? AND rappele_le IS NOT NULL", id
    );
    if (!last) return std::nullopt;
    return *last + hall::entre_rappels;
}

}  // namespace

acces::Compteur renvois_of(depot::DestinataireId destinataire) {
    return {"filex/renvoi/" + std::to_string(destinataire.value()), acces::baremes::courriel};
}

bool relancable(const hall::Context& context, const depot::DestinataireVu& destinataire) {
    return depot::may_remind(destinataire) &&
           !depot::fichiers_a_prendre(context.db, destinataire.id, context.config.scan_required())
                .empty();
}

std::optional<base::Instant> prochain_renvoi(
    hall::Context& context, const depot::DestinataireVu& destinataire
) {
    const auto wait = acces::wait_of(context.db, context.now, {renvois_of(destinataire.id)});
    auto next = context.now + wait;
    if (relancable(context, destinataire))
        next = std::max(next, next_reminder(context, destinataire.id).value_or(next));
    if (next <= context.now) return std::nullopt;
    return next;
}

std::string attente_words(
    hall::Context& context,
    const depot::FicheDepot& fiche,
    const std::optional<depot::DestinataireId>& destinataire
) {
    for (const auto& one : fiche.destinataires) {
        if (!destinataire || one.id != *destinataire) continue;
        const auto next = prochain_renvoi(context, one);
        if (!next) return {};
        const auto gone =
            (one.rappele ? "Un rappel est déjà parti pour " : "Le lien est déjà parti pour ") +
            one.courriel + ". ";
        if (*next < fiche.ligne.fin)
            return gone + "Le suivant est possible à partir du " + quand(*next) + ".";
        return gone +
               "Le dépôt prend fin avant que le suivant soit possible\u00A0: prolongez-le, ou "
               "écrivez vous-même à cette personne.";
    }
    return {};
}

}  // namespace filex
