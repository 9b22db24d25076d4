#include "depot/disque.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <ctime>
#include <utility>
#include <vector>

namespace depot::disque {
namespace {

// Between two looks at `stop`: long enough to cost nothing, short enough to give way soon.
constexpr std::uint64_t step = std::uint64_t{64} * 1024 * 1024;
constexpr std::size_t buffer_bytes = std::size_t{256} * 1024;
constexpr std::time_t young_seconds = 60;

bool kernel_cannot(int error) {
    return error == EXDEV || error == EINVAL || error == EOPNOTSUPP || error == ENOSYS;
}

void write_all(int target, const char* bytes, std::size_t count, off_t at) {
    while (count > 0) {
        const auto written = ::pwrite(target, bytes, count, at);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail("write");
        bytes += written;
        at += written;
        count -= static_cast<std::size_t>(written);
    }
}

void copy_by_hand(int source, int target, Tranche slice) {
    std::vector<char> buffer(std::min<std::uint64_t>(buffer_bytes, slice.size));
    while (slice.size > 0) {
        const auto most = std::min<std::uint64_t>(buffer.size(), slice.size);
        const auto got = ::pread(source, buffer.data(), most, static_cast<off_t>(slice.from));
        if (got < 0 && errno == EINTR) continue;
        if (got == 0) errno = EIO;  // shorter than it was announced
        if (got <= 0) fail("read");
        const auto count = static_cast<std::uint64_t>(got);
        write_all(target, buffer.data(), count, static_cast<off_t>(slice.to));
        slice = {slice.from + count, slice.size - count, slice.to + count};
    }
}

void copy_step(int source, int target, Tranche slice) {
    while (slice.size > 0) {
        auto from = static_cast<off_t>(slice.from);
        auto to = static_cast<off_t>(slice.to);
        const auto got = ::copy_file_range(source, &from, target, &to, slice.size, 0);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0 && kernel_cannot(errno)) return copy_by_hand(source, target, slice);
        if (got == 0) errno = EIO;
        if (got <= 0) fail("copy_file_range");
        const auto count = static_cast<std::uint64_t>(got);
        slice = {slice.from + count, slice.size - count, slice.to + count};
    }
}

// True when it is new, or so young that its maker may not have made it durable yet.
bool make_folder(const std::string& path) {
    constexpr mode_t ours = 0700;
    if (::mkdir(path.c_str(), ours) == 0) return true;
    if (errno != EEXIST) fail(path);
    struct stat seen {};
    if (::stat(path.c_str(), &seen) != 0) fail(path);
    return std::time(nullptr) - seen.st_ctime < young_seconds;
}

}  // namespace

bool is_full(const std::system_error& failure) {
    return failure.code() == std::errc::no_space_on_device || failure.code().value() == EDQUOT;
}

void fail(const std::string& what) {
    throw std::system_error(errno, std::generic_category(), what);
}

Descripteur::~Descripteur() {
    if (number_ >= 0) ::close(number_);
}

Descripteur::Descripteur(Descripteur&& other) noexcept
    : number_(std::exchange(other.number_, -1)) {}

Descripteur& Descripteur::operator=(Descripteur&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
}

Descripteur open_file(const std::string& path, int flags) {
    constexpr mode_t ours = 0600;
    Descripteur file(::open(path.c_str(), flags | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, ours));
    if (file.get() < 0) fail(path);
    return file;
}

std::uint64_t size_of(const Descripteur& file, const std::string& path) {
    struct stat seen {};
    if (::fstat(file.get(), &seen) != 0) fail(path);
    return static_cast<std::uint64_t>(seen.st_size);
}

std::uint64_t copy(
    const Descripteur& source, const Descripteur& target, const Tranche& slice, const Stop& stop
) {
    std::uint64_t done = 0;
    while (done < slice.size) {
        if (done > 0 && stop && stop()) break;
        const auto count = std::min(step, slice.size - done);
        copy_step(source.get(), target.get(), {slice.from + done, count, slice.to + done});
        done += count;
    }
    return done;
}

void sync_file(const Descripteur& file, const std::string& path) {
    if (::fsync(file.get()) != 0) fail(path);
}

void sync_folder(const std::string& path) {
    const Descripteur folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.get() < 0 || ::fsync(folder.get()) != 0) fail(path);
}

void make_way(const std::string& root, const std::string& path) {
    auto folder = root;
    for (auto end = path.find('/', root.size() + 1); end != std::string::npos;
         end = path.find('/', end + 1)) {
        const auto below = path.substr(0, end);
        if (make_folder(below)) sync_folder(folder);
        folder = below;
    }
}

void rename_new(const std::string& from, const std::string& to) {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return;
    if (errno != EINVAL && errno != ENOSYS) fail(to);
    // a file system that cannot promise it: a second name never replaces one
    if (::link(from.c_str(), to.c_str()) != 0) fail(to);
    if (::unlink(from.c_str()) != 0) fail(from);
}

}  // namespace depot::disque
