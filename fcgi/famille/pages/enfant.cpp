#include "famille/pages/pages.hpp"
#include "famille/vue_enfant.hpp"

namespace famille::pages {

web::Response enfant(hall::Context& context, const web::Request& request) {
    const auto visite = Visite::of(context, request);
    if (!visite) return page_absente(context, request);
    const auto news = nouveautes_of(context, visite->enfant());
    const auto head = visite->head(nom_et_classe(visite->enfant()), quoi_faire(visite->enfant()));
    const auto today = visite->enfant().ecole.fuseau.date_at(context.now);
    return hall::page(context, request, head, VueEnfant{*visite, news, today});
}

}  // namespace famille::pages
