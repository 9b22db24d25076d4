// Which bytes of something have been sent, however many requests it took: ranges in any order,
// overlapping or not, merged. Adding the same range twice changes nothing, so that a report may be
// read again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace depot {

class Couverture {
public:
    // More separate ranges than that are not kept: what would add one is ignored. No honest client
    // needs as many, and a line of the database has an end.
    static constexpr std::size_t most_ranges = 1000;

    // As text() wrote it: "0-99,200-299". Nothing when it is anything else.
    static std::optional<Couverture> parse(std::string_view text);
    std::string text() const;

    // Bytes first to last, both of them. Nothing happens when last < first.
    void add(std::uint64_t first, std::uint64_t last);
    std::uint64_t octets() const;
    // Every byte of something that long is covered; nothing has no byte to cover.
    bool complete(std::uint64_t total) const;

private:
    std::map<std::uint64_t, std::uint64_t> ranges_;  // first → last; apart from each other
};

}  // namespace depot
