// Personal tokens, for curl and other clients without a browser: made with a name and a validity,
// shown in the answer to its form, ended at will.
#include "acces/journal.hpp"
#include "base/text.hpp"
#include "depot/jeton.hpp"
#include "depot/quota.hpp"
#include "filex/creation.hpp"
#include "filex/mots.hpp"
#include "filex/pages/pages.hpp"
#include "hall/layout.hpp"

#include "tpl/filex/jetons.hpp"

#include <fmt/format.h>
#include <tl/expected.hpp>

#include <cstdint>

namespace filex::pages {
namespace {

namespace t = tpl::filex::jetons;
constexpr int most_days = 365;
constexpr std::size_t most_tokens = 20;
constexpr std::size_t most_characters = 60;

base::Result<std::string> parse_nom(std::string_view text) {
    return web::parse_short_line(text, most_characters);
}

base::Result<int> parse_jours(std::string_view text) {
    const auto jours = base::parse_number<int>(text);
    if (!jours || *jours < 1 || *jours > most_days)
        return base::refuse("Écrivez un nombre de jours entier, de 1 à 365.");
    return *jours;
}

struct JetonForm {
    std::string nom;
    int jours;
};
constexpr auto jeton_form = web::form<JetonForm>(
    web::required("nom", parse_nom, 4 * most_characters, "Écrivez à quoi ce jeton sert."),
    web::required("jours", parse_jours, 20, "Écrivez pendant combien de jours.")
);
using Submitted = web::Submitted<JetonForm>;

struct Montre {
    std::string nom;
    std::string jeton;
};

struct View {
    static constexpr web::Template file = t::file;
    const hall::Context& context;
    const Submitted& given;
    std::string cle;
    std::vector<depot::JetonListe> jetons;
    const std::optional<Montre>& neuf;
    std::string_view fait;

    void fill(web::Dict& dict) const {
        dict.show_if(fait == "fin", t::FINI).show_if(fait == "deja", t::DEJA);
        hall::fill_errors(dict, t::ERREURS, given.errors);
        hall::fill_field(dict, given, {"nom", t::NOM, t::NOM_ERREUR, t::NOM_MESSAGE});
        hall::fill_field(dict, given, {"jours", t::JOURS, t::JOURS_ERREUR, t::JOURS_MESSAGE});
        dict.set(t::CLE, cle).set(t::ADRESSE, context.config.link("/filex/curl/"));
        if (neuf) dict.add(t::NEUF).set(t::NOM_JETON, neuf->nom).set(t::JETON, neuf->jeton);
        if (jetons.empty()) {
            dict.show(t::AUCUN);
            return;
        }
        auto list = dict.add(t::LISTE);
        for (const auto& jeton : jetons)
            list.add(t::LIGNE)
                .set(t::NOM_JETON, jeton.nom)
                .set(t::CREE, quand(jeton.cree_le))
                .set(t::VU, jeton.vu_le ? quand(*jeton.vu_le) : "jamais")
                .set(t::FIN, quand(jeton.expire_le))
                .set(t::CLE_JETON, context.handle(jeton.id));
    }
};

web::Response show(
    hall::Context& context,
    const web::Request& request,
    const Submitted& given,
    const std::optional<Montre>& neuf = {}
) {
    const hall::PageHead head{
        .title = "Déposer par curl",
        .lead = "Déposer des fichiers depuis un script ou un serveur, sans navigateur.",
        .trail = {{"FileX", "/filex/"}},
        .error = !given.errors.empty()};
    return hall::page(
        context,
        request,
        head,
        View{
            context,
            given,
            new_cle(context),
            depot::jetons_of(context.db, context.now, context.session().compte),
            neuf,
            request.query.value("fait")}
    );
}

Submitted fresh() {
    Submitted given;
    given.typed = {
        {"jours", "90"}
    };
    return given;
}

void note(
    hall::Context& context, db::Transaction& tx, std::string_view action, std::string details
) {
    acces::journal(
        tx, context.now, context.auteur(), {.action = action, .details = std::move(details)}
    );
}

// False: so many are in use already. The form may have been sent before: then there is one.
bool make(hall::Context& context, const base::Secret& jeton, const JetonForm& form) {
    const depot::NouveauJeton nouveau{
        context.session().compte, form.nom, context.now + std::chrono::days(form.jours)};
    try {
        return context.db.transact([&](db::Transaction& tx) {
            // two at once are counted one after the other
            depot::hold_count(tx, context.now, "jetons", nouveau.compte);
            if (depot::jetons_of(tx.connection(), context.now, nouveau.compte).size() >=
                most_tokens)
                return false;
            depot::add_jeton_depot(tx, context.now, nouveau, jeton);
            note(
                context,
                tx,
                "depot.jeton",
                fmt::format("Jeton «\u00A0{}\u00A0» créé pour {} jours.", form.nom, form.jours)
            );
            return true;
        });
    } catch (const db::Duplicate&) {
        return true;
    }
}

// Nothing: it is shown no more, or is not made yet.
std::optional<Montre> to_show(hall::Context& context, const base::Secret& jeton) {
    auto nom = depot::just_made(context.db, context.now, jeton);
    if (!nom) return std::nullopt;
    return Montre{std::move(*nom), jeton.reveal()};
}

}  // namespace

web::Response jetons(hall::Context& context, const web::Request& request) {
    return show(context, request, fresh());
}

web::Response creer_jeton(hall::Context& context, const web::Request& request) {
    const auto cle = request.form.value("cle");
    constexpr std::size_t characters = 22;
    if (cle.size() != characters || !base::unbase64url(cle))
        return web::Response::redirect("/filex/jetons");
    const auto compte = context.session().compte;
    const auto jeton = depot::jeton_of_form(context.keys, compte, cle);
    // pressed twice: the answer that is seen is the second one's
    if (const auto same = to_show(context, jeton)) return show(context, request, fresh(), same);
    auto given = jeton_form.read(request.form);
    if (!given.value) return show(context, request, given);
    if (!make(context, jeton, *given.value)) {
        given.refuse(
            "nom",
            fmt::format(
                "Vous avez déjà {} jetons en service. Mettez fin à l’un d’eux.", most_tokens
            )
        );
        return show(context, request, given);
    }
    if (const auto made = to_show(context, jeton)) return show(context, request, fresh(), made);
    return web::Response::redirect("/filex/jetons?fait=deja");
}

web::Response finir_jeton(hall::Context& context, const web::Request& request) {
    const auto id = context.open_handle<depot::JetonDepot>(request.param("jeton"));
    const auto compte = context.session().compte;
    const bool done = id && context.db.transact([&](db::Transaction& tx) {
        if (!depot::end_jeton_depot(tx, context.now, compte, *id)) return false;
        note(context, tx, "depot.jeton_fin", "Fin donnée à un jeton.");
        return true;
    });
    if (!done) return context.not_found(request);
    return web::Response::redirect("/filex/jetons?fait=fin");
}

}  // namespace filex::pages
