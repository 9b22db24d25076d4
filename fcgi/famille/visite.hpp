// The child a page is about, among those of the account, and the parts of the frame that follow
// from it.
#pragma once

#include "acces/rattachement.hpp"
#include "hall/context.hpp"
#include "hall/layout.hpp"
#include "vie_scolaire/enfants.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace famille {

enum class Service : std::uint8_t { notes, absences, equipe };

class Visite {
public:
    // Reads the children; nothing when {enfant} is not the handle of one of them.
    static std::optional<Visite> of(hall::Context& context, const web::Request& request);
    // `chosen` is an index into `enfants`.
    Visite(
        const hall::Context& context, std::vector<vie_scolaire::Enfant> enfants, std::size_t chosen
    );

    const vie_scolaire::Enfant& enfant() const { return enfants_[chosen_]; }
    const std::vector<vie_scolaire::Enfant>& enfants() const { return enfants_; }
    std::size_t chosen() const { return chosen_; }
    const std::string& poignee() const { return poignees_[chosen_]; }
    const std::string& poignee_of(std::size_t index) const { return poignees_[index]; }
    bool eleve() const { return eleve_; }  // a pupil reads his own

    // Path of the same list as a file, below the prefix: asked as the page is.
    std::string fichier(std::string_view name, const web::Request& request) const;
    hall::PageHead head(std::string title, std::string lead) const;
    // For {{>ENFANTS}}: the other children, on the same service, and the services of this one.
    void fill_nav(web::Dict& dict, web::Var marker, Service here) const;

private:
    std::vector<vie_scolaire::Enfant> enfants_;
    std::size_t chosen_;
    std::vector<std::string> poignees_;
    bool eleve_;
};

// "3 B", which no line breaks.
std::string classe_insecable(const vie_scolaire::Enfant& enfant);
// "Léa Roy, 6A"
std::string nom_et_classe(const vie_scolaire::Enfant& enfant);

// What to do on the page of a child; "" when all his pages are closed.
std::string quoi_faire(const vie_scolaire::Enfant& enfant);
// Why a service is not there, in a sentence; "" when it is open.
std::string raison_fermee(const vie_scolaire::Enfant& enfant, Service service);
// The page that says it.
web::Response page_fermee(
    hall::Context& context, const web::Request& request, const Visite& visite, Service service
);

// Asked for a child that this account does not see: back to its children, where it is said why, of
// one that it saw before; else there is no such page.
web::Response page_absente(hall::Context& context, const web::Request& request);

}  // namespace famille
