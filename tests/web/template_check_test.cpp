// The check of templates: each fault with its line, and nothing said against what is right.
#include "web/template_check.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace {

constexpr auto first = web::autoescape_line;

using web::TemplateKind;

std::string said(const std::string& text, TemplateKind kind = TemplateKind::page) {
    std::string out;
    for (const auto& fault : web::scan_template("f", text, kind))
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
             R"(<input value="{{X}}" {{#E}}aria-invalid="true"{{/E}}{{#C}} checked{{/C}}>)",
             "<input aria-describedby='a{{#E}} b{{/E}}' value='{{X}}'>",
             "<script src=\"{{RACINE}}/statique/js/{{X:u}}\" defer></script>\n<p>{{Y}}</p>",
             "<title>{{X}} – {{Y}}</title><textarea rows=\"3\">{{X}}</textarea>",
             "<p>Matière : <a href=\"https://www.education.gouv.fr/\">ministère</a></p>",
             "<p>1 < 2 {{X}} a > b</p>",
             "<!-- <p style=\"x\"> {{X}} --><p>{{Y}}</p>",
             R"(<p data-style="{{X}}" data-on="{{Y}}" data-a="{{RACINE}}/{{X:u}}/b">x</p>)",
             R"(<p>{{X:h}}</p><p title="{{X:p}}">{{Y:p}}</p>)",
             R"(<a href="mailto:{{X:u}}">x</a><a href="{{X}}">x</a><a href="tel:+33">x</a>)",
             R"(<meta name="referrer" content="no-referrer">)",
             R"(<meta name="theme-color" content="#036">)",
             "<!----><!--> <p>{{X}}</p><!-- a --!><!DOCTYPE html>",
             R"(<svg viewBox="0 0 1 1" xmlns="x"><path d="{{X}}" stroke-width="2"/></svg>)",
             "<p{{#A}} class=\"{{X}}\"{{/A}}{{#B}} hidden{{/B}}>a{{#A}}<b>b</b>{{/A}}</p>",
             R"(<select name="a"><option value="{{X}}"{{#A}} selected{{/A}}>x</option></select>)",
             R"(<form method="post" enctype="application/x-www-form-urlencoded"></form>)",
             "<p title=\"&copy; &amp; &#233; a:b\" lang = fr>x</p>",
             R"(<form action="{{RACINE}}/a?b=c:d"></form><form action="#a:b"></form>)",
             "<form method='post' action='{{RACINE}}{{LIEN}}'></form><a href=\"mailto:x@y\">x</a>",
             "<fieldset{{#E}} disabled{{/E}}></fieldset>",
             R"(<img src="data:image/png;base64,AA==" alt="">)",
             R"(<!-- <base href="/x/"> <meta http-equiv="refresh"> --><p>{{Y}}</p>)",
         })
        BOOST_TEST_CONTEXT(text) {
            BOOST_TEST(said(std::string(first) + text).empty(), said(std::string(first) + text));
        }
}

// Notepad writes one: what is said is that, and not that the first line is missing.
BOOST_AUTO_TEST_CASE(a_byte_order_mark_is_named) {
    const auto words = said("\xEF\xBB\xBF" + std::string(first) + "\n<p>{{X}}</p>");
    BOOST_TEST(words.starts_with("1:commence par une marque d’ordre des octets"), words);
    BOOST_TEST(std::count(words.begin(), words.end(), '\n') == 1, words);
}

