#include "tsctl/demo_comptes.hpp"

#include "acces/activation.hpp"
#include "acces/compte.hpp"
#include "acces/emission.hpp"
#include "acces/mot_de_passe.hpp"
#include "acces/personnel.hpp"
#include "scolarite/noms.hpp"
#include "vie_scolaire/parametres.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <stdexcept>

namespace tsctl {
namespace {

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
          keys_(base::Keys::load(config.key_file)),
          hasher_(config.password_memory_kib),
          now_(now) {}

    void school(const Ecole& school, std::size_t index);
    void staff(const Ecole& school, std::size_t index);
    void families(const std::vector<Ecole>& schools);
    void codes(const Ecole& school);
    void academy();
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

const acces::Auteur nobody{std::nullopt, ""};

base::Secret Demonstration::password() {
    constexpr std::string_view alphabet = "abcdefghjkmnpqrstuvwxyz23456789-";
    std::string out;
    for (const char byte : random_.bytes(20))
        out += alphabet[static_cast<unsigned char>(byte) % alphabet.size()];
    return base::Secret(std::move(out));
}

acces::CompteId Demonstration::account(db::Transaction& tx, const Account& wanted) {
    const auto secret = password();
    const auto hash = hasher_.hash(secret);
    const auto name = must(acces::Identifiant::parse(wanted.identifiant));
    accounts_.push_back({
        {"profil",       wanted.profil     },
        {"uai",          wanted.uai        },
        {"identifiant",  wanted.identifiant},
        {"mot_de_passe", secret.reveal()   },
        {"nom",          wanted.nom        }
    });
    if (const auto there = acces::find_compte(tx.connection(), name.key())) {
        acces::set_password(tx.connection(), now_, there->id, hash);
        return there->id;
    }
    const auto mail = must(base::Courriel::parse(wanted.identifiant + "@demonstration.example"));
    const auto made =
        must(acces::create_compte(tx, now_, {name, wanted.kind, hash, mail, wanted.nom}));
    acces::confirm_courriel(tx.connection(), now_, made, mail.text());
    return made;
}

acces::CompteId Demonstration::member(
    const Ecole& school,
    const Account& wanted,
    const char* fonction,
    std::optional<std::uint64_t> enseignant
) {
    return db_.transact([&](db::Transaction& tx) {
        const auto id = account(tx, wanted);
        tx->execute(
            "INSERT INTO personnel (compte, etablissement, fonction, enseignant) VALUES (?, ?, ?, "
            "?)"
            " ON DUPLICATE KEY UPDATE fonction = VALUES(fonction), enseignant = "
            "VALUES(enseignant), fin_le = NULL",
            id,
            school.id,
            fonction,
            enseignant
        );
        return id;
    });
}

void Demonstration::give(
    const Ecole& school,
    acces::CompteId compte,
    std::initializer_list<acces::Application> applications
) {
    std::bitset<acces::application_count> bits;
    for (const auto application : applications) bits.set(static_cast<std::size_t>(application));
    db_.transact([&](db::Transaction& tx) {
        if (auto set = acces::set_applications(tx, {now_, nobody, school.id}, compte, bits); !set) {
            throw std::runtime_error(set.error().message);
        }
    });
}

void Demonstration::staff(const Ecole& school, std::size_t) {
    member(
        school,
        {"chef", school.uai, "chef." + school.uai, "Mme Hélène Brévaud", acces::Profil::agent},
        "chef",
        {}
    );
    const auto office = member(
        school,
        {"personnel",
         school.uai,
         "personnel." + school.uai,
         "M. Loïc Tarasson",
         acces::Profil::agent},
        "personnel",
        {}
    );
    using acces::Application;
    give(
        school,
        office,
        {Application::codes,
         Application::notification,
         Application::absences,
         Application::consultation}
    );
    const auto teacher = db_.first<std::pair<std::uint64_t, std::string>>(
        "SELECT n.id, CONCAT(n.civilite, ' ', n.prenom, ' ', n.nom) FROM enseignant n"
        " JOIN service_enseignant s ON s.enseignant = n.id WHERE n.etablissement = ?"
        " GROUP BY n.id, n.civilite, n.prenom, n.nom ORDER BY n.id LIMIT 1",
        [](const db::Row& row) {
            return std::pair(row.get<std::uint64_t>(0), row.get<std::string>(1));
        },
        school.id
    );
    if (!teacher) throw std::runtime_error("a demonstration school has no teacher");
    const auto who = member(
        school,
        {"enseignant",
         school.uai,
         "enseignant." + school.uai,
         teacher->second,
         acces::Profil::agent},
        "enseignant",
        teacher->first
    );
    give(school, who, {Application::notes});
}

// The first school publishes marks as they come, the second at set dates; the third meets the
// declaration; the others are like the first.
void Demonstration::school(const Ecole& school, std::size_t index) {
    if (index == 2) return;
    const vie_scolaire::Decision decision{now_, nobody, school.id};
    const auto today = school.zone.date_at(now_);
    db_.transact([&](db::Transaction& tx) {
        vie_scolaire::declare(tx, decision);
        vie_scolaire::set_service(tx, decision, vie_scolaire::Teleservice::notes, true);
        vie_scolaire::set_service(tx, decision, vie_scolaire::Teleservice::absences, true);
        vie_scolaire::ParametresNotes marks;
        marks.voir_extremes = true;
        if (index == 1) marks.regle.mode = vie_scolaire::ModePublication::echeance;
        vie_scolaire::save_parametres(tx, decision, marks);
        vie_scolaire::ParametresAbsences absences;
        absences.voir_retards = true;
        vie_scolaire::save_parametres(tx, decision, absences);
        if (index == 1) vie_scolaire::add_echeance(tx, decision, {{}}, base::plus_days(today, -14));
        vie_scolaire::save_contact(
            tx,
            decision,
            {"Bureau de la vie scolaire",
             "01 99 00 50 00",
             "vie-scolaire." + school.uai + "@ecoles.example"}
        );
    });
}

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
        for (const auto& [school, sujet] : sujets) {
            for (const auto car : generate(tx, school, population, {sujet})) {
                if (!acces::activate(tx, now_, {id, ""}, id, car))
                    throw std::runtime_error("a new code does not open");
            }
        }
    });
}

