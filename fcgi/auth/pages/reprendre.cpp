// What somebody had written in a form that could not be carried out: shown again, to be sent or
// not.
#include "acces/fuseau.hpp"
#include "acces/rattachement.hpp"
#include "auth/pages/pages.hpp"
#include "hall/layout.hpp"
#include "hall/reprise.hpp"

#include "tpl/auth/reprendre.hpp"

#include <string_view>

namespace auth::pages {
namespace {

struct ReprendreView {
    static constexpr web::Template file = tpl::auth::reprendre::file;
    const Context& context;
    const hall::Gardee& kept;
    std::string enfant;  // "": it is about none
    std::string ecole;   // "": it is for none
    base::Zone fuseau;

    void fill(web::Dict& dict) const {
        namespace t = tpl::auth::reprendre;
        const auto& saisie = kept.saisie;
        dict.set(t::CHEMIN, saisie.chemin).set(t::QUOI, saisie.quoi);
        dict.set(t::ENVOI, sent_words());
        dict.set_optional(t::ELEVE, t::NOM, enfant);
        dict.set_optional(t::ECOLE, t::NOM, ecole);
        std::optional<scolarite::EtablissementId> pour;
        if (saisie.ecole != 0) pour = scolarite::EtablissementId(saisie.ecole);
        dict.set(t::CSRF_ECOLE, context.csrf(pour)).set(t::MARQUE, kept.marque);
        for (const auto& [name, text] : saisie.champs)
            dict.add(t::CHAMP).set(t::NOM_CHAMP, name).set(t::VALEUR, text);
        const auto words = hall::words_of(saisie.champs);
        if (words.empty()) {
            dict.show(t::SANS_TEXTE);
            return;
        }
        auto written = dict.add(t::EXTRAIT);
        for (const auto text : words) written.add(t::TEXTE_ECRIT).set(t::TEXTE, text);
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
std::string child_of(Context& context, const hall::Reprise& saisie) {
    constexpr std::string_view begin = "/famille/enfant/";
    if (!saisie.chemin.starts_with(begin)) return {};
    const auto rest = std::string_view(saisie.chemin).substr(begin.size());
    const auto id = context.open_handle<scolarite::Eleve>(rest.substr(0, rest.find('/')));
    if (!id) return {};
    for (const auto& enfant : acces::enfants_of(context.db, context.session().compte))
        if (enfant.eleve == *id) return enfant.prenom + " " + enfant.nom;
    return {};
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
