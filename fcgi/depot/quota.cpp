#include "depot/quota.hpp"

#include "base/crypto.hpp"
#include "depot/regle.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace depot {
namespace {

std::optional<std::uint64_t> limit(std::uint64_t configured) {
    if (configured == 0) return std::nullopt;
    return configured;
}

using Octets = std::optional<std::uint64_t>;

// The first rule that fits the account, a group of the directory that it is in, or everybody.
std::optional<NouvelleRegle> rule_of(db::Connection& db, acces::CompteId compte) {
    const auto titulaire = titulaire_of(db, compte);
    for (auto& regle : regles_of(db))
        if (fits(regle.contenu, titulaire)) return std::move(regle.contenu);
    return std::nullopt;
}

// A rule goes below the host's own limit, never above.
Octets narrower(Octets host, Octets rule) {
    if (!host || !rule) return host ? host : rule;
    return std::min(*host, *rule);
}

std::uint64_t stored(db::Connection& db) {
    return db
        .value<std::uint64_t>("SELECT COALESCE(SUM(taille), 0) FROM fichier WHERE efface_le IS NULL"
        )
        .value_or(0);
}

// Any line would do that this program may write: one of the table of delays.
void hold(db::Transaction& tx, base::Instant now, const std::string& what) {
    tx->execute(
        "INSERT INTO limite (cle, echecs, attendre_jusqu_a, oublier_le) VALUES (?, 0, ?, ?) "
        "ON DUPLICATE KEY UPDATE oublier_le = VALUES(oublier_le)",
        base::sha256(what),
        now,
        now + std::chrono::hours(1)
    );
}

std::uint64_t without(std::uint64_t sum, std::uint64_t part) { return sum - std::min(sum, part); }

}  // namespace

Promis promised(db::Connection& db, const Magasin& magasin, base::Instant now) {
    Promis sum;
    db.each(
        "SELECT blob_nom, COALESCE(taille, promis), fini_le IS NOT NULL FROM televersement "
        "WHERE (fini_le IS NULL OR sorte = 'partie') AND expire_le > ?",
        [&](const db::Row& row) {
            const auto nom = BlobNom::parse(row.get<std::string>(0));
            const auto size = row.get<std::uint64_t>(1);
            const bool whole = !nom || row.get<bool>(2);
            ++sum.envois;
            sum.octets += size;
            if (whole) return;
            sum.a_venir +=
                without(size, magasin.taille(Magasin::Rayon::partiels, *nom).value_or(0));
        },
        now
    );
    return sum;
}

Demande Demande::annoncee(acces::CompteId compte, std::uint64_t taille) {
    return {compte, taille, taille, taille};
}

Demande Demande::arrivee(acces::CompteId compte, std::uint64_t taille, std::uint64_t recus) {
    return {compte, taille, taille, without(taille, recus)};
}

Demande Demande::agrandie(acces::CompteId compte, std::uint64_t taille, std::uint64_t promis) {
    const auto more = without(taille, promis);
    return {compte, taille, more, more};
}

Demande& Demande::en_echange_de(std::uint64_t octets) {
    rendu_ = octets;
    return *this;
}

Demande& Demande::dont_le_plus_grand(std::uint64_t octets) {
    plus_grand_ = octets;
    return *this;
}

// The answer to a demand, as things stand.
class Jugement {
public:
    Jugement(db::Connection& db, const base::Config& config, const Demande& demande)
        : db_(db), config_(config), demande_(demande) {}

    std::optional<Refus> answer(const Magasin& magasin, base::Instant now) const {
        const auto limites = limites_of(db_, config_, demande_.compte_);
        if (limites.fichier_max && demande_.plus_grand_ > *limites.fichier_max)
            return Refus::fichier;
        const auto place = place_of(db_, config_, magasin, now, demande_.compte_);
        if (place.personne && !takes_it(*place.personne)) return Refus::personne;
        if (place.disque.pris + demande_.a_venir_ > place.disque.most) return Refus::magasin;
        if (place.magasin && !takes_it(*place.magasin)) return Refus::magasin;
        return std::nullopt;
    }

private:
    bool takes_it(const Place::Part& part) const {
        return without(part.pris, demande_.rendu_) + demande_.neuf_ <= part.most;
    }
    db::Connection& db_;
    const base::Config& config_;
    const Demande& demande_;
};

