// The store: what is taken over, copied, joined; what is refused; what is left after a failure.
#include "depot/magasin.hpp"

#include "depot/verrou.hpp"
#include "support/entrepot.hpp"

#include <boost/test/unit_test.hpp>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <system_error>

namespace {

using depot::BlobNom;
using depot::Entrant;
using entrepot::Entrepot;
using Rayon = depot::Magasin::Rayon;
namespace fs = std::filesystem;

// No file of this process grows beyond that: what a full disk is to the store, with EFBIG.
class Ceiling {
public:
    explicit Ceiling(rlim_t bytes) {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        previous_ = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit low{bytes, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &low);
    }
    ~Ceiling() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, previous_);
    }
    Ceiling(const Ceiling&) = delete;
    Ceiling& operator=(const Ceiling&) = delete;
    Ceiling(Ceiling&&) = delete;
    Ceiling& operator=(Ceiling&&) = delete;

private:
    rlimit before_{};
    void (*previous_)(int) = nullptr;
};

ino_t inode_of(const std::string& path) {
    struct stat seen {};
    BOOST_REQUIRE(::stat(path.c_str(), &seen) == 0);
    return seen.st_ino;
}

BOOST_AUTO_TEST_SUITE(magasin)

BOOST_FIXTURE_TEST_CASE(a_body_is_what_lies_in_the_folder_and_nothing_else, Entrepot) {
    const auto path = body("abc");
    BOOST_TEST(Entrant::open(magasin, path, 3).has_value());
    BOOST_TEST(!Entrant::open(magasin, path, 2));  // cut, or grown
    BOOST_TEST(!Entrant::open(magasin, folder.path / "entrants/absent", 3));
    std::ofstream(folder.path / "secret") << "abc";
    for (const auto* outside : {"/secret", "/entrants/../secret", "/entrants/", "/entrants/."})
        BOOST_TEST(!Entrant::open(magasin, folder.path.string() + outside, 3));
    fs::create_symlink(folder.path / "secret", folder.path / "entrants/link");
    BOOST_TEST(!Entrant::open(magasin, folder.path / "entrants/link", 3));
    BOOST_REQUIRE(::mkfifo((folder.path / "entrants/pipe").c_str(), 0600) == 0);
    BOOST_TEST(!Entrant::open(magasin, folder.path / "entrants/pipe", 0));
}

BOOST_FIXTURE_TEST_CASE(a_whole_body_is_taken_without_a_copy, Entrepot) {
    const auto path = body("abc");
    const auto inode = inode_of(path);
    const auto nom = name();
    magasin.take_whole(*Entrant::open(magasin, path, 3), nom);
    BOOST_TEST(!fs::exists(path));
    BOOST_TEST(inode_of(magasin.chemin(Rayon::fichiers, nom)) == inode);
    BOOST_TEST(bytes_of(Rayon::fichiers, nom) == "abc");
    BOOST_TEST(count(Rayon::partiels) == 0U);
}

BOOST_FIXTURE_TEST_CASE(no_name_is_ever_taken_twice, Entrepot) {
    const auto nom = name();
    magasin.take_whole(entrant("one"), nom);
    BOOST_CHECK_THROW(magasin.take_whole(entrant("two"), nom), std::system_error);
    BOOST_TEST(bytes_of(Rayon::fichiers, nom) == "one");
}

BOOST_FIXTURE_TEST_CASE(a_slice_is_copied_out, Entrepot) {
    const auto form = entrant("--B\r\nbytes\r\n--B--");
    const auto nom = name();
    magasin.take_slice(form, 5, 5, nom);
    BOOST_TEST(bytes_of(Rayon::fichiers, nom) == "bytes");
    const auto empty = name();
    magasin.take_slice(form, 5, 0, empty);
    BOOST_TEST(bytes_of(Rayon::fichiers, empty).empty());
    BOOST_TEST(fs::exists(form.chemin()));
    BOOST_CHECK_THROW(magasin.take_slice(form, 5, form.taille(), name()), std::logic_error);
    BOOST_TEST(count(Rayon::partiels) == 0U);
}

