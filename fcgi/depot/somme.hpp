// Sums that a client may send along with the bytes, to be told at once when they came out wrong.
#pragma once

#include "depot/entrant.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace depot {

class Somme {
public:
    // "sha1,sha256,sha512", as the server announces them.
    static constexpr std::string_view algorithms = "sha1,sha256,sha512";
    // Nothing when the algorithm is not one of these, or the value has not its size.
    static std::optional<Somme> make(std::string_view algorithm, std::string value);

    // True when the bytes of the body (no body: none at all) have this sum. Throws
    // std::system_error when they cannot be read.
    bool fits(const std::optional<Entrant>& body) const;

private:
    Somme(std::string algorithm, std::string value)
        : algorithm_(std::move(algorithm)), value_(std::move(value)) {}
    std::string algorithm_;
    std::string value_;
};

}  // namespace depot
