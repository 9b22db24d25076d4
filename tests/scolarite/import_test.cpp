// The import of pupils, parents and classes, against a real server: what is created, changed,
// closed, and that nothing changes when nothing has changed or when anything is wrong.
#include "scolarite/fichiers.hpp"
#include "support/database.hpp"

#include "scolarite/depart.hpp"
#include "scolarite/ine.hpp"

#include <boost/test/unit_test.hpp>

using namespace essais;

namespace {

const std::string ine1 = "990000001EB";
const std::string ine2 = "990000002EA";
const std::string adresse =
    "<ADRESSES><ADRESSE ADRESSE_ID=\"7\"><LIGNE1_ADRESSE>1 RUE "
    "HAUTE</LIGNE1_ADRESSE><CODE_POSTAL>14999</CODE_POSTAL>"
    "<LIBELLE_POSTAL>VILLEBRUME</LIBELLE_POSTAL><CODE_PAYS>100</CODE_PAYS></ADRESSE>"
    "<ADRESSE ADRESSE_ID=\"8\"><LIGNE1_ADRESSE>2 GRAND "
    "PLACE</LIGNE1_ADRESSE><CODE_PAYS>131</CODE_PAYS>"
    "<LL_PAYS>BELGIQUE</LL_PAYS><COMMUNE_ETRANGERE>TOURNAI</COMMUNE_ETRANGERE></ADRESSE></"
    "ADRESSES>";

struct Import : support::Database {
    Dossier folder;
    int made = 0;

