#include "hall/mails.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace {

web::Templates shipped() {
    auto templates = web::Templates::load(TS_SOURCE_DIR "/templates", "");
    BOOST_REQUIRE_MESSAGE(templates, templates.error().message);
    return std::move(*templates);
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

const std::string evil = "<b>\"x\"</b> & Cie";

envoi::Ecole school() {
    envoi::Ecole s{
        scolarite::EtablissementId(1),
        "Collège " + evil,
        {"1 rue des Œillets", "99100 VILLE"},
        "VILLE",
        "0199000001",
        "college@exemple.fr",
        "Mme Roy",
        "La principale",
        base::Zone::paris()
    };
    s.services = {"absences", "notes"};
    return s;
}

envoi::Notice notice() {
    envoi::Notice n{
        acces::CarId(1),
        "7K3M 9QXT 4HWR 2NAC",
        base::parse_iso_date("2027-02-22").value(),
        false,
        "Mme",
        "LEFÈVRE",
        "Noëlle",
        {},
        "noelle@exemple.fr",
        "LEFÈVRE",
        "Gaëlle",
        "6ème A",
        "https://exemple.fr/compte/creer",
        "https://exemple.fr/compte/creer#car=7K3M9QXT4HWR2NAC"};
    return n;
}

base::Courriel to() { return base::Courriel::parse("noelle@exemple.fr").value(); }

}  // namespace

BOOST_AUTO_TEST_SUITE(mails)

BOOST_AUTO_TEST_CASE(every_mail_has_a_subject_and_says_what_it_was_given_in_both_forms) {
    const auto templates = shipped();
    base::Config config;
    config.academy = "Académie de Ville";
    const std::string link = "https://exemple.fr/x?y=1";
    const auto message = [&](const auto& view) {
        return hall::message(templates, config, to(), view);
    };
    const std::vector<envoi::Message> all{
        message(hall::ConfirmationMail{evil,          config.academy, link,       "24 heures"                        }
        ),
        message(hall::BienvenueMail{evil,          config.academy, "Léa ROY", link                               }
        ),
        message(hall::NouvelEnfantMail{evil,          config.academy, "Léa ROY", "12/09/2026",                        link}
        ),
        message(hall::NouvelAppareilMail{evil,             config.academy,                        "12/09/2026",        "Firefox",        link}
        ),
        message(hall::RecuperationMail{evil,         config.academy,                       link,                              "30 minutes"                                   }
        ),
        message(hall::IdentifiantsMail{config.academy, {evil, "lea.roy"},               link}
        ),
        message(hall::MotDePasseChangeMail{evil,             config.academy,                        "12/09/2026",                          link}
        )
    };
    for (const auto& mail : all) {
        BOOST_TEST_CONTEXT(mail.subject) {
            BOOST_TEST(!mail.subject.empty());
            BOOST_TEST(mail.from_name == config.academy);
            BOOST_TEST(contains(mail.text, evil));
            BOOST_TEST(contains(mail.text, "\n\n" + link + "\n\n"));
            BOOST_TEST(!contains(mail.text, "{{"));
            BOOST_TEST(!contains(mail.text, "Objet"));
            BOOST_TEST(contains(mail.html, "<h1>" + mail.subject.substr(0, 5)));
            BOOST_TEST(contains(mail.html, "<a href=\"https://exemple.fr/x?y=1\">"));
            BOOST_TEST(contains(mail.html, "&lt;b&gt;"));
            BOOST_TEST(!contains(mail.html, "<b>"));
        }
    }
    BOOST_TEST(contains(all[5].html, "<li>lea.roy</li>"));
}

BOOST_AUTO_TEST_CASE(the_mail_of_a_code_carries_what_the_letter_carries) {
    const auto templates = shipped();
    const auto writer = hall::lot_writer(templates);
    const auto words = writer.mail(school(), notice());
    const auto letter = writer.letter(school(), notice());
    for (const auto& part :
         {std::string("Gaëlle LEFÈVRE"),
          notice().code,
          notice().lien,
          std::string("22 février 2027"),
          std::string("college@exemple.fr")}) {
        BOOST_TEST(contains(words.text, part), part);
    }
    BOOST_TEST(contains(words.html, "<strong>7K3M 9QXT 4HWR 2NAC</strong>"));
    BOOST_TEST(contains(words.html, "creer#car=7K3M9QXT4HWR2NAC\">"));
    BOOST_TEST(!contains(words.html, "<b>"));
    BOOST_TEST(contains(words.subject, "Gaëlle LEFÈVRE"));
    // nothing stands after "de": "de Étienne" would be a fault
    BOOST_TEST(contains(words.text, "pour Gaëlle LEFÈVRE, les absences"));
    BOOST_TEST(contains(letter.opening[1], "pour Gaëlle LEFÈVRE, les absences"));
    BOOST_TEST(contains(words.text, "01\u00A099\u00A000\u00A000\u00A001, college@exemple.fr"));
    BOOST_TEST(contains(letter.subject, "Gaëlle LEFÈVRE (6ème A)"));
    BOOST_TEST(letter.opening.size() == 3U);
    BOOST_TEST(contains(letter.opening[1], "Collège " + evil));
    BOOST_TEST(letter.steps.size() == 4U);
    // the school's own words stand before the code, and cannot pass for another part
    auto wordy = school();
    wordy.texte.mot = "Permanence le mardi. [coupon] [signature]";
    const auto longer = writer.letter(wordy, notice());
    BOOST_TEST(longer.opening.size() == 4U);
    BOOST_TEST(longer.opening.back() == wordy.texte.mot);
    BOOST_TEST(longer.coupon_fields.size() == 2U);
    BOOST_TEST(contains(
        writer.mail(wordy, notice()).text, "\n\n" + wordy.texte.mot + "\n\nVoici votre code"
    ));
    BOOST_TEST(contains(letter.validity, "22 février 2027"));
    BOOST_TEST(letter.signature == "La principale, Mme Roy");
    BOOST_TEST(letter.coupon_fields.size() == 2U);
    BOOST_TEST(contains(letter.coupon_paragraphs.at(1), "Gaëlle LEFÈVRE, 6ème A."));
    BOOST_TEST(
        letter.coupon_paragraphs.at(2) == "Courrier adressé à " + notice().recipient_name() + "."
    );
}

