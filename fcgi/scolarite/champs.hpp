// The fields of one record, checked as they are taken. The first fault is kept and ends the import
// with a message naming file, line and, for a pupil, the INE; what is doubtful becomes a warning.
#pragma once

#include "base/date.hpp"
#include "scolarite/bilan.hpp"
#include "scolarite/xml_flux.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace scolarite {

class Champs {
public:
    // `qui`: "élève 1541944 (INE 990000001EB)", said in every message.
    Champs(const Element& element, const std::string& fichier, Bilan& bilan, std::string qui = {});

    void nommer(std::string qui) { qui_ = std::move(qui); }
    // Text of a tag, NFC, without invisible characters (a name turned by U+202E would be read
    // backwards and never found), at most `max` characters; "" when absent. `autre`: an older name
    // of the tag.
    std::string texte(std::string_view tag, std::size_t max, std::string_view autre = {});
    std::string texte_obligatoire(
        std::string_view tag, std::size_t max, std::string_view autre = {}
    );
    // A name: obligatory or not, and a warning where the source lost a character ("?").
    std::string nom(std::string_view tag, bool obligatoire, std::string_view autre = {});
    std::optional<base::Date> date(std::string_view tag, std::string_view autre = {});
    base::Date date_obligatoire(std::string_view tag, std::string_view autre = {});
    std::optional<std::uint32_t> entier(std::string_view tag);
    std::uint32_t entier_obligatoire(std::string_view tag);
    std::uint32_t attribut_entier(std::string_view name);  // obligatory
    bool drapeau(std::string_view tag);                    // 0/1, true/false; absent: false
    std::string courriel(std::string_view tag);            // an address that is none: a warning, ""
    std::string telephone(std::string_view tag);           // digits and +, at most 20

    void fauter(const std::string& why);
    void avertir(const std::string& what);
    bool juste() const { return !fault_; }
    base::Check check() const;

private:
    std::string_view found(std::string_view tag, std::string_view autre) const;
    const Element& element_;
    const std::string& fichier_;
    Bilan& bilan_;
    std::string qui_;
    std::optional<base::Problem> fault_;
};

// Stable from build to build: kept in the database to know a row that has not changed.
class Empreinte {
public:
    Empreinte& operator<<(std::string_view text);
    Empreinte& operator<<(std::optional<std::uint32_t> number);
    Empreinte& operator<<(std::optional<base::Date> date);
    std::uint64_t value() const { return hash_; }

private:
    void byte(unsigned char value) {
        hash_ = (hash_ ^ value) * 0x100000001B3ULL;  // FNV-1a
    }
    std::uint64_t hash_ =
        0xCBF29CE484222325ULL + 1;  // + version: raise it when imported columns change
};

}  // namespace scolarite
