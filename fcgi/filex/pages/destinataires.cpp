// To whom a drop is sent after it was made: more recipients, a link sent once more; and the end of
// waiting for files that do not come.
#include "base/text.hpp"
#include "depot/trace.hpp"
#include "filex/creation.hpp"
#include "filex/fiche.hpp"
#include "filex/mots.hpp"
#include "filex/options_form.hpp"
#include "filex/pages/depot.hpp"
#include "filex/pages/pages.hpp"
#include "filex/renvoi.hpp"
#include "hall/avis.hpp"
#include "hall/depots.hpp"

#include <algorithm>

namespace filex::pages {
namespace {

using depot::FicheDepot;
using depot::Phase;

// Mails to those of them whose line is among `ids`.
void write_to_each(
    hall::Context& context,
    db::Transaction& tx,
    depot::DepotId depot,
    const std::vector<depot::DestinataireId>& ids
) {
    const auto resume = depot::resume_of(context.db, depot);
    if (!resume) return;
    for (const auto& nomme : depot::nommes_of(context.db, depot))
        if (std::find(ids.begin(), ids.end(), nomme.id) != ids.end())
            hall::write_to(hall::Plume::of(context), tx, *resume, nomme);
}

using Ajout = tl::expected<std::size_t, depot::EchecAjout>;

// How many were not there already.
Ajout add_all(
    hall::Context& context,
    db::Transaction& tx,
    const FicheDepot& fiche,
    const std::vector<base::Courriel>& courriels
) {
    const auto depot = fiche.ligne.id;
    const auto added = depot::add_destinataires(
        tx, context.keys, context.random, geste_of(context, fiche), courriels
    );
    if (!added) return tl::unexpected(added.error());
    write_to_each(context, tx, depot, *added);
    if (!added->empty())
        depot::trace(
            tx,
            context.now,
            context.auteur(),
            depot,
            "depot.destinataires",
            "Adresse envoyée à " + base::counted(added->size(), "destinataire", "destinataires") +
                "."
        );
    return added->size();
}

// Pressed twice, the answer that is seen, the second one's, says what the first has done.
Ajout add_once(
    hall::Context& context,
    const web::Request& request,
    const FicheDepot& fiche,
    const std::vector<base::Courriel>& courriels
) {
    const auto envoi = envoi_of(request.form);
    return context.db.transact([&](db::Transaction& tx) -> Ajout {
        auto added = Ajout(tl::unexpected(depot::EchecAjout::tard));
        const auto make = [&]() -> std::optional<std::uint64_t> {
            added = add_all(context, tx, fiche, courriels);
            return added ? std::optional<std::uint64_t>(*added) : std::nullopt;
        };
        const auto fait = once(context, tx, of_session(context), {"filexd/", envoi}, make);
        if (!fait) return added;
        return fait->numero;
    });
}

const depot::DestinataireVu* recipient_in(
    const FicheDepot& fiche, const std::optional<depot::DestinataireId>& id
) {
    for (const auto& destinataire : fiche.destinataires)
        if (id && destinataire.id == *id) return &destinataire;
    return nullptr;
}

}  // namespace

web::Response ajouter_destinataires(hall::Context& context, const web::Request& request) {
    const auto fiche = fiche_asked(context, request);
    if (!fiche) return context.not_found(request);
    const std::string typed(request.form.value("destinataires"));
    const auto wrong = [&](std::string message) {
        return show_fiche(context, request, *fiche, {typed, std::move(message)});
    };
    const auto courriels = parse_destinataires(typed);
    if (!courriels) return wrong(courriels.error().message);
    if (courriels->empty()) return wrong("Écrivez au moins une adresse électronique.");
    const auto added = add_once(context, request, *fiche, *courriels);
    if (!added && added.error() == depot::EchecAjout::trop)
        return wrong(
            "Un dépôt a au plus " + std::to_string(depot::most_destinataires) +
            " destinataires. Transmettez son adresse aux autres."
        );
    if (!added) return back(context, *fiche, "tard");
    return back(context, *fiche, *added > 0 ? "envoye" : "deja");
}

web::Response renvoyer(hall::Context& context, const web::Request& request) {
    const auto fiche = fiche_asked(context, request);
    if (!fiche) return context.not_found(request);
    const auto id = context.open_handle<depot::Destinataire>(request.param("destinataire"));
    const auto* const recipient = recipient_in(*fiche, id);
    if (recipient == nullptr) return context.not_found(request);
    if (fiche->ligne.phase != Phase::disponible) return back(context, *fiche, "tard");
    const bool reminder = relancable(context, *recipient);
    const auto waits = [&] { return back(context, *fiche, "attente&a=" + context.handle(*id)); };
    if (prochain_renvoi(context, *recipient)) return waits();
    const bool sent = context.db.transact([&](db::Transaction& tx) {
        if (reminder && !hall::remind(hall::Plume::of(context), tx, *id)) return false;
        if (!reminder) write_to_each(context, tx, fiche->ligne.id, {*id});
        acces::count_failure(tx.connection(), context.now, {renvois_of(*id)});
        depot::trace(
            tx,
            context.now,
            context.auteur(),
            fiche->ligne.id,
            "depot.renvoi",
            (reminder ? "Rappel envoyé à " : "Lien envoyé de nouveau à ") + recipient->courriel +
                "."
        );
        return true;
    });
    // by now: reminded by another click, or he has fetched
    if (!sent)
        return prochain_renvoi(context, *recipient) ? waits() : back(context, *fiche, "tard");
    return back(context, *fiche, reminder ? "relance" : "renvoye");
}

web::Response publier(hall::Context& context, const web::Request& request) {
    const auto fiche = fiche_asked(context, request);
    if (!fiche) return context.not_found(request);
    const auto depot = fiche->ligne.id;
    // refused, nothing has been done: not even its end given to what is on its way
    const auto done = context.db.transact([&](db::Transaction& tx) -> base::Check {
        if (!depot::close_depot(tx, geste_of(context, *fiche)) ||
            !depot::publish_if_complete(tx, context.now, depot))
            return base::refuse("Ce dépôt ne peut plus être publié.");
        hall::announce(hall::Plume::of(context), tx, depot);
        depot::trace(
            tx,
            context.now,
            context.auteur(),
            depot,
            "depot.publie",
            "Publié par le déposant avec les seuls fichiers arrivés."
        );
        return {};
    });
    // pressed twice, or the last file came meanwhile: it is ready all the same
    const auto now = fiche_asked(context, request);
    const bool ready = done || (now && now->ligne.phase == Phase::disponible);
    return back(context, *fiche, ready ? "depot" : "tard");
}

}  // namespace filex::pages
