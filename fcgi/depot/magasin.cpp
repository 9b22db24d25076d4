#include "depot/magasin.hpp"

#include "depot/verrou.hpp"

#include <fcntl.h>
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

using disque::fail;

// A file that is being written under a name of its own; gone unless kept.
class Brouillon {
public:
    explicit Brouillon(std::string path)
        : path_(std::move(path)), file_(disque::open_file(path_, O_WRONLY | O_CREAT | O_EXCL)) {}
    ~Brouillon() {
        if (!kept_) ::unlink(path_.c_str());
    }
    Brouillon(const Brouillon&) = delete;
    Brouillon& operator=(const Brouillon&) = delete;
    Brouillon(Brouillon&&) = delete;
    Brouillon& operator=(Brouillon&&) = delete;

    const std::string& path() const { return path_; }
    const disque::Descripteur& file() const { return file_; }
    void keep() { kept_ = true; }

private:
    std::string path_;
    disque::Descripteur file_;
    bool kept_ = false;
};

// The name that a file of the store stands for: its own, or that of the partial file whose lock it
// is, when that is all there is of it.
std::optional<BlobNom> name_in(const fs::path& path) {
    if (path.extension() != Verrou::suffix) return BlobNom::parse(path.filename().string());
    auto partial = path;
    partial.replace_extension();
    if (fs::exists(partial)) return std::nullopt;
    return BlobNom::parse(partial.filename().string());
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

std::string Magasin::rayon(Rayon of) const {
    return folder_ + (of == Rayon::partiels ? "/partiels" : "/fichiers");
}

std::string Magasin::chemin(Rayon of, const BlobNom& nom) const {
    return rayon(of) + "/" + nom.chemin();
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
    if (rayon != Rayon::partiels) return;
    const auto lock = path + Verrou::suffix;
    if (::unlink(lock.c_str()) != 0 && errno != ENOENT) fail(lock);
}

void Magasin::place(const std::string& from, Rayon where, const BlobNom& nom) const {
    const auto path = chemin(where, nom);
    disque::make_way(rayon(where), path);
    disque::rename_new(from, path);
    disque::sync_folder(path.substr(0, path.rfind('/')));
}

void Magasin::take_whole(const Entrant& body, const BlobNom& nom) const {
    disque::sync_file(body.fichier(), body.chemin());
    place(body.chemin(), Rayon::fichiers, nom);
}

void Magasin::take_slice(
    const Entrant& body, std::uint64_t from, std::uint64_t size, const BlobNom& nom
) const {
    if (from > body.taille() || size > body.taille() - from)
        throw std::logic_error("a slice that is not within its body");
    const auto path = chemin(Rayon::partiels, nom);
    disque::make_way(rayon(Rayon::partiels), path);
    Brouillon draft(path);
    disque::copy(body.fichier(), draft.file(), {from, size, 0}, {});
    disque::sync_file(draft.file(), path);
    place(path, Rayon::fichiers, nom);
    draft.keep();
}

void Magasin::make_empty(const BlobNom& nom) const {
    const auto path = chemin(Rayon::partiels, nom);
    disque::make_way(rayon(Rayon::partiels), path);
    Brouillon draft(path);
    disque::sync_file(draft.file(), path);
    place(path, Rayon::fichiers, nom);
    draft.keep();
}

std::uint64_t Magasin::append(const BlobNom& nom, const Entrant& body, const disque::Stop& stop)
    const {
    if (!taille(Rayon::partiels, nom)) {
        disque::sync_file(body.fichier(), body.chemin());
        place(body.chemin(), Rayon::partiels, nom);
        return body.taille();
    }
    const auto path = chemin(Rayon::partiels, nom);
    const auto file = disque::open_file(path, O_RDWR);
    const auto before = disque::size_of(file, path);
    try {
        const auto copied = disque::copy(body.fichier(), file, {0, body.taille(), before}, stop);
        disque::sync_file(file, path);
        return before + copied;
    } catch (const std::system_error&) {
        // the size is the offset: it never counts bytes that may not be there
        if (::ftruncate(file.get(), static_cast<off_t>(before)) != 0) ::unlink(path.c_str());
        throw;
    }
}

bool Magasin::join(std::span<const BlobNom> parts, const BlobNom& nom, const disque::Stop& stop)
    const {
    const auto path = chemin(Rayon::partiels, nom);
    disque::make_way(rayon(Rayon::partiels), path);
    Brouillon draft(path);
    std::uint64_t end = 0;
    for (const auto& part : parts) {
        const auto part_path = chemin(Rayon::partiels, part);
        const auto file = disque::open_file(part_path, O_RDONLY);
        const auto size = disque::size_of(file, part_path);
        if (disque::copy(file, draft.file(), {0, size, end}, stop) < size) return false;
        end += size;
    }
    disque::sync_file(draft.file(), path);
    place(path, Rayon::fichiers, nom);
    draft.keep();
    return true;
}

void Magasin::complete(const BlobNom& nom) const {
    const auto path = chemin(Rayon::fichiers, nom);
    const bool placed = taille(Rayon::fichiers, nom).has_value();
    // who brought its last bytes may have died before they were durable
    const auto there = placed ? path : chemin(Rayon::partiels, nom);
    disque::sync_file(disque::open_file(there, O_RDONLY), there);
    if (!placed) return place(there, Rayon::fichiers, nom);
    // and who renamed it, before the name was
    disque::make_way(rayon(Rayon::fichiers), path);
    disque::sync_folder(path.substr(0, path.rfind('/')));
}

std::uint64_t Magasin::libre() const {
    struct statvfs seen {};
    if (::statvfs(folder_.c_str(), &seen) != 0) fail(folder_);
    return seen.f_bavail * seen.f_frsize;
}

void Magasin::each(Rayon rayon, const std::function<void(const Trouve&)>& see) const {
    for (const auto& entry : fs::recursive_directory_iterator(this->rayon(rayon))) {
        const auto nom = name_in(entry.path());
        struct stat seen {};
        // one that goes away meanwhile is not there
        if (!nom || ::lstat(entry.path().c_str(), &seen) != 0 || !S_ISREG(seen.st_mode)) continue;
        see(
            {*nom,
             static_cast<std::uint64_t>(seen.st_size),
             base::Instant(std::chrono::seconds(seen.st_ctime))}
        );
    }
}

}  // namespace depot
