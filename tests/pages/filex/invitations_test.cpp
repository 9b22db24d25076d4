// Invitations: who invites, and who is invited, without an account.
#include "formulaires.hpp"

#include "depot/invitation.hpp"
#include "hall/depots.hpp"

#include <nlohmann/json.hpp>

using deposant::Form;
using deposant::has;

namespace {

const std::string cle(22, 'A');

struct Invites : deposant::Envoyer {
    Invites() { config.password_memory_kib = 64; }

    Form form(const Form& more = {}) const {
        Form all{
            {"cle",   cle   },
            {"nom",   "Anne"},
            {"usage", "une" },
            {"jours", "30"  }
        };
        all.insert(all.end(), more.begin(), more.end());
        return all;
    }
    // Invites as Léa, and goes: what follows comes from somebody without an account.
    std::string invite(const Form& more = {}) {
        sign_in(lea);
        const auto done = post("/filex/invitations", form(more));
        BOOST_REQUIRE_MESSAGE(done.status == 303, done.body);
        page = std::string(done.header("Location"));
        page = page.substr(0, page.find('?'));
        const auto shown = get(page);
        const std::string mark = "value=\"https://tele.exemple.fr";
        const auto at = shown.body.find(mark);
        BOOST_REQUIRE_MESSAGE(at != std::string::npos, shown.body);
        const auto from = at + mark.size();
        const auto link = shown.body.substr(from, shown.body.find('"', from) - from);
        cookie.clear();
        return link;
    }
    std::string invite_many() {
        sign_in(lea);
        const auto done = post(
            "/filex/invitations",
            {
                {"cle", std::string(21, 'M') + "A"},
                {"nom",     "Les parents"              },
                {"usage",     "plusieurs"},
                {"jours",     "30"              }
        }
        );
        page = std::string(done.header("Location"));
        const auto id = db.value<depot::InvitationId>("SELECT MAX(id) FROM invitation").value();
        const auto vue = depot::invitation_of(db, clock.now(), lea, id).value();
        cookie.clear();
        return hall::Plume::of(context).lien(vue).substr(
            std::string("https://tele.exemple.fr").size()
        );
    }
    web::Response send_by(
        const std::string& link, const Form& fields, const std::vector<deposant::Fichier>& files
    ) {
        return hand(body_of(fields, files), link + "/envoyer");
    }
    nlohmann::json announce(const std::string& link, const Form& fields, int status = 200) {
        const auto answer = post(link + "/depot", fields, false);
        BOOST_TEST(answer.status == status);
        return nlohmann::json::parse(answer.body);
    }
    std::string gate(const std::string& uri, const std::string& length = "1000") {
        web::Request request;
        request.path = "/filex/.garde";
        request.content_type = "multipart/form-data; boundary=X";
        request.server = {
            {"gate-uri",    uri   },
            {"gate-method", "POST"},
            {"gate-length", length}
        };
        const auto answer = ask(std::move(request));
        if (answer.status == 204) return "ok";
        return std::string(answer.header("x-filex-refus")) + " " +
               std::string(answer.header("x-filex-vers"));
    }

