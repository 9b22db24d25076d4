#include "envoi/sealed_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

namespace envoi {
namespace {

constexpr std::string_view part = ".part";

[[noreturn]] void fail(const char* step, const std::string& path) {
    throw std::system_error(errno, std::generic_category(), std::string(step) + " " + path);
}

class File {
public:
    File(const std::string& path, int flags) : fd_(open(path.c_str(), flags | O_CLOEXEC, 0640)) {}
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    File(File&&) = delete;
    File& operator=(File&&) = delete;
    ~File() {
        if (fd_ >= 0) close(fd_);
    }
    int fd() const { return fd_; }

private:
    int fd_;
};

void write_all(int fd, std::string_view bytes, const std::string& path) {
    while (!bytes.empty()) {
        const auto written = write(fd, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail("write", path);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void sync(const std::string& path, int flags) {
    const File file(path, flags);
    if (file.fd() < 0 || fsync(file.fd()) != 0) fail("fsync", path);
}

}  // namespace

void write_whole(const std::string& path, std::string_view bytes) {
    const auto aside = path + "." + std::to_string(getpid()) + std::string(part);
    try {
        {
            const File file(aside, O_WRONLY | O_CREAT | O_TRUNC);
            if (file.fd() < 0) fail("open", aside);
            write_all(file.fd(), bytes, aside);
            if (fsync(file.fd()) != 0) fail("fsync", aside);
        }
        if (rename(aside.c_str(), path.c_str()) != 0) fail("rename", path);
    } catch (const std::system_error&) {
        unlink(aside.c_str());
        throw;
    }
    sync(std::filesystem::path(path).parent_path().string(), O_RDONLY | O_DIRECTORY);
}

std::optional<std::string> read_whole(const std::string& path) {
    const File file(path, O_RDONLY);
    if (file.fd() < 0 && errno == ENOENT) return std::nullopt;
    if (file.fd() < 0) fail("open", path);
    struct stat status {};
    if (fstat(file.fd(), &status) != 0) fail("fstat", path);
    std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
    std::size_t done = 0;
    while (done < bytes.size()) {
        const auto got = read(file.fd(), bytes.data() + done, bytes.size() - done);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) fail("read", path);
        if (got == 0) break;
        done += static_cast<std::size_t>(got);
    }
    bytes.resize(done);
    return bytes;
}

bool erase_file(const std::string& path) {
    if (unlink(path.c_str()) == 0) return true;
    if (errno != ENOENT) fail("unlink", path);
    return false;
}

void sweep_parts(const std::string& folder, base::Instant before) {
    std::error_code none;  // no folder yet
    for (const auto& entry : std::filesystem::directory_iterator(folder, none)) {
        const auto path = entry.path().string();
        struct stat status {};
        if (path.ends_with(part) && stat(path.c_str(), &status) == 0 &&
            status.st_mtime < before.time_since_epoch().count())
            erase_file(path);
    }
}

}  // namespace envoi
