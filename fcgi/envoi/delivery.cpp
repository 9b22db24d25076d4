// The worker's side of the outbox: claims mails that are due, sends them, writes what came of each.

#include "base/log.hpp"
#include "courrier/message.hpp"
#include "courrier/smtp.hpp"
#include "envoi/annonce.hpp"
#include "envoi/fields.hpp"
#include "envoi/outbox.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace envoi {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr minutes lease{5};
constexpr minutes no_server_pause{1};
constexpr minutes longest_pause{60};
// RFC 5321 §4.5.4.1: give up after four to five days.
constexpr hours give_up{5 * 24};

struct Claimed {
    MailId id;
    unsigned essais;  // with this try; also tells this claim from a later one
    std::string to;
    std::string message_id;
    std::optional<std::string> sealed;
    base::Instant queued;
    std::optional<acces::CarId> car;
    std::optional<acces::LotId> lot;
};

minutes pause_after(unsigned essais) {
    return essais > 6 ? longest_pause : std::min(longest_pause, minutes(1U << (essais - 1)));
}

std::vector<Claimed> due_mails(db::Connection& connection, base::Instant now) {
    return connection.all<Claimed>(
        "SELECT id, essais, destinataire, message_id, scelle, cree_le, car, lot "
        "FROM courriel_a_envoyer WHERE etat = 'attente' AND prochain_le <= ? "
        "ORDER BY prochain_le LIMIT 20 FOR UPDATE SKIP LOCKED",
        [](const db::Row& row) {
            return Claimed{
                row.get<MailId>(0),
                row.get<unsigned>(1),
                row.get<std::string>(2),
                row.get<std::string>(3),
                row.get<std::optional<std::string>>(4),
                row.get<base::Instant>(5),
                row.get<std::optional<acces::CarId>>(6),
                row.get<std::optional<acces::LotId>>(7)};
        },
        now
    );
}

// TINYINT UNSIGNED counts the tries; at one an hour it is never reached before giving up.
constexpr unsigned essais_max = 255;

std::vector<Claimed> claim(db::Connection& connection, base::Instant now) {
    return connection.transact([&](db::Transaction& tx) {
        auto mails = due_mails(tx.connection(), now);
        for (auto& mail : mails) {
            mail.essais = std::min(mail.essais + 1, essais_max);
            tx->execute(
                "UPDATE courriel_a_envoyer SET essais = ?, prochain_le = ? WHERE id = ?",
                mail.essais,
                now + lease,
                mail.id
            );
        }
        return mails;
    });
}

// Nothing when the key is not the one it was sealed with, or the row was tampered with.
std::optional<courrier::Mail> opened(
    const Claimed& mail, const base::Config& config, const base::Keys& keys
) {
    if (!mail.sealed) return std::nullopt;
    const auto plain =
        keys.open(base::KeyUse::mail_seal, *mail.sealed, mail_context(mail.message_id));
    if (!plain) return std::nullopt;
    auto fields = unpack(plain->reveal());
    if (fields && fields->size() == 5) fields->emplace_back();  // queued before mails had Reply-To
    if (!fields || fields->size() != 6) return std::nullopt;
    auto& f = *fields;
    return courrier::Mail{
        mail.to,
        std::move(f[0]),
        config.mail_from,
        std::move(f[1]),
        std::move(f[2]),
        std::move(f[3]),
        std::move(f[4]),
        mail.message_id,
        mail.queued,
        std::move(f[5])};
}

courrier::Outcome deliver(courrier::Smtp& smtp, const courrier::Mail& content) {
    const auto bytes = courrier::compose(content);
    if (!bytes) return {courrier::Delivery::refused, 0, bytes.error().message};
    return smtp.send(content.from, content.to, *bytes);
}

// One more of its lot is settled; the last one ends the lot.
void count_in_lot(db::Transaction& tx, acces::LotId lot, base::Instant now) {
    tx->execute("UPDATE lot SET fait = fait + 1 WHERE id = ?", lot);
    tx->execute(
        "UPDATE lot SET etat = 'fini', fini_le = ? "
        "WHERE id = ? AND etat = 'en_cours' AND fait >= total",
        now,
        lot
    );
}

