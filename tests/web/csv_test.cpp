// Lists as files: what a spreadsheet must read, and what it must not compute.
#include "web/csv.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(csv)

BOOST_AUTO_TEST_CASE(cells_are_quoted_and_lines_end) {
    web::Csv csv({"Nom", "État"});
    csv.row({"ROY \"Léa\"; 6A", "ligne\ncoupée"});
    const auto file = std::move(csv).file("élèves.csv");
    BOOST_TEST(file.status == 200);
    BOOST_TEST(file.header("Content-Type") == "text/csv; charset=utf-8");
    BOOST_TEST(file.header("Content-Disposition").starts_with("attachment;"));
    BOOST_TEST(
        file.body == "\xEF\xBB\xBF\"Nom\";\"État\"\r\n\"ROY \"\"Léa\"\"; 6A\";\"ligne\ncoupée\"\r\n"
    );
}

BOOST_AUTO_TEST_CASE(no_cell_begins_a_formula) {
    for (const std::string cell :
         {"=1+1", "+33612345678", "-2", "@SUM(A1)", "\t=1", "\r=1", "  =HYPERLINK(\"x\")"}) {
        web::Csv csv({"a"});
        csv.row({cell});
        const auto body = std::move(csv).file("x.csv").body;
        BOOST_TEST_INFO(cell);
        BOOST_TEST(body.find("\r\n\"'") != std::string::npos);
    }
    web::Csv csv({"a"});
    csv.row({"Légal 1 = mère", "", "12/09/2026"});
    BOOST_TEST(std::move(csv).file("x.csv").body.find('\'') == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
