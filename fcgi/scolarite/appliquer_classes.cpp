// Divisions with their MEF, groups with their divisions.
#include "scolarite/appliquer.hpp"

namespace scolarite {
namespace {

struct Gardee {
    std::uint64_t id;
    std::string libelle;
    bool fermee;
};
using Gardees = std::map<std::string, Gardee>;

Gardee read(const db::Row& row) {
    return {row.get<std::uint64_t>(1), row.get<std::string>(2), row.get<bool>(3)};
}

// Statements are literals, hence one set for divisions and one for groups.
struct Table {
    GenreStructure genre;
    db::Sql select;
    db::Sql insert;
    db::Sql update;
    db::Sql close;
};
constexpr Table divisions{
    GenreStructure::divisions,
    "SELECT code, id, libelle, fermee_le IS NOT NULL FROM division WHERE etablissement = ?",
    "INSERT INTO division (etablissement, code, libelle) VALUES (?, ?, ?)",
    "UPDATE division SET libelle = ?, fermee_le = NULL WHERE id = ?",
    "UPDATE division SET fermee_le = ? WHERE id = ?"};
constexpr Table groupes{
    GenreStructure::groupes,
    "SELECT code, id, libelle, fermee_le IS NOT NULL FROM groupe WHERE etablissement = ?",
    "INSERT INTO groupe (etablissement, code, libelle) VALUES (?, ?, ?)",
    "UPDATE groupe SET libelle = ?, fermee_le = NULL WHERE id = ?",
    "UPDATE groupe SET fermee_le = ? WHERE id = ?"};

Gardees load(Ecriture& e, const Table& table) {
    Gardees kept;
    e.db.each(
        table.select,
        [&](const db::Row& row) { kept.emplace(row.get<std::string>(0), read(row)); },
        e.etablissement
    );
    return kept;
}

// Without Structures or STS the list is only what pupils show: nothing is closed on its word.
void fermer(
    Ecriture& e,
    const Table& table,
    const std::map<std::string, StructureLue>& wanted,
    const Gardees& kept
) {
    if (!e.apport.a_structures) return;
    for (const auto& [code, structure] : kept) {
        if (structure.fermee || wanted.contains(code)) continue;
        e.ecrit(table.genre, &Comptes::finis, e.db.execute(table.close, e.now, structure.id));
    }
}

void appliquer(
    Ecriture& e,
    const Table& table,
    const std::map<std::string, StructureLue>& wanted,
    Gardees& kept
) {
    for (const auto& [code, structure] : wanted) {
        const auto found = kept.find(code);
        if (found == kept.end()) {
            e.db.execute(table.insert, e.etablissement, code, structure.libelle);
            kept.emplace(code, Gardee{e.db.last_insert_id(), structure.libelle, false});
            e.ecrit(table.genre, &Comptes::crees);
        } else {
            const auto& label = structure.officielle ? structure.libelle : found->second.libelle;
            if (!found->second.fermee && found->second.libelle == label) continue;
            e.db.execute(table.update, label, found->second.id);
            e.ecrit(table.genre, &Comptes::modifies);
        }
    }
    fermer(e, table, wanted, kept);
}

// Pairs to have: those missing are added; those too many go when the source gave the whole list.
template <class Pair>
void ecarts(const std::set<Pair>& kept, const std::set<Pair>& wanted, auto add, auto remove) {
    for (const auto& pair : wanted) {
        if (!kept.contains(pair)) add(pair);
    }
    for (const auto& pair : kept) {
        if (!wanted.contains(pair)) remove(pair);
    }
}

void appliquer_mefs(Ecriture& e, const Gardees& ids) {
    using Pair = std::pair<std::uint64_t, std::string>;
    std::set<Pair> kept;
    e.db.each(
        "SELECT dm.division, dm.mef FROM division_mef dm JOIN division d ON d.id = dm.division"
        " WHERE d.etablissement = ? AND d.fermee_le IS NULL",
        [&](const db::Row& row) {
            kept.emplace(row.get<std::uint64_t>(0), row.get<std::string>(1));
        },
        e.etablissement
    );
    std::set<Pair> wanted;
    for (const auto& [code, division] : e.apport.divisions) {
        for (const auto& mef : division.liens) wanted.emplace(ids.at(code).id, mef);
    }
    ecarts(
        kept,
        wanted,
        [&](const Pair& pair) {
            e.ecrit(
                GenreStructure::compositions,
                &Comptes::crees,
                e.db.execute(
                    "INSERT INTO division_mef (division, mef) VALUES (?, ?)",
                    pair.first,
                    pair.second
                )
            );
        },
        [&](const Pair& pair) {
            if (!e.apport.a_structures || !e.apport.a_eleves) return;
            e.ecrit(
                GenreStructure::compositions,
                &Comptes::finis,
                e.db.execute(
                    "DELETE FROM division_mef WHERE division = ? AND mef = ?",
                    pair.first,
                    pair.second
                )
            );
        }
    );
}

void appliquer_appartenances(
    Ecriture& e, const Gardees& groupes_gardes, const Gardees& divisions_gardees
) {
    using Pair = std::pair<std::uint64_t, std::uint64_t>;
    std::set<Pair> kept;
    e.db.each(
        "SELECT gd.groupe, gd.division FROM groupe_division gd JOIN groupe g ON g.id = gd.groupe"
        " WHERE g.etablissement = ? AND g.fermee_le IS NULL",
        [&](const db::Row& row) {
            kept.emplace(row.get<std::uint64_t>(0), row.get<std::uint64_t>(1));
        },
        e.etablissement
    );
    std::set<Pair> wanted;
    for (const auto& [code, groupe] : e.apport.groupes) {
        for (const auto& division : groupe.liens) {
            const auto found = divisions_gardees.find(division);
            if (found != divisions_gardees.end())
                wanted.emplace(groupes_gardes.at(code).id, found->second.id);
        }
    }
    ecarts(
        kept,
        wanted,
        [&](const Pair& pair) {
            e.ecrit(
                GenreStructure::compositions,
                &Comptes::crees,
                e.db.execute(
                    "INSERT INTO groupe_division (groupe, division) VALUES (?, ?)",
                    pair.first,
                    pair.second
                )
            );
        },
        [&](const Pair& pair) {
            if (!e.apport.a_structures) return;
            e.ecrit(
                GenreStructure::compositions,
                &Comptes::finis,
                e.db.execute(
                    "DELETE FROM groupe_division WHERE groupe = ? AND division = ?",
                    pair.first,
                    pair.second
                )
            );
        }
    );
}

}  // namespace

void appliquer_classes(Ecriture& e) {
    if (!e.apport.a_structures && !e.apport.a_eleves) return;
    auto kept_divisions = load(e, divisions);
    appliquer(e, divisions, e.apport.divisions, kept_divisions);
    auto kept_groups = load(e, groupes);
    appliquer(e, groupes, e.apport.groupes, kept_groups);
    appliquer_mefs(e, kept_divisions);
    appliquer_appartenances(e, kept_groups, kept_divisions);
}

}  // namespace scolarite
