// One run of the demonstration's accounts: who has been made, and the codes revealed on the way.
#pragma once

#include "acces/compte.hpp"
#include "acces/droits.hpp"
#include "acces/emission.hpp"
#include "acces/mot_de_passe.hpp"
#include "base/config.hpp"
#include "hall/cle.hpp"

#include <nlohmann/json.hpp>

#include <stdexcept>

namespace tsctl::demo_comptes {

using nlohmann::json;
using scolarite::EtablissementId;

struct Ecole {
    EtablissementId id;
    std::string uai;
    base::Zone zone;
};

template <class T>
T must(base::Result<T> result) {
    if (!result) throw std::runtime_error(result.error().message);
    return *std::move(result);
}

class Demonstration {
public:
    Demonstration(db::Connection& db, const base::Config& config, base::Instant now)
        : db_(db),
          keys_(hall::load_keys(db, config)),
          hasher_(config.password_memory_kib),
          now_(now) {}

    void school(const Ecole& school, std::size_t index);
    void staff(const Ecole& school, std::size_t index);
    void families(const std::vector<Ecole>& schools);
    void codes(const Ecole& school);
    void academy();
    void depositors();  // agents without a school: they have the file drop alone
    json result() const {
        return {
            {"comptes", accounts_},
            {"cars",    codes_   }
        };
    }

private:
    struct Account {
        std::string profil;  // of demo.json
        std::string uai;
        std::string identifiant;
        std::string nom;
        acces::Profil kind;
    };
    void parent_of_one(const Ecole& first);
    void parent_of_two(const Ecole& first, const Ecole& second);
    void pupil_alone(const Ecole& first);
    base::Secret password();
    acces::CompteId account(db::Transaction& tx, const Account& wanted);
    acces::CompteId member(
        const Ecole& school,
        const Account& wanted,
        const char* fonction,
        std::optional<std::uint64_t> enseignant
    );
    void give(
        const Ecole& school,
        acces::CompteId compte,
        std::initializer_list<acces::Application> applications
    );
    std::vector<acces::CarId> generate(
        db::Transaction& tx,
        EtablissementId school,
        acces::Population population,
        const std::vector<std::uint64_t>& sujets
    );
    void attach(
        const Account& wanted,
        const std::vector<std::pair<EtablissementId, std::uint64_t>>& sujets,
        acces::Population population
    );
    void reveal(const Ecole& school, acces::CarId car, std::string_view profil);

    db::Connection& db_;
    base::Keys keys_;
    acces::Hacheur hasher_;
    base::SystemRandom random_;
    base::Instant now_;
    json accounts_ = json::array();
    json codes_ = json::array();
};

inline const acces::Auteur nobody{std::nullopt, ""};

}  // namespace tsctl::demo_comptes
