// CAR generation for 4 000 pairs against one INSERT of 4 000 rows into a table of the same shape,
// in turn. Run under tests/support/with_mariadb: `car_bench [pairs] [rounds]`.
#include "acces/emission.hpp"
#include "db/bulk.hpp"
#include "support/database.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

double milliseconds(const std::function<void()>& work) {
    const auto start = Clock::now();
    work();
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

struct School {
    scolarite::EtablissementId id;
    std::vector<std::uint64_t> couples;
};

School make_school(db::Connection& db, int pairs, base::Instant now) {
    const auto id = db.insert<scolarite::Etablissement>(
        "INSERT INTO etablissement (uai, denomination, annee, declare_le) "
        "VALUES ('9990001A', 'Banc', 2026, ?)",
        now
    );
    db::Bulk eleves(
        db,
        "INSERT INTO eleve (id, etablissement, eleve_siecle, nom, nom_famille, prenom, tri, "
        "naissance) VALUES",
        8
    );
    db::Bulk responsables(
        db,
        "INSERT INTO responsable (id, etablissement, personne_siecle, nom, nom_famille, prenom, "
        "tri) VALUES",
        7
    );
    db::Bulk couples(
        db,
        "INSERT INTO couple (id, etablissement, eleve, responsable, niveau, rang_legal) VALUES",
        6
    );
    School school{id, {}};
    for (int i = 1; i <= pairs; ++i) {
        eleves.add(i, id, i, "Nom", "Nom", "Prénom", "nom prenom", "2014-05-06");
        responsables.add(i, id, i, "Nom", "Nom", "Prénom", "nom prenom");
        couples.add(i, id, i, i, 1, 1);
        school.couples.push_back(static_cast<std::uint64_t>(i));
    }
    eleves.flush();
    responsables.flush();
    couples.flush();
    return school;
}

// The bare work: 4 000 rows of random bytes, one statement, one transaction, into a bare table with
// the columns and keys of `car`.
double bare_insert(
    db::Connection& db, base::Random& random, const School& school, base::Instant now
) {
    db.run_script("DELETE FROM banc_car");
    return milliseconds([&] {
        db.transact([&](db::Transaction& tx) {
            db::Bulk rows(
                tx.connection(),
                "INSERT INTO banc_car (etablissement, eleve, couple, empreinte, scelle, genere_le, "
                "expire_le, couple_courant) VALUES",
                8,
                "",
                school.couples.size()
            );
            for (const auto couple : school.couples)
                rows.add(
                    school.id, couple, couple, random.bytes(32), random.bytes(43), now, now, couple
                );
            rows.flush();
        });
    });
}

}  // namespace

int main(int argc, char** argv) {
    const int pairs = argc > 1 ? std::atoi(argv[1]) : 4000;
    const int rounds = argc > 2 ? std::atoi(argv[2]) : 7;
    support::Database database;
    auto& db = database.db;
    base::SystemRandom random;
    const base::Keys keys{base::Secret(random.bytes(32))};
    const auto now = base::SystemClock().now();
    const auto school = make_school(db, pairs, now);
    db.run_script("CREATE TABLE banc_car LIKE car");
    std::vector<double> generation;
    std::vector<double> insert;
    std::vector<double> ratio;
    for (int round = 0; round <= rounds; ++round) {
        db.run_script("DELETE FROM car");
        const double ours = milliseconds([&] {
            db.transact([&](db::Transaction& tx) {
                return acces::generate_all(
                    tx,
                    keys,
                    random,
                    {now, {}, school.id},
                    {acces::Population::responsables, school.couples, "banc", std::chrono::days(90)}
                );
            });
        });
        const double bare = bare_insert(db, random, school, now);
        if (round == 0) continue;  // warm-up
        generation.push_back(ours);
        insert.push_back(bare);
        ratio.push_back(ours / bare);
    }
    std::cout << pairs << " CARs: " << median(generation) << " ms; one INSERT of " << pairs
              << " rows: " << median(insert) << " ms; ratio " << median(ratio) << " (medians of "
              << rounds << " interleaved rounds)\n";
    db.run_script("DROP TABLE banc_car");
}