void settle(
    db::Connection& connection,
    const Claimed& mail,
    base::Instant now,
    bool sent,
    const std::string& reason
) {
    connection.transact([&](db::Transaction& tx) {
        const auto mine = tx->execute(
            "UPDATE courriel_a_envoyer SET etat = ?, scelle = NULL, fini_le = ?, raison = ? "
            "WHERE id = ? AND etat = 'attente' AND essais = ?",
            sent ? "envoye" : "refuse",
            now,
            reason,
            mail.id,
            mail.essais
        );
        if (mine == 0) return;  // its lease ran out and another worker has it
        if (mail.lot) count_in_lot(tx, *mail.lot, now);
        if (!mail.car) return;
        if (sent)
            note_sent(tx, now, *mail.car, mail.lot);
        else
            note_not_delivered(tx, now, *mail.car, reason);
    });
}

void postpone(
    db::Connection& connection,
    const Claimed& mail,
    base::Instant until,
    unsigned essais,
    const std::string& reason
) {
    connection.execute(
        "UPDATE courriel_a_envoyer SET prochain_le = ?, essais = ?, raison = ? "
        "WHERE id = ? AND etat = 'attente' AND essais = ?",
        until,
        essais,
        reason,
        mail.id,
        mail.essais
    );
}

// That is this server's fault, never the address's: it waits, however long, for the right key.
void keep_unread(db::Connection& connection, const Claimed& mail, base::Instant now) {
    base::log::error(fmt::format(
        "mail {} cannot be read with the master key of this server: it waits for the right one",
        mail.id.value()
    ));
    constexpr auto why = "message illisible avec la clé de ce serveur";
    postpone(connection, mail, now + longest_pause, mail.essais - 1, why);
}

// What is written of one try; returns false when there is no server and the rest need not try.
bool record(
    db::Connection& connection,
    const Claimed& mail,
    base::Instant now,
    const courrier::Outcome& outcome,
    Counts& counts
) {
    using courrier::Delivery;
    const bool too_old = now - mail.queued >= give_up;
    if (outcome.delivery == Delivery::accepted) {
        settle(connection, mail, now, true, {});
        ++counts.sent;
    } else if (outcome.delivery == Delivery::refused || too_old) {
        settle(connection, mail, now, false, outcome.reason);
        ++counts.refused;
    } else {
        postpone(connection, mail, now + pause_after(mail.essais), mail.essais, outcome.reason);
        ++counts.postponed;
        if (outcome.code == 0) {
            base::log::warning("mail server: " + outcome.reason);
            return false;
        }
    }
    return true;
}

// Replaced, closed, used or expired while the mail waited: it would announce a code that opens
// nothing.
bool announces_dead_code(db::Connection& connection, const Claimed& mail, base::Instant now) {
    return mail.car && !connection.value<int>(
                           "SELECT 1 FROM car WHERE id = ? AND utilise_le IS NULL "
                           "AND fin_le IS NULL AND expire_le > ?",
                           *mail.car,
                           now
                       );
}

}  // namespace

Counts run_once(
    db::Connection& connection,
    const base::Config& config,
    const base::Keys& keys,
    const base::Clock& clock,
    const std::function<bool()>& stopping
) {
    Counts counts;
    const auto mails = claim(connection, clock.now());
    if (mails.empty()) return counts;
    courrier::Smtp smtp(config.smtp_url);
    bool server = true;
    for (const auto& mail : mails) {
        const bool leaving = stopping && stopping();
        if (announces_dead_code(connection, mail, clock.now())) {
            settle(connection, mail, clock.now(), false, "le code a été remplacé ou fermé depuis");
            ++counts.refused;
        } else if (!server || leaving) {  // not tried: this does not count as a try
            const auto until = clock.now() + (leaving ? minutes(0) : no_server_pause);
            postpone(connection, mail, until, mail.essais - 1, {});
            ++counts.postponed;
        } else if (const auto content = opened(mail, config, keys)) {
            const auto outcome = deliver(smtp, *content);
            server = record(connection, mail, clock.now(), outcome, counts);
        } else {
            keep_unread(connection, mail, clock.now());
            ++counts.postponed;
        }
    }
    return counts;
}

}  // namespace envoi
