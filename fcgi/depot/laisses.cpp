#include "depot/laisses.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <chrono>
#include <filesystem>
#include <optional>

namespace depot {
namespace {

constexpr std::chrono::hours long_enough{6};  // without a lease: no client is as slow between bytes

// Nothing where the file system cannot tell.
std::optional<bool> is_being_written(const disque::Descripteur& file) {
    if (::fcntl(file.get(), F_SETLEASE, F_RDLCK) == 0) {
        ::fcntl(file.get(), F_SETLEASE, F_UNLCK);
        return false;
    }
    if (errno == EAGAIN || errno == EBUSY) return true;
    return std::nullopt;
}

}  // namespace

std::vector<CorpsLaisse> corps_laisses(
    const Magasin& magasin, base::Instant now, base::Instant before
) {
    std::vector<CorpsLaisse> left;
    for (const auto& entry : std::filesystem::directory_iterator(magasin.folder() + "/entrants")) {
        const auto path = entry.path().string();
        disque::Descripteur file(
            ::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
        );
        struct stat seen {};
        if (file.get() < 0 || ::fstat(file.get(), &seen) != 0 || !S_ISREG(seen.st_mode)) continue;
        const base::Instant written{std::chrono::seconds(seen.st_mtime)};
        if (written > before) continue;
        if (is_being_written(file).value_or(now - written < long_enough)) continue;
        left.push_back({path, static_cast<std::uint64_t>(seen.st_size)});
    }
    return left;
}

}  // namespace depot
