#include "tsctl/demo_comptes.hpp"

#include "acces/personnel.hpp"
#include "tsctl/demo_demonstration.hpp"
#include "vie_scolaire/parametres.hpp"

#include <array>

namespace tsctl {
namespace demo_comptes {

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
    const auto mail = must(base::Courriel::parse(wanted.identifiant + "@demonstration.example"));
    accounts_.push_back({
        {"profil",       wanted.profil     },
        {"uai",          wanted.uai        },
        {"identifiant",  wanted.identifiant},
        {"mot_de_passe", secret.reveal()   },
        {"nom",          wanted.nom        },
        {"courriel",     mail.text()       }
    });
    if (const auto there = acces::find_compte(tx.connection(), name.key())) {
        acces::set_password(tx, now_, there->id, hash);
        return there->id;
    }
    const auto made =
        must(acces::create_compte(tx, now_, {name, wanted.kind, hash, mail, wanted.nom}));
    acces::confirm_courriel(tx, now_, made, mail.text());
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
    // who signs the letters, as Communs says
    const auto head =
        db_.value<std::string>("SELECT chef_nom FROM etablissement WHERE id = ?", school.id);
    member(
        school,
        {"chef", school.uai, "chef." + school.uai, head.value(), acces::Profil::agent},
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
        school, office, {Application::codes, Application::notification, Application::consultation}
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
    member(
        school,
        {"enseignant",
         school.uai,
         "enseignant." + school.uai,
         teacher->second,
         acces::Profil::agent},
        "enseignant",
        teacher->first
    );
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
        absences.voir_motifs = true;
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

void Demonstration::academy() {
    db_.transact([&](db::Transaction& tx) {
        account(tx, {"academie", "", "academie", "M. Rémi Ondelvaud", acces::Profil::academie});
    });
}

void Demonstration::depositors() {
    constexpr std::array<std::pair<const char*, const char*>, 3> people{
        {{"agent.bellan", "Mme Odile Bellan"},
         {"agent.cormier", "M. Yves Cormier"},
         {"agent.dorval", "Mme Inès Dorval"}}
    };
    for (const auto& person : people)
        db_.transact([&](db::Transaction& tx) {
            account(tx, {"agent", "", person.first, person.second, acces::Profil::agent});
        });
}

}  // namespace demo_comptes

nlohmann::json demo_accounts(
    db::Connection& db,
    const base::Config& config,
    const std::vector<scolarite::Uai>& schools,
    base::Instant now
) {
    using demo_comptes::Ecole;
    demo_comptes::Demonstration demonstration(db, config, now);
    std::vector<Ecole> first;
    for (std::size_t i = 0; i < schools.size(); ++i) {
        const auto school = db.first<Ecole>(
            "SELECT id, fuseau FROM etablissement WHERE uai = ?",
            [&](const db::Row& row) {
                return Ecole{
                    row.get<scolarite::EtablissementId>(0),
                    schools[i].text(),
                    demo_comptes::must(base::Zone::parse(row.get<std::string>(1)))};
            },
            schools[i].text()
        );
        demonstration.school(school.value(), i);
        if (i < 3) first.push_back(*school);
    }
    for (std::size_t i = 0; i < first.size(); ++i) demonstration.staff(first[i], i);
    demonstration.academy();
    demonstration.depositors();
    demonstration.families(first);
    for (const auto& school : first) demonstration.codes(school);
    return demonstration.result();
}

}  // namespace tsctl
