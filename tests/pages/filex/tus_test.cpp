// tus 1.0 as its clients speak it, through the gate and the pages: each requirement of the protocol
// by a table of what is sent and what is answered.
#include "filex/tus.hpp"

#include "depot/invitation.hpp"

#include "envois.hpp"

namespace {

using envois::base64;
using envois::Envois;
using envois::Headers;
using support::has;

BOOST_FIXTURE_TEST_SUITE(tus, Envois)

BOOST_AUTO_TEST_CASE(says_what_it_can) {
    for (const auto* address : {"/filex/tus/", "/filex/tus/AAAAAAAAAAAAAAAAAAAAAA"}) {
        const auto answer = send("OPTIONS", address, {});  // the version is not asked for
        BOOST_TEST(answer.status == 204);
        BOOST_TEST(answer.header("tus-version") == "1.0.0");
        BOOST_TEST(
            answer.header("tus-extension") ==
            "creation,creation-with-upload,creation-defer-length,expiration,checksum,termination,"
            "concatenation"
        );
        BOOST_TEST(answer.header("tus-checksum-algorithm") == "sha1,sha256,sha512");
        BOOST_TEST(answer.header("tus-max-size").empty());
    }
    config.filex_file_max = 10;
    BOOST_TEST(send("OPTIONS", "/filex/tus/", {}).header("tus-max-size") == "10");
}

BOOST_AUTO_TEST_CASE(an_upload_from_beginning_to_address) {
    const auto made = send(
        "POST",
        "/filex/tus/",
        tus(bearer({
            {"upload-length",   "6"                         },
            {"upload-metadata", "filename bsOpLnR4dA==,vide"}
    }))
    );
    BOOST_TEST(made.status == 201);
    BOOST_TEST(made.header("tus-resumable") == "1.0.0");
    BOOST_TEST(made.header("upload-expires") == "Mon, 23 Nov 2026 00:00:00 GMT");
    const std::string address(made.header("location"));
    BOOST_TEST(address.starts_with("/filex/tus/"));
    auto answer = send("HEAD", address, tus());
    BOOST_TEST(answer.status == 200);
    BOOST_TEST(answer.header("upload-offset") == "0");
    BOOST_TEST(answer.header("upload-length") == "6");
    BOOST_TEST(answer.header("upload-metadata") == "filename bsOpLnR4dA==,vide");
    BOOST_TEST(answer.header("cache-control") == "no-store");
    answer = send("PATCH", address, bytes_at("0"), "abc");
    BOOST_TEST(answer.status == 204);
    BOOST_TEST(answer.header("upload-offset") == "3");
    BOOST_TEST(!answer.header("upload-expires").empty());
    BOOST_TEST(answer.header("filex-adresse").empty());
    answer = send("PATCH", address, bytes_at("3"), "def");
    BOOST_TEST(answer.status == 204);
    BOOST_TEST(answer.header("upload-offset") == "6");
    const std::string link(answer.header("filex-adresse"));
    BOOST_TEST(link.starts_with("https://tele.exemple.fr/f/"));
    BOOST_TEST(send("HEAD", address, tus()).header("filex-adresse") == link);
    BOOST_TEST(stored() == "abcdef");
    BOOST_TEST(*db.value<std::string>("SELECT nom FROM fichier") == "n\u00e9.txt");
    BOOST_REQUIRE(mails().size() == 1U);
    BOOST_TEST(has(mails()[0].text, link));
}

BOOST_AUTO_TEST_CASE(what_is_not_the_protocol_is_refused_before_a_byte) {
    const struct {
        Headers headers;
        int status;
    } wrong[] = {
        {{{"upload-length", "6"}},                                             412},
        {tus(),                                                                400},
        {tus({{"upload-length", "-1"}}),                                       400},
        {tus({{"upload-length", "x"}}),                                        400},
        {tus({{"upload-length", "9999999999999999999"}}),                      413},
        {tus({{"upload-length", "6"}, {"upload-defer-length", "1"}}),          400},
        {tus({{"upload-defer-length", "2"}}),                                  400},
        {tus({{"upload-length", "6"}, {"upload-metadata", "a !"}}),            400},
        {tus({{"upload-length", "6"}, {"upload-metadata", "a YQ==,a YQ=="}}),  400},
        {tus({{"upload-length", "6"}, {"upload-metadata", "a YQ==,,b YQ=="}}), 400},
        {tus({{"upload-length", "6"}, {"upload-checksum", "md5 AAAA"}}),       400},
        {tus({{"upload-concat", "final;/filex/tus/x"}}),                       400},
        {tus({{"upload-concat", "final;"}}),                                   400},
        {tus({{"upload-concat", "other"}, {"upload-length", "6"}}),            400},
    };
    for (const auto& one : wrong) {
        send("POST", "/filex/tus/", bearer(one.headers));
        BOOST_TEST(gate == one.status);
        BOOST_TEST(!reason.empty());
    }
    BOOST_TEST(*db.value<int>("SELECT COUNT(*) FROM televersement") == 0);
    BOOST_TEST(*db.value<int>("SELECT COUNT(*) FROM depot") == 0);
}

BOOST_AUTO_TEST_CASE(who_may_begin) {
    const auto begin_by = [&](Headers headers) {
        headers.emplace("upload-length", "6");
        const auto answer = send("POST", "/filex/tus/", tus(std::move(headers)));
        return answer.status == 0 ? gate : answer.status;
    };
    BOOST_TEST(begin_by({}) == 401);
    BOOST_TEST(
        begin_by({
            {"authorization", "Bearer x"}
    }) == 401
    );
    BOOST_TEST(begin_by(bearer()) == 201);
    // curl -u: the name is anything, the token is the password
    const auto pair = base64("lea:" + jeton);
    BOOST_TEST(
        begin_by({
            {"authorization", "Basic " + pair}
    }) == 201
    );
    BOOST_TEST(
        begin_by({
            {"authorization", "Basic " + base64(jeton)}
    }) == 401
    );
    const auto token = acces::open_session(
        db, random, {lea, clock.now(), std::chrono::hours(12), "192.0.2.1", "Firefox"}
    );
    const std::string cookie = "__Host-ts=" + token;
    BOOST_TEST(
        begin_by({
            {"cookie", cookie}
    }) == 403
    );
    BOOST_TEST(
        begin_by({
            {"cookie",         cookie      },
            {"sec-fetch-site", "cross-site"}
    }) == 403
    );
    BOOST_TEST(
        begin_by({
            {"cookie",         cookie       },
            {"sec-fetch-site", "same-origin"}
    }) == 201
    );
    BOOST_TEST(
        begin_by({
            {"cookie", cookie         },
            {"origin", config.site_url}
    }) == 201
    );
    BOOST_TEST(
        begin_by({
            {"cookie", cookie                 },
            {"origin", "https://autre.exemple"}
    }) == 403
    );
    BOOST_TEST(
        begin_by({
            {"cookie",         cookie        },
            {"sec-fetch-site", "same-origin" },
            {"origin",         "https://a.fr"}
    }) ==
        403
    );
    db.execute("UPDATE compte SET profil = 'responsable' WHERE id = ?", lea);
    BOOST_TEST(
        begin_by({
            {"cookie",         cookie       },
            {"sec-fetch-site", "same-origin"}
    }) == 403
    );
    BOOST_TEST(begin_by(bearer()) == 401);
}

BOOST_AUTO_TEST_CASE(a_right_sends_the_files_of_its_drop_without_a_session) {
    const auto depot = db.transact([&](db::Transaction& tx) {
        return depot::create_depot(tx, keys, random, clock.now(), {.compte = lea, .attendus = 2})
            .id;
    });
    const auto right = base::handle(keys, depot::DroitId(depot.value()));
    const Headers headers{
        {"upload-length",   "3"                                       },
        {"upload-metadata", "filename YS50eHQ=,droit " + base64(right)}
    };
    const auto first = send("POST", "/filex/tus/", tus(headers));
    BOOST_REQUIRE(first.status == 201);
    const std::string address(first.header("location"));
    BOOST_TEST(send("HEAD", address, tus()).header("upload-metadata") == "filename YS50eHQ=");
    BOOST_TEST(send("PATCH", address, bytes_at("0"), "abc").status == 204);
    BOOST_TEST(mails().empty());
    auto with_bytes = headers;
    with_bytes.emplace("content-type", "application/offset+octet-stream");
    const auto second = send("POST", "/filex/tus/", tus(with_bytes), "def");
    BOOST_TEST(second.status == 201);
    BOOST_TEST(!second.header("filex-adresse").empty());
    BOOST_TEST(mails().size() == 1U);
    send("POST", "/filex/tus/", tus(headers));
    BOOST_TEST(gate == 410);
    // the handle of the drop itself is no right to send
    const auto other = base64(base::handle(keys, depot));
    send(
        "POST",
        "/filex/tus/",
        tus({
            {"upload-length",   "3"             },
            {"upload-metadata", "droit " + other}
    })
    );
    BOOST_TEST(gate == 403);
}

// An invitation of lea's, and the drop that its guest is making.
struct Invites : envois::Envois {
    std::pair<depot::InvitationId, depot::DepotId> invite() {
        const auto end = clock.now() + std::chrono::hours(48);
        return db.transact([&](db::Transaction& tx) {
            const auto invitation = depot::create_invitation(
                tx,
                keys,
                random,
                clock.now(),
                {.compte = lea, .nom = "Anne", .une_fois = false, .expire_le = end}
            );
            const depot::NouveauDepot neuf{
                .compte = lea, .invitation = invitation.id, .deposant = "Anne", .attendus = 2};
            return std::pair(
                invitation.id, depot::create_depot(tx, keys, random, clock.now(), neuf).id
            );
        });
    }
};

// How much room the agent has is the agent's business, of a part as of a whole file.
BOOST_FIXTURE_TEST_CASE(a_guest_is_told_no_limit_of_the_agents, Invites) {
    const auto right = base::handle(keys, depot::DroitId(invite().second.value()));
    const Headers headers{
        {"upload-concat",       "partial"                                 },
        {"upload-defer-length", "1"                                       },
        {"upload-metadata",     "filename YS50eHQ=,droit " + base64(right)}
    };
    const auto part = send("POST", "/filex/tus/", tus(headers));
    BOOST_REQUIRE(part.status == 201);
    config.filex_person_max = 100;
    send("PATCH", std::string(part.header("location")), bytes_at("0"), std::string(101, 'a'));
    BOOST_TEST(gate == 413);
    BOOST_TEST(has(reason, "La personne qui vous invite"), reason);
    BOOST_TEST(!has(reason, "100"), reason);
}

BOOST_FIXTURE_TEST_CASE(a_withdrawn_invitation_takes_no_byte_more, Invites) {
    const auto made = invite();
    const auto right = base::handle(keys, depot::DroitId(made.second.value()));
    const Headers headers{
        {"upload-length",   "6"                                       },
        {"upload-metadata", "filename YS50eHQ=,droit " + base64(right)}
    };
    const auto first = send("POST", "/filex/tus/", tus(headers));
    BOOST_REQUIRE(first.status == 201);
    const std::string address(first.header("location"));
    BOOST_TEST(send("PATCH", address, bytes_at("0"), "abc").status == 204);
    BOOST_REQUIRE(db.transact([&](db::Transaction& tx) {
        const auto vue = depot::invitation_of(db, clock.now(), lea, made.first);
        return depot::end_invitation(tx, clock.now(), vue.value(), depot::Retrait::auteur)
            .has_value();
    }));
    send("POST", "/filex/tus/", tus(headers));
    BOOST_TEST(gate == 403);
    BOOST_TEST(has(reason, "a été retiré"));
    send("PATCH", address, bytes_at("3"), "def");
    BOOST_TEST(gate == 403);
    BOOST_TEST(mails().empty());
}

BOOST_AUTO_TEST_CASE(a_withdrawn_account_or_token_finishes_nothing) {
    for (const auto withdraw :
         {db::Sql("UPDATE jeton_depot SET fin_le = NOW()"),
          db::Sql("UPDATE compte SET suspendu_le = NOW()")}) {
        db.execute("UPDATE jeton_depot SET fin_le = NULL");
        const auto address = begin({
            {"upload-length", "6"}
        });
        BOOST_TEST(send("PATCH", address, bytes_at("0"), "abc").status == 204);
        db.execute(withdraw);
        send("PATCH", address, bytes_at("3"), "def");
        BOOST_TEST(gate == 403);
        BOOST_TEST(has(reason, "a été retiré"));
        BOOST_TEST(offset_of(address) == "403");
    }
    BOOST_TEST(*db.value<int>("SELECT COUNT(*) FROM fichier") == 0);
    BOOST_TEST(mails().empty());
}

// As a page announces it: the gate has admitted so much for the drop, and no more comes by its
// right.
BOOST_AUTO_TEST_CASE(a_right_brings_no_more_than_was_announced) {
    const auto drop = db.transact([&](db::Transaction& tx) {
        const depot::NouveauDepot neuf{.compte = lea, .attendus = 1, .octets = 10};
        return depot::create_depot(tx, keys, random, clock.now(), neuf).id;
    });
    const auto right = base::handle(keys, depot::DroitId(drop.value()));
    const auto begun = [&](const std::string& size) {
        const auto answer = send(
            "POST",
            "/filex/tus/",
            tus({
                {"upload-length",   size                                      },
                {"upload-metadata", "filename YS50eHQ=,droit " + base64(right)}
        })
        );
        return gate == 204 ? answer.status : gate;
    };
    BOOST_TEST(begun("76500000000") == 413);
    BOOST_TEST(has(reason, "plus que ce qui a été annoncé"));
    BOOST_TEST(begun("10") == 201);
    config.filex_person_max = 15;
    BOOST_TEST(begun("10") == 201);  // the same anew, in the room of the first
}

BOOST_AUTO_TEST_CASE(more_bytes) {
    const auto address = begin({
        {"upload-length", "6"}
    });
    const auto patch = [&](Headers headers, std::optional<std::string> bytes) {
        const auto answer = send("PATCH", address, std::move(headers), std::move(bytes));
        return answer.status == 0 ? gate : answer.status;
    };
    const Headers type{
        {"content-type", "application/offset+octet-stream"}
    };
    BOOST_TEST(
        patch(
            {
                {"upload-offset", "0"    },
                {"tus-resumable", "0.2.2"}
    },
            "abc"
        ) == 412
    );
    BOOST_TEST(
        patch(
            tus({
                {"upload-offset", "0"}
    }),
            "abc"
        ) == 415
    );
    BOOST_TEST(
        patch(
            tus({
                {"upload-offset", "0"         },
                {"content-type",  "text/plain"}
    }),
            "abc"
        ) == 415
    );
    BOOST_TEST(patch(tus(type), "abc") == 400);
    BOOST_TEST(patch(bytes_at("-1"), "abc") == 400);
    BOOST_TEST(patch(bytes_at("1"), "abc") == 409);
    BOOST_TEST(patch(bytes_at("0"), "abcdefg") == 413);
    BOOST_TEST(patch(bytes_at("0"), std::nullopt) == 411);
    BOOST_TEST(
        patch(
            bytes_at(
                "0",
                {
                    {"upload-length", "7"}
    }
            ),
            "abc"
        ) == 400
    );
    BOOST_TEST(offset_of(address) == "0");
    BOOST_TEST(patch(bytes_at("0"), "") == 204);
    BOOST_TEST(patch(bytes_at("0"), "abc") == 204);
    BOOST_TEST(patch(bytes_at("0"), "abc") == 409);
    BOOST_TEST(offset_of(address) == "3");
    BOOST_TEST(patch(bytes_at("3"), "def") == 204);
    const auto unknown = send("PATCH", "/filex/tus/AAAAAAAAAAAAAAAAAAAAAA", bytes_at("0"), "abc");
    BOOST_TEST(unknown.status == 0);
    BOOST_TEST(gate == 404);
    BOOST_TEST(offset_of("/filex/tus/AAAAAAAAAAAAAAAAAAAAAA") == "404");
    BOOST_TEST(send("GET", address, tus()).status == 404);
}

BOOST_AUTO_TEST_CASE(sums) {
    const auto address = begin({
        {"upload-length", "3"}
    });
    const auto patch = [&](const std::string& sum) {
        const auto answer = send(
            "PATCH",
            address,
            bytes_at(
                "0",
                {
                    {"upload-checksum", sum}
        }
            ),
            "abc"
        );
        return answer.status == 0 ? gate : answer.status;
    };
    BOOST_TEST(patch("sha1 qZk+NkcGgWq6PiVxeFDCbJzQ2J0=") == 204);
    const auto other = begin({
        {"upload-length", "3"}
    });
    const auto wrong = send(
        "PATCH",
        other,
        bytes_at(
            "0",
            {
                {"upload-checksum", "sha1 AAAAAAAAAAAAAAAAAAAAAAAAAAA="}
    }
        ),
        "abc"
    );
    BOOST_TEST(wrong.status == 460);
    BOOST_TEST(offset_of(other) == "0");
    for (const auto* sum :
         {"md5 AAAA", "sha1", "sha1 x", "sha1 AAAA", "SHA1 qZk+NkcGgWq6PiVxeFDCbJzQ2J0="}) {
        send(
            "PATCH",
            other,
            bytes_at(
                "0",
                {
                    {"upload-checksum", sum}
        }
            ),
            "abc"
        );
        BOOST_TEST(gate == 400);
    }
    BOOST_TEST(offset_of(other) == "0");
    const auto made = send(
        "POST",
        "/filex/tus/",
        tus(bearer({
            {"upload-length",   "3"                                },
            {"content-type",    "application/offset+octet-stream"  },
            {"upload-checksum", "sha1 AAAAAAAAAAAAAAAAAAAAAAAAAAA="}
    })),
        "abc"
    );
    BOOST_TEST(made.status == 460);
}

BOOST_AUTO_TEST_CASE(a_size_told_late) {
    const auto address = begin({
        {"upload-defer-length", "1"}
    });
    auto answer = send("HEAD", address, tus());
    BOOST_TEST(answer.header("upload-defer-length") == "1");
    BOOST_TEST(answer.header("upload-length").empty());
    BOOST_TEST(send("PATCH", address, bytes_at("0"), "abc").status == 204);
    answer = send(
        "PATCH",
        address,
        bytes_at(
            "3",
            {
                {"upload-length", "5"}
    }
        ),
        "de"
    );
    BOOST_TEST(answer.status == 204);
    BOOST_TEST(!answer.header("filex-adresse").empty());
    BOOST_TEST(send("HEAD", address, tus()).header("upload-length") == "5");
}

BOOST_AUTO_TEST_CASE(parts) {
    const auto part = [&](const std::string& bytes) {
        const auto answer = send(
            "POST",
            "/filex/tus/",
            tus(bearer({
                {"upload-concat", "partial"                        },
                {"upload-length", std::to_string(bytes.size())     },
                {"content-type",  "application/offset+octet-stream"}
        })),
            bytes
        );
        BOOST_REQUIRE(answer.status == 201);
        return std::string(answer.header("location"));
    };
    const auto a = part("abc");
    const auto b = part("de");
    BOOST_TEST(send("HEAD", a, tus()).header("upload-concat") == "partial");
    BOOST_TEST(mails().empty());
    const auto list = "final;" + a + " https://tele.exemple.fr" + b + " " + a;
    const auto whole = send(
        "POST",
        "/filex/tus/",
        tus(bearer({
            {"upload-concat", list}
    }))
    );
    BOOST_TEST(whole.status == 201);
    BOOST_TEST(!whole.header("filex-adresse").empty());
    BOOST_TEST(stored() == "abcdeabc");
    const std::string address(whole.header("location"));
    const auto answer = send("HEAD", address, tus());
    BOOST_TEST(answer.header("upload-concat") == list);
    BOOST_TEST(answer.header("upload-length") == "8");
    BOOST_TEST(answer.header("upload-offset") == "8");
    send("PATCH", address, bytes_at("8"), "x");
    BOOST_TEST(gate == 403);
    send(
        "POST",
        "/filex/tus/",
        tus(bearer({
            {"upload-concat", list},
            {"upload-length", "8" }
    }))
    );
    BOOST_TEST(gate == 400);
    const auto half = begin({
        {"upload-concat", "partial"},
        {"upload-length", "4"      }
    });
    const auto early = send(
        "POST",
        "/filex/tus/",
        tus(bearer({
            {"upload-concat", "final;" + half}
    }))
    );
    BOOST_TEST(early.status == 400);
    BOOST_TEST(mails().size() == 1U);
}

BOOST_AUTO_TEST_CASE(the_end_by_hand_and_by_time) {
    const auto address = begin({
        {"upload-length", "6"}
    });
    BOOST_TEST(send("DELETE", address, {}).status == 412);
    BOOST_TEST(send("DELETE", address, tus()).status == 204);
    BOOST_TEST(offset_of(address) == "404");
    BOOST_TEST(send("DELETE", address, tus()).status == 404);
    // the drop that it began has nothing to wait for
    BOOST_TEST(
        db.value<std::string>("SELECT CONCAT(etat, ' ', fin_motif) FROM depot").value() ==
        "fini abandonne"
    );
    const auto other = begin({
        {"upload-length", "6"}
    });
    clock.advance(std::chrono::hours(config.filex_partial_hours));
    BOOST_TEST(offset_of(other) == "410");
    send("PATCH", other, bytes_at("0"), "abc");
    BOOST_TEST(gate == 410);
}

BOOST_AUTO_TEST_CASE(a_post_that_stands_for_another_method) {
    const auto address = begin({
        {"upload-length", "3"}
    });
    web::Request held;
    held.headers = bytes_at(
        "1",
        {
            {"x-http-method-override", "PATCH"}
    }
    );
    held.content_type = "application/offset+octet-stream";
    BOOST_TEST(!passes(held, "POST", address, "3"));
    BOOST_TEST(gate == 409);
    held.headers = bytes_at(
        "0",
        {
            {"x-http-method-override", "PATCH"}
    }
    );
    BOOST_TEST(passes(held, "POST", address, "3"));
    // the gate reads it as the program does, and two values are none
    held.headers["x-http-method-override"] = "patch";
    BOOST_TEST(passes(held, "POST", address, "3"));
    held.headers["upload-offset"] = "0, 3";
    BOOST_TEST(!passes(held, "POST", address, "3"));
    BOOST_TEST(gate == 400);
    held.headers = tus({
        {"x-http-method-override", "DELETE"}
    });
    BOOST_TEST(passes(held, "POST", address, ""));
    BOOST_TEST(passes(held, "PATCH", address, ""));  // what it came by is nothing: it has no offset
    BOOST_TEST(!passes(held, "POST", address, "1000000"));
    BOOST_TEST(gate == 413);
}

BOOST_AUTO_TEST_CASE(names_come_clean_and_metadata_go_back_as_they_came) {
    const auto name_of = [&](const std::string& sent) {
        return filex::tus::read_metadata("filename " + base64(sent)).value().nom;
    };
    BOOST_TEST(name_of("\u00e9t\u00e9.txt") == "\u00e9t\u00e9.txt");
    BOOST_TEST(name_of("e\u0301te\u0301.txt") == "\u00e9t\u00e9.txt");
    BOOST_TEST(name_of("\"l'a\".txt") == "\"l'a\".txt");
    BOOST_TEST(name_of("a\r\nX: 1.txt") == "aX: 1.txt");
    BOOST_TEST(name_of("photo\u202Egpj.exe") == "photogpj.exe");
    BOOST_TEST(name_of(std::string(300, 'a')) == std::string(255, 'a'));
    BOOST_TEST(name_of("../../etc/passwd") == "passwd");
    BOOST_TEST(filex::tus::read_metadata("").value().nom == "fichier");
    BOOST_TEST(filex::tus::read_metadata("name YQ==").value().nom == "a");
    BOOST_TEST(!filex::tus::read_metadata("filename YQ"));
    BOOST_TEST(!filex::tus::read_metadata(std::string(5000, 'a')));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
