// The school's own words in the letter and the mail that carry a code: how it presents the services
// to parents, in place of what the host's template says, and one more paragraph before the code.
// What a family must know (the code, its end, how to proceed, how to refuse) stays the host's.
#pragma once

#include "acces/emission.hpp"
#include "base/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace envoi {

struct TexteEcole {
    std::string presentation = {};  // empty: the host's
    std::string mot = {};           // empty: none
};

inline constexpr std::size_t presentation_max = 600;  // characters: the letter stays on its page
inline constexpr std::size_t mot_max = 400;
inline constexpr std::size_t crochets_comptent = 40;  // each: a name may stand in their place

// In one line. Fails on what is too long or cannot be printed; between brackets stand only [élève],
// [division], [établissement] and [services], each counted as a name.
base::Result<std::string> parse_mot(std::string_view typed);
base::Result<std::string> parse_presentation(std::string_view typed);
// What stands in the place of the brackets.
struct NomsTexte {
    std::string_view eleve;
    std::string_view division;
    std::string_view etablissement;
    std::string_view services;  // "les absences et les notes"
};
// With the names in the place of their brackets, and French signs kept with their words.
std::string fill_texte(std::string_view texte, const NomsTexte& noms);

TexteEcole texte_of(db::Connection& db, scolarite::EtablissementId etablissement);
// Journaled when it changes.
void save_texte(db::Transaction& tx, const acces::Acte& acte, const TexteEcole& texte);

}  // namespace envoi
