// A TCP connection that ends by itself when the patience does: libldap's TLS handshake waits for a
// silent server for ever (and, with a network timeout, turns round at full speed meanwhile).
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace acces::detail {

class Prise {
public:
    using Clock = std::chrono::steady_clock;

    // Connected before `end`, or throws std::runtime_error. `authority` is a host, or host:port.
    Prise(const std::string& authority, const char* default_port, Clock::time_point end);
    ~Prise();  // does not close the descriptor that was taken
    Prise(const Prise&) = delete;
    Prise& operator=(const Prise&) = delete;
    Prise(Prise&&) = delete;
    Prise& operator=(Prise&&) = delete;

    int take() const;    // a descriptor for the caller to close
    bool ended() const;  // the patience is over

private:
    void watch();
    int socket_ = -1;
    Clock::time_point end_;
    mutable std::mutex mutex_;
    std::condition_variable wake_;
    bool over_ = false;
    bool left_ = false;
    std::thread watch_;
};

}  // namespace acces::detail
