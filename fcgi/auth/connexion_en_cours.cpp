#include "auth/connexion_en_cours.hpp"

#include "auth/chemins.hpp"
#include "auth/courriels.hpp"
#include "hall/reprise.hpp"

#include <stdexcept>

namespace auth {
namespace {

constexpr std::chrono::minutes patience{10};

bool needs_second_factor(const hall::Context& context, const acces::CompteConnexion& compte) {
    // who has the file drop alone comes with the password of his mailbox, as he reads his mail
    const bool powers = compte.poste || compte.profil == acces::Profil::academie;
    return powers && context.config.totp_required;
}

}  // namespace

void to_json(nlohmann::json& json, const ConnexionEnCours& state) {
    json = {
        {"compte", state.compte},
        {"retour", state.retour},
        {"depuis", state.depuis},
        {"cle",    state.cle   }
    };
}

void from_json(const nlohmann::json& json, ConnexionEnCours& state) {
    json.at("compte").get_to(state.compte);
    json.at("retour").get_to(state.retour);
    json.at("depuis").get_to(state.depuis);
    json.at("cle").get_to(state.cle);
}

std::optional<ConnexionEnCours> load_connexion(hall::Context& context) {
    auto state = hall::Draft<ConnexionEnCours>(context, connexion_form).load();
    if (!state) return std::nullopt;
    const base::Instant since{std::chrono::seconds(state->depuis)};
    if (context.now - since > patience) return std::nullopt;
    return state;
}

web::Response after_password(
    hall::Context& context, const acces::CompteConnexion& compte, const std::string& retour
) {
    const bool needed = needs_second_factor(context, compte);
    if (!compte.totp && !needed) return open_session(context, compte.id, retour);
    const ConnexionEnCours state{
        compte.id.value(),
        retour,
        context.now.time_since_epoch().count(),
        compte.totp ? std::string() : base::hex(acces::new_totp_secret(context.random).reveal())};
    hall::Draft<ConnexionEnCours>(context, connexion_form).save(state);
    return web::Response::redirect(compte.totp ? "/connexion/code" : "/connexion/installer");
}

web::Response open_session(
    hall::Context& context, acces::CompteId compte, const std::string& retour
) {
    const auto found = acces::find_compte(context.db, compte);
    if (!found) throw std::runtime_error("an account vanished while it was signing in");
    const bool new_device = acces::is_new_device(
        context.db,
        *found,
        context.visitor.adresse,
        context.visitor.appareil,
        std::chrono::hours(context.config.session_hours)
    );
    context.db.transact([&](db::Transaction& tx) {
        acces::record_connexion(tx, context.now, compte, context.visitor.adresse);
        if (new_device) tell_new_device(context, tx, compte);
    });
    context.sign_in(compte);
    hall::Draft<ConnexionEnCours>(context, connexion_form).drop();
    if (hall::proposer_reprise(context)) return web::Response::redirect("/compte/reprendre");
    return web::Response::redirect(destination(found->profil, found->poste, retour));
}

}  // namespace auth
