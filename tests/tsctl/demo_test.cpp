// The demonstration academy: the same for the same seed, sensible whatever the day, words that
// nobody shares.
#include "support/captured.hpp"
#include "support/database.hpp"
#include "support/files.hpp"
#include "tsctl/commands.hpp"
#include "tsctl/demo_fichiers.hpp"
#include "tsctl/import_report.hpp"

#include <boost/test/unit_test.hpp>

#include <fstream>
#include <iterator>
#include <set>

using namespace tsctl::demo_academie;

namespace {

std::string all_files(std::uint64_t seed, base::Date today) {
    const support::Folder folder;
    Academie academy({3, 120, seed}, today);
    Hasard marks(seed);
    std::string out;
    for (int i = 0; i < 3; ++i) {
        const auto school = academy.suivante();
        auto paths = write_siecle(school, folder.path.string());
        for (auto& path : write_marks(school, folder.path.string(), 40, marks))
            paths.push_back(path);
        for (const auto& path : paths) {
            std::ifstream file(path, std::ios::binary);
            out.append(std::istreambuf_iterator<char>(file), {});
        }
    }
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(demo)

BOOST_AUTO_TEST_CASE(same_seed_same_files) {
    const auto day = std::chrono::year(2026) / 11 / 24;
    BOOST_TEST((all_files(7, day) == all_files(7, day)));
    BOOST_TEST((all_files(7, day) != all_files(8, day)));
}

BOOST_AUTO_TEST_CASE(every_day_of_a_year_has_something_behind_it) {
    base::Date today = std::chrono::year(2026) / 1 / 1;
    for (int i = 0; i < 730; ++i, today = base::plus_days(today, 1)) {
        for (const bool overseas : {false, true}) {
            const auto year = calendrier(today, overseas);
            const auto days = year.jours();
            BOOST_TEST(days.size() >= 10U);
            BOOST_TEST((days.back() <= today && days.back() <= year.fin));
            BOOST_TEST(year.ouvert(days.front()));
        }
    }
}

// On any day, what is written is accepted by the import, and gives every special mark.
BOOST_AUTO_TEST_CASE(files_of_any_season_are_accepted) {
    for (const base::Date today :
         {std::chrono::year(2026) / 9 / 2,
          std::chrono::year(2026) / 12 / 25,
          std::chrono::year(2027) / 3 / 1,
          std::chrono::year(2027) / 8 / 15}) {
        support::Database database;
        const support::Folder folder;
        Academie academy({3, 120, 5}, today);
        Hasard marks(5);
        for (int i = 0; i < 3; ++i) {
            const auto school = academy.suivante();
            auto paths = write_siecle(school, folder.path.string());
            for (auto& path : write_marks(school, folder.path.string(), 80, marks))
                paths.push_back(path);
            for (auto& path : write_reports(school, folder.path.string())) paths.push_back(path);
            tsctl::ImportReport report;
            tsctl::ImportRequest request{std::chrono::sys_days(today) + std::chrono::hours(12)};
            request.annee = school.calendrier.annee;
            request.periode = 1;
            request.fichiers = paths;
            const auto done = tsctl::run_import(database.db, request, report);
            BOOST_TEST(done.has_value());
            for (const auto& [uai, why] : report.refusals()) BOOST_TEST_ERROR(uai + ": " + why);
            for (const auto& bilan : report.donnees()) BOOST_TEST(bilan.bilans.crees > 20U);
        }
        BOOST_TEST((database.db.value<int>("SELECT COUNT(DISTINCT special) FROM note") == 7));
        BOOST_TEST((database.db.value<int>("SELECT COUNT(*) FROM eleve") == 120));
        BOOST_TEST(
            (database.db.value<int>("SELECT COUNT(*) FROM journal WHERE action = 'import.siecle'"
             ) == 3)
        );
    }
}

// Another academy over one that is there closes pupils and access: it is asked for.
BOOST_AUTO_TEST_CASE(another_demonstration_is_not_replaced_unasked) {
    support::Database database;
    const support::Folder folder;
    auto config = support::database_config();
    config.password_memory_kib = 1024;
    config.key_file = folder.file("key", std::string(64, 'a') + "\n");
    int status = -1;
    const auto run = [&](std::vector<std::string> more) {
        std::vector<std::string> args{"--etablissements", "1", "--eleves", "30", "--notes", "10"};
        args.insert(args.end(), more.begin(), more.end());
        return captured::error([&] {
            captured::out([&] { status = tsctl::demo({config, true, args}); });
        });
    };
    const auto passwords = [&] {
        return database.db
            .value<std::string>(
                "SELECT MD5(GROUP_CONCAT(mot_de_passe ORDER BY compte)) FROM compte_secret"
            )
            .value();
    };
    BOOST_TEST(run({}) == "");
    BOOST_TEST(status == tsctl::done);
    const auto before = passwords();
    for (const std::string seed : {"1", "9"}) {
        const auto said = run({"--graine", seed});
        BOOST_TEST(status == tsctl::refused);
        BOOST_TEST(
            said.starts_with(
                "Cette base contient déjà une démonstration (1\u00A0établissement, 30\u00A0"
                "élèves) : rien n’y a été écrit."
            ),
            said
        );
        BOOST_TEST(said.find("--remplacer") != std::string::npos, said);
    }
    BOOST_TEST(passwords() == before);
    BOOST_TEST(run({"--graine", "9", "--remplacer"}) == "");
    BOOST_TEST(status == tsctl::done);
    BOOST_TEST(passwords() != before);
    // nor is a base of somebody replaced when it is asked for
    database.db.execute(
        "INSERT INTO etablissement (uai, denomination, annee) VALUES ('0330001A', 'B', 2026)"
    );
    BOOST_TEST(run({"--remplacer"}).starts_with("Cette base contient autre chose"));
    BOOST_TEST(status == tsctl::refused);
}

BOOST_AUTO_TEST_SUITE_END()
