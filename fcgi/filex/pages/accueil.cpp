#include "hall/layout.hpp"

#include "depot/quota.hpp"
#include "filex/pages/pages.hpp"

#include "tpl/filex/accueil.hpp"

namespace filex::pages {
namespace {

struct Accueil {
    static constexpr web::Template file = tpl::filex::accueil::file;
    std::string occupe;
    int jours;

    void fill(web::Dict& dict) const {
        namespace t = tpl::filex::accueil;
        dict.set(t::OCCUPE, occupe).set(t::JOURS, jours);
    }
};

}  // namespace

web::Response accueil(hall::Context& context, const web::Request& request) {
    const auto compte = context.session().compte;
    const hall::PageHead head{
        .title = "FileX", .lead = "Déposez un gros fichier et transmettez son adresse."};
    return hall::page(
        context,
        request,
        head,
        Accueil{
            depot::en_octets(depot::occupe_par(context.db, context.now, compte)),
            depot::limites_of(context.db, context.config, compte).jours_max}
    );
}

}  // namespace filex::pages
