// Drops with files that are really in a store, in any state, at any time.
#pragma once

#include "depot/depot.hpp"
#include "depot/magasin.hpp"
#include "support/database.hpp"

#include "support/entrepot.hpp"

#include <chrono>
#include <optional>
#include <string>

namespace lignes {

inline const base::Instant start{std::chrono::seconds(1795485600)};  // 24 November 2026, 02:00 UTC

struct Lignes : support::Database, entrepot::Entrepot {
    base::Keys keys{base::Secret(std::string(32, 'k'))};
    acces::CompteId compte = db.insert<acces::Compte>(
        "INSERT INTO compte (identifiant, identifiant_affiche, profil, courriel, cree_le) "
        "VALUES ('lea.roy', 'lea.roy', 'agent', 'lea.roy@exemple.fr', ?)",
        start
    );

    depot::DepotId depot(const std::string& etat, base::Instant expire_le) {
        const auto lien = depot::new_lien(keys, random, depot::UsageLien::depot);
        return db.insert<depot::Depot>(
            "INSERT INTO depot (compte, empreinte, jeton_scelle, etat, cree_le, publie_le, "
            "expire_le, fini_le, jours) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 10)",
            compte,
            lien.empreinte,
            lien.scelle,
            etat,
            start,
            start,
            expire_le,
            etat == "fini" ? std::optional(start) : std::nullopt
        );
    }

    // `recu_le` counts from start.
    depot::FichierId fichier(
        depot::DepotId depot, const std::string& bytes, std::chrono::seconds recu = {}
    ) {
        const auto blob = name();
        magasin.take_whole(entrant(bytes), blob);
        return line(depot, blob, bytes.size(), recu);
    }
    depot::FichierId line(
        depot::DepotId depot,
        const depot::BlobNom& blob,
        std::uint64_t taille,
        std::chrono::seconds recu = {}
    ) {
        return db.insert<depot::Fichier>(
            "INSERT INTO fichier (depot, nom, taille, blob_nom, recu_le) VALUES (?, 'a', ?, ?, ?)",
            depot,
            taille,
            blob.text(),
            start + recu
        );
    }
    depot::BlobNom blob_of(depot::FichierId fichier) {
        return *depot::BlobNom::parse(
            *db.value<std::string>("SELECT blob_nom FROM fichier WHERE id = ?", fichier)
        );
    }
    bool on_disk(depot::FichierId fichier) {
        return magasin.taille(depot::Magasin::Rayon::fichiers, blob_of(fichier)).has_value();
    }
    std::string etat(depot::DepotId depot) {
        return *db.value<std::string>("SELECT etat FROM depot WHERE id = ?", depot);
    }

    // An upload with some bytes of a partial file.
    depot::TeleversementId televersement(
        std::optional<depot::DepotId> depot, base::Instant expire_le
    ) {
        const auto blob = name();
        magasin.append(blob, entrant("un début"), {});
        return db.insert<depot::Televersement>(
            "INSERT INTO televersement (empreinte, compte, depot, sorte, blob_nom, cree_le, "
            "expire_le) VALUES (?, ?, ?, 'entier', ?, ?, ?)",
            random.bytes(32),
            compte,
            depot,
            blob.text(),
            start,
            expire_le
        );
    }
    std::uint64_t lines(db::Sql count) { return *db.value<std::uint64_t>(count); }
};

}  // namespace lignes
