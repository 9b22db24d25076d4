#include "tpl/famille/accueil.hpp"
#include "acces/fuseau.hpp"
#include "famille/pages/pages.hpp"
#include "famille/vue_enfant.hpp"
#include "hall/enfants_fermes.hpp"

#include <vector>

namespace famille::pages {
namespace {

namespace t = tpl::famille::accueil;

struct Resume {
    std::string poignee;
    const vie_scolaire::Enfant* enfant;
    std::string nouveau;
};

struct Accueil {
    static constexpr web::Template file = t::file;
    hall::Context& context;
    std::vector<Resume> resumes;  // of several children
    std::vector<acces::EnfantFerme> fermes = {};
    const VueEnfant* seul = nullptr;  // of who has one

    void fill_last_visit(web::Dict& dict) const {
        const auto since = context.session().precedente_connexion_le;
        dict.show_if(!since, t::PREMIERE_CONNEXION);
        if (!since) return;
        dict.add(t::PRECEDENTE_CONNEXION)
            .set(
                t::QUAND,
                acces::fuseau_de_famille(context.db, context.session().compte).format(*since)
            )
            .set(t::ADRESSE, context.session().precedente_connexion_de);
    }

    void fill(web::Dict& dict) const {
        fill_last_visit(dict);
        const bool eleve = context.session().profil == acces::Profil::eleve;
        hall::fill_fermes(dict, t::FERMES, fermes, eleve);
        if (seul != nullptr) {
            auto inner = dict.include(t::ENFANT_SEUL, VueEnfant::file);
            seul->fill(inner);
            return;
        }
        if (resumes.empty()) {
            if (!fermes.empty()) return;
            dict.show(eleve ? t::AUCUN_ELEVE : t::AUCUN);
            return;
        }
        auto list = dict.add(t::LISTE);
        for (const auto& resume : resumes) {
            auto tile = list.add(t::ENFANT);
            tile.set(t::POIGNEE, resume.poignee).set(t::NOM, resume.enfant->nom_complet());
            tile.set_optional(t::CLASSE, t::NOM_CLASSE, resume.enfant->classe);
            tile.set(t::ECOLE, resume.enfant->ecole.denomination);
            tile.set_optional(t::NOUVEAU, t::TEXTE, resume.nouveau);
        }
    }
};

Resume resume_of(hall::Context& context, const vie_scolaire::Enfant& enfant) {
    auto text = raison_fermee(enfant, Service::equipe);
    if (text.empty()) text = en_mots(nouveautes_of(context, enfant), enfant);
    return {context.handle(enfant.eleve), &enfant, std::move(text)};
}

}  // namespace

web::Response accueil(hall::Context& context, const web::Request& request) {
    auto enfants = vie_scolaire::enfants_of(context.db, context.session().compte, context.now);
    const bool eleve = context.session().profil == acces::Profil::eleve;
    hall::PageHead head{.title = eleve ? "Ma scolarité" : "Mes enfants"};
    Accueil view{context, {}, acces::enfants_fermes(context.db, context.session().compte)};
    if (enfants.empty()) return hall::page(context, request, head, view);
    if (enfants.size() > 1) {
        head.lead = "Choisissez un enfant pour lire ses absences et ses notes.";
        for (const auto& enfant : enfants) view.resumes.push_back(resume_of(context, enfant));
        return hall::page(context, request, head, view);
    }
    const Visite visite(context, std::move(enfants), 0);
    const auto news = nouveautes_of(context, visite.enfant());
    const VueEnfant seul{visite, news, visite.enfant().ecole.fuseau.date_at(context.now)};
    view.seul = &seul;
    head.title = nom_et_classe(visite.enfant());
    head.lead = quoi_faire(visite.enfant());
    head.at_hand = head.title + ", " + visite.enfant().ecole.denomination;
    return hall::page(context, request, head, view);
}

}  // namespace famille::pages
