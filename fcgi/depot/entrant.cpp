#include "depot/entrant.hpp"

#include "depot/magasin.hpp"

#include <fcntl.h>
#include <sys/stat.h>

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

}  // namespace depot
