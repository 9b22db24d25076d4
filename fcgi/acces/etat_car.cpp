#include "acces/etat_car.hpp"

#include <stdexcept>

namespace acces {
namespace {

constexpr std::array<std::string_view, 6> fins{
    "expire", "desactive", "refuse", "remplace", "suspendu", "conteste"};

constexpr std::array<Affichage, etat_count> affichages{
    {
     {"○", "Non généré", ""},
     {"●", "Généré", "actif"},
     {"➤", "Notifié", "actif"},
     {"⚠", "Non parvenu", "alerte"},
     {"✓", "Utilisé", "succes"},
     {"⏱", "Expiré", "alerte"},
     {"⊘", "Désactivé", "erreur-etat"},
     {"✗", "Refusé", "erreur-etat"},
     {"↻", "Remplacé", ""},
     {"⚠", "Suspendu", "alerte"},
     {"⚠", "Contesté", "alerte"},
     {"○", "Détaché", ""},
     {"⊘", "Fermé par l’import", "erreur-etat"},
     }
};

EtatCar etat_of(FinCar fin) {
    switch (fin) {
        case FinCar::expire:
            return EtatCar::expire;
        case FinCar::desactive:
            return EtatCar::desactive;
        case FinCar::refuse:
            return EtatCar::refuse;
        case FinCar::remplace:
            return EtatCar::remplace;
        case FinCar::suspendu:
            return EtatCar::suspendu;
        case FinCar::conteste:
            return EtatCar::conteste;
    }
    throw std::logic_error("fin_motif");
}

EtatCar etat_of(const std::optional<LienCar>& lien) {
    if (!lien) return EtatCar::detache;
    if (lien->conteste) return EtatCar::conteste;
    if (lien->source) return EtatCar::ferme;
    if (lien->fin_le) return EtatCar::detache;
    return lien->suspendu_le ? EtatCar::desactive : EtatCar::utilise;
}

// The instant that goes with the state; nothing for "Non généré".
std::optional<base::Instant> since(const SituationCar& situation, EtatCar etat) {
    if (etat == EtatCar::refuse && situation.refus_le) return situation.refus_le;
    if (!situation.code) return std::nullopt;
    const auto& code = *situation.code;
    const auto& lien = situation.lien;
    switch (etat) {
        case EtatCar::genere:
            return code.genere_le;
        case EtatCar::notifie:
            return code.notifie_le;
        case EtatCar::non_parvenu:
            return code.non_parvenu_le;
        case EtatCar::utilise:
            return code.utilise_le;
        case EtatCar::expire:
            return code.expire_le;
        case EtatCar::desactive:
            return lien ? lien->suspendu_le : code.fin_le;
        case EtatCar::conteste:
        case EtatCar::detache:
        case EtatCar::ferme:
            return lien ? lien->fin_le : code.fin_le;
        default:
            return code.fin_le;
    }
}

}  // namespace

FinCar fin_from(std::string_view column) {
    for (std::size_t i = 0; i < fins.size(); ++i) {
        if (fins.at(i) == column) return static_cast<FinCar>(i);
    }
    throw std::logic_error("fin_motif " + std::string(column));
}

std::optional<Code> read_code(const db::Row& row, std::size_t column) {
    const auto id = row.get<std::optional<CarId>>(column);
    if (!id) return std::nullopt;
    const auto motif = row.get<std::optional<std::string>>(column + 8);
    return Code{
        *id,
        row.get<bool>(column + 1),
        row.get<base::Instant>(column + 2),
        row.get<base::Instant>(column + 3),
        row.get<std::optional<base::Instant>>(column + 4),
        row.get<std::optional<std::string>>(column + 5) == "courriel",
        row.get<std::optional<base::Instant>>(column + 6),
        row.get<std::optional<base::Instant>>(column + 7),
        motif ? std::optional(fin_from(*motif)) : std::nullopt,
        row.get<std::optional<base::Instant>>(column + 9),
        row.get<std::string>(column + 10)};
}

std::optional<LienCar> read_lien(const db::Row& row, std::size_t column) {
    if (!row.get<std::optional<RattachementId>>(column)) return std::nullopt;
    const auto motif = row.get<std::optional<std::string>>(column + 3);
    return LienCar{
        row.get<std::optional<base::Instant>>(column + 1),
        row.get<std::optional<base::Instant>>(column + 2),
        motif == "conteste",
        motif == "source"};
}

EtatCar etat_of(const SituationCar& situation, base::Instant now) {
    if (situation.refus_le) return EtatCar::refuse;
    if (!situation.code) return EtatCar::non_genere;
    const auto& code = *situation.code;
    if (code.utilise_le) return etat_of(situation.lien);
    if (code.fin_motif) return etat_of(*code.fin_motif);
    if (code.expire_le <= now) return EtatCar::expire;
    if (code.notifie_le) return EtatCar::notifie;
    return code.non_parvenu_le ? EtatCar::non_parvenu : EtatCar::genere;
}

Affichage affichage_of(EtatCar etat) { return affichages.at(static_cast<std::size_t>(etat)); }

std::string words_of(const SituationCar& situation, base::Instant now, const base::Zone& zone) {
    const auto etat = etat_of(situation, now);
    std::string words(affichage_of(etat).mot);
    if (const auto when = since(situation, etat))
        words += " le " + base::format_date(zone.date_at(*when));
    if (etat == EtatCar::notifie)
        words += situation.code->notifie_par_courriel ? " par courriel" : " par courrier";
    return words;
}

}  // namespace acces
