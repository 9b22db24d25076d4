// Mails that wait in the outbox, opened.
#pragma once

#include "base/crypto.hpp"
#include "db/connection.hpp"
#include "envoi/fields.hpp"

#include <string>
#include <vector>

namespace support {

struct Courrier {
    std::string to;
    std::string subject;
    std::string text;
    std::string html;
    std::string reply_to;
};

inline std::vector<Courrier> mails_of(db::Connection& db, const base::Keys& keys) {
    return db.all<Courrier>(
        "SELECT destinataire, message_id, scelle FROM courriel_a_envoyer "
        "WHERE scelle IS NOT NULL ORDER BY id",
        [&](const db::Row& row) {
            const auto plain = keys.open(
                base::KeyUse::mail_seal,
                row.get<std::string>(2),
                "courriel/" + row.get<std::string>(1)
            );
            auto f = envoi::unpack(plain.value().reveal()).value();
            return Courrier{row.get<std::string>(0), f.at(2), f.at(3), f.at(4), f.at(5)};
        }
    );
}

}  // namespace support
