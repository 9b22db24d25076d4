#include "envoi/oubli.hpp"

#include "db/rounds.hpp"

#include <chrono>

namespace envoi {

void forget_eleve(db::Transaction& tx, scolarite::EleveId eleve) {
    tx->execute("DELETE l FROM car c JOIN lot_car l ON l.car = c.id WHERE c.eleve = ?", eleve);
    tx->execute(
        "DELETE m FROM car c JOIN courriel_a_envoyer m ON m.car = c.id WHERE c.eleve = ?", eleve
    );
}

std::uint64_t forget_mails(db::Connection& db, base::Instant now) {
    constexpr std::chrono::days kept{183};
    return db::in_rounds([&](unsigned most) {
        return db.execute(
            "DELETE FROM courriel_a_envoyer WHERE fini_le <= ? AND etat <> 'attente' "
            "ORDER BY fini_le LIMIT ?",
            now - kept,
            most
        );
    });
}

}  // namespace envoi
