#include "filex/envoi.hpp"

#include "base/log.hpp"
#include "base/text.hpp"
#include "depot/jeton.hpp"
#include "filex/base64.hpp"
#include "filex/mots.hpp"
#include "hall/depots.hpp"

#include <fmt/format.h>

#include <stdexcept>
#include <system_error>

namespace filex {
namespace {

using depot::Echec;

constexpr int unprocessed_sum = 460;  // tus 1.0, checksum
constexpr std::string_view droit_retire =
    "Le droit de déposer ces fichiers a été retiré\u00A0: rien ne s’y ajoute plus.";

// The token of "Bearer TOKEN" or "Basic base64(anything:TOKEN)"; "" when there is none.
std::string token_of(std::string_view header) {
    const auto space = header.find(' ');
    if (space == std::string_view::npos) return {};
    const auto scheme = base::upper_ascii(header.substr(0, space));
    auto value = base::trim(header.substr(space + 1));
    if (scheme == "BEARER") return value;
    if (scheme != "BASIC") return {};
    const auto pair = decode_base64(value).value_or("");
    const auto colon = pair.find(':');
    return colon == std::string::npos ? std::string() : pair.substr(colon + 1);
}

struct Quota {
    hall::Context& context;
    acces::CompteId compte;
    depot::Lecteur lecteur;

