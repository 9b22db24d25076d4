// The check of templates: each fault with its line, and nothing said against what is right.
#include "web/template_check.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace {

constexpr auto first = web::autoescape_line;

std::string said(const std::string& text, bool plain = false) {
    std::string out;
    for (const auto& fault : web::scan_template("f", text, plain))
        out += std::to_string(fault.line) + ":" + fault.message + "\n";
    return out;
}

BOOST_AUTO_TEST_SUITE(template_check)

BOOST_AUTO_TEST_CASE(nothing_against_right_templates) {
    for (const auto* text : {
             "<p>{{X}}</p>",
             "{{! a comment with a {{ brace and\na line }}<p>",
             "{{#A}}{{#B}}{{X}}{{/B}}{{/A}}{{#A_separator}}, {{/A_separator}}",
             "<a href=\"{{RACINE}}{{LIEN}}\">{{X}}</a>",
             "<a href=\"{{RACINE}}/f/{{X:u}}?a={{Y:u}}#{{Z}}\">x</a>",
             "<a href=\"#{{X}}\">x</a>",
             "<input value=\"{{X}}\" {{#E}}aria-invalid=\"true\"{{/E}}{{#C}} checked{{/C}}>",
             "<input aria-describedby='a{{#E}} b{{/E}}' value='{{X}}'>",
             "<script src=\"{{RACINE}}/statique/js/{{X:u}}\" defer></script>\n<p>{{Y}}</p>",
             "<title>{{X}} – {{Y}}</title><textarea rows=\"3\">{{X}}</textarea>",
             "<p>Matière : <a href=\"https://www.education.gouv.fr/\">ministère</a></p>",
             "<p>1 < 2 {{X}} a > b</p>",
             "<!-- <p style=\"x\"> {{X}} --><p>{{Y}}</p>",
             "<p data-style=\"{{X}}\" data-on=\"{{Y}}\">x</p>",
             "<p title=\"&copy; &amp; &#233; a:b\" lang = fr>x</p>",
             "<form action=\"{{RACINE}}/a?b=c:d\"></form><form action=\"#a:b\"></form>",
             "<form method='post' action='{{RACINE}}{{LIEN}}'></form><a href=\"mailto:x@y\">x</a>",
             "<fieldset{{#E}} disabled{{/E}}></fieldset>",
             "<img src=\"data:image/png;base64,AA==\" alt=\"\">",
             "<!-- <base href=\"/x/\"> <meta http-equiv=\"refresh\"> --><p>{{Y}}</p>",
         })
        BOOST_TEST_CONTEXT(text) {
            BOOST_TEST(said(std::string(first) + text).empty(), said(std::string(first) + text));
        }
}

// Notepad writes one: what is said is that, and not that the first line is missing.
BOOST_AUTO_TEST_CASE(a_byte_order_mark_is_named) {
    const auto words = said("\xEF\xBB\xBF" + std::string(first) + "\n<p>{{X}}</p>");
    BOOST_TEST(words.starts_with("1:begins with a byte order mark"), words);
    BOOST_TEST(std::count(words.begin(), words.end(), '\n') == 1, words);
}

