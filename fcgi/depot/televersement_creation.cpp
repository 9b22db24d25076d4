// How an upload begins: alone, with its first bytes, or joined from parts.
#include "depot/televersement.hpp"

#include <algorithm>
#include <chrono>
#include <stdexcept>

namespace depot {
namespace {

using Rayon = Magasin::Rayon;

constexpr std::size_t secret_bytes = 16;
constexpr std::uint64_t most_at_once = 1000;  // uploads of an account on their way
constexpr std::chrono::hours parts_stay{1};   // after they were joined

const char* name_of(Sorte sorte) {
    switch (sorte) {
        case Sorte::entier:
            return "entier";
        case Sorte::partie:
            return "partie";
        case Sorte::final:
            break;
    }
    return "final";
}

// With all its files, it still takes what is on its way already, sent anew by another browser: its
// publication waits for that.
bool takes_one_more(
    db::Transaction& tx, base::Instant now, DepotId depot, const NouveauTeleversement& nouveau
) {
    return tx
        ->value<bool>(
            "SELECT d.expire_le > ? AND (d.attendus IS NULL OR d.attendus > "
            "(SELECT COUNT(*) FROM fichier f WHERE f.depot = d.id) OR EXISTS (SELECT 1 FROM "
            "televersement t WHERE t.depot = d.id AND t.fini_le IS NULL AND t.expire_le > ? AND "
            "BINARY t.nom = BINARY ? AND t.taille = ?)) FROM depot d WHERE d.id = ?",
            now,
            now,
            nouveau.nom,
            nouveau.taille,
            depot
        )
        .value_or(false);
}

// A part has the size of no file: it stands in the place of none.
Arrivage arrivage_of(const NouveauTeleversement& nouveau) {
    const auto taille = nouveau.sorte == Sorte::partie ? std::nullopt : nouveau.taille;
    return {nouveau.par.depot.value(), nouveau.nom, taille, nouveau.sorte == Sorte::final};
}

}  // namespace

Televersements::Ou<Televersements::Cree> Televersements::create(
    const NouveauTeleversement& nouveau, const Envoi& premier
) {
    const auto size = premier.corps ? premier.corps->taille() : 0;
    if (nouveau.taille && size > *nouveau.taille) return tl::unexpected(Echec::trop_long);
    if (premier.somme && !premier.somme->fits(premier.corps)) return tl::unexpected(Echec::somme);
    const auto blob = BlobNom::make(o_.random);
    const bool whole = nouveau.taille == size && nouveau.sorte != Sorte::partie;
    if (whole && premier.corps)
        o_.magasin.take_whole(*premier.corps, blob);
    else if (whole)
        o_.magasin.make_empty(blob);
    else if (premier.corps)
        o_.magasin.append(blob, *premier.corps, {});
    return insert(nouveau, blob, std::nullopt, size);
}

Televersements::Ou<Televersements::Cree> Televersements::join(
    const NouveauTeleversement& nouveau,
    const std::vector<std::string>& jetons,
    const std::string& assemble
) {
    auto parts = parts_of(jetons, nouveau.par.compte);
    if (!parts) return tl::unexpected(parts.error());
    // a client that asks again takes over from the request it has given up
    const auto lock = Verrou::take(o_.magasin, parts->first, o_.random);
    if (!lock) return tl::unexpected(Echec::occupe);
    auto whole = nouveau;
    whole.taille = parts->taille;
    whole.rendu = parts->distincte;
    if (const auto refus = refuse(
            o_.db,
            o_.config,
            o_.magasin,
            o_.now,
            Demande::annoncee(whole.par.compte, parts->taille).en_echange_de(parts->distincte)
        ))
        return tl::unexpected(echec_of(*refus));
    const auto blob = BlobNom::make(o_.random);
    if (parts->taille == 0)
        o_.magasin.make_empty(blob);
    else if (!o_.magasin.join(parts->blobs, blob, [&] { return lock->evince(); }))
        return tl::unexpected(Echec::occupe);
    auto cree = insert(whole, blob, assemble, parts->taille);
    if (!cree) return cree;
    for (const auto id : parts->ids)
        o_.db.execute(
            "UPDATE televersement SET expire_le = LEAST(expire_le, ?), pour = NULL WHERE id = ?",
            o_.now + parts_stay,
            id
        );
    return cree;
}

Televersements::Ou<Televersements::Parts> Televersements::parts_of(
    const std::vector<std::string>& jetons, acces::CompteId compte
) const {
    Parts parts{BlobNom::make(o_.random), {}, {}, 0, 0};
    for (const auto& jeton : jetons) {
        const auto part = open(jeton);
        if (!part) return tl::unexpected(part.error());
        // whoever else has carried it pays for its room
        if (part->compte != compte) return tl::unexpected(Echec::inconnu);
        if (part->sorte != Sorte::partie || !part->fini || !part->taille)
            return tl::unexpected(Echec::inacheve);
        if (parts.ids.empty()) parts.first = part->blob;
        parts.taille += *part->taille;
        if (*part->taille > 0) parts.blobs.push_back(part->blob);
        if (std::find(parts.ids.begin(), parts.ids.end(), part->id) != parts.ids.end()) continue;
        parts.ids.push_back(part->id);
        parts.distincte += *part->taille;
    }
    return parts;
}

Televersements::Ou<Televersements::Cree> Televersements::insert(
    const NouveauTeleversement& nouveau,
    const BlobNom& blob,
    const std::optional<std::string>& assemble,
    std::uint64_t offset
) {
    const auto jeton = base::base64url(o_.random.bytes(secret_bytes));
    auto line = o_.db.transact([&](db::Transaction& tx) -> Ou<Televersement> {
        if (const auto failed = admit(tx, nouveau, offset)) return tl::unexpected(*failed);
        Televersement t{
            TeleversementId(0),
            nouveau.par.compte,
            std::nullopt,
            std::nullopt,
            nouveau.sorte,
            blob,
            nouveau.nom,
            nouveau.taille,
            nouveau.metadonnees,
            assemble,
            o_.now + std::chrono::hours(o_.config.filex_partial_hours),
            false,
            false,
            offset};
        if (t.sorte == Sorte::partie)
            t.pour = nouveau.par.depot;
        else
            t.depot = nouveau.par.depot ? *nouveau.par.depot : drop_of(tx, nouveau.par);
        write(tx, t, nouveau.par.jeton, base::sha256(jeton));
        if (t.taille != offset) return t;
        if (t.sorte == Sorte::partie)
            tx->execute("UPDATE televersement SET fini_le = ? WHERE id = ?", o_.now, t.id);
        else if (!finish_in(tx, t))
            throw std::logic_error("a drop that was open is not any more");
        t.fini = true;
        return t;
    });
    if (line) return Cree{base::Secret(jeton), std::move(*line), offset};
    o_.magasin.effacer(Rayon::fichiers, blob);
    o_.magasin.effacer(Rayon::partiels, blob);
    return tl::unexpected(line.error());
}

void Televersements::write(
    db::Transaction& tx,
    Televersement& t,
    std::optional<JetonDepotId> jeton,
    const std::string& empreinte
) const {
    t.id = tx->insert<depot::Televersement>(
        "INSERT INTO televersement (empreinte, compte, depot, sorte, blob_nom, nom, taille, "
        "metadonnees, assemble, cree_le, expire_le, promis, jeton, pour) VALUES (?, ?, ?, ?, ?, ?, "
        "?, ?, ?, ?, ?, ?, ?, ?)",
        empreinte,
        t.compte,
        t.depot,
        name_of(t.sorte),
        t.blob.text(),
        t.nom,
        t.taille,
        t.metadonnees,
        t.assemble,
        o_.now,
        t.expire_le,
        t.promis,
        jeton,
        t.pour
    );
}

Televersements::Ou<std::uint64_t> Televersements::in_place_of(
    const NouveauTeleversement& nouveau, std::uint64_t octets
) const {
    if (!nouveau.par.depot) return 0;
    const auto annonce = Annonce::of(o_.db, o_.now, arrivage_of(nouveau));
    if (!annonce.takes(octets)) return tl::unexpected(Echec::annonce);
    return annonce.pareils();
}

// Whether it may come, now that nobody else is asking.
std::optional<Echec> Televersements::admit(
    db::Transaction& tx, const NouveauTeleversement& nouveau, std::uint64_t offset
) const {
    const auto compte = nouveau.par.compte;
    // first of all: what is read from here on is what the last file before this one has left
    if (nouveau.par.depot && !lock_en_cours(tx, *nouveau.par.depot)) return Echec::ferme;
    hold_room(tx, o_.now);
    const auto running = tx->value<std::uint64_t>(
        "SELECT COUNT(*) FROM televersement WHERE compte = ? AND fini_le IS NULL AND expire_le > ?",
        compte,
        o_.now
    );
    if (running.value_or(0) >= most_at_once) return Echec::trop;
    if (nouveau.par.depot && !takes_one_more(tx, o_.now, *nouveau.par.depot, nouveau))
        return Echec::ferme;
    const auto octets = nouveau.taille.value_or(offset);
    if (nouveau.par.depot && !make_place(tx, o_.now, arrivage_of(nouveau), octets))
        return Echec::annonce;
    const auto refus = refuse(
        tx.connection(),
        o_.config,
        o_.magasin,
        o_.now,
        Demande::arrivee(compte, octets, offset).en_echange_de(nouveau.rendu)
    );
    if (refus) return echec_of(*refus);
    return std::nullopt;
}

// Without a page that asked for more: the options of the house, and complete with this file.
DepotId Televersements::drop_of(db::Transaction& tx, const Envoyeur& par) const {
    NouveauDepot depot{.compte = par.compte};
    const auto limites = limites_of(tx.connection(), o_.config, par.compte);
    depot.options.jours = std::min(o_.config.filex_days_default, limites.jours_max);
    depot.attendus = 1;
    depot.adresse = par.adresse;
    depot.patience = std::chrono::hours(o_.config.filex_partial_hours);
    return create_depot(tx, o_.keys, o_.random, o_.now, depot).id;
}

}  // namespace depot
