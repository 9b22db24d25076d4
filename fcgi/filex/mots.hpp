// The words in which the pages of the file drop speak of a drop: its state, its times, its address.
#pragma once

#include "depot/proprietaire.hpp"
#include "hall/context.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace filex {

struct Affichage {
    std::string_view signe;
    std::string_view mot;
    std::string_view classe;  // of the label
};
Affichage affichage_of(depot::Phase phase);
// What the antivirus said of a file. On a host that `scans` nothing, nothing waits for it.
Affichage affichage_of(const depot::FichierVu& fichier, bool scans);

// Whether one of them is kept from everybody because the antivirus could not read it.
bool retient(const base::Config& config, const std::vector<depot::FichierVu>& fichiers);

// Its SHA-256, or why there is none.
std::string empreinte_of(const depot::FichierVu& fichier);

// "rapport.pdf", "rapport.pdf et 2 autres fichiers"; "Aucun fichier encore".
std::string titre_of(const std::vector<std::string>& noms);

std::string quand(base::Instant instant);  // 12/09/2026 à 14:05
// "3 jours", "5 heures", "moins d’une heure": rounded up, as forms propose days.
std::string reste(base::Instant now, base::Instant end);
// Whole days, at least 1, rounded up: what a form proposes.
int jours_restants(base::Instant now, base::Instant end);

// From where the request comes, for the lines of a drop; "" on a host that does not keep it.
std::string lieu_of(const hall::Context& context);

// Path of its page, below the prefix.
std::string page_of(const hall::Context& context, depot::DepotId depot);
// The whole address that its owner hands on; "" when the sealed copy does not open.
std::string adresse_of(const hall::Context& context, const depot::FicheDepot& fiche);
// The same page on this site, where its owner is signed in and does not count, when the address to
// hand on is of the file drop's own host; "" when the two are one.
std::string adresse_ici_of(const hall::Context& context, const depot::FicheDepot& fiche);

// ?page=, from 1.
std::size_t page_number(std::string_view text);

}  // namespace filex
