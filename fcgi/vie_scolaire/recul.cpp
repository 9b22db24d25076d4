#include "vie_scolaire/recul.hpp"

#include <algorithm>

namespace vie_scolaire {
namespace {

bool is_for(const Echeance& echeance, const Perimetre& perimetre) {
    return echeance.mef == perimetre.mef && echeance.division == perimetre.division;
}

Bornes open_to(
    const Publication& publication,
    const Perimetre& perimetre,
    const base::Zone& zone,
    base::Instant now
) {
    return bornes_of(
        visible(publication.regle, publication.echeances, perimetre, zone, now, std::string_view())
    );
}

// Of what one class sees.
Recul compare(
    const ClasseNotee& classe, const Bornes& before, const Bornes& after, const Publication& rule
) {
    Recul recul{.classe = classe.nom, .vu_jusqu_au = before.jour};
    const auto dates = dates_of(rule.echeances, classe.perimetre);
    bool known = true;
    for (const auto& one : classe.ouvrables) {
        if (!before.contain(one.dates) || after.contain(one.dates)) continue;
        ++(one.bulletin ? recul.bulletins : recul.evaluations);
        const auto opens = opens_on(rule.regle, dates, one.dates);
        known = known && opens;
        if (opens) recul.rouvertes_le = std::max(recul.rouvertes_le.value_or(*opens), *opens);
    }
    if (!known) recul.rouvertes_le.reset();
    return recul;
}

}  // namespace

Publication with_date(
    Publication publication, const std::vector<Perimetre>& perimetres, base::Date jour
) {
    for (const auto& perimetre : perimetres) {
        const bool there = std::any_of(
            publication.echeances.begin(),
            publication.echeances.end(),
            [&](const Echeance& echeance) {
                return echeance.jour == jour && is_for(echeance, perimetre);
            }
        );
        if (!there) publication.echeances.push_back({perimetre.mef, perimetre.division, jour});
    }
    return publication;
}

Publication without_date(
    Publication publication, const std::vector<Perimetre>& perimetres, base::Date jour
) {
    std::erase_if(publication.echeances, [&](const Echeance& echeance) {
        return echeance.jour == jour &&
               std::any_of(perimetres.begin(), perimetres.end(), [&](const Perimetre& perimetre) {
                   return is_for(echeance, perimetre);
               });
    });
    return publication;
}

std::vector<Recul> reculs(
    const Publication& before,
    const Publication& after,
    const std::vector<ClasseNotee>& classes,
    const base::Zone& zone,
    base::Instant now
) {
    std::vector<Recul> found;
    for (const auto& classe : classes) {
        auto recul = compare(
            classe,
            open_to(before, classe.perimetre, zone, now),
            open_to(after, classe.perimetre, zone, now),
            after
        );
        if (recul.evaluations + recul.bulletins != 0) found.push_back(std::move(recul));
    }
    return found;
}

}  // namespace vie_scolaire
