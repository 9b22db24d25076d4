// The pages of who receives: the only ones of the file drop that ask for no account.
#pragma once

#include "filex/remise.hpp"

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
    std::string mot_de_passe = {};  // at the field
    std::string attente = {};       // above all
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
// Some file is still to be scanned or hashed: there will be a zip.
bool archive_to_come(const base::Config& config, const std::vector<depot::FichierRemis>& fichiers);

}  // namespace filex::pages
