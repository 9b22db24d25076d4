// The administration's rules of quota: the first that fits a person counts, by rank.
#pragma once

#include "acces/ids.hpp"
#include "db/connection.hpp"
#include "depot/ids.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace depot {

enum class Cible : std::uint8_t { compte, groupe, tous };
std::string_view name_of(Cible cible);  // as in the column

struct NouvelleRegle {
    Cible cible = Cible::tous;
    std::string valeur = {};  // an identifiant, or a group of the directory; "" for everybody
    std::optional<std::uint64_t> fichier_max = {};
    std::optional<std::uint64_t> personne_max = {};
    std::optional<int> jours_max = {};
    bool exempte = false;  // no limit of size, not even the host's
};
struct Regle {
    RegleId id{0};
    NouvelleRegle contenu;
    bool sans_compte = false;  // it names an identifiant that nobody has, so far
};
// In the order in which they are tried.
std::vector<Regle> regles_of(db::Connection& db);
// The rule of these that is for the same account, the same group, or everybody alike; nothing:
// none.
std::optional<std::size_t> same_target(
    const std::vector<Regle>& regles, const NouvelleRegle& regle
);
// Whom the rules are read for: an account, and the names of its groups in the directory. Case and
// accents tell no two groups apart, here and above.
struct Titulaire {
    std::string identifiant;
    std::vector<std::string> groupes;  // folded
};
Titulaire titulaire_of(db::Connection& db, acces::CompteId compte);
bool fits(const NouvelleRegle& regle, const Titulaire& titulaire);
// The rule before this one that fits whomever it fits, so that it never counts; nothing: none.
std::optional<std::size_t> hidden_by(const std::vector<Regle>& regles, std::size_t at);
std::optional<Regle> read_regle(db::Connection& db, RegleId id);

// The last to be tried.
RegleId add_regle(db::Transaction& tx, const NouvelleRegle& regle);
// In the place of the one that is for the same people, so that nobody is without a rule meanwhile;
// else the last. Whether there was one.
bool set_regle(db::Transaction& tx, const NouvelleRegle& regle);
// Changes places with the one before (or after); false when there is none, or no such rule.
enum class Sens : std::uint8_t { avant, apres };
bool move_regle(db::Transaction& tx, RegleId id, Sens sens);
bool remove_regle(db::Transaction& tx, RegleId id);

}  // namespace depot
