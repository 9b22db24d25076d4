// The pages of who receives: the only ones of the file drop that ask for no account.
#pragma once

#include "filex/remise.hpp"

#include <chrono>

namespace filex::pages {

web::Response remise(hall::Context& context, const web::Request& request);
web::Response vers_remise(hall::Context& context, const web::Request& request);
web::Response telecharger(hall::Context& context, const web::Request& request);
web::Response fichier(hall::Context& context, const web::Request& request);
web::Response archive(hall::Context& context, const web::Request& request);
web::Response signaler(hall::Context& context, const web::Request& request);
web::Response envoyer_signalement(hall::Context& context, const web::Request& request);

// The recipient's page with what went wrong: a wrong or missing password, a wait.
struct Reproche {
    std::string mot_de_passe = {};      // at the field
    std::chrono::seconds attente = {};  // above all, and as Retry-After
    int status = 200;
};
web::Response show_remise(
    hall::Context& context,
    const web::Request& request,
    const depot::Remise& remise,
    const Reproche& reproche
);

// The zip of a drop, as it is now: what is in it, and its size. Nothing when there is no point in
// one, or not yet.
struct Archive {
    std::vector<depot::FichierRemis> fichiers;
    std::uint64_t total;
};
std::optional<Archive> archive_of(
    const base::Config& config, const std::vector<depot::FichierRemis>& fichiers
);
// A file that the disk has lost is no download: it is said before one is counted.
bool is_lost(const hall::Context& context, const depot::FichierRemis& one);
// It was there when the button was pressed: that is said, and what the button took goes back.
web::Response perdu(
    hall::Context& context, const web::Request& request, depot::TelechargementId telechargement
);
// Some file is still to be scanned or hashed: there will be a zip.
bool archive_to_come(const base::Config& config, const std::vector<depot::FichierRemis>& fichiers);

}  // namespace filex::pages
