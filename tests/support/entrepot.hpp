// A store in a folder of its own, for one test.
#pragma once

#include "base/clock.hpp"
#include "depot/magasin.hpp"
#include "support/files.hpp"

#include <filesystem>
#include <fstream>
#include <string>

namespace entrepot {

struct Folder : support::Folder {
    Folder() {
        for (const auto* part : {"entrants", "partiels", "fichiers"})
            std::filesystem::create_directory(path / part);
    }
};

struct Entrepot {
    Folder folder;
    depot::Magasin magasin{folder.path.string()};
    base::SystemRandom random;
    int bodies = 0;

    // As nginx leaves one.
    std::string body(const std::string& bytes) {
        const auto path = folder.path / "entrants" / std::to_string(++bodies);
        std::ofstream(path, std::ios::binary) << bytes;
        return path.string();
    }
    depot::Entrant entrant(const std::string& bytes) {
        return *depot::Entrant::open(magasin, body(bytes), bytes.size());
    }
    depot::BlobNom name() { return depot::BlobNom::make(random); }
    std::string bytes_of(depot::Magasin::Rayon rayon, const depot::BlobNom& nom) const {
        return support::read_file(magasin.chemin(rayon, nom));
    }
    std::size_t count(depot::Magasin::Rayon rayon) const {
        std::size_t count = 0;
        magasin.each(rayon, [&](const auto&) { ++count; });
        return count;
    }
};

}  // namespace entrepot
