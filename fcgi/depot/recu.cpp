#include "depot/recu.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <limits>
#include <vector>

namespace depot {
namespace {

constexpr int ok = 200;
constexpr int partial_content = 206;

// Takes fields off the front: `word`, and `"quoted"` as nginx escapes it.
class Fields {
public:
    explicit Fields(std::string_view line) : rest_(line) {}

    std::string_view word() {
        const auto end = std::min(rest_.find(' '), rest_.size());
        const auto found = rest_.substr(0, end);
        rest_.remove_prefix(std::min(end + 1, rest_.size()));
        return found;
    }
    std::optional<std::string_view> quoted() {
        if (rest_.empty() || rest_.front() != '"') return std::nullopt;
        const auto end = rest_.find('"', 1);
        if (end == std::string_view::npos) return std::nullopt;
        const auto found = rest_.substr(1, end - 1);
        rest_.remove_prefix(std::min(end + 2, rest_.size()));
        return found == "-" ? std::string_view() : found;
    }

private:
    std::string_view rest_;
};

// "bytes 0-99/1000"
std::optional<Recu::Plage> parse_content_range(std::string_view text) {
    constexpr std::string_view unit = "bytes ";
    if (!text.starts_with(unit)) return std::nullopt;
    text.remove_prefix(unit.size());
    const auto dash = text.find('-');
    const auto slash = text.find('/');
    if (dash == std::string_view::npos || slash == std::string_view::npos || slash < dash)
        return std::nullopt;
    const auto first = base::parse_number<std::uint64_t>(text.substr(0, dash));
    const auto last = base::parse_number<std::uint64_t>(text.substr(dash + 1, slash - dash - 1));
    const auto total = base::parse_number<std::uint64_t>(text.substr(slash + 1));
    if (!first || !last || !total || *last < *first || *last >= *total) return std::nullopt;
    return Recu::Plage{*first, *last, *total};
}

// What went out without the nine bytes before each frame, at least. nginx cuts frames at 8 KiB
// (http2_chunk_size, said in nginx/remise.conf); smaller ones only at the end of a window. Never
// less than what the client has, or the next piece would leave a hole.
std::uint64_t payload_of(const Recu& recu) {
    if (!recu.http2) return recu.octets;
    constexpr std::uint64_t frame = 8192;
    constexpr std::uint64_t head = 9;
    const auto frames = recu.octets / (frame + head) + (recu.octets % (frame + head) > 0 ? 1 : 0);
    return recu.octets - std::min(recu.octets, frames * head);
}

// first to last have been asked for; how much of it went out.
void add_sent(Couverture& couverture, const Recu& recu, std::uint64_t first, std::uint64_t last) {
    if (recu.entier) return couverture.add(first, last);
    const auto sent = std::min(payload_of(recu), last - first);  // never the last byte
    if (sent > 0) couverture.add(first, first + sent - 1);
}

// One range of a request as RFC 9110 §14.1.2 reads it: "0-99", "100-", "-50".
std::optional<std::pair<std::uint64_t, std::uint64_t>> parse_asked(
    std::string_view text, std::uint64_t total
) {
    const auto dash = text.find('-');
    if (dash == std::string_view::npos || total == 0) return std::nullopt;
    const auto before = base::parse_number<std::uint64_t>(text.substr(0, dash));
    const auto after = base::parse_number<std::uint64_t>(text.substr(dash + 1));
    if (dash == 0) {
        if (!after || *after == 0) return std::nullopt;
        return std::pair(total - std::min(*after, total), total - 1);
    }
    if (!before || *before >= total || (!after && dash + 1 < text.size())) return std::nullopt;
    const auto last = std::min(after.value_or(total - 1), total - 1);
    if (last < *before) return std::nullopt;
    return std::pair(*before, last);
}

// Several ranges in one answer (multipart/byteranges): known from what was asked. All or nothing.
void add_several(Couverture& couverture, const Recu& recu, std::uint64_t total) {
    constexpr std::string_view unit = "bytes=";
    std::string_view asked = recu.demande;
    if (!recu.entier || !asked.starts_with(unit)) return;
    asked.remove_prefix(unit.size());
    for (const auto part : base::split(asked, ','))
        if (const auto range = parse_asked(base::trim(part), total))
            couverture.add(range->first, range->second);
}

// "<190>Nov 26 06:08:03 filex_recus: …": syslog's header, in datagrams only.
std::string_view without_header(std::string_view line) {
    constexpr std::string_view tag = "filex_recus: ";
    if (const auto at = line.find(tag); at != std::string_view::npos && line.starts_with('<'))
        line.remove_prefix(at + tag.size());
    while (!line.empty() && (line.back() == '\n' || line.back() == '\0')) line.remove_suffix(1);
    return line;
}

}  // namespace

bool is_about_nothing(std::string_view line) { return without_header(line).starts_with("- "); }

std::optional<Recu> parse_recu(std::string_view line) {
    Fields fields(without_header(line));
    const auto id = base::parse_number<std::uint64_t>(fields.word());
    const auto octets = base::parse_number<std::uint64_t>(fields.word());
    const auto statut = base::parse_number<int>(fields.word());
    const auto method = fields.word();
    const auto protocol = fields.word();
    const auto end = fields.quoted();
    const auto range = fields.quoted();
    const auto asked = fields.quoted();
    if (!id || !octets || !statut || !end || !range || !asked) return std::nullopt;
    return Recu{
        TelechargementId(*id),
        *end == "OK",
        *octets,
        *statut,
        method == "GET",
        protocol.starts_with("HTTP/2"),
        parse_content_range(*range),
        std::string(*asked)};
}

void add_recu(Couverture& couverture, const Recu& recu, std::uint64_t total) {
    if (!recu.get || total == 0) return;
    if (recu.statut == ok) return add_sent(couverture, recu, 0, total - 1);
    if (recu.statut != partial_content) return;
    if (!recu.plage) return add_several(couverture, recu, total);
    if (recu.plage->total != total) return;  // not of this file
    add_sent(couverture, recu, recu.plage->premier, recu.plage->dernier);
}

bool is_whole(const Recu& recu) { return recu.get && recu.entier && recu.statut == ok; }

}  // namespace depot
