// How names are shown and sorted, wherever they come from.
#pragma once

#include <string>
#include <string_view>

namespace scolarite {

// SIECLE writes names in capitals: "LE GOFF" → "Le Goff", "DUPONT-ROY" → "Dupont-Roy". A name that
// has a small letter ("d’Aubigné", "Lœiz") was written by somebody and stays as it is.
std::string nom_propre(std::string_view name);
std::string nom_complet(std::string_view prenom, std::string_view nom);      // "Léa Roy"
std::string nom_puis_prenom(std::string_view nom, std::string_view prenom);  // "ROY Léa"
std::string avec_civilite(std::string_view civilite, std::string_view prenom, std::string_view nom);
// A subject's name: "MATHEMATIQUES" → "Mathematiques"; one that has small letters stays as it is.
std::string nom_propre_matiere(std::string_view name);
// A town's, or a school's own ("EMILIE DES CŒURS" → "Emilie des Cœurs"): "VILLEBRUME SUR ORNE" →
// "Villebrume sur Orne", "L'ISLE-D'ABEAU" → "L'Isle-d'Abeau"; one that has small letters stays as
// it is.
std::string nom_de_commune(std::string_view name);
// What the columns `tri` hold: base::sort_key of name and first name, ASCII, at most 210 bytes.
std::string cle_de_tri(std::string_view nom, std::string_view prenom);

}  // namespace scolarite
