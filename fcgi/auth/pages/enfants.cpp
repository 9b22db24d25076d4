// Children of the account: attach one by code and birth date, refuse one, detach one.
#include "acces/rattachement.hpp"
#include "auth/champs_code.hpp"
#include "auth/courriels.hpp"
#include "auth/creation.hpp"
#include "auth/pages/pages.hpp"
#include "base/text.hpp"
#include "scolarite/noms.hpp"

#include "tpl/auth/ajouter_enfant.hpp"
#include "tpl/auth/confirmer_enfant.hpp"
#include "tpl/auth/detacher.hpp"

#include <optional>
#include <string>

namespace auth::pages {
namespace {

using Submitted = web::Submitted<CodeForm>;
// The number of the verified code.
using Ajout = hall::Draft<std::uint64_t>;
constexpr std::string_view ajout_form = "enfants.ajouter";

struct AjouterView {
    static constexpr web::Template file = tpl::auth::ajouter_enfant::file;
    const Submitted& given;
    std::string_view compte;  // whose it is: a letter's QR leads here on whatever phone
    bool eleve;               // it is the pupil's own

    void fill(web::Dict& dict) const {
        namespace t = tpl::auth::ajouter_enfant;
        hall::fill_errors(dict, t::ERREURS, given.errors);
        fill_code_fields(dict, t::CHAMPS, given);
        dict.set(t::DE, base::de(compte)).set(t::COMPTE, compte).show_if(!eleve, t::RESPONSABLE);
    }
};

struct ConfirmerView {
    static constexpr web::Template file = tpl::auth::confirmer_enfant::file;
    const acces::EnfantDuCode& enfant;
    const std::string& jeton;
    std::string_view compte;
    bool change;  // an answer came from a page that asked of another

    void fill(web::Dict& dict) const {
        namespace t = tpl::auth::confirmer_enfant;
        dict.show_if(change, t::CHANGE);
        dict.set(t::PRENOM, enfant.prenom).set(t::ETABLISSEMENT, enfant.etablissement);
        dict.set(t::TITULAIRE, enfant.titulaire).set(t::JETON, jeton);
        dict.set(t::DE, base::de(compte)).set(t::COMPTE, compte);
        dict.set_optional(t::EN_DIVISION, t::DIVISION, enfant.division);
        dict.show_if(enfant.code.profil() == acces::Profil::responsable, t::CONTESTABLE);
    }
};

struct DetacherView {
    static constexpr web::Template file = tpl::auth::detacher::file;
    const acces::EnfantRattache& enfant;
    std::string poignee;