BOOST_FIXTURE_TEST_CASE(partial_files_grow_and_become_whole, Entrepot) {
    const auto nom = name();
    BOOST_TEST(magasin.append(nom, entrant("abc"), {}) == 3U);
    BOOST_TEST(magasin.append(nom, entrant("de"), {}) == 5U);
    BOOST_TEST(*magasin.taille(Rayon::partiels, nom) == 5U);
    magasin.complete(nom);
    BOOST_TEST(bytes_of(Rayon::fichiers, nom) == "abcde");
    BOOST_TEST(!magasin.taille(Rayon::partiels, nom));
    magasin.complete(nom);  // as after a crash between the disk and the database
    BOOST_TEST(bytes_of(Rayon::fichiers, nom) == "abcde");
    const auto empty = name();
    magasin.make_empty(empty);
    BOOST_TEST(*magasin.taille(Rayon::fichiers, empty) == 0U);
}

BOOST_FIXTURE_TEST_CASE(parts_are_joined_in_order_and_stay, Entrepot) {
    const auto a = name();
    const auto b = name();
    magasin.append(a, entrant("abc"), {});
    magasin.append(b, entrant("de"), {});
    const auto nom = name();
    BOOST_TEST(magasin.join(std::array{b, a, b}, nom, {}));
    BOOST_TEST(bytes_of(Rayon::fichiers, nom) == "deabcde");
    BOOST_TEST(count(Rayon::partiels) == 2U);
    BOOST_CHECK_THROW(magasin.join(std::array{a, name()}, name(), {}), std::system_error);
    BOOST_TEST(count(Rayon::partiels) == 2U);
    BOOST_TEST(count(Rayon::fichiers) == 1U);
}

BOOST_FIXTURE_TEST_CASE(an_append_that_fails_leaves_the_offset_where_it_was, Entrepot) {
    const auto nom = name();
    magasin.append(nom, entrant(std::string(1000, 'a')), {});
    const auto more = entrant(std::string(5000, 'b'));
    {
        const Ceiling full(4096);
        BOOST_CHECK_THROW(magasin.append(nom, more, {}), std::system_error);
        BOOST_CHECK_THROW(magasin.take_slice(more, 0, 5000, name()), std::system_error);
        BOOST_CHECK_THROW(
            magasin.join(std::array{nom, nom, nom, nom, nom}, name(), {}), std::system_error
        );
    }
    BOOST_TEST(bytes_of(Rayon::partiels, nom) == std::string(1000, 'a'));
    BOOST_TEST(count(Rayon::partiels) == 1U);
    BOOST_TEST(count(Rayon::fichiers) == 0U);
    BOOST_TEST(magasin.append(nom, more, {}) == 6000U);
}

BOOST_FIXTURE_TEST_CASE(a_copy_stops_when_told_and_keeps_what_it_has, Entrepot) {
    const auto path = body("");
    constexpr std::uint64_t size = std::uint64_t{300} * 1024 * 1024;
    fs::resize_file(path, size);  // a hole
    const auto nom = name();
    magasin.append(nom, entrant("abc"), {});
    const auto reached =
        magasin.append(nom, *Entrant::open(magasin, path, size), [] { return true; });
    BOOST_TEST(reached > 3U);
    BOOST_TEST(reached < size);
    BOOST_TEST(*magasin.taille(Rayon::partiels, nom) == reached);
    BOOST_TEST(!magasin.join(std::array{nom, nom}, name(), [] { return true; }));
    BOOST_TEST(count(Rayon::fichiers) == 0U);
}

BOOST_FIXTURE_TEST_CASE(offsets_beyond_a_hundred_gigabytes, Entrepot) {
    constexpr std::uint64_t far = 120'000'000'000;
    const auto nom = name();
    magasin.append(nom, entrant("a"), {});
    fs::resize_file(
        magasin.chemin(Rayon::partiels, nom), far
    );  // a hole: no disk is that large here
    BOOST_TEST(magasin.append(nom, entrant("end"), {}) == far + 3);
    magasin.complete(nom);
    BOOST_TEST(*magasin.taille(Rayon::fichiers, nom) == far + 3);
    std::ifstream file(magasin.chemin(Rayon::fichiers, nom), std::ios::binary);
    file.seekg(static_cast<std::streamoff>(far));
    std::string tail(3, '\0');
    file.read(tail.data(), 3);
    BOOST_TEST(tail == "end");
}

