// MEF ("module élémentaire de formation"): the curriculum year of a pupil. 11 characters: 10 digits
// and a last one that may be a letter.
#pragma once

#include "base/result.hpp"
#include "db/connection.hpp"
#include "scolarite/ids.hpp"

#include <compare>
#include <string>
#include <string_view>
#include <vector>

namespace scolarite {

class CodeMef {
public:
    static base::Result<CodeMef> parse(std::string_view typed);
    const std::string& text() const { return text_; }
    auto operator<=>(const CodeMef&) const = default;

private:
    explicit CodeMef(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

struct Mef {
    CodeMef code;
    std::string libelle;  // "6EME"; the code where the school never gave a name
};

// Those that occur in an open division of the school, by name.
std::vector<Mef> mefs_of(db::Connection& db, EtablissementId etablissement);

}  // namespace scolarite
