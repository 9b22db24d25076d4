#include "depot/entrant.hpp"

#include "depot/magasin.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace depot {

std::optional<Entrant> Entrant::open(
    const Magasin& magasin, const std::string& path, std::uint64_t size
) {
    const auto folder = magasin.folder() + "/entrants/";
    const auto name = path.starts_with(folder) ? path.substr(folder.size()) : std::string();
    if (name.empty() || name == "." || name == ".." || name.find('/') != std::string::npos)
        return std::nullopt;
    disque::Descripteur file(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK));
    struct stat seen {};
    if (file.get() < 0 || ::fstat(file.get(), &seen) != 0 || !S_ISREG(seen.st_mode) ||
        static_cast<std::uint64_t>(seen.st_size) != size)
        return std::nullopt;
    return Entrant(path, size, std::move(file));
}

std::string Entrant::lire(std::uint64_t from, std::uint64_t size) const {
    std::string bytes(size, '\0');
    std::size_t done = 0;
    while (done < size) {
        const auto got =
            ::pread(file_.get(), bytes.data() + done, size - done, static_cast<off_t>(from + done));
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) break;
        done += static_cast<std::size_t>(got);
    }
    bytes.resize(done);
    return bytes;
}

}  // namespace depot
