// tus 1.0, the headers: what a request asks, or why it is refused. The gate reads them before the
// body comes, the page once more after it.
#pragma once

#include "filex/envoi.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace filex::tus {

inline constexpr std::string_view version = "1.0.0";
inline constexpr std::string_view extensions =
    "creation,creation-with-upload,creation-defer-length,expiration,checksum,termination,"
    "concatenation";
inline constexpr std::string_view root = "/filex/tus/";

struct Metadonnees {
    std::string texte;  // as sent, without the right: told again to whoever asks
    std::string nom;    // of the file, clean
    std::string droit;  // "" when it names none
};
// "key base64,key base64": keys of ASCII, each once. Nothing when it is another thing, or too long.
std::optional<Metadonnees> read_metadata(std::string_view header);

struct Creation {
    depot::Sorte sorte = depot::Sorte::entier;
    std::optional<std::uint64_t> taille;  // nothing: deferred, or the sum of the parts
    Metadonnees metadonnees;
    std::vector<std::string> parts;  // of a final one: their secrets
    std::string assemble;            // of a final one: Upload-Concat as sent
    bool with_bytes = false;         // the body is the beginning of the file
    std::optional<depot::Somme> somme;
};
Ou<Creation> read_creation(const web::Request& request);

struct Suite {
    std::uint64_t decalage = 0;
    std::optional<std::uint64_t> taille;
    std::optional<depot::Somme> somme;
};
Ou<Suite> read_append(const web::Request& request);

// 412 for a client of another version.
std::optional<Refus> refuse_version(const web::Request& request);

// Who creates it: a right in the metadata, or a token, or a session.
Ou<depot::Envoyeur> envoyeur_of(
    hall::Context& context, const web::Request& request, const Creation& creation
);

}  // namespace filex::tus
