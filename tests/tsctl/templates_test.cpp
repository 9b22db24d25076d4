// The shipped templates against the compiled table of their variables, and what is said of an
// override that a host got wrong.
#include "tsctl/templates.hpp"

#include "hall/templates.hpp"
#include "support/files.hpp"
#include "tpl/manifest.hpp"
#include "tsctl/commands.hpp"

#include <unistd.h>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <cstring>
#include <filesystem>
#include <string>
#include <vector>

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
    // One edit of one of ours: what is expected is said, or nothing where nothing is.
    void told(
        const std::string& name,
        const std::string& from,
        const std::string& to,
        const std::string& expected = ""
    ) const {
        BOOST_TEST_CONTEXT(name << ": " << from << " -> " << to) {
            auto text = text_of(name);
            const auto at = text.find(from);
            BOOST_REQUIRE_MESSAGE(at != std::string::npos, "ours has it no more");
            file(name, text.replace(at, from.size(), to));
            std::string out;
            const web::TemplateFile changed{.path = path / name};
            for (const auto& fault :
                 web::check_template(name, changed, shipped, hall::template_rules()))
                out += fault.message + "\n";
            const bool right =
                expected.empty() ? out.empty() : out.find(expected) != std::string::npos;
            BOOST_TEST(right, "said: " << out << "expected: " << expected);
        }
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
    const std::string home = "auth/accueil.tpl";
    file(home, std::string(web::autoescape_line) + "\n<p>{{ACADEMIE}} {{RACINE}} {{CSRF}}</p>\n");
    BOOST_TEST(said() == "");
}

