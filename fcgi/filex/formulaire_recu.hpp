// A drop whose files come in the body of one form, as a browser sends it without a script: nginx
// has written that body beside the store and hands it over. Files first, lines second, all lines at
// once: what fails in the middle leaves nothing that anybody sees.
#pragma once

#include "depot/depot.hpp"
#include "depot/entrant.hpp"
#include "depot/quota.hpp"
#include "filex/creation.hpp"
#include "web/handed_multipart.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace filex {

// The form, read where it lies: its files are slices of the body, not copied yet.
struct FormulaireRecu {
    depot::Entrant corps;
    web::Fields fields;
    std::vector<web::HandedPart> fichiers;  // of the field "fichier"
    std::string envoi;                      // envoi_of() all of it
};
// Nothing when the request hands over no body, or one that is no form: the page answers 400.
std::optional<FormulaireRecu> receive_form(
    const depot::Magasin& magasin, const web::Request& request
);

// Why its files cannot be taken, for the field "fichier"; "" when they can.
std::string file_error_of(
    hall::Context& context,
    const depot::Magasin& magasin,
    acces::CompteId compte,
    const depot::Limites& limites,
    const FormulaireRecu& recu,
    depot::Lecteur lecteur = depot::Lecteur::deposant
);

// The drop to be made, asked for in the transaction that makes it; nothing: it may not be any more.
using Faire = std::function<std::optional<depot::NouveauDepot>(db::Transaction&)>;

// One of both, or neither when Faire said no.
struct Issue {
    std::optional<depot::DepotId> depot = {};
    std::optional<depot::Refus> refus = {};
};
// Makes the drop of this form, with its files, once. Nothing of the files is left when it does not.
Issue take_form(
    hall::Context& context,
    const depot::Magasin& magasin,
    const Preneur& preneur,
    const FormulaireRecu& recu,
    const Faire& faire
);

}  // namespace filex
