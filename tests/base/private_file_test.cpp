// A key or a password that every account of the machine can read is refused, and the words say what
// to do; a configuration without a secret may lie open.
#include "base/config.hpp"
#include "base/crypto.hpp"
#include "support/files.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <string>

namespace {

using std::filesystem::perms;

struct Files {
    support::Folder folder;

    std::string file(const std::string& text, perms mode) const {
        const auto path = folder.file("f", text);
        std::filesystem::permissions(path, mode);
        return path;
    }
};

// What it says when it refuses, "" when it does not.
template <class Read>
std::string said(const Read& read) {
    try {
        read();
        return "";
    } catch (const std::runtime_error& refused) {
        return refused.what();
    }
}

std::string key_said(const std::string& path) {
    return said([&] { base::Keys::load(path); });
}
std::string config_said(const std::string& path) {
    return said([&] { base::read_config_file(path); });
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(private_files, Files)

BOOST_AUTO_TEST_CASE(a_key_is_for_its_owner_and_his_group) {
    const std::string key(64, 'a');
    for (const auto mode : {perms(0400), perms(0600), perms(0440)})
        BOOST_TEST(key_said(file(key, mode)).empty());
    for (const auto mode : {perms(0644), perms(0604), perms(0602)}) {
        const auto path = file(key, mode);
        BOOST_TEST(key_said(path).ends_with("chmod o= " + path));
    }
}

BOOST_AUTO_TEST_CASE(a_key_that_cannot_be_read_is_not_called_wrong) {
    const auto nowhere = folder.path.string() + "/nowhere";
    BOOST_TEST(key_said(nowhere) == nowhere + ": cannot be read: No such file or directory");
    BOOST_TEST(key_said(file("abc", perms(0400))).ends_with("must hold 64 hexadecimal digits"));
}

BOOST_AUTO_TEST_CASE(a_configuration_is_as_secret_as_what_it_holds) {
    for (const auto* secret :
         {"db-password = x", "directory-password = x", "smtp-url = smtps://u:x@mail.exemple.fr"})
        BOOST_TEST_CONTEXT(secret) {
            const auto path = file(std::string("db-user = ts\n") + secret + "\n", perms(0644));
            BOOST_TEST(config_said(path).ends_with("chmod o= " + path));
            BOOST_TEST(config_said(file(secret, perms(0640))).empty());
        }
    for (const auto* open : {"db-user = ts", "db-password =", "smtp-url = smtp://127.0.0.1:25"})
        BOOST_TEST(config_said(file(open, perms(0644))).empty());
}

BOOST_AUTO_TEST_SUITE_END()
