#include "depot/magasin.hpp"

#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <stdexcept>
#include <system_error>

namespace depot {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t name_bytes = 16;

const char* name_of(Magasin::Rayon rayon) {
    return rayon == Magasin::Rayon::partiels ? "/partiels/" : "/fichiers/";
}

[[noreturn]] void fail(const std::string& what) {
    throw std::system_error(errno, std::generic_category(), what);
}

}  // namespace

BlobNom BlobNom::make(base::Random& random) { return BlobNom(base::hex(random.bytes(name_bytes))); }

std::optional<BlobNom> BlobNom::parse(std::string_view text) {
    const auto digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    if (text.size() != 2 * name_bytes || !std::all_of(text.begin(), text.end(), digit))
        return std::nullopt;
    return BlobNom(std::string(text));
}

std::string BlobNom::chemin() const {
    return text_.substr(0, 2) + "/" + text_.substr(2, 2) + "/" + text_;
}

Magasin::Magasin(std::string folder) : folder_(std::move(folder)) {
    for (const auto* part : {"/entrants", "/partiels", "/fichiers"})
        if (!fs::is_directory(folder_ + part))
            throw std::runtime_error(folder_ + part + ": no such folder");
}

std::string Magasin::chemin(Rayon rayon, const BlobNom& nom) const {
    return folder_ + name_of(rayon) + nom.chemin();
}

std::string Magasin::adresse_interne(const BlobNom& nom) {
    return "/.filex/fichiers/" + nom.chemin();
}

std::optional<std::uint64_t> Magasin::taille(Rayon rayon, const BlobNom& nom) const {
    struct stat seen {};
    const auto path = chemin(rayon, nom);
    if (::lstat(path.c_str(), &seen) == 0) return static_cast<std::uint64_t>(seen.st_size);
    if (errno == ENOENT) return std::nullopt;
    fail(path);
}

void Magasin::effacer(Rayon rayon, const BlobNom& nom) const {
    const auto path = chemin(rayon, nom);
    if (::unlink(path.c_str()) != 0 && errno != ENOENT) fail(path);
}

std::uint64_t Magasin::libre() const {
    struct statvfs seen {};
    if (::statvfs(folder_.c_str(), &seen) != 0) fail(folder_);
    return seen.f_bavail * seen.f_frsize;
}

void Magasin::each(Rayon rayon, const std::function<void(const Trouve&)>& see) const {
    for (const auto& entry : fs::recursive_directory_iterator(folder_ + name_of(rayon))) {
        const auto nom = BlobNom::parse(entry.path().filename().string());
        struct stat seen {};
        // one that goes away meanwhile is not there
        if (!nom || ::lstat(entry.path().c_str(), &seen) != 0 || !S_ISREG(seen.st_mode)) continue;
        see(
            {*nom,
             static_cast<std::uint64_t>(seen.st_size),
             base::Instant(std::chrono::seconds(seen.st_mtime))}
        );
    }
}

}  // namespace depot
