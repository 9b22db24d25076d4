// The mails of the file drop about what was not foreseen: refused mails, the administration's acts,
// wrong passwords, the antivirus, reports of abuse.
#include "base/text.hpp"
#include "hall/mails_depot.hpp"

#include "tpl/courrier/depot_administration_txt.hpp"
#include "tpl/courrier/depot_antivirus_txt.hpp"
#include "tpl/courrier/depot_essais_txt.hpp"
#include "tpl/courrier/depot_invitation_refusee_txt.hpp"
#include "tpl/courrier/depot_invitation_retiree_txt.hpp"
#include "tpl/courrier/depot_refus_txt.hpp"
#include "tpl/courrier/depot_signalement_txt.hpp"

namespace hall {

const web::Template DepotRefusMail::file = tpl::courrier::depot_refus_txt::file;
const web::Template DepotAdministrationMail::file = tpl::courrier::depot_administration_txt::file;
const web::Template InvitationRefuseeMail::file = tpl::courrier::depot_invitation_refusee_txt::file;
const web::Template InvitationRetireeMail::file = tpl::courrier::depot_invitation_retiree_txt::file;
const web::Template DepotEssaisMail::file = tpl::courrier::depot_essais_txt::file;
const web::Template DepotAntivirusMail::file = tpl::courrier::depot_antivirus_txt::file;
const web::Template DepotSignalementMail::file = tpl::courrier::depot_signalement_txt::file;

void DepotRefusMail::fill(web::Dict& dict) const {
    namespace t = tpl::courrier::depot_refus_txt;
    dict.set(t::TITRE, titre).set(t::COURRIEL, courriel);
    fill_quote(dict, raison, t::RAISON, t::LIGNE);
    dict.set(t::LIEN, lien).set(t::JUSQU_AU, jusqu_au).set(t::GESTION, gestion);
}

void InvitationRefuseeMail::fill(web::Dict& dict) const {
    namespace t = tpl::courrier::depot_invitation_refusee_txt;
    dict.set(t::COURRIEL, courriel).set(t::GESTION, gestion);
    fill_quote(dict, raison, t::RAISON, t::LIGNE);
}

void InvitationRetireeMail::fill(web::Dict& dict) const {
    namespace t = tpl::courrier::depot_invitation_retiree_txt;
    dict.set(t::POUR, pour).set(t::GESTION, gestion);
}

void DepotAdministrationMail::fill(web::Dict& dict) const {
    namespace t = tpl::courrier::depot_administration_txt;
    dict.set(t::TITRE, titre).set(t::JUSQU_AU, jusqu_au);
    fill_quote(dict, raison, t::RAISON, t::LIGNE);
    dict.set(t::GESTION, gestion);
    dict.show_if(acte == ActeAdministration::gele, t::GELE);
    dict.show_if(acte == ActeAdministration::rendu, t::RENDU);
    dict.show_if(acte == ActeAdministration::prolonge, t::PROLONGE);
    dict.show_if(acte == ActeAdministration::supprime, t::SUPPRIME);
    show_nombre(dict, fichiers, {t::UN_FICHIER, t::DES_FICHIERS});
    fill_pieces(dict, fichiers, {t::FICHIER, t::NOM, t::TAILLE});
}

void DepotEssaisMail::fill(web::Dict& dict) const {
    namespace t = tpl::courrier::depot_essais_txt;
    dict.set(t::TITRE, titre).set(t::QUAND, quand).set(t::GESTION, gestion);
    dict.set(t::DE, base::de(qui)).set_optional(t::PAR, t::QUI, qui);
}

void DepotAntivirusMail::fill(web::Dict& dict) const {
    namespace t = tpl::courrier::depot_antivirus_txt;
    dict.set(t::GESTION, gestion);
    for (const auto& one : fichiers)
        dict.add(t::FICHIER).set(t::NOM, one.nom).set(t::DETAIL, one.detail);
}

void DepotSignalementMail::fill(web::Dict& dict) const {
    namespace t = tpl::courrier::depot_signalement_txt;
    dict.set(t::DE, base::de(qui))
        .set(t::QUI, qui)
        .set(t::TITRE, titre)
        .set(t::QUAND, quand)
        .set(t::GESTION, gestion);
    fill_quote(dict, raison, t::MESSAGE, t::LIGNE);
    dict.set_optional(t::D_UN_INVITE, t::INVITE, invite);
    dict.set(t::COURRIEL, reponse.adresse());
    reponse.fill(dict, t::REPONSE, t::SANS_REPONSE);
}

}  // namespace hall
