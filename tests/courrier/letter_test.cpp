#include "courrier/letter.hpp"

#include "courrier/sample_letter.hpp"
#include "courrier/tools.hpp"

#include <boost/test/unit_test.hpp>

#include <regex>

namespace {

// A finished book in a folder, looked at with the tools a reader has.
class Printed {
public:
    explicit Printed(const std::vector<courrier::Letter>& letters) {
        std::ofstream file(path(), std::ios::binary);
        courrier::LetterBook book(
            [&](std::string_view part) { file << part; }, {"Lettres : 6ème A", "Collège"}
        );
        for (const auto& letter : letters) book.add(letter);
        book.finish();
    }
    std::string path() const { return folder_ / "lettres.pdf"; }
    std::string text(const std::string& options = "") const {
        return tools::output_of("pdftotext " + options + " " + path() + " -");
    }
    std::string info() const { return tools::output_of("pdfinfo " + path()); }
    int pages() const {
        std::smatch found;
        const auto all = info();
        return std::regex_search(all, found, std::regex("Pages:\\s+(\\d+)")) ? std::stoi(found[1])
                                                                             : 0;
    }
    std::string fonts() const { return tools::output_of("pdffonts " + path() + " | tail -n +3"); }
    std::string qr_codes() const {
        return tools::output_of(
            "pdftoppm -r 150 -gray " + path() + " " + (folder_ / "page") + " && zbarimg -q --raw " +
            (folder_ / "page") + "*.pgm 2>/dev/null"
        );
    }
    // Text inside a rectangle of the first page, in millimetres.
    std::string text_in(double x, double y, double w, double h) const {
        const auto mm = [](double value) { return std::to_string(static_cast<int>(value * 10)); };
        return text(
            "-f 1 -l 1 -r 254 -x " + mm(x) + " -y " + mm(y) + " -W " + mm(w) + " -H " + mm(h)
        );
    }

private:
    tools::Folder folder_;
};

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

// Line breaks and hyphenation apart, so that wrapped sentences can be searched for.
std::string flat(const std::string& text) {
    return std::regex_replace(text, std::regex("\\s+"), " ");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(letter)

BOOST_AUTO_TEST_CASE(a_letter_is_one_tagged_page_with_its_fonts) {
    const Printed printed({sample::letter()});
    BOOST_TEST(printed.pages() == 1);
    BOOST_TEST(std::regex_search(printed.info(), std::regex("Tagged:\\s+yes")));
    BOOST_TEST(std::regex_search(printed.info(), std::regex("Title:\\s+Lettres : 6ème A")));
    BOOST_TEST(contains(printed.info(), "A4"));
    std::istringstream fonts(printed.fonts());
    int count = 0;
    for (std::string line; std::getline(fonts, line); ++count) {
        BOOST_TEST(std::regex_search(line, std::regex("yes yes yes +\\d+ +\\d+ *$")), line);
    }
    BOOST_TEST(count >= 2);
    BOOST_TEST(contains(tools::output_of("grep -a -c 'Lang (fr-FR)' " + printed.path()), "1"));
    const auto structure = tools::output_of("pdfinfo -struct " + printed.path());
    for (const auto* tag :
         {"Document", "Sect", "H1", "P (block)", "L (block)", "Lbl", "LBody", "H2"}) {
        BOOST_TEST(contains(structure, tag), tag);
    }
}

BOOST_AUTO_TEST_CASE(every_word_can_be_read_and_copied) {
    const auto letter = sample::letter();
    const auto text = flat(Printed({letter}).text());
    std::vector<std::string> expected{
        letter.date_line,
        letter.subject,
        letter.code_label,
        letter.site,
        letter.validity,
        letter.signature,
        letter.coupon.title,
        courrier::in_groups_of_four(letter.code)};
    for (const auto* group :
         {&letter.sender,
          &letter.recipient,
          &letter.opening,
          &letter.steps,
          &letter.closing,
          &letter.coupon.paragraphs,
          &letter.coupon.fields}) {
        expected.insert(expected.end(), group->begin(), group->end());
    }
    for (const auto& words : expected) BOOST_TEST(contains(text, words), words);
}

BOOST_AUTO_TEST_CASE(the_qr_code_reads_from_paper) {
    const auto first = sample::letter(1);
    const auto second = sample::letter(2);
    BOOST_TEST(Printed({first, second}).qr_codes() == first.qr + "\n" + second.qr + "\n");
}

BOOST_AUTO_TEST_CASE(addresses_of_three_and_six_lines_show_in_the_window_and_nothing_else_does) {
    for (const int lines : {1, 3, 6, 8}) {
        auto letter = sample::letter();
        letter.recipient.clear();
        for (int i = 0; i < lines; ++i) {
            letter.recipient.push_back(
                std::to_string(i) + " ABCDEFGHIJKLMNOPQRSTUVWXYZ MMMMMM WWW"
            );
        }
        const Printed printed({letter});
        // what shows however the sheet slides in its envelope
        const auto always = flat(printed.text_in(100, 55, 90, 25));
        for (const auto& line : letter.recipient) BOOST_TEST(contains(always, line), line);
        // what may ever show: x 90–200, y 44–90
        const auto ever = flat(printed.text_in(90, 44, 110, 46));
        BOOST_TEST(ever == always);
        BOOST_TEST(printed.pages() == 1);
    }
}

BOOST_AUTO_TEST_CASE(long_words_and_names_wrap_instead_of_leaving_the_page) {
    auto letter = sample::letter();
    letter.sender = {std::string(120, 'W'), std::string(300, 'm')};
    letter.recipient = {std::string(90, 'W'), "RUE " + std::string(100, 'M')};
    letter.site = "https://" + std::string(150, 'a') + ".fr/";
    letter.coupon.paragraphs.push_back(std::string(400, 'o'));
    const auto text = Printed({letter}).text("-x 0 -y 0 -W 595 -H 842");
    for (const auto& [sign, count] : std::vector<std::pair<char, long>>{
             {'W', 210},
             {'m', 300}
    }) {
        BOOST_TEST(std::count(text.begin(), text.end(), sign) >= count);
    }
}

BOOST_AUTO_TEST_CASE(text_too_long_for_a_page_is_set_smaller_then_flows_and_is_never_cut) {
    for (const int paragraphs : {3, 6, 20, 80}) {
        auto letter = sample::letter();
        for (int i = 0; i < paragraphs; ++i) {
            letter.opening.push_back(
                "Paragraphe " + std::to_string(i) +
                " : l’établissement vous écrit longuement, avec des "
                "mots qui remplissent toute la ligne et la suivante, et se termine par fin-" +
                std::to_string(i) + "."
            );
        }
        letter.steps.resize(30, "Une étape de plus.");
        const Printed printed({letter, sample::letter(7)});
        const auto text = flat(printed.text());
        for (int i = 0; i < paragraphs; ++i) {
            BOOST_TEST(contains(text, "fin-" + std::to_string(i) + "."), i);
        }
        for (const auto& words :
             {letter.validity,
              letter.coupon.title,
              letter.coupon.fields.back(),
              courrier::in_groups_of_four(letter.code),
              std::string("30.")}) {
            BOOST_TEST(contains(text, words), words);
        }
        BOOST_TEST(printed.pages() >= 2);
        BOOST_TEST(contains(flat(printed.text("-l 1 -f 1")), letter.subject));
        BOOST_TEST(contains(
            flat(printed.text("-l 99 -f " + std::to_string(printed.pages()))),
            sample::letter(7).subject
        ));
    }
}

BOOST_AUTO_TEST_CASE(a_longer_text_still_makes_one_page_when_smaller_type_allows) {
    auto letter = sample::letter();
    for (int i = 0; i < 3; ++i) letter.opening.push_back(letter.opening[1]);
    BOOST_TEST(Printed({letter}).pages() == 1);
}

// So that envelopes stay in step with « une page chacune ».
BOOST_AUTO_TEST_CASE(a_very_long_name_stays_on_one_page) {
    auto letter = sample::letter();
    const std::string name =
        "Marie-Charlotte Élisabeth Éléonore Anne-Sophie Bérengère DE LA ROCHEFOUCAULD-LIANCOURT "
        "DE MONTMORENCY-LUXEMBOURG D’ESTISSAC DE LA TRÉMOILLE-THOUARS DE BROGLIE";
    letter.subject = "Votre code d’accès aux télé-services pour " + name + " (6ème A)";
    letter.opening = {
        "Madame, Monsieur,",
        "Notre établissement, Collège Les Trois Chênes, vous propose de suivre en ligne, pour " +
            name + ", les absences et les notes. C’est gratuit, et rien ne vous y oblige.",
        "Pour y accéder, créez un compte avec le code ci-dessous. Il est personnel, ne sert qu’une "
        "fois et ne doit être communiqué à personne. Chaque responsable légal reçoit le sien.",
        "Une permanence se tient le mardi de 17 h à 18 h en salle 12 pour aider les familles à se "
        "connecter : venez avec ce courrier et, si vous en avez un, votre téléphone."};
    letter.steps = {
        letter.steps[0] + " " + letter.steps[1],
        letter.steps[1],
        letter.steps[2],
        "Vous avez déjà un compte, ou plusieurs enfants ? Connectez-vous et ajoutez ce code dans "
        "« Mon compte ». Mot de passe perdu ? Depuis la page de connexion, « Identifiant ou mot "
        "de passe oublié » : avec ce code, votre compte se rouvre, sans en créer un second."};
    letter.coupon.paragraphs = {
        letter.coupon.paragraphs[0],
        "Je ne souhaite pas accéder aux télé-services pour " + name + ", 6ème A.",
        "Courrier adressé à Mme " + name + "."};
    BOOST_TEST(Printed({letter}).pages() == 1);
}

BOOST_AUTO_TEST_CASE(parts_left_empty_leave_no_trace) {
    courrier::Letter bare;
    bare.recipient = {"M. ROY"};
    bare.subject = "Essai";
    const Printed printed({bare});
    BOOST_TEST(printed.pages() == 1);
    BOOST_TEST(flat(printed.text()) == "M. ROY Essai ");
    BOOST_TEST(printed.qr_codes().empty());
}

BOOST_AUTO_TEST_CASE(a_school_of_letters_keeps_their_order) {
    std::vector<courrier::Letter> letters;
    for (int i = 0; i < 200; ++i) letters.push_back(sample::letter(i));
    const Printed printed(letters);
    BOOST_TEST(printed.pages() == 200);
    const auto text = printed.text();
    std::size_t at = 0;
    for (const auto& letter : letters) {
        at = text.find(letter.recipient[0] + "\n", at);
        BOOST_REQUIRE(at != std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(what_the_sink_throws_comes_out) {
    courrier::LetterBook book(
        [](std::string_view) { throw std::domain_error("disk full"); }, {"t", "a"}
    );
    const auto print = [&] {
        for (int i = 0; i < 50; ++i) book.add(sample::letter(i));
        book.finish();
    };
    BOOST_CHECK_THROW(print(), std::domain_error);
}

BOOST_AUTO_TEST_CASE(codes_are_grouped_by_four) {
    BOOST_TEST(courrier::in_groups_of_four("7K3M9QXT4HWR2NAC") == "7K3M 9QXT 4HWR 2NAC");
    BOOST_TEST(courrier::in_groups_of_four("7K3M-9QXT 4HWR-2NAC") == "7K3M 9QXT 4HWR 2NAC");
    BOOST_TEST(courrier::in_groups_of_four("ABCDE") == "ABCD E");
    BOOST_TEST(courrier::in_groups_of_four("").empty());
}

BOOST_AUTO_TEST_SUITE_END()
