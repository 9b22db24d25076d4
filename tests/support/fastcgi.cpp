#include "support/fastcgi.hpp"

#include "web/fcgi_loop.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace fastcgi {
namespace {

constexpr int patience_ms = 30'000;
constexpr unsigned begin = 1, end_request = 3, params_type = 4, stdin_type = 5, stdout_type = 6;

[[noreturn]] void fail(const char* what) {
    throw std::system_error(errno, std::generic_category(), what);
}

sockaddr_un address_of(const std::filesystem::path& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.native().size() >= sizeof address.sun_path) throw std::length_error(path);
    std::memcpy(&address.sun_path, path.c_str(), path.native().size());
    return address;
}

const sockaddr* any(const sockaddr_un& address) {
    return static_cast<const sockaddr*>(static_cast<const void*>(&address));
}

char byte(std::size_t value) { return static_cast<char>(value & 0xFFU); }

std::string size_of(std::size_t size) {
    if (size < 128) return {byte(size)};
    return {byte((size >> 24U) | 0x80U), byte(size >> 16U), byte(size >> 8U), byte(size)};
}

bool readable(int descriptor) {
    pollfd waited{descriptor, POLLIN, 0};
    return ::poll(&waited, 1, patience_ms) > 0;
}

void split(std::string_view output, Answer& answer) {
    const auto gap = output.find("\r\n\r\n");
    if (gap == std::string_view::npos || !output.starts_with("Status: ")) return;
    answer.headers = output.substr(0, gap + 2);
    answer.body = output.substr(gap + 4);
    std::from_chars(output.data() + 8, output.data() + gap, answer.status);
}

}  // namespace

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
    if (this != &other) {
        close();
        number_ = other.release();
    }
    return *this;
}
int Descriptor::release() { return std::exchange(number_, -1); }
void Descriptor::close() {
    if (number_ >= 0) ::close(release());
}

std::string record(unsigned type, std::string_view content) {
    const std::size_t padding = (8 - content.size() % 8) % 8;
    std::string bytes{1, byte(type), 0, 1, byte(content.size() >> 8U), byte(content.size())};
    bytes += {byte(padding), 0};
    bytes += content;
    return bytes.append(padding, '\0');
}

std::string begin_request() {
    const std::string responder_once(std::string_view("\0\1\0\0\0\0\0\0", 8));
    return record(begin, responder_once);
}

std::string params(const Variables& variables) {
    std::string content;
    for (const auto& [name, value] : variables)
        content += size_of(name.size()) + size_of(value.size()) + name + value;
    return record(params_type, content) + record(params_type, "");
}

std::string stdin_of(std::string_view body) {
    constexpr std::size_t most = 0x8000;
    std::string bytes;
    for (; !body.empty(); body.remove_prefix(std::min(most, body.size())))
        bytes += record(stdin_type, body.substr(0, most));
    return bytes + record(stdin_type, "");
}

Variables get(std::string target) {
    return {
        {"REQUEST_METHOD", "GET"            },
        {"REQUEST_URI",    std::move(target)},
        {"REMOTE_ADDR",    "127.0.0.1"      }
    };
}

Variables post(std::string target, std::size_t size) {
    auto variables = get(std::move(target));
    variables["REQUEST_METHOD"] = "POST";
    variables["CONTENT_TYPE"] = "application/octet-stream";
    variables["CONTENT_LENGTH"] = std::to_string(size);
    return variables;
}

Connection::Connection(const std::filesystem::path& socket)
    : socket_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    const auto address = address_of(socket);
    if (::connect(socket_.get(), any(address), sizeof address) != 0) fail("connect");
}

bool Connection::send(std::string_view bytes) const {
    while (!bytes.empty()) {
        const auto sent = ::send(socket_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

std::string Connection::receive(std::size_t most) const {
    std::string bytes(most, '\0');
    if (!readable(socket_.get())) return {};
    const auto read = ::recv(socket_.get(), bytes.data(), most, 0);
    bytes.resize(read > 0 ? static_cast<std::size_t>(read) : 0);
    return bytes;
}

Answer Connection::answer() {
    constexpr std::size_t header = 8;
    std::string input;
    std::string output;
    Answer answer;
    const auto octet = [&input](std::size_t at) { return static_cast<unsigned char>(input[at]); };
    while (!answer.whole) {
        const auto more = receive(std::size_t{64} * 1024);
        if (more.empty()) break;
        input += more;
        while (input.size() >= header) {
            const std::size_t size = octet(4) * 256U + octet(5);
            const std::size_t all = header + size + octet(6);
            if (input.size() < all) break;
            if (octet(1) == stdout_type) output += input.substr(header, size);
            if (octet(1) == end_request) answer.whole = true;
            input.erase(0, all);
        }
    }
    socket_.close();
    split(output, answer);
    return answer;
}

Server::Server(Answering answer) : answer_(std::move(answer)) {
    std::string pattern = (std::filesystem::temp_directory_path() / "ts-loop.XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) fail("mkdtemp");
    folder_ = pattern;
    socket_path_ = folder_ / "s";
    listening_ = Descriptor(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const auto address = address_of(socket_path_);
    if (::bind(listening_.get(), any(address), sizeof address) != 0) fail("bind");
    if (::listen(listening_.get(), 256) != 0) fail("listen");
    start();
}

Server::~Server() {
    if (pid_ > 0) {
        ::kill(pid_, SIGKILL);
        ::waitpid(pid_, nullptr, 0);
    }
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

void Server::start() {
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) fail("pipe");
    log_ = Descriptor(ends[0]);
    Descriptor child_end(ends[1]);
    sigset_t stop;
    sigset_t before;
    ::sigemptyset(&stop);
    ::sigaddset(&stop, SIGTERM);
    ::sigprocmask(SIG_BLOCK, &stop, &before);
    pid_ = ::fork();
    if (pid_ == 0) run_child(child_end.get());
    ::sigprocmask(SIG_SETMASK, &before, nullptr);
    if (pid_ < 0) fail("fork");
}

// _exit: the tests of the parent are not to go on here.
void Server::run_child(int log) const {
    int status = 2;
    try {
        ::dup2(listening_.get(), 0);
        ::dup2(log, 2);
        status = web::fcgi_loop({web::Limits{}, "/p"}, answer_, [](int refused) {
            return web::Response::text("refused", refused);
        });
    } catch (...) {
        status = 3;
    }
    ::_exit(status);
}

Answer Server::ask(std::string_view bytes) const {
    auto connection = connect();
    connection.send(bytes);
    return connection.answer();
}

Answer Server::page(std::string target) const {
    return ask(begin_request() + params(get(std::move(target))) + stdin_of(""));
}

std::string Server::log_line() const {
    std::string line;
    char one = '\0';
    while (readable(log_.get()) && ::read(log_.get(), &one, 1) == 1 && one != '\n') line += one;
    return line;
}

void Server::stop_soon() const { ::kill(pid_, SIGTERM); }

int Server::end() {
    const Descriptor process(static_cast<int>(::syscall(SYS_pidfd_open, pid_, 0)));
    if (!readable(process.get())) ::kill(pid_, SIGKILL);
    int status = 0;
    ::waitpid(std::exchange(pid_, 0), &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace fastcgi
