// The administrator's view of invitations: who lets outsiders send files, and its end.
#include "base/text.hpp"
#include "filex/invitations.hpp"
#include "filex/pages/administration.hpp"
#include "hall/layout.hpp"

#include "tpl/filex/admin_invitations.hpp"

namespace filex::pages {
namespace {

using depot::InvitationVue;

struct View {
    static constexpr web::Template file = tpl::filex::admin_invitations::file;
    const hall::Context& context;
    std::vector<InvitationVue> invitations;
    std::string_view fait;

    void fill(web::Dict& dict) const {
        namespace t = tpl::filex::admin_invitations;
        dict.set_optional(t::FAIT, t::TEXTE, fait == "fin" ? "L’invitation est retirée." : "");
        dict.show_if(fait == "tard", t::TARD).show_if(invitations.empty(), t::VIDE);
        if (invitations.empty()) return;
        auto list = dict.add(t::LISTE);
        const auto count = static_cast<long long>(invitations.size());
        list.set(t::COMPTE, base::counted(count, "invitation ouverte", "invitations ouvertes"));
        for (const auto& vue : invitations) fill_row(list.add(t::LIGNE), vue);
    }
    void fill_row(web::Dict row, const InvitationVue& vue) const {
        namespace t = tpl::filex::admin_invitations;
        row.set(t::POUR, vue.nom).set(t::QUI, vue.qui).set(t::CLE, context.handle(vue.id));
        row.set_optional(t::AVEC_COURRIEL, t::COURRIEL, vue.courriel);
        row.set(t::CREE, quand(vue.cree_le)).set(t::FIN, quand(vue.expire_le));
        row.set(t::RECUS, envois_recus(vue));
        row.show(vue.une_fois ? t::UNE_FOIS : t::PLUSIEURS_FOIS);
        row.show_if(vue.etat == depot::EtatInvitation::en_cours, t::EN_COURS);
    }
};

}  // namespace

web::Response admin_invitations(hall::Context& context, const web::Request& request) {
    const hall::PageHead head{
        .title = "Invitations ouvertes",
        .trail = {{"FileX", "/filex/"}, {"Administration", "/filex/administration/"}}
    };
    return hall::page(
        context,
        request,
        head,
        View{context, depot::open_invitations(context.db, context.now), request.query.value("fait")}
    );
}

web::Response admin_retirer_invitation(hall::Context& context, const web::Request& request) {
    const auto id = context.open_handle<depot::Invitation>(request.param("invitation"));
    const auto vue = id ? depot::read_invitation(context.db, context.now, *id) : std::nullopt;
    if (!vue) return context.not_found(request);
    return web::Response::redirect(
        std::string("/filex/administration/invitations?fait=") +
        (retirer(context, *vue) ? "fin" : "tard")
    );
}

}  // namespace filex::pages