    void fill(web::Dict& dict) const {
        namespace t = tpl::auth::detacher;
        const auto nom = scolarite::nom_complet(enfant.prenom, enfant.nom);
        dict.set(t::DE, base::de(nom))
            .set(t::NOM, nom)
            .set(t::ETABLISSEMENT, enfant.etablissement)
            .set(t::POIGNEE, poignee);
    }
};

bool pupil(const Context& context) { return context.session().profil == acces::Profil::eleve; }

Response show(Context& context, const Request& request, const Submitted& given) {
    const hall::PageHead head{
        .title = pupil(context) ? "Utiliser un nouveau code" : "Ajouter un enfant",
        .lead = "Le code et la date de naissance de l’élève, ensemble, ouvrent l’accès.",
        .trail = {{"Mon compte", "/compte"}},
        .error = !given.errors.empty(),
        .script = "car.js"};
    return hall::page(
        context,
        request,
        head,
        AjouterView{
            given, context.session().affiche(), context.session().profil == acces::Profil::eleve}
    );
}

std::string refusal_of_kind(const Context& context, const acces::CodeVerifie& code) {
    if (code.profil() == context.session().profil) return {};
    return pupil(context)
               ? "Ce code est destiné à un parent\u00A0: il ne peut pas être ajouté au "
                 "compte d’un élève."
               : "Ce code est celui du compte personnel d’un élève\u00A0: il ne peut pas "
                 "être ajouté au compte d’un parent.";
}

// Two letters to one address: the code of the other parent must neither be spent here, nor open
// again what the school closes for this one.
std::string refusal_of(Context& context, const acces::CodeVerifie& code) {
    if (auto of_kind = refusal_of_kind(context, code); !of_kind.empty()) return of_kind;
    const auto obstacle = acces::obstacle_of(context.db, context.session().compte, code);
    if (obstacle == acces::Obstacle::aucun) return {};
    if (obstacle == acces::Obstacle::autre_eleve)
        return "Ce code est celui d’un autre élève\u00A0: il n’a pas servi, rendez-le-lui. Chaque "
               "élève "
               "a son propre compte.";
    const auto enfant = acces::read_enfant(context.db, context.now, code.car);
    const auto holder = enfant ? enfant->titulaire : std::string("un autre responsable");
    return "Cet élève est déjà rattaché à votre compte. Ce code est celui " + base::de(holder) +
           holder +
           "\u00A0: il n’a pas servi, laissez-le-lui. Chaque responsable a son propre compte.";
}

std::optional<acces::EnfantRattache> child(Context& context, const Request& request) {
    const auto id = context.open_handle<acces::Rattachement>(request.param("lien"));
    if (!id) return std::nullopt;
    auto enfant = acces::enfant_of(context.db, context.session().compte, *id);
    if (!enfant || enfant->propre) return std::nullopt;
    return enfant;
}

enum class Fin : std::uint8_t { ajoute, conteste, deja, autre_page, mort };

Fin decide(
    Context& context,
    db::Transaction& tx,
    Ajout& draft,
    const acces::EnfantDuCode& enfant,
    const Request& request
) {
    const auto compte = context.session().compte;
    const auto car = enfant.code.car;
    if (!acces::lock_codes(tx, context.now, {car})) return Fin::mort;
    if (!draft.spend(tx, request.form.value("jeton"))) return Fin::autre_page;
    const bool contest =
        request.form.value("choix") == "contester" && enfant.code.couple.has_value();
    if (contest) {
        acces::contest_code(tx, context.now, context.auteur(), car);
        return Fin::conteste;
    }
    // two codes entered at once wait here for one another
    tx->value<acces::CompteId>("SELECT id FROM compte WHERE id = ? FOR UPDATE", compte);
    if (acces::obstacle_of(tx.connection(), compte, enfant.code) != acces::Obstacle::aucun)
        return Fin::deja;
    if (!acces::activate(tx, context.now, context.auteur(), compte, car)) return Fin::mort;
    tell_new_child(context, tx, compte, enfant.prenom);
    return Fin::ajoute;
}

}  // namespace

Response ajouter_enfant(Context& context, const Request& request) {
    return show(context, request, {});
}

Response enregistrer_enfant(Context& context, const Request& request) {
    auto given = code_form.read(request.form);
    const auto code = verified(context, given);
    if (!code) return show(context, request, given);
    if (const auto refusal = refusal_of(context, *code); !refusal.empty()) {
        given.refuse("car", refusal);
        return show(context, request, given);
    }
    Ajout(context, ajout_form).save(code->car.value());
    return Response::redirect("/compte/enfants/confirmer");
}

Response confirmer_enfant(Context& context, const Request& request) {
    Ajout draft(context, ajout_form);
    const auto car = draft.load();
    if (!car) return Response::redirect("/compte");
    const auto enfant = acces::read_enfant(context.db, context.now, acces::CarId(*car));
    if (!enfant) return Response::redirect("/compte/enfants/ajouter");
    const hall::PageHead head{
        .title = "Est-ce bien cet élève\u00A0?",
        .trail = {{"Mon compte", "/compte"}, {"Ajouter un enfant", "/compte/enfants/ajouter"}}
    };
    return hall::page(
        context,
        request,
        head,
        ConfirmerView{
            *enfant, draft.jeton(), context.session().affiche(), request.query.has("change")}
    );
}

Response rattacher_enfant(Context& context, const Request& request) {
    Ajout draft(context, ajout_form);
    const auto car = draft.load();
    if (!car) return Response::redirect("/compte");
    const auto enfant = acces::read_enfant(context.db, context.now, acces::CarId(*car));
    if (!enfant) return Response::redirect("/compte/enfants/confirmer");
    const auto end = context.db.transact([&](db::Transaction& tx) {
        return decide(context, tx, draft, *enfant, request);
    });
    switch (end) {
        case Fin::ajoute:
            return Response::redirect("/compte?fait=enfant");
        case Fin::conteste:
            return Response::redirect("/compte?fait=conteste");
        case Fin::autre_page:
            return Response::redirect("/compte/enfants/confirmer?change=1");
        case Fin::mort:
        case Fin::deja:
            break;
    }
    return Response::redirect("/compte/enfants/confirmer");
}

Response detacher_enfant(Context& context, const Request& request) {
    const auto enfant = child(context, request);
    if (!enfant) return context.not_found(request);
    const hall::PageHead head{
        .title = "Détacher " + enfant->prenom, .trail = {{"Mon compte", "/compte"}}};
    return hall::page(context, request, head, DetacherView{*enfant, context.handle(enfant->id)});
}

Response confirmer_detachement(Context& context, const Request& request) {
    const auto enfant = child(context, request);
    if (!enfant) return Response::redirect("/compte");
    const auto motif =
        request.form.has("conteste") ? acces::MotifFin::conteste : acces::MotifFin::detache;
    context.db.transact([&](db::Transaction& tx) {
        acces::end_rattachement(
            tx, context.now, context.auteur(), context.session().compte, enfant->id, motif
        );
    });
    return Response::redirect("/compte?fait=detache");
}

}  // namespace auth::pages
