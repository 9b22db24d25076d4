// S17–S21: one pair (or one pupil's own code): its state, its history, and the acts, each on a page
// of its own whose token is spent by the act.
#include "tpl/ts_admin/couple.hpp"
#include "acces/personnel.hpp"
#include "acces/rattachement.hpp"
#include "base/courriel.hpp"
#include "envoi/lots.hpp"
#include "ts-admin/acte.hpp"
#include "ts-admin/cadre.hpp"
#include "ts-admin/pages/pages.hpp"
#include "ts-admin/recherche.hpp"

#include <nlohmann/json.hpp>

namespace ts_admin::pages {
namespace {

namespace t = tpl::ts_admin::couple;
using acces::LigneCouple;

std::optional<LigneCouple> find(hall::Context& context, const Request& request) {
    const auto handle = request.param("couple");
    const auto school = context.poste().etablissement;
    if (const auto id = context.open_handle<scolarite::Couple>(handle))
        return acces::read_couple(context.db, school, *id, context.now);
    if (const auto id = context.open_handle<scolarite::Eleve>(handle))
        return acces::read_eleve(context.db, school, *id, context.now);
    return std::nullopt;
}

struct View {
    static constexpr web::Template file = t::file;
    const hall::Context& context;
    const LigneCouple& ligne;
    std::vector<acces::Ligne> history;
    std::string cle;
    std::string de;
    std::string retour;
    std::string done;
    bool sent;  // by mail or letter: there is something to follow
    bool changed;
    bool had_access;  // now, or with a former code

