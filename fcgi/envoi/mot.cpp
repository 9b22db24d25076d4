#include "envoi/mot.hpp"

#include "acces/journal.hpp"
#include "base/text.hpp"

namespace envoi {

base::Result<std::string> parse_mot(std::string_view typed) {
    auto text = base::squeeze(typed);
    if (!base::is_utf8(text) || base::has_control(text) || base::has_invisible(text))
        return base::refuse(
            "Ce texte contient un caractère qui ne peut pas être imprimé. Écrivez-le à nouveau."
        );
    if (base::length(text) > mot_max)
        return base::refuse(
            "Ce texte a " + std::to_string(base::length(text)) +
            " caractères\u00A0: 400 au plus, pour que la lettre tienne sur une page."
        );
    if (!text.empty() && text.front() == '[')
        return base::refuse("Ce texte ne peut pas commencer par un crochet.");
    return text;
}

std::string mot_of(db::Connection& db, scolarite::EtablissementId etablissement) {
    return db
        .value<std::string>("SELECT mot_familles FROM etablissement WHERE id = ?", etablissement)
        .value_or("");
}

void save_mot(db::Transaction& tx, const acces::Acte& acte, const std::string& mot) {
    const auto before = mot_of(tx.connection(), acte.etablissement);
    if (before == mot) return;
    tx->execute("UPDATE etablissement SET mot_familles = ? WHERE id = ?", mot, acte.etablissement);
    const auto quoted = [](const std::string& text) {
        return text.empty() ? std::string("aucun") : "«\u00A0" + text + "\u00A0»";
    };
    acces::journal(
        tx.connection(),
        acte.now,
        acte.auteur,
        {.action = "notification.mot",
         .etablissement = acte.etablissement,
         .details = "Mot de l’établissement dans les lettres et courriels\u00A0: " +
                    quoted(before) + " → " + quoted(mot)}
    );
}

}  // namespace envoi
