// Who may drop how much: the rules of the administration, first match, under the host's own limits;
// and the room that is left. What is on its way counts with its announced size, so that two uploads
// at once do not promise the same room.
#pragma once

#include "acces/ids.hpp"
#include "base/config.hpp"
#include "base/result.hpp"
#include "db/connection.hpp"
#include "depot/magasin.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace depot {

// Bytes; nothing: no limit.
struct Limites {
    std::optional<std::uint64_t> fichier_max;
    std::optional<std::uint64_t> personne_max;
    int jours_max = 0;
};
Limites limites_of(db::Connection& db, const base::Config& config, acces::CompteId compte);

// Uploads on their way, parts that wait to be joined among them.
struct Promis {
    std::uint64_t envois = 0;
    std::uint64_t octets = 0;   // what they were promised, or have brought
    std::uint64_t a_venir = 0;  // of these, not on the disk yet
};
Promis promised(db::Connection& db, const Magasin& magasin, base::Instant now);

// Bytes of all that a person keeps in the store: files, what was announced of uploads on their way
// (or has come, of those that announced nothing), parts that wait to be joined.
std::uint64_t occupe_par(db::Connection& db, base::Instant now, acces::CompteId compte);

// The room there is, as a demand is held against it and as pages tell it: one reading for both.
struct Place {
    struct Part {
        std::uint64_t pris = 0;
        std::uint64_t most = 0;
        std::uint64_t reste() const { return most - std::min(pris, most); }
    };
    std::uint64_t occupe = 0;      // bytes of the person's
    std::optional<Part> personne;  // of his quota; nothing: no limit
    std::optional<Part> magasin;   // of the host's limit for all together
    Part disque;                   // the reserve and what is promised count as taken

    // Bytes that may still come: the least of them.
    std::uint64_t reste() const;
};
// Without a person: what there is for anybody.
Place place_of(
    db::Connection& db,
    const base::Config& config,
    const Magasin& magasin,
    base::Instant now,
    std::optional<acces::CompteId> compte
);

enum class Refus : std::uint8_t { fichier, personne, magasin };

// Room that is asked for. What the sums count already and what the disk holds already are two
// things: bytes that have come are on the disk long before a line counts them. So a demand is made
// by the name of what it is, never by numbers side by side.
class Demande {
public:
    // Of which nothing has come.
    static Demande annoncee(acces::CompteId compte, std::uint64_t taille);
    // Of which `recus` are on the disk, and which no line counts yet.
    static Demande arrivee(acces::CompteId compte, std::uint64_t taille, std::uint64_t recus);
    // Of an upload that a line counts with `promis`, and that is now to be as large as this.
    static Demande agrandie(acces::CompteId compte, std::uint64_t taille, std::uint64_t promis);

    // Bytes of the person's that go in exchange.
    Demande& en_echange_de(std::uint64_t octets);
    // The largest of its files; without it, it is one file.
    Demande& dont_le_plus_grand(std::uint64_t octets);

private:
    friend class Jugement;
    Demande(acces::CompteId compte, std::uint64_t taille, std::uint64_t neuf, std::uint64_t a_venir)
        : compte_(compte), plus_grand_(taille), neuf_(neuf), a_venir_(a_venir) {}
    acces::CompteId compte_;
    std::uint64_t plus_grand_;
    std::uint64_t neuf_;     // bytes that no line counts
    std::uint64_t a_venir_;  // bytes that are neither on the disk nor promised by a line
    std::uint64_t rendu_ = 0;
};
// Why not, before a byte is read; nothing: let it come.
std::optional<Refus> refuse(
    db::Connection& db,
    const base::Config& config,
    const Magasin& magasin,
    base::Instant now,
    const Demande& demande
);
// Until the end of the transaction nobody else is promised room: uploads at once are counted one
// after the other, whosever they are, since the store is everybody's. To be called before anything
// is read that counts.
void hold_room(db::Transaction& tx, base::Instant now);
// The same for what one account has so many of, which is no matter of the others.
void hold_count(
    db::Transaction& tx, base::Instant now, std::string_view what, acces::CompteId compte
);

// A French sentence with the limit and what to do: for whose drops they are, or for somebody he has
// invited, who can free no room.
enum class Lecteur : std::uint8_t { deposant, invite };
std::string sentence_of(Refus refus, const Limites& limites, Lecteur lecteur = Lecteur::deposant);

// "1,4 Go", "812 ko", "0 octet": decimal units, as file managers say them.
std::string en_octets(std::uint64_t bytes);

}  // namespace depot
