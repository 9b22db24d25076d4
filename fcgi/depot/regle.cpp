#include "depot/regle.hpp"

#include "acces/identifiant.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <stdexcept>

namespace depot {
namespace {

Cible cible_from(std::string_view column) {
    if (column == "compte") return Cible::compte;
    if (column == "groupe") return Cible::groupe;
    if (column == "tous") return Cible::tous;
    throw std::logic_error("regle_depot.cible " + std::string(column));
}

Regle read(const db::Row& row) {
    return {
        row.get<RegleId>(0),
        {cible_from(row.get<std::string>(1)),
                          row.get<std::string>(2),
                          row.get<std::optional<std::uint64_t>>(3),
                          row.get<std::optional<std::uint64_t>>(4),
                          row.get<std::optional<int>>(5),
                          row.get<bool>(6)},
        row.get<bool>(7)
    };
}

std::string stored_value(const NouvelleRegle& regle) {
    if (regle.cible == Cible::compte) return acces::Identifiant::key_of(regle.valeur);
    return regle.valeur;
}

// Of two rules with the same key each fits whom the other fits.
std::string cle_of(const NouvelleRegle& regle) {
    return regle.cible == Cible::groupe ? base::fold(regle.valeur) : stored_value(regle);
}
bool same_people(const NouvelleRegle& a, const NouvelleRegle& b) {
    return a.cible == b.cible && cle_of(a) == cle_of(b);
}

struct Place {
    RegleId id;
    int rang;
};

std::optional<Place> neighbour(db::Transaction& tx, int rang, Sens sens) {
    const auto read_place = [](const db::Row& row) {
        return Place{row.get<RegleId>(0), row.get<int>(1)};
    };
    if (sens == Sens::avant)
        return tx->first<Place>(
            "SELECT id, rang FROM regle_depot WHERE rang < ? ORDER BY rang DESC LIMIT 1 FOR UPDATE",
            read_place,
            rang
        );
    return tx->first<Place>(
        "SELECT id, rang FROM regle_depot WHERE rang > ? ORDER BY rang LIMIT 1 FOR UPDATE",
        read_place,
        rang
    );
}

}  // namespace

std::string_view name_of(Cible cible) {
    switch (cible) {
        case Cible::compte:
            return "compte";
        case Cible::groupe:
            return "groupe";
        case Cible::tous:
            return "tous";
    }
    throw std::logic_error("cible");
}

std::vector<Regle> regles_of(db::Connection& db) {
    return db.all<Regle>(
        "SELECT r.id, r.cible, r.valeur, r.fichier_max, r.personne_max, r.jours_max, r.exempte, "
        "r.cible = 'compte' AND c.id IS NULL FROM regle_depot r LEFT JOIN compte c ON "
        "c.identifiant = r.valeur ORDER BY r.rang",
        read
    );
}

std::optional<std::size_t> same_target(
    const std::vector<Regle>& regles, const NouvelleRegle& regle
) {
    for (std::size_t i = 0; i < regles.size(); ++i)
        if (same_people(regles[i].contenu, regle)) return i;
    return std::nullopt;
}

std::optional<std::size_t> hidden_by(const std::vector<Regle>& regles, std::size_t at) {
    const auto& own = regles[at].contenu;
    for (std::size_t i = 0; i < at; ++i) {
        const auto& one = regles[i].contenu;
        if (one.cible == Cible::tous || same_people(one, own)) return i;
    }
    return std::nullopt;
}

Titulaire titulaire_of(db::Connection& db, acces::CompteId compte) {
    auto found = db.first<Titulaire>(
        "SELECT c.identifiant, COALESCE(a.groupes, '') FROM compte c LEFT JOIN compte_annuaire a "
        "ON a.compte = c.id WHERE c.id = ?",
        [](const db::Row& row) {
            Titulaire titulaire{row.get<std::string>(0), {}};
            const auto lines = row.get<std::string>(1);
            for (const auto line : base::split(lines, '\n'))
                titulaire.groupes.push_back(base::fold(line));
            return titulaire;
        },
        compte
    );
    return found.value_or(Titulaire());
}

bool fits(const NouvelleRegle& regle, const Titulaire& titulaire) {
    const auto cle = cle_of(regle);
    if (regle.cible == Cible::tous) return true;
    if (cle.empty()) return false;
    if (regle.cible == Cible::compte) return cle == titulaire.identifiant;
    const auto& groupes = titulaire.groupes;
    return std::find(groupes.begin(), groupes.end(), cle) != groupes.end();
}

std::optional<Regle> read_regle(db::Connection& db, RegleId id) {
    return db.first<Regle>(
        "SELECT r.id, r.cible, r.valeur, r.fichier_max, r.personne_max, r.jours_max, r.exempte, "
        "r.cible = 'compte' AND c.id IS NULL FROM regle_depot r LEFT JOIN compte c ON "
        "c.identifiant = r.valeur WHERE r.id = ?",
        read,
        id
    );
}

RegleId add_regle(db::Transaction& tx, const NouvelleRegle& regle) {
    const auto last =
        tx->value<int>("SELECT COALESCE(MAX(rang), 0) FROM regle_depot FOR UPDATE").value_or(0);
    return tx->insert<RegleDepot>(
        "INSERT INTO regle_depot (rang, cible, valeur, fichier_max, personne_max, jours_max, "
        "exempte) VALUES (?, ?, ?, ?, ?, ?, ?)",
        last + 1,
        name_of(regle.cible),
        stored_value(regle),
        regle.fichier_max,
        regle.personne_max,
        regle.jours_max,
        regle.exempte
    );
}

bool set_regle(db::Transaction& tx, const NouvelleRegle& regle) {
    const auto regles = regles_of(tx.connection());
    const auto same = same_target(regles, regle);
    if (!same) {
        add_regle(tx, regle);
        return false;
    }
    tx->execute(
        "UPDATE regle_depot SET fichier_max = ?, personne_max = ?, jours_max = ?, exempte = ? "
        "WHERE id = ?",
        regle.fichier_max,
        regle.personne_max,
        regle.jours_max,
        regle.exempte,
        regles[*same].id
    );
    return true;
}

bool move_regle(db::Transaction& tx, RegleId id, Sens sens) {
    constexpr int aside = 65535;  // ranks are unique at every moment
    const auto rang = tx->value<int>("SELECT rang FROM regle_depot WHERE id = ? FOR UPDATE", id);
    if (!rang) return false;
    const auto other = neighbour(tx, *rang, sens);
    if (!other) return false;
    tx->execute("UPDATE regle_depot SET rang = ? WHERE id = ?", aside, id);
    tx->execute("UPDATE regle_depot SET rang = ? WHERE id = ?", *rang, other->id);
    tx->execute("UPDATE regle_depot SET rang = ? WHERE id = ?", other->rang, id);
    return true;
}

bool remove_regle(db::Transaction& tx, RegleId id) {
    return tx->execute("DELETE FROM regle_depot WHERE id = ?", id) == 1;
}

}  // namespace depot
