// Whom families reach about absences, of parametres.hpp.
#include "vie_scolaire/parametres.hpp"

namespace vie_scolaire {

ContactVieScolaire contact_of(db::Connection& db, scolarite::EtablissementId etablissement) {
    return db
        .first<ContactVieScolaire>(
            "SELECT vie_scolaire_nom, vie_scolaire_telephone, vie_scolaire_courriel "
            "FROM etablissement WHERE id = ?",
            [](const db::Row& row) {
                return ContactVieScolaire{
                    row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2)};
            },
            etablissement
        )
        .value();
}

void save_contact(
    db::Transaction& tx, const Decision& decision, const ContactVieScolaire& contact
) {
    const auto before = contact_of(tx.connection(), decision.etablissement);
    tx->execute(
        "UPDATE etablissement SET vie_scolaire_nom = ?, vie_scolaire_telephone = ?, "
        "vie_scolaire_courriel = ? WHERE id = ?",
        contact.nom,
        contact.telephone,
        contact.courriel,
        decision.etablissement
    );
    const auto words = [](const ContactVieScolaire& c) {
        std::string out;
        for (const auto* part : {&c.nom, &c.telephone, &c.courriel})
            if (!part->empty()) out += (out.empty() ? "" : ", ") + *part;
        return out.empty() ? "aucun" : out;
    };
    if (words(before) != words(contact))
        acces::journal(
            tx,
            decision.now,
            decision.auteur,
            {.action = "absences.contact",
             .etablissement = decision.etablissement,
             .details =
                 "Contact de la vie scolaire\u00A0: " + words(before) + " → " + words(contact)}
        );
}

}  // namespace vie_scolaire
