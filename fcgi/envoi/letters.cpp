#include "envoi/letters.hpp"

#include "base/log.hpp"
#include "base/text.hpp"
#include "envoi/annonce.hpp"
#include "envoi/letter_store.hpp"
#include "envoi/outbox.hpp"
#include "scolarite/noms.hpp"

#include <vector>

namespace envoi {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr minutes lease{2};  // renewed with every progress
constexpr minutes pause_after_failure{5};
constexpr hours give_up{1};
constexpr std::size_t letters_per_progress = 100;

struct Job {
    acces::LotId lot;
    scolarite::EtablissementId etablissement;
    Voie voie;
    base::Instant asked;
};

std::optional<Job> claim(const Desk& desk) {
    const auto now = desk.clock.now();
    return desk.db.transact([&](db::Transaction& tx) {
        auto job = tx->first<Job>(
            "SELECT id, etablissement, genre, cree_le FROM lot "
            "WHERE etat IN ('attente', 'en_cours') AND genre IN ('courrier', 'courriel') "
            "AND prochain_le <= ? ORDER BY prochain_le LIMIT 1 FOR UPDATE SKIP LOCKED",
            [](const db::Row& row) {
                return Job{
                    row.get<acces::LotId>(0),
                    row.get<scolarite::EtablissementId>(1),
                    row.get<std::string>(2) == "courrier" ? Voie::courrier : Voie::courriel,
                    row.get<base::Instant>(3)};
            },
            now
        );
        if (job) {
            tx->execute(
                "UPDATE lot SET etat = 'en_cours', prochain_le = ? WHERE id = ?",
                now + lease,
                job->lot
            );
        }
        return job;
    });
}

void show_progress(const Desk& desk, acces::LotId lot, std::size_t done) {
    desk.db.execute(
        "UPDATE lot SET fait = ?, prochain_le = ? WHERE id = ? AND etat = 'en_cours'",
        done,
        desk.clock.now() + lease,
        lot
    );
}

// The whole book in memory: it is never on disk in clear.
std::string print(const Desk& desk, const Writer& writer, const Job& job, const Ecole& school) {
    const auto now = desk.clock.now();
    const auto notices = read_notices(desk.db, desk.config, desk.keys, school, job.lot, now);
    std::string pdf;
    courrier::LetterBook book(
        [&](std::string_view part) { pdf += part; },
        {"Codes d’activation – " + school.denomination, school.denomination}
    );
    std::size_t done = 0;
    for (const auto& notice : notices) {
        if (!notice.code.empty()) {
            book.add(letter_of(school, notice, writer.letter(school, notice), now));
        }
        if (++done % letters_per_progress == 0) show_progress(desk, job.lot, done);
    }
    book.finish();
    return pdf;
}

// The file is there: the codes are notified and the lot is done, in one transaction.
void conclude_letters(const Desk& desk, acces::LotId lot) {
    const auto now = desk.clock.now();
    desk.db.transact([&](db::Transaction& tx) {
        const auto mine = tx->execute(
            "UPDATE lot SET etat = 'fini', fait = total, fini_le = ?, raison = '' "
            "WHERE id = ? AND etat = 'en_cours'",
            now,
            lot
        );
        if (mine == 0) return;  // another worker was as quick
        tx->execute(
            // those that read_notices() gave a code to
            "UPDATE car c JOIN lot_car l ON l.car = c.id JOIN eleve e ON e.id = c.eleve "
            "LEFT JOIN couple k ON k.id = c.couple "
            "SET c.notifie_le = ?, c.notifie_par = 'courrier', c.non_parvenu_le = NULL, "
            "c.non_parvenu_raison = '' "
            "WHERE l.lot = ? AND c.utilise_le IS NULL AND c.fin_le IS NULL AND c.expire_le > ? "
            "AND e.motif_sortie <> '43' AND k.fin_le IS NULL",
            now,
            lot,
            now
        );
        tx->execute(
            "INSERT INTO journal (quand, etablissement, compte, action, couple, eleve, details) "
            "SELECT ?, c.etablissement, l.demande_par, 'car.notifie', c.couple, c.eleve, "
            "'Lettre préparée pour l’impression' FROM lot l JOIN lot_car x ON x.lot = l.id "
            "JOIN car c ON c.id = x.car WHERE l.id = ? AND c.notifie_le = ? "
            "AND c.notifie_par = 'courrier'",
            now,
            lot,
            now
        );
    });
}

void make_letters(const Desk& desk, const Writer& writer, const Job& job) {
    const auto school = read_ecole(desk.db, job.etablissement);
    const auto pdf = print(desk, writer, job, school);
    store_letters(desk.config, desk.keys, desk.random, job.lot, pdf);
    conclude_letters(desk, job.lot);
}

// A person without an address is shown as refused, with the reason, on the page of the lot.
void refuse_mail(db::Transaction& tx, const Desk& desk, const Job& job, const Notice& notice) {
    const auto now = desk.clock.now();
    const std::string reason = "pas d’adresse électronique utilisable";
    tx->execute(
        "INSERT INTO courriel_a_envoyer (etablissement, car, lot, destinataire, message_id, etat, "
        "cree_le, prochain_le, fini_le, raison) VALUES (?, ?, ?, '', ?, 'refuse', ?, ?, ?, ?)",
        job.etablissement,
        notice.car,
        job.lot,
        base::hex(desk.random.bytes(16)),
        now,
        now,
        now,
        reason
    );
    note_not_delivered(tx, now, notice.car, reason);
}

// Queues the mail of one code; true when a worker still has to send it.
bool queue_notice(
    db::Transaction& tx,
    const Desk& desk,
    const Writer& writer,
    const Job& job,
    const Ecole& school,
    const Notice& notice
) {
    if (notice.code.empty()) return false;
    const auto to = base::Courriel::parse(notice.courriel);
    if (!to) {
        refuse_mail(tx, desk, job, notice);
        return false;
    }
    auto words = writer.mail(school, notice);
    queue(
        tx,
        {desk.config, desk.keys, desk.random, desk.clock.now()},
        {*to,
         notice.recipient_name(),
         school.denomination,
         std::move(words.subject),
         std::move(words.text),
         std::move(words.html)},
        {job.etablissement, notice.car, job.lot}
    );
    return true;
}

// All mails of the lot at once or none: a second worker cannot queue them again.
void make_mails(const Desk& desk, const Writer& writer, const Job& job) {
    const auto school = read_ecole(desk.db, job.etablissement);
    const auto now = desk.clock.now();
    desk.db.transact([&](db::Transaction& tx) {
        // Waits for whoever is doing the same, then sees that it is done.
        const auto mine = tx->value<unsigned>(
            "SELECT total FROM lot WHERE id = ? AND etat = 'en_cours' AND fini_le IS NULL "
            "AND NOT EXISTS (SELECT 1 FROM courriel_a_envoyer m WHERE m.lot = lot.id) FOR UPDATE",
            job.lot
        );
        if (!mine) return;
        const auto notices = read_notices(desk.db, desk.config, desk.keys, school, job.lot, now);
        unsigned waiting = 0;
        for (const auto& notice : notices) {
            if (queue_notice(tx, desk, writer, job, school, notice)) ++waiting;
        }
        // From here on the outbox counts; the lot itself has nothing more to be done.
        tx->execute(
            "UPDATE lot SET fait = total - ?, etat = ?, fini_le = ?, prochain_le = ?, raison = '' "
            "WHERE id = ?",
            waiting,
            waiting == 0 ? "fini" : "en_cours",
            waiting == 0 ? std::optional(now) : std::nullopt,
            now + hours(24 * 365),
            job.lot
        );
    });
}

void put_off(const Desk& desk, const Job& job, const std::string& cause) {
    base::log::error("lot " + std::to_string(job.lot.value()) + ": " + cause);
    const auto now = desk.clock.now();
    const bool failed = now - job.asked >= give_up;
    desk.db.execute(
        "UPDATE lot SET etat = ?, prochain_le = ?, raison = ? WHERE id = ? AND etat = 'en_cours'",
        failed ? "echoue" : "en_cours",
        now + pause_after_failure,
        failed
            ? "Les lettres n’ont pas pu être préparées. Prévenez l’assistance de l’académie, puis "
              "recommencez la notification."
            : "Les lettres ou les messages n’ont pas pu être préparés pour l’instant : le serveur "
              "essaie de nouveau de lui-même, dans quelques minutes. Si cela dure, prévenez "
              "l’assistance de l’académie.",
        job.lot
    );
}

std::string with_label(const std::string& label, const std::string& value) {
    return value.empty() ? value : label + value;
}

}  // namespace

