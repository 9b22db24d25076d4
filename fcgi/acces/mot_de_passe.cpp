#include "acces/mot_de_passe.hpp"

#include "acces/communs.hpp"
#include "base/text.hpp"

#include <sodium.h>
#include <zxcvbn.h>

#include <array>
#include <new>

namespace acces {
namespace {

constexpr unsigned long long passes = 2;
// Resistance asked by the CNIL (délibération 2022-100) where guessability is measured: 10^14 tries.
constexpr double bits_famille = 46.5;
constexpr double bits_agent = 56;
constexpr double bits_depot = 28;
constexpr std::size_t judged_bytes = 100;  // what zxcvbn looks at in detail
std::uint64_t hashes = 0;

struct Seuil {
    std::size_t characters;
    double bits;
};

// Of 12 characters or more, as CNIL and ANSSI ask where attempts are limited; 16 for staff.
Seuil seuil_of(Exigence exigence) {
    switch (exigence) {
        case Exigence::agent:
            return {16, bits_agent};
        case Exigence::depot:
            return {8, bits_depot};
        case Exigence::famille:
            break;
    }
    return {12, bits_famille};
}

std::string enough_words(Exigence exigence) {
    return exigence == Exigence::depot ? "Deux mots peu courants et sans rapport conviennent."
                                       : "Quatre mots sans rapport entre eux conviennent.";
}

// The host's word list, and every part of the person's own words.
std::vector<std::string> words_of(const RegleMotDePasse& regle) {
    std::vector<std::string> words;
    for (const auto& mot : regle.mots) {
        auto folded = base::fold(mot);
        for (auto& c : folded)
            if (c == '@' || c == '.' || c == '_') c = ' ';
        for (const auto part : base::split(folded, ' '))
            if (part.size() >= 3) words.emplace_back(part);
    }
    return words;
}

double guess_bits(const std::string& folded, const RegleMotDePasse& regle) {
    const auto own = words_of(regle);
    std::vector<const char*> dictionary;
    dictionary.reserve(own.size() + mots_communs.size() + 1);
    for (const auto& word : own) dictionary.push_back(word.c_str());
    for (const char* const word : mots_communs) dictionary.push_back(word);
    dictionary.push_back(nullptr);
    return ZxcvbnMatch(folded.substr(0, judged_bytes).c_str(), dictionary.data(), nullptr);
}

struct Classes {
    bool lower = false;
    bool upper = false;
    bool digit = false;
    bool sign = false;
};

Classes classes_of(std::string_view text) {
    Classes found;
    for (const char c : text) {
        if (c >= 'a' && c <= 'z')
            found.lower = true;
        else if (c >= 'A' && c <= 'Z')
            found.upper = true;
        else if (c >= '0' && c <= '9')
            found.digit = true;
        else
            found.sign = true;
    }
    return found;
}

base::Check check_classes(std::string_view text) {
    const auto found = classes_of(text);
    if (found.lower && found.upper && found.digit && found.sign) return {};
    return base::refuse(
        "Ce mot de passe doit contenir au moins une minuscule, une majuscule, un chiffre et un "
        "autre signe."
    );
}

void ready() {
    if (sodium_init() < 0) throw std::bad_alloc();
}

}  // namespace

base::Result<MotDePasse> MotDePasse::parse(std::string_view typed, const RegleMotDePasse& regle) {
    auto secret = parse_typed_password(typed);
    if (!secret) return tl::unexpected<base::Problem>(secret.error());
    const auto& text = secret->reveal();
    const auto [least, needed] = seuil_of(regle.exigence);
    if (base::length(text) < least)
        return base::refuse(
            "Ce mot de passe est trop court\u00A0: il faut au moins " + std::to_string(least) +
            " caractères. " + enough_words(regle.exigence)
        );
    if (regle.anssi)
        if (auto classes = check_classes(text); !classes)
            return tl::unexpected<base::Problem>(classes.error());
    // Judged without accents and case too: an attacker tries "Étoile" as soon as "etoile".
    if (guess_bits(text, regle) < needed || guess_bits(base::fold(text), regle) < needed * 0.8)
        return base::refuse(
            "Ce mot de passe se devine trop facilement. Évitez les mots de passe courants, les "
            "suites, les dates et votre nom. " +
            enough_words(regle.exigence)
        );
    return MotDePasse(std::move(*secret));
}

base::Result<base::Secret> parse_typed_password(std::string_view typed) {
    if (typed.size() > MotDePasse::max_bytes)
        return base::refuse("Ce mot de passe est trop long\u00A0: il faut au plus 256 caractères.");
    if (!base::is_utf8(typed) || typed.find('\0') != std::string_view::npos)
        return base::refuse(
            "Ce mot de passe contient un caractère qui ne s’écrit pas. Écrivez-le à nouveau."
        );
    return base::Secret(base::nfc(typed));
}

Hacheur::Hacheur(unsigned long memory_kib) : memory_(memory_kib * 1024) { ready(); }

std::string Hacheur::hash(const base::Secret& typed) const {
    ++hashes;
    std::array<char, crypto_pwhash_STRBYTES> out{};
    const auto& text = typed.reveal();
    if (crypto_pwhash_str_alg(
            out.data(), text.data(), text.size(), passes, memory_, crypto_pwhash_ALG_ARGON2ID13
        ) != 0)
        throw std::bad_alloc();
    return out.data();
}

bool Hacheur::verify(const std::optional<std::string>& stored, const base::Secret& typed) const {
    if (!stored) {
        (void)hash(typed);
        return false;
    }
    ++hashes;
    const auto& text = typed.reveal();
    return crypto_pwhash_str_verify(stored->c_str(), text.data(), text.size()) == 0;
}

bool Hacheur::needs_rehash(const std::string& stored) const {
    return crypto_pwhash_str_needs_rehash(stored.c_str(), passes, memory_) != 0;
}

std::uint64_t hashes_run() { return hashes; }

}  // namespace acces