    std::string page;  // of the invitation, for Léa
};

const Form anne{
    {"cle", std::string(21, 'B') + "A"},
    {"deposant",     "Anne Roy, mairie"         },
    {"courriel",     "anne@exemple.fr"},
    {"message",     "Voici\nles plans."          }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(invitations, Invites)

BOOST_AUTO_TEST_CASE(an_invitation_is_made_once_sent_and_seen_by_its_owner_alone) {
    sign_in(lea);
    BOOST_TEST(has(get("/filex/"), "/filex/invitations"));
    BOOST_TEST(has(get("/filex/invitations"), "Vous n’avez encore invité personne"));
    const auto wanted = form({
        {"courriel", "anne@exemple.fr"            },
        {"message",  "Les plans <b>svp</b>\nmerci"}
    });
    const auto done = post("/filex/invitations", wanted);
    const auto again = post("/filex/invitations", wanted);
    BOOST_TEST(done.header("Location") == again.header("Location"));
    BOOST_TEST(rows("SELECT COUNT(*) FROM invitation") == 1U);
    BOOST_TEST(rows("SELECT COUNT(*) FROM courriel_a_envoyer") == 1U);
    const auto shown = follow(done);
    BOOST_TEST(has(shown, "L’invitation est prête, et le courriel part."));
    BOOST_TEST(has(shown, "https://tele.exemple.fr/filex/invitation/"));
    BOOST_TEST(has(shown, "anne@exemple.fr : en cours d’envoi"));
    BOOST_TEST(has(shown, "&lt;b&gt;svp"));
    BOOST_TEST(has(get("/filex/invitations"), "Ouverte"));
    // the database alone opens none
    const auto link = invite({
        {"cle", "C"}
    });
    BOOST_TEST(
        db.value<std::uint64_t>(
              "SELECT COUNT(*) FROM invitation WHERE HEX(jeton_scelle) LIKE CONCAT('%', HEX(?), "
              "'%')",
              link.substr(link.size() - 22)
        )
            .value() == 0U
    );
    const auto mine = std::string(done.header("Location"));
    sign_in(paul);
    BOOST_TEST(get(mine).status == 404);
    BOOST_TEST(post(mine.substr(0, mine.find('?')) + "/fin", {}).status == 404);
    BOOST_TEST(has(get("/filex/invitations"), "Vous n’avez encore invité personne"));
    sign_in(account("parent", "responsable"));
    BOOST_TEST(get("/filex/invitations").status == 403);
    BOOST_TEST(post("/filex/invitations", form()).status == 403);
}

BOOST_AUTO_TEST_CASE(who_has_no_confirmed_address_is_told_that_no_mail_comes) {
    sign_in(lea);
    const auto told = [&](std::string_view path) {
        return has(get(path), "pas d’adresse électronique confirmée");
    };
    BOOST_TEST(!told("/filex/"));
    BOOST_TEST(!told("/filex/invitations"));
    db.execute("UPDATE compte SET courriel_confirme_le = NULL WHERE id = ?", lea);
    BOOST_TEST(told("/filex/"));
    BOOST_TEST(told("/filex/invitations"));
}

BOOST_AUTO_TEST_CASE(what_is_wrong_with_an_invitation_is_said_at_its_field) {
    sign_in(lea);
    const auto refused = post(
        "/filex/invitations",
        {
            {"cle",      cle       },
            {"nom",      ""        },
            {"courriel", "anne@"   },
            {"message",  "Gardé"  },
            {"usage",    "toujours"},
            {"jours",    "91"      }
    }
    );
    BOOST_TEST(refused.status == 422);
    for (const auto* words :
         {"Écrivez qui vous invitez",
          "Choisissez une seule fois ou plusieurs fois.",
          "de 1 à 90",
          "value=\"anne@\"",
          "Gardé",
          "id=\"courriel-erreur\""})
        BOOST_TEST(has(refused, words), words);
    BOOST_TEST(rows("SELECT COUNT(*) FROM invitation") == 0U);
    for (int i = 0; i < 100; ++i)
        db.execute(
            "INSERT INTO invitation (compte, empreinte, jeton_scelle, une_fois, cree_le, "
            "expire_le) VALUES (?, ?, '', TRUE, ?, ?)",
            lea,
            random.bytes(32),
            clock.now(),
            clock.now() + std::chrono::hours(1)
        );
    BOOST_TEST(has(post("/filex/invitations", form()), "Vous avez déjà 100 invitations ouvertes"));
}

BOOST_AUTO_TEST_CASE(files_come_by_the_plain_form_without_an_account) {
    const auto link = invite({
        {"courriel", "anne@exemple.fr"}
    });
    const auto shown = get(link);
    BOOST_TEST(shown.status == 200);
    BOOST_TEST(has(shown, "<strong><bdi>lea</bdi></strong> vous invite"));
    BOOST_TEST(has(shown, "value=\"anne@exemple.fr\""));
    BOOST_TEST(shown.header("Referrer-Policy") == "no-referrer");
    BOOST_TEST(shown.header("Set-Cookie").empty());
    BOOST_TEST(gate(link + "/envoyer") == "ok");
    const auto done = send_by(
        link,
        anne,
        {
            {"plans.pdf", "PDF"},
            {"vide.txt",  ""   }
    }
    );
    const auto receipt = follow(done);
    BOOST_TEST(has(receipt, "Vos fichiers sont arrivés"));
    BOOST_TEST(has(receipt, "✓ Merci. Vos fichiers sont arrivés."));
    BOOST_TEST(has(receipt, "plans.pdf"));
    // the same form again, and a reload of the link, lead to the same receipt
    const auto where = std::string(done.header("Location"));
    BOOST_TEST(
        send_by(
            link,
            anne,
            {
                {"plans.pdf", "PDF"},
                {"vide.txt",  ""   }
    }
        ).header("Location") == where
    );
    // the page that the browser kept, filled in with another file, is not said to have arrived
    const auto kept = send_by(
        link,
        anne,
        {
            {"plans.pdf", "PDF, second state"}
    }
    );
    BOOST_TEST(kept.status == 410);
    BOOST_TEST(!has(kept, "sont arrivés"));
    BOOST_TEST(get(link).header("Location") == where.substr(0, where.find('?')));
    BOOST_TEST(has(get(where.substr(0, where.find('?'))), "<h1>Les fichiers sont arrivés"));
    BOOST_TEST(has(receipt, "Ce qui a été envoyé avec cette invitation"));
    // who comes second is not told that his files have arrived, nor shown those of the first
    BOOST_TEST(gate(link + "/envoyer") == "303 " + link + "?refus=fermee");
    const auto second = get(link + "?refus=fermee");
    BOOST_TEST(second.status == 410);
    BOOST_TEST(has(second, "sinon, ils n’ont pas été envoyés."));
    BOOST_TEST(!has(second, "plans.pdf"));
    // another form by the same link makes nothing
    auto other = anne;
    other.front().second = std::string(21, 'C') + "A";
    BOOST_TEST(
        send_by(
            link,
            other,
            {
                {"autre.pdf", "PDF"}
    }
        ).status == 410
    );
    BOOST_TEST(
        has(send_by(
                link,
                other,
                {
                    {"autre.pdf", "PDF"}
    }
            ),
            "Vos fichiers n’ont pas été envoyés")
    );
    BOOST_TEST(rows("SELECT COUNT(*) FROM depot") == 1U);
    BOOST_TEST(stored().size() == 2U);
    // the invitation's mail, then one to who invited and one to who sent
    BOOST_TEST(rows("SELECT COUNT(*) FROM courriel_a_envoyer") == 3U);
    sign_in(lea);
    const auto mine = get(page);
    BOOST_TEST(has(mine, "Utilisée"));
    BOOST_TEST(has(mine, "plans.pdf et 1 autre fichier"));
    BOOST_TEST(has(mine, "Anne Roy, mairie"));
    BOOST_TEST(!has(mine, "Retirer cette invitation"));
    BOOST_TEST(has(get("/filex/mes-fichiers"), "envoyé par <bdi>Anne Roy, mairie</bdi>"));
    BOOST_TEST(has(get("/filex/"), "envoyé par <bdi>Anne Roy, mairie</bdi>"));
    BOOST_TEST(has(get("/filex/mes-fichiers.csv"), "\"Anne Roy, mairie\""));
    BOOST_TEST(
        rows("SELECT COUNT(*) FROM journal WHERE action = 'depot.cree' AND compte IS NULL") == 1U
    );
}

BOOST_AUTO_TEST_CASE(an_address_is_proposed_only_to_the_one_it_is_of) {
    const Form named{
        {"courriel", "anne@exemple.fr"}
    };
    BOOST_TEST(has(get(invite(named)), "value=\"anne@exemple.fr\""));
    sign_in(lea);
    Form lasting{
        {"cle", std::string(21, 'L') + "A"},
        {"nom",     "Les parents"              },
        {"usage",     "plusieurs"},
        {"jours",     "1"              },
        {"courriel",     "anne@exemple.fr"}
    };
    post("/filex/invitations", lasting);
    const auto id = db.value<depot::InvitationId>("SELECT MAX(id) FROM invitation").value();
    const auto vue = depot::invitation_of(db, clock.now(), lea, id).value();
    cookie.clear();
    const auto link = hall::Plume::of(context).lien(vue);
    const auto shown = get(link.substr(link.find("/filex/")));
    BOOST_TEST(has(shown, "autant de fois"));
    BOOST_TEST(!has(shown, "anne@exemple.fr"));
    BOOST_TEST(
        rows("SELECT COUNT(*) FROM journal WHERE details LIKE '% créée pour 1 jour, %' OR details "
             "LIKE '% créée pour 1\u00a0jour, %'") == 1U
    );
}

BOOST_AUTO_TEST_CASE(a_guests_form_whose_drop_is_over_says_that_it_sends_nothing) {
    const auto link = invite_many();
    const std::vector<deposant::Fichier> files{
        {"a.pdf", "PDF"}
    };
    follow(send_by(link, anne, files));
    db.execute("UPDATE depot SET etat = 'fini', fin_motif = 'auteur', fini_le = ?", clock.now());
    const auto again = follow(send_by(link, anne, files));
    BOOST_TEST(has(again, "rien n’a été reçu cette fois"));
    BOOST_TEST(rows("SELECT COUNT(*) FROM depot") == 1U);
    // and so does the script
    auto asked = anne;
    asked.emplace_back("taille", "3");
    announce(link, asked);
    db.execute("UPDATE depot SET etat = 'fini', fin_motif = 'auteur', fini_le = ?", clock.now());
    const std::string said = announce(link, asked, 410)["erreurs"][0]["message"];
    BOOST_TEST(said.find("rien n’a été envoyé cette fois") != std::string::npos);
    BOOST_TEST(rows("SELECT COUNT(*) FROM depot") == 2U);
}

BOOST_AUTO_TEST_CASE(a_host_may_keep_no_address) {
    config.filex_addresses = false;
    send_by(
        invite(),
        anne,
        {
            {"a.pdf", "PDF"}
    }
    );
    BOOST_TEST(rows("SELECT COUNT(*) FROM depot WHERE adresse = ''") == 1U);
    config.filex_addresses = true;
    send_by(
        invite_many(),
        anne,
        {
            {"b.pdf", "PDF"}
    }
    );
    BOOST_TEST(rows("SELECT COUNT(*) FROM depot WHERE adresse = '192.0.2.7'") == 1U);
}

BOOST_AUTO_TEST_CASE(what_the_invited_types_wrong_is_kept) {
    const auto link = invite();
    auto refused = send_by(
        link,
        {
            {"cle",      cle     },
            {"deposant", ""      },
            {"courriel", "anne@" },
            {"message",  "Gardé"}
    },
        {}
    );
    BOOST_TEST(refused.status == 422);
    for (const auto* words :
         {"<title>Erreur : ",
          "Écrivez votre nom",
          "value=\"anne@\"",
          "Gardé",
          "Choisissez au moins un fichier",
          cle.c_str()})
        BOOST_TEST(has(refused, words), words);
    config.filex_file_max = 2;
    refused = send_by(
        link,
        anne,
        {
            {"a", "abc"}
    }
    );
    BOOST_TEST(has(refused, "Découpez-le, ou prévenez la personne qui vous invite"));
    config.filex_file_max = 0;
    config.filex_person_max = 2;
    refused = send_by(
        link,
        anne,
        {
            {"a", "abc"}
    }
    );
    BOOST_TEST(has(refused, "La personne qui vous invite n’a plus assez de place"));
    BOOST_TEST(gate(link + "/envoyer", "2000000") == "303 " + link + "?refus=personne");
    BOOST_TEST(has(get(link + "?refus=personne"), "n’a plus assez de place"));
    BOOST_TEST(has(get(link + "?refus=personne"), "bouton Précédent du navigateur"));
    BOOST_TEST(stored().empty());
    BOOST_TEST(rows("SELECT COUNT(*) FROM depot") == 0U);
    config.filex_person_max = 0;
    BOOST_TEST(
        send_by(
            link,
            anne,
            {
                {"a", "abc"}
    }
        ).status == 303
    );
}

// A name stands in subjects and sentences: what nobody sees, or turns them around, is none.
BOOST_AUTO_TEST_CASE(names_are_cleaned_as_those_of_files_are) {
    sign_in(lea);
    for (const char* nothing : {"\u200B", "\u2800", "\u3164", "\u202E \u2003"}) {
        auto asked = form();
        asked[1].second = nothing;
        BOOST_TEST(has(post("/filex/invitations", asked), "Écrivez qui vous invitez"), nothing);
    }
    BOOST_TEST(rows("SELECT COUNT(*) FROM invitation") == 0U);
    const auto link = invite_many();
    auto asked = anne;
    asked[1].second = "\u200B\u3164";
    const std::vector<deposant::Fichier> files{
        {"a.pdf", "PDF"}
    };
    BOOST_TEST(has(send_by(link, asked, files), "Écrivez votre nom"));
    asked[1].second = "\u202EAnne\u200B Roy";
    BOOST_TEST(send_by(link, asked, files).status == 303);
    BOOST_TEST(rows("SELECT COUNT(*) FROM depot WHERE deposant = 'Anne Roy'") == 1U);
    sign_in(lea);
    for (const char* where : {"/filex/", "/filex/mes-fichiers"})
        BOOST_TEST(has(get(where), "envoyé par <bdi>Anne Roy</bdi>"), where);
}

BOOST_AUTO_TEST_CASE(a_script_announces_the_drop_and_takes_it_up_again) {
    const auto link = invite();
    auto asked = anne;
    asked.emplace_back("taille", "1000");
    asked.emplace_back("taille", "2000");
    const auto made = announce(link, asked);
    BOOST_TEST(announce(link, asked) == made);  // the answer was lost: the same again
    const std::string where = made["page"];
    const auto again = get(where);
    BOOST_TEST(has(again, "Votre envoi n’est pas terminé"));
    BOOST_TEST(has(again, "data-droit=\"" + std::string(made["droit"]) + "\""));
    BOOST_TEST(has(again, "0 fichier arrivé sur 2"));
    BOOST_TEST(get(link).header("Location") == where);
    // somebody else with the link is led there too: one drop holds it
    auto other = asked;
    other.front().second = std::string(21, 'C') + "A";
    BOOST_TEST(announce(link, other, 410)["erreurs"].size() == 1U);
    // given up: the link is free again
    BOOST_TEST(has(get(where + "/abandon"), "On ne peut pas revenir en arrière"));
    const auto gone = follow(post(where + "/abandon", {}, false));
    BOOST_TEST(has(gone, "L’envoi est abandonné : rien n’en est gardé."));
    BOOST_TEST(has(get(where), "abandonné avant que tous les fichiers soient arrivés"));
    const auto second = announce(link, other);
    BOOST_TEST(second["page"] != made["page"]);
    const auto wrong = announce(
        link,
        {
            {"cle", std::string(21, 'D') + "A"}
    },
        410
    );
    BOOST_TEST(wrong["erreurs"].size() == 1U);
    // past its end the invitation begins no other one
    const std::string last = second["page"];
    BOOST_TEST(has(get(last + "/abandon"), "recommencer du début avec la même adresse"));
    BOOST_TEST(has(get(last), "puis recommencez par le formulaire"));
    db.execute("UPDATE invitation SET expire_le = ?", clock.now());
    BOOST_TEST(!has(get(last + "/abandon"), "recommencer"));
    BOOST_TEST(has(get(last + "/abandon"), "une nouvelle de <bdi>lea</bdi>"));
    BOOST_TEST(!has(get(last), "recommencez"));
    const auto over = follow(post(last + "/abandon", {}, false));
    BOOST_TEST(has(over, "L’envoi est abandonné : rien n’en est gardé."));
    BOOST_TEST(has(over, "<h1>Votre envoi n’a pas abouti</h1>"));
}

BOOST_AUTO_TEST_CASE(errors_of_the_script_name_their_fields) {
    const auto link = invite();
    const auto wrong = announce(
        link,
        {
            {"cle", cle}
    },
        422
    );
    std::vector<std::string> fields;
    for (const auto& error : wrong["erreurs"]) fields.push_back(error["champ"]);
    BOOST_TEST(fields == (std::vector<std::string>{"deposant", "fichier"}));
}

BOOST_AUTO_TEST_CASE(a_lasting_link_shows_nobody_what_others_have_sent) {
    const auto link = invite_many();
    const auto lasting = page.substr(0, page.find('?'));
    const auto first = send_by(
        link,
        anne,
        {
            {"secret-de-anne.pdf", "PDF"}
    }
    );
    auto bob = anne;
    bob.front().second = std::string(21, 'C') + "A";
    const auto second = send_by(
        link,
        bob,
        {
            {"bob.pdf", "PDF"}
    }
    );
    BOOST_TEST(first.header("Location") != second.header("Location"));
    BOOST_TEST(!has(get(link), "secret-de-anne"));
    BOOST_TEST(!has(follow(second), "secret-de-anne"));
    BOOST_TEST(has(follow(second), "Envoyer d’autres fichiers"));
    // a drop of another invitation, or of nobody's, is not there
    const auto other = invite();
    const auto where = std::string(first.header("Location"));
    const auto handle = where.substr(link.size() + 1, where.find('?') - link.size() - 1);
    BOOST_TEST(get(other + "/" + handle).status == 404);
    const auto own = base::handle(keys, publish({.compte = lea}, {"a-lea.pdf"}));
    BOOST_TEST(get(link + "/" + own).status == 404);
    BOOST_TEST(post(link + "/" + own + "/abandon", {}, false).status == 404);
    BOOST_TEST(post(link + "/" + own + "/publier", {}, false).status == 404);
    BOOST_TEST(rows("SELECT COUNT(*) FROM depot WHERE etat <> 'publie'") == 0U);
    // an address that was typed is nobody's proof: it is not written to without end
    for (const char* key : {"D", "E", "F"}) {
        auto more = anne;
        more.front().second = std::string(21, key[0]) + "A";
        send_by(
            link,
            more,
            {
                {"encore.pdf", "PDF"}
        }
        );
    }
    BOOST_TEST(
        rows("SELECT COUNT(*) FROM courriel_a_envoyer WHERE destinataire = 'anne@exemple.fr'") == 3U
    );
    // what has arrived is not given up by who sent it
    follow(post(link + "/" + handle + "/abandon", {}, false));
    BOOST_TEST(rows("SELECT COUNT(*) FROM depot WHERE etat <> 'publie'") == 0U);
    // withdrawn, it offers no other sending
    sign_in(lea);
    follow(post(lasting + "/fin", {}));
    cookie.clear();
    BOOST_TEST(has(follow(second), "Vos fichiers sont arrivés"));
    BOOST_TEST(!has(follow(second), "Envoyer d’autres fichiers"));
}

BOOST_AUTO_TEST_CASE(an_invitation_is_withdrawn_while_somebody_sends) {
    const auto link = invite();
    auto asked = anne;
    asked.emplace_back("taille", "1000");
    const std::string where = announce(link, asked)["page"];
    sign_in(lea);
    const auto shown = get(page);
    BOOST_TEST(has(shown, "En cours"));
    BOOST_TEST(!has(shown, "Utilisée"));
    BOOST_TEST(has(shown, "Retirer cette invitation"));
    BOOST_TEST(post(page + "/fin", {}).header("Location") == "/filex/invitations?fait=fin");
    BOOST_TEST(!has(get(page), "Retirer cette invitation"));
    cookie.clear();
    BOOST_TEST(has(get(link), "a retiré cette invitation"));
    const auto stopped = get(where);
    BOOST_TEST(has(stopped, "Rien n’a été remis"));
    BOOST_TEST(has(stopped, "<h1>L’envoi n’a pas abouti</h1>"));
    BOOST_TEST(has(stopped, "<bdi>lea</bdi> a retiré son invitation"));
    BOOST_TEST(!has(stopped, "data-droit"));
    BOOST_TEST(!has(stopped, "Envoyer d’autres fichiers"));
    const auto id = db.value<depot::DepotId>("SELECT MAX(id) FROM depot").value();
    BOOST_TEST(etat(id) == "fini");
    BOOST_TEST(rows("SELECT COUNT(*) FROM journal WHERE action = 'depot.fin'") == 1U);
}

BOOST_AUTO_TEST_CASE(who_stopped_a_sending_is_said) {
    const auto link = invite_many();
    auto asked = anne;
    asked.emplace_back("taille", "1000");
    const std::string where = announce(link, asked)["page"];
    asked.front().second = std::string(21, 'G') + "A";
    const std::string own = announce(link, asked)["page"];
    post(own + "/abandon", {}, false);
    clock.advance(std::chrono::hours(1));
    sign_in(account("admin", "academie"));
    const auto invitation =
        base::handle(keys, db.value<depot::InvitationId>("SELECT MAX(id) FROM invitation").value());
    BOOST_TEST(post("/filex/administration/invitations/" + invitation + "/fin", {}).status == 303);
    cookie.clear();
    BOOST_TEST(has(get(where), "<h1>Votre envoi n’a pas abouti</h1>"));
    BOOST_TEST(has(get(where), "L’administration du service a retiré cette invitation avant"));
    BOOST_TEST(has(get(own), "Cet envoi a été abandonné avant"));
    BOOST_TEST(has(get(link), "L’administration du service a retiré l’invitation faite par"));
}

// As `tsctl user --retirer` leaves them.
BOOST_AUTO_TEST_CASE(a_closed_account_takes_nothing_and_its_guests_are_told) {
    const auto used = invite();
    const std::vector<deposant::Fichier> files{
        {"a.pdf", "PDF"}
    };
    BOOST_TEST(send_by(used, anne, files).status == 303);
    const auto many = invite_many();
    auto asked = anne;
    asked.front().second = std::string(21, 'G') + "A";
    asked.emplace_back("taille", "1000");
    asked.emplace_back("taille", "2000");
    const std::string where = announce(many, asked)["page"];
    const auto id = db.value<depot::DepotId>("SELECT MAX(id) FROM depot").value();
    db.transact([&](db::Transaction& tx) {
        depot::add_fichier(tx, clock.now(), {id, "a.pdf", 1000, depot::BlobNom::make(random)});
    });
    const auto under_way = get(where);
    BOOST_TEST(has(under_way, "<h2>Ce qui est arrivé</h2>"));
    BOOST_TEST(has(under_way, "<bdi>a.pdf</bdi>"));
    BOOST_TEST(!has(under_way, "adressez-vous"));
    db.execute("UPDATE compte SET suspendu_le = ? WHERE id = ?", clock.now(), lea);
    db.execute("UPDATE invitation SET fin_le = ?", clock.now());
    BOOST_TEST(has(get(many), "Le compte de <bdi>lea</bdi> a été fermé"));
    BOOST_TEST(get(many).status == 410);
    BOOST_TEST(gate(many + "/envoyer") == "303 " + many + "?refus=fermee");
    BOOST_TEST(send_by(many, anne, files).status == 410);
    const auto stopped = get(where);
    BOOST_TEST(has(stopped, "<h1>Votre envoi n’a pas abouti</h1>"));
    BOOST_TEST(has(stopped, "Le compte de <bdi>lea</bdi> a été fermé avant"));
    BOOST_TEST(has(stopped, "adressez-vous au service ou à l’établissement"));
    BOOST_TEST(!has(stopped, "data-droit"));
    BOOST_TEST(get(where + "/abandon").header("Location") == where);
    BOOST_TEST(post(where + "/abandon", {}, false).header("Location") == where);
    post(where + "/publier", {}, false);
    BOOST_TEST(etat(id) == "en_cours");
    const auto receipt = follow(get(used));
    BOOST_TEST(has(receipt, "<h1>Les fichiers sont arrivés</h1>"));
    BOOST_TEST(has(receipt, "cette personne ne peut plus les ouvrir"));
    BOOST_TEST(has(receipt, "adressez-vous au service ou à l’établissement"));
    // and its receipt gone with the drop
    db.execute("UPDATE depot SET etat = 'fini', fin_motif = 'expire', fini_le = ?", clock.now());
    BOOST_TEST(has(follow(get(used)), "Les fichiers étaient arrivés."));
}

BOOST_AUTO_TEST_CASE(twenty_others_at_once_are_told_of_and_lose_nobody_a_form) {
    const auto link = invite_many();
    auto asked = anne;
    asked.emplace_back("taille", "1000");
    for (int i = 0; i < 20; ++i) {
        asked.front().second = std::string(20, 'E') + static_cast<char>('A' + i) + "A";
        announce(link, asked);
    }
    asked.front().second = std::string(21, 'F') + "A";
    const std::string said = announce(link, asked, 422)["erreurs"][0]["message"];
    BOOST_TEST(said.starts_with("Trop d’envois sont en cours avec cette invitation."));
    const auto refused = send_by(
        link,
        anne,
        {
            {"a", "abc"}
    }
    );
    BOOST_TEST(refused.status == 422);
    BOOST_TEST(has(refused, "Réessayez dans quelques minutes."));
    BOOST_TEST(has(refused, "Anne Roy, mairie"));
    BOOST_TEST(stored().empty());
    clock.advance(std::chrono::minutes(61));
    announce(link, asked);
}

BOOST_AUTO_TEST_CASE(part_of_what_was_announced_is_enough) {
    const auto link = invite();
    auto asked = anne;
    asked.emplace_back("taille", "1000");
    asked.emplace_back("taille", "2000");
    const std::string where = announce(link, asked)["page"];
    BOOST_TEST(follow(post(where + "/publier", {}, false)).status == 200);  // none has arrived
    const auto id = db.value<depot::DepotId>("SELECT MAX(id) FROM depot").value();
    BOOST_TEST(etat(id) == "en_cours");
    db.transact([&](db::Transaction& tx) {
        depot::add_fichier(tx, clock.now(), {id, "a.pdf", 1000, depot::BlobNom::make(random)});
    });
    BOOST_TEST(has(get(where), "1 fichier arrivé sur 2"));
    BOOST_TEST(has(follow(post(where + "/publier", {}, false)), "Vos fichiers sont arrivés"));
    BOOST_TEST(etat(id) == "publie");
    BOOST_TEST(rows("SELECT COUNT(*) FROM courriel_a_envoyer") == 2U);
}

BOOST_AUTO_TEST_CASE(a_link_that_opens_nothing_says_why) {
    const auto link = invite();
    BOOST_TEST(get("/filex/invitation/AAAAAAAAAAAAAAAAAAAAAA").status == 404);
    BOOST_TEST(gate("/filex/invitation/AAAAAAAAAAAAAAAAAAAAAA/envoyer") == "404 ");
    BOOST_TEST(gate(link) == "404 ");
    BOOST_TEST(gate(link + "/envoyer", "") == "303 " + link + "?refus=envoi");
    BOOST_TEST(has(get(link + "?refus=envoi"), "refusé avant d’être lu"));
    const auto closed = [&](const char* words) {
        const auto shown = get(link);
        BOOST_TEST(shown.status == 410);
        BOOST_TEST(has(shown, words), words);
        BOOST_TEST(gate(link + "/envoyer") == "303 " + link + "?refus=fermee");
        BOOST_TEST(
            send_by(
                link,
                anne,
                {
                    {"a", "a"}
        }
            ).status == 410
        );
        announce(link, anne, 410);
    };
    clock.advance(std::chrono::hours(24 * 30));
    closed("était valable jusqu’au");
    clock.advance(-std::chrono::hours(24 * 29));
    BOOST_TEST(get(link).status == 200);
    sign_in(lea);
    BOOST_TEST(post(page + "/fin", {}).header("Location") == "/filex/invitations?fait=fin");
    BOOST_TEST(has(get("/filex/invitations"), "Retirée"));
    BOOST_TEST(has(get("/filex/invitations?fait=fin"), "L’invitation est retirée"));
    BOOST_TEST(post(page + "/fin", {}, false).status == 403);
    cookie.clear();
    closed("a retiré cette invitation");
    clock.advance(std::chrono::hours(1));
    db.execute("UPDATE compte SET suspendu_le = ? WHERE id = ?", clock.now(), lea);
    closed("a retiré cette invitation");
    BOOST_TEST(has(get(link), "adressez-vous au service ou à l’établissement"));
    BOOST_TEST(stored().empty());
}

BOOST_AUTO_TEST_SUITE_END()
