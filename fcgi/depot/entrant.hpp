// A body that nginx has written beside the store and hands over by name.
#pragma once

#include "depot/disque.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace depot {

class Magasin;

class Entrant {
public:
    // Open, and what was announced: a plain file, directly in depots/entrants, of that size.
    // Nothing otherwise, whoever named it.
    static std::optional<Entrant> open(
        const Magasin& magasin, const std::string& path, std::uint64_t size
    );

    const std::string& chemin() const { return path_; }
    std::uint64_t taille() const { return size_; }
    const disque::Descripteur& fichier() const { return file_; }
    // A slice of it; what cannot be read of it is left out.
    std::string lire(std::uint64_t from, std::uint64_t size) const;

private:
    Entrant(std::string path, std::uint64_t size, disque::Descripteur file)
        : path_(std::move(path)), size_(size), file_(std::move(file)) {}
    std::string path_;
    std::uint64_t size_;
    disque::Descripteur file_;
};

}  // namespace depot
