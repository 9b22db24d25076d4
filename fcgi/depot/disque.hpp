// What the store does to a disk, each step with its one way of failing: std::system_error. After a
// failed fsync the bytes are nowhere: nobody asks a second time on the same descriptor.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <system_error>

namespace depot::disque {

// The disk, or the share of it that we may use, is full: 507, and nothing is broken.
bool is_full(const std::system_error& failure);

[[noreturn]] void fail(const std::string& what);  // with errno

// An open file, closed at the end.
class Descripteur {
public:
    explicit Descripteur(int number = -1) : number_(number) {}
    ~Descripteur();
    Descripteur(Descripteur&& other) noexcept;
    Descripteur& operator=(Descripteur&& other) noexcept;
    Descripteur(const Descripteur&) = delete;
    Descripteur& operator=(const Descripteur&) = delete;
    int get() const { return number_; }

private:
    int number_;
};

// Never through a symbolic link, never inherited; new files are readable by us alone.
Descripteur open_file(const std::string& path, int flags);
std::uint64_t size_of(const Descripteur& file, const std::string& path);

// A part of one file into another, in the kernel (shared where the file system can), or through a
// buffer where it cannot. Between two steps `stop` may end it: returns what was copied.
struct Tranche {
    std::uint64_t from = 0;
    std::uint64_t size = 0;
    std::uint64_t to = 0;
};
using Stop = std::function<bool()>;
std::uint64_t copy(
    const Descripteur& source, const Descripteur& target, const Tranche& slice, const Stop& stop
);

void sync_file(const Descripteur& file, const std::string& path);
void sync_folder(const std::string& path);

// Makes the folders between `root` and the file, durably.
void make_way(const std::string& root, const std::string& path);

// Gives a file its name for good; std::system_error (EEXIST) when somebody has it.
void rename_new(const std::string& from, const std::string& to);

}  // namespace depot::disque
