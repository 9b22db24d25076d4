// The address of the account: change it, have the confirmation sent again, confirm it by the mail's
// link.
#include "acces/connexion.hpp"
#include "acces/jeton.hpp"
#include "acces/limite.hpp"
#include "auth/courriels.hpp"
#include "auth/pages/pages.hpp"
#include "auth/tenu_par_annuaire.hpp"
#include "hall/layout.hpp"

#include "tpl/auth/changer_courriel.hpp"
#include "tpl/auth/confirmer_courriel.hpp"

#include <optional>
#include <string>

namespace auth::pages {
namespace {

const std::string title = "Changer d’adresse électronique";

struct CourrielForm {
    std::optional<base::Courriel> courriel;
    base::Secret mot_de_passe;
};
constexpr auto courriel_form = web::form<CourrielForm>(
    web::optional("courriel", base::Courriel::parse, 254),
    web::secret("mot_de_passe", acces::parse_typed_password, 256, "Écrivez votre mot de passe.")
);
using Submitted = web::Submitted<CourrielForm>;

struct CourrielView {
    static constexpr web::Template file = tpl::auth::changer_courriel::file;
    const Submitted& given;
    bool has_former;

    void fill(web::Dict& dict) const {
        namespace t = tpl::auth::changer_courriel;
        hall::fill_errors(dict, t::ERREURS, given.errors);
        hall::fill_field(
            dict, given, {"courriel", t::COURRIEL, t::COURRIEL_ERREUR, t::COURRIEL_MESSAGE}
        );
        dict.set_optional(
            t::MOT_DE_PASSE_ERREUR, t::MOT_DE_PASSE_MESSAGE, given.error_of("mot_de_passe")
        );
        dict.show_if(has_former, t::ANCIENNE);
    }
};

enum class Etat : std::uint8_t { a_confirmer, confirmee, perime };

struct ConfirmerView {
    static constexpr web::Template file = tpl::auth::confirmer_courriel::file;
    Etat etat;
    std::string courriel;
    std::string jeton;

