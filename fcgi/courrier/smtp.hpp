// Hands one message to an SMTP server. Three outcomes only, because the outbox has three things to
// do: forget it, tell the sender why it was refused, or try again later.
#pragma once

#include <chrono>
#include <memory>
#include <string>

namespace courrier {

enum class Delivery : unsigned char {
    accepted,   // the server took responsibility (2xx after the data)
    refused,    // 5xx to this recipient or this message: trying again would not help
    try_again,  // 4xx, no network, no answer in time, or a server that refuses everybody
};

struct Outcome {
    Delivery delivery;
    int code;  // the server's last reply, 0 when there was none
    std::string
        reason;  // the server's words or the network's, one line of printable text, ≤ 200 bytes
};

struct Timeouts {
    std::chrono::milliseconds connect{10'000};
    std::chrono::milliseconds total{10'000};  // whole exchange of one message
};

// One session with a server; the connection is kept between messages, so use one for a batch and
// let it go. `url`: smtp://host:port (STARTTLS when offered), smtps://host:port; with
// user:password@ in it TLS is required. Certificates are verified except on the machine itself
// (127.0.0.1, ::1, localhost).
class Smtp {
public:
    explicit Smtp(const std::string& url, Timeouts timeouts = {});
    Smtp(Smtp&&) noexcept;
    Smtp& operator=(Smtp&&) noexcept;
    Smtp(const Smtp&) = delete;
    Smtp& operator=(const Smtp&) = delete;
    ~Smtp();

    // Addresses as is_one_address() takes them; anything else is `refused` without touching the
    // net.
    Outcome send(const std::string& from, const std::string& to, const std::string& bytes);

private:
    struct Session;
    std::unique_ptr<Session> session_;
};

}  // namespace courrier
