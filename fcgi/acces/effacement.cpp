#include "acces/effacement.hpp"

#include "acces/jeton.hpp"
#include "acces/session.hpp"

namespace acces {
namespace {

void end_links(db::Transaction& tx, base::Instant now, const Auteur& auteur, CompteId compte) {
    tx->execute(
        "INSERT INTO journal (quand, etablissement, compte, adresse, action, couple, eleve, cible, "
        "details) "
        "SELECT ?, e.etablissement, r.compte, ?, 'compte.efface', r.couple, r.eleve, r.compte, "
        "'Compte effacé par son titulaire.' "
        "FROM rattachement r JOIN eleve e ON e.id = r.eleve "
        "WHERE r.compte = ? AND r.fin_le IS NULL",
        now,
        auteur.adresse,
        compte
    );
    tx->execute(
        "UPDATE rattachement SET fin_le = ?, fin_motif = 'compte', couple_ouvert = NULL "
        "WHERE compte = ? AND fin_le IS NULL",
        now,
        compte
    );
}

}  // namespace

void end_compte(db::Transaction& tx, base::Instant now, const Auteur& auteur, CompteId compte) {
    end_links(tx, now, auteur, compte);
    end_jetons(tx, now, compte);
    tx->execute("UPDATE jeton SET courriel = '' WHERE compte = ?", compte);
    tx->execute(
        "UPDATE compte_secret SET mot_de_passe = '', totp_scelle = NULL, question = '', reponse = "
        "'' WHERE compte = ?",
        compte
    );
    // no identifiant can be typed with this sign, so the name never stands in another one's way
    tx->execute(
        "UPDATE compte SET identifiant = CONCAT('efface/', id), identifiant_affiche = '', "
        "nom_affiche = '', courriel = '', courriel_a_confirmer = '', courriel_confirme_le = NULL, "
        "suspendu_le = ?, "
        "derniere_connexion_de = '', precedente_connexion_de = '' WHERE id = ?",
        now,
        compte
    );
    tx->execute("DELETE FROM brouillon WHERE compte = ?", compte);
    erase_sessions(tx.connection(), compte);
}

std::uint64_t erase_ended(db::Connection& db) {
    return db.execute(
        "DELETE FROM compte WHERE identifiant_affiche = '' AND suspendu_le IS NOT NULL "
        "AND profil IN ('responsable', 'eleve')"
    );
}

std::vector<CompteEfface> forget_eleve(db::Transaction& tx, scolarite::EleveId eleve) {
    struct Titulaire {
        CompteId id;
        CompteEfface efface;
    };
    const auto linked = tx->all<Titulaire>(
        "SELECT DISTINCT c.id, c.identifiant_affiche, "
        "IF(c.courriel_confirme_le IS NULL, '', c.courriel) "
        "FROM rattachement l JOIN compte c ON c.id = l.compte "
        "WHERE l.eleve = ? AND c.profil IN ('responsable', 'eleve')",
        [](const db::Row& row) {
            Titulaire compte{
                row.get<CompteId>(0), {row.get<std::string>(1), std::nullopt}
            };
            if (auto courriel = base::Courriel::parse(row.get<std::string>(2)))
                compte.efface.courriel = std::move(*courriel);
            return compte;
        },
        eleve
    );
    tx->execute("DELETE FROM rattachement WHERE eleve = ?", eleve);
    tx->execute("DELETE FROM car WHERE eleve = ?", eleve);
    std::vector<CompteEfface> effaces;
    // asked by the statement that deletes: a child who is attached meanwhile keeps the account. An
    // ended link to another pupil does too, whose new code may open it again.
    for (const auto& compte : linked) {
        const auto erased = tx->execute(
            "DELETE FROM compte WHERE id = ? "
            "AND NOT EXISTS (SELECT 1 FROM rattachement r WHERE r.compte = ?)",
            compte.id,
            compte.id
        );
        if (erased == 1) effaces.push_back(compte.efface);
    }
    return effaces;
}

}  // namespace acces
