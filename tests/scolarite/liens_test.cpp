// Links between pupils and parents: who is légal 1 and 2, and that a link which ends at the source
// closes access in the same transaction.
#include "scolarite/fichiers.hpp"
#include "support/database.hpp"

#include <boost/test/unit_test.hpp>

using namespace essais;

namespace {

struct Liens : support::Database {
    Dossier folder;
    int made = 0;

    scolarite::Bilan take(const std::vector<std::string>& texts, int day = 12) {
        std::vector<std::string> paths;
        for (const auto& text : texts)
            paths.push_back(folder.file("f" + std::to_string(++made) + ".xml", text));
        auto done = import(db, paths, {october(day)});
        BOOST_REQUIRE_MESSAGE(done, message(done));
        return *done;
    }
    // One person, linked to pupil 1 at that level.
    static std::string link(int level) {
        return responsables(
            {
                {10}
        },
            {{1, 10, level}}
        );
    }
    std::uint64_t count(db::Sql sql) { return db.value<std::uint64_t>(sql).value_or(0); }
    int rank(unsigned person, unsigned pupil = 1) {
        return db
            .value<int>(
                "SELECT c.rang_legal FROM couple c JOIN responsable r ON r.id = c.responsable"
                " JOIN eleve e ON e.id = c.eleve WHERE r.personne_siecle = ? AND e.eleve_siecle = "
                "?",
                person,
                pupil
            )
            .value_or(-1);
    }
    // An account that a code of the first person's pair opened, and an unused code of the same
    // school's other pair.
    void open_access() {
        db.execute(
            "SET @pair = (SELECT c.id FROM couple c JOIN responsable r ON r.id = c.responsable"
            " ORDER BY r.personne_siecle, c.id LIMIT 1)"
        );
        db.execute(
            "INSERT INTO compte (id, identifiant, identifiant_affiche, profil, cree_le) VALUES (1, "
            "'anne', 'anne', 'responsable', '2026-10-01')"
        );
        db.execute(
            "INSERT INTO car (id, etablissement, eleve, couple, empreinte, genere_le, expire_le, "
            "utilise_le)"
            " SELECT 1, etablissement, eleve, id, REPEAT('a', 32), '2026-10-01', '2026-12-01', "
            "'2026-10-02' FROM couple WHERE id = @pair"
        );
        db.execute(
            "INSERT INTO rattachement (compte, eleve, couple, car, depuis, couple_ouvert)"
            " SELECT 1, eleve, id, 1, '2026-10-02', id FROM couple WHERE id = @pair"
        );
        db.execute(
            "INSERT INTO car (id, etablissement, eleve, couple, empreinte, scelle, genere_le, "
            "expire_le, couple_courant)"
            " SELECT 2, etablissement, eleve, id, REPEAT('b', 32), 'sealed', '2026-10-01', "
            "'2026-12-01', id FROM couple WHERE id = @pair"
        );
    }
    bool closed() {
        return count("SELECT COUNT(*) FROM couple WHERE fin_le IS NOT NULL") == 1 &&
               count(
                   "SELECT COUNT(*) FROM rattachement WHERE fin_le IS NOT NULL AND fin_motif = "
                   "'source' AND couple_ouvert IS NULL"
               ) == 1 &&
               count(
                   "SELECT COUNT(*) FROM car WHERE id = 2 AND fin_le IS NOT NULL AND scelle IS "
                   "NULL AND couple_courant IS NULL"
               ) == 1;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(liens, Liens)

BOOST_AUTO_TEST_CASE(who_pays_is_legal_1) {
    take({
        eleves({{1}                    }
        ), responsables({ {10},                   {11}},
        { {1, 10, 1, "10"}, {1, 11, 1, "20", true}}
        )
    });
    BOOST_TEST(rank(11) == 1);
    BOOST_TEST(rank(10) == 2);
}

BOOST_AUTO_TEST_CASE(else_by_kinship_then_further_ones) {
    take({
        eleves({{1}             }
        ),
        responsables(
            { {10},             {11}, {12}, {13}, {14}},
            {            {1, 12, 1, "50"},
                {1, 11, 1, "20"},
                {1, 10, 1, "10"},
                {1, 13, 2, "41"},
                {1, 14, 3, "38"}}
        )
    });
    BOOST_TEST(rank(10) == 1);
    BOOST_TEST(rank(11) == 2);
    BOOST_TEST(rank(12) == 3);
    BOOST_TEST(rank(13) == 0);
    BOOST_TEST(rank(14) == 0);
}

BOOST_AUTO_TEST_CASE(two_mothers_twins_and_an_adult_pupil) {
    // version 14 never comes to rest on these lists
    // clang-format off
    take({
        eleves({{1, "ROY", "Léa"}, {2, "ROY", "Zoé"}, {3, "GOFF", "Ewen", "14/03/2007"}}),
        responsables(
            {{10}, {11, "ÉLOT", "Eva"}, {12, "GOFF", "Ewen"}},
            {{1, 10}, {1, 11}, {2, 10}, {2, 11}, {3, 12, 1, "70"}}
        )
    });
    // clang-format on
    BOOST_TEST(rank(10, 1) == 1);
    BOOST_TEST(rank(11, 1) == 2);
    BOOST_TEST(rank(10, 2) == 1);
    BOOST_TEST(rank(12, 3) == 1);
    BOOST_TEST(count("SELECT COUNT(*) FROM responsable") == 3U);
}

BOOST_AUTO_TEST_CASE(form_of_before_2018) {
    auto old = responsables({{10}, {11}, {12}}, {});
    old.insert(
        old.find("</RESPONSABLES>"),
        "<RESPONSABLE_ELEVE><ELEVE_ID>1</ELEVE_ID><PERSONNE_ID>10</PERSONNE_ID><RESP_LEGAL>2</"
        "RESP_LEGAL><CODE_PARENTE>1</CODE_PARENTE><PERS_CONTACT>1</PERS_CONTACT></"
        "RESPONSABLE_ELEVE>"
        "<RESPONSABLE_ELEVE><ELEVE_ID>1</ELEVE_ID><PERSONNE_ID>11</PERSONNE_ID><RESP_LEGAL>1</"
        "RESP_LEGAL><CODE_PARENTE>2</CODE_PARENTE></RESPONSABLE_ELEVE>"
        "<RESPONSABLE_ELEVE><ELEVE_ID>1</ELEVE_ID><PERSONNE_ID>12</PERSONNE_ID><RESP_LEGAL>0</"
        "RESP_LEGAL><CODE_PARENTE>3</CODE_PARENTE></RESPONSABLE_ELEVE>"
    );
    take({eleves({{1}}), old});
    BOOST_TEST(rank(11) == 1);
    BOOST_TEST(rank(10) == 2);
    BOOST_TEST(rank(12) == 0);
}

BOOST_AUTO_TEST_CASE(orphans_and_strangers_are_left_out) {
    const auto done = take({
        eleves({{1}     }
        ), responsables({ {10},    {11}, {12}},
        {    {1, 10}, {999, 11}, {1, 77}}
        )
    });
    BOOST_TEST(count("SELECT COUNT(*) FROM responsable") == 1U);
    BOOST_TEST(warned(done, "sans élève présent"));
    BOOST_TEST(warned(done, "n’est pas dans le fichier"));
}

BOOST_AUTO_TEST_CASE(no_mail_a_wrong_one_and_a_shared_one) {
    const auto done = take({
        eleves({{1}                                   }
        ),
        responsables(
            { {10, "ROY", "Anne", "a@familles.example"},
                {11, "ROY", "Luc", "a@familles.example"},
                {12, "ROY", "Ève", "pas une adresse"}},
            { {1, 10},                                   {1, 11}, {1, 12}}
        )
    });
    BOOST_TEST(
        count("SELECT COUNT(*) FROM responsable WHERE courriel = 'a@familles.example'") == 2U
    );
    BOOST_TEST(warned(done, "courriel"));
    for (const auto& warning : done.avertissements)
        BOOST_TEST(!has(warning.texte, "pas une adresse"));
}

BOOST_AUTO_TEST_CASE(a_legal_removed_at_the_source_loses_access) {
    take({
        eleves({{1}              }
        ), responsables({ {10},             {11}},
        { {1, 10}, {1, 11, 1, "20"}}
        )
    });
    open_access();
    const auto done = take(
        {
            eleves({{1} }
            ), responsables({{10}, {11}},
            {{1, 11, 1, "20"}   }
            )
    },
        13
    );
    BOOST_TEST(done.liens.partis.total() == 1U);
    BOOST_TEST(done.acces_fermes == 1U);
    BOOST_TEST(closed());
    BOOST_TEST(rank(11) == 1);
    const auto again = take(
        {
            eleves({{1} }
            ), responsables({{10}, {11}},
            {{1, 11, 1, "20"}   }
            )
    },
        14
    );
    BOOST_TEST(again.lignes_ecrites == 0U);
    // Back at the source: the link lives again, the access does not come back by itself.
    const auto back = take(
        {
            eleves({{1}              }
            ), responsables({ {10},             {11}},
            { {1, 10}, {1, 11, 1, "20"}}
            )
    },
        15
    );
    BOOST_TEST(back.liens.revenus.total() == 1U);
    BOOST_TEST(count("SELECT COUNT(*) FROM rattachement WHERE fin_le IS NULL") == 0U);
    // The history of the pair tells both; nobody had a code of the other one.
    const auto told = db.all<std::string>(
        "SELECT CONCAT(action, ' ', details) FROM journal WHERE couple IS NOT NULL ORDER BY id",
        [](const db::Row& row) { return row.get<std::string>(0); }
    );
    BOOST_REQUIRE(told.size() == 2U);
    BOOST_TEST(has(told[0], "lien.fini D’après l’import"));
    BOOST_TEST(has(told[1], "lien.revenu D’après l’import"));
    BOOST_TEST(has(told[1], "il lui faut un nouveau code"));
}

BOOST_AUTO_TEST_CASE(a_legal_who_becomes_a_contact_loses_access) {
    take({
        eleves({{1}    }
        ), responsables({{10}   },
        {{1, 10}}
        )
    });
    open_access();
    const std::vector contact{
        eleves({{1}       }
        ), responsables({{10}      },
        {{1, 10, 3}}
        )
    };
    take(contact, 13);
    BOOST_TEST(closed());
    BOOST_TEST(take(contact, 14).lignes_ecrites == 0U);
}

BOOST_AUTO_TEST_CASE(one_in_charge_who_becomes_a_contact_loses_access) {
    take({eleves({{1}}), link(2)});
    open_access();
    const auto done = take({eleves({{1}}), link(3)}, 13);
    BOOST_TEST(done.liens.partis.total() == 1U);
    BOOST_TEST(done.acces_fermes == 1U);
    BOOST_TEST(closed());
    BOOST_TEST(take({eleves({{1}}), link(3)}, 14).lignes_ecrites == 0U);
    // in charge again: he may have a code again, as any other in charge
    BOOST_TEST(take({eleves({{1}}), link(2)}, 15).liens.revenus.total() == 1U);
    BOOST_TEST(count("SELECT COUNT(*) FROM couple WHERE fin_le IS NULL") == 1U);
    BOOST_TEST(count("SELECT COUNT(*) FROM rattachement WHERE fin_le IS NULL") == 0U);
}

// What he had as légal ends; in charge, the school may give him a code.
BOOST_AUTO_TEST_CASE(a_legal_who_is_only_in_charge_may_have_a_new_code) {
    take({eleves({{1}}), link(1)});
    open_access();
    const auto done = take({eleves({{1}}), link(2)}, 13);
    BOOST_TEST(done.liens.partis.total() == 1U);
    BOOST_TEST(done.acces_fermes == 1U);
    BOOST_TEST(count("SELECT COUNT(*) FROM rattachement WHERE fin_motif = 'source'") == 1U);
    BOOST_TEST(count("SELECT COUNT(*) FROM couple WHERE niveau = 2 AND fin_le IS NULL") == 1U);
    BOOST_TEST(take({eleves({{1}}), link(2)}, 14).lignes_ecrites == 0U);
}

BOOST_AUTO_TEST_CASE(a_contact_never_opens_anything) {
    take({eleves({{1}}), link(3)});
    BOOST_TEST(count("SELECT COUNT(*) FROM couple WHERE fin_le IS NOT NULL") == 1U);
    BOOST_TEST(take({eleves({{1}}), link(3)}, 13).lignes_ecrites == 0U);
    take({eleves({{1}}), link(1)}, 14);
    BOOST_TEST(count("SELECT COUNT(*) FROM couple WHERE fin_le IS NULL") == 1U);
    // whatever writes a contact without an end is refused
    BOOST_CHECK_THROW(db.execute("UPDATE couple SET niveau = 3"), db::Error);
}

// The number of a person given to somebody else hands on nothing.
BOOST_AUTO_TEST_CASE(a_number_given_to_another_person) {
    const auto named = [](const P& person) {
        return responsables(
            {
                person
        },
            {L{1, 10}}
        );
    };
    const P margaux{10, "TARÉJEAN", "Margaux", "m@familles.example", "", "MME", "0601020304"};
    struct Case {
        const char* what;
        P now;
        bool other;
    };
    auto bernard = margaux;
    bernard.nom = "AUTRENOM";
    bernard.prenom = "Bernard";
    auto monsieur = bernard;
    monsieur.civilite = "M.";
    auto moved = bernard;
    moved.mel = "b@familles.example";
    auto stranger = moved;
    stranger.portable = "0609080706";
    auto married = stranger;
    married.prenom = "Margaux";
    auto typo = margaux;
    typo.prenom = "Margot";
    auto father = margaux;
    father.prenom = "Bernard";
    father.civilite = "M.";
    auto aunt = stranger;
    aunt.nom = margaux.nom;
    const std::vector<Case> cases{
        {"e-mail and mobile",    bernard,  false},
        {"the mobile alone",     moved,    false},
        {"nothing in common",    stranger, true },
        {"the civility as well", monsieur, true },
        {"the surname alone",    married,  false},
        {"first name corrected", typo,     false},
        {"the other parent",     father,   true },
        {"surname in common",    aunt,     true },
    };
    for (const auto& one : cases) {
        BOOST_TEST_CONTEXT(one.what) {
            db.execute("DELETE FROM rattachement");
            db.execute("DELETE FROM car");
            db.execute("DELETE FROM compte");
            db.execute("DELETE FROM couple");
            db.execute("DELETE FROM responsable");
            take({eleves({{1}}), named(margaux)});
            open_access();
            const auto done = take({named(one.now)}, 13);
            BOOST_TEST(
                warned(done, "de TARÉJEAN Margaux désigne maintenant une autre personne") ==
                one.other
            );
            BOOST_TEST(done.liens.partis.total() == (one.other ? 1U : 0U));
            BOOST_TEST(done.responsables.crees.total() == (one.other ? 1U : 0U));
            BOOST_TEST(closed() == one.other);
            BOOST_TEST(count("SELECT COUNT(*) FROM couple WHERE fin_le IS NULL") == 1U);
            BOOST_TEST(take({named(one.now)}, 14).lignes_ecrites == 0U);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_pupil_who_leaves_keeps_his_links) {
    take({
        eleves({{1},      {2}}
        ), responsables({{10}    },
        {{1, 10}, {2, 10}   }
        )
    });
    open_access();
    take(
        {
            eleves({{2}    }
            ), responsables({{10}   },
            {{2, 10}}
            )
    },
        13
    );
    BOOST_TEST(count("SELECT COUNT(*) FROM couple WHERE fin_le IS NULL") == 2U);
    BOOST_TEST(count("SELECT COUNT(*) FROM rattachement WHERE fin_le IS NULL") == 1U);
}

// A link removed while its pupil was away opens nothing when he is back, until the source names it.
BOOST_AUTO_TEST_CASE(a_link_removed_while_the_pupil_was_away) {
    const auto both = eleves({{1}, {2}});
    const auto only = [](bool removed) {
        const std::vector<P> persons{{10}, {11}};
        if (removed)
            return responsables(
                persons,
                {
                    {2, 11}
            }
            );
        return responsables(
            persons,
            {
                {1, 10},
                {2, 11}
        }
        );
    };
    const auto open = [&] {
        return count(
            "SELECT COUNT(*) FROM rattachement r JOIN couple c ON c.id = r.couple"
            " WHERE r.fin_le IS NULL AND c.fin_le IS NULL"
        );
    };
    take({both, only(false)});
    open_access();
    take({eleves({{2}})}, 13);
    BOOST_TEST(take({only(true)}, 14).liens.partis.total() == 0U);
    BOOST_TEST(open() == 1U);
    BOOST_TEST(take({only(true)}, 14).lignes_ecrites == 0U);
    // back, and the responsables are not told yet
    const auto back = take({both}, 15);
    BOOST_TEST(warned(back, "1\u00A0lien d’élève revenu ne figure pas dans le dernier export"));
    BOOST_TEST(open() == 0U);
    BOOST_TEST(take({both}, 15).lignes_ecrites == 0U);
    // named again: it only waited
    BOOST_TEST(take({only(false)}, 16).liens.revenus.total() == 1U);
    BOOST_TEST(open() == 1U);
    // away and back once more, and not named: it ends
    take({eleves({{2}})}, 17);
    take({only(true)}, 18);
    take({both}, 19);
    BOOST_TEST(take({only(true)}, 20).liens.partis.total() == 1U);
    BOOST_TEST(count("SELECT COUNT(*) FROM rattachement WHERE fin_motif = 'source'") == 1U);
    BOOST_TEST(take({only(true)}, 21).lignes_ecrites == 0U);
    // a pupil away while nothing was told of the links is back as he was
    take({only(false)}, 22);
    take({eleves({{2}})}, 23);
    BOOST_TEST(!warned(take({both}, 24), "d’élève revenu"));
}

// A légal whom the file names as one in charge only, while the pupil is away: what he had as légal
// is not his when the pupil is back.
BOOST_AUTO_TEST_CASE(a_link_lowered_while_the_pupil_was_away) {
    const auto both = eleves({{1}, {2}});
    const auto at = [](int level) {
        return responsables(
            {
                {10},
                {11}
        },
            {{1, 10, level}, {2, 11, 1}}
        );
    };
    take({both, at(1)});
    open_access();
    take({eleves({{2}})}, 13);
    take({at(2)}, 14);
    BOOST_TEST(warned(take({both}, 15), "d’élève revenu"));
    BOOST_TEST(
        count("SELECT COUNT(*) FROM rattachement r JOIN couple c ON c.id = r.couple"
              " WHERE r.fin_le IS NULL AND c.fin_le IS NULL") == 0U
    );
}

BOOST_AUTO_TEST_CASE(a_file_without_any_link_does_not_end_those_there_are) {
    take({eleves({{1}}), responsables({{10}}, {})});  // none yet: none to lose
    take(
        {
            responsables({{10}   },
            {{1, 10}}
            )
    },
        13
    );
    open_access();
    const auto path = folder.file("vide.xml", responsables({{10}}, {}));
    const auto refusal = message(import(db, {path}, {october(14)}));
    BOOST_TEST(has(refusal, "vide.xml : ce fichier ne relie aucun responsable"), refusal);
    BOOST_TEST(has(refusal, "l’établissement en a 1\u00A0lien."), refusal);
    BOOST_TEST(!closed());
}

BOOST_AUTO_TEST_CASE(more_than_half_of_the_links_ending_is_said_first) {
    const std::vector<P> persons{
        {10,      "ROY", "Anne", "pas une adresse"},
        {11},
        {12      },
        {13      }
    };
    take({
        eleves({{1}     }
        ), responsables(persons, { {1, 10}, {1, 11}, {1, 12}, {1, 13}}
        )
    });
    const auto half = take(
        {
            responsables(persons, {{1, 10}, {1, 11}}
             )
    },
        13
    );
    BOOST_TEST(half.liens.partis.total() == 2U);
    BOOST_TEST(!warned(half, "ne sont plus dans l’export"));
    take(
        {
            responsables(persons, {{1, 10}, {1, 11}, {1, 12}}
             )
    },
        14
    );
    const auto most = take(
        {
            responsables(persons, {{1, 10}}
             )
    },
        15
    );
    BOOST_TEST(most.liens.partis.total() == 2U);
    BOOST_REQUIRE(most.avertissements.size() > 1U);
    BOOST_TEST(has(most.avertissements.front().texte, "sur 3 liens, 2 ne sont plus dans l’export. ")
    );
}

BOOST_AUTO_TEST_CASE(links_that_are_there_at_a_lower_level_are_not_gone) {
    take({
        eleves({{1}     }
        ), responsables({ {10},    {11}},
        { {1, 10}, {1, 11}}
        )
    });
    const auto lower = take(
        {
            responsables({{10},       {11}      },
            {{1, 10, 2}, {1, 11, 2}}
            )
    },
        13
    );
    BOOST_TEST(
        has(lower.avertissements.front().texte,
            "sur 2 liens, 2 y ont un niveau de responsabilité moindre. ")
    );
    BOOST_TEST(!warned(lower, "ne sont plus"));
}

// Who is légal in one line and a mere contact in another opens nothing until SIECLE is put right.
BOOST_AUTO_TEST_CASE(a_link_given_twice_is_the_lesser_of_both) {
    for (const auto& links : {
             std::vector<L>{{1, 10, 1}, {1, 10, 3}},
             std::vector<L>{{1, 10, 3}, {1, 10, 1}}
    }) {
        const auto done = take({eleves({{1}}), responsables({{10}}, links)});
        BOOST_TEST(warned(done, "élève 1, personne 10 : ce lien est donné deux fois"));
        BOOST_TEST(
            count("SELECT COUNT(*) FROM couple WHERE niveau = 3 AND fin_le IS NOT NULL") == 1U
        );
    }
    BOOST_TEST(!warned(
        take(
            {
                eleves({{1}}
                ), responsables({       {10}  },
                { {1, 10},   {1, 10}}
                )
    },
            13
        ),
        "donné deux fois"
    ));
}

BOOST_AUTO_TEST_CASE(links_to_unknown_pupils_are_counted_and_named) {
    const std::vector<P> persons{{10}, {11}};
    const std::vector<L> links{
        {1, 10},
        {7, 10},
        {7, 11},
        {8, 10}
    };
    const auto done = take({eleves({{1}}), responsables(persons, links)});
    BOOST_TEST(done.liens.crees.total() == 1U);
    BOOST_TEST(warned(done, "3\u00A0liens ne sont pas repris : élève inconnu de l’établissement"));
    BOOST_TEST(warned(done, "(ELEVE_ID 7, 8)"));
    // One who has left is known: nothing to say of him.
    take({eleves({{2}})}, 13);
    const auto left = take(
        {
            responsables({{10}    },
            { {1, 10}, {2, 10}}
            )
    },
        14
    );
    BOOST_TEST(!warned(left, "inconnu"));
}

BOOST_AUTO_TEST_CASE(parents_alone_need_the_pupils_of_before) {
    take({eleves({{1}})});
    const auto done = take(
        {
            responsables({{10}   },
            {{1, 10}}
            )
    },
        13
    );
    BOOST_TEST(done.liens.crees.total() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
