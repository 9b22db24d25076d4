// `curl -T`, and what the gate says of it and of the plain form.
#include "envois.hpp"

#include <future>
#include <map>
#include <vector>

namespace {

using envois::Envois;
using envois::Headers;
using support::has;

BOOST_FIXTURE_TEST_SUITE(curl, Envois)

BOOST_AUTO_TEST_CASE(one_file_gives_one_address) {
    const auto answer =
        send("PUT", "/filex/curl/notes%20du%20jour.ods?jours=3&avis=1", bearer(), "abc");
    BOOST_TEST(answer.status == 201);
    BOOST_TEST(answer.header("content-type") == "text/plain; charset=utf-8");
    BOOST_TEST(answer.body.starts_with("https://tele.exemple.fr/f/"));
    BOOST_TEST(answer.body.find('\n') == answer.body.size() - 1);
    BOOST_TEST(stored() == "abc");
    BOOST_TEST(*db.value<std::string>("SELECT nom FROM fichier") == "notes du jour.ods");
    BOOST_TEST(
        *db.value<int>("SELECT COUNT(*) FROM depot WHERE jours = 3 AND avis AND etat = 'publie'") ==
        1
    );
    BOOST_REQUIRE(mails().size() == 1U);
    BOOST_TEST(has(mails()[0].text, answer.body.substr(0, answer.body.size() - 1)));
}

BOOST_AUTO_TEST_CASE(an_empty_file_is_one_too) {
    const auto answer = send("PUT", "/filex/curl/vide.txt", bearer(), "");
    BOOST_TEST(answer.status == 201);
    BOOST_TEST(stored().empty());
}

BOOST_AUTO_TEST_CASE(what_is_refused_costs_no_upload) {
    config.filex_file_max = 10;
    const struct {
        const char* target;
        Headers headers;
        std::optional<std::string> bytes;
        int status;
    } wrong[] = {
        {"/filex/curl/a",                {},                                 "abc",         401},
        {"/filex/curl/a",                {{"authorization", "Bearer faux"}}, "abc",         401},
        {"/filex/curl/a",                bearer(),                           std::nullopt,  411},
        {"/filex/curl/a",                bearer(),                           "abcdefghijk", 413},
        {"/filex/curl/a?jours=0",        bearer(),                           "abc",         400},
        {"/filex/curl/a?jours=31",       bearer(),                           "abc",         400},
        {"/filex/curl/a?jours=x",        bearer(),                           "abc",         400},
        {"/filex/curl/a?avis=peut-etre", bearer(),                           "abc",         400},
        {"/filex/curl/a?autre=1",        bearer(),                           "abc",         400},
        {"/filex/curl/",                 bearer(),                           "abc",         404},
        {"/filex/curl/a/b",              bearer(),                           "abc",         404},
    };
    auto part = bearer();
    part["content-range"] = "bytes 4-9/10";
    send("PUT", "/filex/curl/a", part, "efghij");
    BOOST_TEST(gate == 400, "a part of a file is not the file");
    for (const auto& one : wrong) {
        send("PUT", one.target, one.headers, one.bytes);
        BOOST_TEST(gate == one.status, one.target << " " << gate);
    }
    BOOST_TEST(*db.value<int>("SELECT COUNT(*) FROM depot") == 0);
    config.filex_file_max = 0;
    config.filex_reserve = std::uint64_t{1} << 60U;
    send("PUT", "/filex/curl/a", bearer(), "abc");
    BOOST_TEST(gate == 507);
}

// Let in by the gate at the same moment: each file counts before the next is taken.
BOOST_AUTO_TEST_CASE(four_at_once_do_not_pass_the_limit_of_the_store) {
    config.filex_store_max = 5;
    const std::vector<acces::CompteId> accounts{
        lea, compte("max", ""), compte("eve", ""), compte("ali", "")};
    std::vector<web::Request> requests;
    for (const auto account : accounts) {
        const auto token = new_jeton(account);
        web::Request request;
        request.method = web::Method::put;
        request.path = "/filex/curl/a.bin";
        request.headers = {
            {"authorization", "Bearer " + token.jeton.reveal()}
        };
        BOOST_REQUIRE(passes(request, "PUT", request.path, "4"));
        request.server = {
            {"body-file",   entrepot.body("abcd")},
            {"body-length", "4"                  }
        };
        requests.push_back(std::move(request));
    }
    std::vector<web::Templates> texts;
    while (texts.size() < requests.size())
        texts.push_back(web::Templates::load(TS_SOURCE_DIR "/templates", "").value());
    std::vector<std::future<int>> answers;
    answers.reserve(requests.size());
    for (std::size_t i = 0; i < requests.size(); ++i)
        answers.push_back(std::async(std::launch::async, [&, i] {
            db::Connection own(config);
            base::SystemRandom chance;
            hall::Context context_of_it{
                {config, own, clock, chance, keys, texts[i]}
            };
            return web::dispatch<hall::Context>(filex::routes(), context_of_it, requests[i]).status;
        }));
    std::map<int, int> count;
    for (auto& answer : answers) ++count[answer.get()];
    BOOST_TEST(count[201] == 1);
    BOOST_TEST(count[507] == 3);
    BOOST_TEST(*db.value<int>("SELECT COUNT(*) FROM fichier") == 1);
    BOOST_TEST(entrepot.count(depot::Magasin::Rayon::fichiers) == 1U);
}

BOOST_AUTO_TEST_CASE(the_gate_opens_to_nginx_alone) {
    web::Request request;
    request.path = "/filex/.garde";
    BOOST_TEST(dispatch(request).status == 404);
}

BOOST_AUTO_TEST_CASE(a_form_that_is_refused_goes_back_to_its_page) {
    const auto token = acces::open_session(
        db, random, {lea, clock.now(), std::chrono::hours(12), "192.0.2.1", "Firefox"}
    );
    web::Request form;
    form.content_type = "multipart/form-data; boundary=B";
    const auto ask = [&](const std::string& length) {
        passes(form, "POST", "/filex/envoyer", length);
        return gate;
    };
    BOOST_TEST(ask("100") == 303);
    BOOST_TEST(reason == "/connexion?session=expiree&retour=/filex/");
    form.headers["cookie"] = "__Host-ts=" + token;
    BOOST_TEST(ask("100") == 204);
    BOOST_TEST(ask("") == 303);
    config.filex_file_max = 10;
    BOOST_TEST(ask("100") == 204);  // there may be ten of them in it
    config.filex_file_max = 0;
    config.filex_person_max = 10;
    // the options and the heads of its files are in it too: what they leave, the page counts
    BOOST_TEST(ask(std::to_string((1U << 20U) + 10)) == 204);
    BOOST_TEST(ask(std::to_string((1U << 20U) + 11)) == 303);
    BOOST_TEST(reason == "/filex/?refus=personne");
    config.filex_person_max = 0;
    config.filex_reserve = std::uint64_t{1} << 60U;
    BOOST_TEST(ask("100") == 303);
    BOOST_TEST(reason == "/filex/?refus=magasin");
    config.filex_reserve = 0;
    form.headers["origin"] = "https://autre.exemple";
    BOOST_TEST(ask("100") == 403);
    form.headers.erase("origin");
    db.execute("UPDATE compte SET profil = 'eleve' WHERE id = ?", lea);
    BOOST_TEST(ask("100") == 403);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
