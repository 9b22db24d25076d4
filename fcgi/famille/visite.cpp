#include "famille/visite.hpp"

#include "hall/reprise.hpp"

#include "tpl/famille/enfants.hpp"
#include "tpl/famille/ferme.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace famille {
namespace {

using vie_scolaire::Enfant;

struct Item {
    Service service;
    std::string_view page;
    std::string_view label;
};
constexpr std::array<Item, 3> services{
    {
     {Service::notes, "/notes", "Notes"},
     {Service::absences, "/absences", "Absences"},
     {Service::equipe, "/equipe", "Équipe pédagogique"},
     }
};

const Item& item_of(Service service) { return services.at(static_cast<std::size_t>(service)); }

bool is_open(const Enfant& enfant, Service service) {
    switch (service) {
        case Service::notes:
            return enfant.notes_open();
        case Service::absences:
            return enfant.absences_open();
        case Service::equipe:
            return enfant.open();
    }
    return false;
}

struct ClosedView {
    static constexpr web::Template file = tpl::famille::ferme::file;
    const Visite& visite;
    Service service;

    void fill(web::Dict& dict) const {
        namespace t = tpl::famille::ferme;
        visite.fill_nav(dict, t::ENFANTS, service);
        dict.set(t::RAISON, raison_fermee(visite.enfant(), service));
        dict.set(t::POIGNEE, visite.poignee());
    }
};

}  // namespace

Visite::Visite(const hall::Context& context, std::vector<Enfant> enfants, std::size_t chosen)
    : enfants_(std::move(enfants)),
      chosen_(chosen),
      eleve_(context.session().profil == acces::Profil::eleve) {
    for (const auto& enfant : enfants_) poignees_.push_back(context.handle(enfant.eleve));
}

std::optional<Visite> Visite::of(hall::Context& context, const web::Request& request) {
    const auto asked = context.open_handle<scolarite::Eleve>(request.param("enfant"));
    if (!asked) return std::nullopt;
    auto enfants = vie_scolaire::enfants_of(context.db, context.session().compte, context.now);
    for (std::size_t i = 0; i < enfants.size(); ++i)
        if (enfants[i].eleve == *asked) return Visite(context, std::move(enfants), i);
    return std::nullopt;
}

hall::PageHead Visite::head(std::string title, std::string lead) const {
    hall::PageHead head;
    head.title = std::move(title);
    head.lead = std::move(lead);
    head.trail.push_back({eleve_ ? "Ma scolarité" : "Mes enfants", "/famille/"});
    if (head.title != nom_et_classe(enfant()))
        head.trail.push_back({nom_et_classe(enfant()), "/famille/enfant/" + poignee()});
    head.at_hand = nom_et_classe(enfant()) + ", " + enfant().ecole.denomination;
    if (enfants_.size() > 1) head.at_hand_path = "/famille/";
    return head;
}

void Visite::fill_nav(web::Dict& dict, web::Var marker, Service here) const {
    namespace t = tpl::famille::enfants;
    auto nav = dict.include(marker, t::file);
    if (enfants_.size() > 1) {
        auto others = nav.add(t::AUTRES_ENFANTS);
        for (std::size_t i = 0; i < enfants_.size(); ++i) {
            if (i == chosen_) continue;
            others.add(t::AUTRE)
                .set(t::POIGNEE, poignees_[i])
                .set(t::PAGE, is_open(enfants_[i], here) ? item_of(here).page : "")
                .set(t::NOM, nom_et_classe(enfants_[i]));
        }
    }
    for (const auto& item : services) {
        if (item.service != here && !is_open(enfant(), item.service)) continue;
        auto link = nav.add(t::SERVICE);
        link.set(t::POIGNEE, poignee()).set(t::PAGE, item.page).set(t::LIBELLE, item.label);
        link.show_if(item.service == here, t::ICI);
    }
}

std::string classe_insecable(const Enfant& enfant) {
    std::string text;
    for (const char c : enfant.classe) text += c == ' ' ? std::string("\u00A0") : std::string(1, c);
    return text;
}

std::string nom_et_classe(const Enfant& enfant) {
    auto text = enfant.nom_complet();
    if (!enfant.classe.empty()) text += ", " + classe_insecable(enfant);
    return text;
}

std::string quoi_faire(const Enfant& enfant) {
    return enfant.open() ? "Choisissez ce que vous voulez consulter." : "";
}

std::string raison_fermee(const Enfant& enfant, Service service) {
    const auto ecole = vie_scolaire::nom_commun(enfant.ecole.denomination);
    if (enfant.parti)
        return enfant.nom_complet() +
               " a quitté cet établissement\u00A0: ses pages sont fermées. Pour obtenir un "
               "document, "
               "adressez-vous au secrétariat.";
    if (!enfant.ecole.declare)
        return ecole +
               " n’offre pas de télé-services en ce moment. Ces pages ouvriront quand le chef "
               "d’établissement l’aura décidé.";
    if (is_open(enfant, service)) return {};
    return ecole + (service == Service::notes
                        ? " n’ouvre pas la consultation des notes en ce moment."
                        : " n’ouvre pas la consultation des absences en ce moment.");
}

web::Response page_absente(hall::Context& context, const web::Request& request) {
    const auto asked = context.open_handle<scolarite::Eleve>(request.param("enfant"));
    const auto closed = acces::enfants_fermes(context.db, context.session().compte);
    const bool theirs = asked && std::any_of(closed.begin(), closed.end(), [&](const auto& one) {
                            return one.eleve == *asked;
                        });
    if (!theirs) return context.not_found(request);
    // closed while he was writing: the home page says why, and what he wrote is found from there
    if (request.method == web::Method::post) hall::garder(context, request);
    return web::Response::redirect("/famille/");
}

web::Response page_fermee(
    hall::Context& context, const web::Request& request, const Visite& visite, Service service
) {
    const auto head = visite.head(std::string(item_of(service).label), "");
    return hall::page(context, request, head, ClosedView{visite, service});
}

std::string Visite::fichier(std::string_view name, const web::Request& request) const {
    const auto question = request.query_text.empty() ? std::string() : "?" + request.query_text;
    return "/famille/enfant/" + poignee() + "/" + std::string(name) + question;
}

}  // namespace famille
