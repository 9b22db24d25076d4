#include "scolarite/champs.hpp"

#include "base/courriel.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <charconv>

namespace scolarite {
namespace {

std::optional<std::uint32_t> number(std::string_view text) {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

bool plain_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x80;
    });
}

}  // namespace

Champs::Champs(const Element& element, const std::string& fichier, Bilan& bilan, std::string qui)
    : element_(element), fichier_(fichier), bilan_(bilan), qui_(std::move(qui)) {}

std::string_view Champs::found(std::string_view tag, std::string_view autre) const {
    const auto text = element_.text_of(tag);
    return text.empty() && !autre.empty() ? element_.text_of(autre) : text;
}

void Champs::fauter(const std::string& why) {
    if (fault_) return;
    fault_ = base::Problem{
        fichier_ + ", ligne " + std::to_string(element_.line()) +
        (qui_.empty() ? "" : ", " + qui_) + " : " + why};
}

void Champs::avertir(const std::string& what) {
    bilan_.avertir({fichier_, element_.line(), (qui_.empty() ? "" : qui_ + " : ") + what});
}

base::Check Champs::check() const {
    if (fault_) return tl::unexpected(*fault_);
    return {};
}

std::string Champs::texte(std::string_view tag, std::size_t max, std::string_view autre) {
    const auto raw = found(tag, autre);
    if (plain_ascii(raw)) {
        if (raw.size() <= max) return std::string(raw);
    } else if (auto text = base::nfc(base::without_invisible(raw)); base::length(text) <= max) {
        return text;
    }
    fauter(std::string(tag) + " dépasse " + std::to_string(max) + " caractères.");
    return {};
}

std::string Champs::texte_obligatoire(
    std::string_view tag, std::size_t max, std::string_view autre
) {
    auto text = texte(tag, max, autre);
    if (text.empty()) fauter(std::string(tag) + " manque.");
    return text;
}

std::string Champs::nom(std::string_view tag, bool obligatoire, std::string_view autre) {
    auto text = obligatoire ? texte_obligatoire(tag, 100, autre) : texte(tag, 100, autre);
    if (text.find('?') != std::string::npos) {
        avertir(
            "« " + text +
            " » contient « ? » : SIECLE n’a pas su écrire un caractère, corrigez-le à la source."
        );
    }
    return text;
}

std::optional<base::Date> Champs::date(std::string_view tag, std::string_view autre) {
    const auto raw = found(tag, autre);
    if (raw.empty()) return std::nullopt;
    const bool french = raw.size() == 10 && raw[2] == '/' && raw[5] == '/';
    auto parsed = french ? base::parse_date(raw) : base::parse_iso_date(raw);
    if (parsed) return *parsed;
    fauter(std::string(tag) + " « " + std::string(raw.substr(0, 20)) + " » n’est pas une date.");
    return std::nullopt;
}

base::Date Champs::date_obligatoire(std::string_view tag, std::string_view autre) {
    const auto day = date(tag, autre);
    if (day) return *day;
    fauter(std::string(tag) + " manque.");
    return std::chrono::year(2000) / 1 / 1;
}

std::optional<std::uint32_t> Champs::entier(std::string_view tag) {
    const auto raw = element_.text_of(tag);
    if (raw.empty()) return std::nullopt;
    const auto value = number(raw);
    if (!value)
        fauter(
            std::string(tag) + " « " + std::string(raw.substr(0, 20)) + " » n’est pas un nombre."
        );
    return value;
}

std::uint32_t Champs::entier_obligatoire(std::string_view tag) {
    const auto value = entier(tag);
    if (!value) fauter(std::string(tag) + " manque.");
    return value.value_or(0);
}

std::uint32_t Champs::attribut_entier(std::string_view name) {
    const auto value = number(element_.attribute(name));
    if (!value) fauter("l’attribut " + std::string(name) + " manque ou n’est pas un nombre.");
    return value.value_or(0);
}

bool Champs::drapeau(std::string_view tag) {
    const auto raw = element_.text_of(tag);
    if (raw.empty() || raw == "0" || raw == "false") return false;
    if (raw == "1" || raw == "true") return true;
    fauter(std::string(tag) + " ne vaut ni 0, ni 1, ni true, ni false.");
    return false;
}

std::string Champs::courriel(std::string_view tag) {
    const auto raw = element_.text_of(tag);
    if (raw.empty()) return {};
    if (auto parsed = base::Courriel::parse(raw)) return parsed->text();
    avertir("l’adresse de courriel ne convient pas ; elle n’est pas reprise.");
    return {};
}

std::string Champs::telephone(std::string_view tag) {
    std::string out;
    for (const char c : element_.text_of(tag)) {
        if ((c >= '0' && c <= '9') || (c == '+' && out.empty())) out += c;
    }
    if (out.size() > 20) out.clear();
    if (out.starts_with("+33")) out = "0" + out.substr(3);
    return out;
}

Empreinte& Empreinte::operator<<(std::string_view text) {
    for (const char c : text) byte(static_cast<unsigned char>(c));
    byte(0xFF);  // never in UTF-8: "ab","c" is not "a","bc"
    return *this;
}

Empreinte& Empreinte::operator<<(std::optional<std::uint32_t> number) {
    return *this << (number ? std::to_string(*number) : std::string("-"));
}

Empreinte& Empreinte::operator<<(std::optional<base::Date> date) {
    if (!date) return *this << std::string_view("-");
    const auto days = std::chrono::sys_days(*date).time_since_epoch().count();
    return *this << std::to_string(days);
}

}  // namespace scolarite
