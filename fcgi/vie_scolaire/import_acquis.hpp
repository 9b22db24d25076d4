// What an LSU file says of one pupil in one subject and term: reading it, and writing it once.
#pragma once

#include "db/bulk.hpp"
#include "scolarite/xml_flux.hpp"
#include "vie_scolaire/import_ecole.hpp"

#include <map>
#include <optional>
#include <string>
#include <tuple>

namespace vie_scolaire {

struct Acquis {
    std::optional<std::string> moyenne;  // out of 20
    std::optional<std::string> classe;
    std::string appreciation;
    bool operator==(const Acquis&) const = default;
    bool vide() const { return !moyenne && !classe && appreciation.empty(); }
};

struct PlaceAcquis {
    std::uint64_t eleve;
    const scolarite::Periode& periode;
    std::uint64_t matiere;
};

base::Result<Acquis> lire_acquis(const scolarite::XmlFlux& flux, const scolarite::Element& element);

// Writes those of one file, each place once: what the school has is read first, in one statement,
// and what differs goes in few.
class EcritureAcquis {
public:
    explicit EcritureAcquis(Ecole& ecole);
    // Fails, without file and line, where it would change a closed term, or speaks of one to come.
    base::Check ecrire(const PlaceAcquis& place, const Acquis& acquis);
    void finir();  // also on a refusal, which rolls everything back

private:
    Ecole& ecole_;
    std::map<std::tuple<std::uint64_t, std::uint64_t, std::uint64_t>, Acquis> connus_;
    db::Bulk lignes_;
};

}  // namespace vie_scolaire
