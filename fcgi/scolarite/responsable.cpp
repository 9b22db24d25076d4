#include "scolarite/responsable.hpp"

#include "base/text.hpp"
#include "scolarite/noms.hpp"

#include <utility>

namespace scolarite {
namespace {

Responsable read_responsable(const db::Row& row) {
    const auto text = [&](std::size_t column) { return row.get<std::string>(column); };
    Responsable found{
        row.get<ResponsableId>(0),
        row.get<EtablissementId>(1),
        text(2),
        text(3),
        text(4),
        text(5),
        text(6),
        text(7),
        {}};
    if (!row.get<std::optional<std::string>>(8)) return found;
    Adresse adresse;
    for (std::size_t column = 8; column < 12; ++column) {
        if (auto line = text(column); !line.empty()) adresse.lignes.push_back(std::move(line));
    }
    adresse.code_postal = text(12);
    adresse.commune = text(13);
    adresse.pays = text(14);
    found.adresse = std::move(adresse);
    return found;
}

}  // namespace

std::vector<std::string> Adresse::lignes_postales() const {
    auto lines = lignes;
    if (auto town = base::trim(code_postal + " " + commune); !town.empty()) {
        lines.push_back(std::move(town));
    }
    if (!pays.empty()) lines.push_back(pays);
    return lines;
}

std::string Responsable::nom_affiche() const { return nom_complet(prenom, nom); }

std::vector<std::string> Responsable::lignes_enveloppe() const {
    if (!adresse) return {};
    std::vector<std::string> lines{avec_civilite(civilite, prenom, nom)};
    for (auto& line : adresse->lignes_postales()) lines.push_back(std::move(line));
    return lines;
}

std::optional<Responsable> responsable_of(db::Connection& db, ResponsableId id) {
    return db.first<Responsable>(
        "SELECT r.id, r.etablissement, r.civilite, r.nom, r.prenom, r.courriel, r.telephone, "
        "r.portable,"
        " a.ligne1, a.ligne2, a.ligne3, a.ligne4, a.code_postal, a.commune, a.pays"
        " FROM responsable r LEFT JOIN adresse a ON a.id = r.adresse WHERE r.id = ?",
        read_responsable,
        id
    );
}

}  // namespace scolarite
