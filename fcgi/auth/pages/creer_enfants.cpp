// Creating an account, the last step: who is attached, and the one commit.
#include "acces/compte.hpp"
#include "acces/reouverture.hpp"
#include "auth/courriels.hpp"
#include "auth/creation.hpp"
#include "auth/etape.hpp"
#include "auth/pages/pages.hpp"
#include "base/text.hpp"

#include "tpl/auth/cree.hpp"
#include "tpl/auth/creer_enfants.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <string>

namespace auth::pages {
namespace {

constexpr std::size_t most_children = 20;

struct EnfantsView {
    static constexpr web::Template file = tpl::auth::creer_enfants::file;
    const Context& context;
    const Creation& state;
    const std::vector<acces::EnfantDuCode>& enfants;
    const std::vector<acces::EnfantDuCode>&
        deja_ouverts;  // those whose former code opened an account
    const std::string& jeton;
    const std::vector<std::string>& morts;  // whose code has died since

    bool own() const { return enfants.front().code.profil() == acces::Profil::eleve; }

    void fill(web::Dict& dict) const {
        namespace t = tpl::auth::creer_enfants;
        fill_step(dict, t::ETAPE, Etape::enfants, state);
        for (const auto& prenom : morts)
            dict.add(t::CODE_MORT).set(t::DE, base::de(prenom)).set(t::PRENOM, prenom);
        // schools write the same person a little differently: said, not refused
        const bool one_person = std::all_of(enfants.begin(), enfants.end(), [&](const auto& one) {
            return one.titulaire == enfants.front().titulaire;
        });
        dict.show_if(!own() && !one_person, t::TITULAIRES_DIFFERENTS);
        const std::string_view several = enfants.size() > 1 ? "Vos enfants" : "Votre enfant";
        dict.set(t::TITRE_LISTE, own() ? "Votre scolarité" : several);
        for (const auto& enfant : enfants) fill_enfant(dict, enfant);
        fill_former_account(dict);
        dict.show_if(!own() && enfants.size() < most_children, t::AUTRE);
        dict.set(t::IDENTIFIANT, state.identifiant).set(t::JETON, jeton);
        dict.set_optional(t::AVEC_COURRIEL, t::COURRIEL, state.courriel);
        dict.show_if(state.courriel.empty(), t::SANS_COURRIEL);
    }
    // A second account would leave the first one empty, and nobody would know why.
    void fill_former_account(web::Dict& dict) const {
        namespace t = tpl::auth::creer_enfants;
        if (deja_ouverts.empty()) return;
        auto former = dict.add(t::DEJA_UN_COMPTE);
        if (own()) return;
        std::string names;
        for (const auto& one : deja_ouverts) names += (names.empty() ? "" : ", ") + one.prenom;
        former.add(t::DEJA_POUR).set(t::QUI, names);
    }
    void fill_enfant(web::Dict& dict, const acces::EnfantDuCode& enfant) const {
        namespace t = tpl::auth::creer_enfants;
        auto tile = dict.add(t::ENFANT);
        tile.set(t::PRENOM, enfant.prenom).set(t::ETABLISSEMENT, enfant.etablissement);
        tile.set_optional(t::EN_DIVISION, t::DIVISION, enfant.division);
        tile.set(t::POIGNEE, context.handle(enfant.code.car));
        if (!own()) tile.add(t::AVEC_TITULAIRE).set(t::TITULAIRE, enfant.titulaire);
    }
};

struct CreeView {
    static constexpr web::Template file = tpl::auth::cree::file;
    const CompteCree& cree;

