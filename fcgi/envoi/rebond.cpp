#include "envoi/rebond.hpp"

#include "base/text.hpp"
#include "envoi/annonce.hpp"

#include <algorithm>

namespace envoi {
namespace {

constexpr std::size_t longest_reason = 200;

// What follows "Name:" at the beginning of the line, trimmed; nothing for another line.
std::optional<std::string> field_of(std::string_view line, std::string_view upper_name) {
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || base::upper_ascii(line.substr(0, colon)) != upper_name)
        return std::nullopt;
    return base::trim(line.substr(colon + 1));
}

// Header lines may go on in the next, which then begins with a space.
std::vector<std::string> unfolded(std::string_view message) {
    std::vector<std::string> lines;
    for (auto line : base::split(message, '\n')) {
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        const bool goes_on = !line.empty() && (line.front() == ' ' || line.front() == '\t');
        if (goes_on && !lines.empty() && !lines.back().empty())
            lines.back() += " " + base::trim(line);
        else
            lines.emplace_back(line);
    }
    return lines;
}

std::string printable(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c < ' ' || c > '~'; }, ' '
    );
    return base::squeeze(text).substr(0, longest_reason);
}

// "<hex@exemple.fr>"
void add_id(std::vector<std::string>& ids, const std::string& value) {
    const auto from = value.find('<');
    const auto to = value.find('>', from == std::string::npos ? 0 : from);
    if (from == std::string::npos || to == std::string::npos) return;
    ids.push_back(value.substr(from + 1, to - from - 1));
}

// "smtp; 550 5.1.1 User unknown" → without the kind in front.
std::string words_of(const std::string& diagnostic) {
    const auto kind = diagnostic.find(';');
    return kind == std::string::npos ? diagnostic : base::trim(diagnostic.substr(kind + 1));
}

}  // namespace

std::optional<Rebond> parse_rebond(std::string_view message) {
    Rebond rebond;
    bool failed = false;
    std::string status;
    for (const auto& line : unfolded(message)) {
        if (const auto id = field_of(line, "MESSAGE-ID"))
            add_id(rebond.message_ids, *id);
        else if (const auto action = field_of(line, "ACTION"))
            failed = failed || base::upper_ascii(*action).starts_with("FAILED");
        else if (const auto code = field_of(line, "STATUS"))
            status = *code;
        else if (const auto words = field_of(line, "DIAGNOSTIC-CODE"))
            rebond.raison = printable(words_of(*words));
    }
    if (!failed || rebond.message_ids.empty()) return std::nullopt;
    if (rebond.raison.empty()) rebond.raison = printable(status);
    return rebond;
}

std::uint64_t note_rebond(db::Connection& db, base::Instant now, const Rebond& rebond) {
    return db.transact([&](db::Transaction& tx) {
        std::uint64_t found = 0;
        for (const auto& id : rebond.message_ids) {
            const auto mine = tx->execute(
                "UPDATE courriel_a_envoyer SET etat = 'refuse', raison = ?, fini_le = ? "
                "WHERE message_id = ? AND etat = 'envoye'",
                rebond.raison,
                now,
                id
            );
            if (mine == 0) continue;
            ++found;
            const auto car = tx->value<acces::CarId>(
                "SELECT car FROM courriel_a_envoyer WHERE message_id = ? AND car IS NOT NULL", id
            );
            if (car) note_not_delivered(tx, now, *car, rebond.raison);
        }
        return found;
    });
}

}  // namespace envoi
