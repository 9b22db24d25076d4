// The parts of `ts-depots recus`: where receipts come from (datagrams, a journal), and who adds
// them up.
#pragma once

#include "depot/recu.hpp"
#include "hall/depots.hpp"

#include <sys/types.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ts_depots {

// A datagram socket of a name. Throws std::system_error when it cannot be had, std::runtime_error
// when another daemon listens there.
class Ecoute {
public:
    explicit Ecoute(std::string path);
    ~Ecoute();
    Ecoute(const Ecoute&) = delete;
    Ecoute& operator=(const Ecoute&) = delete;
    Ecoute(Ecoute&&) = delete;
    Ecoute& operator=(Ecoute&&) = delete;

    // Waits so long for the first datagram; what has come by then, at most 500. A signal ends the
    // wait.
    std::vector<std::string> take(int milliseconds) const;
    // Whether a daemon listens there, who hears this user.
    static bool someone_at(const std::string& path);

private:
    std::string path_;
    int fd_;
};

// How far a file was read that others write to.
class Lecture {
public:
    explicit Lecture(std::string path) : path_(std::move(path)) {}
    // The next whole lines, at most about a megabyte; none: no more for now (or no such file). Of
    // another file than before under that name, or of one that was cut, from its beginning.
    std::vector<std::string> take();
    // When the file that `other` reads bears the name of this one by now: it is read on here, and
    // whatever takes its old name is another.
    void take_over(Lecture& other);

private:
    std::string path_;
    ino_t inode_ = 0;
    std::uint64_t position_ = 0;
};

// The file to which nginx writes the same lines: what a lost datagram would have said. Read from
// its beginning at the start, then what is new. Rotation gives it the name PATH.1, under which
// nginx writes on until it opens it anew: that one is read first, at the start too, and must not be
// compressed before it is rotated once more. What is read twice changes nothing.
class JournalRecus {
public:
    explicit JournalRecus(const std::string& path) : avant_(path + ".1"), courant_(path) {}
    // The next whole lines, at most about a megabyte; none: no more for now (or no such file).
    std::vector<std::string> take();

private:
    Lecture avant_;
    Lecture courant_;
};

// Adds receipts up and queues the mails of what they complete, a batch a transaction.
class Comptable {
public:
    // What a batch may grow to while the database is away; the journal gives the rest later.
    static constexpr std::size_t most_waiting = 20000;

    Comptable(db::Connection& db, const base::Clock& clock, const hall::Plume& plume)
        : db_(db), clock_(clock), plume_(plume) {}
    // Lines that say nothing about a download are passed over, those that are not ours are logged,
    // one in a while.
    void add(const std::vector<std::string>& lines);
    // Writes what waits; nothing does afterwards. Throws db::Unavailable and keeps it all when the
    // server is away. A receipt that cannot be written is logged and left.
    void write();
    std::uint64_t completed() const { return completed_; }
    std::uint64_t malformed() const { return malformed_; }

private:
    void write_these(const std::vector<depot::Recu>& recus);

    db::Connection& db_;
    const base::Clock& clock_;
    hall::Plume plume_;
    std::vector<depot::Recu> waiting_;
    std::uint64_t completed_ = 0;
    std::uint64_t malformed_ = 0;
};

}  // namespace ts_depots