// Whatever the page says of a form, its copy says too.
BOOST_AUTO_TEST_CASE(a_copy_of_each_has_no_fault) {
    for (const auto& known : tpl::manifest)
        file(std::string(known.file), text_of(std::string(known.file)));
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

// But those of a drop's recipients, whose address is the proof.
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

constexpr auto frame = "commun/cadre.tpl";
constexpr auto code = "courrier/avis_code.txt.tpl";
constexpr auto letter = "courrier/lettre.txt.tpl";
constexpr auto html_mail = "courrier/courriel.tpl";
constexpr auto token = R"(<input type="hidden" name="_csrf" value="{{CSRF}}">)";
constexpr auto head = R"(<form method="post" action="{{RACINE}}/connexion" novalidate>)";
constexpr auto button = R"(<button type="submit">Se connecter</button>)";
constexpr auto identifier = R"(name="identifiant" type="text")";

// What an author may well do to a template, and what nobody could send, or read.
BOOST_AUTO_TEST_CASE(what_nobody_could_send_is_told) {
    const std::string in_a_branch = std::string("{{#REFUS}}") + token + "{{/REFUS}}";
    told(page, token, "", "a form that posts needs");
    told(page, token, std::string("<!-- ") + token + " -->", "a form that posts needs");
    told(
        page,
        token,
        R"(<input type="hidden" name="_csrf" value="{{CSRF}}" disabled>)",
        "a form that posts needs"
    );
    told(
        page,
        token,
        R"(<input type="hidden" name="_csrf" value="x{{CSRF}}">)",
        "a form that posts needs"
    );
    told(
        page,
        token,
        R"(<input type="checkbox" name="_csrf" value="{{CSRF}}">)",
        "a form that posts needs"
    );
    told(page, token, in_a_branch, "a form that posts needs");
    told(page, token, std::string("<textarea>") + token + "</textarea>", "a form that posts needs");
    told(page, "</ul>", "</ul><form method='post'></form>", "a form that posts needs");
    told(page, "</ul>", "</ul><FORM\nMETHOD = Post></FORM>", "a form that posts needs");
    told("auth/aide.tpl", "<h2", "<form method=post></form><h2", "a form that posts needs");
    told("filex/remise.tpl", "</form>", "</form><form method=post></form>", "a form that posts");
    told(page, "method=\"post\"", "method=\"get\"", "this form needs method=\"post\"");
    told(page, "method=\"post\" ", "", "this form needs method=\"post\"");
    told(page, "method=\"post\"", "method=\"get\" method=\"post\"", "this form needs method=");
    told(
        page,
        "/connexion\" novalidate",
        "/conexion\" novalidate",
        "action=\"{{RACINE}}/connexion\" is missing"
    );
    told(page, "action=\"{{RACINE}}/connexion\"", "action=\"/\\a.example/x\"", "send no form");
    told(
        page,
        "action=\"{{RACINE}}/connexion\"",
        "action=\"&#x2f;&#x2f;a.example/x\"",
        "send no form"
    );
    told(
        page,
        "{{#REFUS}}",
        "<meta http-equiv=refresh content=\"0;url=https://a.example\">{{#REFUS}}",
        "no meta refresh"
    );
    told(
        page,
        "name=\"mot_de_passe\"",
        "name=\"motdepasse\"",
        "this form needs a field with name=\"mot_de_passe\""
    );
    told(page, "name=\"mot_de_passe\"", "name=\"Mot_de_passe\"", "name=\"mot_de_passe\"");
    told(page, "name=\"mot_de_passe\"", "", "name=\"mot_de_passe\"");
    told(page, identifier, "name=\"identifiant\" disabled", "name=\"identifiant\"");
    told(page, "value=\"{{RETOUR}}\"", "value=\"\"", "name=\"retour\" value=\"{{RETOUR}}\"");
    told(page, button, "", "this form needs a button that sends it");
    told(page, button, std::string("<!-- ") + button + "-->", "a button that sends it");
    told(page, button, "<button type=\"button\">Se connecter</button>", "a button that sends it");
    told(page, button, std::string("{{#REFUS}}") + button + "{{/REFUS}}", "a button that sends it");
    told(page, head, std::string(head) + "</form>", "a form that posts needs");
    told(page, button, "<button formaction=\"{{RACINE}}/x\">x</button>", "a button that sends it");
    told(page, head, std::string("<form>") + head, "a form inside another form");
    told(page, head, std::string("<template>") + head, "is missing");
    told(
        frame, "{{#CONNECTE}}", "<!--{{#CONNECTE}}", "action=\"{{RACINE}}/deconnexion\" is missing"
    );
    told("auth/champs_code.tpl", "name=\"car\"", "name=\"code\"", "name=\"car\" is missing");
    told("auth/creer_code.tpl", "{{>CHAMPS}}", "", "this form needs {{>CHAMPS}}");
    told("ts-admin/journal.tpl", "name=\"du\"", "name=\"depuis\"", "name=\"du\"");
    told(
        "filex/accueil.tpl",
        "enctype=\"multipart/form-data\"",
        "",
        "enctype=\"multipart/form-data\""
    );
    told("ts-admin/services.tpl", "{{CLE:u}}/ouvrir", "x/ouvrir", "/ouvrir\" is missing");
}

BOOST_AUTO_TEST_CASE(what_its_reader_cannot_do_without_is_asked_for) {
    told(letter, "[code]\n", "", "[code] is missing");
    told(letter, "[coupon]", "[coupn]", "[coupn] is no part of it");
    told(letter, "[code]\n", "{{#POUR_ELEVE}}[code]{{/POUR_ELEVE}}\n", "[code] is missing");
    told(letter, "[code]\n", "{{#POUR_ELEVE}}\n[code]\n{{/POUR_ELEVE}}\n", "[code] is missing");
    told(code, "{{CODE}}", "", "{{CODE}} is missing, or not shown wherever it should be");
    told(code, "{{CODE}}", "{{#AVEC_MOT}}{{CODE}}{{/AVEC_MOT}}", "{{CODE}} is missing");
    told(code, "{{CODE}}", "{{! {{CODE}} }}", "{{CODE}} is missing");
    told(code, "{{LIEN}}", "", "{{LIEN}} is missing");
    told(code, "Objet\u00A0: Votre", "Votre", "Objet : is missing");
    told(code, "Objet\u00A0: Votre", "Bonjour\nObjet : Votre", "Objet : is missing");
    told("courrier/depot_rappel.txt.tpl", "{{LIEN}}", "", "{{LIEN}} is missing");
    told("courrier/depot_recu.txt.tpl", "{{GESTION}}", "", "{{GESTION}} is missing");
    told("courrier/identifiants.txt.tpl", "{{IDENTIFIANT}}", "", "{{IDENTIFIANT}} is missing");
    told("courrier/identifiants.txt.tpl", "{{LIEN}}", "", "{{LIEN}} is missing");
    told("courrier/message_vie_scolaire.txt.tpl", "> {{LIGNE}}", "", "{{LIGNE}} is missing");
    told(html_mail, "<strong>{{TEXTE}}</strong>", "", "{{TEXTE}} is missing");
    told(html_mail, "<p>{{TEXTE}}</p>", "<!-- {{TEXTE}} -->", "{{TEXTE}} is missing");
    told(html_mail, "{{/CODE}}", "{{/CODE}}<!--", "{{TEXTE}} is missing");
    told(frame, "{{>CORPS}}", "", "{{>CORPS}} is missing, or not shown wherever it should be");
    told(frame, "{{>CORPS}}", "<!-- {{>CORPS}} -->", "{{>CORPS}} is missing");
    told(frame, "{{>CORPS}}", "{{#EN_ERREUR}}{{>CORPS}}{{/EN_ERREUR}}", "{{>CORPS}} is missing");
    told(frame, "{{>CORPS}}", "<p title=\"{{>CORPS}}\"></p>", "{{>CORPS}} is missing");
    told(frame, "{{>CORPS}}", "<textarea>{{>CORPS}}</textarea>", "{{>CORPS}} is missing");
    told("filex/remise_cadre.tpl", "{{>CORPS}}", "", "{{>CORPS}} is missing");
}

// Whatever an author may write otherwise.
BOOST_AUTO_TEST_CASE(nothing_is_said_against_what_is_right) {
    told(page, token, R"(<input type="hidden" value="{{CSRF}}" name="_csrf">)");
    told(page, token, R"(<INPUT NAME=_csrf TYPE='hidden' value = "{{CSRF:h}}"/>)");
    told(page, head, R"(<form action='{{RACINE}}/connexion' class="a" method=POST>)");
    told(page, head, R"(<form method="post" action="{{RACINE}}&#x2f;connexion">)");
    told(page, button, R"(<input value="Entrer" type="submit">)");
    told(page, button, "<button>Se connecter</button>");
    told(page, identifier, "name='identifiant'");
    const auto named = std::string("<button form='f'>Se connecter</button>") + head;
    auto moved = text_of(page).replace(text_of(page).find(button), std::strlen(button), "");
    moved.replace(moved.find(head), std::strlen(head), named).insert(moved.find(head) + 5, " id=f");
    told(page, text_of(page), moved);
    told(page, "</ul>", "</ul><!-- <form method=\"post\"> -->");
    told("ts-admin/journal.tpl", "method=\"get\" ", "");
    told(
        letter,
        "[code]\n",
        "{{#POUR_ELEVE}}\n[code]\n{{/POUR_ELEVE}}{{#POUR_RESPONSABLE}}\n[code]\n"
        "{{/POUR_RESPONSABLE}}\n"
    );
    told(
        code,
        "{{CODE}}",
        "{{#AVEC_SERVICES}}{{CODE}}{{/AVEC_SERVICES}}{{#SANS_SERVICES}}{{#POUR_ELEVE}}{{CODE}}"
        "{{/POUR_ELEVE}}{{#POUR_RESPONSABLE}}{{CODE}}{{/POUR_RESPONSABLE}}{{/SANS_SERVICES}}"
    );
    told(code, "Objet\u00A0: Votre", "Objet : Votre");
    told(html_mail, "{{#PARAGRAPHE}}<p>", "{{#PARAGRAPHE}}<p class=\"a\">");
    told("courrier/depot_fin_proche.txt.tpl", "- {{COURRIEL}}", "");
    told("auth/creer_code.tpl", "{{>ERREURS}}", "");
    told(frame, "{{>CORPS}}", "<div class=\"a\">{{>CORPS}}</div>");
}

// A slip of the name, or a copy kept beside: it is told, and does not keep the others out.
BOOST_AUTO_TEST_CASE(a_file_that_no_page_uses_is_passed_over) {
    file("auth/connexion (copie).tpl", "{{#X}}");
    BOOST_TEST(
        said() ==
        "auth/connexion (copie).tpl:1: no page uses a template of this name: it is passed over\n"
    );
    BOOST_TEST(tsctl::templates_check(shipped, path) == tsctl::done);
    file("auth/accueil.tpl", std::string(web::autoescape_line) + "<p>{{ACADEMIE}} à elle</p>");
    base::Config config;
    config.templates = shipped;
    config.templates_override = path;
    const auto templates = hall::load_templates(config);
    BOOST_TEST(templates.refusal() == "");
    const auto home = templates.render({"auth/accueil.tpl"}, [](web::Dict&) {});
    BOOST_TEST(home.find("à elle") != std::string::npos);
}

// A folder that is named is looked at as if it were in its place.
BOOST_AUTO_TEST_CASE(a_draft_is_held_against_ours) {
    tsctl::Invocation invocation;
    invocation.args = {"check", path.string()};
    file(page, std::string(web::autoescape_line));
    BOOST_TEST(tsctl::templates(invocation) == tsctl::done);  // nothing to hold it against
    invocation.config.templates = shipped;
    BOOST_TEST(tsctl::templates(invocation) == tsctl::refused);
    file(page, text_of(page));
    BOOST_TEST(tsctl::templates(invocation) == tsctl::done);
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_not_there_is_refused) {
    BOOST_TEST(tsctl::templates_check(path / "nowhere", "") == tsctl::refused);
    BOOST_TEST(tsctl::templates_check(path, "") == tsctl::refused);  // holds none
}

BOOST_AUTO_TEST_SUITE_END()
