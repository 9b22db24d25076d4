// The shipped templates against the compiled table of their variables, and what is said of an
// override that a host got wrong.
#include "tsctl/templates.hpp"

#include "support/files.hpp"
#include "tpl/manifest.hpp"
#include "tsctl/commands.hpp"

#include <unistd.h>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <string>

namespace {

namespace fs = std::filesystem;

constexpr auto shipped = TS_SOURCE_DIR "/templates";
constexpr auto page = "auth/connexion.tpl";

struct Override : support::Folder {
    static std::string text_of(const std::string& name) {
        return support::read_file(fs::path(shipped) / name);
    }
    // "name:line: message" of each fault in the override folder.
    std::string said() const {
        std::string out;
        for (const auto& fault : tsctl::template_faults(shipped, path)) {
            if (!fault.file.starts_with(path.string())) continue;
            out += fault.file.substr(path.string().size() + 1) + ":" + std::to_string(fault.line) +
                   ": " + fault.message + "\n";
        }
        return out;
    }
};

std::size_t lines_of(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(templates, Override)

BOOST_AUTO_TEST_CASE(the_shipped_ones_have_no_fault) {
    for (const auto& fault : tsctl::template_faults(shipped, ""))
        BOOST_ERROR(fault.file << ":" << fault.line << ": " << fault.message);
    BOOST_TEST(tsctl::templates_check(shipped, "") == tsctl::done);
}

BOOST_AUTO_TEST_CASE(every_file_is_in_the_table_and_back) {
    std::size_t files = 0;
    for (const auto& entry : fs::recursive_directory_iterator(shipped))
        files += entry.path().extension() == ".tpl" ? 1U : 0U;
    BOOST_TEST(files == std::size(tpl::manifest));
    for (const auto& known : tpl::manifest)
        BOOST_TEST(fs::exists(fs::path(shipped) / known.file), known.file);
}

BOOST_AUTO_TEST_CASE(a_right_copy_may_say_less_or_move_things) {
    file(page, text_of(page));
    BOOST_TEST(said() == "");
    file(page, std::string(web::autoescape_line) + "\n<p>{{ACADEMIE}} {{RACINE}} {{CSRF}}</p>\n");
    BOOST_TEST(said() == "");
}

BOOST_AUTO_TEST_CASE(what_no_page_fills_is_named_with_its_line) {
    const auto text = text_of(page);
    const auto line = std::to_string(lines_of(text) + 2);
    for (const auto* piece : {"{{INCONNU}}", "{{#INCONNU}}x{{/INCONNU}}", "{{>INCONNU}}"})
        BOOST_TEST_CONTEXT(piece) {
            file(page, text + "<p>\n" + piece + "</p>\n");
            BOOST_TEST(said() == std::string(page) + ":" + line + ": no page fills INCONNU here\n");
        }
}

// A variable is one of this page's, or of every page; that another page fills it does not help.
BOOST_AUTO_TEST_CASE(the_variable_of_another_page_is_unknown_here) {
    const std::string other = "auth/creer_identite.tpl";
    const std::string variable = "CONFIRMATION_ERREUR";
    BOOST_REQUIRE(text_of(other).find(variable) != std::string::npos);
    file(page, text_of(page) + "{{" + variable + "}}\n");
    BOOST_TEST((said().find("no page fills " + variable + " here") != std::string::npos));
}

BOOST_AUTO_TEST_CASE(each_fault_of_each_file_is_told) {
    const std::string other = "auth/accueil.tpl";
    file(page, text_of(page) + "{{PREMIER}}\n{{SECOND}}\n");
    file(other, "<p>sans la première ligne</p>\n");
    const auto out = said();
    const auto line = lines_of(text_of(page)) + 1;
    const std::array expected{
        std::string(page) + ":" + std::to_string(line) + ": no page fills PREMIER here\n",
        std::string(page) + ":" + std::to_string(line + 1) + ": no page fills SECOND here\n",
        other + ":1: must begin with " + std::string(web::autoescape_line) + "\n",
    };
    for (const auto& fault : expected)
        BOOST_TEST((out.find(fault) != std::string::npos), out << "misses: " << fault);
    BOOST_TEST(tsctl::templates_check(shipped, path) == tsctl::refused);
}

// Only where the page has a token to fill in: the forms of a drop's recipients have none.
BOOST_AUTO_TEST_CASE(a_form_that_posts_without_its_token_is_told) {
    const std::string token = "  <input type=\"hidden\" name=\"_csrf\" value=\"{{CSRF}}\">\n";
    auto text = text_of(page);
    const auto at = text.find(token);
    BOOST_REQUIRE(at != std::string::npos);
    const auto form =
        std::count(
            text.begin(), text.begin() + static_cast<std::ptrdiff_t>(text.rfind("<form", at)), '\n'
        ) +
        1;
    file(page, text.erase(at, token.size()));
    BOOST_TEST(said().starts_with(
        std::string(page) + ":" + std::to_string(form) + ": a form that posts needs"
    ));
    file(page, text_of(page) + "<FORM METHOD=\"POST\"></FORM>\n<form method=\"get\"></form>\n");
    BOOST_TEST(said().starts_with(
        std::string(page) + ":" + std::to_string(lines_of(text_of(page)) + 1) + ": a form"
    ));
}

// What would go out empty, or lose a part of itself, without a word.
BOOST_AUTO_TEST_CASE(what_its_reader_cannot_do_without_is_asked_for) {
    const std::string letter = "courrier/lettre.txt.tpl";
    const auto changed = [&](const std::string& name, const std::string& from, const char* to) {
        auto text = text_of(name);
        const auto at = text.find(from);
        BOOST_REQUIRE_MESSAGE(at != std::string::npos, from);
        file(name, text.replace(at, from.size(), to));
        const auto out = said();
        std::filesystem::remove(path / name);
        return out;
    };
    BOOST_TEST(changed(letter, "[code]\n", "") == letter + ":1: the part [code] is missing\n");
    BOOST_TEST(
        changed(letter, "[coupon]", "[coupn]").find("[coupn] is no part of it") != std::string::npos
    );
    BOOST_TEST(
        changed("courrier/avis_code.txt.tpl", "{{CODE}}", "") ==
        "courrier/avis_code.txt.tpl:1: {{CODE}} is missing: the family would get no code\n"
    );
    BOOST_TEST(
        changed("commun/cadre.tpl", "{{>CORPS}}", "") ==
        "commun/cadre.tpl:1: {{>CORPS}} is missing: every page would be blank\n"
    );
    BOOST_TEST(
        changed(page, "action=\"{{RACINE}}", "action=\"https://ailleurs.exemple")
            .find("send no form to elsewhere") != std::string::npos
    );
}

BOOST_AUTO_TEST_CASE(a_file_that_no_page_uses_is_told) {
    file("auth/conexion.tpl", text_of(page));  // a slip of the name: it would change nothing
    BOOST_TEST(said() == "auth/conexion.tpl:1: no page uses a template of this name\n");
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_not_there_is_refused) {
    BOOST_TEST(tsctl::templates_check(path / "nowhere", "") == tsctl::refused);
    BOOST_TEST(tsctl::templates_check(path, "") == tsctl::refused);  // holds none
}

BOOST_AUTO_TEST_SUITE_END()