    std::string sentence(depot::Refus refus) const {
        const auto limites = depot::limites_of(context.db, context.config, compte);
        return depot::sentence_of(refus, limites, lecteur);
    }
};

}  // namespace

Refus refus_of(hall::Context& context, const depot::Envoyeur& envoyeur, Echec echec) {
    const auto lecteur = envoyeur.invite ? depot::Lecteur::invite : depot::Lecteur::deposant;
    return refus_of(context, envoyeur.compte, echec, lecteur);
}

Refus refus_of(
    hall::Context& context, acces::CompteId compte, Echec echec, depot::Lecteur lecteur
) {
    const Quota quota{context, compte, lecteur};
    switch (echec) {
        case Echec::inconnu:
            return {404, "Cet envoi n’existe pas, ou plus."};
        case Echec::perime:
            return {410, "Cet envoi est resté trop longtemps sans suite. Recommencez-le."};
        case Echec::retire:
            return {403, std::string(droit_retire)};
        case Echec::decalage:
            return {409, "L’envoi n’en est pas là. Demandez où il en est, puis reprenez."};
        case Echec::trop_long:
            return {413, "Il y a plus d’octets que la taille annoncée."};
        case Echec::taille:
            return {400, "La taille annoncée n’est pas celle annoncée avant."};
        case Echec::somme:
            return {unprocessed_sum, "Ces octets ont été abîmés en chemin. Renvoyez-les."};
        case Echec::occupe:
            return {423, "Une demande plus récente a pris la suite de cet envoi."};
        case Echec::ferme:
            return {410, "Ce dépôt ne prend plus de fichier\u00A0: il est complet ou terminé."};
        case Echec::assemble:
            return {403, "Un fichier assemblé ne reçoit pas d’octets."};
        case Echec::livre:
            return {
                403,
                "Ce fichier est déposé. Retirez-le depuis la page «\u00A0Mes fichiers\u00A0»."};
        case Echec::inacheve:
            return {400, "Ce qu’il faut assembler n’est pas entièrement arrivé."};
        case Echec::trop:
            return {429, "Trop d’envois sont en cours. Terminez-en, puis recommencez."};
        case Echec::annonce:
            return {
                413,
                "C’est plus que ce qui a été annoncé pour ce dépôt. Faites un autre dépôt pour ce "
                "fichier."};
        case Echec::quota_fichier:
            return {413, quota.sentence(depot::Refus::fichier)};
        case Echec::quota_personne:
            return {413, quota.sentence(depot::Refus::personne)};
        case Echec::quota_magasin:
            break;
    }
    return {507, quota.sentence(depot::Refus::magasin)};
}

depot::Envoyeur payeur_of(hall::Context& context, const depot::Televersement& t) {
    depot::Envoyeur envoyeur{.compte = t.compte, .depot = t.depot};
    // a part has no drop yet, and a right that brought it
    if (const auto depot = t.depot ? t.depot : t.pour)
        envoyeur.invite =
            context.db.value<bool>("SELECT deposant <> '' FROM depot WHERE id = ?", *depot)
                .value_or(false);
    return envoyeur;
}

Ou<depot::Envoyeur> porteur_of(hall::Context& context, const web::Request& request) {
    const auto token = token_of(request.header("authorization"));
    if (!token.empty()) {
        const auto jeton = depot::find_jeton_depot(context.db, context.now, token);
        if (jeton)
            return depot::Envoyeur{
                .compte = jeton->compte, .adresse = lieu_of(context), .jeton = jeton->id};
        return tl::unexpected(Refus{
            401, "Ce jeton n’ouvre rien\u00A0: il est faux, terminé ou expiré."});
    }
    const auto& session = context.visitor.session;
    if (!session)
        return tl::unexpected(Refus{401, "Connectez-vous, ou donnez un jeton personnel."});
    if (session->profil != acces::Profil::agent && session->profil != acces::Profil::academie)
        return tl::unexpected(Refus{403, "Le dépôt de fichiers est réservé au personnel."});
    if (context.sender_of(request) != hall::Sender::our_page)
        return tl::unexpected(Refus{403, "Cette demande ne vient pas d’une page de ce site."});
    return depot::Envoyeur{.compte = session->compte, .adresse = lieu_of(context)};
}

Ou<depot::Envoyeur> holder_of(hall::Context& context, std::string_view droit) {
    const auto right = context.open_handle<depot::Droit>(droit);
    if (!right) return tl::unexpected(Refus{403, "Ce droit de déposer n’existe pas."});
    const depot::DepotId depot(right->value());
    struct Droit {
        acces::CompteId compte;
        bool invite;
        bool ouvert;
        bool retire;
    };
    const auto held = context.db.first<Droit>(
        "SELECT c.id, d.invitation IS NOT NULL, d.etat = 'en_cours' AND d.expire_le > ?, "
        "c.suspendu_le IS NOT NULL OR c.profil NOT IN ('agent', 'academie') OR "
        "i.fin_le IS NOT NULL FROM depot d JOIN compte c ON c.id = d.compte "
        "LEFT JOIN invitation i ON i.id = d.invitation WHERE d.id = ?",
        [](const db::Row& row) {
            return Droit{
                row.get<acces::CompteId>(0), row.get<bool>(1), row.get<bool>(2), row.get<bool>(3)};
        },
        context.now,
        depot
    );
    if (held && held->retire) return tl::unexpected(Refus{403, std::string(droit_retire)});
    if (held && held->ouvert)
        return depot::Envoyeur{held->compte, depot, lieu_of(context), held->invite};
    return tl::unexpected(Refus{
        410, "Ce dépôt ne prend plus de fichier\u00A0: il est complet ou terminé."});
}

std::optional<depot::Entrant> corps_of(const depot::Magasin& magasin, const web::Request& request) {
    const auto body = request.handed_body();
    if (!body) return std::nullopt;
    auto entrant = depot::Entrant::open(magasin, body->path, body->size);
    if (!entrant)
        throw std::runtime_error(
            fmt::format("{}: not a body of {} bytes of nginx's", body->path, body->size)
        );
    return entrant;
}

depot::Televersements televersements(hall::Context& context, const depot::Magasin& magasin) {
    return depot::Televersements(
        {context.db,
         context.config,
         context.keys,
         context.random,
         magasin,
         context.now,
         [&context](db::Transaction& tx, depot::DepotId depot) {
             hall::announce(hall::Plume::of(context), tx, depot);
         }}
    );
}

std::optional<std::string> adresse_of(hall::Context& context, depot::DepotId depot) {
    const auto published = context.db.value<bool>(
        "SELECT etat = 'publie' AND expire_le > ? FROM depot WHERE id = ?", context.now, depot
    );
    if (!published.value_or(false)) return std::nullopt;
    const auto resume = depot::resume_of(context.db, depot);
    if (!resume || resume->invite()) return std::nullopt;
    return hall::Plume::of(context).lien(*resume);
}

web::Response say(const Refus& refus) {
    auto response = web::Response::text(base::no_break_spaces(refus.raison) + "\n", refus.status);
    if (refus.status == 401) response.header("WWW-Authenticate", "Bearer realm=\"FileX\"");
    return response;
}

web::Response unless_full(const std::function<web::Response()>& page) {
    try {
        return page();
    } catch (const std::system_error& failure) {
        if (!depot::disque::is_full(failure)) throw;
        base::log::error(fmt::format("the disk of the file drop is full: {}", failure.what()));
        return say({507, "Il n’y a plus de place sur le disque. Recommencez plus tard."});
    }
}

}  // namespace filex
