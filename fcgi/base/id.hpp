// Row identifiers that do not mix: an Id<Eleve> is never taken for an Id<Responsable>.
// Tag is the domain type itself, only declared.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace base {

template <class Tag>
class Id {
public:
    explicit constexpr Id(std::uint64_t value) : value_(value) {}
    constexpr std::uint64_t value() const { return value_; }
    auto operator<=>(const Id&) const = default;  // NOLINT(modernize-use-nullptr): not a pointer

private:
    std::uint64_t value_;
};

}  // namespace base

template <class Tag>
struct std::hash<base::Id<Tag>> {
    std::size_t operator()(const base::Id<Tag>& id) const noexcept {
        return std::hash<std::uint64_t>{}(id.value());
    }
};
