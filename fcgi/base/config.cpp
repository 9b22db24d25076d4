#include "base/config.hpp"

#include "base/config_rules.hpp"
#include "base/private_file.hpp"

#include <boost/program_options.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace base {
namespace {

namespace po = boost::program_options;

template <class T>
po::typed_value<T>* to(T& target) {
    return po::value<T>(&target)->default_value(target);
}

void add_depots(po::options_description& all, Config& c) {
    auto add = all.add_options();
    add("depots", to(c.depots), "folder of the files of the file drop");
    add("receipts", to(c.receipts), "Unix socket on which nginx says what it has sent");
    add("filex-url", to(c.filex_url), "scheme and host of the links to recipients");
    add("filex-days", to(c.filex_days), "the longest validity of a drop, in days");
    add("filex-days-default", to(c.filex_days_default), "the validity proposed");
    add("filex-partial-hours", to(c.filex_partial_hours), "an unfinished upload is kept so long");
    add("filex-file-max", to(c.filex_file_max), "bytes of one file; 0: no limit");
    add("filex-person-max", to(c.filex_person_max), "bytes of all files of a person; 0: no limit");
    add("filex-store-max", to(c.filex_store_max), "bytes of the whole store; 0: no limit");
    add("filex-reserve", to(c.filex_reserve), "bytes that stay free on the disk");
    add("clamd", to(c.clamd), "Unix socket of clamd; empty: files are not scanned");
    add("filex-addresses", to(c.filex_addresses), "from where files come and go is kept");
    add("clamd-required", to(c.clamd_required), "what could not be scanned is not handed out");
}

void add_directory(po::options_description& all, Config& c) {
    auto add = all.add_options();
    add("directory-url", to(c.directory_url), "imaps://, imap://, ldaps:// or ldap:// host");
    add("directory-ca", to(c.directory_ca), "certificate of its authority");
    add("directory-base", to(c.directory_base), "LDAP: where persons are searched");
    add("directory-filter", to(c.directory_filter), "LDAP: how; {login} stands for what was typed");
    add("directory-bind", to(c.directory_bind), "LDAP: who searches; empty: anonymous");
    add("directory-password", to(c.directory_password), "its password");
    add("directory-person", to(c.directory_person), "LDAP: attribute of the stable person id");
    add("directory-name", to(c.directory_name), "LDAP: attribute of the name");
    add("directory-mail", to(c.directory_mail), "LDAP: attribute of the address");
    add("directory-groups", to(c.directory_groups), "LDAP: attribute of the groups");
    add("directory-domain", to(c.directory_domain), "IMAP: domain of a mailbox typed without one");
}

po::options_description options(Config& c) {
    po::options_description all("Options");
    auto add = all.add_options();
    add("db-socket", to(c.db_socket), "Unix socket of the database server");
    add("db-host", to(c.db_host), "host of the database server (TLS, verified by db-ca)");
    add("db-port", to(c.db_port), "its port");
    add("db-ca", to(c.db_ca), "certificate of its authority");
    add("db-name", to(c.db_name), "schema");
    add("db-user", to(c.db_user), "account of this program");
    add("db-password", to(c.db_password), "its password");
    add("db-timeout", to(c.db_timeout), "seconds");
    add("key-file", to(c.key_file), "file of the master key");
    add("templates", to(c.templates), "folder of the templates");
    add("templates-override", to(c.templates_override), "folder of the templates that win");
    add("templates-reload", to(c.templates_reload), "look for changed templates");
    add("letters", to(c.letters), "folder of the letters");
    add("site-url", to(c.site_url), "scheme and host as people type them");
    add("prefix", to(c.prefix), "path prefix of the site");
    add("academy", to(c.academy), "name of the academy");
    add("mail-from", to(c.mail_from), "sender of the mails");
    add("smtp-url", to(c.smtp_url), "smtp://host:port or smtps://…");
    add("demonstration", to(c.demonstration), "demonstration site");
    add("totp-required", to(c.totp_required), "second factor for ts-admin");
    add("secret-question", to(c.secret_question), "offer the secret question");
    add("car-days", to(c.car_days), "validity of an activation code, in days");
    add("session-idle-minutes", to(c.session_idle_minutes), "a session ends after that without use"
    );
    add("session-hours", to(c.session_hours), "a session ends after that anyway");
    add("password-memory-kib", to(c.password_memory_kib), "memory of one password hash");
    add("password-rule", to(c.password_rule), "guessability or anssi");
    add_depots(all, c);
    add_directory(all, c);
    return all;
}

// A password, or an address of the mail server with one in it.
bool is_secret(const po::option& option) {
    if (option.value.empty() || option.value.front().empty()) return false;
    return option.string_key.ends_with("-password") ||
           (option.string_key == "smtp-url" && option.value.front().find('@') != std::string::npos);
}

void read_file(
    const std::string& path, const po::options_description& known, po::variables_map& values
) {
    std::ifstream file(path);
    if (!file || std::filesystem::is_directory(path))
        throw std::runtime_error(path + ": cannot be read");
    try {
        const auto said = po::parse_config_file(file, known);
        if (std::any_of(said.options.begin(), said.options.end(), is_secret))
            refuse_public_file(path);
        po::store(said, values);
    } catch (const po::error& wrong) {
        throw std::runtime_error(path + ": " + wrong.what());
    }
}

}  // namespace

Config read_config(int argc, const char* const* argv) {
    Config config;
    const auto known = options(config);
    po::options_description command("Command line");
    command.add(known);
    command.add_options()("config", po::value<std::string>(), "file of name = value lines");
    po::variables_map values;
    po::store(po::parse_command_line(argc, argv, command), values);
    std::string source = "command line";
    if (values.count("config") > 0) {
        source = values["config"].as<std::string>();
        read_file(source, known, values);
    }
    po::notify(values);
    refuse_wrong_values(config, source);
    return config;
}

Config read_config_file(const std::string& path) {
    Config config;
    const auto known = options(config);
    po::variables_map values;
    read_file(path, known, values);
    po::notify(values);
    refuse_wrong_values(config, path);
    return config;
}

}  // namespace base
