// Who gets a code, in which order, and what becomes of it: on a real server.
#include "acces/couples.hpp"
#include "acces/activation.hpp"
#include "acces/car.hpp"
#include "acces/ecole.hpp"
#include "acces/emission.hpp"
#include "acces/rattachement.hpp"
#include "support/database.hpp"

#include <boost/test/unit_test.hpp>

#include <random>
#include <thread>

namespace {

using acces::Criteres;
using acces::EtatCar;
using acces::FiltreAcces;
using acces::Population;
using std::chrono::days;

scolarite::CodeMef code_of(std::string_view mef) { return scolarite::CodeMef::parse(mef).value(); }

constexpr std::string_view sixieme = "10010012110";
constexpr std::string_view cinquieme = "10110001110";

struct Fixture : support::Database {
    ecole::Ecole college{db, "9990001A", "Collège Jeanne Villepreux"};
    ecole::Ecole autre{db, "9990002B", "Collège de l’Autre Rive"};
    scolarite::DivisionId d6a = college.division("6A", sixieme);
    scolarite::DivisionId d6b = college.division("6B", sixieme);
    scolarite::DivisionId d5a = college.division("5A", cinquieme);
    base::SystemRandom random;
    base::Keys keys{base::Secret(std::string(32, 'k'))};
    base::Instant now = ecole::rentree + days(10);