BOOST_AUTO_TEST_CASE(each_fault_has_its_line) {
    const std::pair<const char*, const char*> cases[] = {
        {"\n\n{{X:none}}",                                                   "3::none"                                                   },
        {"\n{{X:h:none}}",                                                   "2::h:none"                                                 },
        {"\n{{>X:none}}",                                                    "2::none"                                                   },
        {"\n{{X:x-foo}}",                                                    "2::x-foo n’est pas admis"                                },
        {"\n<p>Mati\xE8re</p>",                                              "2:cette ligne n’est pas en UTF-8"                        },
        {"\n<img src=\"https://x/y.png\" alt=\"\">",
         "2:le navigateur ne va rien chercher ailleurs"                                                                                  },
        {"\n{{#A}}\n{{#B}}{{/B}}",                                           "2:la section {{#A}} n’est jamais fermée"                },
        {"\n{{/A}}",                                                         "2:{{/A}} ne ferme pas"                                     },
        {"{{#A}}\n{{#B}}\n{{/A}}{{/B}}",                                     "3:{{/A}} ne ferme pas"                                     },
        {"\n{{X",                                                            "2:{{ sans }}"                                              },
        {"\n{{X Y}}",                                                        "2:« X Y » n’est pas un nom"                            },
        {"\n{{}}",                                                           "2:«  » n’est pas un nom"                               },
        {"\n{{=<% %>=}}",                                                    "2:les signes"                                              },
        {"\n{{%AUTOESCAPE context=\"JSON\"}}",                               "2:{{% n’a sa place"                                      },
        {"\n<p {{X}}>",                                                      "2:une variable ne fait pas le nom"                         },
        {"\n<p {{X}}=\"1\">",                                                "2:une variable ne fait pas le nom"                         },
        {"\n<p data-{{X}}=\"1\">",                                           "2:une variable ne fait pas le nom"                         },
        {"\n<h{{X}}>",                                                       "2:une variable ne fait pas le nom"                         },
        {"\n<script>\nvar a = 1;</script>",                                  "3:rien ne s’écrit dans <script>"                        },
        {"\n<script>\n\n{{X}}</script>",                                     "4:pas de variable dans <script>"                           },
        {"\n<SCRIPT src=\"x\">{{X}}</SCRIPT>",                               "2:pas de variable dans <script>"                           },
        {"\n<style>\np { color: {{X}} }</style>",                            "3:pas de variable dans <style>"                            },
        {"\n<p\nonclick=\"x()\">",                                           "3:l’attribut onclick"                                    },
        {"\n<p ONCLICK=\"{{X}}\">",                                          "2:l’attribut onclick"                                    },
        {"\n<p style=\"color: red\">",                                       "2:l’attribut style"                                      },
        {"\n<button formaction=\"{{X}}\">",                                  "2:l’attribut formaction"                                 },
        {"\n<iframe srcdoc='{{X}}'>",                                        "2:l’attribut srcdoc"                                     },
        {"\n<use xlink:href=\"{{X}}\">",                                     "2:l’attribut xlink:href"                                 },
        {"\n<img srcset=\"{{X}} 2x\">",                                      "2:l’attribut srcset"                                     },
        {"\n<a href={{X}}>",                                                 "2:la valeur de href demande"                               },
        {"\n<input value={{X}}>",                                            "2:la valeur de value demande"                              },
        {"\n<input value=a{{X}}>",                                           "2:la valeur de value demande"                              },
        {"\n<a href=\"JavaScript:x()\">",                                    "2:pas d’adresse en "                                     },
        {"\n<a href=\"{{RACINE}}/f/{{X}}\">",                                "2:dans une adresse, écrivez {{X:u}}"                      },
        {"\n<a href=\"?a={{X}}\">",                                          "2:dans une adresse, écrivez {{X:u}}"                      },
        {"\n<form action=\"{{RACINE}}/f/{{X:h}}\">",                         "2:dans une adresse, écrivez {{X:u}}"                      },
        {"\n<form action=\"https://a.example/x\">",                          "2:le navigateur n’envoie aucun formulaire"               },
        {"\n<form action='//a.example'>",                                    "2:le navigateur n’envoie aucun formulaire"               },
        {"\n<button formaction=\"http://a/\">",                              "2:l’attribut formaction"                                 },
        {"{{! a\nb }}\n<p style=\"\">",                                      "3:l’attribut style"                                      },
        {"\n<form action=\"/\\a.example/x\">",                               "2:le navigateur n’envoie aucun formulaire"               },
        {"\n<form action='\\\\a.example'>",                                  "2:le navigateur n’envoie aucun formulaire"               },
        {"\n<form action=\" /\t/a.example\">",                               "2:le navigateur n’envoie aucun formulaire"               },
        {"\n<form action=\"&#x2f;&#47a.example\">",                          "2:le navigateur n’envoie aucun formulaire"               },
        {"\n<form action=\"&sol;&bsol;a.example\">",                         "2:le navigateur n’envoie aucun formulaire"               },
        {"\n<form action=\"https&colon;//a/\">",                             "2:le navigateur n’envoie aucun formulaire"               },
        {"\n<form action = //a.example >",                                   "2:le navigateur n’envoie aucun formulaire"               },
        {"\n<FORM ACTION=\"mailto:a@b.example\">",                           "2:le navigateur n’envoie aucun formulaire"               },
        {"\n<form action=\"{{RACINE}}//a.example\">",                        "2:le navigateur n’envoie aucun formulaire"               },
        {"\n<a href=\"data:text/html,x\">",                                  "2:pas d’adresse en data:"                                },
        {"\n<a href=\"&#106;avascript:x()\">",                               "2:pas d’adresse en "                                     },
        {"\n<a href=\"java\tscript:x()\">",                                  "2:pas d’adresse en "                                     },
        {"\n<img src=\"/\\a.example/y.png\">",                               "2:le navigateur ne va rien chercher ailleurs"              },
        {"\n<p style = \"x\">",                                              "2:l’attribut style"                                      },
        {"\n<!-- x --!><p style=\"x\">",                                     "2:l’attribut style"                                      },
        {"\n<meta content='0;url=x' HTTP-EQUIV=Refresh>",                    "2:l’attribut http-equiv"                                 },
        {"\n<button formmethod=get>",                                        "2:l’attribut formmethod"                                 },
        {"\n<fieldset class=\"a\" DISABLED>",                                "2:rien de ce que contient un fieldset"                     },
        {"\n<base href=\"/x/\">",                                            "2:<base> n’est pas admis"                                },
        {"\n{{>X:h}}",                                                       "2::h n’a de sens qu’après le nom d’une valeur"      },
        {"\n{{>X:u}}",                                                       "2::u n’a sa place"                                       },
        {"\n{{#X:h}}{{/X}}",                                                 "2::h n’a de sens"                                        },
        {"\n<p>{{X:u}}</p>",                                                 "2::u n’a sa place"                                       },
        {"\n<p title=\"a {{X:u}}\">",                                        "2::u n’a sa place"                                       },
        {"\n<a href=\"{{X:u}}\">",                                           "2::u n’a sa place"                                       },
        {"\n<form action=\"{{RACINE:u}}/a\"></form>",                        "2::u n’a sa place"                                       },
        {"\n<a href=\"{{RACINE}}{{X:u}}\">",                                 "2::u n’a sa place"                                       },
        {"\n<input value=\"{{X:j}}\">",                                      "2::j n’est pas admis"                                    },
        {"\n<a href=\"?a={{X:h:u}}\">",                                      "2::h:u n’est pas admis"                                  },
        {"\n<form {{#A}}method=\"post\"{{/A}}></form>",                      "2:l’attribut method ne peut pas dépendre"               },
        {"\n<form method=\"{{#A}}post{{/A}}\"></form>",                      "2:l’attribut method ne peut pas dépendre"               },
        {"\n<input {{#A}}name=\"a\"{{/A}}>",                                 "2:l’attribut name ne peut pas dépendre"                 },
        {"\n<input na{{#A}}me=\"a\"{{/A}}>",                                 "2:l’attribut na n’est pas admis"                       },
        {"\n<in{{#A}}put name=\"a\"{{/A}}>",                                 "2:<in> n’est pas admis"                                  },
        {"\n<input type=\"hidden\" name=\"a\" value=\"{{#A}}{{X}}{{/A}}\">",
         "2:la valeur d’un champ caché"                                                                                               },
        {"\n<input type=\"hidden\" {{#A}}value=\"{{X}}\"{{/A}}>",            "2:la valeur d’un champ caché"                           },
        {"\n<input type=\"hidden \" name=\"a\">",                            "2:type=\"hidden \" n’est pas admis"                      },
        {"\n<input type=\"date\" name=\"a\">",                               "2:type=\"date\" n’est pas admis"                         },
        {"\n<meta name=\"referrer\" content=\"unsafe-url\">",                "2:pas de meta referrer"                                    },
        {"\n<meta name=\"REFERRER\" content=\"\">",                          "2:pas de meta referrer"                                    },
        {"\n<a referrerpolicy=\"unsafe-url\" href=\"https://a.example\">",
         "2:l’attribut referrerpolicy"                                                                                                 },
        {"\n<form accept-charset=\"iso-8859-1\"></form>",                    "2:l’attribut accept-charset"                             },
        {"\n<meta http-equiv=\"Content-Security-Policy\" content=\"\">",     "2:l’attribut http-equiv"                                 },
        {"\n<dialog><p></dialog>",                                           "2:<dialog> n’est pas admis"                              },
        {"\n<p></p><plaintext>",                                             "2:<plaintext> n’est pas admis"                           },
        {"\n<? x ?>",                                                        "2:<?> n’est pas admis"                                   },
        {"\n</ p>",                                                          "2:</> n’est pas admis"                                   },
        {"\n<div popover>",                                                  "2:l’attribut popover"                                    },
        {"\n<textarea wrap=\"hard\"></textarea>",                            "2:l’attribut wrap"                                       },
        {"\n<p>\n<!-- à revoir\n<p>",                                       "3:le commentaire <!-- n’est jamais fermé"               },
        {"\n<p title=\"a>\n",                                                "2:le guillemet de l’attribut title n’est jamais fermé"},
        {"\n\n<textarea>",                                                   "3:<textarea> n’est jamais fermé"                        },
        {"\n<p",                                                             "2:<p n’est jamais fermé"                                },
        {"\n{{#A}}<!--{{/A}} -->",                                           "2:la section {{#A}} doit fermer elle-même"                },
        {"\n<p title=\"{{#A}}\">{{/A}}",                                     "2:la section {{#A}} doit fermer elle-même"                },
        {"\n<script src=\"{{X}}\"></script>",                                "2:l’adresse de ce que la page va chercher"               },
        {"\n<link rel=\"stylesheet\" href=\"{{X}}\">",                       "2:l’adresse de ce que la page va chercher"               },
        {"\n<img src=\"{{RACINE}}{{X}}\">",                                  "2:l’adresse de ce que la page va chercher"               },
        {"\n<iframe src=\"{{X}}\"></iframe>",                                "2:<iframe> n’est pas admis"                              },
        {"\n<object data=\"https://a.example/\"></object>",                  "2:<object> n’est pas admis"                              },
        {"\n<input type=\"image\" src=\"https://a.example/\">",
         "2:le navigateur ne va rien chercher ailleurs"                                                                                  },
        {"\n<svg><image href=\"https://a.example/\"></svg>",                 "2:<image> n’est pas admis"                               },
        {"\n<svg><a xlink:href=\"javascript:x()\"></a></svg>",               "2:l’attribut xlink:href"                                 },
        {"\n<a href=\"https://a.example/?{{X:u}}\">",                        "2:un lien vers un autre site n’emporte"                  },
        {"\n<a href=\"{{RACINE}}/?a={{CSRF:u}}\">",                          "2:le jeton {{CSRF}} ne va pas"                             },
        {"\n<img src=\"https://a.example/y.png\">",
         "posez le fichier dans le dossier « statique »"                                                                               },
    };
    for (const auto& [text, expected] : cases) BOOST_TEST_CONTEXT(text) {
            const auto out = said(std::string(first) + text);
            BOOST_TEST(
                (out.find(expected) != std::string::npos),
                "said: " << out << "expected: " << expected
            );
        }
}

