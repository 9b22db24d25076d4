#include "depot/televersement.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <stdexcept>
#include <utility>

namespace depot {
namespace {

using Rayon = Magasin::Rayon;

Sorte sorte_from(std::string_view column) {
    if (column == "entier") return Sorte::entier;
    if (column == "partie") return Sorte::partie;
    if (column == "final") return Sorte::final;
    throw std::logic_error("televersement.sorte " + std::string(column));
}

Televersement read_televersement(const db::Row& row) {
    const auto blob = BlobNom::parse(row.get<std::string>(5));
    if (!blob) throw std::logic_error("televersement.blob_nom is no name of the store");
    return {
        .id = row.get<TeleversementId>(0),
        .compte = row.get<acces::CompteId>(1),
        .depot = row.get<std::optional<DepotId>>(2),
        .pour = row.get<std::optional<DepotId>>(3),
        .sorte = sorte_from(row.get<std::string>(4)),
        .blob = *blob,
        .nom = row.get<std::string>(6),
        .taille = row.get<std::optional<std::uint64_t>>(7),
        .metadonnees = row.get<std::string>(8),
        .assemble = row.get<std::optional<std::string>>(9),
        .expire_le = row.get<base::Instant>(10),
        .fini = row.get<bool>(11),
        .retire = row.get<bool>(12),
        .promis = row.get<std::uint64_t>(13)};
}

// Its bytes are elsewhere by now: nothing is left among the partial ones, its lock least of all.
void leave_partials(const Magasin& magasin, const Televersement& t) {
    if (t.fini && t.sorte != Sorte::partie) magasin.effacer(Rayon::partiels, t.blob);
}

}  // namespace

Echec echec_of(Refus refus) {
    static constexpr std::array<Echec, 3> of{
        Echec::quota_fichier, Echec::quota_personne, Echec::quota_magasin};
    return of.at(static_cast<std::size_t>(refus));
}

struct Televersements::Held {
    Televersement t;
    Verrou lock;
};

std::optional<Televersement> Televersements::find(std::string_view jeton) const {
    const auto empreinte = empreinte_of(jeton);
    if (!empreinte) return std::nullopt;
    return o_.db.first<Televersement>(
        "SELECT t.id, t.compte, t.depot, t.pour, t.sorte, t.blob_nom, t.nom, t.taille, "
        "t.metadonnees, t.assemble, t.expire_le, t.fini_le IS NOT NULL, c.suspendu_le IS NOT NULL "
        "OR c.profil NOT IN ('agent', 'academie') OR j.fin_le IS NOT NULL OR i.fin_le IS NOT NULL, "
        "t.promis FROM televersement t JOIN compte c ON c.id = t.compte "
        "LEFT JOIN jeton_depot j ON j.id = t.jeton "
        "LEFT JOIN depot d ON d.id = COALESCE(t.depot, t.pour) "
        "LEFT JOIN invitation i ON i.id = d.invitation WHERE t.empreinte = ?",
        read_televersement,
        *empreinte
    );
}

Televersements::Ou<Televersement> Televersements::open(std::string_view jeton) const {
    auto found = find(jeton);
    if (!found) return tl::unexpected(Echec::inconnu);
    if (found->retire) return tl::unexpected(Echec::retire);
    if (found->expire_le > o_.now) return std::move(*found);
    const bool ended =
        found->depot &&
        o_.db
            .value<DepotId>(
                "SELECT id FROM depot WHERE id = ? AND etat <> 'en_cours'", *found->depot
            )
            .has_value();
    return tl::unexpected(ended ? Echec::ferme : Echec::perime);
}

// Under the lock it may be another than before: it is read again.
Televersements::Ou<Televersements::Held> Televersements::hold(std::string_view jeton) const {
    const auto seen = open(jeton);
    if (!seen) return tl::unexpected(seen.error());
    auto lock = Verrou::take(o_.magasin, seen->blob, o_.random);
    if (!lock) return tl::unexpected(Echec::occupe);
    auto now = open(jeton);
    if (!now) {
        if (now.error() == Echec::inconnu) o_.magasin.effacer(Rayon::partiels, seen->blob);
        return tl::unexpected(now.error());
    }
    return Held{std::move(*now), std::move(*lock)};
}

std::uint64_t Televersements::offset_of(const Televersement& t) const {
    if (t.fini || t.sorte == Sorte::final) return t.taille.value_or(0);
    if (const auto size = o_.magasin.taille(Rayon::partiels, t.blob)) return *size;
    // whole on the disk, not in the database yet
    return o_.magasin.taille(Rayon::fichiers, t.blob).value_or(0);
}

Televersements::Ou<Televersements::Etat> Televersements::glance(std::string_view jeton) const {
    auto t = open(jeton);
    if (!t) return tl::unexpected(t.error());
    const auto offset = offset_of(*t);
    return Etat{std::move(*t), offset};
}

Televersements::Ou<Televersements::Etat> Televersements::state(std::string_view jeton) {
    auto seen = glance(jeton);
    if (!seen || seen->televersement.fini) return seen;
    auto held = hold(jeton);
    if (!held) return tl::unexpected(held.error());
    auto& t = held->t;
    const auto offset = offset_of(t);
    if (!t.fini && t.taille == offset)
        if (const auto failed = finish(t)) return tl::unexpected(*failed);
    leave_partials(o_.magasin, t);
    return Etat{std::move(t), offset};
}

Televersements::Ou<Televersements::Etat> Televersements::append(
    std::string_view jeton, const Envoi& envoi
) {
    auto held = hold(jeton);
    if (!held) return tl::unexpected(held.error());
    auto& t = held->t;
    auto offset = offset_of(t);
    const auto failed = take(*held, envoi, offset);
    leave_partials(o_.magasin, t);
    if (failed) return tl::unexpected(*failed);
    if (!t.fini && held->lock.evince()) return tl::unexpected(Echec::occupe);
    return Etat{std::move(t), offset};
}

// What speaks against the bytes; their size is known from here on, when it was told with them.
std::optional<Echec> Televersements::judge(
    Televersement& t, const Envoi& envoi, std::uint64_t offset
) {
    const auto size = envoi.corps ? envoi.corps->taille() : 0;
    if (t.sorte == Sorte::final) return Echec::assemble;
    if (envoi.decalage != offset) return Echec::decalage;
    if (t.taille && envoi.taille && *t.taille != *envoi.taille) return Echec::taille;
    const auto taille = t.taille ? t.taille : envoi.taille;
    if (taille && offset + size > *taille) return Echec::trop_long;
    if (envoi.somme && !envoi.somme->fits(envoi.corps)) return Echec::somme;
    // from here on what is said of it holds: nothing speaks against the bytes any more but the room
    if (t.taille) return std::nullopt;
    return keep_room(t, taille.value_or(offset + size), taille);
}

std::optional<Echec> Televersements::take(Held& held, const Envoi& envoi, std::uint64_t& offset) {
    auto& t = held.t;
    if (const auto failed = judge(t, envoi, offset)) return failed;
    if (t.fini) return std::nullopt;
    if (envoi.corps)
        offset = o_.magasin.append(t.blob, *envoi.corps, [&] { return held.lock.evince(); });
    prolong(t);
    if (t.taille == offset) return finish(t);
    return std::nullopt;
}

// Of an upload whose size was not said before: asked and written while nobody else is promised
// room. With a `taille` it is said now.
std::optional<Echec> Televersements::keep_room(
    Televersement& t, std::uint64_t octets, std::optional<std::uint64_t> taille
) {
    const auto kept = o_.db.transact([&](db::Transaction& tx) -> Ou<void> {
        hold_room(tx, o_.now);
        const auto drop = t.depot ? t.depot : t.pour;
        if (drop && !make_place(tx, o_.now, {*drop, t.nom, taille, false, t.id}, octets))
            return tl::unexpected(Echec::annonce);
        const auto demande = Demande::agrandie(t.compte, octets, t.promis);
        const auto refus = refuse(tx.connection(), o_.config, o_.magasin, o_.now, demande);
        if (refus) return tl::unexpected(echec_of(*refus));
        tx->execute(
            "UPDATE televersement SET taille = ?, promis = ? WHERE id = ?", taille, octets, t.id
        );
        return {};
    });
    if (!kept) return kept.error();
    t.taille = taille;
    t.promis = octets;
    return std::nullopt;
}

// What still moves is kept, and so is its drop. Written at most once a minute.
void Televersements::prolong(Televersement& t) {
    const auto until = o_.now + std::chrono::hours(o_.config.filex_partial_hours);
    if (until < t.expire_le + std::chrono::minutes(1)) return;
    // what was ended meanwhile stays so
    const auto kept = o_.db.execute(
        "UPDATE televersement SET expire_le = ? WHERE id = ? AND expire_le = ?",
        until,
        t.id,
        t.expire_le
    );
    if (kept == 0) return;
    t.expire_le = until;
    if (!t.depot) return;
    o_.db.execute(
        "UPDATE depot SET expire_le = ? WHERE id = ? AND etat = 'en_cours' AND expire_le < ?",
        until,
        *t.depot,
        until
    );
}

std::optional<Echec> Televersements::finish(Televersement& t) {
    if (t.sorte == Sorte::partie) {
        o_.db.execute("UPDATE televersement SET fini_le = ? WHERE id = ?", o_.now, t.id);
        t.fini = true;
        return std::nullopt;
    }
    if (t.taille == 0 && !o_.magasin.taille(Rayon::fichiers, t.blob))
        o_.magasin.make_empty(t.blob);
    else
        o_.magasin.complete(t.blob);
    t.fini = o_.db.transact([&](db::Transaction& tx) { return finish_in(tx, t); });
    if (t.fini) return std::nullopt;
    // its drop was published, ended or given up meanwhile
    o_.db.execute("DELETE FROM televersement WHERE id = ? AND fini_le IS NULL", t.id);
    o_.magasin.effacer(Rayon::fichiers, t.blob);
    o_.magasin.effacer(Rayon::partiels, t.blob);
    return Echec::ferme;
}

bool Televersements::finish_in(db::Transaction& tx, const Televersement& t) const {
    const auto done = tx->value<bool>(
        "SELECT fini_le IS NOT NULL FROM televersement WHERE id = ? FOR UPDATE", t.id
    );
    if (!done || *done) return done.value_or(false);
    if (!t.depot || !lock_en_cours(tx, *t.depot)) return false;
    const auto fichier = add_fichier(tx, o_.now, {*t.depot, t.nom, t.taille.value_or(0), t.blob});
    tx->execute(
        "UPDATE televersement SET fini_le = ?, fichier = ? WHERE id = ?", o_.now, fichier, t.id
    );
    if (publish_if_complete(tx, o_.now, *t.depot)) o_.annoncer(tx, *t.depot);
    return true;
}

// A drop of one file whose only upload is given up has nothing to wait for.
void Televersements::end_empty(db::Transaction& tx, DepotId depot) const {
    tx->execute(
        "UPDATE depot d SET d.etat = 'fini', d.fin_motif = 'abandonne', d.fini_le = ? WHERE d.id = "
        "? AND d.etat = 'en_cours' AND d.attendus = 1 AND NOT EXISTS (SELECT 1 FROM fichier f "
        "WHERE f.depot = d.id) AND NOT EXISTS (SELECT 1 FROM televersement u WHERE u.depot = d.id)",
        o_.now,
        depot
    );
}

tl::expected<void, Echec> Televersements::end(std::string_view jeton) {
    const auto seen = open(jeton);
    if (seen && seen->fini && seen->sorte != Sorte::partie) return tl::unexpected(Echec::livre);
    const auto held = hold(jeton);
    if (!held) return tl::unexpected(held.error());
    const auto& t = held->t;
    leave_partials(o_.magasin, t);
    if (t.fini && t.sorte != Sorte::partie) return tl::unexpected(Echec::livre);
    o_.magasin.effacer(Rayon::fichiers, t.blob);  // of a finish that was cut
    o_.magasin.effacer(Rayon::partiels, t.blob);
    o_.db.transact([&](db::Transaction& tx) {
        tx->execute("DELETE FROM televersement WHERE id = ?", t.id);
        if (!t.depot) return;
        end_empty(tx, *t.depot);
        // it may be all that the drop waited for
        if (publish_if_complete(tx, o_.now, *t.depot)) o_.annoncer(tx, *t.depot);
    });
    return {};
}

}  // namespace depot
