// What clamd answers, and what it means; the real one is in tests/antivirus.
#include "depot/antivirus.hpp"

#include "depot/clamd.hpp"
#include "depot/disque.hpp"

#include "support/entrepot.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <array>
#include <cstring>
#include <future>
#include <thread>

namespace bdata = boost::unit_test::data;
using depot::Analyse;
using depot::Antivirus;
using Issue = depot::Analyse::Issue;

namespace {

// Says what it is told to, one visitor after the other; keeps what it was sent.
class FakeClamd {
public:
    FakeClamd(std::string path, std::vector<std::string> answers)
        : path_(std::move(path)), answers_(std::move(answers)) {
        listener_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        path_.copy(static_cast<char*>(address.sun_path), sizeof address.sun_path - 1);
        const auto* generic = reinterpret_cast<const sockaddr*>(&address);
        if (::bind(listener_, generic, sizeof address) != 0 || ::listen(listener_, 5) != 0)
            throw std::runtime_error("fake clamd");
        server_ = std::thread([this] { serve(); });
    }
    ~FakeClamd() {
        if (server_.joinable()) server_.join();
        ::close(listener_);
    }
    FakeClamd(const FakeClamd&) = delete;
    FakeClamd& operator=(const FakeClamd&) = delete;
    FakeClamd(FakeClamd&&) = delete;
    FakeClamd& operator=(FakeClamd&&) = delete;
    const std::vector<std::string>& heard() {
        server_.join();
        return heard_;
    }

private:
    void serve() {
        for (const auto& answer : answers_) {
            const int peer = ::accept(listener_, nullptr, nullptr);
            std::array<char, 65536> buffer{};
            std::string all;
            // a command ends with its zero byte; the file or the bytes end with another
            while (std::count(all.begin(), all.end(), '\0') < 2) {
                const auto got = ::recv(peer, buffer.data(), buffer.size(), 0);
                if (got <= 0) break;
                all.append(buffer.data(), static_cast<std::size_t>(got));
                if (all.starts_with("zVERSION")) break;
            }
            heard_.push_back(all.substr(0, all.find('\0')));
            if (!answer.empty()) ::send(peer, answer.data(), answer.size() + 1, MSG_NOSIGNAL);
            ::close(peer);
        }
    }
    std::string path_;
    std::vector<std::string> answers_;
    std::vector<std::string> heard_;
    int listener_ = -1;
    std::thread server_;
};

bool go_on() { return true; }

struct Scan : entrepot::Entrepot {
    std::string socket = (folder.path / "clamd").string();
    Analyse scan(const depot::Pouls& pouls = &go_on, std::uint64_t taille = 3) {
        const auto file = depot::disque::open_file(body("abc"), O_RDONLY);
        return depot::Clamd(socket, std::chrono::seconds(2)).analyse(file.get(), taille, pouls);
    }
};

struct Line {
    const char* said;
    Issue issue;
    const char* detail;
};
const std::vector<Line> lines{
    {"fd[10]: OK",                                          Issue::sain,    ""                           },
    {"stream: OK",                                          Issue::sain,    ""                           },
    {"fd[10]: Eicar.Essai FOUND",                           Issue::infecte, "Eicar.Essai"                },
    {"fd[9]: Heuristics.Limits.Exceeded.MaxFileSize FOUND",
     Issue::non_analyse,
     "fichier au-delà des limites de l’antivirus"                                                     },
    {"INSTREAM size limit exceeded. ERROR",
     Issue::non_analyse,
     "fichier au-delà des limites de l’antivirus"                                                     },
    {"fd[10]: Can't allocate memory ERROR",                 Issue::echec,   "Can't allocate memory ERROR"},
    {"",                                                    Issue::echec,   ""                           },
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(antivirus, Scan)

BOOST_AUTO_TEST_CASE(the_column_and_the_state_are_one) {
    for (const auto* text : {"attente", "sain", "infecte", "non_analyse"})
        BOOST_TEST(depot::colonne_of(depot::antivirus_of(text)) == text);
    BOOST_CHECK_THROW(depot::antivirus_of("propre"), std::logic_error);
}

BOOST_DATA_TEST_CASE(a_line_has_one_meaning, bdata::xrange(lines.size()), index) {
    const auto analyse = depot::analyse_of(lines[index].said);
    BOOST_TEST((analyse.issue == lines[index].issue));
    BOOST_TEST(analyse.detail == lines[index].detail);
}

BOOST_AUTO_TEST_CASE(the_open_file_is_handed_over) {
    FakeClamd clamd(socket, {"fd[10]: Eicar.Essai FOUND"});
    const auto analyse = scan();
    BOOST_TEST((analyse.issue == Issue::infecte));
    BOOST_TEST(clamd.heard().front() == "zFILDES");
}

BOOST_AUTO_TEST_CASE(one_that_takes_no_file_gets_the_bytes) {
    FakeClamd clamd(socket, {"UNKNOWN COMMAND", "stream: OK"});
    BOOST_TEST((scan().issue == Issue::sain));
    BOOST_TEST(clamd.heard() == (std::vector<std::string>{"zFILDES", "zINSTREAM"}));
}

BOOST_AUTO_TEST_CASE(away_silent_and_cut_off_are_not_a_verdict) {
    BOOST_TEST((scan().issue == Issue::absent));
    FakeClamd clamd(socket, {""});  // closes without a word
    BOOST_TEST((scan().issue == Issue::absent));
}

BOOST_AUTO_TEST_CASE(beyond_two_gigabytes_it_is_not_asked) {
    const auto analyse = scan(&go_on, depot::Clamd::taille_max + 1);
    BOOST_TEST((analyse.issue == Issue::non_analyse));
    BOOST_TEST(!analyse.detail.empty());
}

BOOST_AUTO_TEST_CASE(a_slow_one_is_waited_for_as_long_as_it_is_wanted) {
    const int listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const depot::disque::Descripteur closes(listener);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    socket.copy(static_cast<char*>(address.sun_path), sizeof address.sun_path - 1);
    BOOST_REQUIRE(
        ::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0
    );
    BOOST_REQUIRE(::listen(listener, 5) == 0);
    BOOST_TEST((scan([] { return false; }).issue == Issue::abandon));
    int beats = 0;
    const auto late = scan([&] { return ++beats > 0; });
    BOOST_TEST((late.issue == Issue::echec));
    BOOST_TEST(beats > 1);
}

BOOST_AUTO_TEST_SUITE_END()
