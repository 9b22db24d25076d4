#include "ts-depots/recus.hpp"

#include "base/log.hpp"
#include "base/text.hpp"
#include "depot/telechargement.hpp"
#include "hall/avis.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace ts_depots {
namespace {

constexpr std::size_t most_at_once = 500;
constexpr std::size_t longest_line = std::size_t{64} * 1024;

[[noreturn]] void fail(const std::string& what) {
    throw std::system_error(errno, std::generic_category(), what);
}

sockaddr_un address_of(const std::string& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.empty() || path.size() >= sizeof address.sun_path)
        throw std::runtime_error("receipts: no path of a socket");
    std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
    return address;
}

const sockaddr* plain(const sockaddr_un& address) {
    return reinterpret_cast<const sockaddr*>(&address);
}

// What was left by a daemon that was killed goes; a living one is left alone.
void clear_the_way(int fd, const sockaddr_un& address) {
    if (::connect(fd, plain(address), sizeof address) == 0)
        throw std::runtime_error(std::string(address.sun_path) + ": another daemon listens there");
    if (errno == ECONNREFUSED) ::unlink(address.sun_path);
}

// Only its own user and group may write to it: that of nginx's workers.
void bind_for_group(int fd, const sockaddr_un& address) {
    constexpr mode_t others = 0117;
    const auto before = ::umask(others);
    const auto bound = ::bind(fd, plain(address), sizeof address);
    ::umask(before);
    if (bound != 0) fail(address.sun_path);
}

int datagram_socket() {
    const int fd = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0) fail("socket");
    return fd;
}

}  // namespace

Ecoute::Ecoute(std::string path) : path_(std::move(path)), fd_(datagram_socket()) {
    try {
        const auto address = address_of(path_);
        const int probe = datagram_socket();
        try {
            clear_the_way(probe, address);
        } catch (...) {
            ::close(probe);
            throw;
        }
        ::close(probe);
        const int room = 4 * 1024 * 1024;
        ::setsockopt(fd_, SOL_SOCKET, SO_RCVBUF, &room, sizeof room);
        bind_for_group(fd_, address);
    } catch (...) {
        ::close(fd_);
        throw;
    }
}

Ecoute::~Ecoute() {
    ::close(fd_);
    ::unlink(path_.c_str());
}

bool Ecoute::someone_at(const std::string& path) {
    const auto address = address_of(path);
    const int probe = datagram_socket();
    const bool heard = ::connect(probe, plain(address), sizeof address) == 0;
    ::close(probe);
    return heard;
}

std::vector<std::string> Ecoute::take(int milliseconds) const {
    std::vector<std::string> out;
    pollfd wait{fd_, POLLIN, 0};
    if (::poll(&wait, 1, milliseconds) <= 0) return out;
    std::string buffer(longest_line, '\0');
    while (out.size() < most_at_once) {
        const auto size = ::recv(fd_, buffer.data(), buffer.size(), 0);
        if (size < 0) break;  // EAGAIN: that was all
        out.emplace_back(buffer, 0, static_cast<std::size_t>(size));
    }
    return out;
}

std::vector<std::string> Lecture::take() {
    constexpr std::size_t most = std::size_t{1024} * 1024;
    struct stat seen {};
    if (::stat(path_.c_str(), &seen) != 0) return {};
    if (seen.st_ino != inode_ || static_cast<std::uint64_t>(seen.st_size) < position_)
        position_ = 0;
    inode_ = seen.st_ino;
    std::ifstream file(path_, std::ios::binary);
    if (!file.seekg(static_cast<std::streamoff>(position_))) return {};
    std::string text(most, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(file.gcount()));
    const auto end = text.rfind('\n');
    if (end == std::string::npos) {
        if (text.size() == most) position_ += most;  // no line of ours is as long
        return {};
    }
    position_ += end + 1;
    std::vector<std::string> out;
    for (const auto line : base::split(std::string_view(text).substr(0, end), '\n'))
        out.emplace_back(line);
    return out;
}

void Lecture::take_over(Lecture& other) {
    struct stat seen {};
    if (other.inode_ == 0 || ::stat(path_.c_str(), &seen) != 0 || seen.st_ino != other.inode_)
        return;
    inode_ = std::exchange(other.inode_, 0);
    position_ = std::exchange(other.position_, 0);
}

std::vector<std::string> JournalRecus::take() {
    avant_.take_over(courant_);
    auto lines = avant_.take();
    return lines.empty() ? courant_.take() : lines;
}

void Comptable::add(const std::vector<std::string>& lines) {
    constexpr std::uint64_t log_one_in = 1000;
    for (const auto& line : lines) {
        const auto recu = depot::parse_recu(line);
        if (recu && waiting_.size() < most_waiting) waiting_.push_back(*recu);
        if (recu || depot::is_about_nothing(line)) continue;
        if (malformed_++ % log_one_in == 0)
            base::log::warning(fmt::format(
                "receipts: not a line of ours ({} so far): {}", malformed_, line.substr(0, 200)
            ));
    }
}

void Comptable::write() {
    if (waiting_.empty()) return;
    try {
        write_these(waiting_);
    } catch (const db::Unavailable&) {
        throw;
    } catch (const std::exception& failure) {
        base::log::warning(std::string("receipts: one by one, since ") + failure.what());
        for (const auto& recu : waiting_) {
            try {
                write_these({recu});
            } catch (const db::Unavailable&) {
                throw;
            } catch (const std::exception& one) {
                base::log::error(fmt::format(
                    "receipts: download {} left: {}", recu.telechargement.value(), one.what()
                ));
            }
        }
    }
    waiting_.clear();
}

void Comptable::write_these(const std::vector<depot::Recu>& recus) {
    plume_.now = clock_.now();
    completed_ += db_.transact([&](db::Transaction& tx) {
        const auto done = depot::apply_recus(tx, plume_.now, recus, plume_.config.scan_required());
        hall::tell_downloads(plume_, tx, done);
        return done.size();
    });
}

}  // namespace ts_depots