BOOST_AUTO_TEST_CASE(each_fault_has_its_line) {
    const std::pair<const char*, const char*> cases[] = {
        {"\n\n{{X:none}}",                                "3::none"                               },
        {"\n{{X:h:none}}",                                "2::none"                               },
        {"\n{{>X:none}}",                                 "2::none"                               },
        {"\n{{X:x-foo}}",                                 "2:there is no modifier"                },
        {"\n<p>Mati\xE8re</p>",                           "2:this line is not UTF-8"              },
        {"\n<img src=\"https://x/y.png\" alt=\"\">",      "2:the browser is told to fetch nothing"},
        {"\n{{#A}}\n{{#B}}{{/B}}",                        "2:section {{#A}} is never closed"      },
        {"\n{{/A}}",                                      "2:{{/A}} closes"                       },
        {"{{#A}}\n{{#B}}\n{{/A}}{{/B}}",                  "3:{{/A}} closes"                       },
        {"\n{{X",                                         "2:{{ without }}"                       },
        {"\n{{X Y}}",                                     "2:“X Y” is not a name"             },
        {"\n{{}}",                                        "2:“” is not a name"                },
        {"\n{{=<% %>=}}",                                 "2:the signs"                           },
        {"\n{{%AUTOESCAPE context=\"JSON\"}}",            "2:{{% may stand"                       },
        {"\n<p {{X}}>",                                   "2:a variable may not make the name"    },
        {"\n<p {{X}}=\"1\">",                             "2:a variable may not make the name"    },
        {"\n<p data-{{X}}=\"1\">",                        "2:a variable may not make the name"    },
        {"\n<h{{X}}>",                                    "2:a variable may not make the name"    },
        {"\n<script>\nvar a = 1;</script>",               "3:nothing may stand inside <script>"   },
        {"\n<script>\n\n{{X}}</script>",                  "4:no variable inside <script>"         },
        {"\n<SCRIPT src=\"x\">{{X}}</SCRIPT>",            "2:no variable inside <script>"         },
        {"\n<style>\np { color: {{X}} }</style>",         "3:no"                                  },
        {"\n<p\nonclick=\"x()\">",                        "3:attribute onclick"                   },
        {"\n<p ONCLICK=\"{{X}}\">",                       "2:attribute onclick"                   },
        {"\n<p style=\"color: red\">",                    "2:attribute style"                     },
        {"\n<button formaction=\"{{X}}\">",               "2:no variable inside formaction"       },
        {"\n<iframe srcdoc='{{X}}'>",                     "2:no variable inside srcdoc"           },
        {"\n<use xlink:href=\"{{X}}\">",                  "2:no variable inside xlink:href"       },
        {"\n<img srcset=\"{{X}} 2x\">",                   "2:no variable inside srcset"           },
        {"\n<a href={{X}}>",                              "2:the value of href needs quotes"      },
        {"\n<input value={{X}}>",                         "2:the value of value needs quotes"     },
        {"\n<input value=a{{X}}>",                        "2:the value of value needs quotes"     },
        {"\n<a href=\"JavaScript:x()\">",                 "2:no javascript:"                      },
        {"\n<a href=\"{{RACINE}}/f/{{X}}\">",             "2:inside an address, write {{X:u}}"    },
        {"\n<a href=\"?a={{X}}\">",                       "2:inside an address, write {{X:u}}"    },
        {"\n<form action=\"{{RACINE}}/f/{{X:h}}\">",      "2:inside an address, write {{X:u}}"    },
        {"\n<form action=\"https://a.example/x\">",       "2:the browser is told to send no form" },
        {"\n<form action='//a.example'>",                 "2:the browser is told to send no form" },
        {"\n<button formaction=\"http://a/\">",           "2:the browser is told to send no form" },
        {"{{! a\nb }}\n<p style=\"\">",                   "3:attribute style"                     },
        {"\n<form action=\"/\\a.example/x\">",            "2:the browser is told to send no form" },
        {"\n<form action='\\\\a.example'>",               "2:the browser is told to send no form" },
        {"\n<form action=\" /\t/a.example\">",            "2:the browser is told to send no form" },
        {"\n<form action=\"&#x2f;&#47a.example\">",       "2:the browser is told to send no form" },
        {"\n<form action=\"&sol;&bsol;a.example\">",      "2:the browser is told to send no form" },
        {"\n<form action=\"https&colon;//a/\">",          "2:the browser is told to send no form" },
        {"\n<form action = //a.example >",                "2:the browser is told to send no form" },
        {"\n<FORM ACTION=\"mailto:a@b.example\">",        "2:the browser is told to send no form" },
        {"\n<form action=\"{{RACINE}}//a.example\">",     "2:the browser is told to send no form" },
        {"\n<a href=\"&#106;avascript:x()\">",            "2:no javascript:"                      },
        {"\n<a href=\"java\tscript:x()\">",               "2:no javascript:"                      },
        {"\n<img src=\"/\\a.example/y.png\">",            "2:the browser is told to fetch nothing"},
        {"\n<p style = \"x\">",                           "2:attribute style"                     },
        {"\n<!-- x --!><p style=\"x\">",                  "2:attribute style"                     },
        {"\n<meta content='0;url=x' HTTP-EQUIV=Refresh>", "2:no meta refresh"                     },
        {"\n<button formmethod=get>",                     "2:no formmethod"                       },
        {"\n<fieldset class=\"a\" DISABLED>",             "2:nothing in a fieldset"               },
        {"\n<base href=\"/x/\">",                         "2:no <base>"                           },
    };
    for (const auto& [text, expected] : cases) BOOST_TEST_CONTEXT(text) {
            const auto out = said(std::string(first) + text);
            BOOST_TEST(
                (out.find(expected) != std::string::npos),
                "said: " << out << "expected: " << expected
            );
        }
}

BOOST_AUTO_TEST_CASE(plain_text_is_not_html) {
    BOOST_TEST(said("Bonjour {{X}} <style> onclick=\"{{Y}}\"", true).empty());
    BOOST_TEST(!said("{{X:none}}", true).empty());
    BOOST_TEST(!said("{{%AUTOESCAPE context=\"HTML\"}}x", true).empty());
    BOOST_TEST(!said("{{#A}}", true).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
