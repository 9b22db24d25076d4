#include "hall/mails_depot.hpp"

#include "base/text.hpp"
#include "tpl/courrier/depot_avis_txt.hpp"
#include "tpl/courrier/depot_confirme_txt.hpp"
#include "tpl/courrier/depot_destinataire_txt.hpp"
#include "tpl/courrier/depot_fin_proche_txt.hpp"
#include "tpl/courrier/depot_invitation_txt.hpp"
#include "tpl/courrier/depot_rappel_txt.hpp"
#include "tpl/courrier/depot_recapitulatif_txt.hpp"
#include "tpl/courrier/depot_recu_txt.hpp"
#include "tpl/courrier/depot_remis_txt.hpp"

namespace hall {
namespace {

struct ListNames {
    web::Var around;
    web::Var section;
    web::Var value;
};
void fill_list(web::Dict& dict, const std::vector<std::string>& list, const ListNames& names) {
    dict.show_if(!list.empty(), names.around);
    for (const auto& one : list) dict.add(names.section).set(names.value, one);
}

struct EnvoiNames {
    NombreNames nombre;
    web::Var titre;
    web::Var qui;
    web::Var academie;
    web::Var lien;
    web::Var jusqu_au;
    web::Var avec_mot_de_passe;
    web::Var d_un_invite;
    web::Var deposant;
    web::Var reponse;
    web::Var sans_reponse;
};
void fill_envoi(web::Dict& dict, const EnvoiDepot& envoi, const EnvoiNames& names) {
    dict.set(names.titre, titre_depot(envoi.fichiers)).set(names.qui, envoi.qui);
    dict.set(names.academie, envoi.academie).set(names.lien, envoi.lien);
    dict.set(names.jusqu_au, envoi.jusqu_au);
    dict.show_if(envoi.mot_de_passe, names.avec_mot_de_passe);
    dict.set_optional(names.d_un_invite, names.deposant, envoi.deposant);
    envoi.reponse.fill(dict, names.reponse, names.sans_reponse);
    show_nombre(dict, envoi.fichiers, names.nombre);
}

struct DownloadNames {
    web::Var section;
    web::Var quand;
    web::Var quoi;
    web::Var par;
    web::Var qui;
};
void fill_downloads(
    web::Dict& dict, const std::vector<LigneTelechargement>& lines, const DownloadNames& names
) {
    for (const auto& line : lines) {
        auto one = dict.add(names.section);
        one.set(names.quand, line.quand).set(names.quoi, line.quoi);
        one.set_optional(names.par, names.qui, line.qui);
    }
}

}  // namespace

void show_nombre(
    web::Dict& dict, const std::vector<PieceDepot>& fichiers, const NombreNames& names
) {
    dict.show(fichiers.size() == 1 ? names.un : names.des);
}

void fill_pieces(
    web::Dict& dict, const std::vector<PieceDepot>& fichiers, const PieceNames& names
) {
    for (const auto& piece : fichiers)
        dict.add(names.section).set(names.nom, piece.nom).set(names.taille, piece.taille);
}

std::string titre_depot(const std::vector<PieceDepot>& fichiers) {
    if (fichiers.empty()) return "sans fichier";
    const auto others = static_cast<long long>(fichiers.size()) - 1;
    if (others == 0) return fichiers.front().nom;
    return fichiers.front().nom + " et " +
           base::counted(others, "autre fichier", "autres fichiers");
}

const web::Template DepotConfirmeMail::file = tpl::courrier::depot_confirme_txt::file;
const web::Template DepotRecuMail::file = tpl::courrier::depot_recu_txt::file;
const web::Template DepotRemisMail::file = tpl::courrier::depot_remis_txt::file;
const web::Template DepotDestinataireMail::file = tpl::courrier::depot_destinataire_txt::file;
const web::Template DepotRappelMail::file = tpl::courrier::depot_rappel_txt::file;
const web::Template DepotInvitationMail::file = tpl::courrier::depot_invitation_txt::file;
const web::Template DepotAvisMail::file = tpl::courrier::depot_avis_txt::file;
const web::Template DepotRecapitulatifMail::file = tpl::courrier::depot_recapitulatif_txt::file;
const web::Template DepotFinProcheMail::file = tpl::courrier::depot_fin_proche_txt::file;

void DepotConfirmeMail::fill(web::Dict& dict) const {
    namespace t = tpl::courrier::depot_confirme_txt;
    dict.set(t::TITRE, titre_depot(fichiers)).set(t::LIEN, lien).set(t::JUSQU_AU, jusqu_au);
    dict.set(t::GESTION, gestion);
    dict.show(mot_de_passe ? t::AVEC_MOT_DE_PASSE : t::SANS_MOT_DE_PASSE);
    show_nombre(dict, fichiers, {t::UN_FICHIER, t::DES_FICHIERS});
    fill_pieces(dict, fichiers, {t::FICHIER, t::NOM, t::TAILLE});
    fill_list(dict, destinataires, {t::AVEC_DESTINATAIRES, t::DESTINATAIRE, t::COURRIEL});
}

void DepotRecuMail::fill(web::Dict& dict) const {
    namespace t = tpl::courrier::depot_recu_txt;
    dict.set(t::QUI, qui).set(t::TITRE, titre_depot(fichiers)).set(t::JUSQU_AU, jusqu_au);
    dict.set(t::GESTION, gestion).show_if(!message.empty(), t::AVEC_MESSAGE);
    reponse.fill(dict, t::REPONSE, t::SANS_REPONSE);
    fill_quote(dict, message, t::MESSAGE, t::LIGNE);
    show_nombre(dict, fichiers, {t::UN_FICHIER, t::DES_FICHIERS});
    fill_pieces(dict, fichiers, {t::FICHIER, t::NOM, t::TAILLE});
}

void DepotRemisMail::fill(web::Dict& dict) const {
    namespace t = tpl::courrier::depot_remis_txt;
    dict.set(t::QUI, qui).set(t::TITRE, titre_depot(fichiers)).set(t::JUSQU_AU, jusqu_au);
    show_nombre(dict, fichiers, {t::UN_FICHIER, t::DES_FICHIERS});
    fill_pieces(dict, fichiers, {t::FICHIER, t::NOM, t::TAILLE});
}

void DepotDestinataireMail::fill(web::Dict& dict) const {
    namespace t = tpl::courrier::depot_destinataire_txt;
    fill_envoi(
        dict,
        *this,
        {
            {t::UN_FICHIER, t::DES_FICHIERS},
            t::TITRE,
            t::QUI,
            t::ACADEMIE,
            t::LIEN,
            t::JUSQU_AU,
            t::AVEC_MOT_DE_PASSE,
            t::D_UN_INVITE,
            t::DEPOSANT,
            t::REPONSE,
            t::SANS_REPONSE,
    }
    );
    fill_pieces(dict, fichiers, {t::FICHIER, t::NOM, t::TAILLE});
    dict.show_if(!message.empty(), t::AVEC_MESSAGE);
    fill_quote(dict, message, t::MESSAGE, t::LIGNE);
}

void DepotRappelMail::fill(web::Dict& dict) const {
    namespace t = tpl::courrier::depot_rappel_txt;
    fill_envoi(
        dict,
        *this,
        {
            {t::UN_FICHIER, t::DES_FICHIERS},
            t::TITRE,
            t::QUI,
            t::ACADEMIE,
            t::LIEN,
            t::JUSQU_AU,
            t::AVEC_MOT_DE_PASSE,
            t::D_UN_INVITE,
            t::DEPOSANT,
            t::REPONSE,
            t::SANS_REPONSE,
    }
    );
    dict.show_if(en_partie, t::EN_PARTIE);
    fill_pieces(dict, manquants, {t::FICHIER, t::NOM, t::TAILLE});
}

void DepotInvitationMail::fill(web::Dict& dict) const {
    namespace t = tpl::courrier::depot_invitation_txt;
    dict.set(t::QUI, qui).set(t::ACADEMIE, academie).set(t::LIEN, lien);
    dict.set(t::JUSQU_AU, jusqu_au).show_if(!message.empty(), t::AVEC_MESSAGE);
    dict.show_if(une_fois, t::UNE_FOIS).show_if(!une_fois, t::PLUSIEURS_FOIS);
    reponse.fill(dict, t::REPONSE, t::SANS_REPONSE);
    fill_quote(dict, message, t::MESSAGE, t::LIGNE);
}

void DepotAvisMail::fill(web::Dict& dict) const {
    namespace t = tpl::courrier::depot_avis_txt;
    dict.set(t::TITRE, titre).set(t::GESTION, gestion).show_if(dernier, t::DERNIER);
    dict.show(telechargements.size() == 1 ? t::UN_SEUL : t::PLUSIEURS);
    fill_downloads(dict, telechargements, {t::TELECHARGEMENT, t::QUAND, t::QUOI, t::PAR, t::QUI});
    if (autres > 0)
        dict.set_optional(
            t::AVEC_AUTRES,
            t::AUTRES,
            base::counted(autres, "autre téléchargement a", "autres téléchargements ont")
        );
}

void DepotRecapitulatifMail::fill(web::Dict& dict) const {
    namespace t = tpl::courrier::depot_recapitulatif_txt;
    dict.set(t::TITRE, titre_depot(fichiers)).set(t::DEPOSE_LE, depose_le);
    dict.set(t::GESTION, gestion);
    const auto downloads = static_cast<long long>(total);
    dict.set(
        t::BILAN,
        total == 0 ? "Rien n’en a été téléchargé en entier."
                   : base::counted(downloads, "téléchargement", "téléchargements") +
                         (total > 1 ? " sont allés jusqu’au bout." : " est allé jusqu’au bout.")
    );
    show_nombre(dict, fichiers, {t::UN_FICHIER, t::DES_FICHIERS});
    fill_pieces(dict, fichiers, {t::FICHIER, t::NOM, t::TAILLE});
    fill_list(dict, absents, {t::AVEC_ABSENTS, t::ABSENT, t::COURRIEL});
    dict.show_if(!presents.empty(), t::AVEC_PRESENTS);
    for (const auto& present : presents)
        dict.add(t::PRESENT).set(t::COURRIEL, present.courriel).set(t::QUAND, present.quand);
    dict.show_if(!telechargements.empty(), t::AVEC_LISTE);
    const bool more = total > telechargements.size();
    dict.set(
        t::TITRE_LISTE,
        more ? "Les " + std::to_string(telechargements.size()) + " premiers téléchargements"
             : std::string("Tous les téléchargements")
    );
    dict.show_if(more, t::AVEC_SUITE);
    fill_downloads(dict, telechargements, {t::TELECHARGEMENT, t::QUAND, t::QUOI, t::PAR, t::QUI});
}

void DepotFinProcheMail::fill(web::Dict& dict) const {
    namespace t = tpl::courrier::depot_fin_proche_txt;
    dict.set(t::TITRE, titre_depot(fichiers)).set(t::JUSQU_AU, jusqu_au).set(t::GESTION, gestion);
    show_nombre(dict, fichiers, {t::UN_FICHIER, t::DES_FICHIERS});
    fill_pieces(dict, fichiers, {t::FICHIER, t::NOM, t::TAILLE});
    fill_list(dict, absents, {t::AVEC_ABSENTS, t::ABSENT, t::COURRIEL});
    dict.show_if(!absents.empty() && !relance, t::RAPPELES);
    dict.show(relance ? t::RELANCE : t::SANS_RELANCE);
}

}  // namespace hall
