// A zip of files that are somewhere else: only what stands before, between and after their bytes.
// Stored, not compressed; zip64 where a number needs it; names in UTF-8. Sizes and CRC-32 are known
// beforehand, so the whole is known to the byte before the first one goes out (APPNOTE 6.3.10).
#pragma once

#include "base/clock.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace depot {

struct EntreeZip {
    std::string nom;  // as zip_names() gives it
    std::uint64_t taille;
    std::uint32_t crc32;
    base::Instant date;
};

struct Zip {
    std::vector<std::string> entetes;  // one before the bytes of each entry
    std::string fin;                   // the directory, after the last one
    std::uint64_t total;               // bytes of the whole file
};
Zip make_zip(const std::vector<EntreeZip>& entries);

// Names as no archive can abuse them: no folder, no drive, no name that means something to a
// system, no '<' (nginx reads what stands between the files), and no two that are the same on a
// disk that ignores case: "notes.ods", "notes (2).ods". In the same order.
std::vector<std::string> zip_names(const std::vector<std::string>& names);

}  // namespace depot
