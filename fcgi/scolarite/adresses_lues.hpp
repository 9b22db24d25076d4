// The ADRESSE records, which the pupils' and the parents' files write the same way.
#pragma once

#include "scolarite/apport.hpp"
#include "scolarite/xml_flux.hpp"

namespace scolarite {

// `source`: 'eleve' or 'responsable', because ADRESSE_ID is only unique inside its own file.
base::Check lire_adresse(const Lecture& lecture, const Element& element, std::string_view source);

}  // namespace scolarite