    base::Result<scolarite::Bilan> give(
        const std::vector<std::string>& texts, scolarite::OptionsImport options = {october()}
    ) {
        std::vector<std::string> paths;
        for (const auto& text : texts)
            paths.push_back(folder.file("f" + std::to_string(++made) + ".xml", text));
        return import(db, paths, options);
    }
    scolarite::Bilan take(const std::vector<std::string>& texts, int day = 12) {
        auto done = give(texts, {october(day)});
        BOOST_REQUIRE_MESSAGE(done, message(done));
        return *done;
    }
    std::uint64_t count(db::Sql sql) { return db.value<std::uint64_t>(sql).value_or(0); }
    std::string text(db::Sql sql) { return db.value<std::string>(sql).value_or("(none)"); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(import_siecle, Import)

BOOST_AUTO_TEST_CASE(first_import_creates_and_a_second_changes_nothing) {
    const std::vector texts{
        eleves(
            {{1,
              "ROY",
              "Léa",
              "12/09/2013",
              ine1,
              "6A",
              "<ADRESSE_ID>7</ADRESSE_ID>",
              "00321",
              "6AGL1"},
              {2, "ÉLOT", "Noé", "13/09/2013", ine2, "6 B"}                        },
            uai,
            2026,
            adresse
        ),
        responsables(
            {{10},                   {11, "ROY", "Luc", "luc@familles.example", "7"}},
            {{1, 10},                {1, 11, 1, "20"}                               },
            adresse
        )
    };
    const auto first = take(texts);
    BOOST_TEST(first.eleves.crees.total() == 2U);
    BOOST_TEST(first.responsables.crees.total() == 2U);
    BOOST_TEST(first.liens.crees.total() == 2U);
    BOOST_TEST(first.nouvel_etablissement);
    BOOST_TEST(
        text("SELECT CONCAT_WS('|', e.nom, e.prenom, d.code) FROM eleve e "
             "JOIN division d ON d.id = e.division WHERE e.ine = '990000001EB'") == "ROY|Léa|6A"
    );
    BOOST_TEST(text("SELECT elenoet FROM eleve WHERE ine = '990000001EB'") == "321");
    BOOST_TEST(count("SELECT COUNT(*) FROM eleve_groupe") == 1U);
    BOOST_TEST(
        text("SELECT CONCAT_WS(' ', a.code_postal, a.commune) FROM responsable r "
             "JOIN adresse a ON a.id = r.adresse WHERE r.personne_siecle = 11"
        ) == "14999 VILLEBRUME"
    );

    const auto before = text("SELECT importe_le FROM etablissement");
    const auto second = take(texts, 14);
    BOOST_TEST(second.lignes_ecrites == 0U);
    BOOST_TEST(second.eleves.identiques == 2U);
    BOOST_TEST(text("SELECT importe_le FROM etablissement") == before);
}

// An older export would bring back what has been closed since.
BOOST_AUTO_TEST_CASE(exports_come_in_the_order_they_were_made) {
    const std::string today = exported;
    const auto of = [&](std::string stamp) {
        exported = std::move(stamp);
        auto file = eleves({
            {1, "ROY", "Léa", "12/09/2013", "990000001EB", "6A"}
        });
        exported = today;
        return file;
    };
    const std::string stamp =
        "<DATE_EXPORT>10/10/2026</DATE_EXPORT><HORODATAGE>10/10/2026 18:05:00</HORODATAGE>";
    take({of(stamp)});
    take({of(stamp)});  // the same again is no older
    for (const auto* older :
         {"<HORODATAGE>10/10/2026 18:04:59</HORODATAGE>",
          "<HORODATAGE>09/10/2026 23:59:59</HORODATAGE>",
          "<DATE_EXPORT>10/10/2025</DATE_EXPORT>"}) {
        const auto refused = give({of(older)});
        BOOST_REQUIRE_MESSAGE(!refused, older);
        BOOST_TEST(
            message(refused).find("du 10/10/2026 à 18 h 05, a déjà été importé") !=
            std::string::npos
        );
    }
    // wanted all the same, and then that one is the last
    scolarite::OptionsImport wanted{october()};
    wanted.ancien = true;
    BOOST_TEST(give({of("<DATE_EXPORT>08/10/2026</DATE_EXPORT>")}, wanted).has_value());
    take({of("<DATE_EXPORT>09/10/2026</DATE_EXPORT>")});
    // another kind has its own order; no date decides nothing
    take({
        of(""), responsables({{10}   },
         {{1, 10}}
         )
    });
    for (const auto* wrong :
         {"hier", "99/11/2026", "09/10/2026 25:00:00", "09/10/2026 12:00", "09/10/2026 1 2"}) {
        const auto refused = give({of(std::string("<HORODATAGE>") + wrong + "</HORODATAGE>")});
        BOOST_REQUIRE_MESSAGE(!refused, wrong);
        BOOST_TEST(message(refused).find("n’est pas une date") != std::string::npos, wrong);
    }
    // of the same day without its hour: it may well be the later one
    take({of("<HORODATAGE>09/10/2026 18:00:00</HORODATAGE>")});
    take({of("<DATE_EXPORT>09/10/2026</DATE_EXPORT>")});
    // a preview remembers nothing, nor does a date to come
    scolarite::OptionsImport preview{october()};
    preview.essai = true;
    BOOST_TEST(give({of("<DATE_EXPORT>12/10/2026</DATE_EXPORT>")}, preview).has_value());
    const auto to_come = of("<DATE_EXPORT>14/10/2026</DATE_EXPORT>");
    BOOST_TEST(has(message(give({to_come})), "14/10/2026, qui est à venir"));
    const auto tomorrow = of("<HORODATAGE>13/10/2026 23:00:00</HORODATAGE>");
    BOOST_TEST(message(give({tomorrow}, preview)) == "accepted");
    BOOST_TEST(message(give({to_come}, wanted)) == "accepted");
    take({of("<DATE_EXPORT>10/10/2026</DATE_EXPORT>")});
    BOOST_TEST(
        text("SELECT exporte_le FROM export_lu WHERE genre = 'eleves'") == "2026-10-10 00:00:00"
    );
}

BOOST_AUTO_TEST_CASE(preview_says_all_and_keeps_nothing) {
    scolarite::OptionsImport options{october()};
    options.essai = true;
    const auto preview = give(
        {
            eleves({{1}    }
            ), responsables({{10}   },
            {{1, 10}}
            )
    },
        options
    );
    BOOST_REQUIRE(preview);
    BOOST_TEST(preview->essai);
    BOOST_TEST(preview->eleves.crees.total() == 1U);
    BOOST_TEST(preview->liens.crees.total() == 1U);
    BOOST_TEST(count("SELECT COUNT(*) FROM etablissement") == 0U);
    BOOST_TEST(count("SELECT COUNT(*) FROM eleve") == 0U);
}

BOOST_AUTO_TEST_CASE(wrong_school_year_and_kind) {
    scolarite::OptionsImport options{october()};
    options.uai = scolarite::Uai::of_number(9990002);
    BOOST_TEST(has(message(give({eleves({{1}})}, options)), "9990002"));
    BOOST_TEST(has(message(give({eleves({{1}}, uai, 2027)})), "préparation"));
    BOOST_TEST(has(message(give({eleves({{1}}, uai, 2025)})), "2025-2026"));
    options = {october()};
    options.annee = 2027;
    BOOST_TEST(message(give({eleves({{1}}, uai, 2027)}, options)) == "accepted");
    BOOST_TEST(has(message(give({eleves({{1}}), eleves({{2}})})), "2 fichiers « Élèves »"));
    BOOST_TEST(
        has(message(give({
                responsables({{10}   },
                {{1, 10}},
                "", "9990003Z")
    })),
            "aucun élève")
    );
}

BOOST_AUTO_TEST_CASE(faults_name_file_line_and_ine_and_change_nothing) {
    const auto two = message(give({
        eleves({{1, "ROY", "Léa", "12/09/2013", ine1}, {2, "ROY", "Zoé", "12/09/2013", ine1}}
        )
    }));
    BOOST_TEST(has(two, "ligne 7"), two);
    BOOST_TEST(has(two, ine1), two);
    BOOST_TEST(has(message(give({eleves({{1}, {1}})})), "ELEVE_ID est déjà"));
    BOOST_TEST(
        has(message(give({
                eleves({{1, "", "Léa"}}
                )
    })),
            "NOM_DE_FAMILLE manque")
    );
    BOOST_TEST(
        has(message(give({
                eleves({{1, "ROY", "Léa", "31/02/2013", ine1}}
                )
    })),
            ine1)
    );
    BOOST_TEST(
        has(message(give({
                eleves({{1, "ROY", "Léa", "12/09/2013", "12"}}
                )
    })),
            "INE")
    );
    BOOST_TEST(
        has(message(give({
                eleves({{1, std::string(101, 'A')}}
                )
    })),
            "100 caractères")
    );
    BOOST_TEST(
        has(message(give({
                eleves({{1, "ROY", "Léa", "12/09/2013", "", "UNTROPLONG"}}
                )
    })),
            "8 caractères")
    );
    BOOST_TEST(has(message(give({eleves({})})), "aucun élève"));
    BOOST_TEST(count("SELECT COUNT(*) FROM etablissement") == 0U);
    // A fault in the second file undoes the first too.
    BOOST_TEST(!give({
        eleves({{1} }
        ), responsables({{10}, {10}},
        {{1, 10}   }
        )
    }));
    BOOST_TEST(count("SELECT COUNT(*) FROM eleve") == 0U);
}

BOOST_AUTO_TEST_CASE(a_birth_date_that_cannot_be) {
    const auto future = message(give({
        eleves({{1, "ROY", "Léa", "12/09/2090", ine1}}
        )
    }));
    BOOST_TEST(has(future, "ne serait pas né à la rentrée"), future);
    BOOST_TEST(has(future, ine1), future);
    BOOST_TEST(count("SELECT COUNT(*) FROM eleve") == 0U);
    BOOST_TEST(warned(
        take({
            eleves({{1, "ROY", "Léa", "12/09/1913"}}
            )
    }),
        "date à vérifier"
    ));
    BOOST_TEST(!warned(
        take({
            eleves({{1, "ROY", "Léa", "12/09/2013"}}
            )
    }),
        "date à vérifier"
    ));
}

BOOST_AUTO_TEST_CASE(an_export_of_one_class_is_noticed) {
    std::vector<E> all;
    for (unsigned i = 1; i <= 30; ++i) all.push_back({i, "ROY" + std::to_string(i)});
    take({eleves(all)});
    auto some = all;
    some.resize(21);  // nine leave: it happens
    BOOST_TEST(!warned(take({eleves(some)}, 13), "ne sont plus dans l’export"));
    take({eleves(all)}, 14);
    some.resize(20);  // a third
    BOOST_TEST(warned(take({eleves(some)}, 15), "10 élèves sur 30 ne sont plus dans l’export"));
    // of a larger school, ten are fewer
    all.push_back({31, "ROY31"});
    take({eleves(all)}, 16);
    some = all;
    some.resize(21);
    BOOST_TEST(!warned(take({eleves(some)}, 17), "ne sont plus dans l’export"));
}

BOOST_AUTO_TEST_CASE(import_cut_in_the_middle_changes_nothing) {
    take({eleves({{1}})});
    auto cut = eleves({
        {1, "AUTRE"},
        {2}
    });
    cut.resize(cut.size() / 2);
    BOOST_TEST(!give({cut}));
    BOOST_TEST(text("SELECT nom FROM eleve") == "ROY");
    BOOST_TEST(count("SELECT COUNT(*) FROM eleve") == 1U);
}

BOOST_AUTO_TEST_CASE(without_ine_class_or_elenoet) {
    const auto done = take({
        eleves(
            {{1, "ROY", "Léa", "12/09/2013", "", ""},
              {2, "N?GUYEN", "Zoé", "12/09/2013", "990000001EA", "Inactifs"}}
        )
    });
    BOOST_TEST(done.eleves.crees.total() == 2U);
    BOOST_TEST(warned(done, "sans INE"));
    BOOST_TEST(warned(done, "sans division"));
    BOOST_TEST(warned(done, "« ? »"));
    BOOST_TEST(warned(done, "clé de l’INE"));
    BOOST_TEST(
        count("SELECT COUNT(*) FROM eleve WHERE division IS NULL AND elenoet IS NULL") == 2U
    );
    BOOST_TEST(count("SELECT COUNT(*) FROM division") == 0U);
}

BOOST_AUTO_TEST_CASE(an_ine_on_another_birth_date_is_said) {
    take({
        eleves({{1, "ROY", "Léa", "12/09/2013", ine1}}
        )
    });
    const auto done = take(
        {
            eleves({{2, "AUTRE", "Zoé", "01/02/2012", ine1}}
            )
    },
        13
    );
    BOOST_TEST(warned(done, "né un autre jour"));
    BOOST_TEST(done.eleves.crees.total() == 1U);
    BOOST_TEST(done.eleves.partis.total() == 1U);
}

BOOST_AUTO_TEST_CASE(eleve_id_given_to_somebody_else_opens_nothing_of_the_first) {
    take({
        eleves({{1, "ROY", "Léa", "12/09/2013", ine1}}
        )
    });
    const auto old = count("SELECT id FROM eleve");
    const auto done = take(
        {
            eleves({{1, "AUTRE", "Zoé", "01/02/2012", ine2}}
            )
    },
        13
    );
    BOOST_TEST(done.eleves.crees.total() == 1U);
    BOOST_TEST(warned(done, "autre élève"));
    BOOST_TEST(count("SELECT id FROM eleve WHERE ine = '990000002EA'") != old);
    BOOST_TEST(
        count("SELECT COUNT(*) FROM eleve WHERE ine = '990000001EB' AND absent_import_le IS NOT "
              "NULL AND eleve_siecle IS NULL") == 1U
    );
}

// Born the same day: twins whose numbers are exchanged, and a newcomer who gets a number of theirs.
BOOST_AUTO_TEST_CASE(the_day_of_birth_alone_makes_nobody_the_same) {
    const auto id_of = [&](const std::string& ine) {
        return db.value<std::uint64_t>("SELECT id FROM eleve WHERE ine = ?", ine).value_or(0);
    };
    take({
        eleves({{1, "ROY", "Léa", "12/09/2013", ine1}, {2, "ROY", "Noé", "12/09/2013", ine2}}
        )
    });
    const auto lea = id_of(ine1);
    const auto noe = id_of(ine2);
    const auto swapped = take(
        {
            eleves({{1, "ROY", "Noé", "12/09/2013", ine2}, {2, "ROY", "Léa", "12/09/2013", ine1}}
            )
    },
        13
    );
    BOOST_TEST(id_of(ine1) == lea);
    BOOST_TEST(id_of(ine2) == noe);
    BOOST_TEST(!warned(swapped, "autre élève"));
    BOOST_TEST(count("SELECT COUNT(*) FROM eleve WHERE absent_import_le IS NULL") == 2U);
    BOOST_TEST(count("SELECT eleve_siecle FROM eleve WHERE ine = '990000001EB'") == 2U);

    const auto third = scolarite::Ine::of_number(990000003).text();
    const auto fourth = scolarite::Ine::of_number(990000004).text();
    const auto done = take(
        {
            eleves({{1, "AUTRE", "Zoé", "12/09/2013", third}, {2, "ROY", "Léa", "12/09/2013", ine1}}
            )
    },
        14
    );
    BOOST_TEST(warned(done, "autre élève"));
    BOOST_TEST(done.eleves.crees.total() == 1U);
    BOOST_TEST(id_of(third) != noe);
    BOOST_TEST(count("SELECT COUNT(*) FROM eleve WHERE absent_import_le IS NOT NULL") == 1U);
    // the INE of somebody whose names stay is corrected; so is a name whose INE stays
    const auto renamed = take(
        {
            eleves(
                {{1, "AUTRE-ROY", "Zoé", "12/09/2013", third},
                  {2, "ROY", "Léa", "12/09/2013", fourth}}
            )
    },
        15
    );
    BOOST_TEST(renamed.eleves.crees.total() == 0U);
    BOOST_TEST(id_of(fourth) == lea);
}

// ELEVE_ID used again, without an INE on one side: one name alone in common is a common name.
BOOST_AUTO_TEST_CASE(without_an_ine_two_of_three_make_the_same_pupil) {
    struct Case {
        const char* what;
        E now;
        bool same;
    };
    const std::vector<Case> cases{
        {"the first name alone", {1, "AUTREGENS", "Loïc", "03/03/2015", ine1}, false},
        {"the surname alone",    {1, "FEREVRAN", "Hugo", "03/03/2015", ine1},   false},
        {"the day alone",        {1, "AUTREGENS", "Hugo", "26/08/2012", ine1},  false},
        {"a corrected date",     {1, "FEREVRAN", "Loïc", "28/08/2012", ine1},  true },
        {"another surname",      {1, "AUTREGENS", "Loïc", "26/08/2012", ine1}, true },
        {"another first name",   {1, "FEREVRAN", "Hugo", "26/08/2012", ine1},   true },
    };
    for (const auto& one : cases) {
        BOOST_TEST_CONTEXT(one.what) {
            db.execute("DELETE FROM eleve");
            take({
                eleves({{1, "FEREVRAN", "Loïc", "26/08/2012"}}
                )
            });
            const auto done = take({eleves({one.now})}, 13);
            BOOST_TEST(done.eleves.crees.total() == (one.same ? 0U : 1U));
            BOOST_TEST(warned(done, "désigne maintenant un autre élève") == !one.same);
        }
    }
    // twins whose numbers are exchanged: nobody gets the other's file
    db.execute("DELETE FROM eleve");
    take({
        eleves({{1, "ROY", "Léa", "12/09/2013"}, {2, "ROY", "Noé", "12/09/2013"}}
        )
    });
    take(
        {
            eleves({{1, "ROY", "Noé", "12/09/2013"}, {2, "ROY", "Léa", "12/09/2013"}}
            )
    },
        13
    );
    BOOST_TEST(count("SELECT COUNT(*) FROM eleve WHERE absent_import_le IS NOT NULL") == 2U);
}

// A right-to-left mark would show « ROY » as « YOR », and nobody would find him.
BOOST_AUTO_TEST_CASE(what_nobody_sees_is_not_part_of_a_name) {
    take({
        eleves({{1, "R\u202EOY", "L\u200Béa\u00AD", "12/09/2013"}}
        )
    });
    BOOST_TEST(
        db.value<std::string>("SELECT CONCAT(nom, ' ', prenom) FROM eleve").value() == "ROY Léa"
    );
    BOOST_TEST(
        has(message(give(
                {
                    eleves({{1, "\u2066\u202E\u2069"}}
                    )
    },
                {october(13)}
            )),
            "NOM_DE_FAMILLE manque")
    );
}

BOOST_AUTO_TEST_CASE(new_year_new_eleve_id_same_pupil) {
    take({
        eleves({{1, "ROY", "Léa", "12/09/2013", ine1}, {2, "ÉLOT", "Noé", "13/09/2013", ine2}}
        )
    });
    const auto lea = count("SELECT id FROM eleve WHERE ine = '990000001EB'");
    // The two exchange their numbers, as badly as can be.
    const auto done = take(
        {
            eleves({{2, "ROY", "Léa", "12/09/2013", ine1}, {1, "ÉLOT", "Noé", "13/09/2013", ine2}}
            )
    },
        13
    );
    BOOST_TEST(done.eleves.crees.total() == 0U);
    BOOST_TEST(count("SELECT id FROM eleve WHERE ine = '990000001EB'") == lea);
    BOOST_TEST(count("SELECT eleve_siecle FROM eleve WHERE ine = '990000001EB'") == 2U);
    BOOST_TEST(count("SELECT COUNT(*) FROM eleve") == 2U);
}

BOOST_AUTO_TEST_CASE(leaving_and_coming_back) {
    take({
        eleves({{1}, {2, "ÉLOT", "Noé"}}
        )
    });
    auto done = take(
        {
            eleves(
                {{1, "ROY", "Léa", "12/09/2013", "", "6A", "<DATE_SORTIE>01/10/2026</DATE_SORTIE>"}}
            )
    },
        13
    );
    BOOST_TEST(done.eleves.partis.total() == 2U);  // one by date, one no longer there
    BOOST_TEST(count("SELECT COUNT(*) FROM eleve WHERE absent_import_le IS NOT NULL") == 1U);
    BOOST_TEST(count("SELECT COUNT(*) FROM eleve") == 2U);
    done = take(
        {
            eleves(
                {{1, "ROY", "Léa", "12/09/2013", "", "6A", "<DATE_SORTIE>01/07/2027</DATE_SORTIE>"},
                  {2, "ÉLOT", "Noé"}}
            )
    },
        14
    );
    BOOST_TEST(done.eleves.revenus.total() == 1U);
    BOOST_TEST(count("SELECT COUNT(*) FROM eleve WHERE absent_import_le IS NULL") == 2U);
}

// Asked again under the lock of his row: an import may have found him meanwhile.
BOOST_AUTO_TEST_CASE(who_is_erased_has_been_away_for_three_months) {
    take({
        eleves({{1, "ROY"}}
        )
    });
    const base::Instant now{std::chrono::sys_days(std::chrono::year(2026) / 12 / 31)};
    const auto eleve = db.value<scolarite::EleveId>("SELECT id FROM eleve").value();
    const auto may = [&](std::optional<base::Instant> since) {
        db.execute("UPDATE eleve SET absent_import_le = ? WHERE id = ?", since, eleve);
        return db.transact([&](db::Transaction& tx) {
            return scolarite::lock_parti(tx, now, eleve);
        });
    };
    BOOST_TEST(may(now - scolarite::kept_after_departure));
    BOOST_TEST(!may(now - scolarite::kept_after_departure + std::chrono::seconds(1)));
    BOOST_TEST(!may(std::nullopt));
}

BOOST_AUTO_TEST_CASE(moving_to_another_class) {
    take({
        eleves({{1}, {2, "ÉLOT", "Noé"}}
        )
    });
    const auto done = take(
        {
            eleves({{1, "ROY", "Léa", "12/09/2013", "", "6 B"}, {2, "ÉLOT", "Noé"}}
            )
    },
        13
    );
    BOOST_TEST(done.eleves.modifies.total() == 1U);
    BOOST_TEST(
        text("SELECT d.code FROM eleve e JOIN division d ON d.id = e.division WHERE e.eleve_siecle "
             "= 1") == "6 B"
    );
}

BOOST_AUTO_TEST_CASE(two_classes_for_one_pupil_keep_the_first) {
    auto twice = eleves({{1}});
    const auto at = twice.find("</STRUCTURES>");
    twice.insert(
        at, "<STRUCTURES_ELEVE ELEVE_ID=\"1\">" + structure("6Z", "D") + "</STRUCTURES_ELEVE>"
    );
    const auto done = take({twice});
    BOOST_TEST(warned(done, "6Z"));
    BOOST_TEST(text("SELECT d.code FROM eleve e JOIN division d ON d.id = e.division") == "6A");
}

BOOST_AUTO_TEST_CASE(addresses_here_abroad_and_missing) {
    take({
        eleves({{1}                          }
        ),
        responsables(
            { {10, "ROY", "Anne", "", "7"},
                {11, "ROY", "Luc", "", "8"},
                {12, "ROY", "Ève", "", "99"}},
            { {1, 10},                      {1, 11}, {1, 12}},
            adresse
        )
    });
    const auto pays = [&](const char* who) {
        return db
            .value<std::optional<std::string>>(
                "SELECT a.pays FROM responsable r LEFT JOIN adresse a ON a.id = r.adresse "
                "WHERE r.prenom = ?",
                who
            )
            .value();
    };
    BOOST_TEST((pays("Luc") == "BELGIQUE"));
    BOOST_TEST((pays("Anne") == ""));
    BOOST_TEST(!pays("Ève"));
    // "SansAdresses" says nothing of addresses: they stay.
    const auto done = take(
        {
            eleves({{1}                 }
            ),
            responsables(
                { {10},    {11, "ROY", "Luc"}, {12, "ROY", "Ève"}},
            { {1, 10}, {1, 11}, {1, 12}}
            )
    },
        13
    );
    BOOST_TEST(done.lignes_ecrites == 0U);
    BOOST_TEST((pays("Luc") == "BELGIQUE"));
}

BOOST_AUTO_TEST_CASE(three_schools_at_once_share_nothing) {
    take({
        eleves({{1}    }
        ), responsables({{10}   },
        {{1, 10}}
        )
    });
    take({
        eleves({{1}    },
        "9990002Y"), responsables({{10}   },
        {{1, 10}},
        "", "9990002Y")
    });
    BOOST_TEST(count("SELECT COUNT(*) FROM eleve") == 2U);
    BOOST_TEST(count("SELECT COUNT(*) FROM responsable") == 2U);
    const auto again = take({eleves({{1}})}, 13);
    BOOST_TEST(again.lignes_ecrites == 0U);
}

BOOST_AUTO_TEST_CASE(two_imports_of_a_school_do_not_mix) {
    db::Connection other(support::database_config());
    BOOST_REQUIRE(
        other.value<int>("SELECT GET_LOCK(CONCAT(DATABASE(), '/import/9990001X'), 0)") == 1
    );
    BOOST_TEST(has(message(give({eleves({{1}})})), "en cours"));
    other.value<int>("SELECT RELEASE_LOCK(CONCAT(DATABASE(), '/import/9990001X'))");
    BOOST_TEST(message(give({eleves({{1}})})) == "accepted");
}

BOOST_AUTO_TEST_SUITE_END()
