// S4: the services, opened one by one.
#include "tpl/ts_admin/services.hpp"
#include "ts-admin/cadre.hpp"
#include "ts-admin/pages/pages.hpp"

#include <algorithm>
#include <array>

namespace ts_admin::pages {
namespace {

namespace t = tpl::ts_admin::services;
using vie_scolaire::Teleservice;

struct Words {
    Teleservice service;
    std::string_view what;
    std::string_view parametres;
};
constexpr std::array<Words, vie_scolaire::teleservice_count> words{
    {{Teleservice::notes,
      "Les familles consultent les notes et les moyennes, selon la règle de publication choisie.",
      "/ts-admin/notes"},
     {Teleservice::absences,
      "Les familles consultent les absences, et leurs motifs et les retards si vous le souhaitez.",
      "/ts-admin/absences"}}
};

struct View {
    static constexpr web::Template file = t::file;
    const hall::Context& context;
    std::vector<vie_scolaire::ServiceOuvert> open;
    bool just_declared;
    std::string_view done;  // "ouvert" or "ferme"

    void fill(web::Dict& dict) const {
        if (just_declared) dict.show(open.empty() ? t::DECLARE : t::DECLARE_OUVERTS);
        if (done == "ouvert")
            dict.add(t::FAIT).set(t::FAIT_PHRASE, "Le service est ouvert aux familles.");
        if (done == "ferme")
            dict.add(t::FAIT).set(
                t::FAIT_PHRASE, "Le service est fermé\u00A0: les familles ne le voient plus."
            );
        for (const auto& word : words) {
            auto row = dict.add(t::SERVICE);
            row.set(t::CLE, vie_scolaire::name_of(word.service))
                .set(t::LIBELLE, vie_scolaire::label_of(word.service))
                .set(t::PHRASE, word.what)
                .set(t::PARAMETRES, word.parametres);
            const auto found = std::find_if(open.begin(), open.end(), [&](const auto& service) {
                return service.service == word.service;
            });
            if (found == open.end()) {
                row.show(t::FERME);
                continue;
            }
            row.add(t::OUVERT)
                .set(t::DEPUIS, date_words(context, found->depuis))
                .set_optional(t::AVEC_PERSONNE, t::PERSONNE, found->par);
        }
    }
};

hall::PageHead services_head(const hall::Context& context) {
    return head_of(
        context,
        "Services ouverts aux familles",
        "Une famille ne voit que les services ouverts par l’établissement de son enfant."
    );
}

Response set_open(hall::Context& context, Teleservice service, bool open) {
    context.db.transact([&](db::Transaction& tx) {
        return vie_scolaire::set_service(tx, decision_of(context), service, open);
    });
    return Response::redirect(
        std::string("/ts-admin/services?fait=") + (open ? "ouvert" : "ferme")
    );
}

}  // namespace

Response services(hall::Context& context, const Request& request) {
    return hall::page(
        context,
        request,
        services_head(context),
        View{
            context,
            vie_scolaire::open_services(context.db, context.poste().etablissement),
            request.query.has("declare"),
            request.query.value("fait")}
    );
}

Response ouvrir_service(hall::Context& context, const Request& request) {
    const auto service = vie_scolaire::teleservice_from(request.param("service"));
    if (!service) return context.not_found(request);
    return set_open(context, *service, true);
}

Response fermer_service(hall::Context& context, const Request& request) {
    const auto service = vie_scolaire::teleservice_from(request.param("service"));
    if (!service) return context.not_found(request);
    const std::string label(vie_scolaire::label_of(*service));
    const std::string name(vie_scolaire::name_of(*service));
    return confirm(
        context,
        request,
        head_of(
            context,
            "Fermer le service " + label,
            "",
            {
                {"Services ouverts aux familles", "/ts-admin/services"}
    }
        ),
        {.phrases =
             {"Dès leur prochaine page, les familles de l’établissement ne verront plus le service "
              "«\u00A0" +
                  label + "\u00A0».",
              "Rien n’est effacé. Vous pourrez le rouvrir quand vous le voudrez."},
         .action = "/ts-admin/services/" + name + "/fermer",
         .bouton = "Fermer le service " + label,
         .retour = "/ts-admin/services"}
    );
}

Response fermer_service_valider(hall::Context& context, const Request& request) {
    const auto service = vie_scolaire::teleservice_from(request.param("service"));
    if (!service) return context.not_found(request);
    return set_open(context, *service, false);
}

}  // namespace ts_admin::pages
