#include "acces/droits.hpp"

#include <array>
#include <stdexcept>

namespace acces {
namespace {

struct ApplicationName {
    std::string_view column;
    std::string_view label;
};
constexpr std::array<ApplicationName, application_count> applications{
    {
     {"parametrage", "Ouverture et paramétrage"},
     {"codes", "Codes d’activation"},
     {"notification", "Notification"},
     {"consultation", "Consultation seule"},
     }
};

void give(Poste& poste, std::string_view column) {
    for (std::size_t i = 0; i < applications.size(); ++i)
        if (applications.at(i).column == column) poste.applications.set(i);
}

}  // namespace

std::vector<Poste> postes_of(db::Connection& db, CompteId compte) {
    std::vector<Poste> postes;
    db.each(
        "SELECT e.id, e.uai, e.denomination, e.fuseau, e.declare_le, p.fonction, d.application "
        "FROM personnel p JOIN etablissement e ON e.id = p.etablissement "
        "LEFT JOIN droit d ON d.compte = p.compte AND d.etablissement = p.etablissement "
        "WHERE p.compte = ? AND p.fin_le IS NULL ORDER BY e.denomination, e.id",
        [&](const db::Row& row) {
            const auto id = row.get<scolarite::EtablissementId>(0);
            if (postes.empty() || postes.back().etablissement != id)
                postes.push_back(Poste{
                    id,
                    row.get<std::string>(1),
                    row.get<std::string>(2),
                    base::Zone::parse(row.get<std::string>(3)).value(),
                    row.get<std::optional<base::Instant>>(4).has_value(),
                    fonction_from(row.get<std::string>(5)),
                    {}});
            if (const auto application = row.get<std::optional<std::string>>(6))
                give(postes.back(), *application);
        },
        compte
    );
    return postes;
}

std::string_view name_of(Application application) {
    return applications.at(static_cast<std::size_t>(application)).column;
}

std::string_view label_of(Application application) {
    return applications.at(static_cast<std::size_t>(application)).label;
}

std::string_view label_of(Fonction fonction) {
    switch (fonction) {
        case Fonction::chef:
            return "Chef d’établissement";
        case Fonction::adjoint:
            return "Adjoint";
        case Fonction::personnel:
            return "Personnel";
        case Fonction::enseignant:
            return "Enseignant";
    }
    throw std::logic_error("fonction");
}

Fonction fonction_from(std::string_view column) {
    if (column == "chef") return Fonction::chef;
    if (column == "adjoint") return Fonction::adjoint;
    if (column == "personnel") return Fonction::personnel;
    if (column == "enseignant") return Fonction::enseignant;
    throw std::logic_error("fonction " + std::string(column));
}

}  // namespace acces
