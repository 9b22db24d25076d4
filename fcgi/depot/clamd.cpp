#include "depot/clamd.hpp"

#include "depot/disque.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <vector>

namespace depot {
namespace {

using disque::Descripteur;
using Issue = Analyse::Issue;
using std::chrono::steady_clock;
using namespace std::string_view_literals;

constexpr int beat_ms = 500;
constexpr std::size_t longest_answer = 4096;
constexpr std::size_t piece = 128UL * 1024;
constexpr const char* beyond_limits = "fichier au-delà des limites de l’antivirus";

// Nothing: there is none.
std::optional<Descripteur> connect_to(const std::string& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path) return {};
    std::memcpy(static_cast<char*>(address.sun_path), path.data(), path.size());
    Descripteur peer(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): what connect(2) asks for
    const auto* generic = reinterpret_cast<const sockaddr*>(&address);
    if (peer.get() < 0 || ::connect(peer.get(), generic, sizeof address) != 0) return {};
    // nothing is written for long: a clamd that does not read any more is away
    const timeval limit{30, 0};
    ::setsockopt(peer.get(), SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    return peer;
}

bool send_all(int peer, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto sent = ::send(peer, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

// One byte, and the open file beside it.
bool send_file(int peer, int file) {
    char byte = 0;
    iovec data{&byte, 1};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
    msghdr message{};
    message.msg_iov = &data;
    message.msg_iovlen = 1;
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    auto* header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int));
    std::memcpy(CMSG_DATA(header), &file, sizeof file);
    return ::sendmsg(peer, &message, MSG_NOSIGNAL) == 1;
}

struct Answer {
    std::optional<Issue> failure = {};  // why there is none
    std::string line = {};
};

// Up to the zero byte that ends it.
Answer read_answer(int peer, std::chrono::seconds patience, const Pouls& pouls) {
    const auto until = steady_clock::now() + patience;
    std::string line;
    std::array<char, 512> buffer{};
    while (steady_clock::now() < until) {
        pollfd wait{peer, POLLIN, 0};
        const int ready = ::poll(&wait, 1, beat_ms);
        if (ready < 0 && errno != EINTR) return {Issue::absent};
        if (ready <= 0) {
            if (!pouls()) return {Issue::abandon};
            continue;
        }
        const auto got = ::recv(peer, buffer.data(), buffer.size(), 0);
        if (got <= 0 || line.size() > longest_answer) return {Issue::absent};
        line.append(buffer.data(), static_cast<std::size_t>(got));
        if (line.back() == '\0') return {std::nullopt, line.substr(0, line.size() - 1)};
    }
    return {Issue::echec};
}

Analyse said(const Answer& answer) {
    if (!answer.failure) return analyse_of(answer.line);
    if (*answer.failure == Issue::echec) return {Issue::echec, "pas de réponse dans le délai"};
    return {*answer.failure};
}

std::string length_prefix(std::size_t size) {
    std::string bytes(4, '\0');
    for (std::size_t i = 0; i < 4; ++i) bytes[3 - i] = static_cast<char>((size >> (8 * i)) & 0xFFU);
    return bytes;
}

// The bytes themselves. A clamd that has read enough closes its end and says why: its answer is
// read whatever became of the sending.
std::optional<Issue> send_bytes(int peer, int file, const Pouls& pouls) {
    std::vector<char> buffer(piece);
    auto last_beat = steady_clock::now();
    off_t at = 0;
    for (;;) {
        const auto got = ::pread(file, buffer.data(), buffer.size(), at);
        if (got < 0) return Issue::echec;
        const auto size = static_cast<std::size_t>(got);
        if (!send_all(peer, length_prefix(size)) || !send_all(peer, {buffer.data(), size}))
            return std::nullopt;
        if (size == 0) return std::nullopt;
        at += got;
        if (steady_clock::now() - last_beat < std::chrono::milliseconds(beat_ms)) continue;
        if (!pouls()) return Issue::abandon;
        last_beat = steady_clock::now();
    }
}

}  // namespace

Analyse analyse_of(std::string_view line) {
    const auto text =
        line.substr(line.find(": ") == std::string_view::npos ? 0 : line.find(": ") + 2);
    const auto ends = [&](std::string_view word) { return text.ends_with(word); };
    if (text == "OK" || text == "Empty file") return {Issue::sain};
    if (text.starts_with("Heuristics.Limits.Exceeded") ||
        text.find("size limit exceeded") != std::string_view::npos)
        return {Issue::non_analyse, beyond_limits};
    if (ends(" FOUND"))
        return {Issue::infecte, std::string(text.substr(0, text.size() - " FOUND"sv.size()))};
    return {Issue::echec, std::string(text.substr(0, 150))};
}

Clamd::Clamd(std::string socket, std::chrono::seconds patience)
    : socket_(std::move(socket)), patience_(patience) {}

Analyse Clamd::analyse(int file, std::uint64_t taille, const Pouls& pouls) const {
    if (taille > taille_max)
        return {
            Issue::non_analyse, "fichier de plus de 2\u00A0Go, que l’antivirus ne sait pas lire"};
    {
        const auto peer = connect_to(socket_);
        if (!peer) return {Issue::absent};
        if (send_all(peer->get(), "zFILDES\0"sv) && send_file(peer->get(), file)) {
            const auto answer = read_answer(peer->get(), patience_, pouls);
            if (answer.failure || answer.line.find("UNKNOWN COMMAND") == std::string::npos)
                return said(answer);
        }
    }
    const auto peer = connect_to(socket_);
    if (!peer || !send_all(peer->get(), "zINSTREAM\0"sv)) return {Issue::absent};
    if (const auto failure = send_bytes(peer->get(), file, pouls)) return said({failure});
    return said(read_answer(peer->get(), patience_, pouls));
}

std::optional<std::string> Clamd::version() const {
    const auto peer = connect_to(socket_);
    if (!peer || !send_all(peer->get(), "zVERSION\0"sv)) return std::nullopt;
    auto answer = read_answer(peer->get(), std::chrono::seconds(5), [] { return true; });
    if (answer.failure) return std::nullopt;
    return std::move(answer.line);
}

std::optional<bool> Clamd::annonce_ses_limites(const std::string& folder) const {
    const Descripteur file(::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600));
    constexpr off_t beyond = (off_t{1} << 31U) + 1;  // a hole: no byte of it is on the disk
    if (file.get() < 0 || ::ftruncate(file.get(), beyond) != 0) return std::nullopt;
    const auto peer = connect_to(socket_);
    if (!peer || !send_all(peer->get(), "zFILDES\0"sv) || !send_file(peer->get(), file.get()))
        return std::nullopt;
    const auto answer = read_answer(peer->get(), std::chrono::seconds(10), [] { return true; });
    if (answer.failure) return std::nullopt;
    return analyse_of(answer.line).issue == Issue::non_analyse;
}

}  // namespace depot
