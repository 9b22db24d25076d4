// The families of the demonstration: a parent of one child, one of two children in two schools, a
// pupil; and the codes that nobody has used yet.
#include "acces/activation.hpp"
#include "scolarite/noms.hpp"
#include "tsctl/demo_demonstration.hpp"

namespace tsctl::demo_comptes {

std::vector<acces::CarId> Demonstration::generate(
    db::Transaction& tx,
    EtablissementId school,
    acces::Population population,
    const std::vector<std::uint64_t>& sujets
) {
    const auto made = acces::generate_all(
        tx,
        keys_,
        random_,
        {now_, nobody, school},
        {population, sujets, "démonstration", std::chrono::days(90)}
    );
    return tx->all<acces::CarId>(
        "SELECT id FROM car WHERE lot = ? ORDER BY id",
        [](const db::Row& row) { return row.get<acces::CarId>(0); },
        made.lot
    );
}

void Demonstration::attach(
    const Account& wanted,
    const std::vector<std::pair<EtablissementId, std::uint64_t>>& sujets,
    acces::Population population
) {
    db_.transact([&](db::Transaction& tx) {
        const auto id = account(tx, wanted);
        // of a demonstration that this one replaces: its pupils have left
        tx->execute("DELETE FROM rattachement WHERE compte = ?", id);
        for (const auto& [school, sujet] : sujets) {
            for (const auto car : generate(tx, school, population, {sujet})) {
                if (!acces::activate(tx, now_, {id, ""}, id, car))
                    throw std::runtime_error("a new code does not open");
            }
        }
    });
}

namespace {

using Trouve = std::pair<std::uint64_t, std::string>;  // a pair's or a pupil's number, and the name

Trouve read_trouve(const db::Row& row) {
    return {row.get<std::uint64_t>(0), row.get<std::string>(1)};
}

}  // namespace

void Demonstration::parent_of_one(const Ecole& first) {
    const auto alone = db_.first<Trouve>(
        "SELECT c.id, CONCAT(r.prenom, ' ', r.nom) FROM couple c JOIN responsable r ON r.id = "
        "c.responsable"
        " JOIN eleve e ON e.id = c.eleve WHERE c.etablissement = ? AND c.rang_legal = 1 AND "
        "c.fin_le IS NULL"
        " AND e.sorti_le IS NULL AND e.absent_import_le IS NULL"
        " AND (SELECT COUNT(*) FROM couple o WHERE o.responsable = r.id) = 1"
        " AND (SELECT COUNT(*) FROM responsable t WHERE t.courriel = r.courriel) = 1 ORDER BY c.id "
        "LIMIT 1",
        read_trouve,
        first.id
    );
    if (alone) {
        attach(
            {
                "responsable", first.uai, "parent.un", alone->second, acces::Profil::responsable
        },
            {{first.id, alone->first}},
            acces::Population::responsables
        );
    }
}

void Demonstration::parent_of_two(const Ecole& first, const Ecole& second) {
    const auto both = db_.first<std::tuple<std::uint64_t, std::uint64_t, std::string>>(
        "SELECT c.id, d.id, CONCAT(r.prenom, ' ', r.nom) FROM responsable r"
        " JOIN responsable s ON s.courriel = r.courriel AND s.etablissement = ?"
        " JOIN couple c ON c.responsable = r.id JOIN couple d ON d.responsable = s.id"
        " WHERE r.etablissement = ? AND r.courriel <> '' AND c.rang_legal > 0 AND d.rang_legal "
        "> 0 AND 2 = (SELECT COUNT(*) FROM eleve e WHERE e.id IN (c.eleve, d.eleve) AND e.sorti_le "
        "IS NULL AND e.absent_import_le IS NULL)"
        " ORDER BY c.id, d.id LIMIT 1",
        [](const db::Row& row) {
            return std::tuple(
                row.get<std::uint64_t>(0), row.get<std::uint64_t>(1), row.get<std::string>(2)
            );
        },
        second.id,
        first.id
    );
    if (both) {
        const auto& [here, there, name] = *both;
        attach(
            {
                "responsable", first.uai, "parent.deux", name, acces::Profil::responsable
        },
            {{first.id, here}, {second.id, there}},
            acces::Population::responsables
        );
    }
}

void Demonstration::pupil_alone(const Ecole& first) {
    const auto pupil = db_.first<Trouve>(
        "SELECT id, CONCAT(prenom, ' ', nom) FROM eleve WHERE etablissement = ? AND sorti_le IS "
        "NULL AND absent_import_le IS NULL ORDER BY id LIMIT 1",
        read_trouve,
        first.id
    );
    if (pupil) {
        attach(
            {
                "eleve", first.uai, "eleve.un", pupil->second, acces::Profil::eleve
        },
            {{first.id, pupil->first}},
            acces::Population::eleves
        );
    }
}

// A parent of one child of the first school, a parent of two children in two schools, and a pupil.
void Demonstration::families(const std::vector<Ecole>& schools) {
    parent_of_one(schools.front());
    if (schools.size() > 1) parent_of_two(schools.front(), schools[1]);
    pupil_alone(schools.front());
}

void Demonstration::reveal(const Ecole& school, acces::CarId car, std::string_view profil) {
    struct Found {
        std::string lookup;
        std::string sealed;
        base::Date birth;
        std::string name;
    };
    const auto found = db_.first<Found>(
        "SELECT k.empreinte, k.scelle, e.naissance, e.prenom, e.nom FROM car k JOIN eleve e ON "
        "e.id = k.eleve"
        " WHERE k.id = ?",
        [](const db::Row& row) {
            return Found{
                row.get<std::string>(0),
                row.get<std::string>(1),
                row.get<base::Date>(2),
                scolarite::nom_complet(row.get<std::string>(3), row.get<std::string>(4))};
        },
        car
    );
    const auto code = acces::Car::open(keys_, found.value().sealed, found->lookup);
    if (!code) throw std::runtime_error("a sealed code does not open");
    codes_.push_back({
        {"profil",         profil                         },
        {"car",            code->display().reveal()       },
        {"date_naissance", base::format_date(found->birth)},
        {"eleve",          found->name                    },
        {"uai",            school.uai                     }
    });
}

// Unused ones, for pairs and pupils nobody has an account for.
void Demonstration::codes(const Ecole& school) {
    const auto number = [](const db::Row& row) { return row.get<std::uint64_t>(0); };
    const auto pairs = db_.all<std::uint64_t>(
        "SELECT c.id FROM couple c JOIN eleve e ON e.id = c.eleve LEFT JOIN rattachement r ON "
        "r.eleve = e.id"
        " WHERE c.etablissement = ? AND c.rang_legal IN (1, 2) AND c.fin_le IS NULL AND e.sorti_le "
        "IS NULL"
        " AND e.absent_import_le IS NULL AND r.id IS NULL ORDER BY c.id LIMIT 24",
        number,
        school.id
    );
    const auto pupils = db_.all<std::uint64_t>(
        "SELECT e.id FROM eleve e LEFT JOIN rattachement r ON r.eleve = e.id WHERE e.etablissement "
        "= ?"
        " AND e.sorti_le IS NULL AND e.absent_import_le IS NULL AND r.id IS NULL ORDER BY e.id "
        "DESC LIMIT 4",
        number,
        school.id
    );
    std::vector<acces::CarId> for_pairs;
    std::vector<acces::CarId> for_pupils;
    db_.transact([&](db::Transaction& tx) {
        for_pairs = generate(tx, school.id, acces::Population::responsables, pairs);
        for_pupils = generate(tx, school.id, acces::Population::eleves, pupils);
    });
    for (const auto car : for_pairs) reveal(school, car, "responsable");
    for (const auto car : for_pupils) reveal(school, car, "eleve");
}

}  // namespace tsctl::demo_comptes
