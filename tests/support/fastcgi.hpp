// A small FastCGI client, and a process that runs the accept loop behind a Unix socket: what the
// program does when its peer behaves, leaves or talks nonsense is seen from outside, as nginx sees
// it.
#pragma once

#include "web/request.hpp"
#include "web/response.hpp"

#include <sys/types.h>

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace fastcgi {

using Variables = std::map<std::string, std::string>;

struct Answer {
    int status = 0;  // 0: the connection ended before an answer
    std::string headers;
    std::string body;
    bool whole = false;  // FCGI_END_REQUEST came
};

// A closed descriptor of its own; -1 when there is none.
class Descriptor {
public:
    explicit Descriptor(int number = -1) : number_(number) {}
    ~Descriptor() { close(); }
    Descriptor(Descriptor&& other) noexcept : number_(other.release()) {}
    Descriptor& operator=(Descriptor&& other) noexcept;
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return number_; }
    int release();
    void close();

private:
    int number_;
};

// Records of the protocol (FastCGI 1.0, section 3.3), for request 1.
std::string record(unsigned type, std::string_view content);
std::string begin_request();
std::string params(const Variables& variables);  // with the empty record that ends them
std::string stdin_of(std::string_view body);     // with the empty record that ends it
Variables get(std::string target);
Variables post(std::string target, std::size_t size);

// One connection. A read that takes longer than half a minute ends it: a hang is seen as status 0.
class Connection {
public:
    explicit Connection(const std::filesystem::path& socket);
    bool send(std::string_view bytes) const;  // false when the other side has closed
    std::string receive(std::size_t most) const;
    Answer answer();  // closes at the end, as nginx does: libfcgi lingers two seconds otherwise
    void leave() { socket_.close(); }

private:
    Descriptor socket_;
};

// A process around web::fcgi_loop. `answer` runs in the process.
class Server {
public:
    using Answering = std::function<web::Response(web::Request&)>;

    explicit Server(Answering answer);
    ~Server();  // kills what still runs
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    Server(Server&&) = delete;
    Server& operator=(Server&&) = delete;

    // On the same socket, also after the process before has ended. A signal that stop_soon() sends
    // at once waits for the loop to be ready, as systemd's would not: what is tested is the loop.
    void start();
    pid_t pid() const { return pid_; }
    Connection connect() const { return Connection(socket_path_); }
    Answer ask(std::string_view bytes) const;
    Answer page(std::string target) const;
    std::string log_line() const;  // the next one, "" when none comes
    void stop_soon() const;        // SIGTERM
    // The exit status; -1 when it was a signal, or had to be one after half a minute.
    int end();

private:
    void run_child(int log) const;

    Answering answer_;
    std::filesystem::path folder_;
    std::filesystem::path socket_path_;
    Descriptor listening_;
    Descriptor log_;
    pid_t pid_ = 0;
};

}  // namespace fastcgi
