// Templates: escaping, what is not filled, the override folder, and a reload that never breaks the
// site.
#include "web/page.hpp"

#include "support/files.hpp"
#include "web/template_files.hpp"

#include <unistd.h>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <thread>

namespace {

namespace fs = std::filesystem;

struct Folder : support::Folder {
    void html(const std::string& name, const std::string& text) const {
        file(name, "{{%AUTOESCAPE context=\"HTML\"}}" + text);
    }
    void remove(const std::string& name) const { fs::remove(path / name); }
};

// The hash 0 is "not known yet": ctemplate computes it.
constexpr web::Var x{"X", 1, 0};
constexpr web::Var list{"LISTE", 5, 0};
constexpr web::Var body{"CORPS", 5, 0};
constexpr web::Template a{"a.tpl"};
constexpr web::Template part{"part.tpl"};

std::string rendered(
    const web::Templates& templates, web::Template file, const std::function<void(web::Dict&)>& fill
) {
    return templates.render(file, fill);
}

web::Templates loaded(const Folder& folder, const std::string& override_folder = "") {
    auto templates = web::Templates::load(folder.path.string(), override_folder);
    BOOST_REQUIRE_MESSAGE(templates, (templates ? "" : templates.error().message));
    return std::move(*templates);
}

std::string why_not(const Folder& folder) {
    const auto templates = web::Templates::load(folder.path.string(), "");
    return templates ? "" : templates.error().message;
}

bool holds(const std::string& text, const std::string& piece) {
    return text.find(piece) != std::string::npos;
}

constexpr std::string_view hostile = "<script>alert(\"1\")</script>&'{{X}}{{>CORPS}}";

BOOST_AUTO_TEST_SUITE(page)

BOOST_AUTO_TEST_CASE(everything_is_escaped_partials_too) {
    const Folder folder;
    folder.html("a.tpl", "<p title=\"{{X}}\">{{X}}</p>{{>CORPS}}");
    folder.html("part.tpl", "<b>{{X}}</b>");
    const auto text = rendered(loaded(folder), a, [](web::Dict& dict) {
        dict.set(x, hostile);
        dict.include(body, part).set(x, hostile);
    });
    BOOST_TEST(!holds(text, "<script"));
    BOOST_TEST(!holds(text, "\"1\""));
    BOOST_TEST(holds(text, "&lt;script&gt;"));
    BOOST_TEST(holds(text, "{{X}}{{&gt;CORPS}}"));  // data is never a template
}

BOOST_AUTO_TEST_CASE(mails_are_plain_text) {
    const Folder folder;
    folder.file("mail.txt.tpl", "Bonjour {{X}},\n\n1 < 2\n");
    const auto text = rendered(loaded(folder), {"mail.txt.tpl"}, [](web::Dict& dict) {
        dict.set(x, "L’Œil & fils");
    });
    BOOST_TEST(text == "Bonjour L’Œil & fils,\n\n1 < 2\n");
}

BOOST_AUTO_TEST_CASE(what_is_not_filled_is_empty) {
    const Folder folder;
    folder.html("a.tpl", "[{{X}}][{{#LISTE}}{{X}};{{/LISTE}}][{{>CORPS}}]");
    folder.html("part.tpl", "part {{X}}");
    const auto templates = loaded(folder);
    BOOST_TEST(rendered(templates, a, [](web::Dict&) {}) == "[][][]");
    const auto full = rendered(templates, a, [](web::Dict& dict) {
        dict.set(x, 7);
        dict.add(list).set(x, "un");
        dict.add(list);            // sees the outer X
        dict.include(body, part);  // does not
    });
    BOOST_TEST(full == "[7][un;7;][part ]");
}

BOOST_AUTO_TEST_CASE(globals_are_seen_in_includes) {
    const Folder folder;
    folder.html("a.tpl", "{{X}}{{>CORPS}}{{#LISTE}}{{X}}{{/LISTE}}");
    folder.html("part.tpl", "[{{X}}]");
    const auto text = rendered(loaded(folder), a, [](web::Dict& dict) {
        dict.set_global(x, "<r>");
        dict.include(body, part);
        dict.show_if(true, list).show_if(false, body);
    });
    BOOST_TEST(text == "&lt;r&gt;[&lt;r&gt;]&lt;r&gt;");
}

BOOST_AUTO_TEST_CASE(optional_lines) {
    const Folder folder;
    folder.html("a.tpl", "{{#LISTE}}<p>{{X}}</p>{{/LISTE}}");
    const auto templates = loaded(folder);
    BOOST_TEST(rendered(templates, a, [](web::Dict& dict) {
                   dict.set_optional(list, x, "");
               }).empty());
    BOOST_TEST(rendered(templates, a, [](web::Dict& dict) {
                   dict.set_optional(list, x, "é");
               }) == "<p>é</p>");
}

BOOST_AUTO_TEST_CASE(values_may_die_before_the_render_and_hold_any_byte) {
    const Folder folder;
    folder.html("a.tpl", "{{X}}");
    const auto text = rendered(loaded(folder), a, [](web::Dict& dict) {
        std::string value("a\0b", 3);
        dict.set(x, value);
        value = "zzz";
    });
    BOOST_TEST((text.starts_with("a") && text.ends_with("b")));
}

BOOST_AUTO_TEST_CASE(numbers) {
    const Folder folder;
    folder.html("a.tpl", "{{X}}");
    const auto templates = loaded(folder);
    BOOST_TEST(rendered(templates, a, [](web::Dict& dict) {
                   dict.set(x, -9'000'000'000LL);
               }) == "-9000000000");
    BOOST_TEST(rendered(templates, a, [](web::Dict& dict) { dict.set(x, std::size_t{3}); }) == "3");
}

BOOST_AUTO_TEST_CASE(an_unknown_template_throws) {
    const Folder folder;
    folder.html("a.tpl", "{{>CORPS}}");
    const auto templates = loaded(folder);
    BOOST_CHECK_THROW(rendered(templates, {"absent.tpl"}, [](web::Dict&) {}), std::runtime_error);
    BOOST_CHECK_THROW(
        rendered(templates, a, [](web::Dict& dict) { dict.include(body, {"absent.tpl"}); }),
        std::runtime_error
    );
}

BOOST_AUTO_TEST_CASE(a_bad_set_does_not_load_and_says_why) {
    const std::pair<std::string, std::string> cases[] = {
        {"<p>{{X}}</p>",                                     ":1: doit commencer par"       },
        {"\n{{%AUTOESCAPE context=\"HTML\"}}",               ":1: doit commencer par"       },
        {"{{%AUTOESCAPE context=\"HTML\"}}\n\n{{#LISTE}}",
         ":3: la section {{#LISTE}} n’est jamais fermée"                                 },
        {"{{%AUTOESCAPE context=\"HTML\"}}\n{{X",            ":2: {{ sans }}"               },
        {"{{%AUTOESCAPE context=\"HTML\"}}\n<a href={{X}}>", ":2: la valeur de href demande"},
    };
    for (const auto& [text, reason] : cases) {
        const Folder folder;
        folder.html("good.tpl", "x");
        folder.file("sub/bad.tpl", text);
        const auto message = why_not(folder);
        BOOST_TEST_CONTEXT(message) { BOOST_TEST(holds(message, "sub/bad.tpl" + reason)); }
    }
    const Folder empty;
    BOOST_TEST(holds(why_not(empty), "aucun modèle"));
    BOOST_TEST(!web::Templates::load("/nonexistent", ""));
    BOOST_TEST(!web::Templates::load(empty.path.string(), "/nonexistent"));
}

BOOST_AUTO_TEST_CASE(the_override_folder_wins) {
    const Folder folder;
    const Folder own;
    folder.html("a.tpl", "shipped {{>CORPS}}");
    folder.html("part.tpl", "shipped part");
    own.html("part.tpl", "own part");
    const auto templates = loaded(folder, own.path.string());
    const auto text = rendered(templates, a, [](web::Dict& dict) { dict.include(body, part); });
    BOOST_TEST(text == "shipped own part");
}

BOOST_AUTO_TEST_CASE(an_override_folder_that_is_not_there_is_no_dead_site) {
    const Folder folder;
    const Folder own;
    folder.html("a.tpl", "shipped");
    const auto path = own.path / "later";
    auto templates = loaded(folder, path.string());
    const auto now = [&] {
        templates.reload_now();
        return rendered(templates, a, [](web::Dict&) {});
    };
    BOOST_TEST(now() == "shipped");
    own.html("later/a.tpl", "own");  // it is taken as soon as it is there
    BOOST_TEST(now() == "own");
    std::filesystem::remove_all(path);  // and gone while the site runs, the last good one stays
    BOOST_TEST(now() == "own");
}

BOOST_AUTO_TEST_CASE(a_change_is_seen) {
    const Folder folder;
    const Folder own;
    folder.html("a.tpl", "one");
    own.html("other.tpl", "x");
    auto templates = loaded(folder, own.path.string());
    const auto now = [&] {
        templates.reload_now();
        return rendered(templates, a, [](web::Dict&) {});
    };
    BOOST_TEST(now() == "one");
    folder.html("a.tpl", "two, longer");
    BOOST_TEST(now() == "two, longer");
    own.html("a.tpl", "own");
    BOOST_TEST(now() == "own");
    own.remove("a.tpl");
    BOOST_TEST(now() == "two, longer");
}

// A file that the program could not read is looked at again as soon as its rights are mended.
BOOST_AUTO_TEST_CASE(new_rights_are_a_change) {
    const Folder folder;
    folder.html("a.tpl", "one");
    const web::TemplateFolders folders{folder.path.string(), ""};
    const auto before = web::list_templates(folders).value();
    BOOST_TEST((web::list_templates(folders).value() == before));
    std::this_thread::sleep_for(std::chrono::milliseconds(20));  // the kernel's clock is coarse
    fs::permissions(folder.path / "a.tpl", fs::perms::owner_read);
    BOOST_TEST((web::list_templates(folders).value() != before));
}

// The folder is named, and what to do.
BOOST_AUTO_TEST_CASE(a_folder_that_cannot_be_read_is_named) {
    const Folder folder;
    folder.html("sub/a.tpl", "one");
    const auto why = [&] {
        const auto files = web::list_templates({folder.path.string(), ""});
        return files ? "" : files.error().message;
    };
    BOOST_TEST(why() == "");
    BOOST_TEST(
        web::list_templates({folder.path / "none", ""}).error().message ==
        (folder.path / "none").string() + " : n’existe pas"
    );
    fs::permissions(folder.path / "sub", fs::perms::none);
    if (::geteuid() == 0) return;  // whom no rights keep out
    BOOST_TEST(
        why().starts_with((folder.path / "sub").string() + " : ce programme n’a pas"), why()
    );
    fs::permissions(folder.path / "sub", fs::perms::owner_all);
}

BOOST_AUTO_TEST_CASE(a_broken_change_keeps_the_last_good_set) {
    const Folder folder;
    folder.html("a.tpl", "good {{>CORPS}}");
    folder.html("part.tpl", "part");
    auto templates = loaded(folder);
    const auto now = [&] {
        templates.reload_now();
        return rendered(templates, a, [](web::Dict& dict) { dict.include(body, part); });
    };
    folder.html("a.tpl", "new text");
    folder.html("part.tpl", "{{#LISTE}}");  // one file of the set is broken: none of it is taken
    BOOST_TEST(now() == "good part");
    BOOST_TEST(now() == "good part");
    folder.html("part.tpl", "mended");
    BOOST_TEST(now() == "new text");
}

// What the check refuses is never served: neither after a change nor from the start.
BOOST_AUTO_TEST_CASE(what_the_rules_refuse_is_not_taken) {
    static constexpr web::KnownTemplate known[] = {
        {"a.tpl",    " X CORPS CSRF "},
        {"part.tpl", " X "           }
    };
    static constexpr web::TemplateNeed needs[] = {
        {"a.tpl", "{{X}}", "nothing would be said"}
    };
    const web::TemplateRules rules{known, " RACINE ", needs, {}};
    const Folder folder;
    const Folder own;
    folder.html("a.tpl", "shipped {{X}}");
    folder.html("part.tpl", "part");
    own.html("a.tpl", "own {{X}}");
    const auto load = [&] {
        return web::Templates::load(folder.path.string(), own.path.string(), rules).value();
    };
    const auto shown = [](web::Templates& templates) {
        templates.reload_now();
        return rendered(templates, a, [](web::Dict& dict) { dict.set(x, "<b>"); });
    };
    auto running = load();
    BOOST_TEST(shown(running) == "own &lt;b&gt;");
    for (const std::string wrong :
         {"{{X:none}}",
          "{{X}}{{INCONNU}}",
          "<p onclick=\"x()\">{{X}}</p>",
          "<p style=\"color: red\">{{X}}</p>",
          "<script>alert(1)</script>{{X}}",
          "<form method=\"post\">{{X}}</form>",
          "<form action=\"https://ailleurs.exemple/\">{{X}}</form>",
          "Mati\xE8re {{X}}",
          "no variable"})
        BOOST_TEST_CONTEXT(wrong) {
            own.html("a.tpl", wrong);
            BOOST_TEST(shown(running) == "own &lt;b&gt;");
            BOOST_TEST(running.refusal().starts_with("a.tpl:1: "), running.refusal());
            auto started = load();
            BOOST_TEST(shown(started) == "shipped &lt;b&gt;");
            BOOST_TEST(started.refusal() == running.refusal());
        }
    own.html("a.tpl", "mended {{X}}");
    BOOST_TEST(shown(running) == "mended &lt;b&gt;");
    BOOST_TEST(running.refusal() == "");
    own.html("a (copie).tpl", "{{#X}}");  // no page uses it
    own.html("a.tpl", "next {{X}}");
    BOOST_TEST(shown(running) == "next &lt;b&gt;");
    BOOST_TEST(!running.has_theme());
    own.file("statique/theme.css", ":root { --action: #800; }");
    BOOST_TEST(running.has_theme());
    folder.html("part.tpl", "{{X:none}}");
    BOOST_TEST(shown(running) == "next &lt;b&gt;");
    BOOST_TEST(!web::Templates::load(folder.path.string(), own.path.string(), rules));
}

BOOST_AUTO_TEST_CASE(deleted_templates_keep_working_until_the_set_is_whole_again) {
    const Folder folder;
    folder.html("a.tpl", "good");
    auto templates = loaded(folder);
    folder.remove("a.tpl");
    templates.reload_now();
    templates.reload_now();
    BOOST_TEST(rendered(templates, a, [](web::Dict&) {}) == "good");
    folder.html("a.tpl", "back again");
    templates.reload_now();
    BOOST_TEST(rendered(templates, a, [](web::Dict&) {}) == "back again");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
