// The button (POST), and what it leads to: an address of one act of downloading, which a browser
// can resume. Everything is checked again at each of its requests.
#include "filex/pages/remise.hpp"

#include "acces/limite.hpp"
#include "acces/mot_de_passe.hpp"
#include "base/log.hpp"
#include "depot/telechargement.hpp"
#include "depot/trace.hpp"
#include "filex/mots.hpp"
#include "hall/avis.hpp"
#include "web/attachment.hpp"

#include <fmt/format.h>

namespace filex::pages {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr int forbidden = 403;
constexpr int too_many = 429;
constexpr std::string_view whole = "tous";

// Guessing waits by link and network, so that a crowd behind one address does not wait for one of
// its own; and a little by link, so that many networks do not guess for free.
constexpr acces::Bareme by_link_and_network{5, seconds(2), minutes(15), hours(2)};
constexpr acces::Bareme by_link{60, seconds(1), minutes(1), hours(1)};

std::vector<acces::Compteur> counters_of(
    const hall::Context& context, const depot::Remise& remise
) {
    const auto link = "depot/mot_de_passe/" + base::hex(remise.empreinte);
    return {
        {link + "/" + acces::network_of(context.visitor.adresse), by_link_and_network},
        {link,                                                    by_link            }
    };
}

void tell_owner_of_guesses(hall::Context& context, const depot::Remise& remise) {
    context.db.transact([&](db::Transaction& tx) {
        hall::tell_wrong_passwords(hall::Plume::of(context), tx, remise);
    });
}

// Nothing: the password is right, or none is asked.
std::optional<Reproche> reproach(
    hall::Context& context, const web::Request& request, const depot::Remise& remise
) {
    if (remise.mot_de_passe.empty() || is_own(context, remise)) return std::nullopt;
    const auto counters = counters_of(context, remise);
    const auto wait = acces::wait_of(context.db, context.now, counters);
    if (wait.count() > 0) return Reproche{{}, wait, too_many};
    const auto typed = request.form.value("mot_de_passe");
    if (typed.empty()) return Reproche{"Écrivez le mot de passe.", {}, forbidden};
    const auto secret = acces::parse_typed_password(typed);
    const acces::Hacheur hacheur(context.config.password_memory_kib);
    if (secret && hacheur.verify(remise.mot_de_passe, *secret)) {
        acces::forget_failures(context.db, counters.front());
        return std::nullopt;
    }
    acces::count_failure(context.db, context.now, counters);
    if (acces::wait_of(context.db, context.now, counters).count() > 0)
        tell_owner_of_guesses(context, remise);
    return Reproche{"Ce n’est pas le bon mot de passe. Vérifiez les majuscules.", {}, forbidden};
}

struct Choix {
    std::optional<depot::FichierId> fichier;  // none: all of them
    std::uint64_t total;
    std::string nom;
};

tl::expected<Choix, Empechement> whole_choice(
    const hall::Context& context, const std::vector<depot::FichierRemis>& fichiers
) {
    const auto archive = archive_of(context.config, fichiers);
    if (!archive) return tl::unexpected(Empechement::bloque);
    for (const auto& one : archive->fichiers)
        if (is_lost(context, one)) return tl::unexpected(Empechement::perdu);
    return Choix{std::nullopt, archive->total, "tous les fichiers (zip)"};
}

// What was asked for, when it is there and not kept back.
tl::expected<Choix, Empechement> choice(
    const hall::Context& context,
    const web::Request& request,
    const std::vector<depot::FichierRemis>& fichiers
) {
    const auto asked = request.form.value("fichier");
    if (asked == whole) return whole_choice(context, fichiers);
    const auto id = context.open_handle<depot::Fichier>(asked);
    for (const auto& one : fichiers) {
        if (id != one.id || !one.la) continue;
        if (!one.remis(context.config)) return tl::unexpected(Empechement::bloque);
        if (is_lost(context, one)) return tl::unexpected(Empechement::perdu);
        return Choix{one.id, one.taille, one.nom};
    }
    return tl::unexpected(Empechement::absent);
}

// What this button of this view of the page has for itself; nothing: the form did not say.
std::optional<std::string> formulaire_of(const web::Request& request, const depot::Remise& remise) {
    const auto acte = request.form.value("acte");
    if (acte.empty()) return std::nullopt;
    return base::sha256(
        remise.empreinte + std::string(acte) + "/" + std::string(request.form.value("fichier"))
    );
}

// All slots are taken, one of them by this very button.
bool has_its_slot(
    hall::Context& context, const web::Request& request, const depot::Remise& remise
) {
    if (!remise.epuise()) return false;
    const depot::NouveauTelechargement line{
        .depot = remise.depot, .formulaire = formulaire_of(request, remise)};
    return depot::same_telechargement(context.db, context.now, line).has_value();
}

// Takes a slot; or gives what the same button took a moment ago.
std::optional<depot::TelechargementId> take_or_same(
    hall::Context& context, depot::NouveauTelechargement& line
) {
    if (const auto same = depot::same_telechargement(context.db, context.now, line)) return same;
    const auto take = [&] {
        return context.db.transact([&](db::Transaction& tx) {
            return depot::take_telechargement(tx, context.now, line);
        });
    };
    try {
        if (const auto taken = take()) return taken;
        return depot::same_telechargement(context.db, context.now, line);
    } catch (const db::Duplicate&) {
        if (const auto same = depot::same_telechargement(context.db, context.now, line))
            return same;
    }
    line.formulaire.reset();  // the act it stood for is over: this is another
    return take();
}

std::optional<depot::TelechargementId> take(
    hall::Context& context,
    const web::Request& request,
    const depot::Remise& remise,
    const Choix& wanted
) {
    depot::NouveauTelechargement line{
        .depot = remise.depot,
        .fichier = wanted.fichier,
        .destinataire = remise.destinataire,
        .adresse = lieu_of(context),
        .appareil = context.visitor.appareil,
        .total = wanted.total,
        .formulaire = formulaire_of(request, remise)};
    if (!is_own(context, remise)) return take_or_same(context, line);
    line.compte = context.session().compte;
    line.destinataire.reset();
    line.formulaire.reset();
    return context.db.transact([&](db::Transaction& tx) -> std::optional<depot::TelechargementId> {
        // no password was asked, and no download counted: what an administrator reads of others is
        // written down, where its owner and the administration see it
        if (remise.compte != line.compte)
            depot::trace(
                tx,
                context.now,
                context.auteur(),
                remise.depot,
                "depot.consulte",
                "Téléchargement demandé par l’administration\u00A0: " + wanted.nom
            );
        return depot::note_telechargement(tx, context.now, line);
    });
}

// The act in the address, of this link and this visitor.
std::optional<depot::Acte> acte_at(hall::Context& context, const web::Request& request) {
    const auto id = context.open_handle<depot::Telechargement>(request.param("telechargement"));
    const auto empreinte = depot::empreinte_of(request.param("jeton"));
    if (!id || !empreinte) return std::nullopt;
    auto acte = depot::find_acte(context.db, context.now, *id, *empreinte);
    if (!acte) return std::nullopt;
    const bool own =
        acte->compte ? is_own(context, acte->remise) && *acte->compte == context.session().compte
                     : acte->destinataire == acte->remise.destinataire;
    return own ? std::move(acte) : std::nullopt;
}

web::Response pas_d_acte(hall::Context& context, const web::Request& request) {
    const auto remise = remise_at(context, request);
    if (!remise) return fausse_adresse(context);
    if (!may_go_on(context, *remise)) return pas_de_remise(context, *remise);
    return empechement(context, request, Empechement::perime);
}

}  // namespace

