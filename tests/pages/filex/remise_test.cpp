// What a link opens, and what it does not.
#include "depot/remise.hpp"
#include "acces/mot_de_passe.hpp"
#include "acces/session.hpp"
#include "depot/gestion.hpp"
#include "depot/telechargement.hpp"
#include "filex/routes.hpp"
#include "support/depots.hpp"
#include "support/entrepot.hpp"
#include "web/route.hpp"

#include <optional>

using support::has;
using Form = std::vector<std::pair<std::string, std::string>>;

namespace {

struct Guichet : support::Depots {
    entrepot::Folder dossier;
    depot::Magasin magasin{dossier.path.string()};
    acces::CompteId roy = compte("Mme Roy", "roy@exemple.fr");
    std::string cookie;
    std::string adresse = "192.0.2.7";
    std::string hote = "tele.exemple.fr";

    Guichet() { config.depots = dossier.path.string(); }
    // With its files on the disk: of no byte, for nobody reads them here.
    depot::DepotCree publish(
        const depot::NouveauDepot& wanted,
        const std::vector<support::Piece>& pieces = {{"rapport.pdf"}}
    ) {
        auto made = support::Depots::publish(wanted, pieces);
        for (const auto& one : depot::fichiers_of(db, made.id)) magasin.make_empty(one.blob);
        return made;
    }
    void sign_in(acces::CompteId who) {
        cookie = acces::open_session(
            db, random, {who, clock.now(), std::chrono::hours(12), adresse, "essai"}
        );
    }
    web::Response ask(
        web::Method method, const std::string& path, const std::optional<Form>& fields = {}
    ) {
        web::Request request;
        request.method = method;
        request.path = path.substr(0, path.find('?'));
        if (const auto mark = path.find('?'); mark != std::string::npos)
            request.query = web::parse_urlencoded(path.substr(mark + 1), web::Limits{}).value();
        request.remote_addr = adresse;
        request.headers["origin"] = "null";
        request.headers["host"] = hote;
        if (fields) {
            request.content_type = "application/x-www-form-urlencoded";
            for (const auto& [name, value] : *fields) request.form.add(name, value);
        }
        if (!cookie.empty())
            request.headers["cookie"] = std::string(hall::cookie_name) + "=" + cookie;
        return web::dispatch<hall::Context>(filex::routes(), context, request);
    }
    web::Response get(const std::string& path) { return ask(web::Method::get, path); }
    web::Response post(const std::string& path, const Form& fields) {
        return ask(web::Method::post, path, fields);
    }
    std::string link(const depot::DepotCree& made) const {
        return "/f/" + made.lien.jeton.reveal();
    }
    std::string key(depot::DepotId depot, std::size_t at = 0) {
        return base::handle(keys, depot::fichiers_of(db, depot).at(at).id);
    }
    web::Response download(const depot::DepotCree& made, const std::string& password = "") {
        return post(
            link(made) + "/telecharger",
            {
                {"fichier",      key(made.id)},
                {"mot_de_passe", password    }
        }
        );
    }
    void hash_all() { db.execute("UPDATE fichier SET crc32 = 7, sha256 = ?", base::sha256("")); }
    std::uint64_t count(db::Sql sql) { return db.value<std::uint64_t>(sql).value(); }
    depot::NouveauDepot with_password(const std::string& text) {
        depot::NouveauDepot wanted{roy};
        wanted.options.mot_de_passe = acces::Hacheur(64).hash(base::Secret(text));
        return wanted;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(remise, Guichet)

BOOST_AUTO_TEST_CASE(the_page_says_who_sends_what_and_changes_nothing) {
    depot::NouveauDepot wanted{roy};
    wanted.options.message = "Voici <b>les notes</b>\net la suite";
    const auto made = publish(
        wanted,
        {
            {"notes & <script>.ods", 1'400'000'000},
            {"b.txt",                0            }
    }
    );
    hash_all();
    const auto page = get(link(made));
    BOOST_TEST(page.status == 200);
    for (const auto* part :
         {"Mme Roy",
          "notes &amp; &lt;script&gt;.ods",
          "1,4\u00a0Go",
          "<p>Voici &lt;b&gt;les notes&lt;/b&gt;</p><p>et la suite</p>",
          "30/11/2026 à 1\u00A0h\u00A000",
          "e3b0c44298fc1c14",
          "Tout télécharger",
          "2\u00a0fichiers"})
        BOOST_TEST(has(page.body, part), part);
    BOOST_TEST(!has(page.body, "type=\"password\""));
    BOOST_TEST(page.header("Referrer-Policy") == "no-referrer");
    BOOST_TEST(page.header("X-Robots-Tag") == "noindex");
    BOOST_TEST(page.header("Cache-Control") == "no-store");
    BOOST_TEST(page.header("Set-Cookie").empty());
    BOOST_TEST(has(page.body, "Avant d’ouvrir ces fichiers"));
    BOOST_TEST(has(get(link(publish({roy}))).body, "Avant d’ouvrir ce fichier<"));
    BOOST_TEST(ask(web::Method::head, link(made)).status == 200);
    BOOST_TEST(count("SELECT COUNT(*) FROM telechargement") == 0U);
    BOOST_TEST(count("SELECT telechargements_pris FROM depot") == 0U);
    BOOST_TEST(mails().empty());
}

BOOST_AUTO_TEST_CASE(what_an_outsider_wrote_to_who_invited_is_on_nobody_elses_page) {
    depot::NouveauDepot wanted{roy};
    wanted.deposant = "Le <i>Recteur</i>";
    wanted.mot_invite = "Note personnelle";
    const auto made = publish(wanted);
    const auto page = get(link(made));
    BOOST_TEST(has(page.body, "<strong><bdi>Mme Roy</bdi></strong> vous envoie"));
    BOOST_TEST(has(page.body, "<bdi>Le &lt;i&gt;Recteur&lt;/i&gt;</bdi>"));
    BOOST_TEST(has(page.body, "le service ne l’a pas vérifié"));
    BOOST_TEST(!has(page.body, "Note personnelle"));
    // a report names both
    compte("Mme Admin", "admin@exemple.fr", "academie");
    BOOST_TEST(
        post(
            link(made) + "/signaler",
            {
                {"raison", "suspect"}
    }
        ).status == 303
    );
    BOOST_REQUIRE(mails().size() == 1U);
    BOOST_TEST(has(mails()[0].text, "Le dépôt de Mme Roy ("), mails()[0].text);
    BOOST_TEST(has(mails()[0].text, "Le <i>Recteur</i>\n\n"), mails()[0].text);
}

BOOST_AUTO_TEST_CASE(a_button_gives_an_address_that_nginx_serves) {
    const auto made = publish(
        {
            roy
    },
        {{"été \"2\".pdf", 12}}
    );
    const auto posted = download(made);
    BOOST_REQUIRE(posted.status == 303);
    const auto where = std::string(posted.header("Location"));
    BOOST_TEST(where.starts_with(link(made) + "/t/"));
    for (const auto method : {web::Method::get, web::Method::head, web::Method::get}) {
        const auto before = db.statements_run();
        const auto file = ask(method, where);
        BOOST_TEST(db.statements_run() - before == 1U);  // a large file is asked for in many ranges
        BOOST_TEST(file.status == 200);
        BOOST_TEST(file.body.empty());
        BOOST_TEST(file.header("X-Accel-Redirect").starts_with("/.filex/fichiers/"));
        BOOST_TEST(file.header("Content-Type") == "application/octet-stream");
        BOOST_TEST(
            file.header("Content-Disposition") ==
            "attachment; filename=\"_t_ _2_.pdf\"; filename*=UTF-8''%C3%A9t%C3%A9%20_2_.pdf"
        );
        BOOST_TEST(file.header("Cache-Control") == "private, no-store");
        BOOST_TEST(!file.header("X-Filex-Dl").empty());
    }
    BOOST_TEST(count("SELECT COUNT(*) FROM telechargement") == 1U);
    BOOST_TEST(count("SELECT total FROM telechargement") == 12U);
    clock.advance(std::chrono::hours(25));
    const auto late = get(where);
    BOOST_TEST(late.status == 410);
    BOOST_TEST(has(late.body, link(made)));
}

BOOST_AUTO_TEST_CASE(an_act_of_downloading_opens_one_file_of_one_link) {
    depot::NouveauDepot wanted{roy};
    wanted.options.destinataires = {base::Courriel::parse("a@exemple.fr").value()};
    const auto made = publish(wanted);
    const auto other = publish({roy});
    const auto nomme =
        db.first<std::string>("SELECT jeton_scelle FROM destinataire", [](const db::Row& row) {
              return row.get<std::string>(0);
          }).value();
    const auto empreinte = db.value<std::string>("SELECT empreinte FROM destinataire").value();
    const auto own =
        "/f/" +
        depot::open_lien(keys, depot::UsageLien::destinataire, empreinte, nomme).value().reveal();
    BOOST_TEST(has(get(own).body, "réservée à a@exemple.fr"));
    const auto posted = post(
        own + "/telecharger",
        {
            {"fichier", key(made.id)}
    }
    );
    BOOST_REQUIRE(posted.status == 303);
    const auto act = std::string(posted.header("Location")).substr(own.size());
    BOOST_TEST(get(own + act).status == 200);
    BOOST_TEST(get(link(made) + act).status == 410);   // the drop's own link: another person
    BOOST_TEST(get(link(other) + act).status == 410);  // another drop
    BOOST_TEST(get(own + "/t/AAAAAAAAAAAAAAAAAAAAAA").status == 410);
    // a file of another drop
    BOOST_TEST(
        post(
            own + "/telecharger",
            {
                {"fichier", key(other.id)}
    }
        ).status == 404
    );
    BOOST_TEST(post(own + "/telecharger", {}).status == 404);
    BOOST_TEST(count("SELECT COUNT(*) FROM telechargement WHERE destinataire IS NOT NULL") == 1U);
    // the owner is a recipient where he has named himself, and only there
    db.execute("UPDATE compte SET courriel = 'A@exemple.fr' WHERE id = ?", roy);
    sign_in(roy);
    for (const auto& place : {own, link(made)})
        post(
            place + "/telecharger",
            {
                {"fichier", key(made.id)}
        }
        );
    BOOST_TEST(count("SELECT COUNT(*) FROM telechargement WHERE destinataire IS NOT NULL") == 2U);
    BOOST_TEST(count("SELECT COUNT(*) FROM telechargement WHERE compte IS NOT NULL") == 1U);
}

BOOST_AUTO_TEST_CASE(links_that_open_nothing_say_why_and_what_to_do) {
    struct Case {
        const char* change;
        int status;
        const char* words;
    };
    const auto made = publish({roy});
    const auto posted = std::string(download(made).header("Location"));
    for (const auto& one : std::vector<Case>{
             {"UPDATE depot SET etat = 'gele'",                               403, "suspendu"       },
             {"UPDATE depot SET etat = 'fini', fin_motif = 'auteur'",         410, "mis fin"        },
             {"UPDATE depot SET etat = 'fini', fin_motif = 'administration'", 410, "mis fin"        },
             {"UPDATE depot SET etat = 'purge', fin_motif = 'expire'",        410, "pris fin le"    },
             {"UPDATE depot SET etat = 'publie', expire_le = '2026-11-20'",   410, "pris fin le"    },
             {"UPDATE depot SET etat = 'en_cours', expire_le = '2026-12-20'",
              404,                                                                 "encore arrivés"},
             {"UPDATE depot SET etat = 'en_cours', expire_le = '2026-11-20'", 404, "Aucun dépôt"  },
             {"UPDATE depot SET etat = 'fini', fin_motif = 'abandonne'",      404, "Aucun dépôt"  }
    }) {
        db.run_script(one.change);
        const auto page = get(link(made));
        BOOST_TEST(page.status == one.status, one.change);
        BOOST_TEST(has(page.body, one.words), one.change);
        BOOST_TEST(!has(page.body, "rapport.pdf"), one.change);
        BOOST_TEST(download(made).status == one.status, one.change);
        BOOST_TEST(get(posted).status == one.status, one.change);
        BOOST_TEST(get(posted).header("X-Accel-Redirect").empty(), one.change);
    }
    for (const auto* wrong : {"/f/abc", "/f/AAAAAAAAAAAAAAAAAAAAAA", "/f/%41"}) {
        BOOST_TEST(get(wrong).status == 404, wrong);
        BOOST_TEST(has(get(wrong).body, "copiez l’adresse entière"), wrong);
    }
    BOOST_TEST(count("SELECT COUNT(*) FROM telechargement") == 1U);
}

BOOST_AUTO_TEST_CASE(a_password_is_asked_each_time_and_guessing_waits) {
    const auto made = publish(with_password("pomme verte"));
    hash_all();
    const auto page = get(link(made));
    BOOST_TEST(has(page.body, "type=\"password\""));
    BOOST_TEST(!has(page.body, "SHA-256"));  // it would tell a guesser of the content
    BOOST_TEST(download(made).status == 403);
    BOOST_TEST(has(download(made).body, "Écrivez le mot de passe."));
    BOOST_TEST(download(made, "pomme verte").status == 303);
    for (int i = 0; i < 6; ++i) {
        const auto wrong = download(made, "poire");
        BOOST_TEST(wrong.status == 403);
        BOOST_TEST(has(wrong.body, "Erreur"));
        BOOST_TEST(!has(wrong.body, "poire"));
    }
    const auto before = acces::hashes_run();
    const auto waiting = download(made, "pomme verte");
    BOOST_TEST(waiting.status == 429);
    BOOST_TEST(has(waiting.body, "Attendez 2\u00A0secondes"));
    BOOST_TEST(waiting.header("Retry-After") == "2");
    BOOST_TEST(acces::hashes_run() == before);  // the delay comes before the work
    adresse = "198.51.100.4";                   // somebody else does not wait
    BOOST_TEST(download(made, "pomme verte").status == 303);
    const auto told = mails();
    BOOST_REQUIRE(told.size() == 1U);
    BOOST_TEST(told[0].to == "roy@exemple.fr");
    BOOST_TEST(has(told[0].subject, "mots de passe faux"));
    adresse = "192.0.2.7";
    clock.advance(std::chrono::minutes(20));
    BOOST_TEST(download(made, "pomme verte").status == 303);
}

// Guesses from everywhere are counted by link: a right password in between starts nothing anew.
BOOST_AUTO_TEST_CASE(a_right_password_forgets_the_guesses_of_its_own_network_alone) {
    const auto made = publish(with_password("pomme verte"));
    for (int i = 0; i < 61; ++i) {
        adresse = "198.51." + std::to_string(i) + ".7";
        BOOST_TEST(download(made, "poire").status == 403);
        if (i == 30) BOOST_TEST(download(made, "pomme verte").status == 303);
    }
    adresse = "203.0.113.4";
    BOOST_TEST(download(made, "pomme verte").status == 429);
}

// The address of one act is no link: once every byte has gone out it is spent, whatever the cookie.
BOOST_AUTO_TEST_CASE(the_address_of_an_act_is_spent_once_it_is_complete) {
    depot::NouveauDepot wanted{roy};
    wanted.options.telechargements_max = 1;
    const auto made = publish(wanted);
    const auto act = std::string(download(made).header("Location"));
    db.execute("UPDATE telechargement SET complet_le = ?", clock.now());
    clock.advance(std::chrono::minutes(5));
    BOOST_TEST(get(act).status == 200, "a browser may ask for a last range");
    clock.advance(std::chrono::minutes(6));
    BOOST_TEST(get(act).status == 410);
}

// Another password ends every address that the former one has opened, also the complete ones.
BOOST_AUTO_TEST_CASE(a_new_password_ends_all_acts) {
    const auto made = publish(with_password("pomme verte"));
    const auto under_way = std::string(download(made, "pomme verte").header("Location"));
    const auto complete = std::string(download(made, "pomme verte").header("Location"));
    BOOST_TEST(under_way != complete);
    db.execute("UPDATE telechargement SET complet_le = ? ORDER BY id DESC LIMIT 1", clock.now());
    BOOST_TEST(get(under_way).status == 200);
    BOOST_TEST(get(complete).status == 200);
    db.transact([&](db::Transaction& tx) {
        const depot::Geste geste{roy, made.id, clock.now()};
        const depot::Changement change{
            .mot_de_passe = acces::Hacheur(64).hash(base::Secret(std::string("poire")))};
        BOOST_REQUIRE(depot::change_depot(tx, geste, change));
    });
    BOOST_TEST(get(under_way).status == 410);
    BOOST_TEST(get(complete).status == 410);
}

BOOST_AUTO_TEST_CASE(the_address_of_a_refusal_leads_back) {
    const auto made = publish(with_password("pomme verte"));
    BOOST_TEST(download(made, "poire").status == 403);
    BOOST_TEST(get(link(made) + "/telecharger").header("Location") == link(made));
}

BOOST_AUTO_TEST_CASE(the_last_download_is_the_last) {
    depot::NouveauDepot wanted{roy};
    wanted.options.telechargements_max = 2;
    const auto made = publish(wanted);
    BOOST_TEST(has(get(link(made)).body, "Il reste 2\u00a0téléchargements possibles"));
    const auto first = std::string(download(made).header("Location"));
    BOOST_TEST(download(made).status == 303);
    const auto refused = download(made);
    BOOST_TEST(refused.status == 410);
    BOOST_TEST(has(refused.body, "sont pris"));
    BOOST_TEST(get(link(made)).status == 410);
    BOOST_TEST(get(first).status == 200);  // who has a slot goes on
    clock.advance(depot::adresse_valable + std::chrono::seconds(1));
    BOOST_TEST(depot::give_back_slots(db, clock.now()) == 2U);
    BOOST_TEST(depot::give_back_slots(db, clock.now()) == 0U);
    BOOST_TEST(download(made).status == 303);
}

BOOST_AUTO_TEST_CASE(a_button_pressed_twice_is_pressed_once) {
    depot::NouveauDepot wanted{roy};
    wanted.options.telechargements_max = 2;
    const auto made = publish(wanted, {{"a"}, {"b"}});
    const auto press = [&](const char* acte, std::size_t which) {
        return std::string(post(
                               link(made) + "/telecharger",
                               {
                                   {"fichier", key(made.id, which)},
                                   {"acte",         acte              }
        }
        ).header("Location"));
    };
    const auto first = press("vue-1", 0);
    BOOST_TEST(press("vue-1", 0) == first);
    BOOST_TEST(press("vue-1", 1) != first);  // another file
    BOOST_TEST(press("vue-1", 1) != "");     // the last slot is taken, by this very button
    BOOST_TEST(press("vue-2", 0).empty());
    BOOST_TEST(count("SELECT telechargements_pris FROM depot") == 2U);
    // once something has come of it, the same page pressed again is another download
    db.execute("UPDATE telechargement SET complet_le = ?", clock.now());
    db.execute("UPDATE depot SET telechargements_max = NULL");
    BOOST_TEST(press("vue-1", 0) != first);
    BOOST_TEST(count("SELECT telechargements_pris FROM depot") == 3U);
    BOOST_TEST(has(get(link(made)).body, "name=\"acte\" value=\""));
}

BOOST_AUTO_TEST_CASE(what_the_administration_reads_is_written_down_for_the_owner_too) {
    const auto made = publish(with_password("tilleul bateau rouge"));
    sign_in(roy);
    BOOST_REQUIRE(download(made).status == 303);
    BOOST_TEST(count("SELECT COUNT(*) FROM journal WHERE action = 'depot.consulte'") == 0U);
    const auto admin = compte("Mme Admin", "admin@exemple.fr", "academie");
    sign_in(admin);
    BOOST_REQUIRE(download(made).status == 303);
    BOOST_TEST(
        db.value<std::uint64_t>(
              "SELECT COUNT(*) FROM journal WHERE depot = ? AND compte = ? AND action = "
              "'depot.consulte' AND details = 'Téléchargement demandé par l’administration\u00A0: "
              "rapport.pdf'",
              made.id,
              admin
        )
            .value() == 1U
    );
    const auto there = "/filex/administration/depots/" + base::handle(keys, made.id);
    BOOST_TEST(has(get(there).body, "Téléchargement demandé par l’administration"));
    sign_in(roy);
    const auto page = get("/filex/depots/" + base::handle(keys, made.id)).body;
    BOOST_TEST(has(page, "l’administration</td>"));
    BOOST_TEST(has(page, ", non compté"));
    BOOST_TEST(has(page, "0\u00a0téléchargement complet"));
    BOOST_TEST(has(page, "Personne n’a encore téléchargé"));
}

BOOST_AUTO_TEST_CASE(downloads_of_its_owner_and_of_the_administration_are_not_counted) {
    auto wanted = with_password("x");
    wanted.options.telechargements_max = 1;
    const auto made = publish(wanted);
    BOOST_TEST(download(made, "x").status == 303);
    sign_in(roy);
    BOOST_TEST(has(get(link(made)).body, "ni comptés"));
    const auto own = download(made);
    BOOST_TEST(own.status == 303);
    const auto where = std::string(own.header("Location"));
    BOOST_TEST(get(where).status == 200);
    cookie.clear();
    BOOST_TEST(get(where).status == 410);  // his own act, not the link's
    sign_in(compte("admin", "admin@exemple.fr", "academie"));
    db.execute("UPDATE depot SET etat = 'gele'");
    BOOST_TEST(download(made).status == 303);
    sign_in(roy);
    BOOST_TEST(download(made).status == 403);
    sign_in(compte("autre", "autre@exemple.fr"));
    db.execute("UPDATE depot SET etat = 'publie'");
    BOOST_TEST(download(made, "x").status == 410);
    BOOST_TEST(count("SELECT telechargements_pris FROM depot") == 1U);
}

BOOST_AUTO_TEST_CASE(what_the_scan_keeps_back_is_not_handed_over) {
    struct Case {
        const char* state;
        const char* clamd;
        bool required;
        bool handed;
        const char* words;
    };
    const auto made = publish({roy});
    const auto act = std::string(download(made).header("Location"));
    for (const auto& one : std::vector<Case>{
             {"attente",     "",           true,  true,  "non analysé"                      },
             {"attente",     "/run/clamd", true,  false, "analyse par l’antivirus en cours"},
             {"attente",     "/run/clamd", false, true,  "analyse par l’antivirus en cours"},
             {"sain",        "/run/clamd", true,  true,  "rien de suspect"                   },
             {"non_analyse", "/run/clamd", true,  false, "n’a pas pu être analysé"       },
             {"non_analyse", "/run/clamd", false, true,  "non analysé"                      },
             {"infecte",     "",           false, false, "programme malveillant"             },
             {"infecte",     "/run/clamd", false, false, "programme malveillant"             }
    }) {
        db.execute("UPDATE fichier SET antivirus = ?", one.state);
        config.clamd = one.clamd;
        config.clamd_required = one.required;
        const auto page = get(link(made));
        BOOST_TEST(has(page.body, one.words), one.state);
        BOOST_TEST(has(page.body, "name=\"fichier\"") == one.handed, one.state);
        BOOST_TEST(download(made).status == (one.handed ? 303 : 403), one.state);
        BOOST_TEST(get(act).header("X-Accel-Redirect").empty() == !one.handed, one.state);
    }
    // the antivirus is away: nobody is told to come back in a moment
    db.execute("UPDATE fichier SET antivirus = 'attente'");
    config.clamd_required = true;
    BOOST_TEST(has(get(link(made)).body, "dans quelques minutes"));
    clock.advance(std::chrono::minutes(5));
    BOOST_TEST(has(get(link(made)).body, "L’analyse a pris du retard"));
    BOOST_TEST(!has(get(link(made)).body, "dans quelques minutes"));
}

// Not the antivirus is to blame for a file that never was in this drop, or that is gone.
BOOST_AUTO_TEST_CASE(a_file_that_is_not_there_is_said_so) {
    const auto made = publish({roy});
    const auto ask = [&](const std::string& file) {
        return post(
            link(made) + "/telecharger",
            {
                {"fichier", file}
        }
        );
    };
    for (const std::string wrong : {"", "AAAAAAAAAAAAAAAAAAAAAA", "../etc"}) {
        const auto page = ask(wrong);
        BOOST_TEST(page.status == 404, wrong);
        BOOST_TEST(has(page.body, "Ce fichier n’est pas dans ce dépôt"), wrong);
        BOOST_TEST(!has(page.body, "antivirus"), wrong);
    }
}

// A disk that has lost a file: a page says so, and no download is counted for it.
BOOST_AUTO_TEST_CASE(a_file_that_the_disk_has_lost_takes_no_slot) {
    depot::NouveauDepot wanted{roy};
    wanted.options.telechargements_max = 1;
    const auto made = publish(wanted, {{"a"}, {"b"}});
    hash_all();
    const auto taken = [&] { return count("SELECT telechargements_pris FROM depot"); };
    magasin.effacer(depot::Magasin::Rayon::fichiers, depot::fichiers_of(db, made.id).at(1).blob);
    for (const auto& file : {key(made.id, 1), std::string("tous")}) {
        const auto page = post(
            link(made) + "/telecharger",
            {
                {"fichier", file}
        }
        );
        BOOST_TEST(page.status == 404);
        BOOST_TEST(has(page.body, "Ce fichier est introuvable"));
    }
    BOOST_TEST(taken() == 0U);
    const auto address = std::string(download(made).header("Location"));
    BOOST_TEST(taken() == 1U);
    magasin.effacer(depot::Magasin::Rayon::fichiers, depot::fichiers_of(db, made.id).at(0).blob);
    BOOST_TEST(get(address).status == 404);
    BOOST_TEST(taken() == 0U);  // lost since, it goes back, and once
    BOOST_TEST(get(address).status == 404);
    BOOST_TEST(taken() == 0U);
    BOOST_TEST(!has(get(link(made)).body, "Tous les téléchargements sont pris"));
}

BOOST_AUTO_TEST_CASE(a_zip_that_has_lost_a_file_since_gives_its_slot_back) {
    depot::NouveauDepot wanted{roy};
    wanted.options.telechargements_max = 1;
    const auto made = publish(wanted, {{"a"}, {"b"}});
    hash_all();
    const auto posted = post(
        link(made) + "/telecharger",
        {
            {"fichier", "tous"}
    }
    );
    const auto address = std::string(posted.header("Location"));
    BOOST_TEST(count("SELECT telechargements_pris FROM depot") == 1U);
    magasin.effacer(depot::Magasin::Rayon::fichiers, depot::fichiers_of(db, made.id).at(1).blob);
    for (int once_more = 0; once_more < 2; ++once_more) {
        const auto page = get(address);
        BOOST_TEST(page.status == 404);
        BOOST_TEST(has(page.body, "Ce fichier est introuvable"));
        BOOST_TEST(count("SELECT telechargements_pris FROM depot") == 0U);
    }
}

// Where links have a host name of their own, the site's answers nothing of what people drop, but to
// who is known there by his session.
BOOST_AUTO_TEST_CASE(files_leave_by_the_host_of_the_links) {
    const auto made = publish({roy}, {{"a"}, {"b"}});
    hash_all();
    const auto zip = [&] {
        return std::string(post(
                               link(made) + "/telecharger",
                               {
                                   {"fichier", "tous"}
        }
        ).header("Location"));
    };
    hote = "tele.exemple.fr";
    BOOST_TEST(get(link(made)).status == 200);  // there is one host
    config.filex_url = "https://depots.exemple.fr";
    hote = "depots.exemple.fr";
    BOOST_TEST(get(link(made)).status == 200);
    const auto file = std::string(download(made).header("Location"));
    const auto addresses = {link(made), file, zip()};
    for (const auto& address : addresses) {
        hote = "depots.exemple.fr";
        BOOST_TEST(get(address).status == 200, address);
        hote = "Tele.exemple.fr";
        const auto answer = get(address);
        BOOST_TEST(answer.status == 303, address);
        BOOST_TEST(answer.header("Location") == "https://depots.exemple.fr" + address);
        BOOST_TEST(answer.header("X-Accel-Redirect").empty());
    }
    // a page that its owner had open when his session ended: no slot, and a way back
    const auto late = download(made);
    BOOST_TEST(late.status == 410);
    BOOST_TEST(has(late.body, "href=\"" + link(made) + "\""));
    BOOST_TEST(count("SELECT COUNT(*) FROM telechargement") == 2U);
    sign_in(roy);
    BOOST_TEST(has(get(link(made)).body, "ni comptés"));
    BOOST_TEST(get(std::string(download(made).header("Location"))).status == 200);
    BOOST_TEST(get(zip()).status == 200);
}

BOOST_AUTO_TEST_CASE(a_zip_is_bytes_and_instructions_and_waits_for_checksums) {
    const auto made = publish(
        {
            roy
    },
        {{"a.txt", 5}, {"A.TXT", 0}, {"<!--# é.txt", 7}}
    );
    BOOST_TEST(!has(get(link(made)).body, "Tout télécharger (zip"));
    BOOST_TEST(has(get(link(made)).body, "dans quelques minutes"));
    BOOST_TEST(
        post(
            link(made) + "/telecharger",
            {
                {"fichier", "tous"}
    }
        ).status == 403
    );
    hash_all();
    const auto posted = post(
        link(made) + "/telecharger",
        {
            {"fichier", "tous"}
    }
    );
    BOOST_REQUIRE(posted.status == 303);
    const auto where = std::string(posted.header("Location"));
    BOOST_TEST(where.starts_with(link(made) + "/z/"));
    const auto zip = get(where);
    BOOST_TEST(zip.status == 200);
    BOOST_TEST(zip.header("Content-Type") == "application/zip");
    BOOST_TEST(
        zip.header("Content-Disposition") == "attachment; filename=\"filex-2026-11-20.zip\""
    );
    BOOST_TEST(zip.header("Content-Security-Policy") == "sandbox; default-src 'none'");
    BOOST_TEST(has(zip.body, "A (2).TXT"));
    BOOST_TEST(has(zip.body, "_!--# é.txt"));
    std::size_t marks = 0;
    for (auto at = zip.body.find("<!--#"); at != std::string::npos;
         at = zip.body.find("<!--#", at + 1)) {
        ++marks;
        BOOST_TEST(
            zip.body.substr(at, 43) ==
            "<!--# include virtual=\"/.filex/morceaux/" + zip.body.substr(at + 40, 3)
        );
    }
    BOOST_TEST(marks == 2U);  // nothing to include of an empty file
    BOOST_TEST(get(link(made) + "/t/" + where.substr(where.rfind('/') + 1)).status == 410);
    db.execute("UPDATE fichier SET antivirus = 'infecte' WHERE taille = 5");
    BOOST_TEST(get(where).status == 410);  // not what was promised
    BOOST_TEST(has(get(link(made)).body, "Tout télécharger (zip"));
}

BOOST_AUTO_TEST_CASE(an_abuse_is_written_down_and_told) {
    compte("admin", "admin@exemple.fr", "academie");
    const auto made = publish({roy});
    const auto page = link(made) + "/signaler";
    BOOST_TEST(get(page).status == 200);
    const auto empty = post(
        page,
        {
            {"raison",   " "},
            {"courriel", "x"}
    }
    );
    BOOST_TEST(empty.status == 422);
    BOOST_TEST(has(empty.body, "Écrivez ce que vous signalez."));
    BOOST_TEST(has(empty.body, "value=\"x\""));
    const auto sent = post(
        page,
        {
            {"raison",   "Objet : faux\n\nvirus"},
            {"courriel", "anne@exemple.fr"      }
    }
    );
    BOOST_REQUIRE(sent.status == 303);
    BOOST_TEST(has(get(std::string(sent.header("Location"))).body, "Merci"));
    BOOST_TEST(count("SELECT COUNT(*) FROM signalement WHERE adresse = '192.0.2.7'") == 1U);
    const auto told = mails();
    BOOST_REQUIRE(told.size() == 1U);
    BOOST_TEST(told[0].to == "admin@exemple.fr");
    BOOST_TEST(told[0].reply_to == "anne@exemple.fr");
    BOOST_TEST(has(told[0].text, "> Objet : faux"));
    BOOST_TEST(has(told[0].text, "votre réponse part à l’adresse laissée par cette personne"));
    BOOST_TEST(!has(told[0].text, "pas à cette adresse"));
    BOOST_TEST(!has(told[0].text, made.lien.jeton.reveal()));
    for (int i = 0; i < 3; ++i)
        post(
            page,
            {
                {"raison", "encore " + std::to_string(i / 2)}
        }
        );
    BOOST_TEST(
        post(
            page,
            {
                {"raison", "encore"}
    }
        ).status == 429
    );
    BOOST_TEST(count("SELECT COUNT(*) FROM signalement") == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
