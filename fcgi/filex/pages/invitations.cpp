// Invitations: an agent asks somebody without an account for files. Made, sent or handed on by
// hand, followed, withdrawn.
#include "filex/invitations.hpp"
#include "acces/journal.hpp"
#include "base/text.hpp"
#include "depot/quota.hpp"
#include "filex/creation.hpp"
#include "filex/options_form.hpp"
#include "filex/pages/pages.hpp"
#include "filex/sans_courriel.hpp"
#include "hall/depots.hpp"
#include "hall/layout.hpp"

#include "tpl/filex/invitation.hpp"
#include "tpl/filex/invitations.hpp"

#include <fmt/format.h>

namespace filex::pages {
namespace {

using depot::EtatInvitation;
using depot::InvitationVue;

constexpr int most_days = 90;
constexpr int usual_days = 30;
constexpr unsigned most_open = 100;
constexpr std::size_t most_characters = 120;

base::Result<std::string> parse_nom(std::string_view text) {
    return web::parse_short_line(text, most_characters);
}

base::Result<int> parse_jours(std::string_view text) {
    const auto jours = base::parse_number<int>(text);
    if (!jours || *jours < 1 || *jours > most_days)
        return base::refuse("Écrivez un nombre de jours entier, de 1 à 90.");
    return *jours;
}

base::Result<bool> parse_usage(std::string_view text) {
    if (text == "une") return true;
    if (text == "plusieurs") return false;
    return base::refuse("Choisissez une seule fois ou plusieurs fois.");
}

struct InvitationForm {
    std::string nom;
    std::optional<base::Courriel> courriel;
    std::string message;
    bool une_fois;
    int jours;
};
constexpr auto invitation_form = web::form<InvitationForm>(
    web::required(
        "nom", parse_nom, 4 * most_characters, "Écrivez qui vous invitez, ou ce que vous demandez."
    ),
    web::optional("courriel", base::Courriel::parse, 254),
    web::Field<std::string, base::Result<std::string> (*)(std::string_view)>{
        "message", &parse_message, 8000, ""},
    web::required("usage", parse_usage, 20, "Choisissez une seule fois ou plusieurs fois."),
    web::required("jours", parse_jours, 20, "Écrivez pendant combien de jours.")
);
using Lue = web::Submitted<InvitationForm>;

struct ListeView {
    static constexpr web::Template file = tpl::filex::invitations::file;
    const hall::Context& context;
    const Lue& given;
    std::string cle;
    std::vector<InvitationVue> invitations;
    std::string_view done;

    void fill(web::Dict& dict) const {
        namespace t = tpl::filex::invitations;
        dict.set_optional(t::FAIT, t::TEXTE, done);
        fill_sans_courriel(dict, t::SANS_COURRIEL, context);
        hall::fill_errors(dict, t::ERREURS, given.errors);
        hall::fill_field(dict, given, {"nom", t::NOM, t::NOM_ERREUR, t::NOM_MESSAGE});
        hall::fill_field(
            dict, given, {"courriel", t::COURRIEL, t::COURRIEL_ERREUR, t::COURRIEL_MESSAGE}
        );
        hall::fill_field(
            dict, given, {"message", t::MESSAGE, t::MESSAGE_ERREUR, t::MESSAGE_MESSAGE}
        );
        hall::fill_field(dict, given, {"jours", t::JOURS, t::JOURS_ERREUR, t::JOURS_MESSAGE});
        dict.show(given.typed_in("usage") == "plusieurs" ? t::PLUSIEURS : t::UNE);
        dict.set(t::CLE, cle);
        if (invitations.empty()) {
            dict.show(t::AUCUNE);
            return;
        }
        auto list = dict.add(t::LISTE);
        for (const auto& vue : invitations) fill_row(list, vue);
    }
    void fill_row(web::Dict& list, const InvitationVue& vue) const {
        namespace t = tpl::filex::invitations;
        const auto shown = affichage_of(vue.etat);
        list.add(t::LIGNE)
            .set(t::LIEN, page_of(context, vue.id))
            .set(t::POUR, vue.nom)
            .set(t::SIGNE, shown.signe)
            .set(t::ETAT, shown.mot)
            .set(t::CLASSE, shown.classe)
            .set(t::FIN, quand(vue.expire_le))
            .set(t::RECUS, envois_recus(vue));
    }
};

struct UneView {
    static constexpr web::Template file = tpl::filex::invitation::file;
    const hall::Context& context;
    const InvitationVue& vue;
    std::string lien;
    std::vector<depot::LigneDepot> depots;
    std::string_view done;

