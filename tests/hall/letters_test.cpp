// The letter a school writes itself: however long its own words are, a family gets one sheet.
#include "envoi/letters.hpp"
#include "base/text.hpp"
#include "courrier/tools.hpp"
#include "envoi/letter_store.hpp"
#include "envoi/office.hpp"
#include "hall/mails.hpp"
#include "support/words.hpp"

#include <boost/test/unit_test.hpp>

#include <fstream>

struct Own : office::Office {
    // The text of a letter with these words of the school; it is one page.
    std::string printed(const envoi::TexteEcole& texte) {
        db.execute(
            "UPDATE etablissement SET presentation_familles = ?, mot_familles = ? WHERE id = ?",
            texte.presentation,
            texte.mot,
            school
        );
        const auto templates = web::Templates::load(TS_SOURCE_DIR "/templates", "").value();
        const auto lot = make_lot(
            envoi::Voie::courrier, {make_family("6B", "LEFEVRE-DE-LA-ROCHEFOUCAULD", "").first}
        );
        BOOST_REQUIRE((envoi::make_one_lot(desk(), hall::lot_writer(templates)) == lot));
        const auto pdf = envoi::open_letters(db, config, keys, school, lot);
        BOOST_REQUIRE(pdf);
        std::ofstream(folder / "clear.pdf", std::ios::binary) << pdf->reveal();
        const auto about = tools::output_of("pdfinfo " + (folder / "clear.pdf"));
        BOOST_TEST(about.find("Pages:           1\n") != std::string::npos, about);
        return tools::output_of("pdftotext " + (folder / "clear.pdf") + " -");
    }
};

BOOST_FIXTURE_TEST_SUITE(own_letters, Own)

BOOST_AUTO_TEST_CASE(the_longest_words_of_a_school_stay_on_one_sheet) {
    std::string wide;  // of words as long as French ones are
    while (base::length(wide) < envoi::presentation_max) wide += "établissements MAJUSCULES et ";
    envoi::TexteEcole texte{wide, wide};
    const auto cut = [](std::string& text, std::size_t most) {
        while (base::length(text) > most || !base::is_utf8(text)) text.pop_back();
    };
    cut(texte.presentation, envoi::presentation_max);
    cut(texte.mot, envoi::mot_max);
    BOOST_REQUIRE(envoi::parse_presentation(texte.presentation));
    BOOST_REQUIRE(envoi::parse_mot(texte.mot));
    const auto text = printed(texte);
    BOOST_TEST(text.find("Coupon de refus") != std::string::npos);
    BOOST_TEST(text.find("LEFEVRE-DE-LA-ROCHEFOUCAULD") != std::string::npos);
}

// What looks like an item of a list is a paragraph all the same, and the steps stay the host's.
BOOST_AUTO_TEST_CASE(words_that_begin_with_a_number_or_a_dash) {
    const auto text = support::plain_spaces(printed({"1. Notre collège", "- Permanence mardi"}));
    for (const auto* words :
         {"1. Notre collège",
          "- Permanence mardi",
          "Pour y accéder",
          "Recopiez le code s’il n’est pas déjà rempli"})
        BOOST_TEST(text.find(words) != std::string::npos, words << " in " << text);
}

BOOST_AUTO_TEST_SUITE_END()