    void fill(web::Dict& dict) const {
        dict.set(t::CLE, cle).set(t::DE, de).set(t::RETOUR, retour);
        dict.set_optional(t::FAIT, t::MESSAGE, done);
        dict.show_if(sent, t::SUIVRE);
        dict.show_if(changed, t::CHANGE);
        fill_state(dict);
        const bool right = may(context, acces::Application::codes);
        for (const auto& acte : actes_of(context, ligne)) {
            auto link = dict.add(t::ACTE);
            link.set(t::NOM_ACTE, acte.nom).set(t::LIBELLE, acte.bouton);
            link.show_if(acte.danger, t::DANGER);
        }
        dict.show_if(!right, t::SANS_DROIT);
        for (const auto& line : history)
            dict.add(t::LIGNE)
                .set(t::QUAND, instant_words(context, line.quand))
                .set(t::QUI, line.auteur)
                .set(t::QUOI, line.details);
        dict.show(history.empty() ? t::SANS_HISTOIRE : t::HISTOIRE);
    }
    void fill_state(web::Dict& dict) const {
        const auto& zone = context.poste().fuseau;
        dict.set(t::ELEVE, ligne.eleve)
            .set(t::DIVISION, ligne.division.empty() ? "—" : ligne.division);
        if (ligne.sujet.couple)
            dict.add(t::PARENT)
                .set(t::RESPONSABLE, ligne.responsable)
                .set(t::QUALITE, ligne.qualite());
        const auto shown = acces::affichage_of(acces::etat_of(ligne.car, context.now));
        dict.set(t::SIGNE, shown.signe).set(t::CLASSE, shown.classe);
        dict.set(t::ETAT, acces::words_of(ligne.car, context.now, zone));

        if (ligne.acces_ouvert())
            dict.show(t::OUVERT);
        else
            dict.show(had_access ? t::FERME : t::JAMAIS_OUVERT);
        for (const auto& warning : ligne.avertissements())
            dict.add(t::AVERTISSEMENT).set(t::TEXTE, warning);
        if (!ligne.car.code) return;
        const auto& code = *ligne.car.code;
        auto facts = dict.add(t::CODE);
        facts.set(t::GENERE, date_words(context, code.genere_le));
        facts.set(t::EXPIRE, date_words(context, code.expire_le));
        if (code.notifie_le)
            facts.add(t::NOTIFIE)
                .set(t::QUAND, date_words(context, *code.notifie_le))
                .set(t::VOIE, code.notifie_par_courriel ? "par courriel" : "par courrier");
        if (code.non_parvenu_le && !code.utilise_le)
            facts.add(t::NON_PARVENU)
                .set(t::QUAND, date_words(context, *code.non_parvenu_le))
                .set(t::RAISON, code.non_parvenu_raison);
        if (code.utilise_le)
            facts.add(t::UTILISE).set(t::QUAND, date_words(context, *code.utilise_le));
    }
};

std::string handle_of(const hall::Context& context, const LigneCouple& ligne) {
    return ligne.sujet.couple ? context.handle(*ligne.sujet.couple)
                              : context.handle(ligne.sujet.eleve);
}

std::string title_of(const LigneCouple& ligne) {
    return ligne.sujet.couple ? ligne.responsable + ", pour " + ligne.eleve : ligne.eleve;
}

std::string path_of(
    const hall::Context& context, const LigneCouple& ligne, const Request& request
) {
    auto path = "/ts-admin/codes/" + handle_of(context, ligne);
    const auto de =
        request.method == web::Method::post ? request.form.value("de") : request.query.value("de");
    if (!de.empty() && base::unbase64url(de)) path += "?de=" + std::string(de);
    return path;
}

}  // namespace

Response couple(hall::Context& context, const Request& request) {
    if (!may_consult(context)) return context.forbidden(request);
    const auto ligne = find(context, request);
    if (!ligne) return context.not_found(request);
    const auto school = context.poste().etablissement;
    const std::string de(
        base::unbase64url(request.query.value("de")) ? request.query.value("de") : ""
    );
    return hall::page(
        context,
        request,
        head_of(
            context,
            title_of(*ligne),
            "L’état du code, son histoire, et ce que vous pouvez en faire.",
            {
                {"Codes d’activation", "/ts-admin/codes"}
    }
        ),
        View{
            context,
            *ligne,
            ligne->sujet.couple ? acces::journal_of_couple(context.db, *ligne->sujet.couple)
                                : acces::journal_of_eleve(context.db, school, ligne->sujet.eleve),
            handle_of(context, *ligne),
            de,
            back_to_list(context, de),
            done_words(request.query.value("fait"), *ligne),
            request.query.value("fait") == "courriel" || request.query.value("fait") == "courrier",
            request.query.has("change"),
            acces::deja_rattache(context.db, ligne->sujet.eleve, ligne->sujet.couple)}
    );
}

Response couple_acte(hall::Context& context, const Request& request) {
    const auto ligne = find(context, request);
    if (!ligne) return context.not_found(request);
    const auto acte = acte_named(context, *ligne, request.param("acte"));
    // the state has changed since the page was shown, or the act never was offered
    if (!acte) return Response::redirect(path_of(context, *ligne, request));
    hall::Draft<ActeEtat> draft(context, draft_of(context, *ligne, acte->nom));
    Confirmation confirmation{
        .phrases = acte->phrases,
        .action = "/ts-admin/codes/" + handle_of(context, *ligne) + "/" + acte->nom,
        .bouton = acte->bouton,
        .danger = acte->danger,
        .retour = path_of(context, *ligne, request),
        .champs = {{"jeton", draft.save(etat_of(*acte))}}};
    if (const auto de = request.query.value("de"); !de.empty())
        confirmation.champs.emplace_back("de", std::string(de));
    return confirm(
        context,
        request,
        head_of(
            context,
            acte->titre,
            title_of(*ligne) + (ligne->division.empty() ? "" : ", " + ligne->division),
            {
                {"Codes d’activation", "/ts-admin/codes"}
    }
        ),
        confirmation
    );
}

Response couple_acte_valider(hall::Context& context, const Request& request) {
    const auto ligne = find(context, request);
    if (!ligne) return context.not_found(request);
    const auto path = path_of(context, *ligne, request);
    const std::string nom(request.param("acte"));
    if (!is_acte(nom)) return context.not_found(request);
    hall::Draft<ActeEtat> draft(context, draft_of(context, *ligne, nom));
    const auto jeton = request.form.value("jeton");
    const auto shown = draft.load();
    bool spent = false;
    const bool done = context.db.transact([&](db::Transaction& tx) {
        spent = draft.spend(tx, jeton);
        return spent && shown && perform(tx, context, *ligne, nom, *shown).has_value();
    });
    const std::string joint = path.find('?') == std::string::npos ? "?" : "&";
    if (done) return Response::redirect(path + joint + "fait=" + nom);
    // a second click finds the token spent, and sees what the first one did
    return Response::redirect(spent ? path + joint + "change=1" : path);
}

}  // namespace ts_admin::pages