    void fill(web::Dict& dict) const {
        namespace t = tpl::filex::invitation;
        const auto shown = affichage_of(vue.etat);
        dict.set_optional(t::FAIT, t::TEXTE, done);
        dict.set(t::SIGNE, shown.signe).set(t::ETAT, shown.mot).set(t::CLASSE, shown.classe);
        dict.set(t::PAGE, page_of(context, vue.id)).set(t::FIN, quand(vue.expire_le));
        dict.set(t::CREE, quand(vue.cree_le));
        dict.show(vue.une_fois ? t::UNE_FOIS : t::PLUSIEURS_FOIS);
        dict.set_optional(t::AVEC_MESSAGE, t::TEXTE, vue.message);
        const bool open = vue.etat == EtatInvitation::ouverte;
        if (open) dict.add(t::OUVERTE).set(t::ADRESSE, lien);
        dict.show_if(open || vue.etat == EtatInvitation::en_cours, t::RETIRABLE);
        fill_mail(dict);
        dict.show_if(depots.empty(), t::SANS_DEPOT);
        if (depots.empty()) return;
        auto list = dict.add(t::DEPOTS);
        for (const auto& ligne : depots)
            list.add(t::DEPOT)
                .set(t::LIEN, page_of(context, ligne.id))
                .set(t::TITRE_DEPOT, titre_of(ligne.noms))
                .set(t::PAR, ligne.deposant)
                .set(t::QUAND, quand(ligne.cree_le))
                .set(t::ETAT_DEPOT, affichage_of(ligne.phase).mot);
    }
    void fill_mail(web::Dict& dict) const {
        namespace t = tpl::filex::invitation;
        if (vue.courriel.empty()) return;
        auto section = dict.add(t::AVEC_COURRIEL);
        section.set(t::COURRIEL, vue.courriel);
        section.show(
            vue.envoi == "refuse"    ? t::REFUSE
            : vue.envoi == "attente" ? t::ATTENTE
                                     : t::ENVOYE
        );
        section.set(t::RAISON, vue.raison);
    }
};

web::Response show(
    hall::Context& context, const web::Request& request, const Lue& given, std::string cle
) {
    const hall::PageHead head{
        .title = "Invitations",
        .lead = "Invitez une personne sans compte à vous envoyer des fichiers, même volumineux.",
        .trail = {{"FileX", "/filex/"}},
        .error = !given.errors.empty()};
    return hall::page(
        context,
        request,
        head,
        ListeView{
            context,
            given,
            std::move(cle),
            depot::invitations_of(context.db, context.now, context.session().compte),
            request.query.value("fait") == "fin"
                ? "L’invitation est retirée\u00A0: on n’envoie plus rien avec son adresse."
                : ""}
    );
}

Lue fresh() {
    Lue given;
    given.typed = {
        {"usage", "une"                     },
        {"jours", std::to_string(usual_days)}
    };
    return given;
}

// Its number; nothing when the account has as many open as one may have.
std::optional<std::uint64_t> make(
    hall::Context& context, db::Transaction& tx, const InvitationForm& form
) {
    const auto compte = context.session().compte;
    // two at once are counted one after the other
    depot::hold_count(tx, context.now, "invitations", compte);
    if (depot::count_open_invitations(tx.connection(), context.now, compte) >= most_open)
        return std::nullopt;
    const auto made = depot::create_invitation(
        tx,
        context.keys,
        context.random,
        context.now,
        {compte,
         form.nom,
         form.courriel,
         form.message,
         form.une_fois,
         context.now + std::chrono::days(form.jours)}
    );
    acces::journal(
        tx,
        context.now,
        context.auteur(),
        {.action = "depot.invitation",
         .details = fmt::format(
             "Invitation «\u00A0{}\u00A0» créée pour {}{}.",
             form.nom,
             base::counted(form.jours, "jour", "jours"),
             form.courriel ? ", envoyée à " + form.courriel->text() : std::string()
         )}
    );
    const auto vue = depot::invitation_of(tx.connection(), context.now, compte, made.id);
    const auto owner = acces::correspondant_of(tx.connection(), compte);
    if (vue && owner) hall::invite(hall::Plume::of(context), tx, *vue, *owner);
    return made.id.value();
}

// {invitation}, when it is the visitor's.
std::optional<InvitationVue> asked(hall::Context& context, const web::Request& request) {
    const auto id = context.open_handle<depot::Invitation>(request.param("invitation"));
    if (!id) return std::nullopt;
    return depot::invitation_of(context.db, context.now, context.session().compte, *id);
}

}  // namespace

web::Response invitations(hall::Context& context, const web::Request& request) {
    return show(context, request, fresh(), new_cle(context));
}

web::Response inviter(hall::Context& context, const web::Request& request) {
    auto given = invitation_form.read(request.form);
    const auto cle = std::string(request.form.value("cle"));
    if (!given.value) return show(context, request, given, cle);
    const auto fait = context.db.transact([&](db::Transaction& tx) {
        return once(context, tx, of_session(context), {"filexi/", cle}, [&] {
            return make(context, tx, *given.value);
        });
    });
    if (!fait) {
        given.refuse(
            "nom", "Vous avez déjà 100 invitations ouvertes. Retirez-en, puis recommencez."
        );
        return show(context, request, given, cle);
    }
    return web::Response::redirect(
        page_of(context, depot::InvitationId(fait->numero)) + "?fait=creee"
    );
}

web::Response invitation(hall::Context& context, const web::Request& request) {
    const auto vue = asked(context, request);
    if (!vue) return context.not_found(request);
    const auto compte = context.session().compte;
    const bool made = request.query.value("fait") == "creee";
    return hall::page(
        context,
        request,
        {
            .title = "Invitation\u00A0: " + vue->nom,
            .trail = {{"FileX", "/filex/"}, {"Invitations", "/filex/invitations"}},
            .script = "depot.js"
    },
        UneView{
            context,
            *vue,
            hall::Plume::of(context).lien(*vue),
            depot::depots_of(context.db, context.now, compte, vue->id),
            !made                   ? ""
            : vue->courriel.empty() ? "L’invitation est prête. Transmettez son adresse."
                                    : "L’invitation est prête, et le courriel part."}
    );
}

web::Response retirer_invitation(hall::Context& context, const web::Request& request) {
    const auto vue = asked(context, request);
    if (!vue) return context.not_found(request);
    return web::Response::redirect(
        retirer(context, *vue) ? std::string("/filex/invitations?fait=fin")
                               : page_of(context, vue->id)
    );
}

}  // namespace filex::pages
