// The page before a change of the publication settings by which families would see less than they
// do today: which classes, until when, why, and how to lose nothing. What it said comes back with
// the form (`confirme`), so that the change is made only if it is still that one; the page keeps
// nothing, and may be sent twice.
#pragma once

#include "hall/context.hpp"
#include "ts-admin/cadre.hpp"
#include "vie_scolaire/parametres.hpp"

#include <optional>
#include <string>
#include <vector>

namespace ts_admin {

// What has to be said first. Nothing when no family loses anything today, or when the form says
// that it was told so.
std::optional<std::vector<std::string>> unconfirmed(
    const hall::Context& context,
    db::Connection& db,
    const web::Request& request,
    const vie_scolaire::Publication& before,
    const vie_scolaire::Publication& after
);

struct Changement {
    std::string titre;  // "Ajouter la date du 01/12/2026": of the page and of its button
    std::string action;
};
web::Response confirm_recul(
    hall::Context& context,
    const web::Request& request,
    const Changement& changement,
    const std::vector<std::string>& phrases
);

}  // namespace ts_admin
