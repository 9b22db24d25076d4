#include "ts-admin/plan.hpp"

#include "base/courriel.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ts_admin {
namespace {

using acces::LigneCouple;

using base::counted;

// Not the address that what was last mailed has come back from: one person at a time may still be
// mailed there (acte.cpp), who is warned.
bool has_mail(const LigneCouple& ligne) {
    return !ligne.courriel_refuse && base::Courriel::parse(ligne.courriel);
}

bool is_printable(const LigneCouple& ligne) {
    return ligne.possible() && ligne.car.code && ligne.car.code->imprimable;
}

// How many of the criteria have no code to send; "" when all have one.
std::string without_code(hall::Context& context, const Selection& selection) {
    auto criteres = selection.criteres;
    criteres.envoyables = false;
    criteres.non_notifies = false;
    const auto all =
        acces::find_sujets(context.db, context.poste().etablissement, criteres, context.now).size();
    criteres.envoyables = true;
    const auto sendable =
        acces::find_sujets(context.db, context.poste().etablissement, criteres, context.now).size();
    if (all == sendable) return {};
    return counted(
               all - sendable,
               "autre n’a pas de code à envoyer",
               "autres n’ont pas de code à envoyer"
           ) +
           "\u00A0: jamais généré, déjà utilisé, expiré ou désactivé. Générez d’abord leur code "
           "pour "
           "les notifier.";
}

}  // namespace

std::vector<LigneCouple> lines_of(
    hall::Context& context, const Selection& selection, const std::vector<std::uint64_t>& sujets
) {
    return acces::read_sujets(
        context.db,
        context.poste().etablissement,
        selection.criteres.population,
        sujets,
        context.now
    );
}

std::optional<envoi::Voie> way_of(const LigneCouple& ligne, Envoi envoi) {
    if (!is_printable(ligne)) return std::nullopt;
    if (envoi != Envoi::courrier && has_mail(ligne)) return envoi::Voie::courriel;
    if (envoi != Envoi::courriel && ligne.adresse) return envoi::Voie::courrier;
    return std::nullopt;
}

bool closed_by_school(const hall::Context& context, const LigneCouple& ligne) {
    return acces::etat_of(ligne.car, context.now) == acces::EtatCar::desactive;
}

std::string etat_words(const hall::Context& context, const LigneCouple& ligne) {
    return fmt::format(
        "{} {} {} {} {};",
        ligne.sujet.numero(),
        ligne.car.code ? ligne.car.code->id.value() : 0,
        static_cast<int>(acces::etat_of(ligne.car, context.now)),
        ligne.acces_ouvert(),
        ligne.car.refus_le.has_value()
    );
}

std::string closed_words(const hall::Context& context) {
    if (!vie_scolaire::open_services(context.db, context.poste().etablissement).empty()) return {};
    return "Aucun service n’est ouvert aux familles en ce moment\u00A0: avec leur code, elles ne "
           "trouveront ni notes ni absences.";
}

Plan plan_of(hall::Context& context, const Selection& selection) {
    Plan plan;
    const auto on_their_way = envoi::cars_on_their_way(context.db, context.poste().etablissement);
    for (const auto& ligne : lines_of(context, selection, selection.coches)) {
        const auto way = way_of(ligne, selection.envoi);
        plan.etats += etat_words(context, ligne);
        plan.etats += way ? (*way == envoi::Voie::courriel ? "courriel;" : "courrier;") : "rien;";
        const bool not_mailed = ligne.courriel_refuse && selection.envoi != Envoi::courrier;
        const bool alive = is_printable(ligne) && ligne.car.code->vivant(context.now);
        if (!way || !alive) {
            ++(alive && not_mailed ? plan.non_remis : plan.sans_adresse);
            continue;
        }
        const bool told_meanwhile = selection.criteres.non_notifies && ligne.car.code->notifie_le;
        if (told_meanwhile || on_their_way.contains(ligne.car.code->id)) {
            plan.etats += "deja;";
            ++plan.deja;
            continue;
        }
        auto& list = *way == envoi::Voie::courriel ? plan.courriels : plan.lettres;
        list.push_back(ligne.car.code->id);
        if (not_mailed) ++plan.non_remis_par_lettre;
    }
    return plan;
}

