// The academy's directory, seen from the edge: it is asked whether a login and a password go
// together, and who that is. By IMAP (the mailbox) or LDAP (the entry), always over verified TLS,
// within five seconds in all. Nothing of a password is kept or logged.
#pragma once

#include "base/config.hpp"
#include "base/secret.hpp"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace acces {

// Who it is, by what the directory says.
struct PersonneAnnuaire {
    std::string personne;  // stays when the login is given to somebody else; IMAP: the mailbox
    std::string login;
    std::string nom = {};       // may be empty
    std::string courriel = {};  // may be empty
    std::vector<std::string> groupes = {};
};

enum class AvisAnnuaire : std::uint8_t {
    oui,
    non,     // unknown, wrong password, ambiguous: never told apart
    absent,  // no answer that counts: away, late, without valid TLS, badly set up
};

struct ReponseAnnuaire {
    AvisAnnuaire avis = AvisAnnuaire::absent;
    std::optional<PersonneAnnuaire> personne = {};  // of `oui`
    std::string cause = {};                         // of `absent`, for the operator's log
};

class Annuaire {
public:
    Annuaire() = default;
    virtual ~Annuaire() = default;
    Annuaire(const Annuaire&) = delete;
    Annuaire& operator=(const Annuaire&) = delete;
    Annuaire(Annuaire&&) = delete;
    Annuaire& operator=(Annuaire&&) = delete;

    // Never asks anything with an empty login or password: LDAP would take it for a stranger's
    // visit, and welcome it.
    ReponseAnnuaire ask(std::string_view login, const base::Secret& password);
    // "ldap:ldap.exemple.fr": kept beside each person, so that two directories never mix.
    virtual std::string source() const = 0;

private:
    virtual ReponseAnnuaire ask_server(const std::string& login, const base::Secret& password) = 0;
};

// What the configuration names; nullptr when it names none. Throws std::runtime_error on an address
// that is none of imaps://, imap://, ldaps:// and ldap://, or holds more than a host and a port.
std::unique_ptr<Annuaire> make_annuaire(const base::Config& config);

// The mailbox of what was typed: "Lea.Roy" and "lea.roy@AC-exemple.fr" are one. Nothing when it can
// be none.
std::optional<std::string> canonical_mailbox(std::string_view typed, std::string_view domain);

// RFC 4515: the text stands for itself within a filter, whatever it holds.
std::string escape_filter(std::string_view text);
// The filter with what was typed in the place of {login}.
std::string fill_filter(std::string_view filter, std::string_view login);
// A value of an attribute as text: itself, or "hex:…" when it is none (objectGUID).
std::string text_of_value(std::string_view bytes);

namespace detail {
inline constexpr std::chrono::milliseconds directory_patience{5000};
struct AdresseAnnuaire {
    std::string scheme;     // "imaps", "imap", "ldaps", "ldap"
    std::string authority;  // host, or host:port
    std::string url() const { return scheme + "://" + authority; }
};
AdresseAnnuaire parse_directory_url(std::string_view url);
std::unique_ptr<Annuaire> make_imap(const base::Config& config, AdresseAnnuaire adresse);
std::unique_ptr<Annuaire> make_ldap(const base::Config& config, AdresseAnnuaire adresse);
}  // namespace detail

}  // namespace acces
