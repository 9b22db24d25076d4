#include "scolarite/responsable.hpp"

#include "base/text.hpp"
#include "scolarite/noms.hpp"

#include <array>
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

Couple read_couple(const db::Row& row) {
    return Couple{
        row.get<CoupleId>(0),
        row.get<EleveId>(1),
        row.get<ResponsableId>(2),
        row.get<int>(3),
        row.get<int>(4),
        row.get<std::string>(5),
        row.get<std::optional<base::Instant>>(6),
        row.get<std::optional<base::Instant>>(7)};
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

std::optional<Couple> couple_of(db::Connection& db, CoupleId id) {
    return db.first<Couple>(
        "SELECT id, eleve, responsable, niveau, rang_legal, parente, fin_le, refus_le FROM couple "
        "WHERE id = ?",
        read_couple,
        id
    );
}

std::vector<Couple> couples_of_eleve(db::Connection& db, EleveId eleve) {
    return db.all<Couple>(
        "SELECT id, eleve, responsable, niveau, rang_legal, parente, fin_le, refus_le FROM couple"
        " WHERE eleve = ? ORDER BY fin_le IS NOT NULL, rang_legal = 0, rang_legal, niveau, id",
        read_couple,
        eleve
    );
}

std::string_view label_of_parente(std::string_view code) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 11> labels{
        {
         {"10", "mère"},
         {"20", "père"},
         {"37", "fratrie"},
         {"38", "ascendant"},
         {"39", "autre membre de la famille"},
         {"41", "éducateur"},
         {"42", "assistant familial"},
         {"50", "tuteur"},
         {"51", "aide sociale à l’enfance"},
         {"70", "élève lui-même"},
         {"90", "autre lien"},
         }
    };
    for (const auto& [known, label] : labels) {
        if (known == code) return label;
    }
    return {};
}

}  // namespace scolarite
