#include "ts-admin/acte.hpp"

#include "base/courriel.hpp"
#include "base/text.hpp"
#include "envoi/lots.hpp"
#include "ts-admin/cadre.hpp"
#include "ts-admin/plan.hpp"

#include <algorithm>
#include <array>

namespace ts_admin {
namespace {

using acces::LigneCouple;

struct Name {
    std::string_view nom;
    std::string_view done;
};
constexpr std::array<Name, 6> names{
    {{"desactiver", "Désactivé\u00A0: ce code n’ouvre plus rien."},
     {"activer", "Réactivé\u00A0: ce code ouvre de nouveau l’accès."},
     {"nouveau", "Un nouveau code est généré. Il reste à le notifier."},
     {"refus", "Le refus est enregistré."},
     {"courriel", "Le courriel est en attente d’envoi\u00A0: il part dans la minute."},
     {"courrier", "La lettre est en préparation\u00A0: elle sera dans les derniers envois."}}
};

std::string who(const LigneCouple& ligne) {
    return ligne.sujet.couple ? ligne.responsable : ligne.eleve;
}

std::string of_whom(const LigneCouple& ligne) { return base::de(who(ligne)) + who(ligne); }

ActeOffert desactiver(const LigneCouple& ligne) {
    const bool open = ligne.acces_ouvert();
    return {
        "desactiver",
        "Désactiver l’accès",
        "Désactiver l’accès " + of_whom(ligne),
        {open ? who(ligne) + " perdra l’accès à " + ligne.eleve + " dès sa prochaine page."
              : "Le code donné à " + who(ligne) + " n’ouvrira plus rien.",
                           "Vous pourrez le réactiver. Le compte et ses autres enfants ne sont pas touchés."},
        true
    };
}

ActeOffert activer(const LigneCouple& ligne) {
    const bool used = ligne.car.code && ligne.car.code->utilise_le;
    return {
        "activer",
        "Réactiver l’accès",
        "Réactiver l’accès " + of_whom(ligne),
        {used ? who(ligne) + " retrouvera l’accès à " + ligne.eleve + " dès sa prochaine page."
              : "Le code déjà remis à " + who(ligne) +
                    " ouvrira de nouveau l’accès. Il ne pourra plus être réimprimé\u00A0: s’il est "
                    "perdu, générez-en un nouveau."},
        false};
}

ActeOffert nouveau(const LigneCouple& ligne, bool closed, base::Instant now) {
    ActeOffert acte{
        "nouveau", "Générer un nouveau code", "Générer un code pour " + who(ligne), {}, false};
    if (acces::etat_of(ligne.car, now) == acces::EtatCar::conteste) {
        acte.phrases.emplace_back(
            "Le code précédent a été contesté\u00A0: la personne qui l’a reçu a dit ne pas être "
            "responsable de cet élève. Vérifiez d’abord son adresse."
        );
        acte.danger = true;
    }
    if (closed) {
        acte.phrases.push_back(
            "L’établissement a désactivé cet accès\u00A0: la désactivation est levée, et l’accès "
            "à " +
            ligne.eleve + " sera rouvert quand le nouveau code sera saisi."
        );
        acte.danger = true;
    } else if (ligne.acces_ouvert()) {
        acte.phrases.push_back(
            "L’accès à " + ligne.eleve +
            " se ferme dès maintenant\u00A0: il reviendra quand le nouveau code sera saisi."
        );
        acte.phrases.emplace_back(
            ligne.sujet.couple ? "Le compte est conservé, avec ses autres enfants."
                               : "Le compte est conservé."
        );
        acte.danger = true;
    } else if (ligne.car.code) {
        acte.phrases.emplace_back("L’ancien code ne servira plus. Le nouveau reste à notifier.");
    } else {
        acte.phrases.emplace_back("Le code reste ensuite à notifier, par courriel ou par courrier."
        );
    }
    if (ligne.car.refus_le) acte.phrases.emplace_back("Le refus enregistré est levé.");
    return acte;
}

ActeOffert refus(const LigneCouple& ligne) {
    return {
        "refus",
        "Enregistrer un refus",
        "Enregistrer le refus " + of_whom(ligne),
        {"À faire quand la famille a retourné le coupon de refus.",
                           "Aucun code n’ouvrira plus l’accès à " + ligne.eleve +
             (ligne.acces_ouvert() ? ", et l’accès ouvert se ferme." : "."),
                           "Pour revenir en arrière, il faudra générer un nouveau code."},
        true
    };
}

ActeOffert notifier(const hall::Context& context, const LigneCouple& ligne, bool mail) {
    const auto& code = *ligne.car.code;
    ActeOffert acte{
        mail ? "courriel" : "courrier",
        mail ? "Notifier par courriel" : "Notifier par courrier",
        mail ? "Envoyer le code à " + who(ligne) : "Préparer la lettre pour " + who(ligne),
        {},
        false};
    if (auto closed = closed_words(context); !closed.empty())
        acte.phrases.push_back(std::move(closed));
    acte.phrases.push_back(
        mail ? "Un courriel sera envoyé à " + ligne.courriel + "."
             : "Un PDF d’une lettre sera préparé, à imprimer."
    );
    if (mail && ligne.courriel_refuse)
        acte.phrases.emplace_back(
            "Le dernier courriel à cette adresse n’a pas été remis\u00A0: vérifiez-la d’abord."
        );
    if (code.notifie_le) acte.phrases.emplace_back("Ce code a déjà été notifié une fois.");
    return acte;
}

}  // namespace

std::vector<ActeOffert> actes_of(const hall::Context& context, const LigneCouple& ligne) {
    std::vector<ActeOffert> actes;
    const bool codes = may(context, acces::Application::codes);
    const auto& code = ligne.car.code;
    const bool alive = code && code->vivant(context.now) && !ligne.car.refus_le;
    if (may(context, acces::Application::notification) && alive && code->imprimable &&
        ligne.possible()) {
        if (base::Courriel::parse(ligne.courriel)) actes.push_back(notifier(context, ligne, true));
        if (ligne.adresse) actes.push_back(notifier(context, ligne, false));
    }
    if (!codes) return actes;
    if (ligne.possible())
        actes.push_back(nouveau(ligne, closed_by_school(context, ligne), context.now));
    if (alive || ligne.acces_ouvert()) actes.push_back(desactiver(ligne));
    if (closed_by_school(context, ligne) && !(code && code->perime(context.now)))
        actes.push_back(activer(ligne));
    if (ligne.sujet.couple && ligne.possible() && !ligne.car.refus_le)
        actes.push_back(refus(ligne));
    return actes;
}

std::optional<ActeOffert> acte_named(
    const hall::Context& context, const LigneCouple& ligne, std::string_view nom
) {
    for (auto& acte : actes_of(context, ligne)) {
        if (acte.nom == nom) return std::move(acte);
    }
    return std::nullopt;
}

bool is_acte(std::string_view nom) {
    return std::any_of(names.begin(), names.end(), [&](const Name& name) {
        return name.nom == nom;
    });
}

std::string done_words(std::string_view nom, const LigneCouple& ligne) {
    const bool used = ligne.car.code && ligne.car.code->utilise_le;
    if (used && nom == "desactiver") return "L’accès est désactivé.";
    if (used && nom == "activer") return "L’accès est réactivé.";
    for (const auto& name : names) {
        if (name.nom == nom) return std::string(name.done);
    }
    return {};
}

ActeEtat etat_of(const ActeOffert& acte) {
    ActeEtat etat;
    for (const auto& phrase : acte.phrases) etat.annonce += phrase + "\n";
    return etat;
}

base::Check perform(
    db::Transaction& tx,
    hall::Context& context,
    const LigneCouple& ligne,
    const std::string& nom,
    const ActeEtat& shown
) {
    const auto acte = acte_of(context);
    const auto now = acces::lock_sujet(tx, acte, ligne.sujet);
    const auto offered = now ? acte_named(context, *now, nom) : std::nullopt;
    if (!offered || etat_of(*offered).annonce != shown.annonce)
        return base::refuse("Cette action n’est plus possible dans l’état actuel du code.");
    if (nom == "desactiver") return acces::deactivate(tx, acte, now->sujet);
    if (nom == "activer") return acces::activate(tx, acte, now->sujet);
    if (nom == "refus") return acces::record_refusal(tx, acte, *now->sujet.couple);
    if (nom == "nouveau") {
        const bool pupil = !now->sujet.couple;
        const acces::Demande demande{
            pupil ? acces::Population::eleves : acces::Population::responsables,
            {pupil ? now->sujet.eleve.value() : now->sujet.couple->value()},
            now->eleve,
            std::chrono::days(context.config.car_days)};
        acces::generate_all(tx, context.keys, context.random, acte, demande);
        return {};
    }
    envoi::create_lot(
        tx,
        context.now,
        {acte.etablissement,
         nom == "courriel" ? envoi::Voie::courriel : envoi::Voie::courrier,
         context.session().compte,
         who(*now),
         {now->car.code->id}}
    );
    return {};
}

std::string draft_of(const hall::Context& context, const LigneCouple& ligne, std::string_view nom) {
    std::size_t rank = 0;
    while (rank + 1 < names.size() && names.at(rank).nom != nom) ++rank;
    const auto handle = ligne.sujet.couple ? context.handle(*ligne.sujet.couple)
                                           : context.handle(ligne.sujet.eleve);
    return "acte." + std::to_string(rank) + "." + handle;
}

}  // namespace ts_admin
