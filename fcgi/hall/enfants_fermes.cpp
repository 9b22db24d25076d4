#include "hall/enfants_fermes.hpp"

#include "tpl/commun/enfants_fermes.hpp"

namespace hall {
namespace {

namespace t = tpl::commun::enfants_fermes;

web::Var reason_of(acces::MotifFermeture motif, bool eleve) {
    using acces::MotifFermeture;
    switch (motif) {
        case MotifFermeture::nouveau_code:
            return eleve ? t::NOUVEAU_CODE_ELEVE : t::NOUVEAU_CODE;
        case MotifFermeture::autre_compte:
            return eleve ? t::AUTRE_COMPTE_ELEVE : t::AUTRE_COMPTE;
        case MotifFermeture::plus_responsable:
            return t::PLUS_RESPONSABLE;  // never of a pupil: his link is to nobody's pair
        case MotifFermeture::lien_change:
            return t::LIEN_CHANGE;
        case MotifFermeture::etablissement:
            break;
    }
    return eleve ? t::ETABLISSEMENT_ELEVE : t::ETABLISSEMENT;
}

}  // namespace

void fill_fermes(
    web::Dict& dict, web::Var marker, const std::vector<acces::EnfantFerme>& fermes, bool eleve
) {
    if (fermes.empty()) return;
    auto list = dict.include(marker, t::file);
    for (const auto& one : fermes) {
        auto entry = list.add(t::ENFANT_FERME);
        if (!eleve) entry.add(t::QUI).set(t::PRENOM, one.prenom);
        entry.add(reason_of(one.motif, eleve)).set(t::ECOLE, one.etablissement);
    }
}

}  // namespace hall