std::string unreached_words(hall::Context& context, const Selection& selection) {
    std::vector<std::uint64_t> others;
    for (const auto one : selection.trouves)
        if (!std::binary_search(selection.coches.begin(), selection.coches.end(), one))
            others.push_back(one);
    std::size_t count = 0;
    for (const auto& ligne : lines_of(context, selection, others))
        if (!ligne.parti && is_printable(ligne) && !way_of(ligne, selection.envoi)) ++count;
    if (count == 0) return {};
    return counted(
               count,
               "personne de la liste n’est pas cochée, et ne recevra rien",
               "personnes de la liste ne sont pas cochées, et ne recevront rien"
           ) +
           "\u00A0: aucune adresse utilisable pour ce mode d’envoi. "
           "L’export de la liste (CSV) dit qui, colonne «\u00A0À savoir\u00A0».";
}

std::string notes_on(hall::Context& context, const Selection& selection) {
    return base::trim(
        closed_words(context) + " " + unreached_words(context, selection) + " " +
        without_code(context, selection)
    );
}

Confirmation confirmation_of(
    const Plan& plan, std::string_view jeton, const std::vector<std::string>& avis
) {
    Confirmation out;
    for (const auto& one : avis)
        if (!one.empty()) out.phrases.push_back(one);
    if (const auto mails = plan.courriels.size(); mails != 0)
        out.phrases.push_back(
            "Par courriel\u00A0: " +
            counted(mails, "message sera envoyé", "messages seront envoyés") +
            (mails == 1 ? "." : ", un par destinataire.")
        );
    if (!plan.lettres.empty())
        out.phrases.push_back(
            plan.lettres.size() == 1
                ? "Par courrier\u00A0: un PDF d’une lettre sera préparé."
                : "Par courrier\u00A0: un PDF de " +
                      counted(plan.lettres.size(), "lettre", "lettres") +
                      " sera préparé, dans l’ordre des divisions puis des noms."
        );
    if (plan.non_remis_par_lettre != 0)
        out.phrases.push_back(
            counted(
                plan.non_remis_par_lettre,
                "personne a une adresse électronique et recevra pourtant une lettre",
                "personnes ont une adresse électronique et recevront pourtant une lettre"
            ) +
            "\u00A0: le dernier courriel n’y a pas été remis."
        );
    if (plan.non_remis != 0)
        out.phrases.push_back(
            counted(
                plan.non_remis,
                "personne cochée ne sera pas notifiée",
                "personnes cochées ne seront pas notifiées"
            ) +
            "\u00A0: " + std::string(not_delivered_words)
        );
    if (plan.sans_adresse != 0)
        out.phrases.push_back(
            counted(
                plan.sans_adresse,
                "personne cochée ne peut pas être notifiée",
                "personnes cochées ne peuvent pas être notifiées"
            ) +
            " ainsi\u00A0: pas d’adresse pour ce mode d’envoi, ou plus de code à envoyer."
        );
    if (plan.deja != 0)
        out.phrases.push_back(
            counted(
                plan.deja,
                "personne cochée ne sera pas notifiée une seconde fois",
                "personnes cochées ne seront pas notifiées une seconde fois"
            ) +
            "\u00A0: son envoi a déjà été demandé."
        );
    out.phrases.emplace_back(
        "L’envoi se fait en arrière-plan\u00A0: vous pourrez quitter la page et revenir en suivre "
        "l’avancement."
    );
    out.action = "/ts-admin/notification/confirmer";
    out.bouton =
        "Notifier " + counted(plan.courriels.size() + plan.lettres.size(), "personne", "personnes");
    out.danger = false;
    out.retour = "/ts-admin/notification/liste";
    out.champs = {
        {"jeton", std::string(jeton)},
        {"vu",    vu_of(plan.etats) }
    };
    return out;
}

}  // namespace ts_admin
