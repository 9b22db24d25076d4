// S2: the head and his deputies say who may use which application.
#include "tpl/ts_admin/droits.hpp"
#include "acces/personnel.hpp"
#include "tpl/ts_admin/droits_personne.hpp"
#include "ts-admin/cadre.hpp"
#include "ts-admin/pages/pages.hpp"

namespace ts_admin::pages {
namespace {

using acces::Application;
using acces::Personnel;

std::string words_of(const Personnel& person) {
    if (person.head()) return "Toutes les applications";
    std::string words;
    for (std::size_t i = 0; i < acces::application_count; ++i) {
        if (!person.applications.test(i)) continue;
        words +=
            (words.empty() ? "" : ", ") + std::string(acces::label_of(static_cast<Application>(i)));
    }
    return words.empty() ? "Aucune application" : words;
}

struct ListView {
    static constexpr web::Template file = tpl::ts_admin::droits::file;
    const hall::Context& context;
    std::vector<Personnel> people;
    bool saved;

    void fill(web::Dict& dict) const {
        namespace t = tpl::ts_admin::droits;
        dict.show_if(saved, t::ENREGISTRE);
        for (const auto& person : people) {
            auto row = dict.add(t::LIGNE);
            row.set(t::NOM, person.nom).set(t::FONCTION, acces::label_of(person.fonction));
            row.set(t::DROITS, words_of(person));
            if (person.fonction != acces::Fonction::chef)
                row.add(t::MODIFIER)
                    .set(t::CLE, context.handle(person.compte))
                    .set(t::NOM, person.nom);
        }
    }
};

// The head alone names deputies; a teacher is not named deputy.
bool may_name(const hall::Context& context, const Personnel& person) {
    return context.poste().fonction == acces::Fonction::chef &&
           (person.fonction == acces::Fonction::personnel ||
            person.fonction == acces::Fonction::adjoint);
}

struct PersonView {
    static constexpr web::Template file = tpl::ts_admin::droits_personne::file;
    const hall::Context& context;
    const Personnel& person;

    void fill(web::Dict& dict) const {
        namespace t = tpl::ts_admin::droits_personne;
        dict.set(t::CLE, context.handle(person.compte)).set(t::NOM, person.nom);
        dict.set(t::FONCTION, acces::label_of(person.fonction));
        if (may_name(context, person))
            dict.add(t::ADJOINT).show_if(person.fonction == acces::Fonction::adjoint, t::COCHE);
        for (std::size_t i = 0; i < acces::application_count; ++i) {
            const auto application = static_cast<Application>(i);
            dict.add(t::APPLICATION)
                .set(t::VALEUR, acces::name_of(application))
                .set(t::LIBELLE, acces::label_of(application))
                .show_if(person.head() || person.applications.test(i), t::COCHE);
        }
        dict.show_if(person.head(), t::TOUTES);
    }
};

// Whom the page is about: never the head, whose rights nobody takes.
std::optional<Personnel> find(hall::Context& context, const Request& request) {
    const auto id = context.open_handle<acces::Compte>(request.param("compte"));
    if (!id) return std::nullopt;
    auto person = acces::read_personnel(context.db, context.poste().etablissement, *id);
    if (person && person->fonction == acces::Fonction::chef) return std::nullopt;
    return person;
}

}  // namespace

Response droits(hall::Context& context, const Request& request) {
    return hall::page(
        context,
        request,
        head_of(
            context,
            "Droits du personnel",
            "Qui peut faire quoi dans les télé-services de l’établissement."
        ),
        ListView{
            context,
            acces::personnel_of(context.db, context.poste().etablissement),
            request.query.has("enregistre")}
    );
}

Response droits_personne(hall::Context& context, const Request& request) {
    const auto person = find(context, request);
    if (!person) return context.not_found(request);
    return hall::page(
        context,
        request,
        head_of(
            context,
            "Droits de " + person->nom,
            "Un droit retiré l’est dès la page suivante de la personne.",
            {
                {"Droits du personnel", "/ts-admin/droits"}
    }
        ),
        PersonView{context, *person}
    );
}

Response droits_enregistrer(hall::Context& context, const Request& request) {
    const auto person = find(context, request);
    if (!person) return context.not_found(request);
    std::bitset<acces::application_count> applications;
    for (std::size_t i = 0; i < acces::application_count; ++i) {
        for (const auto name : request.form.all("application")) {
            if (name == acces::name_of(static_cast<Application>(i))) applications.set(i);
        }
    }
    const bool adjoint = request.form.has("adjoint");
    context.db.transact([&](db::Transaction& tx) {
        const auto acte = acte_of(context);
        const bool was = person->fonction == acces::Fonction::adjoint;
        bool all = was;
        if (may_name(context, *person) && adjoint != was &&
            acces::set_adjoint(tx, acte, person->compte, adjoint))
            all = adjoint;
        if (!all && !was) acces::set_applications(tx, acte, person->compte, applications);
    });
    return Response::redirect("/ts-admin/droits?enregistre=1");
}

}  // namespace ts_admin::pages
