// Where the code of a pair (or of a pupil) stands: derived from its row and the instant, never
// stored, so that an expired code is expired at its minute whether the sweep has passed or not.
#pragma once

#include "acces/ids.hpp"
#include "base/date.hpp"
#include "db/connection.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace acces {

enum class EtatCar : std::uint8_t {
    non_genere,
    genere,
    notifie,
    non_parvenu,  // its mail was refused or came back, and nothing else has told it
    utilise,
    expire,
    desactive,
    refuse,
    remplace,
    suspendu,  // too many wrong birth dates
    conteste,  // who received it, or used it, says that the pupil is not his
    detache,   // used, and its account has let go of the pupil or is no more
    ferme,     // used, and an import ended what it had opened
};
inline constexpr std::size_t etat_count = 13;

// Why a code no longer opens anything, as in the column.
enum class FinCar : std::uint8_t { expire, desactive, refuse, remplace, suspendu, conteste };
FinCar fin_from(std::string_view column);  // throws std::logic_error on what the schema excludes

// What the row of a code says of it; the code itself is not here.
struct Code {
    CarId id;
    bool imprimable;  // still sealed: a letter or a mail can be made
    base::Instant genere_le;
    base::Instant expire_le;
    std::optional<base::Instant> notifie_le;
    bool notifie_par_courriel;
    std::optional<base::Instant> utilise_le;
    std::optional<base::Instant> fin_le;
    std::optional<FinCar> fin_motif;
    std::optional<base::Instant> non_parvenu_le;  // its last mail did not arrive, nor anything else
    std::string non_parvenu_raison;               // the mail server's words

    // Opens something if it is entered now.
    bool vivant(base::Instant now) const { return !utilise_le && !fin_le && expire_le > now; }
    // Past its validity, and nobody used it: nothing makes it serve again.
    bool perime(base::Instant now) const { return !utilise_le && expire_le <= now; }
};
// Columns of a code, from `column` on: id, scelle IS NOT NULL, genere_le, expire_le, notifie_le,
// notifie_par, utilise_le, fin_le, fin_motif, non_parvenu_le, non_parvenu_raison. Nothing when the
// id is NULL (LEFT JOIN).
inline constexpr std::size_t code_columns = 11;
std::optional<Code> read_code(const db::Row& row, std::size_t column);

// The link that a code made when it was used.
struct LienCar {
    std::optional<base::Instant> suspendu_le;  // the school closed it
    std::optional<base::Instant> fin_le;
    bool conteste;  // ended by somebody who says that the pupil is not his
    bool source;    // ended by an import

    bool ouvert() const { return !suspendu_le && !fin_le; }
};
// Columns of a link, from `column` on: id, suspendu_le, fin_le, fin_motif. Nothing when the id is
// NULL (LEFT JOIN).
std::optional<LienCar> read_lien(const db::Row& row, std::size_t column);

// A pair and its code at hand. `refus_le`: a refusal is recorded; `lien`: what a used code opened,
// nothing once its account is no more.
struct SituationCar {
    std::optional<Code> code;
    std::optional<base::Instant> refus_le;
    std::optional<LienCar> lien;
};
EtatCar etat_of(const SituationCar& situation, base::Instant now);

// How a page shows it: a sign and a word (never a colour alone), the class of its label.
struct Affichage {
    std::string_view signe;
    std::string_view mot;
    std::string_view classe;  // of the stylesheet: "", succes, alerte, erreur-etat, actif
};
Affichage affichage_of(EtatCar etat);
// "Notifié le 12/09/2026 par courriel", "Non généré".
std::string words_of(const SituationCar& situation, base::Instant now, const base::Zone& zone);

}  // namespace acces
