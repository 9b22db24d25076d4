#include "acces/annuaire.hpp"

#include "base/crypto.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace acces {
namespace {

constexpr std::size_t longest_login = 190;  // of the columns
constexpr std::size_t longest_person = 190;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool in_authority(char c) {
    const char small = lower(c);
    return (small >= 'a' && small <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
           c == ':' || c == '[' || c == ']';
}

bool is_plain(std::string_view text) {
    return base::is_utf8(text) && !base::has_control(text) && !base::has_invisible(text);
}

}  // namespace

ReponseAnnuaire Annuaire::ask(std::string_view login, const base::Secret& password) {
    const auto asked = base::nfc(base::trim(login));
    const bool usable = !asked.empty() && asked.size() <= longest_login && is_plain(asked);
    if (!usable || password.empty()) return {.avis = AvisAnnuaire::non};
    auto reponse = ask_server(asked, password);
    if (reponse.personne && reponse.personne->personne.size() > longest_person)
        return {.avis = AvisAnnuaire::absent, .cause = "the stable id of a person is too long"};
    return reponse;
}

std::unique_ptr<Annuaire> make_annuaire(const base::Config& config) {
    if (config.directory_url.empty()) return nullptr;
    auto adresse = detail::parse_directory_url(config.directory_url);
    if (adresse.scheme.starts_with("imap")) return detail::make_imap(config, std::move(adresse));
    return detail::make_ldap(config, std::move(adresse));
}

std::optional<std::string> canonical_mailbox(std::string_view typed, std::string_view domain) {
    auto box = base::nfc(base::trim(typed));
    if (box.empty() || !is_plain(box) || box.find(' ') != std::string::npos) return std::nullopt;
    if (box.find('@') == std::string::npos && !domain.empty()) box.append("@").append(domain);
    const auto at = box.find('@');
    const bool two = at != std::string::npos && box.find('@', at + 1) != std::string::npos;
    if (two || at == 0 || at + 1 == box.size() || box.size() > longest_login) return std::nullopt;
    std::transform(box.begin(), box.end(), box.begin(), lower);
    return box;
}

std::string escape_filter(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain =
            byte > 0x1F && byte < 0x7F && c != '*' && c != '(' && c != ')' && c != '\\';
        if (plain)
            out += c;
        else
            out.append("\\").append(base::hex(std::string_view(&c, 1)));
    }
    return out;
}

std::string fill_filter(std::string_view filter, std::string_view login) {
    constexpr std::string_view place = "{login}";
    const auto escaped = escape_filter(login);
    std::string out;
    for (;;) {
        const auto at = filter.find(place);
        out.append(filter.substr(0, at));
        if (at == std::string_view::npos) return out;
        out.append(escaped);
        filter.remove_prefix(at + place.size());
    }
}

std::string text_of_value(std::string_view bytes) {
    return is_plain(bytes) ? std::string(bytes) : "hex:" + base::hex(bytes);
}

detail::AdresseAnnuaire detail::parse_directory_url(std::string_view url) {
    static constexpr std::array<std::string_view, 4> schemes{"imaps", "imap", "ldaps", "ldap"};
    const auto sign = url.find("://");
    const auto scheme = url.substr(0, sign);
    auto authority = sign == std::string_view::npos ? std::string_view() : url.substr(sign + 3);
    if (authority.ends_with('/')) authority.remove_suffix(1);
    const bool known = std::find(schemes.begin(), schemes.end(), scheme) != schemes.end();
    const bool host =
        !authority.empty() && std::all_of(authority.begin(), authority.end(), in_authority);
    if (!known || !host)
        throw std::runtime_error(
            "directory-url: imaps://, imap://, ldaps:// or ldap:// and a host, with its port if "
            "need "
            "be"
        );
    AdresseAnnuaire adresse{std::string(scheme), std::string(authority)};
    std::transform(
        adresse.authority.begin(), adresse.authority.end(), adresse.authority.begin(), lower
    );
    return adresse;
}

}  // namespace acces
