// The plain form: one multipart body that nginx hands over as a file, and all that can be wrong
// with it.
#include "formulaires.hpp"

#include "depot/quota.hpp"

#include <fstream>
#include <future>
#include <thread>

using deposant::Envoyer;
using deposant::Form;
using deposant::has;

namespace {

const Form simple{
    {"cle",   "AAAAAAAAAAAAAAAAAAAAAA"},
    {"jours", "5"                     }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(envoyer, Envoyer)

BOOST_AUTO_TEST_CASE(files_arrive_whole_and_the_mail_follows) {
    sign_in(lea);
    const std::string bytes =
        "PDF\r\n-X not the end" + std::string(1, '\0') + std::string(5000, 'z');
    const auto done = send(
        {
            {"cle",           "AAAAAAAAAAAAAAAAAAAAAA"},
            {"jours",         "5"                     },
            {"recapitulatif", "1"                     },
            {"destinataires", "anne@exemple.fr"       }
    },
        {{"C:\\docs\\rapport.pdf", bytes}, {"vide.txt", ""}}
    );
    const auto shown = follow(done);
    BOOST_TEST(has(shown, "Le dépôt est prêt"));
    BOOST_TEST(has(shown, "rapport.pdf"));
    BOOST_TEST(has(shown, "vide.txt"));
    BOOST_TEST(rows("SELECT COUNT(*) FROM depot WHERE etat = 'publie' AND recapitulatif") == 1);
    const auto blob =
        db.value<std::string>(
              "SELECT blob_nom FROM fichier WHERE nom = 'rapport.pdf' AND taille = ?", bytes.size()
        )
            .value();
    const depot::Magasin magasin(dossier.path.string());
    std::ifstream kept(
        magasin.chemin(depot::Magasin::Rayon::fichiers, depot::BlobNom::parse(blob).value()),
        std::ios::binary
    );
    BOOST_TEST(std::string(std::istreambuf_iterator<char>(kept), {}) == bytes);
    BOOST_TEST(stored().size() == 2);
    // the owner and the recipient are told
    BOOST_TEST(rows("SELECT COUNT(*) FROM courriel_a_envoyer") == 2);
    BOOST_TEST(has(shown, "En cours d’envoi"));
}

BOOST_AUTO_TEST_CASE(sent_twice_it_is_one_drop) {
    sign_in(lea);
    const auto first = send(
        simple,
        {
            {"a.txt", "a"}
    }
    );
    const auto again = send(
        simple,
        {
            {"a.txt", "a"}
    }
    );
    BOOST_TEST(first.header("Location") == again.header("Location"));
    BOOST_TEST(rows("SELECT COUNT(*) FROM depot") == 1);
    BOOST_TEST(stored().size() == 1);
}

BOOST_AUTO_TEST_CASE(a_form_whose_drop_is_over_says_that_it_sends_nothing) {
    sign_in(lea);
    const std::vector<deposant::Fichier> files{
        {"a.txt", "a"}
    };
    const auto first = send(simple, files);
    const auto made = std::string(first.header("Location"));
    BOOST_TEST(has(follow(first), "Le dépôt est prêt"));
    const auto at = made.substr(0, made.find('?'));
    follow(post(at + "/fin", {}));
    BOOST_TEST(!has(get(made), "Le dépôt est prêt"));
    const auto again = follow(send(simple, files));
    BOOST_TEST(has(again, "role=\"alert\">Ce formulaire avait fait ce dépôt, qui est terminé"));
    BOOST_TEST(has(again, "rien n’a été envoyé cette fois"));
    BOOST_TEST(!has(again, "Le dépôt est prêt"));
    BOOST_TEST(rows("SELECT COUNT(*) FROM depot") == 1);
}

BOOST_AUTO_TEST_CASE(what_is_wrong_shows_the_page_with_what_was_typed) {
    sign_in(lea);
    const auto page = send(
        {
            {"cle",            "BBBBBBBBBBBBBBBBBBBBBB"},
            {"jours",          "99"                    },
            {"message",        "gardé & rendu"        },
            {"avis_reception", "1"                     },
            {"mot_de_passe",   "tilleul bateau"        }
    },
        {{"a.txt", "a"}}
    );
    BOOST_TEST(has(page, "<title>Erreur : "));
    BOOST_TEST(has(page, "au plus 30 jours"));
    BOOST_TEST(has(page, "value=\"99\""));
    BOOST_TEST(has(page, "gardé &amp; rendu"));
    BOOST_TEST(has(page, "name=\"avis_reception\" value=\"1\" checked"));
    BOOST_TEST(has(page, "BBBBBBBBBBBBBBBBBBBBBB"));
    BOOST_TEST(!has(page, "tilleul"));
    BOOST_TEST(
        has(send(simple, std::vector<deposant::Fichier>(501, {"a.txt", "a"})),
            "500 fichiers au plus par envoi : vous en avez choisi 501")
    );
    const auto none = send(simple, {});
    BOOST_TEST(has(none, "Choisissez au moins un fichier"));
    BOOST_TEST(has(none, "id=\"fichier-erreur\""));
    BOOST_TEST(
        has(send(
                simple,
                {
                    {"", ""}
    }
            ),
            "Choisissez au moins un fichier")
    );
    config.filex_file_max = 3;
    BOOST_TEST(
        has(send(
                simple,
                {
                    {"a.txt", "abcd"}
    }
            ),
            "dépasse la taille permise")
    );
    config.filex_file_max = 0;
    config.filex_reserve = std::uint64_t{1} << 60U;
    BOOST_TEST(
        has(send(
                simple,
                {
                    {"a.txt", "abcd"}
    }
            ),
            "plus assez de place")
    );
    BOOST_TEST(rows("SELECT COUNT(*) FROM depot") == 0);
    BOOST_TEST(stored().empty());
}

BOOST_AUTO_TEST_CASE(several_small_files_may_be_more_than_one_may) {
    sign_in(lea);
    config.filex_file_max = 3;
    BOOST_TEST(
        send(
            simple,
            {
                {"a.txt", "abc"},
                {"b.txt", "abc"}
    }
        ).status == 303
    );
}

// The exact size that is left is taken; an empty file where nothing is left.
BOOST_AUTO_TEST_CASE(the_last_byte_of_the_quota_can_be_used) {
    sign_in(lea);
    config.filex_person_max = 1000;
    for (const std::size_t size : {1000U, 0U})
        BOOST_TEST(
            send(
                simple,
                {
                    {"a.bin", std::string(size, 'a')}
        }
            ).status == 303
        );
    BOOST_TEST(
        send(
            simple,
            {
                {"a.bin", "a"}
    }
        ).status == 422
    );
}

BOOST_AUTO_TEST_CASE(a_name_that_is_no_utf8_costs_nothing) {
    sign_in(lea);
    const auto done = send(
        simple,
        {
            {"\xe9t\xe9.txt", "abc"},
            {"b.txt",         "b"  }
    }
    );
    BOOST_TEST(done.status == 303);
    BOOST_TEST(*db.value<std::string>("SELECT nom FROM fichier ORDER BY id LIMIT 1") == "été.txt");
}

// Only these pages can read where their token is, so each must ask for it itself.
BOOST_AUTO_TEST_CASE(without_our_token_nothing_is_taken) {
    sign_in(paul);
    const auto of_paul = csrf();
    sign_in(lea);
    auto with_another = simple;
    with_another.emplace_back("_csrf", of_paul);
    const std::vector<deposant::Fichier> file{
        {"a.txt", "a"}
    };
    int asked = 0;
    for (const auto& route : filex::routes()) {
        if (route.proof != web::Proof::form_in_file) continue;
        ++asked;
        for (const auto& fields : {simple, with_another})
            BOOST_TEST(hand(body_of(fields, file), std::string(route.path)).status == 403);
    }
    BOOST_TEST(asked > 0);
    BOOST_TEST(stored().empty());
    BOOST_TEST(rows("SELECT COUNT(*) FROM depot") == 0);
}

BOOST_AUTO_TEST_CASE(a_body_that_is_none_is_refused) {
    sign_in(lea);
    web::Request request;
    request.method = web::Method::post;
    request.path = "/filex/envoyer";
    request.content_type = "multipart/form-data; boundary=X";
    BOOST_TEST(ask(request).status == 400);  // empty: nginx names no file
    BOOST_TEST(hand("--X\r\nContent-Disposition: form-data").status == 400);
    request.server = {
        {"body-file",   "/etc/passwd"},
        {"body-length", "10"         }
    };
    BOOST_TEST(ask(request).status == 400);
    BOOST_TEST(rows("SELECT COUNT(*) FROM depot") == 0);
}

BOOST_AUTO_TEST_CASE(a_session_that_is_over_leads_to_sign_in) {
    sign_in(lea);
    clock.advance(std::chrono::hours(13));
    BOOST_TEST(
        send(
            simple,
            {
                {"a.txt", "a"}
    }
        ).header("Location") == "/connexion?session=expiree"
    );
    sign_in(account("parent", "responsable"));
    BOOST_TEST(
        send(
            simple,
            {
                {"a.txt", "a"}
    }
        ).status == 403
    );
    BOOST_TEST(stored().empty());
}

// The gate has asked for the session when the body began; on a slow line that is long ago.
BOOST_AUTO_TEST_CASE(a_body_that_takes_longer_than_a_session_may_rest_is_kept) {
    sign_in(lea);
    clock.advance(std::chrono::hours(7));
    const auto done = send(
        simple,
        {
            {"a.txt", "a"}
    }
    );
    BOOST_TEST(std::string(done.header("Location")).ends_with("?fait=depot"));
    BOOST_TEST(stored().size() == 1);
    clock.advance(std::chrono::minutes(config.session_idle_minutes + 1));
    BOOST_TEST(std::string(get("/filex/").header("Location")).starts_with("/connexion"));
}

// The page that the browser kept is filled in again: the same key, other files.
BOOST_AUTO_TEST_CASE(another_file_under_the_same_key_is_another_drop) {
    sign_in(lea);
    const auto first = send(
        simple,
        {
            {"un.txt", "abc"}
    }
    );
    for (const auto& [name, bytes] : {std::pair("deux.txt", "abc"), std::pair("un.txt", "abd")}) {
        const auto other = send(
            simple,
            {
                {name, bytes}
        }
        );
        BOOST_TEST(other.header("Location") != first.header("Location"));
        BOOST_TEST(has(follow(other), name));
    }
    BOOST_TEST(rows("SELECT COUNT(*) FROM depot WHERE etat = 'publie'") == 3);
    BOOST_TEST(stored().size() == 3);
}

// Somebody on the same account is promised the room after this form was looked at and before its
// lines are written: the form waits for him, counts again, and leaves nothing behind.
BOOST_AUTO_TEST_CASE(two_at_once_do_not_pass_the_quota_together) {
    sign_in(lea);
    config.filex_person_max = 10'000;
    db::Connection beside(support::database_config());
    const auto waits = [&beside] {
        return beside
                   .value<std::uint64_t>(
                       "SELECT COUNT(*) FROM information_schema.innodb_trx WHERE "
                       "trx_state = 'LOCK WAIT'"
                   )
                   .value() > 0;
    };
    std::future<web::Response> form;
    beside.transact([&](db::Transaction& tx) {
        depot::hold_room(tx, clock.now());
        const auto other = depot::create_depot(tx, keys, random, clock.now(), {.compte = lea}).id;
        form = std::async(std::launch::async, [&] {
            return send(
                simple,
                {
                    {"a.bin", std::string(6000, 'a')}
            }
            );
        });
        // the server renews that table only when nobody has read it for a tenth of a second
        bool waiting = false;
        for (int i = 0; i < 30 && !waiting; ++i) {
            std::this_thread::sleep_for(std::chrono::milliseconds(150));
            waiting = waits();
        }
        BOOST_TEST(waiting);
        depot::add_fichier(tx, clock.now(), {other, "b.bin", 6000, depot::BlobNom::make(random)});
    });
    const auto refused = form.get();
    BOOST_TEST(refused.status == 422);
    BOOST_TEST(has(refused, "vos dépôts dépasseraient"));
    BOOST_TEST(db.value<std::uint64_t>("SELECT COUNT(*) FROM fichier").value() == 1U);
    BOOST_TEST(stored().empty());
}

BOOST_AUTO_TEST_SUITE_END()