    void fill(web::Dict& dict) const {
        namespace t = tpl::auth::cree;
        dict.set(t::IDENTIFIANT, cree.identifiant);
        dict.set_optional(t::AVEC_COURRIEL, t::COURRIEL, cree.courriel);
        dict.show_if(cree.courriel.empty(), t::SANS_COURRIEL);
    }
};

// Where a visitor without a form under way is: just done, or at the beginning.
Response elsewhere(Context& context) {
    const bool done = BrouillonCree(context, cree_form).load().has_value();
    return Response::redirect(done ? "/compte/creer/fin" : "/compte/creer");
}

enum class Fin : std::uint8_t { cree, deja, code_mort, pris };

acces::NouveauCompte new_account(
    const Creation& state, const std::vector<acces::EnfantDuCode>& enfants
) {
    std::optional<base::Courriel> address;
    if (auto parsed = base::Courriel::parse(state.courriel)) address = std::move(*parsed);
    return {
        acces::Identifiant::parse(state.identifiant).value(),
        enfants.front().code.profil(),
        state.empreinte,
        std::move(address),
        enfants.front().titulaire,
        state.question,
        state.reponse};
}

// All or nothing: the codes are locked and looked at before anything is written.
Fin commit(
    Context& context,
    db::Transaction& tx,
    BrouillonCreation& draft,
    const Creation& state,
    const std::vector<acces::EnfantDuCode>& enfants,
    const std::string& jeton
) {
    std::vector<acces::CarId> codes;
    codes.reserve(enfants.size());
    for (const auto& enfant : enfants) codes.push_back(enfant.code.car);
    if (!acces::lock_codes(tx, context.now, codes)) return Fin::code_mort;
    if (!draft.spend(tx, jeton)) return Fin::deja;
    const auto account = new_account(state, enfants);
    const auto compte = acces::create_compte(tx, context.now, account);
    if (!compte) {
        draft.save(state);
        return Fin::pris;
    }
    for (const auto& code : codes)
        if (!acces::activate(tx, context.now, context.auteur(), *compte, code))
            throw std::logic_error("a locked code died");
    BrouillonCree(context, cree_form).save({state.identifiant, state.courriel});
    if (account.courriel)
        send_confirmation(context, tx, *compte, state.identifiant, *account.courriel);
    return Fin::cree;
}

}  // namespace

Response creer_enfants(Context& context, const Request& request) {
    BrouillonCreation draft(context, creation_form);
    auto state = draft.load();
    if (!state) return elsewhere(context);
    const auto given = state->cars;
    const auto enfants = enfants_of(context, *state);
    const bool died = state->cars.size() != given.size();
    if (died) draft.save(*state);
    if (died && enfants.empty()) return Response::redirect("/compte/creer/code?fait=mort");
    if (!state->has_identity() || enfants.empty()) return Response::redirect(next_path(*state));
    if (acces::identifiant_taken(context.db, acces::Identifiant::parse(state->identifiant).value()))
        return Response::redirect("/compte/creer?pris=1");
    std::vector<std::string> morts;
    for (const auto car : given)
        if (!state->has(acces::CarId(car)))
            morts.push_back(acces::prenom_of_code(context.db, acces::CarId(car)));
    auto deja_ouverts = enfants;
    std::erase_if(deja_ouverts, [&](const acces::EnfantDuCode& one) {
        return !acces::compte_du_code(context.db, one.code);
    });
    const hall::PageHead head{
        .title = "Vérifier et créer le compte",
        .lead = "Rien n’est encore enregistré\u00A0: vérifiez, puis créez le compte.",
        .trail = {{"Créer un compte", "/compte/creer"}}};
    return hall::page(
        context,
        request,
        head,
        EnfantsView{context, *state, enfants, deja_ouverts, draft.jeton(), morts}
    );
}

Response creer_compte(Context& context, const Request& request) {
    BrouillonCreation draft(context, creation_form);
    auto state = draft.load();
    if (!state) return elsewhere(context);
    const auto announced = state->cars.size();
    const auto enfants = enfants_of(context, *state);
    if (!state->has_identity()) return Response::redirect(next_path(*state));
    if (enfants.empty()) {
        draft.save(*state);
        return Response::redirect("/compte/creer/code?fait=mort");
    }
    if (enfants.size() != announced) return Response::redirect("/compte/creer/enfants");
    const std::string jeton(request.form.value("jeton"));
    const auto end = context.db.transact([&](db::Transaction& tx) {
        return commit(context, tx, draft, *state, enfants, jeton);
    });
    switch (end) {
        case Fin::cree:
            return Response::redirect("/compte/creer/fin");
        case Fin::pris:
            return Response::redirect("/compte/creer?pris=1");
        case Fin::code_mort:
        case Fin::deja:
            break;
    }
    return Response::redirect("/compte/creer/enfants");  // which knows whether it is done
}

Response compte_cree(Context& context, const Request& request) {
    const auto cree = BrouillonCree(context, cree_form).load();
    if (!cree) return Response::redirect("/compte/creer");
    return hall::page(context, request, {.title = "Votre compte est créé"}, CreeView{*cree});
}

}  // namespace auth::pages