Limites limites_of(db::Connection& db, const base::Config& config, acces::CompteId compte) {
    const Limites host{
        limit(config.filex_file_max), limit(config.filex_person_max), config.filex_days};
    const auto rule = rule_of(db, compte);
    if (!rule) return host;
    const auto days = std::clamp(rule->jours_max.value_or(host.jours_max), 1, host.jours_max);
    if (rule->exempte) return {std::nullopt, std::nullopt, days};
    return {
        narrower(host.fichier_max, rule->fichier_max),
        narrower(host.personne_max, rule->personne_max),
        days};
}

std::uint64_t occupe_par(db::Connection& db, base::Instant now, acces::CompteId compte) {
    return db
        .value<std::uint64_t>(
            "SELECT COALESCE((SELECT SUM(f.taille) FROM fichier f JOIN depot d ON d.id = f.depot "
            "WHERE d.compte = ? AND f.efface_le IS NULL), 0) + COALESCE((SELECT "
            "SUM(COALESCE(t.taille, t.promis)) FROM televersement t WHERE t.compte = ? AND "
            "(t.fini_le IS NULL OR t.sorte = 'partie') AND t.expire_le > ?), 0)",
            compte,
            compte,
            now
        )
        .value_or(0);
}

std::uint64_t Place::reste() const {
    auto least = disque.reste();
    if (personne) least = std::min(least, personne->reste());
    if (magasin) least = std::min(least, magasin->reste());
    return least;
}

Place place_of(
    db::Connection& db,
    const base::Config& config,
    const Magasin& magasin,
    base::Instant now,
    std::optional<acces::CompteId> compte
) {
    const auto promis = promised(db, magasin, now);
    Place place;
    if (compte) place.occupe = occupe_par(db, now, *compte);
    place.disque = Place::Part{promis.a_venir + config.filex_reserve, magasin.libre()};
    if (const auto most = compte ? limites_of(db, config, *compte).personne_max : std::nullopt)
        place.personne = Place::Part{place.occupe, *most};
    if (const auto most = limit(config.filex_store_max))
        place.magasin = Place::Part{stored(db) + promis.octets, *most};
    return place;
}

std::optional<Refus> refuse(
    db::Connection& db,
    const base::Config& config,
    const Magasin& magasin,
    base::Instant now,
    const Demande& demande
) {
    return Jugement(db, config, demande).answer(magasin, now);
}

void hold_room(db::Transaction& tx, base::Instant now) { hold(tx, now, "depot/magasin"); }

void hold_count(
    db::Transaction& tx, base::Instant now, std::string_view what, acces::CompteId compte
) {
    hold(tx, now, fmt::format("depot/{}/{}", what, compte.value()));
}

std::string sentence_of(Refus refus, const Limites& limites, Lecteur lecteur) {
    const bool invite = lecteur == Lecteur::invite;
    switch (refus) {
        case Refus::fichier:
            return fmt::format(
                "Ce fichier dépasse la taille permise, {}. {}",
                en_octets(limites.fichier_max.value_or(0)),
                invite ? "Découpez-le, ou prévenez la personne qui vous invite."
                       : "Découpez-le ou demandez une exception à l’administrateur."
            );
        case Refus::personne:
            if (invite)
                return "La personne qui vous invite n’a plus assez de place pour ce fichier. "
                       "Prévenez-la : elle peut en libérer. Recommencez ensuite.";
            return fmt::format(
                "Avec ce fichier, vos dépôts dépasseraient {}. Mettez fin à un dépôt dont on n’a "
                "plus besoin, puis recommencez.",
                en_octets(limites.personne_max.value_or(0))
            );
        case Refus::magasin:
            break;
    }
    return "Il n’y a plus assez de place pour ce fichier dans ce service. Recommencez plus tard, "
           "ou "
           "prévenez son administrateur.";
}

std::string en_octets(std::uint64_t bytes) {
    static constexpr std::array<const char*, 5> units{"octet", "ko", "Mo", "Go", "To"};
    constexpr double thousand = 1000;
    constexpr double almost = 999.5;     // is written as 1000, of the unit before
    constexpr double almost_ten = 9.95;  // is written without a decimal, as what is above it
    std::size_t unit = 0;
    auto value = static_cast<double>(bytes);
    while (value >= (unit == 0 ? thousand : almost) && unit + 1 < units.size()) {
        value /= thousand;
        ++unit;
    }
    if (unit == 0) return fmt::format("{}\u00a0octet{}", bytes, bytes > 1 ? "s" : "");
    auto text = fmt::format("{:.{}f}", value, value < almost_ten ? 1 : 0);
    if (const auto dot = text.find('.'); dot != std::string::npos) text[dot] = ',';
    return text + "\u00a0" + units.at(unit);
}

}  // namespace depot
