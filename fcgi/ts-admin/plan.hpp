// What a notification would send: which code by which way, and the words of its confirmation.
#pragma once

#include "envoi/lots.hpp"
#include "ts-admin/cadre.hpp"
#include "ts-admin/selection.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace ts_admin {

// The rows of those numbers in the school at hand.
std::vector<acces::LigneCouple> lines_of(
    hall::Context& context, const Selection& selection, const std::vector<std::uint64_t>& sujets
);
// The way this code would take; nothing when it cannot go: no address for it, no code to print.
std::optional<envoi::Voie> way_of(const acces::LigneCouple& ligne, Envoi envoi);

// The school has closed this access: nothing opens it again without being said.
bool closed_by_school(const hall::Context& context, const acces::LigneCouple& ligne);
// Who it is and where his code stands, for `vu`.
std::string etat_words(const hall::Context& context, const acces::LigneCouple& ligne);
inline constexpr std::string_view changed_words =
    "La sélection, ou l’état d’un code, a changé depuis que cette page a été affichée. Rien n’est "
    "fait\u00A0: relisez ce qui va se passer, puis confirmez.";

// While the school has no service open to families: what their code will not show them. Else "".
std::string closed_words(const hall::Context& context);

// What is to be sent, each way, and what cannot.
struct Plan {
    std::vector<acces::CarId> courriels;
    std::vector<acces::CarId> lettres;
    std::size_t sans_adresse = 0;
    std::size_t non_remis = 0;             // left out: the last mail to their address came back
    std::size_t non_remis_par_lettre = 0;  // of `lettres`, for the same reason
    std::size_t deja = 0;  // on their way already, asked for by somebody else meanwhile
    std::string etats;
};
// Who is on the list, unticked, because nothing could be sent to them that way; "" when nobody is.
// They are told to nobody else: who takes the ticks as they are never sees their lines.
std::string unreached_words(hall::Context& context, const Selection& selection);
// Above the list: those, who has no code to send, and closed_words().
std::string notes_on(hall::Context& context, const Selection& selection);
// Of what is ticked, as it stands now.
Plan plan_of(hall::Context& context, const Selection& selection);
// `avis`: of closed_words() and unreached_words().
Confirmation confirmation_of(
    const Plan& plan, std::string_view jeton, const std::vector<std::string>& avis
);
inline constexpr std::string_view not_delivered_words =
    "le dernier courriel n’a pas été remis. Faites corriger l’adresse dans SIECLE, ou notifiez par "
    "courrier.";

}  // namespace ts_admin
