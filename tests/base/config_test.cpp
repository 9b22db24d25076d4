// A value that would only be found wrong by who meets it is refused when the file is read, and the
// words name the file, the setting, its value and what is wanted.
#include "base/config.hpp"
#include "support/files.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <stdexcept>
#include <string>

namespace {

struct Folder {
    support::Folder folder;
    std::string path;

    // What it says when it refuses, "" when it does not.
    std::string said(const std::string& text) {
        path = folder.file("f.conf", text + "\n");
        try {
            base::read_config_file(path);
            const std::array<const char*, 3> words{"auth", "--config", path.c_str()};
            base::read_config(static_cast<int>(words.size()), words.data());
            return "";
        } catch (const std::runtime_error& refused) {
            return refused.what();
        }
    }
};

constexpr std::array wrong{
    "password-rule = ANSSI",
    "password-rule = foo",
    "car-days = -3",
    "car-days = 0",
    "filex-days = 0",
    "filex-days-default = 31",
    "filex-days-default = 0",
    "filex-partial-hours = -1",
    "filex-file-max = -1",
    "site-url = tele.fr",
    "site-url = https://tele.fr/",
    "site-url = HTTPS://tele.fr",
    "site-url = https://user:pw@tele.fr",
    "filex-url = depots.fr",
    "prefix = tele",
    "prefix = /tele/",
    "mail-from = zz",
    "depots = depots",
    "session-hours = 0",
    "session-idle-minutes = -5",
    "db-port = 99999",
    "db-port = -1",
    "db-timeout = 0",
    "directory-url = annuaire.fr",
};

constexpr std::array right{
    "",
    "password-rule = anssi",
    "site-url = https://localhost:8443",
    "site-url = http://tele.exemple.fr",
    "prefix = /a/b",
    "prefix =",
    "filex-url = https://depots.exemple.fr",
    "filex-days = 5\nfilex-days-default = 5",
    "mail-from = ne-pas-repondre@localhost",
    "smtp-url = smtps://mail.exemple.fr",
    "directory-url = ldaps://annuaire.exemple.fr",
    "filex-file-max = 500000000000",
    "academy = Académie  # and a remark",
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(config, Folder)

BOOST_DATA_TEST_CASE_F(Folder, a_wrong_value_is_named, boost::unit_test::data::make(wrong), line) {
    const std::string text(line);
    const auto words = said(text);
    const auto name = text.substr(0, text.find(' '));
    BOOST_TEST(words.starts_with(path + ": " + name + " = "), words);
    BOOST_TEST(words.find(": it wants ") != std::string::npos, words);
}

BOOST_DATA_TEST_CASE_F(Folder, a_right_value_is_taken, boost::unit_test::data::make(right), line) {
    BOOST_TEST(said(line) == "");
}

BOOST_AUTO_TEST_CASE(what_is_no_setting_is_told_with_its_file) {
    BOOST_TEST(said("bogus = 1").starts_with(path + ": "));
    BOOST_TEST(said("car-days = bientôt").starts_with(path + ": "));
}

BOOST_AUTO_TEST_CASE(a_password_is_not_repeated) {
    const auto words = said("smtp-url = mail:secret@exemple.fr\n");
    BOOST_TEST(words.find("smtp-url") != std::string::npos, words);
    BOOST_TEST(words.find("secret") == std::string::npos, words);
}

BOOST_AUTO_TEST_SUITE_END()