// A mail has neither style sheet nor Content-Security-Policy; what goes out of it does no more.
BOOST_AUTO_TEST_CASE(an_html_mail_has_rules_of_its_own) {
    constexpr auto mail = TemplateKind::html_mail;
    for (const auto* text :
         {R"(<h1 style="color: #036" align="center">{{X}}</h1>)",
          R"(<table width="600" cellpadding="0" cellspacing="0" border="0"></table>)",
          R"(<img src="https://www.academie.example/logo.png" alt="">)",
          R"(<meta http-equiv="Content-Type" content="text/html; charset=utf-8">)"})
        BOOST_TEST(said(std::string(first) + text, mail) == "");
    for (const auto* text :
         {"<p onclick=\"x()\">",
          "<p style=\"color: {{X}}\">",
          R"(<meta http-equiv="refresh" content="0;url=https://a.example">)",
          "<img src=\"http://a.example/y.png\">",
          R"(<link rel="stylesheet" href="https://a.example/y.css">)",
          "<form action=\"https://a.example/\"></form>"})
        BOOST_TEST(said(std::string(first) + text, mail) != "", text);
}

BOOST_AUTO_TEST_CASE(plain_text_is_not_html) {
    BOOST_TEST(said("Bonjour {{X}} <style> onclick=\"{{Y}}\"", TemplateKind::plain).empty());
    for (const auto* text : {"{{X:none}}", "{{X:u}}", "{{X:h}}", "{{#A:h}}{{/A}}"})
        BOOST_TEST(!said(text, TemplateKind::plain).empty(), text);
    BOOST_TEST(!said("{{%AUTOESCAPE context=\"HTML\"}}x", TemplateKind::plain).empty());
    BOOST_TEST(!said("{{#A}}", TemplateKind::plain).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
