// What may be many rows is changed in rounds of a few: each is a transaction of its own, over
// before anybody has waited long for a row that it holds.
#pragma once

#include <cstdint>

namespace db {

// `once(limit)` runs a statement that ends with LIMIT ? and returns how many rows it took; again
// until it takes fewer. Returns how many in all. The statement needs a key that leads to its rows
// alone: InnoDB holds all that it walks over.
template <class F>
std::uint64_t in_rounds(F once, unsigned limit = 1000) {
    std::uint64_t total = 0;
    for (;;) {
        const std::uint64_t taken = once(limit);
        total += taken;
        if (taken < limit) return total;
    }
}

}  // namespace db
