// S3: nothing opens before the head has declared that he wishes to offer the services; he can
// withdraw it later, and nothing is deleted.
#include "tpl/ts_admin/declaration.hpp"
#include "base/text.hpp"
#include "ts-admin/cadre.hpp"
#include "ts-admin/pages/pages.hpp"

namespace ts_admin::pages {
namespace {

namespace t = tpl::ts_admin::declaration;

struct View {
    static constexpr web::Template file = t::file;
    const hall::Context& context;
    vie_scolaire::Declaration declaration;

    void fill(web::Dict& dict) const {
        dict.set(t::ETABLISSEMENT, context.poste().denomination);
        const bool head = context.poste().head();
        if (declaration.le) {
            auto made = dict.add(t::FAITE);
            made.set(t::QUAND, date_words(context, *declaration.le));
            made.set(t::DE, base::de(declaration.par))
                .set_optional(t::AVEC_PERSONNE, t::PERSONNE, declaration.par);
            made.show_if(head, t::RETIRER);
            return;
        }
        if (declaration.retiree_le)
            dict.add(t::RETIREE)
                .set(t::QUAND, date_words(context, *declaration.retiree_le))
                .set_optional(t::AVEC_PERSONNE, t::PERSONNE, declaration.retiree_par)
                .show_if(head, t::JOURNAL);
        dict.show(head ? t::DECLARER : t::ATTENDRE);
    }
};

}  // namespace

Response declaration(hall::Context& context, const Request& request) {
    return hall::page(
        context,
        request,
        head_of(
            context,
            "Proposer les télé-services",
            "Rien n’oblige un établissement à proposer les télé-services\u00A0: c’est votre choix."
        ),
        View{context, vie_scolaire::declaration_of(context.db, context.poste().etablissement)}
    );
}

Response declarer(hall::Context& context, const Request&) {
    context.db.transact([&](db::Transaction& tx) {
        return vie_scolaire::declare(tx, decision_of(context));
    });
    return Response::redirect("/ts-admin/services?declare=1");
}

Response retirer_declaration(hall::Context& context, const Request& request) {
    return confirm(
        context,
        request,
        head_of(
            context,
            "Retirer la déclaration",
            "",
            {
                {"Proposer les télé-services", "/ts-admin/declaration"}
    }
        ),
        {.phrases =
             {"Les familles verront que l’établissement a fermé les télé-services. Elles ne "
              "pourront plus consulter ni les notes ni les absences.",
              "Rien n’est effacé\u00A0: comptes, codes, notes et paramètres restent, et vous "
              "pourrez "
              "déclarer de nouveau quand vous le voudrez."},
         .action = "/ts-admin/declaration/retirer",
         .bouton = "Fermer les télé-services de l’établissement",
         .retour = "/ts-admin/declaration"}
    );
}

Response retirer_declaration_valider(hall::Context& context, const Request&) {
    context.db.transact([&](db::Transaction& tx) {
        return vie_scolaire::withdraw_declaration(tx, decision_of(context));
    });
    return Response::redirect("/ts-admin/declaration");
}

}  // namespace ts_admin::pages
