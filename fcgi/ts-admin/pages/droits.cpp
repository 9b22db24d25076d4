// S2: the head and his deputies say who may use which application.
#include "tpl/ts_admin/droits.hpp"
#include "acces/personnel.hpp"
#include "base/text.hpp"
#include "tpl/ts_admin/droits_personne.hpp"
#include "ts-admin/cadre.hpp"
#include "ts-admin/pages/pages.hpp"
#include "ts-admin/recherche.hpp"
#include "web/csv.hpp"

#include <algorithm>

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

// What the address of the list says.
struct Recherche {
    std::string nom;  // a part of it
    bool par_fonction = false;
};

std::vector<Personnel> people_of(hall::Context& context, const Recherche& recherche) {
    auto people = acces::personnel_of(context.db, context.poste().etablissement);
    const auto wanted = base::fold(recherche.nom);
    const auto other = [&](const Personnel& person) {
        return base::fold(person.nom).find(wanted) == std::string::npos;
    };
    people.erase(std::remove_if(people.begin(), people.end(), other), people.end());
    if (recherche.par_fonction)
        std::stable_sort(people.begin(), people.end(), [](const Personnel& a, const Personnel& b) {
            return a.fonction < b.fonction;
        });
    return people;
}

Recherche read_recherche(const web::Fields& query) {
    return {start_of(query.value("nom"), 100), query.value("tri") == "fonction"};
}

std::string path_of(std::string_view page, const Recherche& recherche) {
    std::string query;
    if (!recherche.nom.empty()) query += "?nom=" + escaped(recherche.nom);
    if (recherche.par_fonction) query += (query.empty() ? "?" : "&") + std::string("tri=fonction");
    return std::string(page) + query;
}

struct ListView {
    static constexpr web::Template file = tpl::ts_admin::droits::file;
    const hall::Context& context;
    Recherche recherche;
    std::vector<Personnel> people;
    std::string_view fait;  // what was just done: "" or a name below