// A parent of one child of the first school, a parent of two children in two schools, and a pupil.
void Demonstration::families(const std::vector<Ecole>& schools) {
    const auto& first = schools.front();
    const auto read = [](const db::Row& row) {
        return std::pair(row.get<std::uint64_t>(0), row.get<std::string>(1));
    };
    const auto alone = db_.first<std::pair<std::uint64_t, std::string>>(
        "SELECT c.id, CONCAT(r.prenom, ' ', r.nom) FROM couple c JOIN responsable r ON r.id = "
        "c.responsable"
        " JOIN eleve e ON e.id = c.eleve WHERE c.etablissement = ? AND c.rang_legal = 1 AND "
        "c.fin_le IS NULL"
        " AND e.sorti_le IS NULL AND (SELECT COUNT(*) FROM couple o WHERE o.responsable = r.id) = 1"
        " AND (SELECT COUNT(*) FROM responsable t WHERE t.courriel = r.courriel) = 1 ORDER BY c.id "
        "LIMIT 1",
        read,
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
    if (schools.size() > 1) {
        const auto both = db_.first<std::tuple<std::uint64_t, std::uint64_t, std::string>>(
            "SELECT c.id, d.id, CONCAT(r.prenom, ' ', r.nom) FROM responsable r"
            " JOIN responsable s ON s.courriel = r.courriel AND s.etablissement = ?"
            " JOIN couple c ON c.responsable = r.id JOIN couple d ON d.responsable = s.id"
            " WHERE r.etablissement = ? AND r.courriel <> '' AND c.rang_legal > 0 AND d.rang_legal "
            "> 0"
            " ORDER BY c.id, d.id LIMIT 1",
            [](const db::Row& row) {
                return std::tuple(
                    row.get<std::uint64_t>(0), row.get<std::uint64_t>(1), row.get<std::string>(2)
                );
            },
            schools[1].id,
            first.id
        );
        if (both) {
            const auto& [here, there, name] = *both;
            attach(
                {
                    "responsable", first.uai, "parent.deux", name, acces::Profil::responsable
            },
                {{first.id, here}, {schools[1].id, there}},
                acces::Population::responsables
            );
        }
    }
    const auto pupil = db_.first<std::pair<std::uint64_t, std::string>>(
        "SELECT id, CONCAT(prenom, ' ', nom) FROM eleve WHERE etablissement = ? AND sorti_le IS "
        "NULL ORDER BY id LIMIT 1",
        read,
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

void Demonstration::academy() {
    db_.transact([&](db::Transaction& tx) {
        account(tx, {"academie", "", "academie", "M. Rémi Ondelvaud", acces::Profil::academie});
    });
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

}  // namespace

json demo_accounts(
    db::Connection& db,
    const base::Config& config,
    const std::vector<scolarite::Uai>& schools,
    base::Instant now
) {
    Demonstration demonstration(db, config, now);
    std::vector<Ecole> first;
    for (std::size_t i = 0; i < schools.size(); ++i) {
        const auto school = db.first<Ecole>(
            "SELECT id, fuseau FROM etablissement WHERE uai = ?",
            [&](const db::Row& row) {
                return Ecole{
                    row.get<EtablissementId>(0),
                    schools[i].text(),
                    must(base::Zone::parse(row.get<std::string>(1)))};
            },
            schools[i].text()
        );
        demonstration.school(school.value(), i);
        if (i < 3) first.push_back(*school);
    }
    for (std::size_t i = 0; i < first.size(); ++i) demonstration.staff(first[i], i);
    demonstration.academy();
    demonstration.families(first);
    for (const auto& school : first) demonstration.codes(school);
    return demonstration.result();
}

}  // namespace tsctl
