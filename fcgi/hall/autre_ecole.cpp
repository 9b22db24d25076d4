#include "hall/autre_ecole.hpp"

#include "hall/layout.hpp"
#include "hall/reprise.hpp"

#include "tpl/commun/autre_ecole.hpp"

#include <algorithm>

namespace hall {
namespace {

constexpr int conflict = 409;

struct View {
    static constexpr web::Template file = tpl::commun::autre_ecole::file;
    const Context& context;
    const acces::Poste* du_formulaire;  // none: the person has no post there any more
    std::string_view chemin;
    bool gardee;

    void fill(web::Dict& dict) const {
        namespace t = tpl::commun::autre_ecole;
        if (context.visitor.poste)
            dict.add(t::ICI).set(t::DENOMINATION, context.poste().denomination);
        dict.show_if(gardee, t::GARDEE);
        if (du_formulaire == nullptr) {
            dict.show(t::SANS_POSTE);
            return;
        }
        dict.add(t::AUTRE)
            .set(t::DENOMINATION, du_formulaire->denomination)
            .set(t::CLE, context.handle(du_formulaire->etablissement))
            .set(t::CHEMIN, chemin);
    }
};

}  // namespace

web::Response autre_ecole(
    Context& context, const web::Request& request, scolarite::EtablissementId du_formulaire
) {
    const auto& postes = context.visitor.postes;
    const auto found = std::find_if(postes.begin(), postes.end(), [&](const acces::Poste& one) {
        return one.etablissement == du_formulaire;
    });
    const bool gardee = garder(context, request);
    PageHead head{.title = "Ce formulaire est d’un autre établissement"};
    if (context.visitor.poste) head.at_hand = context.poste().denomination;
    return page(
        context,
        request,
        head,
        View{context, found == postes.end() ? nullptr : &*found, request.path, gardee},
        conflict
    );
}

}  // namespace hall
