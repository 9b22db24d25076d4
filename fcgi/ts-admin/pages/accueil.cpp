// The portal (S2): the applications this person may use in the school at hand, and no others.
#include "tpl/ts_admin/accueil.hpp"
#include "acces/couples.hpp"
#include "base/text.hpp"
#include "hall/reprise.hpp"
#include "ts-admin/cadre.hpp"
#include "ts-admin/pages/pages.hpp"
#include "ts-admin/routes.hpp"

#include <array>

namespace ts_admin::pages {
namespace {

namespace t = tpl::ts_admin::accueil;
using acces::Application;

struct Lien {
    std::string_view path;
    std::string_view label;
};
struct Tuile {
    Application application;
    std::string_view title;
    std::string_view words;
    std::array<Lien, 3> liens;
};
constexpr std::array<Tuile, 3> tuiles{
    {{Application::parametrage,
      "Ouverture et paramétrage",
      "Choisir les services proposés aux familles et ce qu’elles y voient.",
      {{{"/ts-admin/services", "Services ouverts"},
        {"/ts-admin/notes", "Paramètres des notes"},
        {"/ts-admin/absences", "Paramètres des absences"}}}},
     {Application::codes,
      "Codes d’activation",
      "Donner aux familles le code qui ouvre leur accès, ou le leur retirer.",
      {{{"/ts-admin/codes/generer", "Générer des codes"},
        {"/ts-admin/codes", "Gérer un code"},
        {"", ""}}}},
     {Application::notification,
      "Notification",
      "Envoyer leurs codes aux familles, par courriel ou par courrier.",
      {{{"/ts-admin/notification", "Notifier les familles"}, {"", ""}, {"", ""}}}}}
};

struct View {
    static constexpr web::Template file = t::file;
    const hall::Context& context;
    bool choose;
    std::vector<vie_scolaire::ServiceOuvert> services = {};
    acces::AVerifier codes = {};

