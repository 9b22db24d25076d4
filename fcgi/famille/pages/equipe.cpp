#include "tpl/famille/equipe.hpp"
#include "famille/pages/pages.hpp"
#include "famille/visite.hpp"
#include "vie_scolaire/equipe.hpp"

namespace famille::pages {
namespace {

namespace t = tpl::famille::equipe;

std::string names(const std::vector<vie_scolaire::Professeur>& list) {
    std::string text;
    for (const auto& one : list) {
        if (!text.empty()) text += ", ";
        text += one.affiche();
    }
    return text;
}

struct Vue {
    static constexpr web::Template file = t::file;
    const Visite& visite;
    const vie_scolaire::Equipe& equipe;

    void fill(web::Dict& dict) const {
        visite.fill_nav(dict, t::ENFANTS, Service::equipe);
        if (!equipe.principaux.empty())
            dict.add(t::PRINCIPAUX)
                .set(
                    t::TITRE_PRINCIPAL,
                    equipe.principaux.size() > 1 ? "Professeurs principaux" : "Professeur principal"
                )
                .set(t::NOMS, names(equipe.principaux));
        if (equipe.matieres.empty()) {
            dict.show(t::VIDE);
            return;
        }
        auto table = dict.add(t::TABLE);
        const auto classe = classe_insecable(visite.enfant());
        table.set(
            t::LEGENDE,
            classe.empty() ? "Matières et professeurs" : "Matières et professeurs de " + classe
        );
        for (const auto& matiere : equipe.matieres)
            table.add(t::MATIERE)
                .set(t::LIBELLE, matiere.libelle)
                .set(
                    t::PROFESSEURS,
                    matiere.professeurs.empty() ? "pas encore désigné" : names(matiere.professeurs)
                )
                .set(t::GROUPE, matiere.groupe.empty() ? "classe entière" : matiere.groupe);
    }
};

}  // namespace

web::Response equipe(hall::Context& context, const web::Request& request) {
    const auto visite = Visite::of(context, request);
    if (!visite) return page_absente(context, request);
    if (!visite->enfant().open()) return page_fermee(context, request, *visite, Service::equipe);
    const auto read = vie_scolaire::equipe_of(context.db, visite->enfant());
    const auto head = visite->head(
        "Équipe pédagogique", "Qui enseigne quoi, dans la classe et dans les groupes."
    );
    return hall::page(context, request, head, Vue{*visite, read});
}

}  // namespace famille::pages
