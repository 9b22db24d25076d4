// Reports of abuse: the list, one of them, its answer.
#include "base/courriel.hpp"
#include "base/text.hpp"
#include "depot/trace.hpp"
#include "filex/mots.hpp"
#include "filex/pages/administration.hpp"
#include "hall/depots.hpp"
#include "hall/layout.hpp"

#include "tpl/courrier/signalement_reponse_txt.hpp"
#include "tpl/filex/admin_signalement.hpp"
#include "tpl/filex/admin_signalements.hpp"

namespace filex::pages {
namespace {

using depot::SignalementVu;

std::string page_of_report(const hall::Context& context, depot::SignalementId id) {
    return "/filex/administration/signalements/" + context.handle(id);
}

struct ListeView {
    static constexpr web::Template file = tpl::filex::admin_signalements::file;
    const hall::Context& context;
    std::vector<SignalementVu> open;
    std::vector<SignalementVu> closed;
    std::string_view fait;
    std::string_view pas_fait;

    void fill(web::Dict& dict) const {
        namespace t = tpl::filex::admin_signalements;
        dict.set_optional(t::FAIT, t::TEXTE, fait);
        dict.set_optional(t::PAS_FAIT, t::TEXTE, pas_fait);
        dict.show_if(open.empty(), t::AUCUN);
        if (!open.empty()) {
            auto list = dict.add(t::OUVERTS);
            for (const auto& one : open)
                list.add(t::SIGNALEMENT)
                    .set(t::LIEN, page_of_report(context, one.id))
                    .set(t::QUAND, quand(one.quand))
                    .set(t::TITRE_DEPOT, one.titre)
                    .set(t::RAISON, one.raison);
        }
        if (closed.empty()) return;
        auto list = dict.add(t::TRAITES);
        for (const auto& one : closed)
            list.add(t::SIGNALEMENT_TRAITE)
                .set(t::LIEN, page_of_report(context, one.id))
                .set(t::QUAND, quand(one.traite_le.value_or(one.quand)))
                .set(t::TITRE_DEPOT, one.titre)
                .set(t::PAR, one.traite_par)
                .set(t::REPONSE, one.reponse);
    }
};

struct UnView {
    static constexpr web::Template file = tpl::filex::admin_signalement::file;
    const hall::Context& context;
    const SignalementVu& one;
    web::Submitted<std::string> given;

    void fill(web::Dict& dict) const {
        namespace t = tpl::filex::admin_signalement;
        hall::fill_errors(dict, t::ERREURS, given.errors);
        dict.set(t::DEPOT, admin_page_of(context, one.depot)).set(t::TITRE_DEPOT, one.titre);
        dict.set(t::QUAND, quand(one.quand)).set(t::RAISON, one.raison);
        dict.set(t::DE, one.courriel.empty() ? "une personne sans adresse" : one.courriel);
        if (one.traite_le) {
            dict.add(t::TRAITE)
                .set(t::LE, quand(*one.traite_le))
                .set(t::REPONSE_DONNEE, one.reponse);
            return;
        }
        auto form = dict.add(t::A_TRAITER);
        form.set(t::PAGE, page_of_report(context, one.id));
        if (one.courriel.empty())
            form.show(t::GARDEE);
        else
            form.add(t::ENVOYEE).set(t::COURRIEL, one.courriel);
        hall::fill_field(
            form, given, {"reponse", t::REPONSE, t::REPONSE_ERREUR, t::REPONSE_MESSAGE}
        );
    }
};

struct ReponseMail {
    static constexpr web::Template file = tpl::courrier::signalement_reponse_txt::file;
    std::string academie;
    std::string quand;
    std::string texte;

    void fill(web::Dict& dict) const {
        namespace t = tpl::courrier::signalement_reponse_txt;
        dict.set(t::ACADEMIE, academie).set(t::QUAND, quand);
        hall::fill_quote(dict, texte, t::REPONSE, t::LIGNE);
    }
};

std::optional<SignalementVu> asked(hall::Context& context, const web::Request& request) {
    const auto id = context.open_handle<depot::Signalement>(request.param("signalement"));
    return id ? depot::read_signalement(context.db, *id) : std::nullopt;
}

web::Response show(
    hall::Context& context,
    const web::Request& request,
    const SignalementVu& one,
    const web::Submitted<std::string>& given
) {
    const hall::PageHead head{
        .title = "Signalement d’un dépôt",
        .trail =
            {{"FileX", "/filex/"},
                    {"Administration", "/filex/administration/"},
                    {"Signalements", "/filex/administration/signalements"}},
        .error = !given.errors.empty()
    };
    return hall::page(context, request, head, UnView{context, one, given});
}

void tell(
    hall::Context& context,
    db::Transaction& tx,
    const SignalementVu& one,
    const std::string& reponse
) {
    const auto to = base::Courriel::parse(one.courriel);
    if (!to) return;
    hall::send(
        hall::Plume::of(context),
        tx,
        *to,
        ReponseMail{context.config.academy, quand(one.quand), reponse}
    );
}

}  // namespace

web::Response signalements(hall::Context& context, const web::Request& request) {
    const hall::PageHead head{
        .title = "Signalements",
        .trail = {{"FileX", "/filex/"}, {"Administration", "/filex/administration/"}}
    };
    const auto done = request.query.value("fait");
    return hall::page(
        context,
        request,
        head,
        ListeView{
            context,
            depot::signalements_of(context.db, true),
            depot::signalements_of(context.db, false),
            done == "clos" ? "Le signalement est clos." : "",
            done == "deja" ? "Ce signalement était déjà clos\u00A0: votre réponse n’a été ni "
                             "gardée ni envoyée."
                           : ""}
    );
}

web::Response signalement(hall::Context& context, const web::Request& request) {
    const auto one = asked(context, request);
    return one ? show(context, request, *one, {}) : context.not_found(request);
}

web::Response clore_signalement(hall::Context& context, const web::Request& request) {
    constexpr std::size_t longest = 500;
    const auto one = asked(context, request);
    if (!one) return context.not_found(request);
    const auto reponse = base::trim(request.form.value("reponse"));
    if (reponse.empty() || base::length(reponse) > longest) {
        web::Submitted<std::string> given;
        given.typed.emplace_back("reponse", reponse);
        given.refuse(
            "reponse",
            reponse.empty() ? "Écrivez la réponse."
                            : "Cette réponse est trop longue\u00A0: 500 caractères au plus."
        );
        return show(context, request, *one, given);
    }
    const bool done = context.db.transact([&](db::Transaction& tx) {
        const auto par = context.session().compte;
        if (!depot::close_signalement(tx, context.now, par, one->id, reponse)) return false;
        const auto details = "Signalement clos par l’administration\u00A0: " + reponse;
        depot::trace(tx, context.now, context.auteur(), one->depot, "depot.signalement", details);
        tell(context, tx, *one, reponse);
        return true;
    });
    return web::Response::redirect(
        std::string("/filex/administration/signalements?fait=") + (done ? "clos" : "deja")
    );
}

}  // namespace filex::pages
