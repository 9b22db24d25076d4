// Resumable uploads, whatever the dialect of the headers (tus 1.0 is one). An upload is known by a
// secret in its address, whose SHA-256 its line holds: who knows it may go on, whatever became of
// the session. Its offset is the size of its partial file. The file is first, its line second, so
// each step may be cut and be done again:
//
//   partiels/<blob> grows  →  fichiers/<blob>, whole  →  line `fichier`, upload marked `fini`
//
// The sweep must know: an upload that is not `fini` may own a file in either folder.
#pragma once

#include "base/config.hpp"
#include "base/result.hpp"
#include "depot/annonce.hpp"
#include "depot/depot.hpp"
#include "depot/quota.hpp"
#include "depot/somme.hpp"
#include "depot/verrou.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace depot {

enum class Sorte : std::uint8_t { entier, partie, final };

struct Televersement {
    TeleversementId id;
    acces::CompteId compte;
    std::optional<DepotId> depot;
    std::optional<DepotId>
        pour;  // of a part that is not joined yet: the drop whose right brought it
    Sorte sorte;
    BlobNom blob;
    std::string nom;
    std::optional<std::uint64_t> taille;  // nothing: to be told later
    std::string metadonnees;
    std::optional<std::string> assemble;
    base::Instant expire_le;
    bool fini;
    bool retire = false;  // the account, the token or the invitation that it came by is withdrawn
    std::uint64_t promis = 0;  // bytes that room is kept for, until its size is told
};

// Why something was not done. The dialect says it with a status, the refusal of a quota with its
// sentence.
enum class Echec : std::uint8_t {
    inconnu,        // no such upload
    perime,         // it was, and had its time
    retire,         // the right that it came by was withdrawn
    decalage,       // not the offset where it stands
    trop_long,      // more bytes than were announced
    taille,         // another size than the one announced before
    somme,          // the bytes are not those of the sum
    occupe,         // a newer request has taken over
    ferme,          // the drop takes no file any more
    assemble,       // what is joined from parts takes no bytes
    livre,          // it is a file of a drop already: managed there
    inacheve,       // a part that is not whole yet
    trop,           // so many uploads on their way at once
    annonce,        // more bytes than were announced for the drop
    quota_fichier,  // as Refus
    quota_personne,
    quota_magasin,
};
Echec echec_of(Refus refus);

// Who sends, and into which drop.
struct Envoyeur {
    acces::CompteId compte;                  // who pays for the room
    std::optional<DepotId> depot = {};       // none: the upload becomes a drop of its own
    std::string adresse = {};                // from where
    bool invite = false;                     // somebody the account has invited
    std::optional<JetonDepotId> jeton = {};  // by a personal token
};

struct NouveauTeleversement {
    Envoyeur par;
    Sorte sorte = Sorte::entier;
    std::string nom;                           // as clean_nom() gives it
    std::optional<std::uint64_t> taille = {};  // nothing: to be told later
    std::string metadonnees = {};
    std::uint64_t rendu = 0;  // bytes of the account's that go in exchange
};

// Bytes for an upload, and what was said with them.
struct Envoi {
    std::uint64_t decalage = 0;
    std::optional<Entrant> corps = {};
    std::optional<std::uint64_t> taille = {};  // announced only now
    std::optional<Somme> somme = {};
};

// What an upload belongs to while a request works on it.
struct Outils {
    db::Connection& db;
    const base::Config& config;
    const base::Keys& keys;
    base::Random& random;
    const Magasin& magasin;
    base::Instant now;
    // Called in the transaction that publishes a drop, once in the drop's life.
    std::function<void(db::Transaction&, DepotId)> annoncer;
};

class Televersements {
public:
    template <class T>
    using Ou = tl::expected<T, Echec>;

    explicit Televersements(Outils outils) : o_(std::move(outils)) {}

    struct Cree {
        base::Secret jeton;  // 22 characters of base64url
        Televersement televersement;
        std::uint64_t decalage = 0;
    };
    // With the first bytes, where the client sends some along. What is whole at once is finished.
    Ou<Cree> create(const NouveauTeleversement& nouveau, const Envoi& premier);
    // Finished parts, in that order, as one file.
    Ou<Cree> join(
        const NouveauTeleversement& nouveau,
        const std::vector<std::string>& jetons,
        const std::string& assemble
    );

    struct Etat {
        Televersement televersement;
        std::uint64_t decalage = 0;
    };
    // Where it stands. Takes over from a request that still works on it, and finishes what a crash
    // has left unfinished.
    Ou<Etat> state(std::string_view jeton);
    Ou<Etat> append(std::string_view jeton, const Envoi& envoi);
    // Takes it away, with its bytes.
    tl::expected<void, Echec> end(std::string_view jeton);

    // Without lock or change: for the gate, before the bytes come.
    Ou<Etat> glance(std::string_view jeton) const;
    // Bytes that it takes the place of: of the same file, begun before.
    Ou<std::uint64_t> in_place_of(const NouveauTeleversement& nouveau, std::uint64_t octets) const;

private:
    struct Held;
    struct Parts {
        BlobNom first;
        std::vector<BlobNom> blobs;        // in order, those with bytes
        std::vector<TeleversementId> ids;  // each once
        std::uint64_t taille = 0;
        std::uint64_t distincte = 0;  // each counted once
    };
    std::optional<Televersement> find(std::string_view jeton) const;
    Ou<Televersement> open(std::string_view jeton) const;
    Ou<Held> hold(std::string_view jeton) const;
    std::uint64_t offset_of(const Televersement& t) const;
    std::optional<Echec> take(Held& held, const Envoi& envoi, std::uint64_t& offset);
    std::optional<Echec> judge(Televersement& t, const Envoi& envoi, std::uint64_t offset);
    std::optional<Echec> keep_room(
        Televersement& t, std::uint64_t octets, std::optional<std::uint64_t> taille
    );
    void prolong(Televersement& t);
    std::optional<Echec> finish(Televersement& t);
    // False: its drop takes no file any more.
    bool finish_in(db::Transaction& tx, const Televersement& t) const;
    Ou<Parts> parts_of(const std::vector<std::string>& jetons, acces::CompteId compte) const;
    Ou<Cree> insert(
        const NouveauTeleversement& nouveau,
        const BlobNom& blob,
        const std::optional<std::string>& assemble,
        std::uint64_t offset
    );
    std::optional<Echec> admit(
        db::Transaction& tx, const NouveauTeleversement& nouveau, std::uint64_t offset
    ) const;
    void write(
        db::Transaction& tx,
        Televersement& t,
        std::optional<JetonDepotId> jeton,
        const std::string& empreinte
    ) const;
    DepotId drop_of(db::Transaction& tx, const Envoyeur& par) const;
    void end_empty(db::Transaction& tx, DepotId depot) const;

    Outils o_;
};

}  // namespace depot
