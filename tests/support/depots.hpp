// Drops as the tests of recipients and mails need them: accounts, published drops, what the outbox
// holds, opened.
#pragma once

#include "base/crypto.hpp"
#include "depot/depot.hpp"
#include "envoi/fields.hpp"
#include "hall/context.hpp"
#include "support/courriers.hpp"
#include "support/database.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace support {

struct Piece {
    std::string nom;
    std::uint64_t taille = 1000;
};

inline base::Config depot_settings() {
    auto config = database_config();
    config.academy = "Académie d’essai";
    config.site_url = "https://tele.exemple.fr";
    config.password_memory_kib = 64;
    return config;
}

struct Depots : Database {
    base::Config config = depot_settings();
    base::FixedClock clock{std::chrono::sys_days(std::chrono::year(2026) / 11 / 20)};
    base::SystemRandom random;
    base::Keys keys{base::Secret(std::string(32, 'k'))};
    web::Templates templates = web::Templates::load(TS_SOURCE_DIR "/templates", "").value();
    hall::Context context{
        {config, db, clock, random, keys, templates}
    };

    acces::CompteId compte(
        std::string_view nom, std::string_view courriel, std::string_view profil = "agent"
    ) {
        return db.insert<acces::Compte>(
            "INSERT INTO compte (identifiant, identifiant_affiche, profil, nom_affiche, courriel, "
            "courriel_confirme_le, cree_le) VALUES (?, ?, ?, ?, ?, ?, ?)",
            nom,
            nom,
            profil,
            nom,
            courriel,
            clock.now(),
            clock.now()
        );
    }

    depot::DepotCree publish(
        const depot::NouveauDepot& wanted, const std::vector<Piece>& pieces = {{"rapport.pdf"}}
    ) {
        return db.transact([&](db::Transaction& tx) {
            auto asked = wanted;
            asked.attendus = static_cast<unsigned>(pieces.size());
            auto made = depot::create_depot(tx, keys, random, clock.now(), asked);
            for (const auto& piece : pieces)
                depot::add_fichier(
                    tx,
                    clock.now(),
                    {made.id, piece.nom, piece.taille, depot::BlobNom::make(random)}
                );
            BOOST_REQUIRE(depot::publish_if_complete(tx, clock.now(), made.id));
            return made;
        });
    }

    // What waits in the outbox, oldest first.
    std::vector<Courrier> mails() { return mails_of(db, keys); }
    void forget_mails() { db.execute("DELETE FROM courriel_a_envoyer"); }
};

inline bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace support