BOOST_FIXTURE_TEST_CASE(what_goes_takes_its_lock_along, Entrepot) {
    const auto nom = name();
    magasin.append(nom, entrant("abc"), {});
    BOOST_TEST(depot::Verrou::take(magasin, nom, random).has_value());
    BOOST_TEST(count(Rayon::partiels) == 1U);  // the lock's file is none
    fs::remove(magasin.chemin(Rayon::partiels, nom));
    BOOST_TEST(count(Rayon::partiels) == 1U);  // unless nothing else is left
    magasin.effacer(Rayon::partiels, nom);
    magasin.effacer(Rayon::partiels, nom);
    const auto folder_of = fs::path(magasin.chemin(Rayon::partiels, nom)).parent_path();
    BOOST_TEST(fs::is_empty(folder_of));
}

BOOST_AUTO_TEST_SUITE_END()

// In another process: holds the lock until somebody later wants it, then exits with 7; 9: not had.
pid_t holder(const depot::Magasin& magasin, const BlobNom& nom, int ready) {
    const auto child = ::fork();
    if (child != 0) return child;
    base::SystemRandom random;
    const auto lock = depot::Verrou::take(magasin, nom, random);
    if (!lock) ::_exit(9);
    if (::write(ready, "x", 1) != 1) ::_exit(9);
    for (int i = 0; i < 1000 && !lock->evince(); ++i) ::usleep(10'000);
    ::_exit(lock->evince() ? 7 : 8);
}

int end_of(pid_t child) {
    int status = 0;
    BOOST_REQUIRE(::waitpid(child, &status, 0) == child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

BOOST_AUTO_TEST_SUITE(verrou)

BOOST_FIXTURE_TEST_CASE(who_comes_later_wins, Entrepot) {
    const auto nom = name();
    std::array<int, 2> ready{};
    BOOST_REQUIRE(::pipe(ready.data()) == 0);
    const auto older = holder(magasin, nom, ready[1]);
    char seen = 0;
    BOOST_REQUIRE(::read(ready[0], &seen, 1) == 1);
    const auto lock = depot::Verrou::take(magasin, nom, random);
    BOOST_TEST(lock.has_value());
    BOOST_TEST(!lock->evince());
    BOOST_TEST(end_of(older) == 7);
    for (const int end : ready) ::close(end);
}

BOOST_FIXTURE_TEST_CASE(of_many_who_wait_the_last_gets_it, Entrepot) {
    const auto nom = name();
    std::array<int, 2> ready{};
    BOOST_REQUIRE(::pipe(ready.data()) == 0);
    std::vector<pid_t> crowd;
    for (int i = 0; i < 8; ++i) crowd.push_back(holder(magasin, nom, ready[1]));
    // some had it and were asked to go, others went while they waited; one has it, until we want it
    ::usleep(300'000);
    const auto lock = depot::Verrou::take(magasin, nom, random);
    BOOST_TEST(lock.has_value());
    for (const auto child : crowd) {
        const auto end = end_of(child);
        BOOST_TEST((end == 7 || end == 9));
    }
    for (const int end : ready) ::close(end);
}

BOOST_FIXTURE_TEST_CASE(
    a_holder_that_dies_lets_go_and_one_that_is_stuck_is_not_waited_for, Entrepot
) {
    const auto nom = name();
    std::array<int, 2> ready{};
    BOOST_REQUIRE(::pipe(ready.data()) == 0);
    const auto older = holder(magasin, nom, ready[1]);
    char seen = 0;
    BOOST_REQUIRE(::read(ready[0], &seen, 1) == 1);
    ::kill(older, SIGSTOP);
    BOOST_TEST(!depot::Verrou::take(magasin, nom, random, std::chrono::milliseconds(100)));
    ::kill(older, SIGKILL);
    BOOST_TEST(end_of(older) == -1);
    BOOST_TEST(depot::Verrou::take(magasin, nom, random).has_value());
    for (const int end : ready) ::close(end);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
