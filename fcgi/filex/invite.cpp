#include "filex/invite.hpp"

#include "acces/correspondant.hpp"
#include "base/text.hpp"
#include "depot/quota.hpp"
#include "filex/mots.hpp"
#include "filex/options_form.hpp"
#include "filex/remise.hpp"

#include "tpl/filex/invite_fin.hpp"

#include <algorithm>

namespace filex::invited {
namespace {

namespace fin = tpl::filex::invite_fin;
using depot::EtatInvitation;

constexpr int not_found = 404;
constexpr int gone = 410;
constexpr std::size_t most_characters = 120;

base::Result<std::string> parse_nom(std::string_view text) {
    return web::parse_short_line(text, most_characters);
}

constexpr auto formulaire = web::form<Formulaire>(
    web::required(
        "deposant",
        parse_nom,
        4 * most_characters,
        "Écrivez votre nom, pour que l’on sache qui "
        "envoie ces fichiers."
    ),
    web::optional("courriel", base::Courriel::parse, 254),
    web::Field<std::string, base::Result<std::string> (*)(std::string_view)>{
        "message", &parse_message, 8000, ""}
);

web::Var section_of(EtatInvitation etat) {
    switch (etat) {
        case EtatInvitation::expiree:
            return fin::EXPIREE;
        case EtatInvitation::retiree:
            return fin::RETIREE;
        case EtatInvitation::ouverte:
        case EtatInvitation::en_cours:
        case EtatInvitation::utilisee:
            break;
    }
    return fin::UTILISEE;
}

}  // namespace

void show_retrait(web::Dict& dict, depot::Retrait retrait, const RetraitNames& names) {
    switch (retrait) {
        case depot::Retrait::auteur:
            dict.show(names.auteur);
            break;
        case depot::Retrait::administration:
            dict.show(names.administration);
            break;
        case depot::Retrait::compte:
            dict.show(names.compte);
            break;
        case depot::Retrait::aucun:
            break;
    }
}

std::string path_of(std::string_view jeton) { return std::string(root) + std::string(jeton); }

std::string path_of(const hall::Context& context, std::string_view jeton, depot::DepotId depot) {
    return path_of(jeton) + "/" + context.handle(depot);
}

std::optional<depot::Invitation> at(hall::Context& context, const web::Request& request) {
    return depot::find_invitation(context.db, context.now, request.param("jeton"));
}

std::string qui_invite(hall::Context& context, const depot::Invitation& invitation) {
    const auto owner = acces::correspondant_of(context.db, invitation.compte);
    return owner && !owner->nom.empty() ? owner->nom : "cette personne";
}

Preneur preneur_of(const depot::Invitation& invitation) {
    return {
        invitation.compte, {invitation.empreinte, invitation.compte}
    };
}

Lu read(const web::Fields& form) { return formulaire.read(form); }

tl::expected<depot::NouveauDepot, depot::Prise> take(
    hall::Context& context,
    db::Transaction& tx,
    const depot::Invitation& invitation,
    const Formulaire& given
) {
    const auto prise = depot::take_invitation(tx, context.now, invitation.id);
    if (prise != depot::Prise::prise) return tl::unexpected(prise);
    const auto limites = depot::limites_of(context.db, context.config, invitation.compte);
    return depot::NouveauDepot{
        .compte = invitation.compte,
        .invitation = invitation.id,
        .deposant = given.deposant,
        .deposant_courriel = given.courriel ? given.courriel->text() : std::string(),
        .mot_invite = given.message,
        .options = {.jours = std::min(context.config.filex_days_default, limites.jours_max)},
        .adresse = lieu_of(context),
        .patience = std::chrono::hours(context.config.filex_partial_hours)};
}

std::optional<depot::FicheDepot> fiche_at(
    hall::Context& context, const web::Request& request, const depot::Invitation& invitation
) {
    const auto id = context.open_handle<depot::Depot>(request.param("depot"));
    if (!id || !depot::made_by_invitation(context.db, invitation.id, *id)) return std::nullopt;
    return depot::fiche_of(context.db, context.now, invitation.compte, *id);
}

bool has_served(const depot::Invitation& invitation) {
    return invitation.etat == EtatInvitation::utilisee ||
           invitation.etat == EtatInvitation::en_cours;
}

web::Response wrong_link(hall::Context& context) {
    return remise_page_of(
        context,
        {"Cette adresse n’ouvre aucune invitation"},
        fin::file,
        [](web::Dict& dict) { dict.show(fin::FAUSSE); },
        not_found
    );
}

web::Response closed(hall::Context& context, const depot::Invitation& invitation, Envoi envoi) {
    const auto qui = qui_invite(context, invitation);
    return remise_page_of(
        context,
        {has_served(invitation) ? "Cette invitation a déjà servi"
                                : "Cette invitation ne sert plus"},
        fin::file,
        [&](web::Dict& dict) {
            dict.show_if(envoi == Envoi::perdu, fin::TROP_TARD);
            dict.show_if(envoi == Envoi::peut_etre, fin::PEUT_ETRE);
            dict.set(fin::DE, base::de(qui)).set(fin::QUI, qui);
            auto section = dict.add(section_of(invitation.etat));
            section.set(fin::JUSQU_AU, base::Zone::paris().format(invitation.expire_le));
            show_retrait(
                section,
                invitation.retrait,
                {fin::PAR_AUTEUR, fin::PAR_ADMINISTRATION, fin::COMPTE_FERME}
            );
            dict.show(invitation.compte_ferme ? fin::AILLEURS : fin::REDEMANDER);
        },
        gone
    );
}

}  // namespace filex::invited
