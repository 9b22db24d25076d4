// What somebody had given in a form that could not be carried out: said in words, to be sent or
// not. What cannot be said, or would lead nowhere, is not sent from here.
#include "acces/fuseau.hpp"
#include "acces/rattachement.hpp"
#include "auth/mots_saisie.hpp"
#include "auth/pages/pages.hpp"
#include "hall/enfants_fermes.hpp"
#include "hall/layout.hpp"
#include "hall/reprise.hpp"

#include "tpl/auth/reprendre.hpp"

#include <string_view>

namespace auth::pages {
namespace {

// The child that it is about.
struct EnfantVise {
    std::string nom = {};                        // "": none
    std::vector<acces::EnfantFerme> ferme = {};  // that child, whose pages are closed by now
};

struct ReprendreView {
    static constexpr web::Template file = tpl::auth::reprendre::file;
    const Context& context;
    const hall::Gardee& kept;
    MotsSaisie mots;
    EnfantVise enfant;
    std::string ecole;  // "": it is for none
    base::Zone fuseau;

    void fill(web::Dict& dict) const {
        namespace t = tpl::auth::reprendre;
        const auto& saisie = kept.saisie;
        dict.set(t::CHEMIN, saisie.chemin).set(t::QUOI, saisie.quoi);
        dict.set(t::ENVOI, sent_words());
        dict.set_optional(t::ELEVE, t::NOM, enfant.nom);
        dict.set_optional(t::ECOLE, t::NOM, ecole);
        dict.set(t::MARQUE, kept.marque);
        if (!mots.reponses.empty()) {
            auto given = dict.add(t::REPONSES);
            for (const auto& [label, text] : mots.reponses)
                given.add(t::REPONSE).set(t::LIBELLE, label).set(t::TEXTE, text);
        }
        if (!enfant.ferme.empty()) {
            auto closed = dict.add(t::FERME);
            hall::fill_fermes(closed, t::ENFANTS_FERMES, enfant.ferme, eleve());
        } else if (mots.entiere) {
            fill_form(dict.add(t::ENVOYABLE));
        } else {
            dict.show(t::ILLISIBLE);
        }
    }
    bool eleve() const { return context.session().profil == acces::Profil::eleve; }
    void fill_form(web::Dict form) const {
        namespace t = tpl::auth::reprendre;
        std::optional<scolarite::EtablissementId> pour;
        if (kept.saisie.ecole != 0) pour = scolarite::EtablissementId(kept.saisie.ecole);
        form.set(t::CSRF_ECOLE, context.csrf(pour));
        for (const auto& [name, text] : kept.saisie.champs)
            form.add(t::CHAMP).set(t::NOM_CHAMP, name).set(t::VALEUR, text);
    }
    // "le 28/11/2026 à 10:25, avec Firefox, Android, depuis 192.0.2.7"
    std::string sent_words() const {
        const auto& saisie = kept.saisie;
        const base::Instant when{std::chrono::seconds(saisie.envoyee_le)};
        return "le " + fuseau.format(when) + ", avec " + saisie.appareil + ", depuis " +
               saisie.adresse;
    }
};

// The child whose page it was, by the handle in its path.
EnfantVise child_of(Context& context, const hall::Reprise& saisie) {
    constexpr std::string_view begin = "/famille/enfant/";
    if (!saisie.chemin.starts_with(begin)) return {};
    const auto rest = std::string_view(saisie.chemin).substr(begin.size());
    const auto id = context.open_handle<scolarite::Eleve>(rest.substr(0, rest.find('/')));
    if (!id) return {};
    const auto compte = context.session().compte;
    EnfantVise vise;
    for (auto& one : acces::enfants_fermes(context.db, compte)) {
        if (one.eleve != *id) continue;
        vise.nom = one.prenom;
        vise.ferme.push_back(std::move(one));
        break;
    }
    for (const auto& enfant : acces::enfants_of(context.db, compte))
        if (enfant.eleve == *id) vise.nom = enfant.prenom + " " + enfant.nom;
    return vise;
}

std::string school_of(Context& context, const hall::Reprise& saisie) {
    if (saisie.ecole == 0) return {};
    for (const auto& poste : acces::postes_of(context.db, context.session().compte))
        if (poste.etablissement.value() == saisie.ecole) return poste.denomination;
    return {};
}

}  // namespace

Response reprendre(Context& context, const Request& request) {
    const auto kept = hall::reprise_of(context);
    if (!kept) return Response::redirect("/");
    return hall::page(
        context,
        request,
        {.title = "Retrouver votre saisie"},
        ReprendreView{
            context,
            *kept,
            mots_of(context, kept->saisie),
            child_of(context, kept->saisie),
            school_of(context, kept->saisie),
            acces::fuseau_of(context.db, context.session().compte)}
    );
}

Response oublier_saisie(Context& context, const Request& request) {
    hall::oublier_reprise(context, request.form.value(hall::field_of_mark));
    return Response::redirect("/");
}

}  // namespace auth::pages
