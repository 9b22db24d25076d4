// What a small drop cannot do without: 10 kB written and fsynced, one row inserted and committed.
// Four processes at once, as the file drop has; prints how many a second. usage: small_drops_bench
// CONFIG FOLDER SECONDS
#include "base/clock.hpp"
#include "base/config.hpp"
#include "db/connection.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <stdexcept>
#include <string>

namespace {

constexpr int processes = 4;

void write_durably(const std::string& path, const std::string& bytes) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    const bool right =
        file >= 0 &&
        ::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()) &&
        ::fsync(file) == 0;
    if (file >= 0) ::close(file);
    if (!right) throw std::runtime_error(path + ": cannot be written");
}

long work(const base::Config& config, const std::string& path, std::chrono::seconds time) {
    db::Connection db(config);
    const std::string bytes(10000, 'x');
    const auto end = std::chrono::steady_clock::now() + time;
    long done = 0;
    for (; std::chrono::steady_clock::now() < end; ++done) {
        write_durably(path, bytes);
        db.execute(
            "INSERT INTO journal (quand, action) VALUES (?, 'mesure')", base::SystemClock().now()
        );
    }
    ::unlink(path.c_str());
    return done;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) return 2;
    const auto config = base::read_config_file(argv[1]);
    const std::chrono::seconds time(std::atoi(argv[3]));
    std::array<int, 2> tube{};
    if (::pipe(tube.data()) != 0) return 1;
    for (int i = 0; i < processes; ++i) {
        if (::fork() != 0) continue;
        const long done = work(config, std::string(argv[2]) + "/mesure." + std::to_string(i), time);
        const auto sent = ::write(tube[1], &done, sizeof done);
        ::_exit(sent == sizeof done ? 0 : 1);
    }
    long all = 0;
    for (int i = 0; i < processes; ++i) {
        long done = 0;
        if (::read(tube[0], &done, sizeof done) != sizeof done) return 1;
        all += done;
    }
    while (::wait(nullptr) > 0) {
    }
    std::cout << all / time.count() << '\n';
    return 0;
}