    acces::Acte acte() const {
        return {
            now, {std::nullopt, "192.0.2.1"},
             college.id
        };
    }
    acces::Generation generate(const std::vector<scolarite::CoupleId>& couples) {
        acces::Demande demande;
        for (const auto id : couples) demande.sujets.push_back(id.value());
        demande.criteres = "essai";
        return db.transact([&](db::Transaction& tx) {
            return acces::generate_all(tx, keys, random, acte(), demande);
        });
    }
    acces::Generation generate_pupil(scolarite::EleveId pupil) {
        const acces::Demande demande{Population::eleves, {pupil.value()}, "6A", days(90)};
        return db.transact([&](db::Transaction& tx) {
            return acces::generate_all(tx, keys, random, acte(), demande);
        });
    }
    std::vector<std::uint64_t> find(const Criteres& criteres) {
        return acces::find_sujets(db, college.id, criteres, now);
    }
    acces::LigneCouple line(scolarite::CoupleId couple) {
        return acces::read_couple(db, college.id, couple, now).value();
    }
    EtatCar etat(scolarite::CoupleId couple) { return acces::etat_of(line(couple).car, now); }
    template <class F>
    base::Check act(F operation, scolarite::CoupleId couple) {
        return db.transact([&](db::Transaction& tx) {
            return operation(tx, acte(), {scolarite::EleveId(0), couple});
        });
    }
    bool opens(scolarite::CoupleId couple) { return line(couple).acces_ouvert(); }
    std::uint64_t count(db::Sql sql) { return db.value<std::uint64_t>(sql).value(); }
    // Looked at from another connection, for ten seconds at most.
    static bool somebody_waits() {
        db::Connection watch(support::database_config());
        for (int look = 0; look < 50; ++look) {
            // the server renews that table only when nobody has read it for a tenth of a second
            std::this_thread::sleep_for(std::chrono::milliseconds(200));
            const auto waiting = watch.value<std::uint64_t>(
                "SELECT COUNT(*) FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'"
            );
            if (waiting.value() > 0) return true;
        }
        return false;
    }
};

base::Check acces_deactivate(
    db::Transaction& tx, const acces::Acte& acte, const acces::Sujet& sujet
) {
    return acces::deactivate(tx, acte, sujet);
}
base::Check acces_activate(
    db::Transaction& tx, const acces::Acte& acte, const acces::Sujet& sujet
) {
    return acces::activate(tx, acte, sujet);
}
base::Check refuse(db::Transaction& tx, const acces::Acte& acte, const acces::Sujet& sujet) {
    return acces::record_refusal(tx, acte, *sujet.couple);
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(couples, Fixture)

BOOST_AUTO_TEST_CASE(order_is_division_then_name_then_rank) {
    const auto z = college.famille(d6a, sixieme, "ZOLA");
    const auto e = college.famille(d6a, sixieme, "ÉTIENNE");
    const auto child = college.eleve(d5a, cinquieme, "ABADIE", "Tom");
    const auto second = college.couple(child, college.responsable("ABADIE", "Luc"), 2);
    const auto first = college.couple(child, college.responsable("MOREAU", "Eva"), 1);
    const auto found = find({});
    const std::vector<std::uint64_t> expected{first.value(), second.value(), e.value(), z.value()};
    BOOST_TEST(found == expected, boost::test_tools::per_element());
    const auto lines = acces::read_sujets(db, college.id, Population::responsables, found, now);
    BOOST_REQUIRE(lines.size() == 4U);
    BOOST_TEST(lines[0].responsable == "Mme MOREAU Eva");
    BOOST_TEST(lines[1].qualite() == "Légal 2");
    BOOST_TEST(lines[2].eleve == "ÉTIENNE Léa");
}

BOOST_AUTO_TEST_CASE(criteria) {
    const auto a = college.famille(d6a, sixieme, "LE GOFF");
    const auto b = college.famille(d6b, sixieme, "DUPONT");
    const auto c = college.famille(d5a, cinquieme, "GARCIA");
    const auto pupil = college.eleve(d5a, cinquieme, "MARTIN", "Zoé");
    const auto charge = college.couple(pupil, college.responsable("MARTIN", "Paul"), 0, 2);
    const auto third = college.couple(pupil, college.responsable("BERNARD", "Ada"), 3);
    const auto contact = college.couple(pupil, college.responsable("PETIT", "Jo"), 0, 3);
    autre.famille(autre.division("6A", sixieme), sixieme, "DUPONT");
    const auto ids = [](std::initializer_list<scolarite::CoupleId> list) {
        std::vector<std::uint64_t> out;
        for (const auto id : list) out.push_back(id.value());
        return out;
    };
    struct Case {
        Criteres criteres;
        std::vector<std::uint64_t> expected;
    };
    const std::vector<Case> cases{
        {{},                                                 ids({c, a, b})      },
        {{.divisions = {d6a, d5a}},                          ids({c, a})         },
        {{.mefs = {code_of(sixieme)}},                       ids({a, b})         },
        {{.divisions = {d6b}, .mefs = {code_of(cinquieme)}}, {}                  },
        {{.legal1 = false},                                  {}                  },
        {{.legal1 = false, .autres = true},                  ids({third, charge})},
        {{.nom = "d"},                                       ids({b})            },
        {{.nom = "GOFF"},                                    ids({a})            },
        {{.nom = "  Lé gö "},                              ids({a})            },
        {{.nom = "anne"},                                    ids({c, a, b})      },
        {{.nom = "%"},                                       {}                  },
        {{.nom = "x"},                                       {}                  },
        {{.acces = FiltreAcces::attribue},                   {}                  },
        {{.acces = FiltreAcces::pas_attribue},               ids({c, a, b})      },
        {{.non_notifies = true},                             {}                  },
    };
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const auto found = find(cases[i].criteres);
        BOOST_TEST_INFO("case " << i);
        BOOST_TEST(found == cases[i].expected, boost::test_tools::per_element());
    }
    // a contact gets no code, whatever is asked for
    BOOST_TEST(generate({contact}).codes == 0U);
    BOOST_TEST(!acces::read_couple(db, college.id, contact, now));
}

// Who had an access and may have none any more stays to be seen, where the school looks for one.
BOOST_AUTO_TEST_CASE(a_pair_that_had_an_access_stays_visible) {
    const auto pupil = college.eleve(d6a, sixieme, "ROY", "Léa");
    const auto pair = college.couple(pupil, college.responsable("ROY", "Anne"), 0, 2);
    const auto never = college.couple(pupil, college.responsable("PETIT", "Jo"), 0, 2);
    generate({pair});
    college.use_code(pair, "anne.roy", now);
    db.execute("UPDATE couple SET niveau = 3, fin_le = ?", now);
    const std::vector<std::uint64_t> seen{pair.value()};
    BOOST_TEST(find({.autres = true}).empty());
    BOOST_TEST(find({.autres = true, .finis = true}) == seen, boost::test_tools::per_element());
    BOOST_TEST(line(pair).qualite() == "Contact");
    BOOST_TEST(!line(pair).possible());
    BOOST_TEST(generate({pair}).codes == 0U);
    BOOST_TEST(!acces::read_couple(db, college.id, never, now));
}

BOOST_AUTO_TEST_CASE(filters_follow_the_code) {
    const auto a = college.famille(d6a, sixieme, "ABADIE");
    const auto b = college.famille(d6a, sixieme, "BERNARD");
    generate({a});
    const std::vector<std::uint64_t> only_a{a.value()};
    const std::vector<std::uint64_t> only_b{b.value()};
    BOOST_TEST(find({.acces = FiltreAcces::attribue}) == only_a);
    BOOST_TEST(find({.acces = FiltreAcces::pas_attribue}) == only_b);
    BOOST_TEST(find({.non_notifies = true}) == only_a);
    db.execute("UPDATE car SET notifie_le = ?, notifie_par = 'courriel'", now);
    BOOST_TEST(find({.non_notifies = true}).empty());
    BOOST_TEST(
        acces::words_of(line(a).car, now, base::Zone::paris()) ==
        "Notifié le 11/09/2026 par courriel"
    );
    now += days(91);
    BOOST_TEST(find({.acces = FiltreAcces::attribue}).empty());
    BOOST_TEST((etat(a) == EtatCar::expire));
}

BOOST_AUTO_TEST_CASE(states_one_after_the_other) {
    const auto pair = college.famille(d6a, sixieme, "ROY");
    BOOST_TEST((etat(pair) == EtatCar::non_genere));
    BOOST_TEST(!act(acces_deactivate, pair));
    generate({pair});
    BOOST_TEST((etat(pair) == EtatCar::genere));
    BOOST_TEST(!act(acces_activate, pair));
    BOOST_TEST(act(acces_deactivate, pair).has_value());
    BOOST_TEST((etat(pair) == EtatCar::desactive));
    BOOST_TEST(!line(pair).car.code->imprimable);
    BOOST_TEST(!act(acces_deactivate, pair));
    BOOST_TEST(act(acces_activate, pair).has_value());
    BOOST_TEST((etat(pair) == EtatCar::genere));
    // past its validity it would open nothing; an access has none
    BOOST_TEST(act(acces_deactivate, pair).has_value());
    now += days(91);
    const auto late = act(acces_activate, pair);
    BOOST_REQUIRE(!late);
    BOOST_TEST(late.error().message.find("a expiré") != std::string::npos);
    now -= days(91);
    BOOST_TEST(act(acces_activate, pair).has_value());
    college.use_code(pair, "anne.roy", now);
    now += days(91);
    BOOST_TEST((etat(pair) == EtatCar::utilise));
    BOOST_TEST(opens(pair));
    BOOST_TEST(act(acces_deactivate, pair).has_value());
    BOOST_TEST((etat(pair) == EtatCar::desactive));
    BOOST_TEST(!opens(pair));
    BOOST_TEST(act(acces_activate, pair).has_value());
    BOOST_TEST(opens(pair));
    BOOST_TEST(act(refuse, pair).has_value());
    BOOST_TEST((etat(pair) == EtatCar::refuse));
    BOOST_TEST(!opens(pair));
    BOOST_TEST(!act(refuse, pair));
    BOOST_TEST(!act(acces_activate, pair));
    generate({pair});
    BOOST_TEST((etat(pair) == EtatCar::genere));
}

// Who says « this is not my pupil » is not a family that refuses; who lets go of one has no access.
BOOST_AUTO_TEST_CASE(contested_and_detached_have_words_of_their_own) {
    const auto checked = [&] {
        const auto found = acces::codes_to_check(db, college.id, now).contestes;
        return found.couples;
    };
    const auto pair = college.famille(d6a, sixieme, "ROY");
    const auto used = college.famille(d6a, sixieme, "PETIT");
    generate({pair, used});
    BOOST_TEST(checked() == 0U);
    db.transact([&](db::Transaction& tx) {
        return acces::contest_code(tx, now, acte().auteur, line(pair).car.code->id);
    });
    BOOST_TEST((etat(pair) == EtatCar::conteste));
    BOOST_TEST(
        acces::words_of(line(pair).car, now, base::Zone::paris()) == "Contesté le 11/09/2026"
    );
    BOOST_TEST(!act(acces_activate, pair));
    BOOST_TEST(checked() == 1U);

    const auto account = college.use_code(used, "anne.petit", now);
    const auto end = [&](acces::MotifFin motif) {
        const auto link = acces::enfants_of(db, account).at(0).id;
        return db.transact([&](db::Transaction& tx) {
            return acces::end_rattachement(tx, now, acte().auteur, account, link, motif);
        });
    };
    BOOST_TEST(end(acces::MotifFin::conteste));
    BOOST_TEST((etat(used) == EtatCar::conteste));
    BOOST_TEST(!line(used).acces_ouvert());
    BOOST_TEST(checked() == 2U);
    const auto funnel = acces::entonnoirs_of(db, college.id, now);
    BOOST_REQUIRE(funnel.size() == 1U);
    BOOST_TEST(funnel[0].fermes == 2U);
    BOOST_TEST(funnel[0].utilises == 0U);
    BOOST_TEST(funnel[0].refuses == 0U);

    // one that has ended at the source is on no list, and so not counted
    db.execute("UPDATE couple SET fin_le = ? WHERE id = ?", now, pair);
    BOOST_TEST(checked() == 1U);
    db.execute("UPDATE couple SET fin_le = NULL WHERE id = ?", pair);

    generate({pair, used});
    BOOST_TEST(checked() == 0U);
    BOOST_TEST((etat(pair) == EtatCar::genere));
    college.use_code(used, "anne.encore", now);
    db.execute(
        "UPDATE rattachement SET fin_le = ?, fin_motif = 'detache', couple_ouvert = NULL "
        "WHERE fin_le IS NULL",
        now
    );
    BOOST_TEST((etat(used) == EtatCar::detache));
    db.execute("UPDATE rattachement SET fin_motif = 'source' WHERE fin_motif = 'detache'");
    BOOST_TEST((etat(used) == EtatCar::ferme));
    BOOST_TEST(
        acces::words_of(line(used).car, now, base::Zone::paris()) ==
        "Fermé par l’import le 11/09/2026"
    );
    db.execute("DELETE FROM rattachement");  // as when its account is erased
    BOOST_TEST((etat(used) == EtatCar::detache));
}

// S20: the account stays, the child goes until the new code is entered.
BOOST_AUTO_TEST_CASE(a_new_code_ends_the_link_but_not_the_account) {
    const auto pair = college.famille(d6a, sixieme, "ROY");
    generate({pair});
    const auto account = college.use_code(pair, "anne.roy", now);
    const auto done = generate({pair});
    BOOST_TEST(done.codes == 1U);
    BOOST_TEST(done.acces_fermes == 1U);
    BOOST_TEST(!opens(pair));
    BOOST_TEST(count("SELECT COUNT(*) FROM compte WHERE profil = 'responsable'") == 1U);
    BOOST_TEST(
        db.value<std::string>("SELECT fin_motif FROM rattachement WHERE compte = ?", account)
            .value() == "remplace"
    );
    // the used code keeps its story
    BOOST_TEST(
        count("SELECT COUNT(*) FROM car WHERE utilise_le IS NOT NULL AND fin_le IS NULL") == 1U
    );
    BOOST_TEST(count("SELECT COUNT(*) FROM journal WHERE action = 'rattachement.fin'") == 1U);
}

BOOST_AUTO_TEST_CASE(an_unused_code_is_replaced_and_wiped) {
    const auto pair = college.famille(d6a, sixieme, "ROY");
    generate({pair});
    generate({pair, pair});
    BOOST_TEST(count("SELECT COUNT(*) FROM car") == 2U);
    BOOST_TEST(count("SELECT COUNT(*) FROM car WHERE couple_courant IS NOT NULL") == 1U);
    BOOST_TEST(
        count("SELECT COUNT(*) FROM car WHERE fin_motif = 'remplace' AND scelle IS NULL") == 1U
    );
    const auto opened = db.first<bool>(
        "SELECT scelle, empreinte FROM car WHERE couple_courant IS NOT NULL",
        [&](const db::Row& row) {
            return acces::Car::open(keys, row.get<std::string>(0), row.get<std::string>(1))
                .has_value();
        }
    );
    BOOST_TEST(opened.value());
}

BOOST_AUTO_TEST_CASE(what_cannot_have_a_code_is_passed_over) {
    const auto dead = college.famille(d6a, sixieme, "A");
    const auto ended = college.famille(d6a, sixieme, "B");
    const auto foreign = autre.famille(autre.division("6A", sixieme), sixieme, "C");
    db.execute("UPDATE eleve SET motif_sortie = '43' WHERE nom = 'A'");
    db.execute("UPDATE couple SET fin_le = ? WHERE id = ?", now, ended);
    const auto done = generate({dead, ended, foreign, scolarite::CoupleId(999999)});
    BOOST_TEST(done.codes == 0U);
    BOOST_TEST(done.passes == 4U);
    for (const auto* name : {"A", "C"}) {  // nor the pupils themselves
        const auto pupil =
            db.value<scolarite::EleveId>("SELECT id FROM eleve WHERE nom = ?", name).value();
        const auto own = generate_pupil(pupil);
        BOOST_TEST(own.codes == 0U, name);
        BOOST_TEST(own.passes == 1U, name);
    }
    BOOST_TEST(count("SELECT COUNT(*) FROM car") == 0U);
    BOOST_TEST(generate({}).codes == 0U);
    BOOST_TEST(!act(acces::deactivate, foreign));
    BOOST_TEST(!act(refuse, foreign));
    BOOST_TEST(count("SELECT COUNT(*) FROM couple WHERE refus_le IS NOT NULL") == 0U);
}

BOOST_AUTO_TEST_CASE(warnings) {
    const auto pair = college.famille(d6a, sixieme, "ROY", "anne@exemple.fr");
    BOOST_TEST(line(pair).avertissements().empty());
    db.execute("UPDATE responsable SET courriel = '', adresse = NULL");
    db.execute("UPDATE eleve SET sorti_le = '2026-09-05'");
    db.execute("UPDATE couple SET refus_le = ?", now);
    BOOST_TEST(line(pair).avertissements().size() == 4U);
    BOOST_TEST(!line(pair).possible(), "a code of who has left opens nothing");
    db.execute("UPDATE eleve SET sorti_le = NULL");
    BOOST_TEST(line(pair).possible());
    db.execute("UPDATE eleve SET motif_sortie = '43'");
    BOOST_TEST(!line(pair).possible());
}

BOOST_AUTO_TEST_CASE(pupils_codes_follow_the_same_rules) {
    const auto pupil = college.eleve(d6a, sixieme, "ROY", "Léa");
    BOOST_TEST(generate_pupil(pupil).codes == 1U);
    BOOST_TEST(generate_pupil(pupil).codes == 1U);
    BOOST_TEST(
        count("SELECT COUNT(*) FROM car WHERE eleve_courant IS NOT NULL AND couple IS NULL") == 1U
    );
    const auto found = find({.population = Population::eleves, .acces = FiltreAcces::attribue});
    BOOST_REQUIRE(found.size() == 1U);
    BOOST_TEST(acces::read_eleve(db, college.id, pupil, now)->qualite() == "Élève");
    const auto closed = db.transact([&](db::Transaction& tx) {
        return acces::deactivate(tx, acte(), {pupil, std::nullopt});
    });
    BOOST_TEST(closed.has_value());
    BOOST_TEST(
        (acces::etat_of(acces::read_eleve(db, college.id, pupil, now)->car, now) ==
         EtatCar::desactive)
    );
    BOOST_TEST(!acces::read_eleve(db, autre.id, pupil, now));
}

BOOST_AUTO_TEST_CASE(a_pupils_new_code_ends_his_own_link_and_no_parents) {
    const auto pupil = college.eleve(d6a, sixieme, "ROY", "Léa");
    const auto pair = college.couple(pupil, college.responsable("ROY", "Anne"));
    generate({pair});
    college.use_code(pair, "anne.roy", now);
    generate_pupil(pupil);
    const auto own = college.compte("lea.roy", "eleve");
    const auto car =
        db.value<acces::CarId>("SELECT id FROM car WHERE eleve_courant = ?", pupil).value();
    BOOST_TEST(db.transact([&](db::Transaction& tx) {
        return acces::activate(tx, now, {own, "192.0.2.1"}, own, car);
    }));
    BOOST_TEST(generate_pupil(pupil).acces_fermes == 1U);
    BOOST_TEST(opens(pair));
    BOOST_TEST(
        count("SELECT COUNT(*) FROM rattachement WHERE fin_le IS NULL AND couple_ouvert = couple"
        ) == 1U
    );
    BOOST_TEST(acces::enfants_of(db, own).empty());
    BOOST_TEST(count("SELECT COUNT(*) FROM journal WHERE action = 'rattachement.fin'") == 1U);
}

BOOST_AUTO_TEST_CASE(unused_codes_expire_and_are_wiped) {
    const auto a = college.famille(d6a, sixieme, "A");
    const auto b = college.famille(d6a, sixieme, "B");
    const auto c = college.famille(d6a, sixieme, "C");
    generate({a, b, c});
    college.use_code(c, "c", now);
    BOOST_TEST(acces::expire_codes(db, now + days(90) - std::chrono::seconds(1)) == 0U);
    BOOST_TEST(acces::expire_codes(db, now + days(90), 1) == 2U);
    BOOST_TEST(acces::expire_codes(db, now + days(90)) == 0U);
    BOOST_TEST(count("SELECT COUNT(*) FROM car WHERE scelle IS NOT NULL") == 0U);
    BOOST_TEST((etat(c) == EtatCar::utilise));
}

// Two offices validate the same list at the same second: each pair ends with one code at hand.
BOOST_AUTO_TEST_CASE(two_at_once_leave_one_code_each) {
    std::vector<scolarite::CoupleId> pairs;
    for (int i = 0; i < 60; ++i)
        pairs.push_back(college.famille(d6a, sixieme, "N" + std::to_string(i)));
    for (int round = 0; round < 5; ++round) {
        std::vector<std::thread> threads;
        for (int t = 0; t < 3; ++t) {
            threads.emplace_back([&, t] {
                db::Connection own(support::database_config());
                base::SystemRandom own_random;
                acces::Demande demande;
                for (const auto id : pairs) demande.sujets.push_back(id.value());
                if (t == 1) std::reverse(demande.sujets.begin(), demande.sujets.end());
                own.transact([&](db::Transaction& tx) {
                    return acces::generate_all(tx, keys, own_random, acte(), demande);
                });
            });
        }
        for (auto& thread : threads) thread.join();
    }
    BOOST_TEST(count("SELECT COUNT(*) FROM car") == 60U * 15U);
    BOOST_TEST(count("SELECT COUNT(*) FROM car WHERE couple_courant IS NOT NULL") == 60U);
    BOOST_TEST(
        count("SELECT COUNT(*) FROM car WHERE fin_le IS NULL AND utilise_le IS NULL") == 60U
    );
    BOOST_TEST(count("SELECT COUNT(*) FROM car WHERE scelle IS NOT NULL") == 60U);
}

// Who had to wait for a pair sees what became of it, though the first of his list was free.
BOOST_AUTO_TEST_CASE(a_decision_sees_what_it_has_waited_for) {
    const auto free_one = college.famille(d6a, sixieme, "LIBRE");
    const auto held = college.famille(d6a, sixieme, "TENU");
    const std::vector<std::uint64_t> both{free_one.value(), held.value()};
    std::size_t codes_seen = 0;
    std::thread second;
    db.transact([&](db::Transaction& tx) {
        acces::lock_sujets(tx, acte(), Population::responsables, {held.value()});
        second = std::thread([&] {
            db::Connection own(support::database_config());
            own.transact([&](db::Transaction& late) {
                acces::lock_sujets(late, acte(), Population::responsables, both);
                codes_seen = 0;
                for (const auto& ligne : acces::read_sujets(
                         late.connection(), college.id, Population::responsables, both, now
                     ))
                    codes_seen += ligne.car.code ? 1U : 0U;
            });
        });
        BOOST_TEST(somebody_waits());
        acces::Demande demande;
        demande.sujets = {held.value()};
        acces::generate_all(tx, keys, random, acte(), demande);
    });
    second.join();
    BOOST_TEST(codes_seen == 1U);
}

// So does an act on one pair: it closes the code that came while it waited.
BOOST_AUTO_TEST_CASE(an_act_sees_what_it_has_waited_for) {
    const auto pair = college.famille(d6a, sixieme, "TENU");
    generate({pair});
    bool closed = false;
    std::thread second;
    db.transact([&](db::Transaction& tx) {
        acces::lock_sujets(tx, acte(), Population::responsables, {pair.value()});
        second = std::thread([&] {
            db::Connection own(support::database_config());
            closed = own.transact([&](db::Transaction& late) {
                            return acces_deactivate(late, acte(), {scolarite::EleveId(0), pair});
                        }
            ).has_value();
        });
        BOOST_TEST(somebody_waits());
        acces::Demande demande;
        demande.sujets = {pair.value()};
        acces::generate_all(tx, keys, random, acte(), demande);
    });
    second.join();
    BOOST_TEST(closed);
    BOOST_TEST((etat(pair) == EtatCar::desactive));
}

// Whatever the school and the family do, in any order, the access is what the model says.
BOOST_AUTO_TEST_CASE(any_sequence_of_acts_against_a_model) {
    const auto pair = college.famille(d6a, sixieme, "ROY");
    const auto account = college.compte("anne.roy", "responsable");
    struct Model {
        bool code = false;    // can still be used
        bool closed = false;  // switched off before it was used
        bool link = false;
        bool suspended = false;
        bool refused = false;
    } model;
    std::mt19937 dice(20260911);  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same walk every time
    for (int step = 0; step < 300; ++step) {
        now += std::chrono::seconds(1);
        const auto choice = dice() % 5;
        bool expected = true;
        bool done = true;
        if (choice == 0) {
            done = generate({pair}).codes == 1;
            model = {true, false, false, false, false};
        } else if (choice == 1) {
            expected = model.code;
            const auto car = line(pair).car.code;
            done = car && db.transact([&](db::Transaction& tx) {
                return acces::activate(tx, now, {account, "192.0.2.9"}, account, car->id);
            });
            if (expected) model.link = true;
            model.code = false;
        } else if (choice == 2) {
            expected = model.code || (model.link && !model.suspended);
            done = act(acces_deactivate, pair).has_value();
            if (model.code) model.closed = true;
            if (model.link) model.suspended = true;
            model.code = false;
        } else if (choice == 3) {
            expected = !model.refused && (model.closed || (model.link && model.suspended));
            done = act(acces_activate, pair).has_value();
            if (expected && model.closed) model.code = true;
            if (expected) model.closed = model.suspended = false;
        } else {
            expected = !model.refused;
            done = act(refuse, pair).has_value();
            model.code = false;
            if (model.link) model.suspended = true;
            model.refused = true;
        }
        BOOST_TEST_INFO("step " << step << ", act " << choice);
        BOOST_REQUIRE(done == expected);
        BOOST_REQUIRE(opens(pair) == (model.link && !model.suspended));
    }
}

BOOST_AUTO_TEST_CASE(funnel) {
    const auto a = college.famille(d6a, sixieme, "A");
    const auto b = college.famille(d6a, sixieme, "B");
    college.famille(d6a, sixieme, "C");
    const auto d = college.famille(d6b, sixieme, "D");
    generate({a, b, d});
    college.use_code(a, "a", now);
    BOOST_TEST(act(refuse, d).has_value());
    const auto rows = acces::entonnoirs_of(db, college.id, now);
    BOOST_REQUIRE(rows.size() == 2U);
    BOOST_TEST(rows[0].division == "6A");
    BOOST_TEST(rows[0].couples == 3U);
    BOOST_TEST(rows[0].generes == 2U);
    BOOST_TEST(rows[0].utilises == 1U);
    BOOST_TEST(rows[1].refuses == 1U);
    // who has no division is counted all the same
    db.execute("UPDATE eleve SET division = NULL WHERE nom = 'A'");
    const auto without = acces::entonnoirs_of(db, college.id, now);
    BOOST_REQUIRE(without.size() == 3U);
    BOOST_TEST(without[0].couples == 2U);
    BOOST_TEST(without[2].division == "");
    BOOST_TEST(without[2].couples == 1U);
    BOOST_TEST(without[2].utilises == 1U);
    const auto choix = acces::choix_of(db, college.id, now);
    BOOST_TEST(choix.divisions.size() == 3U);
    BOOST_TEST(choix.mefs.size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