    void fill(web::Dict& dict) const {
        if (choose) {
            fill_schools(dict);
            return;
        }
        auto portal = dict.add(t::PORTAIL);
        fill_to_check(portal);
        fill_tiles(portal);
        for (const auto& service : services)
            portal.add(t::SERVICE)
                .set(t::LIBELLE, vie_scolaire::label_of(service.service))
                .set(t::DEPUIS, date_words(context, service.depuis));
        portal.show_if(services.empty(), t::AUCUN_SERVICE);
        const auto& session = context.session();
        if (session.precedente_connexion_le)
            portal.add(t::PRECEDENTE)
                .set(t::QUAND, instant_words(context, *session.precedente_connexion_le))
                .set(t::RESEAU, session.precedente_connexion_de);
    }
    void fill_to_check(web::Dict& portal) const {
        struct Alerte {
            acces::AVerifier::Nombre nombre;
            std::string_view etat;  // of the list of codes
            std::string_view one;
            std::string_view many;
            web::Var pourquoi;
        };
        const std::array<Alerte, 3> alertes{
            {{codes.suspendus,
              "suspendu",
              "code d’activation suspendu",
              "codes d’activation suspendus",
              t::SUSPENDUS},
             {codes.contestes,
              "conteste",
              "code d’activation contesté",
              "codes d’activation contestés",
              t::CONTESTES},
             {codes.non_parvenus,
              "non_parvenu",
              "code d’activation non parvenu",
              "codes d’activation non parvenus",
              t::NON_PARVENUS}}
        };
        for (const auto& alerte : alertes) {
            for (const bool pupils : {false, true}) {
                const auto count = pupils ? alerte.nombre.eleves : alerte.nombre.couples;
                if (count == 0) continue;
                const std::string list =
                    pupils ? "/ts-admin/codes?population=eleves&etat=" : "/ts-admin/codes?etat=";
                portal.add(t::A_VERIFIER)
                    .set(t::ADRESSE, list + std::string(alerte.etat))
                    .set(t::COMPTE, base::counted(count, alerte.one, alerte.many))
                    .show(alerte.pourquoi);
            }
        }
    }
    void fill_schools(web::Dict& dict) const {
        auto choice = dict.add(t::CHOISIR);
        for (const auto& poste : context.visitor.postes)
            choice.add(t::ETABLISSEMENT)
                .set(t::CLE, context.handle(poste.etablissement))
                .set(t::DENOMINATION, poste.denomination)
                .set(t::UAI, poste.uai)
                .set(t::FONCTION, acces::label_of(poste.fonction));
    }
    void fill_tiles(web::Dict& portal) const {
        bool any = false;
        for (const auto& tuile : tuiles) {
            if (!may(context, tuile.application)) continue;
            any = true;
            auto tile = portal.add(t::APPLICATION);
            tile.set(t::TITRE, tuile.title).set(t::PHRASE, tuile.words);
            for (const auto& lien : tuile.liens) {
                if (!lien.path.empty())
                    tile.add(t::LIEN).set(t::ADRESSE, lien.path).set(t::LIBELLE, lien.label);
            }
        }
        if (may_consult(context)) {
            any = true;
            fill_figures(portal);
        }
        if (context.poste().head()) {
            auto tile = portal.add(t::APPLICATION);
            tile.set(t::TITRE, "Établissement")
                .set(t::PHRASE, "Dire qui fait quoi, et revoir ce qui a été fait.");
            tile.add(t::LIEN)
                .set(t::ADRESSE, "/ts-admin/droits")
                .set(t::LIBELLE, "Droits du personnel");
            tile.add(t::LIEN).set(t::ADRESSE, "/ts-admin/journal").set(t::LIBELLE, "Journal");
            tile.add(t::LIEN)
                .set(t::ADRESSE, "/ts-admin/declaration")
                .set(t::LIBELLE, "Déclaration");
        }
        portal.show_if(!any, t::AUCUNE);
    }
    void fill_figures(web::Dict& portal) const {
        auto tile = portal.add(t::APPLICATION);
        tile.set(t::TITRE, "Suivi")
            .set(t::PHRASE, "Où en est chaque classe\u00A0: codes, envois, accès.");
        tile.add(t::LIEN).set(t::ADRESSE, "/ts-admin/tableau").set(t::LIBELLE, "Tableau de bord");
        if (!may(context, Application::codes))
            tile.add(t::LIEN).set(t::ADRESSE, "/ts-admin/codes").set(t::LIBELLE, "Liste des codes");
    }
};

}  // namespace

Response accueil(hall::Context& context, const Request& request) {
    const bool several = context.visitor.postes.size() > 1;
    if (!context.visitor.poste || (several && request.query.has("choisir")))
        return hall::page(
            context,
            request,
            head_of(
                context,
                "Choisir un établissement",
                "Vous travaillez dans plusieurs établissements."
            ),
            View{context, true}
        );
    const auto school = context.poste().etablissement;
    if (!context.poste().declare) return Response::redirect("/ts-admin/declaration");
    return hall::page(
        context,
        request,
        {.title = "Télé-services de l’établissement",
         .lead = context.poste().head()
                     ? "Ouvrir les services aux familles, leur donner leurs codes, suivre où elles "
                       "en sont."
                     : "Les applications que le chef d’établissement vous a ouvertes.",
         .at_hand = context.poste().denomination,
         .at_hand_path = several ? "/ts-admin/?choisir=1" : ""},
        View{
            context,
            false,
            vie_scolaire::open_services(context.db, school),
            may_consult(context) ? acces::codes_to_check(context.db, school, context.now)
                                 : acces::AVerifier{}}
    );
}

Response choisir_etablissement(hall::Context& context, const Request& request) {
    const auto id =
        context.open_handle<scolarite::Etablissement>(request.form.value("etablissement"));
    if (!id || !context.choose(*id)) return context.not_found(request);
    // from a form that was made for this school while another was at hand: hall/autre_ecole.hpp
    const auto retour = request.form.value("retour");
    const auto kept = hall::reprise_of(context);
    if (kept && !retour.empty() && kept->saisie.chemin == retour)
        return Response::redirect("/compte/reprendre");
    return Response::redirect(web::has_page(routes(), retour) ? std::string(retour) : "/ts-admin/");
}

}  // namespace ts_admin::pages
