#include "acces/annuaire_prise.hpp"

#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <stdexcept>

namespace acces::detail {
namespace {

using Clock = Prise::Clock;

struct HostPort {
    std::string host;
    std::string port;
};

// "ldap.exemple.fr:636", "[2001:db8::1]:636", "192.0.2.1"
HostPort split(const std::string& authority, const char* default_port) {
    const auto bracket = authority.rfind(']');
    const auto colon = authority.rfind(':');
    const bool has_port =
        colon != std::string::npos && (bracket == std::string::npos || colon > bracket);
    auto host = authority.substr(0, has_port ? colon : std::string::npos);
    if (host.size() > 1 && host.front() == '[' && host.back() == ']')
        host = host.substr(1, host.size() - 2);
    return {host, has_port ? authority.substr(colon + 1) : std::string(default_port)};
}

bool wait_connected(int fd, Clock::time_point end) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
    pollfd one{fd, POLLOUT, 0};
    if (left <= 0 || poll(&one, 1, static_cast<int>(left)) != 1) return false;
    int error = 0;
    socklen_t size = sizeof error;
    return getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &size) == 0 && error == 0;
}

// A blocking descriptor, or -1.
int connect_to(const addrinfo& address, Clock::time_point end) {
    const int fd =
        socket(address.ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, address.ai_protocol);
    if (fd < 0) return -1;
    const int begun = connect(fd, address.ai_addr, address.ai_addrlen);
    if ((begun == 0 || errno == EINPROGRESS) && wait_connected(fd, end)) {
        fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) & ~O_NONBLOCK);
        return fd;
    }
    close(fd);
    return -1;
}

}  // namespace

Prise::Prise(const std::string& authority, const char* default_port, Clock::time_point end)
    : end_(end) {
    const auto to = split(authority, default_port);
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* list = nullptr;
    if (getaddrinfo(to.host.c_str(), to.port.c_str(), &hints, &list) != 0)
        throw std::runtime_error("its host is not known");
    const std::unique_ptr<addrinfo, void (*)(addrinfo*)> kept(list, &freeaddrinfo);
    for (const auto* one = list; one != nullptr && socket_ < 0; one = one->ai_next)
        socket_ = connect_to(*one, end);
    if (socket_ < 0) throw std::runtime_error("no connection");
    watch_ = std::thread([this] { watch(); });
}

Prise::~Prise() {
    {
        const std::lock_guard lock(mutex_);
        left_ = true;
    }
    wake_.notify_all();
    watch_.join();
    close(socket_);
}

// Another descriptor of the same connection: what the watch ends is never a number in new hands.
int Prise::take() const { return fcntl(socket_, F_DUPFD_CLOEXEC, 0); }

bool Prise::ended() const {
    const std::lock_guard lock(mutex_);
    return over_;
}

void Prise::watch() {
    std::unique_lock lock(mutex_);
    wake_.wait_until(lock, end_, [this] { return left_; });
    if (left_) return;
    over_ = true;
    shutdown(socket_, SHUT_RD);  // whoever writes meanwhile gets no signal
}

}  // namespace acces::detail
