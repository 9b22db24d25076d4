#include "depot/verrou.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string_view>
#include <thread>

namespace depot {
namespace {

constexpr std::size_t ticket_bytes = 16;
constexpr std::chrono::milliseconds pause{10};

disque::Descripteur open_lock(const Magasin& magasin, const BlobNom& nom) {
    const auto path = magasin.chemin(Magasin::Rayon::partiels, nom) + Verrou::suffix;
    disque::make_way(magasin.folder() + "/partiels", path);
    return disque::open_file(path, O_RDWR | O_CREAT);
}

void write_ticket(const disque::Descripteur& file, const std::string& ticket) {
    if (::pwrite(file.get(), ticket.data(), ticket.size(), 0) !=
        static_cast<ssize_t>(ticket.size()))
        disque::fail("ticket of a lock");
}

bool is_ticket(const disque::Descripteur& file, std::string_view ticket) {
    std::array<char, ticket_bytes> seen{};
    const auto got = ::pread(file.get(), seen.data(), seen.size(), 0);
    return got == static_cast<ssize_t>(seen.size()) &&
           std::string_view(seen.data(), seen.size()) == ticket;
}

// The upload was ended while we waited: the file we hold has no name any more.
bool is_gone(const disque::Descripteur& file) {
    struct stat seen {};
    return ::fstat(file.get(), &seen) != 0 || seen.st_nlink == 0;
}

}  // namespace

std::optional<Verrou> Verrou::take(
    const Magasin& magasin,
    const BlobNom& nom,
    base::Random& random,
    std::chrono::milliseconds patience
) {
    const auto ticket = random.bytes(ticket_bytes);
    const auto until = std::chrono::steady_clock::now() + patience;
    auto file = open_lock(magasin, nom);
    write_ticket(file, ticket);
    while (is_ticket(file, ticket)) {
        if (::flock(file.get(), LOCK_EX | LOCK_NB) == 0) {
            if (!is_gone(file)) return Verrou(std::move(file), ticket);
            file = open_lock(magasin, nom);
            write_ticket(file, ticket);
            continue;
        }
        if (errno != EWOULDBLOCK && errno != EINTR) disque::fail("flock");
        if (std::chrono::steady_clock::now() > until) return std::nullopt;
        std::this_thread::sleep_for(pause);
    }
    return std::nullopt;
}

bool Verrou::evince() const { return !is_ticket(file_, ticket_); }

}  // namespace depot
