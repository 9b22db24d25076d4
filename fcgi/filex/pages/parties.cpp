// Parts that a program has sent and not joined yet: they are of no drop, and take room.
#include "depot/proprietaire.hpp"
#include "filex/pages/pages.hpp"

namespace filex::pages {

web::Response finir_parties(hall::Context& context, const web::Request&) {
    depot::end_parties(context.db, context.now, context.session().compte);
    return web::Response::redirect("/filex/mes-fichiers?fait=parties");
}

}  // namespace filex::pages