    void fill(web::Dict& dict) const {
        namespace t = tpl::auth::confirmer_courriel;
        if (etat == Etat::perime) {
            dict.show(t::PERIME);
            return;
        }
        dict.add(etat == Etat::confirmee ? t::CONFIRMEE : t::A_CONFIRMER)
            .set(t::COURRIEL, courriel)
            .set(t::JETON, jeton);
    }
};

Response show(Context& context, const Request& request, const Submitted& given) {
    const hall::PageHead head{
        .title = title, .trail = {{"Mon compte", "/compte"}}, .error = !given.errors.empty()};
    return hall::page(
        context, request, head, CourrielView{given, context.session().courriel_confirme}
    );
}

Response show_link(Context& context, const Request& request, const ConfirmerView& view) {
    constexpr int gone = 410;
    const hall::PageHead head{.title = "Confirmer une adresse électronique"};
    return hall::page(context, request, head, view, view.etat == Etat::perime ? gone : 200);
}

std::string masked(const std::string& address) {
    const auto courriel = base::Courriel::parse(address);
    return courriel ? courriel->masked() : std::string();
}

// Mails to an address that may be somebody else's: few a day.
bool may_send(Context& context, acces::CompteId compte) {
    const std::vector<acces::Compteur> counters{
        {"courriel/confirmation/" + std::to_string(compte.value()), acces::baremes::courriel}
    };
    if (acces::wait_of(context.db, context.now, counters).count() > 0) return false;
    acces::count_failure(context.db, context.now, counters);
    return true;
}

void note(Context& context, db::Transaction& tx, acces::CompteId compte, std::string details) {
    acces::journal(
        tx,
        context.now,
        context.auteur(),
        {.action = "compte.courriel", .cible = compte, .details = std::move(details)}
    );
}

// The confirmed address serves no more: it is told, and no link sent to it opens anything.
void leave_former(Context& context, db::Transaction& tx, acces::CompteId compte) {
    tell_address_changed(context, tx, compte);
    acces::end_jetons(tx, context.now, compte);
}

// What waits for its confirmation; "" when nothing does.
std::string waiting(const acces::PageCompte& page) {
    if (!page.courriel_a_confirmer.empty()) return page.courriel_a_confirmer;
    return page.courriel_confirme ? std::string() : page.courriel;
}

bool confirm(Context& context, db::Transaction& tx, const acces::Jeton& link) {
    const auto before = acces::read_compte(context.db, link.compte);
    if (waiting(before) == link.courriel && before.courriel != link.courriel)
        leave_former(context, tx, link.compte);
    if (!acces::confirm_courriel(tx, context.now, link.compte, link.courriel)) return false;
    note(context, tx, link.compte, "Adresse électronique confirmée par son lien.");
    return true;
}

void keep(Context& context, const std::optional<base::Courriel>& courriel, bool send) {
    const auto compte = context.session().compte;
    context.db.transact([&](db::Transaction& tx) {
        if (!courriel) leave_former(context, tx, compte);
        acces::set_courriel(tx, compte, courriel ? courriel->text() : std::string());
        note(
            context,
            tx,
            compte,
            courriel ? "Nouvelle adresse électronique donnée par son titulaire, à confirmer."
                     : "Adresse électronique retirée."
        );
        if (courriel && send)
            send_confirmation(context, tx, compte, context.session().identifiant, *courriel);
    });
}

}  // namespace

Response courriel(Context& context, const Request& request) {
    if (auto page = held_by_directory(context, request, title)) return *std::move(page);
    return show(context, request, {});
}

Response changer_courriel(Context& context, const Request& request) {
    if (auto page = held_by_directory(context, request, title)) return *std::move(page);
    const auto compte = context.session().compte;
    auto given = courriel_form.read(request.form);
    if (!given.value) return show(context, request, given);
    const auto form = *given.value;
    const acces::Hacheur hacheur(context.config.password_memory_kib);
    const auto answer =
        acces::confirm_password(context.db, hacheur, context.now, compte, form.mot_de_passe);
    if (!answer.right) {
        given.refuse(
            "mot_de_passe",
            answer.attente.count() > 0 ? acces::wait_message(answer.attente)
                                       : "Ce n’est pas votre mot de passe."
        );
        return show(context, request, given);
    }
    const bool send = !form.courriel || may_send(context, compte);
    keep(context, form.courriel, send);
    if (!form.courriel) return Response::redirect("/compte?fait=sans-courriel");
    return Response::redirect(send ? "/compte?fait=courriel" : "/compte?fait=attente");
}

Response renvoyer_confirmation(Context& context, const Request&) {
    const auto& session = context.session();
    const auto address =
        base::Courriel::parse(waiting(acces::read_compte(context.db, session.compte)));
    if (!address) return Response::redirect("/compte");
    if (!may_send(context, session.compte)) return Response::redirect("/compte?fait=attente");
    context.db.transact([&](db::Transaction& tx) {
        send_confirmation(context, tx, session.compte, session.identifiant, *address);
    });
    return Response::redirect("/compte?fait=renvoi");
}

Response confirmation_courriel(Context& context, const Request& request) {
    const std::string token(request.param("jeton"));
    const auto found =
        acces::find_jeton(context.db, context.now, acces::UsageJeton::courriel, token);
    if (!found) return show_link(context, request, {Etat::perime, "", ""});
    return show_link(context, request, {Etat::a_confirmer, masked(found->courriel), token});
}

Response confirmer_courriel(Context& context, const Request& request) {
    const std::string token(request.param("jeton"));
    const auto found =
        acces::find_jeton(context.db, context.now, acces::UsageJeton::courriel, token);
    const bool confirmed = found && context.db.transact([&](db::Transaction& tx) {
        return acces::spend_jeton(tx, context.now, acces::UsageJeton::courriel, token) &&
               confirm(context, tx, *found);
    });
    if (!confirmed) return show_link(context, request, {Etat::perime, "", ""});
    return show_link(context, request, {Etat::confirmee, masked(found->courriel), ""});
}

}  // namespace auth::pages
