#include "depot/donnees.hpp"

#include <map>
#include <utility>

namespace depot {
namespace {

using Quand = std::optional<base::Instant>;

std::vector<DepotGarde> read_depots(db::Connection& db, base::Instant now, acces::CompteId compte) {
    return db.all<DepotGarde>(
        "SELECT etat, fin_motif, expire_le, fini_le, gele_le, id, cree_le, message, deposant, "
        "deposant_courriel, mot_invite, adresse FROM depot WHERE compte = ? ORDER BY id",
        [now](const db::Row& row) {
            const auto vie = Vie::read(row, 0);
            return DepotGarde{
                row.get<DepotId>(5),
                vie.phase(now),
                row.get<base::Instant>(6),
                vie.fin(now),
                row.get<std::string>(7),
                row.get<std::string>(8),
                row.get<std::string>(9),
                row.get<std::string>(10),
                row.get<std::string>(11)};
        },
        compte
    );
}

// What is in them, and to whom they went.
void read_contents(db::Connection& db, acces::CompteId compte, std::vector<DepotGarde>& depots) {
    std::map<DepotId, DepotGarde*> by_id;
    for (auto& depot : depots) by_id.emplace(depot.id, &depot);
    const auto in = [&](const db::Row& row, auto add) {
        if (const auto found = by_id.find(row.get<DepotId>(0)); found != by_id.end())
            add(*found->second);
    };
    db.each(
        "SELECT f.depot, f.nom, f.taille FROM fichier f JOIN depot d ON d.id = f.depot "
        "WHERE d.compte = ? ORDER BY f.id",
        [&](const db::Row& row) {
            in(row, [&](DepotGarde& depot) {
                depot.fichiers.push_back({row.get<std::string>(1), row.get<std::uint64_t>(2)});
            });
        },
        compte
    );
    db.each(
        "SELECT r.depot, r.courriel, r.telecharge_le FROM destinataire r JOIN depot d ON d.id = "
        "r.depot WHERE d.compte = ? ORDER BY r.id",
        [&](const db::Row& row) {
            in(row, [&](DepotGarde& depot) {
                depot.destinataires.push_back({row.get<std::string>(1), row.get<Quand>(2)});
            });
        },
        compte
    );
}

std::vector<EnvoiGarde> read_envois(db::Connection& db, acces::CompteId compte) {
    return db.all<EnvoiGarde>(
        "SELECT nom, taille, cree_le FROM televersement WHERE compte = ? AND fini_le IS NULL "
        "ORDER BY cree_le",
        [](const db::Row& row) {
            return EnvoiGarde{
                row.get<std::string>(0),
                row.get<std::optional<std::uint64_t>>(1),
                row.get<base::Instant>(2)};
        },
        compte
    );
}

std::vector<JetonGarde> read_jetons(db::Connection& db, acces::CompteId compte) {
    return db.all<JetonGarde>(
        "SELECT nom, cree_le, expire_le, vu_le, fin_le FROM jeton_depot WHERE compte = ? "
        "ORDER BY cree_le",
        [](const db::Row& row) {
            return JetonGarde{
                row.get<std::string>(0),
                row.get<base::Instant>(1),
                row.get<base::Instant>(2),
                row.get<Quand>(3),
                row.get<Quand>(4)};
        },
        compte
    );
}

std::vector<InvitationGardee> read_invitations(db::Connection& db, acces::CompteId compte) {
    return db.all<InvitationGardee>(
        "SELECT nom, courriel, message, une_fois, cree_le, expire_le, utilise_le, fin_le FROM "
        "invitation WHERE compte = ? ORDER BY cree_le",
        [](const db::Row& row) {
            return InvitationGardee{
                row.get<std::string>(0),
                row.get<std::string>(1),
                row.get<std::string>(2),
                row.get<bool>(3),
                row.get<base::Instant>(4),
                row.get<base::Instant>(5),
                row.get<Quand>(6),
                row.get<Quand>(7)};
        },
        compte
    );
}

std::vector<TelechargementGarde> read_telechargements(db::Connection& db, acces::CompteId compte) {
    return db.all<TelechargementGarde>(
        "SELECT t.demande_le, t.complet_le, COALESCE(f.nom, ''), t.adresse, t.appareil FROM "
        "telechargement t LEFT JOIN fichier f ON f.id = t.fichier WHERE t.compte = ? ORDER BY "
        "t.id",
        [](const db::Row& row) {
            return TelechargementGarde{
                row.get<base::Instant>(0),
                row.get<Quand>(1),
                row.get<std::string>(2),
                row.get<std::string>(3),
                row.get<std::string>(4)};
        },
        compte
    );
}

std::vector<RegleGardee> read_regles(db::Connection& db, acces::CompteId compte) {
    return db.all<RegleGardee>(
        "SELECT r.fichier_max, r.personne_max, r.jours_max, r.exempte FROM regle_depot r JOIN "
        "compte c ON c.identifiant = r.valeur WHERE r.cible = 'compte' AND c.id = ? ORDER BY "
        "r.rang",
        [](const db::Row& row) {
            return RegleGardee{
                row.get<std::optional<std::uint64_t>>(0),
                row.get<std::optional<std::uint64_t>>(1),
                row.get<std::optional<unsigned>>(2),
                row.get<bool>(3)};
        },
        compte
    );
}

}  // namespace

Donnees donnees_of(db::Connection& db, base::Instant now, acces::CompteId compte) {
    auto depots = read_depots(db, now, compte);
    read_contents(db, compte, depots);
    return {
        std::move(depots),
        read_envois(db, compte),
        read_jetons(db, compte),
        read_invitations(db, compte),
        read_telechargements(db, compte),
        read_regles(db, compte)};
}

}  // namespace depot