bool is_lost(const hall::Context& context, const depot::FichierRemis& one) {
    const depot::Magasin magasin(context.config.depots);
    if (magasin.taille(depot::Magasin::Rayon::fichiers, one.blob)) return false;
    base::log::error(fmt::format("file {} is not in the store", one.id.value()));
    return true;
}

web::Response perdu(
    hall::Context& context, const web::Request& request, depot::TelechargementId telechargement
) {
    context.db.transact([&](db::Transaction& tx) { depot::give_back_slot(tx, telechargement); });
    return empechement(context, request, Empechement::perdu);
}

web::Response telecharger(hall::Context& context, const web::Request& request) {
    const auto remise = remise_at(context, request);
    if (!remise) return fausse_adresse(context);
    // the session of its owner is over; from here no form leads to another host (form-action)
    if (vers_hote_des_liens(context, request, *remise))
        return empechement(context, request, Empechement::perime);
    if (!is_open(context, *remise) && !has_its_slot(context, request, *remise))
        return pas_de_remise(context, *remise);
    if (const auto wrong = reproach(context, request, *remise))
        return show_remise(context, request, *remise, *wrong);
    const auto wanted = choice(context, request, depot::fichiers_of(context.db, remise->depot));
    if (!wanted) return empechement(context, request, wanted.error());
    const auto taken = take(context, request, *remise, *wanted);
    if (!taken) {  // ended, or the last slot went to somebody else, since it was read
        const auto now = remise_at(context, request);
        return now ? pas_de_remise(context, *now) : fausse_adresse(context);
    }
    return web::Response::redirect(
        "/f/" + std::string(request.param("jeton")) + (wanted->fichier ? "/t/" : "/z/") +
        context.handle(*taken)
    );
}

web::Response fichier(hall::Context& context, const web::Request& request) {
    const auto acte = acte_at(context, request);
    if (!acte) return pas_d_acte(context, request);
    if (auto elsewhere = vers_hote_des_liens(context, request, acte->remise))
        return std::move(*elsewhere);
    if (!may_go_on(context, acte->remise)) return pas_de_remise(context, acte->remise);
    const auto& one = acte->fichier;
    if (!one.remis(context.config)) return empechement(context, request, Empechement::bloque);
    const auto id = context.open_handle<depot::Telechargement>(request.param("telechargement"));
    if (is_lost(context, one)) return perdu(context, request, *id);
    web::Response response;
    response.header("Content-Type", "application/octet-stream")
        .header("Content-Disposition", web::attachment_named(one.nom))
        .header("Cache-Control", "private, no-store")
        .header("X-Filex-Dl", std::to_string(id->value()))
        .header(
            "X-Accel-Redirect", context.config.prefix + depot::Magasin::adresse_interne(one.blob)
        );
    return response;
}

}  // namespace filex::pages
