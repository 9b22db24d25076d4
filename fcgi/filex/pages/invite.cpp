// The form of somebody who was invited: his files and who he is. By one body without a script, by
// resumable uploads with it. A one-time invitation that a drop holds leads to that drop.
#include "filex/pages/invite.hpp"

#include "base/text.hpp"
#include "depot/magasin.hpp"
#include "filex/annonce.hpp"
#include "filex/formulaire_recu.hpp"
#include "filex/remise.hpp"
#include "hall/layout.hpp"

#include "tpl/filex/invite.hpp"

namespace filex::pages {
namespace {

namespace t = tpl::filex::invite;
using depot::EtatInvitation;
using depot::Lecteur;
using depot::Prise;
using invited::Lu;

constexpr int gone = 410;

struct Saisie {
    Lu given;
    std::string cle;
    std::string refus = {};           // why the gate said no
    std::string fichier_erreur = {};  // at the field of files
    bool abandon = false;             // he has just given one up
    bool wrong() const { return !given.errors.empty() || !fichier_erreur.empty(); }
};

struct View {
    static constexpr web::Template file = t::file;
    const depot::Invitation& invitation;
    const Saisie& saisie;
    std::string qui;
    std::string_view jeton;
    depot::Limites limites;

    void fill(web::Dict& dict) const {
        const auto& given = saisie.given;
        dict.set(t::QUI, qui).set(t::JETON, jeton).set(t::CLE, saisie.cle);
        dict.set(t::JUSQU_AU, base::Zone::paris().format(invitation.expire_le));
        dict.show(invitation.une_fois ? t::UNE_FOIS : t::PLUSIEURS_FOIS);
        dict.set_optional(t::REFUS, t::PHRASE_REFUS, saisie.refus);
        dict.show_if(saisie.abandon, t::ABANDON);
        dict.set_optional(
            t::LIMITE,
            t::TAILLE,
            limites.fichier_max ? depot::en_octets(*limites.fichier_max) : std::string()
        );
        fill_message(dict);
        auto errors = given.errors;
        if (!saisie.fichier_erreur.empty()) {
            errors.insert(errors.begin(), {"fichier", saisie.fichier_erreur});
            dict.set(t::FICHIER_MESSAGE, saisie.fichier_erreur).show(t::FICHIER_ERREUR);
        }
        hall::fill_errors(dict, t::ERREURS, errors);
        hall::fill_field(
            dict, given, {"deposant", t::DEPOSANT, t::DEPOSANT_ERREUR, t::DEPOSANT_MESSAGE}
        );
        hall::fill_field(
            dict, given, {"courriel", t::COURRIEL, t::COURRIEL_ERREUR, t::COURRIEL_MESSAGE}
        );
        hall::fill_field(
            dict, given, {"message", t::MESSAGE, t::MESSAGE_ERREUR, t::MESSAGE_MESSAGE}
        );
    }
    void fill_message(web::Dict& dict) const {
        if (invitation.message.empty()) return;
        auto message = dict.add(t::AVEC_MESSAGE);
        for (const auto line : base::split(invitation.message, '\n'))
            if (const auto text = base::trim(line); !text.empty())
                message.add(t::LIGNE).set(t::TEXTE, text);
    }
};

web::Response show(
    hall::Context& context,
    const web::Request& request,
    const depot::Invitation& invitation,
    const Saisie& saisie
) {
    return remise_page(
        context,
        {.titre = "Envoyer des fichiers", .erreur = saisie.wrong(), .script = "depot.js"},
        View{
            invitation,
            saisie,
            invited::qui_invite(context, invitation),
            request.param("jeton"),
            depot::limites_of(context.db, context.config, invitation.compte)}
    );
}

Lu fresh(const depot::Invitation& invitation) {
    Lu given;
    // a lasting one may be for several people: none of them is named beforehand
    if (!invitation.une_fois) return given;
    given.typed.emplace_back("deposant", invitation.nom);
    given.typed.emplace_back("courriel", invitation.courriel);
    return given;
}

std::string refusal_words(std::string_view key, const depot::Limites& limites) {
    using depot::Refus;
    if (key.empty()) return {};
    const std::string texts =
        " Vos textes se retrouvent avec le bouton Précédent du navigateur.";  // it was not read
    if (key == "personne")
        return depot::sentence_of(Refus::personne, limites, Lecteur::invite) + texts;
    if (key == "magasin")
        return depot::sentence_of(Refus::magasin, limites, Lecteur::invite) + texts;
    return "L’envoi a été refusé avant d’être lu. Choisissez de nouveau vos fichiers, puis "
           "«\u00A0Envoyer\u00A0».";
}

web::Response to_drop(
    const hall::Context& context, const web::Request& request, depot::DepotId depot, bool done
) {
    return web::Response::redirect(
        invited::path_of(context, request.param("jeton"), depot) + (done ? "?fait=depot" : "")
    );
}

// For the script: why the link takes nothing now.
web::Response announced_closed(hall::Context& context, const web::Request& request) {
    const auto now = invited::at(context, request);
    const auto* const words =
        now && invited::has_served(*now)
            ? "Cette invitation a déjà servi\u00A0: vos fichiers n’ont pas été envoyés."
            : "Cette invitation ne sert plus. Rechargez la page pour voir où elle en est.";
    return announced_errors(
        {
            {"", words}
    },
        gone
    );
}

}  // namespace

web::Response invite(hall::Context& context, const web::Request& request) {
    const auto invitation = invited::at(context, request);
    if (!invitation) return invited::wrong_link(context);
    // sent too late: what somebody else has sent by this link is not his
    if (request.query.value("refus") == "fermee" && invitation->etat != EtatInvitation::ouverte)
        return invited::closed(
            context,
            *invitation,
            invitation->depot ? invited::Envoi::peut_etre : invited::Envoi::perdu
        );
    if (invitation->depot) return to_drop(context, request, *invitation->depot, false);
    if (invitation->etat != EtatInvitation::ouverte) return invited::closed(context, *invitation);
    const auto limites = depot::limites_of(context.db, context.config, invitation->compte);
    return show(
        context,
        request,
        *invitation,
        {.given = fresh(*invitation),
         .cle = new_cle(context),
         .refus = refusal_words(request.query.value("refus"), limites),
         .abandon = request.query.value("fait") == "abandon"}
    );
}

web::Response invite_envoyer(hall::Context& context, const web::Request& request) {
    const auto invitation = invited::at(context, request);
    if (!invitation) return invited::wrong_link(context);
    const depot::Magasin magasin(context.config.depots);
    const auto recu = receive_form(magasin, request);
    if (!recu) return context.error(request, 400, "");
    const auto preneur = invited::preneur_of(*invitation);
    const auto cle = recu->fields.value("cle");
    if (const auto made = made_by(context, preneur, recu->envoi))
        return to_drop(context, request, *made, true);
    if (invitation->etat != EtatInvitation::ouverte)
        return invited::closed(context, *invitation, invited::Envoi::perdu);
    const auto limites = depot::limites_of(context.db, context.config, preneur.compte);
    const auto given = invited::read(recu->fields);
    const auto again = [&](std::string file_error) {
        return show(
            context,
            request,
            *invitation,
            {.given = given, .cle = std::string(cle), .fichier_erreur = std::move(file_error)}
        );
    };
    auto file_error =
        file_error_of(context, magasin, preneur.compte, limites, *recu, Lecteur::invite);
    if (!given.value || !file_error.empty()) return again(std::move(file_error));
    auto prise = Prise::prise;
    const auto issue = take_form(
        context,
        magasin,
        preneur,
        *recu,
        [&](db::Transaction& tx) -> std::optional<depot::NouveauDepot> {
            auto neuf = invited::take(context, tx, *invitation, *given.value);
            if (!neuf) {
                prise = neuf.error();
                return std::nullopt;
            }
            return std::move(*neuf);
        }
    );
    if (issue.depot) return to_drop(context, request, *issue.depot, true);
    if (issue.refus) return again(depot::sentence_of(*issue.refus, limites, Lecteur::invite));
    if (prise == Prise::pleine) return again(invited::too_many);
    // another has come first, or it was withdrawn, while the files were read
    const auto now = invited::at(context, request);
    if (!now) return invited::wrong_link(context);
    return invited::closed(context, *now, invited::Envoi::perdu);
}

web::Response invite_creer_depot(hall::Context& context, const web::Request& request) {
    const auto invitation = invited::at(context, request);
    if (!invitation) return announced_closed(context, request);
    const auto preneur = invited::preneur_of(*invitation);
    const auto answer = [&](depot::DepotId depot) {
        return announced(context, depot, invited::path_of(context, request.param("jeton"), depot));
    };
    const auto envoi = envoi_of(request.form);
    if (const auto made = made_by(context, preneur, envoi)) return answer(*made);
    if (invitation->etat != EtatInvitation::ouverte) return announced_closed(context, request);
    const auto limites = depot::limites_of(context.db, context.config, preneur.compte);
    const auto sizes = sizes_in(request.form);
    auto given = invited::read(request.form);
    if (!sizes)
        given.refuse("fichier", sizes_missing);
    else if (const auto refus = refuse_sizes(context, preneur.compte, *sizes))
        given.refuse("fichier", depot::sentence_of(*refus, limites, Lecteur::invite));
    if (!given.value) return announced_errors(given.errors);
    auto prise = Prise::prise;
    const auto cree = context.db.transact([&](db::Transaction& tx) {
        return make_once(context, tx, preneur, envoi, [&]() -> std::optional<depot::DepotId> {
            auto neuf = invited::take(context, tx, *invitation, *given.value);
            if (!neuf) {
                prise = neuf.error();
                return std::nullopt;
            }
            neuf->attendus = static_cast<unsigned>(sizes->size());
            neuf->octets = sum_of(*sizes);
            return depot::create_depot(tx, context.keys, context.random, context.now, *neuf).id;
        });
    });
    if (cree) return answer(cree->depot);
    if (prise == Prise::pleine)
        return announced_errors({
            {"", invited::too_many}
        });
    return announced_closed(context, request);
}

}  // namespace filex::pages
