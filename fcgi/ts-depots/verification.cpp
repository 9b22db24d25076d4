#include "ts-depots/verification.hpp"

#include "base/clock.hpp"
#include "base/crypto.hpp"
#include "db/connection.hpp"
#include "depot/clamd.hpp"
#include "depot/disque.hpp"
#include "depot/magasin.hpp"
#include "depot/quota.hpp"
#include "hall/cle.hpp"
#include "ts-depots/recus.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <optional>
#include <stdexcept>

namespace ts_depots {
namespace {

using Constats = std::vector<Constat>;

constexpr std::array<const char*, 3> parts{"/entrants", "/partiels", "/fichiers"};

std::string why() { return std::strerror(errno); }  // NOLINT(concurrency-mt-unsafe): one thread

bool check_folder(const std::string& path, Constats& out) {
    struct stat seen {};
    if (::stat(path.c_str(), &seen) != 0 && errno == EACCES) {
        out.push_back(
            {"folder " + path,
             false,
             fmt::format(
                 "may not be entered by this user {}: it must be nginx's worker user, here and "
                 "there",
                 ::geteuid()
             )}
        );
        return false;
    }
    if (!S_ISDIR(seen.st_mode)) {
        out.push_back({"folder " + path, false, "not there: make it"});
        return false;
    }
    if (seen.st_uid != ::geteuid()) {
        out.push_back(
            {"folder " + path,
             false,
             fmt::format(
                 "belongs to user {}, this is user {}: it must be nginx's worker user, here and "
                 "there",
                 seen.st_uid,
                 ::geteuid()
             )}
        );
        return false;
    }
    const auto mode = seen.st_mode & 0777U;
    const bool closed = (mode & 0077U) == 0;
    out.push_back(
        {"folder " + path,
         closed,
         closed ? "ours alone" : fmt::format("mode {:o}: others can look in; chmod 700", mode)}
    );
    return true;
}

// A file made where nginx writes bodies, moved as a body is: the one proof that both are on one
// file system, and that it can do what is asked of it.
void check_takeover(const std::string& folder, Constats& out) {
    base::SystemRandom random;
    const auto name = "/verification-" + base::hex(random.bytes(8));
    const auto from = folder + "/entrants" + name;
    const auto to = folder + "/fichiers" + name;
    const depot::disque::Descripteur file(
        ::open(from.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600)
    );
    if (file.get() < 0) {
        out.push_back({"store: writing", false, why()});
        return;
    }
    const bool synced = ::write(file.get(), "x", 1) == 1 && ::fsync(file.get()) == 0;
    out.push_back({"store: writing and fsync", synced, synced ? "works" : why()});
    const bool moved =
        ::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0;
    const auto moving = moved || errno != EXDEV
                            ? why()
                            : std::string(
                                  "two file systems: nginx's "
                                  "bodies (depots/entrants) must be on that of depots/fichiers"
                              );
    out.push_back({"store: taking a body over by rename", moved, moved ? "works" : moving});
    ::unlink(moved ? to.c_str() : from.c_str());
    const depot::disque::Descripteur directory(
        ::open((folder + "/fichiers").c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    );
    const bool durable = ::fsync(directory.get()) == 0;
    out.push_back({"store: fsync of a folder", durable, durable ? "works" : why()});
}

void check_mount(const std::string& folder, Constats& out) {
    struct statvfs seen {};
    if (::statvfs(folder.c_str(), &seen) != 0) return;
    const bool writable = (seen.f_flag & ST_RDONLY) == 0;
    const bool noexec = (seen.f_flag & ST_NOEXEC) != 0 && (seen.f_flag & ST_NODEV) != 0;
    out.push_back(
        {"store: mount",
         writable,
         !writable ? "read-only"
         : noexec  ? "noexec, nodev"
                   : "could be mounted noexec,nodev: nothing in it is ever run"}
    );
}

void check_room(const base::Config& config, const depot::Magasin& magasin, Constats& out) {
    const auto free = magasin.libre();
    out.push_back(
        {"store: room",
         free > config.filex_reserve,
         fmt::format(
             "{} free, {} kept free", depot::en_octets(free), depot::en_octets(config.filex_reserve)
         )}
    );
}

void check_store(const base::Config& config, Constats& out) {
    if (config.depots.empty()) {
        out.push_back({"store", false, "no folder: set depots in the configuration"});
        return;
    }
    bool whole = true;
    for (const auto* part : parts) whole = check_folder(config.depots + part, out) && whole;
    if (!whole) return;
    check_takeover(config.depots, out);
    check_mount(config.depots, out);
    check_room(config, depot::Magasin(config.depots), out);
}

void check_antivirus(const base::Config& config, Constats& out) {
    if (config.clamd.empty()) {
        out.push_back({"antivirus", true, "none: files are handed out without a scan"});
        return;
    }
    const depot::Clamd clamd(config.clamd);
    const auto version = clamd.version();
    out.push_back(
        {"antivirus", version.has_value(), version.value_or(config.clamd + " does not answer")}
    );
    if (!version) return;
    const auto announces = clamd.annonce_ses_limites(config.depots + "/partiels");
    out.push_back(
        {"antivirus: limits",
         announces.value_or(false),
         announces.value_or(false)
             ? "it says what it has not read"
             : "it says OK of what it has not read: set \"AlertExceedsMax yes\" in clamd.conf"}
    );
    out.push_back(
        {"antivirus: what cannot be scanned",
         true,
         config.clamd_required ? "is not handed out; over 2 GB nothing can be scanned"
                               : "is handed out, and says so"}
    );
}

// Where nginx says what it has sent; what nobody reads there is read in the journal, once somebody
// does.
void check_receipts(const base::Config& config, Constats& out) {
    if (config.receipts.empty()) {
        out.push_back({"receipts", false, "no socket: set receipts in the configuration"});
        return;
    }
    try {
        const bool heard = Ecoute::someone_at(config.receipts);
        out.push_back(
            {"receipts",
             heard,
             heard ? "ts-depots recus listens"
                   : "nobody listens at " + config.receipts + ": is ts-depots recus running?"}
        );
    } catch (const std::runtime_error& wrong) {
        out.push_back({"receipts", false, wrong.what()});
    }
}

// On a host the key is root's alone, and units are handed their copy.
bool is_roots_alone(const std::string& path) {
    struct stat seen {};
    return ::stat(path.c_str(), &seen) == 0 && seen.st_uid == 0 &&
           ::access(path.c_str(), R_OK) != 0;
}

void check_key(const base::Config& config, Constats& out) {
    if (is_roots_alone(config.key_file)) {
        out.push_back({"key", true, config.key_file + " is root's alone: units get their copy"});
        return;
    }
    try {
        db::Connection db(config);
        hall::load_keys(db, config);
        out.push_back({"key", true, "is that of the database"});
    } catch (const std::exception& wrong) {
        out.push_back({"key", false, wrong.what()});
    }
}

void check_database(const base::Config& config, Constats& out) {
    try {
        db::Connection db(config);
        const auto waiting = db.value<std::uint64_t>(
            "SELECT COUNT(*) FROM fichier WHERE sha256 IS NULL AND efface_le IS NULL"
        );
        out.push_back(
            {"database", true, fmt::format("answers; {} files wait for their figures", *waiting)}
        );
    } catch (const db::Error& error) {
        out.push_back({"database", false, error.what()});
    }
}

}  // namespace

std::vector<Constat> verify_depots(const base::Config& config) {
    Constats out;
    check_store(config, out);
    check_antivirus(config, out);
    check_receipts(config, out);
    check_database(config, out);
    check_key(config, out);
    return out;
}

}  // namespace ts_depots
