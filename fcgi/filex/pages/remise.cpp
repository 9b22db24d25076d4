// GET /f/{jeton}: who sends what, until when. It changes nothing and starts nothing: scanners of
// mails open it before its reader does.
#include "filex/pages/remise.hpp"

#include "acces/limite.hpp"
#include "base/date.hpp"
#include "base/text.hpp"
#include "depot/quota.hpp"
#include "hall/depots.hpp"
#include "hall/layout.hpp"
#include "tpl/filex/remise.hpp"

namespace filex::pages {
namespace {

namespace t = tpl::filex::remise;
using depot::Antivirus;

struct Remise {
    static constexpr web::Template file = t::file;
    const hall::Context& context;
    const depot::Remise& remise;
    const depot::Resume& resume;
    const hall::Expediteur& qui;
    const std::vector<depot::FichierRemis>& fichiers;
    const Reproche& reproche;
    std::string_view jeton;
    std::string acte;  // of this view: a button of it that is pressed twice is pressed once

    void fill(web::Dict& dict) const {
        fill_head(dict);
        fill_password(dict);
        std::size_t number = 0;
        for (const auto& one : fichiers) fill_file(dict, one, ++number);
        fill_whole(dict);
    }

private:
    void fill_head(web::Dict& dict) const {
        const auto count = static_cast<long long>(fichiers.size());
        dict.set(t::QUI, qui.nom).set(t::JETON, jeton).set(t::ACTE, acte);
        dict.set(t::COMBIEN, base::counted(count, "fichier", "fichiers"));
        dict.set(t::TITRE_LISTE, count > 1 ? "Les fichiers" : "Le fichier");
        dict.show(count > 1 ? t::OUVRIR_DES_FICHIERS : t::OUVRIR_UN_FICHIER);
        dict.set(t::JUSQU_AU, base::Zone::paris().format(remise.expire_le));
        dict.set_optional(t::D_UN_INVITE, t::DEPOSANT, resume.deposant);
        dict.set_optional(t::PERSONNEL, t::COURRIEL, remise.destinataire_courriel);
        fill_message(dict);
        dict.show_if(is_own(context, remise), t::AUTEUR);
        if (reproche.attente.count() > 0)
            dict.add(t::ATTENTE).set(t::PHRASE, acces::wait_message(reproche.attente));
    }
    void fill_message(web::Dict& dict) const {
        if (resume.message.empty()) return;
        auto message = dict.add(t::AVEC_MESSAGE);
        for (const auto line : base::split(resume.message, '\n'))
            if (const auto text = base::trim(line); !text.empty())
                message.add(t::LIGNE).set(t::TEXTE, text);
    }
    void fill_password(web::Dict& dict) const {
        if (remise.mot_de_passe.empty() || is_own(context, remise)) return;
        dict.show(t::AVEC_MOT_DE_PASSE);
        if (reproche.mot_de_passe.empty()) return;
        dict.set(t::MOT_DE_PASSE_MESSAGE, reproche.mot_de_passe).show(t::MOT_DE_PASSE_ERREUR);
        hall::fill_errors(
            dict,
            t::ERREURS,
            {
                {"mot_de_passe", reproche.mot_de_passe}
        }
        );
    }
    void fill_file(web::Dict& dict, const depot::FichierRemis& one, std::size_t number) const {
        auto line = dict.add(t::FICHIER);
        line.set(t::NOM, one.nom).set(t::TAILLE, depot::en_octets(one.taille));
        line.set(t::ANCRE, "fichier-" + std::to_string(number));
        const bool scans = !context.config.clamd.empty();
        const bool waits = scans && one.antivirus == Antivirus::attente;
        line.show_if(one.antivirus == Antivirus::sain, t::SAIN);
        line.show_if(one.antivirus == Antivirus::infecte, t::INFECTE);
        line.show_if(waits, t::EN_ATTENTE);
        line.show_if(
            one.antivirus == Antivirus::non_analyse ||
                (!scans && one.antivirus == Antivirus::attente),
            t::NON_ANALYSE
        );
        // Of a file behind a password the digest would tell a guesser when he is right.
        if (one.sha256 && remise.mot_de_passe.empty())
            line.set_optional(t::AVEC_SHA256, t::SHA256, base::hex(*one.sha256));
        if (one.remis(context.config))
            line.add(t::REMIS).set(t::CLE, context.handle(one.id));
        else
            line.set_optional(t::REFUSE, t::RAISON, why_not(one));
    }
    std::string why_not(const depot::FichierRemis& one) const {
        if (!one.la) return "Ce fichier a été effacé.";
        if (one.antivirus == Antivirus::infecte)
            return "Ce fichier contient un programme malveillant\u00A0: il ne peut pas être "
                   "téléchargé. Prévenez la personne qui vous l’envoie.";
        if (one.antivirus == Antivirus::attente &&
            one.recu_le <= context.now - depot::attente_ordinaire)
            return "L’analyse a pris du retard. Le bouton pour le télécharger apparaîtra quand "
                   "elle sera finie\u00A0: rouvrez cette page plus tard.";
        if (one.antivirus == Antivirus::attente)
            return "Le bouton pour le télécharger apparaîtra quand l’analyse sera finie. Rouvrez "
                   "cette page dans quelques minutes.";
        return "Ce fichier n’a pas pu être analysé, et ce service ne remet que ce qui l’a été. "
               "Prévenez la personne qui vous l’envoie.";
    }
    void fill_whole(web::Dict& dict) const {
        if (const auto whole = archive_of(context.config, fichiers))
            dict.add(t::TOUT).set(t::TAILLE, depot::en_octets(whole->total));
        else
            dict.show_if(archive_to_come(context.config, fichiers), t::ZIP_PLUS_TARD);
        if (!remise.restants) return;
        auto rest = dict.add(t::RESTE);
        rest.set(
            t::RESTANTS,
            base::counted(
                static_cast<long long>(*remise.restants),
                "téléchargement possible",
                "téléchargements possibles"
            )
        );
        rest.show_if(fichiers.size() > 1, t::PLUSIEURS);
    }
};

}  // namespace

web::Response show_remise(
    hall::Context& context,
    const web::Request& request,
    const depot::Remise& remise,
    const Reproche& reproche
) {
    const auto resume = depot::resume_of(context.db, remise.depot);
    if (!resume) return fausse_adresse(context);
    const auto qui = hall::expediteur_of(context.db, *resume);
    const auto fichiers = depot::fichiers_of(context.db, remise.depot);
    auto response = remise_page(
        context,
        {.titre = fichiers.size() > 1 ? "Des fichiers pour vous" : "Un fichier pour vous",
         .erreur = !reproche.mot_de_passe.empty()},
        Remise{
            context,
            remise,
            *resume,
            qui,
            fichiers,
            reproche,
            request.param("jeton"),
            base::base64url(context.random.bytes(16))},
        reproche.status
    );
    if (reproche.attente.count() > 0)
        response.header("Retry-After", std::to_string(reproche.attente.count()));
    return response;
}

web::Response vers_remise(hall::Context&, const web::Request& request) {
    return web::Response::redirect("/f/" + std::string(request.param("jeton")));
}

web::Response remise(hall::Context& context, const web::Request& request) {
    const auto found = remise_at(context, request);
    if (!found) return fausse_adresse(context);
    if (auto elsewhere = vers_hote_des_liens(context, request, *found))
        return std::move(*elsewhere);
    if (!is_open(context, *found)) return pas_de_remise(context, *found);
    return show_remise(context, request, *found, {});
}

}  // namespace filex::pages
