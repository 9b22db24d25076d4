#include "ts-admin/fichier.hpp"

#include "ts-admin/cadre.hpp"
#include "web/csv.hpp"

#include <algorithm>

namespace ts_admin {

web::Response pairs_file(
    hall::Context& context,
    const Fichier& fichier,
    const std::vector<acces::LigneCouple>& lignes,
    const std::vector<std::uint64_t>* coches
) {
    std::vector<std::string> columns{
        "Élève",
        "Division",
        "Destinataire",
        "Qualité",
        "Adresse électronique",
        "État du code",
        "À savoir"};
    if (coches != nullptr) columns.emplace_back("Coché");
    web::Csv csv(columns);
    for (const auto& ligne : lignes) {
        std::string warnings;
        for (const auto& warning : ligne.avertissements())
            warnings += (warnings.empty() ? "" : ", ") + warning;
        std::vector<std::string> cells{
            ligne.eleve,
            ligne.division,
            ligne.sujet.couple ? ligne.responsable : ligne.eleve,
            ligne.qualite(),
            ligne.courriel,
            acces::words_of(ligne.car, context.now, context.poste().fuseau),
            warnings};
        if (coches != nullptr) {
            const bool ticked =
                std::binary_search(coches->begin(), coches->end(), ligne.sujet.numero());
            cells.emplace_back(ticked ? "oui" : "non");
        }
        csv.row(cells);
    }
    note_export(context, fichier.titre, lignes.size());
    return std::move(csv).file(std::string(fichier.nom) + "-" + today_iso(context) + ".csv");
}

}  // namespace ts_admin