    void fill(web::Dict& dict) const {
        namespace t = tpl::ts_admin::droits;
        dict.show_if(fait == "droits", t::ENREGISTRE)
            .show_if(fait == "rien", t::RIEN)
            .show_if(fait == "fin", t::FINI);
        dict.set(t::NOM_CHERCHE, recherche.nom);
        dict.show(recherche.par_fonction ? t::PAR_FONCTION : t::PAR_NOM);
        if (people.empty()) {
            dict.show(t::VIDE);
            return;
        }
        auto list = dict.add(t::LISTE);
        list.set(t::EXPORT, path_of("/ts-admin/droits.csv", recherche));
        list.set(t::LIEN_NOM, path_of("/ts-admin/droits", {recherche.nom, false}));
        list.set(t::LIEN_FONCTION, path_of("/ts-admin/droits", {recherche.nom, true}));
        for (const auto& person : people) {
            auto row = list.add(t::LIGNE);
            row.set(t::NOM, person.nom).set(t::FONCTION, acces::label_of(person.fonction));
            row.set(t::DROITS, words_of(person));
            if (person.fonction == acces::Fonction::chef)
                row.show(t::CHEF);
            else
                row.add(t::MODIFIER)
                    .set(t::CLE, context.handle(person.compte))
                    .set(t::DE, base::de(person.nom))
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

// Nobody ends the head's post here, and the head alone that of a deputy.
bool may_end(const hall::Context& context, const Personnel& person) {
    return context.poste().fonction == acces::Fonction::chef || !person.head();
}

std::string vu_of(const Personnel& person) {
    return ts_admin::vu_of(
        std::string(acces::label_of(person.fonction)) + " " + person.applications.to_string()
    );
}

struct PersonView {
    static constexpr web::Template file = tpl::ts_admin::droits_personne::file;
    const hall::Context& context;
    const Personnel& person;
    std::string conflit = {};  // why nothing was changed

    void fill(web::Dict& dict) const {
        namespace t = tpl::ts_admin::droits_personne;
        dict.set(t::VU, vu_of(person));
        if (!conflit.empty()) dict.add(t::CONFLIT).set(t::PHRASE, conflit);
        dict.set(t::CLE, context.handle(person.compte));
        dict.set(t::DE, base::de(person.nom)).set(t::NOM, person.nom);
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
        if (may_end(context, person)) dict.show(t::FIN);
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

Response show_person(hall::Context& context, const Request& request, const PersonView& view) {
    auto head = head_of(
        context,
        "Droits " + base::de(view.person.nom) + view.person.nom,
        "Un droit retiré l’est dès la page suivante de la personne.",
        {
            {"Droits du personnel", "/ts-admin/droits"}
    }
    );
    head.error = !view.conflit.empty();
    return hall::page(context, request, head, view, head.error ? 409 : 200);
}

std::bitset<acces::application_count> asked_applications(const web::Fields& form) {
    std::bitset<acces::application_count> applications;
    for (std::size_t i = 0; i < acces::application_count; ++i) {
        for (const auto name : form.all("application"))
            if (name == acces::name_of(static_cast<Application>(i))) applications.set(i);
    }
    return applications;
}

// A deputy has all of them: what is ticked counts for who is none, and stays none.
base::Check save_rights(
    hall::Context& context, db::Transaction& tx, const Personnel& person, const web::Fields& form
) {
    const auto acte = acte_of(context);
    const bool adjoint = form.has("adjoint");
    const bool was = person.fonction == acces::Fonction::adjoint;
    if (may_name(context, person) && adjoint != was)
        if (auto named = acces::set_adjoint(tx, acte, person.compte, adjoint); !named || adjoint)
            return named;
    if (was) return {};
    return acces::set_applications(tx, acte, person.compte, asked_applications(form));
}

}  // namespace

Response droits(hall::Context& context, const Request& request) {
    const auto recherche = read_recherche(request.query);
    return hall::page(
        context,
        request,
        head_of(
            context,
            "Droits du personnel",
            "Qui peut faire quoi dans les télé-services de l’établissement."
        ),
        ListView{context, recherche, people_of(context, recherche), request.query.value("fait")}
    );
}

Response droits_csv(hall::Context& context, const Request& request) {
    const auto people = people_of(context, read_recherche(request.query));
    web::Csv csv({"Nom", "Fonction", "Applications"});
    for (const auto& person : people)
        csv.row({person.nom, std::string(acces::label_of(person.fonction)), words_of(person)});
    note_export(context, "Droits du personnel", people.size());
    return std::move(csv).file("droits-" + today_iso(context) + ".csv");
}

Response droits_personne(hall::Context& context, const Request& request) {
    const auto person = find(context, request);
    if (!person) return context.not_found(request);
    return show_person(context, request, {context, *person});
}

Response droits_enregistrer(hall::Context& context, const Request& request) {
    const auto shown = find(context, request);
    if (!shown) return context.not_found(request);
    // what was done, as the list says it; refused, nothing was: somebody else was first
    const auto done = context.db.transact([&](db::Transaction& tx) -> base::Result<std::string> {
        const auto acte = acte_of(context);
        vie_scolaire::lock_reglages(tx, acte.etablissement);
        const auto read = [&] {
            return acces::read_personnel(tx.connection(), acte.etablissement, shown->compte);
        };
        const auto person = read();
        if (!person || vu_of(*person) != request.form.value("vu"))
            return base::refuse(std::string(conflict_words));
        if (auto saved = save_rights(context, tx, *person, request.form); !saved)
            return tl::unexpected(saved.error());
        const auto after = read();
        return after && vu_of(*after) == vu_of(*person) ? "rien" : "droits";
    });
    if (done) return Response::redirect("/ts-admin/droits?fait=" + *done);
    const auto person = find(context, request);
    if (!person) return context.not_found(request);
    return show_person(context, request, {context, *person, done.error().message});
}

Response fin_poste(hall::Context& context, const Request& request) {
    const auto person = find(context, request);
    if (!person || !may_end(context, *person)) return context.not_found(request);
    const auto person_path = "/ts-admin/droits/" + context.handle(person->compte);
    const auto of_person = base::de(person->nom) + person->nom;
    return confirm(
        context,
        request,
        head_of(
            context,
            "Mettre fin au poste " + of_person,
            "",
            {
                {"Droits du personnel", "/ts-admin/droits"},
                {"Droits " + of_person, person_path       }
    }
        ),
        {.phrases =
             {"Dès sa prochaine page, cette personne n’aura plus accès à l’établissement dans les "
              "télé-services, et ses droits lui seront retirés.",
              "Son compte n’est pas effacé\u00A0: il reste ouvert pour ses postes ailleurs. "
              "Seule l’académie peut rouvrir le poste."},
         .action = person_path + "/fin",
         .bouton = "Mettre fin au poste " + of_person,
         .retour = person_path}
    );
}

Response fin_poste_valider(hall::Context& context, const Request& request) {
    const auto person = find(context, request);
    if (!person || !may_end(context, *person)) return context.not_found(request);
    const auto acte = acte_of(context);
    const bool ended = context.db.transact([&](db::Transaction& tx) {
        vie_scolaire::lock_reglages(tx, acte.etablissement);
        const auto now = acces::read_personnel(tx.connection(), acte.etablissement, person->compte);
        return now && may_end(context, *now) && acces::end_post(tx, acte, now->compte);
    });
    if (!ended) return context.not_found(request);  // the academy or another tab was first
    return Response::redirect("/ts-admin/droits?fait=fin");
}

}  // namespace ts_admin::pages
