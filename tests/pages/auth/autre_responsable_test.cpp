// One account is one person: the code of the other parent of the same pupil stays with him.
#include "porte.hpp"

namespace {

using namespace navigateur;  // NOLINT(google-build-using-namespace): the fixture of these tests

}  // namespace

BOOST_AUTO_TEST_SUITE(autre_responsable)

// Two letters to one address: one parent's access closed by the school must not stay open by the
// code of the other.
BOOST_FIXTURE_TEST_CASE(the_other_parents_code_is_not_taken, Porte) {
    const auto lea = make_eleve();
    const auto first = make_car(lea, make_couple(lea));
    const auto second = make_car(lea, make_couple(lea, 2));
    db.transact([&](db::Transaction& tx) {
        BOOST_REQUIRE(acces::activate(tx, now(), {anne, "192.0.2.7"}, anne, first.id));
    });
    const Champs other{
        {"car",            std::string(second.car.display().reveal())},
        {"date_naissance", "17/05/2014"                              }
    };
    sign_in(browser);
    browser.get("/compte/enfants/ajouter");
    BOOST_TEST(browser.shows("Vous êtes dans le compte d’<strong>anne.roy</strong>"));
    browser.submit(other, "/compte/enfants/ajouter");
    BOOST_TEST(browser.shows("est déjà rattaché à votre compte. Ce code est celui de Mme Anne Roy")
    );
    db.execute("UPDATE rattachement SET suspendu_le = depuis");
    browser.submit(other, "/compte/enfants/ajouter");
    BOOST_TEST(browser.shows("est déjà rattaché"), "closed by the school");
    BOOST_TEST(count("SELECT COUNT(*) FROM rattachement") == 1);
    BOOST_TEST(count("SELECT COUNT(*) FROM car WHERE utilise_le IS NULL") == 1, "it still serves");
    BOOST_CHECK_THROW(
        db.transact([&](db::Transaction& tx) {
            return acces::activate(tx, now(), {anne, "192.0.2.7"}, anne, second.id);
        }),
        std::logic_error
    );
    // nor at the creation of an account
    Navigateur fresh(*this);
    fresh.get("/compte/creer/code").submit(other);
    const auto third = make_car(lea, make_couple(lea, 3));
    fresh.get("/compte/creer/code")
        .submit({
            {"car",            std::string(third.car.display().reveal())},
            {"date_naissance", "17/05/2014"                             }
    });
    BOOST_TEST(fresh.shows("Vous avez déjà donné le code de cet élève"));
}

BOOST_AUTO_TEST_SUITE_END()
