// Reports of a term (LSU): written in few statements, and dated by what changes of the pupil's own.
#include "vie_scolaire/donnees.hpp"

using namespace essais;
using namespace vie_scolaire;

namespace {

struct Dit {
    std::string moyenne;
    std::string classe;
    std::string appreciation;
};

struct Bilans : Donnees {
    OptionsDonnees options{october()};

    // One report for each, of the first term, in one subject.
    static std::string lsu(const std::vector<Dit>& dits) {
        std::string pupils;
        std::string reports;
        for (std::size_t i = 1; i <= dits.size(); ++i) {
            const auto& dit = dits[i - 1];
            const auto id = std::to_string(i);
            pupils += "<eleve id=\"E" + id + "\" id-be=\"" + id + "\"/>";
            reports += "<bilan-periodique eleve-ref=\"E" + id +
                       "\" periode-ref=\"P1\"><liste-acquis><acquis discipline-ref=\"D1\" "
                       "moyenne-eleve=\"" +
                       dit.moyenne + "\" moyenne-structure=\"" + dit.classe + "\"><appreciation>" +
                       dit.appreciation +
                       "</appreciation></acquis></liste-acquis><vie-scolaire nb-retards=\"1\" "
                       "nb-abs-justifiees=\"4\" nb-abs-injustifiees=\"2\"/></bilan-periodique>";
        }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><lsun-bilans "
               "xmlns=\"urn:fr:edu:scolarite:lsun:bilans:import\" schemaVersion=\"3.0\"><donnees>"
               "<eleves>" +
               pupils +
               "</eleves><periodes><periode id=\"P1\" indice=\"1\"/></periodes><disciplines>"
               "<discipline id=\"D1\" code=\"061300\"/></disciplines><bilans-periodiques>" +
               reports + "</bilans-periodiques></donnees></lsun-bilans>";
    }
    // The import a day later each time.
    BilanDonnees next(const std::vector<Dit>& dits) {
        options.now += std::chrono::hours(24);
        return take({lsu(dits)}, options);
    }
    std::string days_written() {
        return text(
            "SELECT GROUP_CONCAT(DATEDIFF(ecrite_le, '2026-10-10') ORDER BY moyenne DESC) FROM "
            "bilan"
        );
    }
    std::uint64_t statements(const std::vector<Dit>& dits) {
        const auto asked = [&] {
            return db
                .first<std::uint64_t>(
                    "SHOW SESSION STATUS LIKE 'Questions'",
                    [](const db::Row& row) { return std::stoull(row.get<std::string>(1)); }
                )
                .value();
        };
        const auto before = asked();
        next(dits);
        return asked() - before;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(import_bilans, Bilans)

BOOST_AUTO_TEST_CASE(a_report_is_dated_by_what_changes_of_the_pupils_own) {
    const auto first = std::chrono::floor<std::chrono::days>(options.now) -
                       std::chrono::sys_days(std::chrono::year(2026) / 10 / 10);
    BOOST_TEST(
        next({
                 {"12", "11", "Bien"},
                 {"9",  "11", ""    }
    }
        ).bilans.crees == 4U
    );
    const auto one = std::to_string(first.count() + 1);
    BOOST_TEST(days_written() == one + "," + one);
    BOOST_TEST(
        next({
                 {"12", "11", "Bien"},
                 {"9",  "11", ""    }
    }
        ).lignes_ecrites == 0U
    );
    BOOST_TEST(days_written() == one + "," + one);
    // an average, then an appreciation alone, by its accent
    next({
        {"12",  "11", "Bien"},
        {"9.5", "11", ""    }
    });
    BOOST_TEST(days_written() == one + "," + std::to_string(first.count() + 3));
    next({
        {"12",  "11", "Bién"},
        {"9.5", "11", ""     }
    });
    BOOST_TEST(
        days_written() ==
        std::to_string(first.count() + 4) + "," + std::to_string(first.count() + 3)
    );
    // the class's average moves with everybody's
    BOOST_TEST(
        next({
                 {"12",  "11.5", "Bién"},
                 {"9.5", "11.5", ""     }
    }
        ).bilans.modifies == 2U
    );
    BOOST_TEST(
        days_written() ==
        std::to_string(first.count() + 4) + "," + std::to_string(first.count() + 3)
    );
    BOOST_TEST(count("SELECT COUNT(*) FROM bilan WHERE moyenne_classe = 11.5") == 2U);
}

BOOST_AUTO_TEST_CASE(more_pupils_take_no_more_statements) {
    const auto one = statements({
        {"12", "11", ""}
    });
    const auto two = statements({
        {"13", "11", ""},
        {"9",  "11", ""}
    });
    BOOST_TEST(count("SELECT COUNT(*) FROM bilan") == 2U);
    BOOST_TEST(count("SELECT COUNT(*) FROM absence_bilan") == 2U);
    BOOST_TEST(one == two);
}

BOOST_AUTO_TEST_SUITE_END()
