// What a host may set, from a file of `name = value` lines and the same names as --options.
// One struct for all programs; each reads what concerns it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace base {

struct Config {
    // where things are
    std::string db_socket;  // Unix socket; or empty and…
    std::string db_host;    // …host, which then needs db_ca (TLS, verified)
    unsigned db_port = 3306;
    std::string db_ca;
    std::string db_name = "teleservices";
    std::string db_user;
    std::string db_password;         // empty on a socket with peer credentials
    int db_timeout = 5;              // seconds, connect, read and write
    std::string key_file;            // 64 hex digits, outside the database
    std::string templates;           // folder of the shipped templates
    std::string templates_override;  // folder whose files win; may be empty
    bool templates_reload = true;    // look for changed files (at most once a second)
    std::string letters;             // folder of the sealed PDF of letters
    // how the site is seen
    std::string site_url =
        "https://localhost:8443";  // scheme and host, no prefix; used in mails and letters
    std::string prefix;            // "" or "/teleservices"
    std::string academy = "Académie de démonstration";
    std::string mail_from = "ne-pas-repondre@localhost";
    std::string smtp_url = "smtp://127.0.0.1:2525";
    bool demonstration = false;  // shows /demo/… links; TOTP may be off
    bool totp_required = true;   // for ts-admin
    bool secret_question = false;
    // rules
    int car_days = 90;  // validity of a CAR
    int session_idle_minutes = 60;
    int session_hours = 12;                      // absolute
    unsigned long password_memory_kib = 19456;   // Argon2id, t = 2
    std::string password_rule = "guessability";  // or "anssi"
    // the file drop
    std::string depots;     // folder of its files; nginx writes bodies to depots/entrants
    std::string receipts;   // Unix socket on which nginx says what it has sent
    std::string filex_url;  // scheme and host of the links to recipients; empty: site_url
    int filex_days = 30;    // the longest validity of a drop
    int filex_days_default = 10;
    int filex_partial_hours = 72;                      // an unfinished upload is kept so long
    std::uint64_t filex_file_max = 0;                  // bytes of one file; 0: no limit but room
    std::uint64_t filex_person_max = 500'000'000'000;  // bytes of all files of a person; 0: none
    std::uint64_t filex_store_max = 0;                 // bytes of the whole store; 0: none
    std::uint64_t filex_reserve = 1'000'000'000;       // bytes that stay free on the disk
    std::string clamd;                                 // Unix socket of clamd; empty: no scan
    bool filex_addresses = true;  // from where a file was dropped and downloaded is kept
    bool clamd_required = true;   // fail closed: what could not be scanned is not handed out
    // the academy's directory: who signs in with the account of his mailbox
    std::string directory_url;   // imaps://, imap:// (STARTTLS), ldaps:// or ldap:// (StartTLS)
    std::string directory_ca;    // certificate of its authority; empty: the system's
    std::string directory_base;  // LDAP: where persons are searched
    std::string directory_filter = "(&(objectClass=person)(|(uid={login})(mail={login})))";
    std::string directory_bind;  // LDAP: who searches; empty: anonymous
    std::string directory_password;
    std::string directory_person = "entryUUID";  // LDAP: what stays when a login is given on
    std::string directory_name = "cn";           // LDAP: the name of the person
    std::string directory_mail = "mail";         // LDAP: the address of the mailbox
    std::string directory_groups = "memberOf";   // LDAP: names of groups, or their entries' names
    std::string directory_domain;                // IMAP: "ac-exemple.fr": the mailbox of lea.roy

    std::string link(const std::string& path) const { return site_url + prefix + path; }
    // What could not be scanned is not handed out.
    bool scan_required() const { return clamd_required && !clamd.empty(); }
    // A link for the recipient of a drop, on the file drop's own host where there is one.
    std::string drop_link(const std::string& path) const {
        return (filex_url.empty() ? site_url : filex_url) + prefix + path;
    }
};

// Reads argv (with --config FILE). Throws std::runtime_error naming the option or line that is
// wrong.
Config read_config(int argc, const char* const* argv);
// Reads a list of options from a file only (tests, tsctl).
Config read_config_file(const std::string& path);

}  // namespace base
