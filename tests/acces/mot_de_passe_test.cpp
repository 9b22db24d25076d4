// What may be chosen as a password, and how it is kept.
#include "acces/mot_de_passe.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <string>

namespace {

using acces::Exigence;
using acces::MotDePasse;

bool accepted(const std::string& typed, const acces::RegleMotDePasse& regle = {}) {
    return MotDePasse::parse(typed, regle).has_value();
}

constexpr unsigned long little_memory = 256;

}  // namespace

BOOST_AUTO_TEST_SUITE(mot_de_passe)

BOOST_DATA_TEST_CASE(
    guessable_ones_are_refused,
    boost::unit_test::data::make(
        {"",
         "court",
         "password",
         "password1234",
         "motdepasse1234",
         "MotDePasse2024!",
         "azertyuiop123",
         "bonjourbonjour",
         "marie12092013",
         "123456789012",
         "aaaaaaaaaaaa",
         "jetaimemarie",
         "qwertyuiop12",
         "Soleil2024Soleil",
         "Janvier2026!!",
         "teleservices2026",
         "000000000000",
         "abcdefghijkl",
         "12/09/2013 12/09"}
    ),
    typed
) {
    BOOST_TEST(!accepted(typed));
}

BOOST_DATA_TEST_CASE(
    good_ones_pass,
    boost::unit_test::data::make(
        {"tulipe velours canard lundi",
         "Xk3!vR9qLm2p",
         "correct horse battery staple",
         "crapaud-volant-sous-la-pluie",
         "日本語のとても長い合言葉です",
         "   espaces   partout   vraiment  "}
    ),
    typed
) {
    BOOST_TEST(accepted(typed));
}

BOOST_AUTO_TEST_CASE(length_counts_characters_not_bytes) {
    // 11 letters of two bytes each
    BOOST_TEST(!accepted("éèêëàâîïôùû"));
}

BOOST_AUTO_TEST_CASE(staff_need_more) {
    acces::RegleMotDePasse staff;
    staff.exigence = Exigence::agent;
    BOOST_TEST(!accepted("Xk3!vR9qLm2p", staff));
    BOOST_TEST(accepted("tulipe velours canard lundi", staff));
}

BOOST_AUTO_TEST_CASE(the_persons_own_words_are_guessed_first) {
    const std::string typed = "vandenbroucke-zephirin";
    BOOST_TEST(accepted(typed));
    acces::RegleMotDePasse own;
    own.mots = {"Zéphirin.Vandenbroucke@exemple.fr"};
    BOOST_TEST(!accepted(typed, own));
}

BOOST_AUTO_TEST_CASE(classes_only_when_the_host_asks) {
    acces::RegleMotDePasse anssi;
    anssi.anssi = true;
    BOOST_TEST(!accepted("tulipe velours canard lundi", anssi));
    BOOST_TEST(accepted("Tulipe velours canard lundi 7", anssi));
}

BOOST_AUTO_TEST_CASE(bounds_and_bad_bytes) {
    BOOST_TEST(!accepted(std::string(257, 'x')));
    BOOST_TEST(!accepted("tulipe velours \xFF lundi"));
    BOOST_TEST(!accepted(std::string("tulipe velours\0canard", 21)));
}

BOOST_AUTO_TEST_CASE(two_keyboards_one_password) {
    const acces::Hacheur hacheur(little_memory);
    const auto composed = acces::parse_typed_password("tulipe \u00E9toile canard lundi").value();
    const auto decomposed = acces::parse_typed_password("tulipe e\u0301toile canard lundi").value();
    BOOST_TEST(hacheur.verify(hacheur.hash(composed), decomposed));
}

BOOST_AUTO_TEST_CASE(hash_and_verify) {
    const acces::Hacheur hacheur(little_memory);
    const base::Secret right(std::string("tulipe velours canard lundi"));
    const auto stored = hacheur.hash(right);
    BOOST_TEST(stored.starts_with("$argon2id$"));
    BOOST_TEST(stored.size() <= 128U);
    BOOST_TEST(stored != hacheur.hash(right));
    BOOST_TEST(hacheur.verify(stored, right));
    BOOST_TEST(!hacheur.verify(stored, base::Secret(std::string("autre chose"))));
    BOOST_TEST(!hacheur.verify(std::string("pas une empreinte"), right));
}

BOOST_AUTO_TEST_CASE(an_unknown_account_costs_the_same_work) {
    const acces::Hacheur hacheur(little_memory);
    const base::Secret typed(std::string("tulipe velours canard lundi"));
    const auto stored = hacheur.hash(typed);
    const auto before = acces::hashes_run();
    BOOST_TEST(!hacheur.verify(std::nullopt, typed));
    const auto unknown = acces::hashes_run() - before;
    BOOST_TEST(hacheur.verify(stored, typed));
    BOOST_TEST(acces::hashes_run() - before - unknown == unknown);
}

BOOST_AUTO_TEST_CASE(a_higher_cost_asks_for_a_new_hash) {
    const base::Secret typed(std::string("tulipe velours canard lundi"));
    const auto old = acces::Hacheur(little_memory).hash(typed);
    BOOST_TEST(!acces::Hacheur(little_memory).needs_rehash(old));
    BOOST_TEST(acces::Hacheur(little_memory * 2).needs_rehash(old));
}

BOOST_AUTO_TEST_SUITE_END()
