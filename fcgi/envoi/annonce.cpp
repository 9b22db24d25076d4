#include "envoi/annonce.hpp"

#include <string_view>

namespace envoi {
namespace {

struct Told {
    base::Instant quand;
    std::string_view voie;
};

// The last letter or mail with this code of which nobody has said that it did not arrive.
std::optional<Told> last_told(db::Transaction& tx, acces::CarId car) {
    return tx->first<Told>(
        "SELECT quand, courriel FROM ("
        "SELECT l.fini_le AS quand, 0 AS courriel FROM lot_car x JOIN lot l ON l.id = x.lot "
        "WHERE x.car = ? AND l.genre = 'courrier' AND l.etat IN ('fini', 'efface') "
        "UNION ALL SELECT m.fini_le, 1 FROM courriel_a_envoyer m "
        "WHERE m.car = ? AND m.etat = 'envoye') t WHERE quand IS NOT NULL "
        "ORDER BY quand DESC LIMIT 1",
        [](const db::Row& row) {
            return Told{row.get<base::Instant>(0), row.get<bool>(1) ? "courriel" : "courrier"};
        },
        car,
        car
    );
}

}  // namespace

void note_sent(
    db::Transaction& tx, base::Instant now, acces::CarId car, std::optional<acces::LotId> lot
) {
    tx->execute(
        "UPDATE car SET notifie_le = ?, notifie_par = 'courriel', non_parvenu_le = NULL, "
        "non_parvenu_raison = '' WHERE id = ?",
        now,
        car
    );
    tx->execute(
        "INSERT INTO journal (quand, etablissement, compte, action, couple, eleve, details) "
        "SELECT ?, c.etablissement, l.demande_par, 'car.notifie', c.couple, c.eleve, "
        "'Code envoyé par courriel' FROM car c LEFT JOIN lot l ON l.id = ? WHERE c.id = ?",
        now,
        lot,
        car
    );
}

void note_not_delivered(
    db::Transaction& tx, base::Instant now, acces::CarId car, const std::string& raison
) {
    const auto alive = tx->value<int>(
        "SELECT 1 FROM car WHERE id = ? AND utilise_le IS NULL AND fin_le IS NULL "
        "AND expire_le > ? FOR UPDATE",
        car,
        now
    );
    if (!alive) return;
    const std::string words = raison.empty() ? "raison non précisée" : raison;
    if (const auto told = last_told(tx, car))
        tx->execute(
            "UPDATE car SET notifie_le = ?, notifie_par = ? WHERE id = ?",
            told->quand,
            told->voie,
            car
        );
    else
        tx->execute(
            "UPDATE car SET notifie_le = NULL, notifie_par = NULL, non_parvenu_le = ?, "
            "non_parvenu_raison = ? WHERE id = ?",
            now,
            words,
            car
        );
    tx->execute(
        "INSERT INTO journal (quand, etablissement, action, couple, eleve, details) "
        "SELECT ?, etablissement, 'car.non_parvenu', couple, eleve, "
        "CONCAT('Courriel non parvenu\u00A0: ', ?) FROM car WHERE id = ?",
        now,
        words,
        car
    );
}

}  // namespace envoi
