// The shipped templates against the compiled table of their variables, and what is said of an
// override that a host got wrong.
#include "tsctl/templates.hpp"

#include "hall/templates.hpp"
#include "support/captured.hpp"
#include "support/files.hpp"
#include "tpl/manifest.hpp"
#include "tsctl/commands.hpp"

#include <sys/stat.h>
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
    Override() : umask_(::umask(S_IWGRP | S_IWOTH)) {}  // the programs read what is saved
    ~Override() { ::umask(umask_); }
    Override(const Override&) = delete;
    Override& operator=(const Override&) = delete;
    Override(Override&&) = delete;
    Override& operator=(Override&&) = delete;

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

private:
    mode_t umask_;
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
            BOOST_TEST(
                said() == std::string(page) + ":" + line + ": aucune page ne remplit INCONNU ici\n"
            );
        }
}

// A variable is one of this page's, or of every page; that another page fills it does not help.
BOOST_AUTO_TEST_CASE(the_variable_of_another_page_is_unknown_here) {
    const std::string other = "auth/creer_identite.tpl";
    const std::string variable = "CONFIRMATION_ERREUR";
    BOOST_REQUIRE(text_of(other).find(variable) != std::string::npos);
    file(page, text_of(page) + "{{" + variable + "}}\n");
    BOOST_TEST((said().find("aucune page ne remplit " + variable + " ici") != std::string::npos));
}

