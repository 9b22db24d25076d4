// What an LSU file says of one pupil in one subject and term: reading it, and writing it once.
#pragma once

#include "scolarite/xml_flux.hpp"
#include "vie_scolaire/import_ecole.hpp"

#include <optional>
#include <string>

namespace vie_scolaire {

struct Acquis {
    std::optional<std::string> moyenne;  // out of 20
    std::optional<std::string> classe;
    std::optional<unsigned> positionnement;
    std::string appreciation;
    bool operator==(const Acquis&) const = default;
    bool vide() const { return !moyenne && !classe && !positionnement && appreciation.empty(); }
};

struct PlaceAcquis {
    std::uint64_t eleve;
    const scolarite::Periode& periode;
    std::uint64_t matiere;
};

base::Result<Acquis> lire_acquis(const scolarite::XmlFlux& flux, const scolarite::Element& element);
// Fails, without file and line, where it would change a closed term, or speaks of one to come.
base::Check ecrire_acquis(Ecole& ecole, const PlaceAcquis& place, const Acquis& acquis);

}  // namespace vie_scolaire
