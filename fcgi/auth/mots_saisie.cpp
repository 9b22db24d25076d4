#include "auth/mots_saisie.hpp"

#include "base/text.hpp"
#include "scolarite/ids.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace auth {
namespace {

enum class Sorte : std::uint8_t { texte, choix, coche, perimetre };

// A field of the forms whose path ends so; a choice has a line for each of its values.
struct Champ {
    std::string_view chemin;
    std::string_view nom;
    Sorte sorte;
    std::string_view libelle;
    std::string_view valeur = {};
    std::string_view dite = {};
};

constexpr std::string_view notes = "/ts-admin/notes";
constexpr std::string_view dates = "/ts-admin/notes/echeances";
constexpr std::string_view absences = "/ts-admin/absences";
constexpr std::string_view textes = "/ts-admin/notification/texte";
constexpr std::string_view ajout = "/compte/enfants/ajouter";
constexpr std::string_view invitation = "/filex/invitations";
constexpr std::string_view jeton = "/filex/jetons";

// clang-format off
constexpr std::array table{
    Champ{"/absences/message", "message", Sorte::texte, "Message"},
    Champ{ajout, "car", Sorte::texte, "Code"},
    Champ{ajout, "date_naissance", Sorte::texte, "Date de naissance"},
    Champ{notes, "mode", Sorte::choix, "Règle de publication", "fil", "au fil de l’eau"},
    Champ{notes, "mode", Sorte::choix, "Règle de publication", "echeance", "à l’échéance"},
    Champ{notes, "delai_jours", Sorte::texte, "Délai en jours"},
    Champ{notes, "voir_moyenne", Sorte::coche, "Montrer la moyenne de la classe"},
    Champ{notes, "voir_extremes", Sorte::coche, "Montrer la note la plus basse et la plus haute"},
    Champ{notes, "voir_rang", Sorte::coche, "Montrer le rang de l’élève"},
    Champ{notes, "voir_coefficient", Sorte::coche, "Montrer les coefficients"},
    Champ{dates, "acte", Sorte::choix, "Ce que vous demandiez", "ajouter", "ajouter une date d’ouverture des notes"},
    Champ{dates, "acte", Sorte::choix, "Ce que vous demandiez", "retirer", "retirer une date d’ouverture des notes"},
    Champ{dates, "jour", Sorte::texte, "Date"},
    Champ{dates, "toutes", Sorte::choix, "Pour qui", "1", "toutes les divisions, une par une"},
    Champ{dates, "perimetre", Sorte::perimetre, "Pour qui"},
    Champ{absences, "voir_motifs", Sorte::coche, "Montrer les motifs des absences"},
    Champ{absences, "voir_retards", Sorte::coche, "Montrer les retards"},
    Champ{absences, "vie_scolaire_nom", Sorte::texte, "Nom ou service"},
    Champ{absences, "vie_scolaire_telephone", Sorte::texte, "Téléphone"},
    Champ{absences, "vie_scolaire_courriel", Sorte::texte, "Adresse électronique"},
    Champ{textes, "acte", Sorte::choix, "Ce que vous demandiez", "enregistrer", "enregistrer ces textes"},
    Champ{textes, "acte", Sorte::choix, "Ce que vous demandiez", "apercu", "en voir l’aperçu"},
    Champ{textes, "presentation", Sorte::texte, "Présentation des télé-services"},
    Champ{textes, "mot", Sorte::texte, "Mot de l’établissement"},
    Champ{jeton, "nom", Sorte::texte, "Nom"},
    Champ{jeton, "jours", Sorte::texte, "Jours"},
    Champ{invitation, "nom", Sorte::texte, "Personne invitée"},
    Champ{invitation, "courriel", Sorte::texte, "Adresse électronique"},
    Champ{invitation, "message", Sorte::texte, "Message"},
    Champ{invitation, "usage", Sorte::choix, "Usage", "une", "une seule fois"},
    Champ{invitation, "usage", Sorte::choix, "Usage", "plusieurs", "plusieurs fois"},
    Champ{invitation, "jours", Sorte::texte, "Jours"},
    Champ{"/destinataires", "destinataires", Sorte::texte, "Nouveaux destinataires"},
    Champ{"/prolonger", "jours", Sorte::texte, "Jours à partir d’aujourd’hui"},
    Champ{"/geler", "raison", Sorte::texte, "Raison"},
};
// clang-format on

// "3A (MEF 10010012110)", of the key that the page of the dates gives a scope; "" of another text.
std::string scope_words(hall::Context& context, std::string_view key) {
    const auto dot = key.find('.');
    if (dot == std::string_view::npos) return {};
    const auto mef = key.substr(0, dot);
    const auto rest = key.substr(dot + 1);
    const auto of_mef = mef.empty() ? std::string() : "MEF " + std::string(mef);
    if (rest.empty()) return mef.empty() ? "tout l’établissement" : of_mef;
    const auto division = context.open_handle<scolarite::Division>(rest);
    if (!division) return {};
    const auto code =
        context.db.value<std::string>("SELECT code FROM division WHERE id = ?", *division);
    if (!code) return {};
    return of_mef.empty() ? *code : *code + " (" + of_mef + ")";
}

// What the field says of that text; "" when it is none of its answers.
std::string words_in(hall::Context& context, const Champ& champ, std::string_view text) {
    switch (champ.sorte) {
        case Sorte::texte:
            return base::trim(text).empty() ? "rien" : std::string(text);
        case Sorte::choix:
            return std::string(text == champ.valeur ? champ.dite : std::string_view());
        case Sorte::perimetre:
            return scope_words(context, text);
        case Sorte::coche:
            break;
    }
    return "oui";
}

// What changes something if it is sent: also the button that was pressed.
bool counts(std::string_view name, std::string_view text) {
    const bool pressed = name == "acte" || name == "choix";
    return !base::trim(text).empty() && (pressed || !hall::is_of_page(name));
}

// Says the field, and marks what it has said.
void say(
    hall::Context& context,
    const Champ& champ,
    const hall::Champs& champs,
    std::vector<bool>& said,
    std::vector<Reponse>& out
) {
    const auto before = out.size();
    for (std::size_t i = 0; i < said.size(); ++i) {
        const auto& [name, text] = champs[i];
        auto words = name == champ.nom ? words_in(context, champ, text) : std::string();
        if (words.empty()) continue;
        said[i] = true;
        out.push_back({std::string(champ.libelle), std::move(words)});
    }
    if (champ.sorte == Sorte::coche && out.size() == before)
        out.push_back({std::string(champ.libelle), "non"});
}

}  // namespace

MotsSaisie mots_of(hall::Context& context, const hall::Reprise& saisie) {
    MotsSaisie mots{{}, false};
    std::vector<bool> said(saisie.champs.size());
    for (const auto& champ : table) {
        if (!saisie.chemin.ends_with(champ.chemin)) continue;
        mots.entiere = true;
        say(context, champ, saisie.champs, said, mots.reponses);
    }
    for (std::size_t i = 0; i < said.size(); ++i) {
        const auto& [name, text] = saisie.champs[i];
        if (said[i] || !counts(name, text)) continue;
        mots.entiere = false;
        if (hall::is_typed(name, text)) mots.reponses.push_back({"Vous aviez écrit", text});
    }
    return mots;
}

}  // namespace auth
