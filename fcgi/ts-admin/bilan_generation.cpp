#include "ts-admin/bilan_generation.hpp"

#include "base/text.hpp"
#include "hall/vu.hpp"

namespace ts_admin {
namespace {

using base::counted;

// What becomes of codes and accesses that are there already.
void add_consequences(const BilanGeneration& bilan, std::vector<std::string>& phrases) {
    if (bilan.remplaces != 0)
        phrases.push_back(
            counted(
                bilan.remplaces,
                "code pas encore utilisé sera remplacé",
                "codes pas encore utilisés seront remplacés"
            ) +
            (bilan.remplaces == 1
                 ? "\u00A0: le courrier ou le courriel qui le porte ne servira plus."
                 : "\u00A0: les courriers ou courriels qui les portent ne serviront plus.")
        );
    if (bilan.fermes != 0)
        phrases.push_back(
            counted(bilan.fermes, "accès ouvert sera fermé", "accès ouverts seront fermés") +
            " jusqu’à ce que la famille saisisse son nouveau code. Les comptes sont conservés."
        );
    if (bilan.refus != 0)
        phrases.push_back(
            counted(bilan.refus, "refus enregistré sera levé", "refus enregistrés seront levés") +
            "."
        );
    if (bilan.desactives != 0)
        phrases.push_back(
            counted(
                bilan.desactives,
                "accès que l’établissement avait désactivé pourra être rouvert",
                "accès que l’établissement avait désactivés pourront être rouverts"
            ) +
            " avec le nouveau code\u00A0: la désactivation est levée."
        );
    if (bilan.contestes != 0)
        phrases.push_back(
            counted(
                bilan.contestes,
                "code remplace un code contesté",
                "codes remplacent des codes contestés"
            ) +
            "\u00A0: vérifiez d’abord à quelle adresse l’envoyer."
        );
}

}  // namespace

BilanGeneration bilan_of(hall::Context& context, const Selection& selection) {
    BilanGeneration bilan;
    for (const auto& ligne : lines_of(context, selection, selection.coches)) {
        if (!ligne.possible()) continue;
        ++bilan.codes;
        bilan.sujets.push_back(ligne.sujet.numero());
        bilan.etats += etat_words(context, ligne);
        if (ligne.car.refus_le) ++bilan.refus;
        if (acces::etat_of(ligne.car, context.now) == acces::EtatCar::conteste) ++bilan.contestes;
        if (closed_by_school(context, ligne))
            ++bilan.desactives;
        else if (ligne.acces_ouvert())
            ++bilan.fermes;
        else if (ligne.car.code && ligne.car.code->vivant(context.now))
            ++bilan.remplaces;
    }
    return bilan;
}

Confirmation confirmation_of(const BilanGeneration& bilan, std::string_view jeton) {
    Confirmation out;
    out.phrases.push_back(
        "Vous allez générer " + counted(bilan.codes, "code d’activation", "codes d’activation") +
        "."
    );
    add_consequences(bilan, out.phrases);
    out.phrases.emplace_back(
        "Rien n’est envoyé à cette étape\u00A0: vous notifierez les familles ensuite."
    );
    out.action = "/ts-admin/codes/generer/confirmer";
    out.bouton = "Générer " + counted(bilan.codes, "code", "codes");
    out.danger =
        bilan.fermes != 0 || bilan.refus != 0 || bilan.desactives != 0 || bilan.contestes != 0;
    out.retour = "/ts-admin/codes/generer/liste";
    out.champs = {
        {"jeton", std::string(jeton)},
        {"vu",    vu_of(bilan.etats)}
    };
    return out;
}

}  // namespace ts_admin
