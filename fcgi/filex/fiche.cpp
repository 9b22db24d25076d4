#include "filex/fiche.hpp"

#include "base/text.hpp"
#include "depot/personnes.hpp"
#include "depot/quota.hpp"
#include "depot/telechargements_vus.hpp"
#include "filex/creation.hpp"
#include "filex/mots.hpp"
#include "filex/renvoi.hpp"
#include "filex/reprise.hpp"
#include "filex/sans_courriel.hpp"
#include "hall/layout.hpp"

#include "tpl/filex/depot.hpp"

#include <array>
#include <utility>

namespace filex {
namespace {

namespace t = tpl::filex::depot;
using depot::Phase;

struct Etiquette {
    std::string_view cle;
    Affichage affichage;
};

Affichage envoi_of(const depot::DestinataireVu& destinataire) {
    static constexpr std::array<Etiquette, 3> table{
        {{"attente", {"●", "En cours d’envoi", "actif"}},
         {"envoye", {"✓", "Envoyé", "succes"}},
         {"refuse", {"⚠", "Refusé", "erreur-etat"}}}
    };
    for (const auto& [cle, affichage] : table)
        if (destinataire.envoi == cle) return affichage;
    return {"–", "Pas encore envoyé", ""};
}

// What a redirection here may say; anything else says nothing.
std::string_view done_words(std::string_view done) {
    using Pair = std::pair<std::string_view, std::string_view>;
    static constexpr std::array<Pair, 9> table{
        {{"depot", "Le dépôt est prêt. Transmettez son adresse."},
         {"modifie", "Les réglages sont enregistrés."},
         {"fin", "Il est mis fin au dépôt\u00A0: plus personne ne peut le télécharger."},
         {"envoye", "L’adresse part aux nouveaux destinataires."},
         {"deja", "Ces destinataires étaient déjà nommés\u00A0: rien n’a été envoyé."},
         {"renvoye", "Le lien est envoyé de nouveau."},
         {"relance", "Un rappel part, avec le lien."},
         {"deja_fini",
          "Ce formulaire avait fait ce dépôt, qui est terminé\u00A0: rien n’a été envoyé cette "
          "fois. Pour envoyer de nouveau, ouvrez un nouveau formulaire."},
         {"tard", "Le dépôt a changé entre-temps\u00A0: rien n’a été fait."}}
    };
    for (const auto& [key, words] : table)
        if (key == done) return words;
    return {};
}

bool nothing_done(std::string_view done) {
    return done == "tard" || done == "attente" || done == "deja" || done == "deja_fini";
}

struct View {
    static constexpr web::Template file = t::file;
    const hall::Context& context;
    const depot::FicheDepot& fiche;
    const SaisieDestinataires& saisie;
    depot::TelechargementsVus telechargements;
    std::string_view done;
    std::string page;
    std::string attente;  // why a recipient is not written to again yet
    std::string cle;      // of the form that sends the address

    const depot::LigneDepot& ligne() const { return fiche.ligne; }
    bool open() const { return ligne().phase == Phase::disponible; }
    bool running() const { return ligne().phase == Phase::en_cours; }

