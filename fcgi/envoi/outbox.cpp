#include "envoi/outbox.hpp"

#include "envoi/fields.hpp"

namespace envoi {
namespace {

std::string domain_of(const std::string& address) { return address.substr(address.find('@') + 1); }

}  // namespace

MailId queue(
    db::Transaction& tx, const Postage& postage, const Message& message, const About& about
) {
    const auto& [config, keys, random, now] = postage;
    const auto message_id = base::hex(random.bytes(16)) + "@" + domain_of(config.mail_from);
    const auto content = pack(
        {message.to_name,
         message.from_name,
         message.subject,
         message.text,
         message.html,
         message.reply_to}
    );
    const auto sealed =
        keys.seal(base::KeyUse::mail_seal, content, mail_context(message_id), random);
    return tx->insert<MailRow>(
        "INSERT INTO courriel_a_envoyer "
        "(etablissement, car, lot, destinataire, message_id, scelle, cree_le, prochain_le) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        about.etablissement,
        about.car,
        about.lot,
        message.to.text(),
        message_id,
        sealed,
        now,
        now
    );
}

Backlog backlog(db::Connection& connection) {
    const auto found = connection.first<Backlog>(
        "SELECT COUNT(*), MIN(cree_le) FROM courriel_a_envoyer WHERE etat = 'attente'",
        [](const db::Row& row) {
            return Backlog{row.get<std::uint64_t>(0), row.get<std::optional<base::Instant>>(1)};
        }
    );
    return found.value_or(Backlog{0, std::nullopt});
}

}  // namespace envoi
