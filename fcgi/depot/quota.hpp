// Who may drop how much: the rules of the administration, first match, under the host's own limits;
// and the room that is left. What is on its way counts with its announced size, so that two uploads
// at once do not promise the same room.
#pragma once

#include "acces/ids.hpp"
#include "base/config.hpp"
#include "base/result.hpp"
#include "db/connection.hpp"
#include "depot/magasin.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace depot {

// Bytes; nothing: no limit.
struct Limites {
    std::optional<std::uint64_t> fichier_max;
    std::optional<std::uint64_t> personne_max;
    int jours_max = 0;
};
Limites limites_of(db::Connection& db, const base::Config& config, acces::CompteId compte);

// Bytes of all that a person keeps in the store: files, what was announced of uploads on their way
// (or has come, of those that announced nothing), parts that wait to be joined.
std::uint64_t occupe_par(db::Connection& db, base::Instant now, acces::CompteId compte);

enum class Refus : std::uint8_t { fichier, personne, magasin };

struct Demande {
    acces::CompteId compte{0};
    std::uint64_t taille = 0;                      // bytes of all of it
    std::uint64_t deja = 0;                        // of which so many are on the disk already
    std::uint64_t rendu = 0;                       // bytes of the person's that go in exchange
    std::optional<std::uint64_t> plus_grand = {};  // of its files; nothing: it is one
};
// Why not, before a byte is read; nothing: let it come.
std::optional<Refus> refuse(
    db::Connection& db,
    const base::Config& config,
    const Magasin& magasin,
    base::Instant now,
    const Demande& demande
);
// Until the end of the transaction nobody else is promised room on that account: two uploads at
// once are counted one after the other.
void hold_room_of(db::Transaction& tx, base::Instant now, acces::CompteId compte);

// A French sentence with the limit and what to do: for whose drops they are, or for somebody he has
// invited, who can free no room.
enum class Lecteur : std::uint8_t { deposant, invite };
std::string sentence_of(Refus refus, const Limites& limites, Lecteur lecteur = Lecteur::deposant);

// "1,4 Go", "812 ko", "0 octet": decimal units, as file managers say them.
std::string en_octets(std::uint64_t bytes);

}  // namespace depot
