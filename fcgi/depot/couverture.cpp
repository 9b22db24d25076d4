#include "depot/couverture.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <iterator>
#include <limits>

namespace depot {
namespace {

// "12-34"; nothing for anything else.
std::optional<std::pair<std::uint64_t, std::uint64_t>> parse_range(std::string_view text) {
    const auto dash = text.find('-');
    if (dash == std::string_view::npos) return std::nullopt;
    const auto first = base::parse_number<std::uint64_t>(text.substr(0, dash));
    const auto last = base::parse_number<std::uint64_t>(text.substr(dash + 1));
    if (!first || !last || *last < *first) return std::nullopt;
    return std::pair(*first, *last);
}

// Whether a range that ends at `last` and one that begins at `first`, not before it, are one.
bool touches(std::uint64_t last, std::uint64_t first) {
    return last == std::numeric_limits<std::uint64_t>::max() || first <= last + 1;
}

}  // namespace

std::optional<Couverture> Couverture::parse(std::string_view text) {
    Couverture out;
    if (text.empty()) return out;
    for (const auto part : base::split(text, ',')) {
        const auto range = parse_range(part);
        if (!range) return std::nullopt;
        out.add(range->first, range->second);
    }
    return out;
}

std::string Couverture::text() const {
    std::string out;
    for (const auto& [first, last] : ranges_) {
        if (!out.empty()) out += ',';
        out += std::to_string(first) + '-' + std::to_string(last);
    }
    return out;
}

void Couverture::add(std::uint64_t first, std::uint64_t last) {
    if (last < first) return;
    auto next = ranges_.upper_bound(first);
    if (next != ranges_.begin() && touches(std::prev(next)->second, first)) --next;
    const bool separate = next == ranges_.end() || !touches(last, next->first);
    if (separate) {
        if (ranges_.size() < most_ranges) ranges_.emplace(first, last);
        return;
    }
    first = std::min(first, next->first);
    while (next != ranges_.end() && touches(last, next->first)) {
        last = std::max(last, next->second);
        next = ranges_.erase(next);
    }
    ranges_.emplace(first, last);
}

std::uint64_t Couverture::octets() const {
    std::uint64_t sum = 0;
    for (const auto& [first, last] : ranges_) sum += last - first + 1;
    return sum;
}

bool Couverture::complete(std::uint64_t total) const {
    if (total == 0) return true;
    return ranges_.size() == 1 && ranges_.begin()->first == 0 &&
           ranges_.begin()->second >= total - 1;
}

}  // namespace depot