courrier::Letter letter_of(
    const Ecole& school, const Notice& notice, const LetterText& text, base::Instant now
) {
    courrier::Letter letter;
    letter.sender = {school.denomination};
    letter.sender.insert(letter.sender.end(), school.adresse.begin(), school.adresse.end());
    const auto phone = base::phone_words(school.telephone);
    for (const auto& line : {with_label("Téléphone\u00A0: ", phone), school.courriel}) {
        if (!line.empty()) letter.sender.push_back(line);
    }
    letter.recipient = {notice.recipient_name()};
    letter.recipient.insert(letter.recipient.end(), notice.adresse.begin(), notice.adresse.end());
    const auto day = base::format_date_long(school.zone.date_at(now));
    const auto place = scolarite::nom_de_commune(school.commune);
    letter.date_line = place.empty() ? "Le " + day : place + ", le " + day;
    letter.subject = text.subject;
    letter.opening = text.opening;
    letter.code_label = text.code_label;
    letter.code = notice.code;
    letter.qr = notice.lien;
    letter.site_label = text.site_label;
    letter.site = notice.site;
    letter.validity = text.validity;
    letter.steps_title = text.steps_title;
    letter.steps = text.steps;
    letter.closing = text.closing;
    letter.signature = text.signature;
    letter.coupon = {text.coupon_title, text.coupon_paragraphs, text.coupon_fields};
    return letter;
}

std::optional<acces::LotId> make_one_lot(const Desk& desk, const Writer& writer) {
    const auto job = claim(desk);
    if (!job) return std::nullopt;
    try {
        if (job->voie == Voie::courrier)
            make_letters(desk, writer, *job);
        else
            make_mails(desk, writer, *job);
    } catch (const db::Unavailable&) {
        throw;  // the lease brings the lot back
    } catch (const std::exception& failure) {
        put_off(desk, *job, failure.what());
    }
    return job->lot;
}

}  // namespace envoi