BOOST_AUTO_TEST_CASE(each_fault_of_each_file_is_told) {
    const std::string other = "auth/accueil.tpl";
    file(page, text_of(page) + "{{PREMIER}}\n{{SECOND}}\n");
    file(other, "<p>sans la première ligne</p>\n");
    const auto out = said();
    const auto line = lines_of(text_of(page)) + 1;
    const std::array expected{
        std::string(page) + ":" + std::to_string(line) + ": aucune page ne remplit PREMIER ici\n",
        std::string(page) + ":" + std::to_string(line + 1) +
            ": aucune page ne remplit SECOND ici\n",
        other + ":1: doit commencer par " + std::string(web::autoescape_line) + "\n",
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
        std::string(page) + ":" + std::to_string(form) + ": à un formulaire qui envoie, il faut"
    ));
    file(page, text_of(page) + "<FORM METHOD=\"POST\"></FORM>\n<form method=\"get\"></form>\n");
    BOOST_TEST(said().starts_with(
        std::string(page) + ":" + std::to_string(lines_of(text_of(page)) + 1) + ": à un formulaire"
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
    told(page, token, "", "à un formulaire qui envoie");
    told(page, token, std::string("<!-- ") + token + " -->", "à un formulaire qui envoie");
    told(
        page,
        token,
        R"(<input type="hidden" name="_csrf" value="{{CSRF}}" disabled>)",
        "à un formulaire qui envoie"
    );
    told(
        page,
        token,
        R"(<input type="hidden" name="_csrf" value="x{{CSRF}}">)",
        "à un formulaire qui envoie"
    );
    told(
        page,
        token,
        R"(<input type="checkbox" name="_csrf" value="{{CSRF}}">)",
        "à un formulaire qui envoie"
    );
    told(page, token, in_a_branch, "à un formulaire qui envoie");
    told(
        page, token, std::string("<textarea>") + token + "</textarea>", "à un formulaire qui envoie"
    );
    told(page, "</ul>", "</ul><form method='post'></form>", "à un formulaire qui envoie");
    told(page, "</ul>", "</ul><FORM\nMETHOD = Post></FORM>", "à un formulaire qui envoie");
    told("auth/aide.tpl", "<h2", "<form method=post></form><h2", "à un formulaire qui envoie");
    told(
        "filex/remise.tpl",
        "</form>",
        "</form><form method=post></form>",
        "à un formulaire qui envoie"
    );
    told(page, "method=\"post\"", "method=\"get\"", "il faut method=\"post\"");
    told(page, "method=\"post\" ", "", "il faut method=\"post\"");
    told(page, "method=\"post\"", R"(method="get" method="post")", "il faut method=");
    told(
        page,
        "/connexion\" novalidate",
        "/conexion\" novalidate",
        "action=\"{{RACINE}}/connexion\" manque"
    );
    told(
        page,
        "action=\"{{RACINE}}/connexion\"",
        R"(action="/\a.example/x")",
        "n’envoie aucun formulaire"
    );
    told(
        page,
        "action=\"{{RACINE}}/connexion\"",
        "action=\"&#x2f;&#x2f;a.example/x\"",
        "n’envoie aucun formulaire"
    );
    told(
        page,
        "{{#REFUS}}",
        "<meta http-equiv=refresh content=\"0;url=https://a.example\">{{#REFUS}}",
        "l’attribut http-equiv"
    );
    told(
        page,
        "name=\"mot_de_passe\"",
        "name=\"motdepasse\"",
        R"(il manque <input type="password" name="mot_de_passe">)"
    );
    told(page, "name=\"mot_de_passe\"", "name=\"Mot_de_passe\"", "name=\"mot_de_passe\"");
    told(page, "name=\"mot_de_passe\"", "", "name=\"mot_de_passe\"");
    told(page, identifier, "name=\"identifiant\" disabled", "name=\"identifiant\"");
    told(page, "value=\"{{RETOUR}}\"", "value=\"\"", R"(name="retour" value="{{RETOUR}}")");
    told(page, button, "", "il manque un bouton qui l’envoie");
    told(page, button, std::string("<!-- ") + button + "-->", "un bouton qui l’envoie");
    told(page, button, "<button type=\"button\">Se connecter</button>", "un bouton qui l’envoie");
    told(page, button, std::string("{{#REFUS}}") + button + "{{/REFUS}}", "un bouton qui l’envoie");
    told(page, head, std::string(head) + "</form>", "à un formulaire qui envoie");
    told(page, button, "<button formaction=\"{{RACINE}}/x\">x</button>", "l’attribut formaction");
    told(page, head, std::string("<form>") + head, "un formulaire dans un autre");
    told(page, head, std::string("<template>") + head, "manque");
    told(frame, "{{#CONNECTE}}", "<!--{{#CONNECTE}}", "action=\"{{RACINE}}/deconnexion\" manque");
    told("auth/champs_code.tpl", "name=\"car\"", "name=\"code\"", "name=\"car\", que le nôtre a");
    told("auth/creer_code.tpl", "{{>CHAMPS}}", "", "il manque {{>CHAMPS}}");
    told("ts-admin/journal.tpl", "name=\"du\"", "name=\"depuis\"", "name=\"du\"");
    told(
        "filex/accueil.tpl",
        "enctype=\"multipart/form-data\"",
        "",
        "enctype=\"multipart/form-data\""
    );
    told("ts-admin/services.tpl", "{{CLE:u}}/ouvrir", "x/ouvrir", "/ouvrir\" manque");
}

// As a browser reads it: what it leaves out, or takes for something else.
BOOST_AUTO_TEST_CASE(a_form_is_read_as_a_browser_does) {
    told(page, "method=\"post\"", "method=\"post \"", "il faut method=\"post\"");
    told(page, "method=\"post\"", "{{#REFUS}}method=\"post\"{{/REFUS}}", "l’attribut method");
    told(page, "name=\"identifiant\"", "{{#REFUS}}name=\"identifiant\"{{/REFUS}}", "attribut name");
    told(page, token, R"(<input type="hidden " name="_csrf" value="{{CSRF}}">)", "à un formulaire");
    told(page, "type=\"password\"", "type=\"text\"", "il manque <input type=\"password\"");
    told(page, "type=\"password\"", "type=\"password \"", "il manque <input type=\"password\"");
    told(page, identifier, R"(name="identifiant" type="button")", "name=\"identifiant\"");
    told(page, identifier, R"(name="identifiant" type="hidden")", "name=\"identifiant\"");
    told(page, identifier, "name=\"identifiant\" readonly", "name=\"identifiant\"");
    for (const auto* around : {"div hidden", "noscript", "select", "svg", "datalist"}) {
        const auto opened = "<" + std::string(around) + ">";
        const auto closed = "</" + opened.substr(1, opened.find_first_of(" >") - 1) + ">";
        auto wrapped = text_of(page);
        wrapped.replace(wrapped.find(head), 0, opened);
        wrapped.replace(wrapped.find("</form>") + 7, 0, closed);
        told(page, text_of(page), wrapped, "n’est pas montré partout où le nôtre l’est");
        told(page, head, opened + closed + head);  // ended before it
    }
    told(page, head, "<div hidden><div></div></div>" + std::string(head));
    told(page, head, "<div hidden><div></div>" + std::string(head), "<div> n’est jamais fermé");
    told(page, head, "<dialog>" + std::string(head), "<dialog> n’est pas admis");
    told(
        page, head, R"(<form hidden method="post" action="{{RACINE}}/connexion">)", "n’est pas mon"
    );
    told(page, button, "<p hidden>" + std::string(button) + "</p>", "un bouton qui l’envoie");
    told(
        page,
        token,
        R"(<input type="hidden" name="identifiant" value="x">)" + std::string(token),
        R"(name="identifiant" value="x"> est de trop)"
    );
    told(page, token, std::string(token) + token, "est de trop");
    told(page, "</ul>", "</ul>" + text_of(page).substr(text_of(page).find(head)));
    told(
        page,
        "</ul>",
        "</ul><form action=\"{{RACINE}}/connexion\">" + std::string(button) + "</form>",
        "il faut method=\"post\""
    );
    told("commun/erreurs.tpl", "</div>", "</div><!-- à revoir", "le commentaire <!-- n’est jamais");
    told("commun/erreurs.tpl", "</div>", "</div></form>", "</form> ferme un formulaire");
    told("auth/champs_code.tpl", "</div>", "</div></form>", "</form> ferme un formulaire");
    told("auth/champs_code.tpl", "</div>", "</div><form>", "<form> n’est jamais fermé");
    told("auth/champs_code.tpl", "name=\"car\"", R"(name="car" name="x")");
    told("auth/champs_code.tpl", "</div>", "<input type=hidden name=car></div>", "est de trop");
    told("ts-admin/liste.tpl", "</form>", "<input name=\"inconnu\"></form>", "est de trop");
    told(frame, "{{>CORPS}}", "{{>CORPS:h}}", ":h n’a de sens");
    told(frame, "{{>CORPS}}", "<form action=\"/\">{{>CORPS}}</form>", "{{>CORPS}} est de trop");
    told(page, "</ul>", "</ul><form><input type=password name=a></form>", "est de trop");
    told(
        page,
        "</ul>",
        R"(</ul><form action="{{RACINE}}/filex/mes-fichiers"><input name="q"></form>)"
    );
    told(code, "{{LIEN}}", "{{LIEN:u}}", ":u n’a pas de sens");
}

// What is a value, what a section, and where the page fills it.
BOOST_AUTO_TEST_CASE(a_name_is_what_it_is_in_ours_and_where) {
    told(page, "{{RAISON}}", "{{#RAISON}}x{{/RAISON}}", "écrivez {{RAISON}}");
    told(page, "</ul>", "</ul>{{REFUS}}", "écrivez {{#REFUS}}…{{/REFUS}}");
    told(page, "</ul>", "</ul>{{RAISON}}", "qu’à l’intérieur de {{#REFUS}}");
    told(page, "</ul>", "</ul>{{#REFUS}}<b>{{RAISON}}</b>{{/REFUS}}");
    told("auth/creer_code.tpl", "{{>CHAMPS}}", "{{CHAMPS}}", "écrivez {{>CHAMPS}}");
    const std::string services = "ts-admin/services.tpl";
    auto text = text_of(services);
    const auto from = text.find("<form");
    const auto form = text.substr(from, text.find("</form>") + 7 - from);
    auto below = text;
    below.erase(from, form.size()).append(form);
    told(
        services,
        text,
        below,
        "{{CLE}} n’est rempli, dans le nôtre, qu’à l’intérieur de {{#SERVICE}}"
    );
    told(services, form, form + "{{PHRASE}}<a href=\"{{RACINE}}{{PARAMETRES}}\">x</a>");
    auto around = text;
    around.replace(around.find("{{#FERME}}"), 10, "").replace(around.find("{{/FERME}}"), 10, "");
    around.replace(around.find("{{#SERVICE}}"), 0, "{{#FERME}}").append("{{/FERME}}");
    told(services, text, around, "{{#FERME}}…{{/FERME}} n’est rempli");
    told(frame, "{{>CORPS}}", "{{>CORPS}}{{LIBELLE}}", "qu’à l’intérieur de {{#NAVIGATION}}");
    told(code, "{{CODE}}", "{{CODE}} {{#AVEC_MOT}}{{MOT}}{{/AVEC_MOT}} {{PRESENTATION}}");
    told("ts-admin/liste.tpl", "</form>", "{{RACINE}} {{ACADEMIE}}</form>");
}

// As an author may want it: more than the check once took.
BOOST_AUTO_TEST_CASE(right_edits_are_taken) {
    told(
        page,
        head,
        R"(<form method="post" action="{{RACINE}}/connexion" enctype="application/x-www-form-urlencoded">)"
    );
    told(page, button, std::string(button) + button);  // at both ends of a long one
    told(html_mail, "<h1>", "<h1 style=\"color: #036\">");
    told(html_mail, "<h1>", R"(<img src="https://www.academie.example/logo.png" alt=""><h1>)");
    told(frame, "<strong>", R"(<img src="{{RACINE}}/statique/academie/logo.svg" alt=""><strong>)");
    told(
        frame, "<strong>", R"(<img src="https://a.example/l.svg" alt=""><strong>)", "« statique »"
    );
}

BOOST_AUTO_TEST_CASE(what_its_reader_cannot_do_without_is_asked_for) {
    told("filex/jetons.tpl", "{{JETON}}", "", "{{JETON}} manque");
    told("filex/depot.tpl", "{{ADRESSE}}", "", "{{ADRESSE}} manque");
    told("filex/invitation.tpl", "{{ADRESSE}}", "", "{{ADRESSE}} manque");
    told("commun/erreur.tpl", "{{REFERENCE}}", "", "{{REFERENCE}} manque");
    told("auth/installer_facteur.tpl", "{{CLE}}", "", "{{CLE}} manque");
    told("auth/installer_facteur.tpl", "{{TRACE}}", "", "{{TRACE}} manque");
    told("auth/installer_facteur.tpl", "<p>Clé", "<p hidden>Clé", "{{CLE}} manque");
    told(letter, "[code]\n", "", "[code] manque");
    told(letter, "[coupon]", "[coupn]", "[coupn] n’en est pas une partie");
    told(letter, "[code]\n", "{{#POUR_ELEVE}}[code]{{/POUR_ELEVE}}\n", "[code] manque");
    told(letter, "[code]\n", "{{#POUR_ELEVE}}\n[code]\n{{/POUR_ELEVE}}\n", "[code] manque");
    told(code, "{{CODE}}", "", "{{CODE}} manque, ou n’est pas montré partout où il le faut");
    told(code, "{{CODE}}", "{{#AVEC_MOT}}{{CODE}}{{/AVEC_MOT}}", "{{CODE}} manque");
    told(code, "{{CODE}}", "{{! {{CODE}} }}", "{{CODE}} manque");
    told(code, "{{LIEN}}", "", "{{LIEN}} manque");
    told(code, "Objet\u00A0: Votre", "Votre", "Objet : manque");
    told(code, "Objet\u00A0: Votre", "Bonjour\nObjet : Votre", "Objet : manque");
    told("courrier/depot_rappel.txt.tpl", "{{LIEN}}", "", "{{LIEN}} manque");
    told("courrier/depot_recu.txt.tpl", "{{GESTION}}", "", "{{GESTION}} manque");
    told("courrier/identifiants.txt.tpl", "{{IDENTIFIANT}}", "", "{{IDENTIFIANT}} manque");
    told("courrier/identifiants.txt.tpl", "{{LIEN}}", "", "{{LIEN}} manque");
    told("courrier/message_vie_scolaire.txt.tpl", "> {{LIGNE}}", "", "{{LIGNE}} manque");
    told(html_mail, "<strong>{{TEXTE}}</strong>", "", "{{TEXTE}} manque");
    told(html_mail, "<p>{{TEXTE}}</p>", "<!-- {{TEXTE}} -->", "{{TEXTE}} manque");
    told(html_mail, "{{/CODE}}", "{{/CODE}}<!--", "{{TEXTE}} manque");
    told(frame, "{{>CORPS}}", "", "{{>CORPS}} manque, ou n’est pas montré partout où il le faut");
    told(frame, "{{>CORPS}}", "<!-- {{>CORPS}} -->", "{{>CORPS}} manque");
    told(frame, "{{>CORPS}}", "{{#EN_ERREUR}}{{>CORPS}}{{/EN_ERREUR}}", "{{>CORPS}} manque");
    told(frame, "{{>CORPS}}", "<p title=\"{{>CORPS}}\"></p>", "{{>CORPS}} manque");
    told(frame, "{{>CORPS}}", "<textarea>{{>CORPS}}</textarea>", "{{>CORPS}} manque");
    told("filex/remise_cadre.tpl", "{{>CORPS}}", "", "{{>CORPS}} manque");
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
        "auth/connexion (copie).tpl:1: aucune page n’emploie un modèle de ce nom : il est laissé "
        "de côté\n"
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
    const auto lone = captured::out([&] { tsctl::templates_check(path, ""); });
    BOOST_TEST(
        lone ==
        path.string() + " : modèles lus : 1 ; comparaison avec les nôtres : aucune ; aucune faute\n"
    );
    if (!fs::exists("/usr/lib/teleservices/templates")) {
        const auto warned = captured::error([&] { tsctl::templates(invocation); });
        BOOST_TEST((warned.find("aucun modèle livré à qui comparer") != std::string::npos), warned);
    }
    invocation.config.templates = shipped;
    BOOST_TEST(tsctl::templates(invocation) == tsctl::refused);
    file(page, text_of(page));
    BOOST_TEST(tsctl::templates(invocation) == tsctl::done);
}

// Saved by root with umask 077: root reads it, the programs do not.
BOOST_AUTO_TEST_CASE(what_the_programs_may_not_read_is_told) {
    using fs::perms;
    file(page, text_of(page));
    BOOST_TEST(said() == "");
    fs::permissions(path / page, perms::owner_read);
    BOOST_TEST(said().starts_with(std::string(page) + ":1: d’autres comptes de la machine"));
    BOOST_TEST(tsctl::templates_check(shipped, path) == tsctl::done);
    fs::permissions(path / page, perms::owner_read | perms::group_read | perms::others_read);
    BOOST_TEST(said() == "");
    fs::permissions(path / "auth", perms::owner_all);
    BOOST_TEST(said().find("d’autres comptes de la machine") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_not_there_is_refused) {
    BOOST_TEST(tsctl::templates_check(path / "nowhere", "") == tsctl::refused);
    BOOST_TEST(tsctl::templates_check(path, "") == tsctl::refused);  // holds none
}

BOOST_AUTO_TEST_SUITE_END()
