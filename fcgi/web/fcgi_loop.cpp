#include "web/fcgi_loop.hpp"

#include "base/log.hpp"
#include "web/dispatch.hpp"
#include "web/environment.hpp"

#include <fcgiapp.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <exception>
#include <string_view>
#include <utility>

namespace web {
namespace {

constexpr int listen_fd = 0;
constexpr timespec pause_when_short{0, 100'000'000};

volatile std::sig_atomic_t stopping = 0;

void on_stop(int) {
    stopping = 1;
    FCGX_ShutdownPending();  // sets a flag, nothing else
}

// SIGTERM, SIGINT and SIGUSR1 (libfcgi's own way to be told, after which its accept() does nothing
// more) arrive only while we wait for a connection, never within a request; and never
// in the gap between looking at the flag and waiting, which libfcgi alone leaves open (it would
// sleep on).
class StopSignals {
public:
    StopSignals() {
        struct sigaction action {};
        action.sa_handler = &on_stop;
        sigemptyset(&stop_);
        for (const int signal : {SIGTERM, SIGINT, SIGUSR1}) {
            sigaddset(&stop_, signal);
            sigaction(signal, &action, nullptr);
        }
        sigprocmask(SIG_BLOCK, &stop_, &waiting_mask_);
        for (const int signal : {SIGTERM, SIGINT, SIGUSR1}) sigdelset(&waiting_mask_, signal);
    }
    // Until a connection is there (true) or it is time to stop (false).
    bool wait() const {
        while (stopping == 0) {
            // a ppoll() that finds somebody at the door lets no signal in: under load, never
            constexpr timespec at_once{0, 0};
            if (::sigtimedwait(&stop_, nullptr, &at_once) > 0) return false;
            pollfd socket{listen_fd, POLLIN, 0};
            if (::ppoll(&socket, 1, nullptr, &waiting_mask_) > 0) return stopping == 0;
        }
        return false;
    }
    void rest() const { ::ppoll(nullptr, 0, &pause_when_short, &waiting_mask_); }

private:
    sigset_t stop_{};
    sigset_t waiting_mask_{};
};

// RFC 9110 §15. nginx hands it on as it is, and HTTP/1.1 wants the space before it even where it is
// empty: a status without phrase is a line that some clients do not read.
std::string_view reason_of(int status) {
    static constexpr std::array<std::pair<int, std::string_view>, 23> reasons{
        {{200, "OK"},
         {201, "Created"},
         {204, "No Content"},
         {303, "See Other"},
         {400, "Bad Request"},
         {401, "Unauthorized"},
         {403, "Forbidden"},
         {404, "Not Found"},
         {405, "Method Not Allowed"},
         {409, "Conflict"},
         {410, "Gone"},
         {411, "Length Required"},
         {412, "Precondition Failed"},
         {413, "Content Too Large"},
         {414, "URI Too Long"},
         {415, "Unsupported Media Type"},
         {422, "Unprocessable Content"},
         {423, "Locked"},
         {429, "Too Many Requests"},
         {460, "Checksum Mismatch"}, // tus 1.0
         {500, "Internal Server Error"},
         {503, "Service Unavailable"},
         {507, "Insufficient Storage"}}
    };
    const auto* const found = std::find_if(reasons.begin(), reasons.end(), [status](const auto& r) {
        return r.first == status;
    });
    return found == reasons.end() ? "Other" : found->second;
}

// The request in hand; always finished, so that nginx is never left waiting.
class Exchange {
public:
    explicit Exchange(FCGX_Request& raw) : raw_(raw) {}
    ~Exchange() { FCGX_Finish_r(&raw_); }
    Exchange(const Exchange&) = delete;
    Exchange& operator=(const Exchange&) = delete;
    Exchange(Exchange&&) = delete;
    Exchange& operator=(Exchange&&) = delete;

    const char* const* variables() const { return raw_.envp; }
    // False when the client went away in the middle.
    bool read(std::string& body, std::size_t size) const {
        body.resize(size);
        return size == 0 ||
               FCGX_GetStr(body.data(), static_cast<int>(size), raw_.in) == static_cast<int>(size);
    }
    void write(const Response& response) const {
        auto head = fmt::format("Status: {} {}\r\n", response.status, reason_of(response.status));
        for (const auto& [name, value] : response.headers)
            head += fmt::format("{}: {}\r\n", name, value);
        if (response.header("Content-Length").empty())
            head += fmt::format("Content-Length: {}\r\n", response.body.size());
        head += "\r\n";
        // A client that has gone away is no failure of ours: nothing to log, nothing to undo.
        if (put(head)) put(response.body);
    }

private:
    bool put(std::string_view bytes) const {
        return FCGX_PutStr(bytes.data(), static_cast<int>(bytes.size()), raw_.out) >= 0;
    }
    FCGX_Request& raw_;
};

struct Handlers {
    const LoopOptions& options;
    const std::function<Response(Request&)>& answer;
    const std::function<Response(int status)>& refused;

    Response refuse(int status) const {
        Response response;
        try {
            response = refused(status);
        } catch (const std::exception& failure) {
            base::log::error(fmt::format("error page {}: {}", status, failure.what()));
            response = detail::plain_error(status, "");
        }
        detail::complete(response, Method::get, options.prefix);
        return response;
    }
    Response respond(Exchange& exchange) const {
        auto arrival = read_environment(exchange.variables(), options.prefix, options.limits);
        if (!arrival) return refuse(arrival.error());
        auto& request = arrival->request;
        if (!exchange.read(request.body, arrival->body_size)) return refuse(400);
        if (!read_form(request, options.limits)) return refuse(400);
        return answer(request);
    }
};

// Whether accept() may be tried again after that error: another process took the connection, the
// client left, or the machine is short of descriptors or memory for a while. EPIPE was seen
// when nginx was stopped under load: four processes ended by it at once.
bool passes(int error) {
    return error == EAGAIN || error == EINTR || error == ECONNABORTED || error == EPROTO ||
           error == EPIPE || error == ECONNRESET || error == ENOTCONN;
}
bool is_shortage(int error) {
    return error == EMFILE || error == ENFILE || error == ENOBUFS || error == ENOMEM;
}

}  // namespace

int fcgi_loop(
    const LoopOptions& options,
    const std::function<Response(Request&)>& answer,
    const std::function<Response(int status)>& refused
) {
    FCGX_Request raw;
    if (FCGX_IsCGI() != 0 || FCGX_Init() != 0 || FCGX_InitRequest(&raw, listen_fd, 0) != 0) {
        base::log::error("descriptor 0 is not a FastCGI socket");
        return 1;
    }
    // Several processes wait on one socket: who comes late must not sleep in accept(), deaf to
    // SIGTERM.
    ::fcntl(listen_fd, F_SETFL, ::fcntl(listen_fd, F_GETFL) | O_NONBLOCK);
    const StopSignals signals;
    const Handlers handlers{options, answer, refused};
    while (signals.wait()) {
        const int accepted = FCGX_Accept_r(&raw);
        if (accepted == 0) {
            Exchange exchange(raw);
            exchange.write(handlers.respond(exchange));
        } else if (is_shortage(-accepted)) {
            base::log::warning("no descriptor or memory left for a connection: trying again");
            signals.rest();
        } else if (!passes(-accepted) && stopping == 0) {
            base::log::error(fmt::format("accept: error {}", -accepted));
            return 1;
        }
    }
    return 0;
}

}  // namespace web
