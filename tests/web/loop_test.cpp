// The accept loop as nginx sees it, in a process of its own: how it ends, what it refuses, and that
// nothing that a peer does takes it away from the next one. Every wait is for an event, not a time.
#include "web/fcgi_loop.hpp"

#include "support/fastcgi.hpp"

#include <sys/resource.h>
#include <unistd.h>
#include <boost/test/unit_test.hpp>

#include <array>
#include <csignal>
#include <random>
#include <string>
#include <vector>

namespace {

using fastcgi::begin_request;
using fastcgi::params;
using fastcgi::post;
using fastcgi::record;
using fastcgi::stdin_of;

constexpr std::size_t big = std::size_t{8} * 1024 * 1024;

// Two pipes through which a page that is being answered and the test wait for each other.
class Rendezvous {
public:
    Rendezvous() {
        BOOST_REQUIRE(::pipe(arrived_.data()) == 0);
        BOOST_REQUIRE(::pipe(go_.data()) == 0);
    }
    ~Rendezvous() {
        for (const int end : {arrived_[0], arrived_[1], go_[0], go_[1]}) ::close(end);
    }
    Rendezvous(const Rendezvous&) = delete;
    Rendezvous& operator=(const Rendezvous&) = delete;
    Rendezvous(Rendezvous&&) = delete;
    Rendezvous& operator=(Rendezvous&&) = delete;

    void in_page() const {
        pass(arrived_[1]);
        await(go_[0]);
    }
    void wait_for_page() const { await(arrived_[0]); }
    void let_go() const { pass(go_[1]); }

private:
    static void pass(int end) {
        const char byte = 'x';
        while (::write(end, &byte, 1) != 1) {
        }
    }
    static void await(int end) {
        char byte = '\0';
        while (::read(end, &byte, 1) != 1) {
        }
    }
    std::array<int, 2> arrived_{};
    std::array<int, 2> go_{};
};

struct Loop {
    Rendezvous rendezvous;
    fastcgi::Server server{[this](web::Request& request) {
        if (request.path == "/slow") rendezvous.in_page();
        if (request.path.starts_with("/status/"))
            return web::Response::text("", std::stoi(request.path.substr(8)));
        if (request.path == "/big") return web::Response::text(std::string(big, 'x'));
        return web::Response::text(request.path + " " + std::to_string(request.body.size()));
    }};

