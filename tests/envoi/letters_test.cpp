#include "envoi/letters.hpp"

#include "courrier/letter.hpp"
#include "envoi/letter_store.hpp"
#include "envoi/office.hpp"
#include "envoi/sealed_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <boost/test/unit_test.hpp>

#include <array>
#include <filesystem>
#include <fstream>
#include <tuple>

namespace {

using envoi::Voie;
using office::Office;
using std::chrono::hours;
using std::chrono::minutes;

envoi::Writer plain_writer() {
    return {
        [](const envoi::Ecole&, const envoi::Notice& notice) {
            return envoi::parse_letter_text(
                "Objet : " + notice.eleve() + "\n\nBonjour " + notice.recipient_name()
            );
        },
        [](const envoi::Ecole& school, const envoi::Notice& notice) {
            return envoi::MailWords{school.denomination, notice.code + " " + notice.lien, ""};
        }};
}

struct LetterOffice : Office {
    envoi::Writer writer = plain_writer();

    std::string state_of_lot(acces::LotId lot) {
        return db.value<std::string>("SELECT etat FROM lot WHERE id = ?", lot).value();
    }
    bool notified(acces::CarId car) {
        return db.value<bool>("SELECT notifie_le IS NOT NULL FROM car WHERE id = ?", car).value();
    }
    std::string text_of(acces::LotId lot) {
        const auto pdf = envoi::open_letters(db, config, keys, school, lot);
        if (!pdf) return pdf.error().message;
        std::ofstream(folder / "clear.pdf", std::ios::binary) << pdf->reveal();
        return tools::output_of("pdftotext " + (folder / "clear.pdf") + " -");
    }
    std::string sealed_file(acces::LotId lot) {
        return folder / ("lot-" + std::to_string(lot.value()) + ".pdf.scelle");
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(letters, LetterOffice)

BOOST_AUTO_TEST_CASE(a_lot_becomes_one_pdf_by_class_and_name_and_its_codes_are_notified) {
    const auto roy = make_family("6B", "ROY", "");
    const auto abel = make_family("6B", "ABEL", "");
    const auto zoe = make_family("6A", "ZOLA", "");
    const auto lot = make_lot(Voie::courrier, {roy.first, abel.first, zoe.first});
    BOOST_TEST(state_of_lot(lot) == "attente");
    BOOST_TEST(text_of(lot) == "Ces lettres ne sont pas encore prêtes.");
    BOOST_TEST((envoi::make_one_lot(desk(), writer) == lot));
    const auto progress = envoi::progress(db, school, lot);
    BOOST_TEST((progress->etat == envoi::EtatLot::fini));
    BOOST_TEST(progress->fait == 3U);
    const auto text = text_of(lot);
    std::size_t at = 0;
    for (const auto* one : {&zoe, &abel, &roy}) {
        at = text.find(one->second.display().reveal(), at);
        BOOST_REQUIRE(at != std::string::npos);
        BOOST_TEST(notified(one->first));
    }
    BOOST_TEST(
        db.value<int>("SELECT COUNT(*) FROM journal WHERE action = 'car.notifie'").value() == 3
    );
    BOOST_TEST(text.find("3 CHEMIN VERT\n99100 VILLE NEUVE") != std::string::npos);
    BOOST_TEST(text.find("Ville-Neuve, le mardi 24 novembre 2026") != std::string::npos);
    BOOST_TEST(!envoi::make_one_lot(desk(), writer));
}

BOOST_AUTO_TEST_CASE(the_file_is_sealed_and_belongs_to_its_lot_and_school) {
    const auto family = make_family("6A", "ROY", "");
    const auto lot = make_lot(Voie::courrier, {family.first});
    envoi::make_one_lot(desk(), writer);
    const auto sealed = tools::contents(sealed_file(lot));
    BOOST_TEST(sealed.size() > 1000U);
    BOOST_TEST(sealed.find("%PDF") == std::string::npos);
    const scolarite::EtablissementId other(school.value() + 1);
    BOOST_TEST(!envoi::open_letters(db, config, keys, other, lot));
    const auto second = make_lot(Voie::courrier, {family.first});
    envoi::make_one_lot(desk(), writer);
    std::ofstream(sealed_file(second), std::ios::binary) << sealed;
    BOOST_CHECK_THROW(
        std::ignore = envoi::open_letters(db, config, keys, school, second), std::runtime_error
    );
    for (const auto& entry : std::filesystem::directory_iterator(folder.path)) {
        BOOST_TEST(entry.path().extension() != ".part");
    }
}

BOOST_AUTO_TEST_CASE(dead_codes_are_passed_over) {
    const auto used = make_family("6A", "UTILISE", "");
    const auto ended = make_family("6A", "REMPLACE", "");
    const auto expired = make_family("6A", "EXPIRE", "");
    const auto alive = make_family("6A", "VIVANT", "");
    db.execute("UPDATE car SET utilise_le = ? WHERE id = ?", office::start, used.first);
    db.execute(
        "UPDATE car SET fin_le = ?, fin_motif = 'remplace' WHERE id = ?", office::start, ended.first
    );
    db.execute("UPDATE car SET expire_le = ? WHERE id = ?", office::start, expired.first);
    const auto lot =
        make_lot(Voie::courrier, {used.first, ended.first, expired.first, alive.first});
    envoi::make_one_lot(desk(), writer);
    const auto text = text_of(lot);
    BOOST_TEST(text.find("VIVANT") != std::string::npos);
    for (const auto* name : {"UTILISE", "REMPLACE", "EXPIRE"}) {
        BOOST_TEST(text.find(name) == std::string::npos, name);
    }
    BOOST_TEST(notified(alive.first));
    for (const auto* dead : {&used, &ended, &expired}) BOOST_TEST(!notified(dead->first));
}

// Between the lot and its letters: the pair has ended at the source, or the pupil is dead.
BOOST_AUTO_TEST_CASE(what_ended_since_the_lot_was_made_is_passed_over) {
    const auto dead = make_family("6A", "DECEDE", "");
    const auto parted = make_family("6A", "PARTI", "");
    const auto alive = make_family("6A", "VIVANT", "");
    const auto lot = make_lot(Voie::courrier, {dead.first, parted.first, alive.first});
    db.execute("UPDATE eleve SET motif_sortie = '43' WHERE nom = 'DECEDE'");
    db.execute(
        "UPDATE couple SET fin_le = ? WHERE id = (SELECT couple FROM car WHERE id = ?)",
        office::start,
        parted.first
    );
    envoi::make_one_lot(desk(), writer);
    const auto text = text_of(lot);
    BOOST_TEST(text.find("VIVANT") != std::string::npos);
    for (const auto* name : {"DECEDE", "PARTI"})
        BOOST_TEST(text.find(name) == std::string::npos, name);
    for (const auto* one : {&dead, &parted}) BOOST_TEST(!notified(one->first));
}

BOOST_AUTO_TEST_CASE(a_job_whose_worker_was_killed_is_taken_up_again) {
    const auto family = make_family("6A", "ROY", "");
    const auto lot = make_lot(Voie::courrier, {family.first});
    auto endless = writer;
    endless.letter = [](const envoi::Ecole&, const envoi::Notice&) -> envoi::LetterText {
        for (;;) pause();
    };
    const auto worker = office::apart(config, [&](db::Connection& own) {
        envoi::make_one_lot({own, config, keys, random, clock}, endless);
    });
    BOOST_REQUIRE(office::eventually([&] { return state_of_lot(lot) == "en_cours"; }));
    kill(worker, SIGKILL);
    office::wait_for(worker);
    BOOST_TEST(!envoi::make_one_lot(desk(), writer));
    BOOST_TEST(!notified(family.first));
    clock.advance(minutes(3));
    BOOST_TEST((envoi::make_one_lot(desk(), writer) == lot));
    BOOST_TEST(state_of_lot(lot) == "fini");
    BOOST_TEST(notified(family.first));
}

BOOST_AUTO_TEST_CASE(a_disk_that_refuses_is_tried_again_then_said) {
    const auto family = make_family("6A", "ROY", "");
    const auto lot = make_lot(Voie::courrier, {family.first});
    auto broken = config;
    broken.letters = folder / "nowhere";
    const envoi::Desk bad{db, broken, keys, random, clock};
    BOOST_TEST((envoi::make_one_lot(bad, writer) == lot));
    BOOST_TEST(state_of_lot(lot) == "en_cours");
    BOOST_TEST(!envoi::progress(db, school, lot)->raison.empty());  // who waits is told
    BOOST_TEST(!notified(family.first));
    clock.advance(minutes(61));
    BOOST_TEST((envoi::make_one_lot(bad, writer) == lot));
    const auto progress = envoi::progress(db, school, lot);
    BOOST_TEST((progress->etat == envoi::EtatLot::echoue));
    BOOST_TEST(!progress->raison.empty());
    clock.advance(hours(1));
    BOOST_TEST(!envoi::make_one_lot(bad, writer));
}

BOOST_AUTO_TEST_CASE(a_disk_with_room_again_takes_the_letters) {
    const auto family = make_family("6A", "ROY", "");
    const auto lot = make_lot(Voie::courrier, {family.first});
    auto broken = config;
    broken.letters = folder / "nowhere";
    BOOST_TEST((envoi::make_one_lot({db, broken, keys, random, clock}, writer) == lot));
    clock.advance(minutes(6));
    BOOST_TEST((envoi::make_one_lot(desk(), writer) == lot));
    BOOST_TEST(state_of_lot(lot) == "fini");
    BOOST_TEST(envoi::progress(db, school, lot)->raison.empty());
    BOOST_TEST(notified(family.first));
}

BOOST_AUTO_TEST_CASE(four_workers_share_the_lots_of_a_whole_academy) {
    std::vector<acces::LotId> lots;
    for (int i = 0; i < 12; ++i) {
        lots.push_back(
            make_lot(Voie::courrier, {make_family("6A", "NOM" + std::to_string(i), "").first})
        );
    }
    std::vector<pid_t> workers;
    for (int i = 0; i < 4; ++i) {
        workers.push_back(office::apart(config, [&](db::Connection& own) {
            while (envoi::make_one_lot({own, config, keys, random, clock}, writer)) {
            }
        }));
    }
    for (const auto worker : workers) BOOST_TEST(office::wait_for(worker) == 0);
    for (const auto lot : lots) BOOST_TEST(state_of_lot(lot) == "fini");
}

BOOST_AUTO_TEST_CASE(letters_are_erased_after_a_week_or_when_no_code_lives) {
    const auto first = make_family("6A", "ROY", "");
    const auto second = make_family("6A", "ABEL", "");
    const auto old_lot = make_lot(Voie::courrier, {first.first});
    const auto dead_lot = make_lot(Voie::courrier, {second.first});
    while (envoi::make_one_lot(desk(), writer)) {
    }
    BOOST_TEST(envoi::erase_old_letters(db, config, clock.now()) == 0);
    db.execute("UPDATE car SET utilise_le = ? WHERE id = ?", office::start, second.first);
    BOOST_TEST(envoi::erase_old_letters(db, config, clock.now()) == 1);
    BOOST_TEST(state_of_lot(dead_lot) == "efface");
    BOOST_TEST(!std::filesystem::exists(sealed_file(dead_lot)));
    BOOST_TEST(std::filesystem::exists(sealed_file(old_lot)));
    clock.advance(hours(7 * 24));
    BOOST_TEST(envoi::erase_old_letters(db, config, clock.now()) == 1);
    BOOST_TEST(!std::filesystem::exists(sealed_file(old_lot)));
    BOOST_TEST(text_of(old_lot).find("effacées") != std::string::npos);
}

// A worker that was killed while it wrote has left its half.
BOOST_AUTO_TEST_CASE(what_was_never_finished_is_swept) {
    const auto half = [&](const std::string& name, std::chrono::hours age) {
        const auto path = config.letters + "/" + name;
        std::ofstream(path) << "half";
        const auto then = (clock.now() - age).time_since_epoch().count();
        const std::array<timespec, 2> times{
            {{then, 0}, {then, 0}}
        };
        BOOST_REQUIRE(::utimensat(AT_FDCWD, path.c_str(), times.data(), 0) == 0);
        return path;
    };
    const auto old = half("lot-1.pdf.scelle.77.part", hours(2));
    const auto written_now = half("lot-2.pdf.scelle.78.part", hours(0));
    const auto whole = half("lot-3.pdf.scelle", hours(2));
    envoi::erase_old_letters(db, config, clock.now());
    BOOST_TEST(!std::filesystem::exists(old));
    BOOST_TEST(std::filesystem::exists(written_now));
    BOOST_TEST(std::filesystem::exists(whole));
    config.letters += "/none";  // no letters yet
    BOOST_TEST(envoi::erase_old_letters(db, config, clock.now()) == 0);
}

BOOST_AUTO_TEST_CASE(a_lot_of_mails_is_queued_once_and_counted_to_its_end) {
    const tools::SmtpServer server;
    config.smtp_url = server.url();
    const auto good = make_family("6A", "ROY", "roy@exemple.fr");
    const auto none = make_family("6A", "SANS", "");
    const auto odd = make_family("6A", "FAUX", "pas une adresse");
    const auto refused = make_family("6A", "REFUS", "refuse@exemple.fr");
    const auto dead = make_family("6A", "MORT", "mort@exemple.fr");
    db.execute("UPDATE car SET utilise_le = ? WHERE id = ?", office::start, dead.first);
    const auto lot =
        make_lot(Voie::courriel, {good.first, none.first, odd.first, refused.first, dead.first});
    BOOST_TEST((envoi::make_one_lot(desk(), writer) == lot));
    BOOST_TEST(envoi::progress(db, school, lot)->fait == 3U);  // two to send
    BOOST_TEST(state_of_lot(lot) == "en_cours");
    clock.advance(minutes(10));
    BOOST_TEST(!envoi::make_one_lot(desk(), writer));
    const auto counts = run();
    BOOST_TEST(counts.sent == 1);
    BOOST_TEST(counts.refused == 1);
    BOOST_TEST(envoi::progress(db, school, lot)->fait == 5U);
    BOOST_TEST(state_of_lot(lot) == "fini");
    BOOST_TEST(notified(good.first));
    for (const auto* one : {&none, &odd, &refused, &dead}) BOOST_TEST(!notified(one->first));
    const auto messages = server.messages();
    BOOST_REQUIRE(messages.size() == 1U);
    BOOST_TEST(messages[0].find(good.second.display().reveal()) != std::string::npos);
    BOOST_TEST(
        db.value<int>("SELECT COUNT(*) FROM journal WHERE action = 'car.notifie'").value() == 1
    );
    BOOST_TEST(messages[0].find("X-To: roy@exemple.fr") != std::string::npos);
    BOOST_TEST(
        db.value<int>(
              "SELECT COUNT(*) FROM courriel_a_envoyer WHERE etat = 'refuse' AND raison <> ''"
        )
            .value() == 3
    );
}

BOOST_AUTO_TEST_CASE(a_lot_without_anybody_to_write_to_is_done_at_once) {
    const auto lot = make_lot(Voie::courriel, {make_family("6A", "SANS", "").first});
    envoi::make_one_lot(desk(), writer);
    BOOST_TEST(state_of_lot(lot) == "fini");
    const auto empty = make_lot(Voie::courrier, {});
    envoi::make_one_lot(desk(), writer);
    BOOST_TEST(state_of_lot(empty) == "fini");
    BOOST_TEST(envoi::last_lots(db, school, 10).size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_file_is_whole_or_not_there) {
    const auto path = folder / "essai";
    BOOST_TEST(!envoi::read_whole(path));
    BOOST_TEST(!envoi::erase_file(path));
    for (const auto& content : {std::string(), std::string(3'000'000, 'x'), std::string("court")}) {
        envoi::write_whole(path, content);
        BOOST_TEST((envoi::read_whole(path) == content));
    }
    BOOST_TEST(envoi::erase_file(path));
    BOOST_CHECK_THROW(envoi::write_whole(folder / "a/b", "x"), std::system_error);
}

BOOST_AUTO_TEST_SUITE_END()
