#include "acces/correspondant.hpp"

namespace acces {

std::optional<Correspondant> correspondant_of(db::Connection& db, CompteId compte) {
    return db.first<Correspondant>(
        "SELECT IF(nom_affiche <> '', nom_affiche, identifiant_affiche), "
        "IF(courriel_confirme_le IS NULL, '', courriel) FROM compte WHERE id = ?",
        [](const db::Row& row) {
            Correspondant one{row.get<std::string>(0), std::nullopt};
            if (auto courriel = base::Courriel::parse(row.get<std::string>(1)))
                one.courriel = std::move(*courriel);
            return one;
        },
        compte
    );
}

}  // namespace acces