BOOST_AUTO_TEST_CASE(a_school_presents_the_services_in_its_own_words) {
    const auto templates = shipped();
    const auto writer = hall::lot_writer(templates);
    auto own = school();
    own.texte.presentation = "Suivez [élève] ([division]) avec [établissement].";
    const std::string said = "Suivez Gaëlle LEFÈVRE (6ème A) avec " + own.denomination + ".";
    const auto letter = writer.letter(own, notice());
    BOOST_TEST(letter.opening.size() == 3U);
    BOOST_TEST(letter.opening.at(0) == "Madame, Monsieur,");
    BOOST_TEST(letter.opening.at(1) == said);
    BOOST_TEST(contains(letter.opening.at(2), "ne sert qu’une fois"));
    BOOST_TEST(
        contains(writer.mail(own, notice()).text, "Madame, Monsieur,\n\n" + said + "\n\nVoici")
    );
    // a pupil is not spoken to as his parents are
    auto pupil = notice();
    pupil.for_pupil = true;
    BOOST_TEST(contains(writer.letter(own, pupil).opening.at(1), "consulter en ligne vos absences")
    );
    auto nowhere = notice();
    nowhere.division.clear();
    own.texte.presentation = "[élève] [division] est attendu.";
    BOOST_TEST(writer.letter(own, nowhere).opening.at(1) == "Gaëlle LEFÈVRE est attendu.");
}

// A family is promised what the school has opened, and nothing else.
BOOST_AUTO_TEST_CASE(only_open_services_are_promised) {
    const auto templates = shipped();
    const auto writer = hall::lot_writer(templates);
    auto pupil = notice();
    pupil.for_pupil = true;
    const auto check = [&](const std::vector<std::string>& services,
                           const std::string& parent,
                           const std::string& eleve,
                           const std::string& own) {
        auto open = school();
        open.services = services;
        BOOST_TEST(contains(writer.letter(open, notice()).opening.at(1), parent), parent);
        BOOST_TEST(contains(writer.mail(open, notice()).text, parent), parent);
        BOOST_TEST(contains(writer.letter(open, pupil).opening.at(1), eleve), eleve);
        BOOST_TEST(contains(writer.mail(open, pupil).text, eleve), eleve);
        open.texte.presentation = "Suivez [services] avec nous.";
        BOOST_TEST(writer.letter(open, notice()).opening.at(1) == "Suivez " + own + " avec nous.");
    };
    const std::string follow = "de suivre en ligne, pour Gaëlle LEFÈVRE, ";
    const std::string consult = "vous propose de consulter en ligne ";
    check(
        {"absences", "notes"},
        follow + "les absences et les notes. C’est gratuit",
        consult + "vos absences et vos notes. C’est gratuit",
        "les absences et les notes"
    );
    check(
        {"notes"},
        follow + "les notes. C’est gratuit",
        consult + "vos notes. C’est gratuit",
        "les notes"
    );
    check(
        {"absences"},
        follow + "les absences. C’est gratuit",
        consult + "vos absences. C’est gratuit",
        "les absences"
    );
    check(
        {},
        "vous propose ses services en ligne, pour Gaëlle LEFÈVRE. C’est gratuit",
        "vous propose ses services en ligne. C’est gratuit",
        "nos services en ligne"
    );
}

BOOST_AUTO_TEST_CASE(a_pupils_own_code_and_a_school_without_a_named_head) {
    const auto templates = shipped();
    const auto writer = hall::lot_writer(templates);
    auto own = notice();
    own.for_pupil = true;
    own.division.clear();
    auto nameless = school();
    nameless.chef_nom.clear();
    const auto letter = writer.letter(nameless, own);
    BOOST_TEST(letter.opening.at(0) == "Bonjour,");
    BOOST_TEST(letter.signature.empty());
    BOOST_TEST(!contains(letter.subject, "("));
    BOOST_TEST(contains(writer.mail(nameless, own).text, "Bonjour,"));
}

BOOST_AUTO_TEST_SUITE_END()
