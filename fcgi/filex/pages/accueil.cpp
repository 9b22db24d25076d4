// The form, above the drops at hand and those on their way; and what the gate has refused.
#include "filex/creation.hpp"
#include "filex/formulaire.hpp"
#include "filex/pages/pages.hpp"

#include <array>
#include <utility>

namespace filex::pages {
namespace {

// What the gate says by ?refus=, before it has read a byte of a form.
std::string refusal_words(std::string_view key, const depot::Limites& limites) {
    using depot::Refus;
    if (key.empty()) return {};
    const std::string texts =
        " Vos textes se retrouvent avec le bouton Précédent du navigateur.";  // it was not read
    if (key == "personne") return depot::sentence_of(Refus::personne, limites) + texts;
    if (key == "magasin") return depot::sentence_of(Refus::magasin, limites) + texts;
    return "L’envoi a été refusé avant d’être lu\u00A0: cette page était ouverte depuis trop "
           "longtemps, ou venait d’ailleurs. Choisissez de nouveau vos fichiers, puis "
           "«\u00A0Envoyer\u00A0»." +
           texts;
}

std::string done_words(std::string_view key) {
    if (key == "abandon") return "Le dépôt en cours est abandonné. Ce qui était arrivé est effacé.";
    return {};
}

}  // namespace

web::Response accueil(hall::Context& context, const web::Request& request) {
    const auto limites = depot::limites_of(context.db, context.config, context.session().compte);
    return show_form(
        context,
        request,
        {.options = fresh_options(context.config, limites),
         .cle = new_cle(context),
         .refus = refusal_words(request.query.value("refus"), limites),
         .fait = done_words(request.query.value("fait"))}
    );
}

}  // namespace filex::pages