    void fill(web::Dict& dict) const {
        // what was sent last may not be all that it waits for; and what was ready may be over
        if (done != "depot" || open())
            dict.set_optional(
                nothing_done(done) ? t::PAS_FAIT : t::FAIT,
                t::TEXTE,
                done == "attente" ? attente : done_words(done)
            );
        dict.set(t::PAGE, page);
        const auto shown = affichage_of(ligne().phase);
        dict.set(t::SIGNE, shown.signe).set(t::ETAT, shown.mot).set(t::CLASSE, shown.classe);
        dict.set(t::PHRASE_ETAT, sentence());
        dict.show(ligne().mot_de_passe ? t::AVEC_MOT_DE_PASSE : t::SANS_MOT_DE_PASSE);
        if (open()) {
            dict.set_optional(t::AVEC_ADRESSE, t::ADRESSE, adresse_of(context, fiche));
            dict.set_optional(t::AUTRE_HOTE, t::LIEN, adresse_ici_of(context, fiche));
        }
        fill_sans_courriel(dict, t::SANS_COURRIEL, context);
        if (running()) fill_reprise(dict, t::REPRISE, context, {fiche, page});
        fill_files(dict);
        fill_people(dict);
        fill_downloads(dict);
        fill_settings(dict);
    }
    std::string sentence() const {
        const auto end = quand(ligne().fin);
        switch (ligne().phase) {
            case Phase::en_cours:
                return "Tous les fichiers ne sont pas encore arrivés.";
            case Phase::disponible:
                if (fiche.telechargements_max &&
                    fiche.telechargements_pris >= *fiche.telechargements_max)
                    return "Le nombre de téléchargements permis est atteint. Effacé le " + end +
                           ".";
                return "Encore " + reste(context.now, ligne().fin) + ", jusqu’au " + end + ".";
            case Phase::gele:
                return "L’administration l’a bloqué" + (fiche.gele_raison.empty()
                                                            ? std::string(".")
                                                            : "\u00A0: " + fiche.gele_raison);
            case Phase::expire:
                return "Expiré le " + end + ".";
            case Phase::termine:
                return (fiche.par_administration ? "Supprimé par l’administration le "
                                                 : "Terminé le ") +
                       end + ".";
            case Phase::abandonne:
                return "Tous les fichiers ne sont pas arrivés à temps.";
        }
        return {};
    }
    void fill_files(web::Dict& dict) const {
        if (fiche.fichiers.empty()) return;
        auto section = dict.add(t::AVEC_FICHIERS);
        section.show_if(open() && retient(context.config, fiche.fichiers), t::RETENU);
        for (const auto& fichier : fiche.fichiers) {
            auto row = section.add(t::FICHIER);
            const auto shown = affichage_of(fichier, !context.config.clamd.empty());
            row.set(t::NOM_FICHIER, fichier.nom).set(t::TAILLE, depot::en_octets(fichier.taille));
            row.set(t::SIGNE, shown.signe).set(t::CLASSE, shown.classe);
            row.set(
                t::ETAT,
                std::string(shown.mot) + (fichier.detail.empty() ? "" : " : " + fichier.detail)
            );
            auto digest = row.add(fichier.sha256.empty() ? t::SANS_SHA256 : t::SHA256);
            digest.set(t::EMPREINTE, empreinte_of(fichier));
        }
    }
    void fill_people(web::Dict& dict) const {
        if (!fiche.destinataires.empty()) {
            auto section = dict.add(t::AVEC_DESTINATAIRES);
            section.show_if(open(), t::RENVOYABLES);
            for (const auto& destinataire : fiche.destinataires) fill_person(section, destinataire);
        }
        if (!open()) return;
        auto form = dict.add(t::AJOUTER);
        form.set(t::DESTINATAIRES, saisie.typed).set(t::CLE_FORMULAIRE, cle);
        form.show_if(!fiche.message.empty(), t::AVEC_VOTRE_MESSAGE);
        if (saisie.erreur.empty()) return;
        form.set(t::DESTINATAIRES_MESSAGE, saisie.erreur).show(t::DESTINATAIRES_ERREUR);
        const std::vector<web::FieldError> errors{
            {"destinataires", saisie.erreur}
        };
        hall::fill_errors(dict, t::ERREURS, errors);
    }
    std::string fetched_by(const depot::DestinataireVu& destinataire) const {
        if (destinataire.telecharge_le) return "✓ le " + quand(*destinataire.telecharge_le);
        if (destinataire.fichiers == 0) return "pas encore";
        // of those that are his to fetch
        const auto left =
            depot::fichiers_a_prendre(context.db, destinataire.id, context.config.scan_required());
        return base::counted(destinataire.fichiers, "fichier", "fichiers") + " sur " +
               std::to_string(destinataire.fichiers + left.size());
    }
    void fill_person(web::Dict& section, const depot::DestinataireVu& destinataire) const {
        auto row = section.add(t::DESTINATAIRE);
        row.set(t::COURRIEL, destinataire.courriel);
        const auto shown = envoi_of(destinataire);
        row.set(t::SIGNE, shown.signe).set(t::CLASSE, shown.classe);
        row.set(
            t::ENVOI,
            std::string(shown.mot) +
                (destinataire.envoye_le ? " le " + quand(*destinataire.envoye_le) : "")
        );
        row.set_optional(t::RAISON, t::TEXTE, destinataire.raison);
        row.set(t::TELECHARGE, fetched_by(destinataire));
        if (!open()) return;
        auto act = row.add(t::RENVOYER);
        act.set(t::CLE, context.handle(destinataire.id));
        act.show(relancable(context, destinataire) ? t::RELANCER : t::RENVOYER_LIEN);
    }
    void fill_downloads(web::Dict& dict) const {
        const auto& vus = telechargements;
        if (vus.sans_suite > 0)
            dict.add(t::SANS_SUITE)
                .set(
                    t::DEMANDES,
                    base::counted(
                        static_cast<long long>(vus.sans_suite),
                        "demande n’a rien transmis jusqu’ici\u00A0: elle n’est pas listée",
                        "demandes n’ont rien transmis jusqu’ici\u00A0: elles ne sont pas listées"
                    )
                );
        dict.show_if(ligne().telechargements == 0, t::SANS_TELECHARGEMENT);
        if (vus.lignes.empty()) return;
        auto section = dict.add(t::TELECHARGEMENTS);
        section.set(
            t::COMPTE,
            base::counted(
                ligne().telechargements, "téléchargement complet", "téléchargements complets"
            )
        );
        for (const auto& acte : vus.lignes) fill_download(section, acte);
        if (vus.pages() < 2) return;
        auto paging = section.add(t::PAGES);
        paging.set(t::ICI, vus.page).set(t::SUR, vus.pages());
        const auto link = [&](web::Var where, std::size_t to) {
            paging.add(where).set(t::LIEN, page + "?page=" + std::to_string(to));
        };
        if (vus.page > 1) link(t::PRECEDENTE, vus.page - 1);
        if (vus.page < vus.pages()) link(t::SUIVANTE, vus.page + 1);
    }
    static void fill_download(web::Dict& section, const depot::TelechargementVu& acte) {
        auto row = section.add(t::TELECHARGEMENT);
        const bool counts = acte.complet && !acte.administration;
        row.set(t::QUAND, quand(acte.quand));
        row.set(t::QUOI, acte.fichier.empty() ? "Tous les fichiers (zip)" : acte.fichier);
        row.set(t::QUI, acte.administration ? "l’administration" : place_of(acte));
        row.set(t::SIGNE, counts ? "✓" : "–").set(t::CLASSE, counts ? "succes" : "");
        const auto how = acte.complet ? std::string("Complet")
                                      : "Partiel : " + depot::en_octets(acte.envoye) + " sur " +
                                            depot::en_octets(acte.total);
        row.set(t::ETAT, how + (acte.administration ? ", non compté" : ""));
    }
    static std::string place_of(const depot::TelechargementVu& acte) {
        std::string out = acte.qui;
        for (const auto& part : {acte.adresse, acte.appareil}) {
            if (!part.empty()) out += (out.empty() ? "" : ", ") + part;
        }
        return out;
    }
    void fill_settings(web::Dict& dict) const {
        dict.set_optional(t::PAR_UN_INVITE, t::TEXTE, ligne().deposant);
        dict.set(t::CREE, quand(ligne().cree_le));
        if (open()) dict.set_optional(t::VALABLE, t::JUSQUE, quand(ligne().fin));
        dict.set(
            t::PERMIS,
            fiche.telechargements_max ? std::to_string(*fiche.telechargements_max) + ", dont " +
                                            std::to_string(fiche.telechargements_pris) + " pris"
                                      : std::string("sans limite")
        );
        dict.set(t::AVIS, fiche.avis ? "à chaque téléchargement" : "non");
        dict.set(t::RECAPITULATIF, fiche.recapitulatif ? "à la fin du dépôt" : "non");
        dict.set_optional(t::AVEC_MOT_INVITE, t::TEXTE, fiche.mot_invite);
        dict.set_optional(t::AVEC_MESSAGE, t::TEXTE, fiche.message);
        if (!open() && !running()) return;
        dict.add(t::ACTES).show(open() ? t::MODIFIABLE : t::ABANDONNABLE);
    }
};

}  // namespace

std::optional<depot::FicheDepot> fiche_asked(hall::Context& context, const web::Request& request) {
    const auto id = context.open_handle<depot::Depot>(request.param("depot"));
    if (!id) return std::nullopt;
    return depot::fiche_of(context.db, context.now, context.session().compte, *id);
}

web::Response show_fiche(
    hall::Context& context,
    const web::Request& request,
    const depot::FicheDepot& fiche,
    const SaisieDestinataires& saisie
) {
    const hall::PageHead head{
        .title = titre_of(fiche.ligne.noms),
        .trail = {{"FileX", "/filex/"}, {"Mes fichiers", "/filex/mes-fichiers"}},
        .error = !saisie.erreur.empty(),
        .script = "depot.js"
    };
    return hall::page(
        context,
        request,
        head,
        View{
            context,
            fiche,
            saisie,
            depot::telechargements_of(
                context.db, fiche.ligne.id, page_number(request.query.value("page"))
            ),
            request.query.value("fait"),
            page_of(context, fiche.ligne.id),
            attente_words(
                context, fiche, context.open_handle<depot::Destinataire>(request.query.value("a"))
            ),
            new_cle(context)}
    );
}

}  // namespace filex
