// The demonstration academy: the same for the same seed, sensible whatever the day, words that
// nobody shares.
#include "support/database.hpp"
#include "support/files.hpp"
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

BOOST_AUTO_TEST_SUITE_END()
