#include "envoi/oubli.hpp"

namespace envoi {

void forget_eleve(db::Transaction& tx, scolarite::EleveId eleve) {
    tx->execute("DELETE l FROM car c JOIN lot_car l ON l.car = c.id WHERE c.eleve = ?", eleve);
    tx->execute(
        "DELETE m FROM car c JOIN courriel_a_envoyer m ON m.car = c.id WHERE c.eleve = ?", eleve
    );
}

}  // namespace envoi
