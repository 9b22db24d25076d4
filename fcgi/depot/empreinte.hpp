// SHA-256 and CRC-32 of a whole file, read once, in bounded memory: off the path of the answer.
#pragma once

#include "depot/pouls.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace depot {

struct Empreintes {
    std::string sha256;  // 32 raw bytes
    std::uint32_t crc32;
    std::uint64_t taille;  // bytes read
};

// Of an open file from its beginning; nothing when `pouls` said to leave off. What has been read of
// a large file does not push everything else out of the cache. Throws std::system_error when it
// cannot be read.
std::optional<Empreintes> empreintes_of(int file, const Pouls& pouls);

}  // namespace depot
