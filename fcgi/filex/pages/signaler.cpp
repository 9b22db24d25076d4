// Whoever holds a link may say that what it leads to is abusive. The administration reads it, and
// decides.
#include "filex/pages/remise.hpp"

#include "acces/limite.hpp"
#include "base/courriel.hpp"
#include "hall/depots.hpp"
#include "hall/layout.hpp"
#include "tpl/filex/signaler.hpp"
#include "web/form.hpp"

namespace filex::pages {
namespace {

namespace t = tpl::filex::signaler;

constexpr int too_many = 429;

struct Signalement {
    std::string raison;
    std::optional<base::Courriel> courriel;
};

base::Result<std::string> parse_reason(std::string_view text) { return base::trim(text); }

constexpr auto signalement_form = web::form<Signalement>(
    web::required("raison", parse_reason, 4000, "Écrivez ce que vous signalez."),
    web::optional("courriel", base::Courriel::parse, 254)
);

struct Page {
    static constexpr web::Template file = t::file;
    std::string_view jeton;
    const web::Submitted<Signalement>& given;
    std::string attente = {};

    void fill(web::Dict& dict) const {
        dict.show(t::FORMULAIRE).set(t::JETON, jeton);
        dict.set_optional(t::ATTENTE, t::PHRASE, attente);
        hall::fill_errors(dict, t::ERREURS, given.errors);
        hall::fill_field(dict, given, {"raison", t::RAISON, t::RAISON_ERREUR, t::RAISON_MESSAGE});
        hall::fill_field(
            dict, given, {"courriel", t::COURRIEL, t::COURRIEL_ERREUR, t::COURRIEL_MESSAGE}
        );
    }
};

struct Merci {
    static constexpr web::Template file = t::file;
    std::string_view jeton;
    void fill(web::Dict& dict) const { dict.show(t::ENVOYE).set(t::JETON, jeton); }
};

constexpr const char* title = "Signaler ce dépôt";

// One mailbox of the administration must not be filled by who has one link.
acces::Compteur counter_of(const hall::Context& context, const depot::Remise& remise) {
    return {
        "depot/signalement/" + base::hex(remise.empreinte) + "/" +
            acces::network_of(context.visitor.adresse),
        acces::baremes::courriel};
}

void write(hall::Context& context, const depot::Remise& remise, const Signalement& given) {
    const auto courriel = given.courriel ? given.courriel->text() : std::string();
    context.db.transact([&](db::Transaction& tx) {
        // the button pressed twice: the second waits here, and finds the first
        tx->value<std::uint64_t>("SELECT id FROM depot WHERE id = ? FOR UPDATE", remise.depot);
        const auto same = tx->value<int>(
            "SELECT 1 FROM signalement WHERE depot = ? AND quand > ? AND courriel = ? AND raison = "
            "? LIMIT 1",
            remise.depot,
            context.now - std::chrono::hours(1),
            courriel,
            given.raison
        );
        if (same) return;
        tx->execute(
            "INSERT INTO signalement (depot, quand, courriel, raison, adresse) VALUES (?, ?, ?, ?, "
            "?)",
            remise.depot,
            context.now,
            courriel,
            given.raison,
            context.visitor.adresse
        );
        const auto plume = hall::Plume::of(context);
        const auto resume = depot::resume_of(tx.connection(), remise.depot);
        if (!resume) return;
        const hall::DepotSignalementMail mail{
            hall::expediteur_of(tx.connection(), *resume).nom,
            resume->invite() ? hall::invite_of(*resume).nom : std::string(),
            hall::titre_depot(hall::pieces_of(*resume)),
            hall::Plume::date(context.now),
            given.raison,
            hall::Reponse(given.courriel),
            context.config.link("/filex/administration/signalements")};
        for (const auto& to : depot::administration(tx.connection()))
            hall::send(plume, tx, to, mail);
    });
    acces::count_failure(context.db, context.now, {counter_of(context, remise)});
}

}  // namespace

web::Response signaler(hall::Context& context, const web::Request& request) {
    const auto remise = remise_at(context, request);
    if (!remise) return fausse_adresse(context);
    if (request.query.has("envoye"))
        return remise_page(context, {title}, Merci{request.param("jeton")});
    const web::Submitted<Signalement> empty;
    return remise_page(context, {title}, Page{request.param("jeton"), empty});
}

web::Response envoyer_signalement(hall::Context& context, const web::Request& request) {
    const auto remise = remise_at(context, request);
    if (!remise) return fausse_adresse(context);
    auto given = signalement_form.read(request.form);
    if (given.value && base::length(given.value->raison) > 2000)
        given.refuse("raison", "Ce texte est trop long\u00A0: il faut au plus 2000 caractères.");
    const auto jeton = request.param("jeton");
    if (!given.value) return remise_page(context, {title, true}, Page{jeton, given});
    const auto wait = acces::wait_of(context.db, context.now, {counter_of(context, *remise)});
    if (wait.count() > 0) {
        const auto* const words =
            "Vous avez déjà signalé ce dépôt plusieurs fois\u00A0: l’administration a "
            "reçu vos messages.";
        return remise_page(context, {title}, Page{jeton, given, words}, too_many);
    }
    write(context, *remise, *given.value);
    return web::Response::redirect("/f/" + std::string(jeton) + "/signaler?envoye=1");
}

}  // namespace filex::pages
