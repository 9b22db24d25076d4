// What a file is, found from its content and never from its name: users rename and zip again.
#pragma once

#include "base/result.hpp"
#include "scolarite/source.hpp"
#include "scolarite/uai.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace scolarite {

enum class Genre : std::uint8_t {
    eleves,
    responsables,
    structures,
    nomenclature,
    communs,
    sts,
    export_absence,
    lsu,
};

struct Fichier {
    std::string chemin;
    std::string nom;
    Genre genre;
    std::optional<Uai> uai;    // exportAbsence.xml does not say it
    std::optional<int> annee;  // September's year
    std::string exporte_le;    // as the file writes it: schools come with yesterday's file
};

std::string_view nom_de(Genre genre);      // "Élèves"
std::string_view fichier_de(Genre genre);  // "ExportXML_ElevesAvecAdresses.zip"

// Reads only the head. `attendu`: the kind asked for there, whose absence is then explained.
// Fails with a sentence naming the file: none of the known exports, another one than expected, no
// UAI.
base::Result<Fichier> identifier(const std::string& chemin, std::optional<Genre> attendu = {});

}  // namespace scolarite
