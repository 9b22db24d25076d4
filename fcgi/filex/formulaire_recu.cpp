#include "filex/formulaire_recu.hpp"

#include "base/log.hpp"
#include "depot/magasin.hpp"
#include "hall/depots.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace filex {
namespace {

constexpr std::size_t most_files = 500;

// Of each file its name, its size, its first and its last mebibyte: enough to tell another file
// from the same one sent again, and soon read.
std::string contenu_of(const FormulaireRecu& recu) {
    constexpr std::uint64_t enough = std::uint64_t{1} << 20U;
    constexpr std::uint64_t at_once = std::uint64_t{1} << 16U;
    std::string seen;
    for (const auto& part : recu.fichiers) {
        seen += std::to_string(part.size) + "/" + part.file_name + "/";
        const auto tail = part.size - std::min(part.size, enough);
        for (std::uint64_t at = 0; at < part.size; at += at_once) {
            if (at >= enough && at < tail) at = tail;
            const auto size = std::min(at_once, part.size - at);
            seen.append(recu.corps.lire(part.offset + at, size));
            seen = base::sha256(seen);
        }
    }
    return seen;
}

struct Piece {
    std::string nom;
    std::uint64_t taille;
    depot::BlobNom blob;
};

// Files of the form that are in the store already, for a drop that is not there yet.
class Pieces {
public:
    explicit Pieces(const depot::Magasin& magasin) : magasin_(magasin) {}

    // Throws std::system_error; what was taken before is gone then.
    void take(base::Random& random, const FormulaireRecu& recu) {
        try {
            for (const auto& part : recu.fichiers) take_one(random, recu.corps, part);
        } catch (const std::system_error&) {
            give_up();
            throw;
        }
    }
    void give_up() const {
        for (const auto& piece : pieces_)
            magasin_.effacer(depot::Magasin::Rayon::fichiers, piece.blob);
    }
    const std::vector<Piece>& list() const { return pieces_; }

private:
    void take_one(base::Random& random, const depot::Entrant& body, const web::HandedPart& part) {
        const auto blob = depot::BlobNom::make(random);
        if (part.size == 0)
            magasin_.make_empty(blob);
        else
            magasin_.take_slice(body, part.offset, part.size, blob);
        pieces_.push_back({depot::clean_nom(part.file_name), part.size, blob});
    }

    const depot::Magasin& magasin_;
    std::vector<Piece> pieces_;
};

// `there`: the files are in the store already, and no line counts them yet.
std::optional<depot::Refus> refuse(
    hall::Context& context,
    const depot::Magasin& magasin,
    acces::CompteId compte,
    const FormulaireRecu& recu,
    bool there
) {
    std::uint64_t total = 0;
    std::uint64_t largest = 0;
    for (const auto& part : recu.fichiers) {
        total += part.size;
        largest = std::max(largest, part.size);
    }
    return depot::refuse(
        context.db,
        context.config,
        magasin,
        context.now,
        depot::Demande::arrivee(compte, total, there ? total : 0).dont_le_plus_grand(largest)
    );
}

depot::DepotId write(
    hall::Context& context,
    db::Transaction& tx,
    depot::NouveauDepot neuf,
    const std::vector<Piece>& pieces
) {
    neuf.attendus = static_cast<unsigned>(pieces.size());
    const auto depot = depot::create_depot(tx, context.keys, context.random, context.now, neuf).id;
    for (const auto& piece : pieces)
        depot::add_fichier(tx, context.now, {depot, piece.nom, piece.taille, piece.blob});
    if (depot::publish_if_complete(tx, context.now, depot))
        hall::announce(hall::Plume::of(context), tx, depot);
    return depot;
}

struct Ecrit {
    Issue issue;
    bool neuf = false;  // with these files, and not by the same form before
};

// The lines of the pieces, once; or why not, now that nobody else is asking.
Ecrit write_once(
    hall::Context& context,
    const depot::Magasin& magasin,
    const Preneur& preneur,
    const FormulaireRecu& recu,
    const std::function<std::optional<depot::DepotId>(db::Transaction&)>& make
) {
    return context.db.transact([&](db::Transaction& tx) -> Ecrit {
        depot::hold_room(tx, context.now);
        if (const auto made = made_by(context, preneur, recu.envoi)) return {{.depot = made}};
        if (const auto refus = refuse(context, magasin, preneur.compte, recu, true))
            return {{.refus = refus}};
        const auto cree = make_once(context, tx, preneur, recu.envoi, [&] { return make(tx); });
        if (!cree) return {};
        return {{.depot = cree->depot}, cree->neuf};
    });
}

Issue keep(
    hall::Context& context,
    const depot::Magasin& magasin,
    const Preneur& preneur,
    const FormulaireRecu& recu,
    const Faire& faire
) {
    Pieces pieces(magasin);
    pieces.take(context.random, recu);
    // From here on a failure leaves files that the sweep takes: whether the lines are there, only
    // the database knows.
    const auto ecrit = write_once(
        context,
        magasin,
        preneur,
        recu,
        [&](db::Transaction& tx) -> std::optional<depot::DepotId> {
            const auto neuf = faire(tx);
            if (!neuf) return std::nullopt;
            return write(context, tx, *neuf, pieces.list());
        }
    );
    if (!ecrit.neuf) pieces.give_up();
    return ecrit.issue;
}

}  // namespace

std::optional<FormulaireRecu> receive_form(
    const depot::Magasin& magasin, const web::Request& request
) {
    const auto handed = request.handed_body();
    auto corps = handed ? depot::Entrant::open(magasin, handed->path, handed->size) : std::nullopt;
    if (!corps) return std::nullopt;
    web::Limits limits;
    limits.parts = 2 * most_files;  // what is too much is said, within reason
    auto read = web::read_handed_form(request, corps->fichier().get(), limits);
    if (!read) return std::nullopt;
    FormulaireRecu recu{std::move(*corps), std::move(read->fields), std::move(read->files), {}};
    const auto other = [](const web::HandedPart& part) { return part.field != "fichier"; };
    recu.fichiers.erase(
        std::remove_if(recu.fichiers.begin(), recu.fichiers.end(), other), recu.fichiers.end()
    );
    recu.envoi = envoi_of(recu.fields, contenu_of(recu));
    return recu;
}

std::string file_error_of(
    hall::Context& context,
    const depot::Magasin& magasin,
    acces::CompteId compte,
    const depot::Limites& limites,
    const FormulaireRecu& recu,
    depot::Lecteur lecteur
) {
    if (recu.fichiers.empty()) return "Choisissez au moins un fichier.";
    if (recu.fichiers.size() > most_files)
        return fmt::format(
            "Choisissez 500 fichiers au plus par envoi\u00A0: vous en avez choisi {}.",
            recu.fichiers.size()
        );
    const auto refus = refuse(context, magasin, compte, recu, false);
    return refus ? depot::sentence_of(*refus, limites, lecteur) : std::string();
}

Issue take_form(
    hall::Context& context,
    const depot::Magasin& magasin,
    const Preneur& preneur,
    const FormulaireRecu& recu,
    const Faire& faire
) {
    try {
        return keep(context, magasin, preneur, recu, faire);
    } catch (const std::system_error& failure) {
        if (!depot::disque::is_full(failure)) throw;
        base::log::error(fmt::format("the disk of the file drop is full: {}", failure.what()));
        return {.refus = depot::Refus::magasin};
    }
}

}  // namespace filex
