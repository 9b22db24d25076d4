// The account: how and from where it was used, its address, its children, its open sessions.
#include "acces/compte.hpp"
#include "acces/fuseau.hpp"
#include "acces/rattachement.hpp"
#include "auth/pages/pages.hpp"
#include "hall/enfants_fermes.hpp"
#include "hall/layout.hpp"
#include "scolarite/noms.hpp"

#include "tpl/auth/compte.hpp"

#include <array>
#include <string>
#include <utility>

namespace auth::pages {
namespace {

// What a redirection here may say; anything else says nothing.
std::string_view words_of(std::string_view done) {
    using Pair = std::pair<std::string_view, std::string_view>;
    static constexpr std::array<Pair, 8> table{
        {{"mot-de-passe", "Votre mot de passe est changé. Les autres appareils sont déconnectés."},
         {"courriel",
          "L’adresse est enregistrée. Un message vient d’y être envoyé\u00A0: ouvrez son lien pour "
          "la "
          "confirmer. Elle ne sert pas avant."},
         {"sans-courriel", "L’adresse électronique est retirée."},
         {"renvoi", "Le message de confirmation a été renvoyé."},
         {"attente",
          "Plusieurs messages ont déjà été envoyés\u00A0: attendez avant d’en demander un autre."},
         {"enfant", "L’élève est rattaché à votre compte."},
         {"conteste", "Le code est refusé et l’établissement est averti."},
         {"detache", "L’élève est détaché de votre compte."}}
    };
    for (const auto& [key, words] : table)
        if (key == done) return words;
    return done == "appareils" ? "Les autres appareils sont déconnectés." : "";
}

std::string when_and_where(
    const base::Zone& zone, const std::optional<base::Instant>& when, const std::string& where
) {
    if (!when) return "aucune";
    return "le " + zone.format(*when) + (where.empty() ? "" : ", depuis " + where);
}

struct CompteView {
    static constexpr web::Template file = tpl::auth::compte::file;
    const Context& context;
    acces::PageCompte page;
    std::vector<acces::EnfantRattache> enfants;
    std::vector<acces::EnfantFerme> fermes;  // but those that are in the list above
    std::vector<acces::OpenSession> sessions;
    std::string_view done;
    base::Zone fuseau;

    bool pupil() const { return page.profil == acces::Profil::eleve; }
    bool family() const { return pupil() || page.profil == acces::Profil::responsable; }

    void fill(web::Dict& dict) const {
        namespace t = tpl::auth::compte;
        dict.set_optional(t::MESSAGE_FAIT, t::TEXTE, done);
        dict.set(t::IDENTIFIANT, page.identifiant);
        dict.set_optional(t::AVEC_NOM, t::NOM, page.nom);
        dict.set(t::DERNIERE, when_and_where(fuseau, page.derniere_le, page.derniere_de));
        dict.set(t::PRECEDENTE, when_and_where(fuseau, page.precedente_le, page.precedente_de));
        // families are never asked for one, and have no page to set it up
        if (page.totp || !family()) dict.add(t::AVEC_TOTP).show(page.totp ? t::TOTP : t::SANS_TOTP);
        if (page.annuaire)
            dict.add(t::ANNUAIRE).set_optional(t::ANNUAIRE_ADRESSE, t::COURRIEL, page.courriel);
        else
            fill_address(dict.show(t::LOCAL));
        if (family()) {
            fill_children(dict);
            dict.show(t::DE_FAMILLE).show(t::SUPPRIMABLE);
        }
        for (const auto& session : sessions) fill_session(dict, session);
        dict.show_if(sessions.size() > 1, t::AUTRES_APPAREILS);
    }
    void fill_address(web::Dict& dict) const {
        namespace t = tpl::auth::compte;
        if (page.courriel.empty()) {
            dict.show(t::SANS_COURRIEL);
            return;
        }
        if (page.courriel_confirme) {
            auto served = dict.add(t::COURRIEL_CONFIRME);
            served.set(t::COURRIEL, page.courriel);
            served.show_if(page.courriel_a_confirmer.empty(), t::CHANGER);
            if (page.courriel_a_confirmer.empty()) return;
        }
        auto asked = dict.add(t::COURRIEL_A_CONFIRMER);
        asked.set(t::COURRIEL, page.courriel_confirme ? page.courriel_a_confirmer : page.courriel);
        asked.show_if(page.courriel_confirme, t::EN_ATTENDANT);
    }
    void fill_children(web::Dict& dict) const {
        namespace t = tpl::auth::compte;
        auto section = dict.add(t::FAMILLE);
        section.set(t::TITRE_ENFANTS, pupil() ? "Ma scolarité" : "Mes enfants");
        section.set(t::AJOUTER, pupil() ? "Utiliser un nouveau code" : "Ajouter un enfant");
        section.show_if(enfants.empty() && fermes.empty(), t::SANS_ENFANT);
        hall::fill_fermes(section, t::FERMES, fermes, pupil());
        for (const auto& enfant : enfants) {
            auto tile = section.add(t::ENFANT);
            tile.set(t::NOM_ENFANT, scolarite::nom_complet(enfant.prenom, enfant.nom));
            tile.set(t::ETABLISSEMENT, enfant.etablissement);
            tile.set_optional(t::EN_DIVISION, t::DIVISION, enfant.division);
            tile.set(t::DEPUIS, base::format_date(enfant.fuseau.date_at(enfant.depuis)));
            tile.show_if(enfant.suspendu, t::SUSPENDU);
            if (!enfant.propre) tile.add(t::DETACHABLE).set(t::POIGNEE, context.handle(enfant.id));
        }
    }
    void fill_session(web::Dict& dict, const acces::OpenSession& session) const {
        namespace t = tpl::auth::compte;
        auto row = dict.add(t::APPAREIL);
        row.set(t::NOM_APPAREIL, session.appareil).set(t::ADRESSE, session.adresse);
        row.set(t::OUVERT, fuseau.format(session.cree_le)).set(t::VU, fuseau.format(session.vu_le));
        row.show_if(session.empreinte == context.visitor.digest, t::CELUI_CI);
    }
};

std::vector<acces::EnfantFerme> closed_and_not_listed(Context& context, acces::CompteId id) {
    auto closed = acces::enfants_fermes(context.db, id);
    std::erase_if(closed, [](const auto& one) {
        return one.motif == acces::MotifFermeture::etablissement;
    });
    return closed;
}

}  // namespace

Response compte(Context& context, const Request& request) {
    const auto id = context.session().compte;
    const CompteView view{
        context,
        acces::read_compte(context.db, id),
        acces::enfants_of(context.db, id),
        closed_and_not_listed(context, id),
        acces::sessions_of(context.db, id, context.now),
        words_of(request.query.value("fait")),
        acces::fuseau_of(context.db, id)};
    return hall::page(context, request, {.title = "Mon compte"}, view);
}

Response fermer_appareils(Context& context, const Request&) {
    context.db.transact([&](db::Transaction& tx) {
        acces::end_sessions(tx, context.session().compte, context.now, context.visitor.digest);
    });
    return Response::redirect("/compte?fait=appareils");
}

}  // namespace auth::pages