    void still_answers() const {
        const auto answer = server.page("/p/well?x=1");
        BOOST_TEST(answer.status == 200);
        BOOST_TEST(answer.body == "/well 0");
        BOOST_TEST(answer.whole);
    }
    // Leaves the process 0, 1, 2 and nothing else. Returns the limit before.
    rlimit take_descriptors() const {
        rlimit usual{};
        BOOST_REQUIRE(::prlimit(server.pid(), RLIMIT_NOFILE, nullptr, &usual) == 0);
        const rlimit none{3, usual.rlim_max};
        BOOST_REQUIRE(::prlimit(server.pid(), RLIMIT_NOFILE, &none, nullptr) == 0);
        return usual;
    }
    // Without the record that says that the body is over.
    static std::string open_request(std::string target, std::size_t size) {
        return begin_request() + params(post(std::move(target), size));
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(loop, Loop)

BOOST_AUTO_TEST_CASE(an_answer_has_its_status_length_and_body) {
    const auto answer =
        server.ask(open_request("/p/here", 70'000) + stdin_of(std::string(70'000, 'b')));
    BOOST_TEST(answer.status == 200);
    BOOST_TEST(answer.body == "/here 70000");
    BOOST_TEST((answer.headers.find("Content-Length: 11\r\n") != std::string::npos));
    const auto large = server.page("/p/big");
    BOOST_TEST(large.body.size() == big);
    BOOST_TEST(large.whole);
    // HTTP/1.1 wants something after the number, and nginx hands it on as it is
    BOOST_TEST(answer.headers.starts_with("Status: 200 OK\r\n"));
}

// Those that our pages answer, the first of them to every form with an error.
BOOST_AUTO_TEST_CASE(every_status_has_its_phrase) {
    BOOST_TEST(
        server.page("/p/status/422").headers.starts_with("Status: 422 Unprocessable Content\r\n")
    );
    for (const int status : {200, 201, 204, 303, 400, 401, 403, 404, 405, 409, 410,
                             411, 412, 413, 414, 415, 423, 429, 460, 500, 503, 507}) {
        const auto number = std::to_string(status);
        const auto answer = server.page("/p/status/" + number);
        BOOST_TEST(!answer.headers.starts_with("Status: " + number + " Other\r\n"), status);
    }
}

BOOST_AUTO_TEST_CASE(sigterm_while_idle_ends_it_with_0) {
    for (int round = 0; round < 30; ++round) {
        if (round % 2 == 0) still_answers();  // just after a request, or before the first wait
        server.stop_soon();
        BOOST_TEST(server.end() == 0);
        server.start();
    }
}

BOOST_AUTO_TEST_CASE(sigterm_during_a_request_finishes_it_first) {
    for (int round = 0; round < 10; ++round) {
        auto client = server.connect();
        client.send(begin_request() + params(fastcgi::get("/p/slow")) + stdin_of(""));
        rendezvous.wait_for_page();
        server.stop_soon();
        rendezvous.let_go();
        const auto answer = client.answer();
        BOOST_TEST(answer.status == 200);
        BOOST_TEST(answer.body == "/slow 0");
        BOOST_TEST(answer.whole);
        BOOST_TEST(server.end() == 0);
        server.start();
    }
}

// libfcgi's own signal: its accept() does nothing more after it, and waiting on would turn in
// circles.
BOOST_AUTO_TEST_CASE(sigusr1_ends_it_as_well) {
    still_answers();
    BOOST_REQUIRE(::kill(server.pid(), SIGUSR1) == 0);
    BOOST_TEST(server.end() == 0);
    server.start();
    still_answers();
}

BOOST_AUTO_TEST_CASE(who_waits_in_line_is_answered_by_the_next_process) {
    auto first = server.connect();
    first.send(begin_request() + params(fastcgi::get("/p/slow")) + stdin_of(""));
    rendezvous.wait_for_page();
    auto second = server.connect();
    second.send(begin_request() + params(fastcgi::get("/p/second")) + stdin_of(""));
    server.stop_soon();
    rendezvous.let_go();
    BOOST_TEST(first.answer().status == 200);
    BOOST_TEST(server.end() == 0);
    server.start();
    BOOST_TEST(second.answer().body == "/second 0");
}

BOOST_AUTO_TEST_CASE(too_large_a_body_is_refused_before_it_is_read) {
    const auto limit = web::Limits{}.body;
    auto client = server.connect();
    client.send(open_request("/p/x", limit + 1));  // and not one byte of the body
    BOOST_TEST(client.answer().status == 413);
    BOOST_TEST(
        server.ask(open_request("/p/x", limit) + stdin_of(std::string(limit, 'b'))).status == 200
    );
    for (const auto* size : {"-1", "1x", "99999999999999999999999", " 1"})
        BOOST_TEST_CONTEXT(size) {
            auto variables = post("/p/x", 0);
            variables["CONTENT_LENGTH"] = size;
            BOOST_TEST(
                server.ask(begin_request() + params(variables) + stdin_of("")).status == 400
            );
        }
    still_answers();
}

BOOST_AUTO_TEST_CASE(a_body_of_another_size_than_announced) {
    const auto shorter = server.ask(open_request("/p/x", 10) + stdin_of("12345"));
    BOOST_TEST(shorter.status == 400);
    BOOST_TEST(shorter.body == "refused");
    const auto none = server.ask(open_request("/p/x", 10) + stdin_of(""));
    BOOST_TEST(none.status == 400);
    const auto longer = server.ask(open_request("/p/x", 5) + stdin_of("1234567890"));
    BOOST_TEST(longer.body == "/x 5");
    still_answers();
}

BOOST_AUTO_TEST_CASE(outside_of_the_prefix_is_not_ours) {
    for (const auto* target : {"/", "/px", "/q/x"}) BOOST_TEST(server.page(target).status == 404);
    BOOST_TEST(server.page("/p").body == "/ 0");
    BOOST_TEST(server.page("/p/a%2fb").status == 400);
    BOOST_TEST(server.page("/p/" + std::string(2000, 'a')).status == 414);
}

BOOST_AUTO_TEST_CASE(a_client_that_leaves_takes_nothing_with_it) {
    for (int round = 0; round < 10; ++round) {
        auto in_body = server.connect();
        in_body.send(open_request("/p/x", 1000) + record(5, "half"));
        in_body.leave();
        auto in_response = server.connect();
        in_response.send(begin_request() + params(fastcgi::get("/p/big")) + stdin_of(""));
        BOOST_TEST(!in_response.receive(1000).empty());
        in_response.leave();
        auto before_response = server.connect();
        before_response.send(begin_request() + params(fastcgi::get("/p/slow")) + stdin_of(""));
        rendezvous.wait_for_page();
        before_response.leave();
        rendezvous.let_go();
        for (int visit = 0; visit < 20; ++visit) server.connect().leave();
        still_answers();
    }
}

BOOST_AUTO_TEST_CASE(garbage_takes_nothing_with_it) {
    const auto request = begin_request() + params(fastcgi::get("/p/x")) + stdin_of("");
    std::vector<std::string> nonsense{
        "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
        std::string(8, '\0'),
        record(0, ""),
        record(11, "what type is this"),
        record(4, "parameters before a beginning"),
        record(1, "short"),
        begin_request() + record(4, "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFFname"),
        begin_request() + record(4, "\x7F\x7Fmuch less than announced") + record(4, ""),
        begin_request() + begin_request(),
        begin_request() + record(2, ""),
        begin_request() + record(4, "") + record(5, ""),  // not one variable
        "\x07" + request.substr(1),                       // another version
    };
    for (std::size_t cut = 0; cut < request.size(); cut += 7)
        nonsense.push_back(request.substr(0, cut));
    std::mt19937 random(20101124);
    for (int round = 0; round < 200; ++round) {
        auto bent = request;
        for (int change = 0; change < 3; ++change)
            bent[random() % bent.size()] = static_cast<char>(random() % 256);
        nonsense.push_back(bent);
    }
    for (const auto& bytes : nonsense) {
        auto client = server.connect();
        client.send(bytes);
        client.leave();
    }
    still_answers();
    server.stop_soon();
    BOOST_TEST(server.end() == 0);  // it is the process of the beginning
}

BOOST_AUTO_TEST_CASE(without_a_descriptor_left_it_waits_and_goes_on) {
    still_answers();
    const auto usual = take_descriptors();
    auto client = server.connect();
    client.send(begin_request() + params(fastcgi::get("/p/late")) + stdin_of(""));
    BOOST_TEST((server.log_line().find("no descriptor") != std::string::npos));
    BOOST_REQUIRE(::prlimit(server.pid(), RLIMIT_NOFILE, &usual, nullptr) == 0);
    BOOST_TEST(client.answer().body == "/late 0");
    still_answers();
}

BOOST_AUTO_TEST_CASE(sigterm_ends_it_even_without_a_descriptor_left) {
    still_answers();
    take_descriptors();
    auto client = server.connect();
    BOOST_TEST((server.log_line().find("no descriptor") != std::string::npos));
    server.stop_soon();
    BOOST_TEST(server.end() == 0);
}

BOOST_AUTO_TEST_SUITE_END()
