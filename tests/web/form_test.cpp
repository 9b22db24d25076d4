// Form tables: a struct when every field is right, else the errors and what was typed.
#include "web/form.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace {

base::Result<int> parse_even(std::string_view text) {
    if (text.size() != 1 || text[0] < '0' || text[0] > '9' || (text[0] - '0') % 2 != 0)
        return base::refuse("Écrivez un chiffre pair.");
    return text[0] - '0';
}
base::Result<std::string> parse_any(std::string_view text) { return std::string(text); }

struct Order {
    int even;
    std::optional<int> maybe;
    std::string password;
    bool accepted;
};

constexpr auto order_form = web::form<Order>(
    web::required("pair", parse_even, 8, "Indiquez un chiffre."),
    web::optional("peut_etre", parse_even, 8),
    web::secret("mot_de_passe", parse_any, 20, "Indiquez le mot de passe."),
    web::box("accord")
);

web::Fields good() {
    web::Fields fields;
    fields.add("pair", " 4 ");
    fields.add("mot_de_passe", " avec espaces ");
    return fields;
}

BOOST_AUTO_TEST_SUITE(form)

BOOST_AUTO_TEST_CASE(a_struct_when_all_is_right) {
    auto fields = good();
    fields.add("accord", "oui");
    fields.add("peut_etre", "6");
    fields.add("inconnu", "x");
    const auto given = order_form.read(fields);
    BOOST_REQUIRE(given.value);
    BOOST_TEST(given.errors.empty());
    BOOST_TEST(given.value->even == 4);
    BOOST_TEST(given.value->maybe.value() == 6);
    BOOST_TEST(given.value->password == " avec espaces ");
    BOOST_TEST(given.value->accepted);
}

BOOST_AUTO_TEST_CASE(absent_is_empty) {
    const auto given = order_form.read(good());
    BOOST_REQUIRE(given.value);
    BOOST_TEST(!given.value->maybe);
    BOOST_TEST(!given.value->accepted);
}

BOOST_AUTO_TEST_CASE(one_error_for_each_wrong_field_in_order) {
    web::Fields fields;
    fields.add("pair", "3");
    fields.add("peut_etre", "x");
    const auto given = order_form.read(fields);
    BOOST_TEST(!given.value);
    BOOST_REQUIRE(given.errors.size() == 3U);
    BOOST_TEST(given.errors[0].field == "pair");
    BOOST_TEST(given.error_of("pair") == "Écrivez un chiffre pair.");
    BOOST_TEST(given.error_of("peut_etre") == "Écrivez un chiffre pair.");
    BOOST_TEST(given.error_of("mot_de_passe") == "Indiquez le mot de passe.");
    BOOST_TEST(given.error_of("accord").empty());
}

BOOST_AUTO_TEST_CASE(empty_and_white_are_missing) {
    for (const auto* text :
         {"", "  ", "\u00A0", "\t\n", "\u200B", "\u2800\u3164", " \u202E ", "\u3000"}) {
        web::Fields fields;
        fields.add("pair", text);
        BOOST_TEST(order_form.read(fields).error_of("pair") == "Indiquez un chiffre.");
    }
}

BOOST_AUTO_TEST_CASE(twice_is_refused) {
    auto fields = good();
    fields.add("pair", "4");
    const auto given = order_form.read(fields);
    BOOST_TEST(!given.value);
    BOOST_TEST(given.error_of("pair").starts_with("Ce champ a été reçu deux fois"));
}

BOOST_AUTO_TEST_CASE(too_long_is_refused) {
    web::Fields fields;
    fields.add("pair", std::string(9, 'x'));
    fields.add("mot_de_passe", std::string(21, 'x'));
    const auto given = order_form.read(fields);
    BOOST_TEST(given.error_of("pair") == "Ce texte est trop long.");
    BOOST_TEST(given.error_of("mot_de_passe") == "Ce texte est trop long.");
    BOOST_TEST(given.typed_in("pair").size() == 8U);
}

BOOST_AUTO_TEST_CASE(cut_texts_stay_utf8) {
    web::Fields fields;
    fields.add(
        "pair",
        "éééé"
        "éé"
    );  // 12 bytes, cut at 8; and at an odd place below
    BOOST_TEST(base::is_utf8(order_form.read(fields).typed_in("pair")));
    web::Fields odd;
    odd.add("pair", "xéééééé");
    BOOST_TEST(base::is_utf8(order_form.read(odd).typed_in("pair")));
}

BOOST_AUTO_TEST_CASE(what_was_typed_comes_back_but_no_secret) {
    web::Fields fields;
    fields.add("pair", " 3 ");
    fields.add("mot_de_passe", "secret");
    const auto given = order_form.read(fields);
    BOOST_TEST(given.typed_in("pair") == "3");
    BOOST_TEST(given.typed_in("mot_de_passe").empty());
}

BOOST_AUTO_TEST_CASE(a_page_may_refuse_later) {
    auto given = order_form.read(good());
    given.refuse("pair", "Déjà pris.");
    BOOST_TEST(!given.value);
    BOOST_TEST(given.error_of("pair") == "Déjà pris.");
}

BOOST_AUTO_TEST_CASE(lines) {
    BOOST_TEST(web::parse_line("  a \t b ").value() == "a b");
    BOOST_TEST(web::parse_line("a\nb").value() == "a b");
    BOOST_TEST(web::parse_line("").value().empty());
    BOOST_TEST(web::parse_line("\u202EAnne\u200B \u2800Roy").value() == "Anne Roy");
    BOOST_TEST(web::parse_line("Ame\u0301lie\u2003Roy").value() == "Am\u00e9lie Roy");
    for (const std::string bad :
         {"a\x01"
          "b",
          "a\x7F",
          "\xFF",
          "a\u0085"
          "b"})
        BOOST_TEST(!web::parse_line(bad));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
