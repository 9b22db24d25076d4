// The form as a browser sends it without a script: one body with options and files, which nginx has
// written beside the store and hands over. Files first, lines second, all lines at once: what fails
// in the middle leaves nothing that anybody sees.
#include "base/log.hpp"
#include "depot/magasin.hpp"
#include "filex/creation.hpp"
#include "filex/formulaire.hpp"
#include "filex/mots.hpp"
#include "filex/pages/pages.hpp"
#include "filex/publication.hpp"
#include "web/handed_multipart.hpp"

#include <fmt/format.h>

#include <tl/expected.hpp>

#include <algorithm>
#include <functional>

namespace filex::pages {
namespace {

constexpr std::size_t most_files = 500;

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
    void take(
        base::Random& random, const depot::Entrant& body, const std::vector<web::HandedPart>& parts
    ) {
        try {
            for (const auto& part : parts) take_one(random, body, part);
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

// `there`: the files are in the store already, so no more room is wanted for them.
std::optional<depot::Refus> refuse(
    hall::Context& context,
    const depot::Magasin& magasin,
    const depot::Limites& limites,
    const std::vector<web::HandedPart>& files,
    bool there
) {
    const auto compte = context.session().compte;
    std::uint64_t total = 0;
    std::uint64_t largest = 0;
    for (const auto& part : files) {
        total += part.size;
        largest = std::max(largest, part.size);
    }
    if (limites.personne_max &&
        depot::occupe_par(context.db, context.now, compte) + total > *limites.personne_max)
        return depot::Refus::personne;
    return depot::refuse(
        context.db,
        context.config,
        magasin,
        context.now,
        {.compte = compte, .taille = largest, .deja = there ? largest : 0}
    );
}

struct Envoi {
    web::Fields fields;
    std::vector<web::HandedPart> files;
};

web::Response again(
    hall::Context& context,
    const web::Request& request,
    const OptionsLues& given,
    std::string_view cle,
    std::string file_error
) {
    return show_form(
        context,
        request,
        {.options = given, .cle = std::string(cle), .fichier_erreur = std::move(file_error)}
    );
}

depot::DepotId write(
    hall::Context& context,
    db::Transaction& tx,
    const OptionsForm& form,
    const std::vector<Piece>& pieces
) {
    const depot::NouveauDepot neuf{
        .compte = context.session().compte,
        .options = options_of(context, form),
        .attendus = static_cast<unsigned>(pieces.size()),
        .adresse = context.visitor.adresse};
    const auto depot = depot::create_depot(tx, context.keys, context.random, context.now, neuf).id;
    for (const auto& piece : pieces)
        depot::add_fichier(tx, context.now, {depot, piece.nom, piece.taille, piece.blob});
    if (depot::publish_if_complete(tx, context.now, depot)) announce(context, tx, depot);
    return depot;
}

// The lines of the pieces, once; or why not, now that nobody else on the account is asking.
tl::expected<Cree, depot::Refus> write_once(
    hall::Context& context,
    const depot::Magasin& magasin,
    const depot::Limites& limites,
    const Envoi& envoi,
    const std::function<depot::DepotId(db::Transaction&)>& make
) {
    using Outcome = tl::expected<Cree, depot::Refus>;
    const auto cle = envoi.fields.value("cle");
    return context.db.transact([&](db::Transaction& tx) -> Outcome {
        depot::hold_room_of(tx, context.now, context.session().compte);
        if (const auto made = made_by(context, cle)) return Cree{*made, false};
        if (const auto refus = refuse(context, magasin, limites, envoi.files, true))
            return tl::unexpected(*refus);
        return make_once(context, tx, cle, [&] { return make(tx); });
    });
}

// The token has been checked, and the fields are right. Nothing of the files is left when refused.
tl::expected<Cree, depot::Refus> keep(
    hall::Context& context,
    const depot::Magasin& magasin,
    const depot::Limites& limites,
    const depot::Entrant& body,
    const Envoi& envoi,
    const OptionsForm& form
) {
    Pieces pieces(magasin);
    pieces.take(context.random, body, envoi.files);
    // From here on a failure leaves files that the sweep takes: whether the lines are there, only
    // the database knows.
    auto cree = write_once(context, magasin, limites, envoi, [&](db::Transaction& tx) {
        return write(context, tx, form, pieces.list());
    });
    if (!cree || !cree->neuf) pieces.give_up();
    return cree;
}

std::string file_error_of(
    hall::Context& context,
    const depot::Magasin& magasin,
    const depot::Limites& limites,
    const std::vector<web::HandedPart>& files
) {
    if (files.empty()) return "Choisissez au moins un fichier.";
    const auto refus = refuse(context, magasin, limites, files, false);
    return refus ? depot::sentence_of(*refus, limites) : std::string();
}

}  // namespace

web::Response envoyer(hall::Context& context, const web::Request& request) {
    const depot::Magasin magasin(context.config.depots);
    const auto handed = request.handed_body();
    const auto body =
        handed ? depot::Entrant::open(magasin, handed->path, handed->size) : std::nullopt;
    if (!body) return context.error(request, 400, "");
    web::Limits limits;
    limits.parts = most_files;
    auto read = web::read_handed_form(request, body->fichier().get(), limits);
    if (!read) return context.error(request, 400, "");
    auto proof = request;
    proof.form = read->fields;
    if (!context.csrf_ok(proof)) return context.error(request, 403, "");
    Envoi envoi{std::move(read->fields), std::move(read->files)};
    const auto cle = envoi.fields.value("cle");
    if (const auto made = made_by(context, cle))
        return web::Response::redirect(page_of(context, *made) + "?fait=depot");
    const auto other = [](const web::HandedPart& part) { return part.field != "fichier"; };
    envoi.files.erase(
        std::remove_if(envoi.files.begin(), envoi.files.end(), other), envoi.files.end()
    );
    const auto limites = depot::limites_of(context.db, context.config, context.session().compte);
    auto given = read_options(envoi.fields, limites);
    auto file_error = file_error_of(context, magasin, limites, envoi.files);
    if (!given.value || !file_error.empty())
        return again(context, request, given, cle, std::move(file_error));
    try {
        const auto cree = keep(context, magasin, limites, *body, envoi, *given.value);
        if (cree) return web::Response::redirect(page_of(context, cree->depot) + "?fait=depot");
        return again(context, request, given, cle, depot::sentence_of(cree.error(), limites));
    } catch (const std::system_error& failure) {
        if (!depot::disque::is_full(failure)) throw;
        base::log::error(fmt::format("the disk of the file drop is full: {}", failure.what()));
        return again(
            context, request, given, cle, depot::sentence_of(depot::Refus::magasin, limites)
        );
    }
}

}  // namespace filex::pages
