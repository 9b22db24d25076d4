// What the pages of ts-admin share: their frame, who may consult, and the page of its own that a
// dangerous act asks for.
#pragma once

#include "acces/emission.hpp"
#include "hall/context.hpp"
#include "hall/layout.hpp"
#include "hall/vu.hpp"
#include "vie_scolaire/parametres.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ts_admin {

// The head of a page: "Télé-services" begins its trail, the school at hand stands above it.
hall::PageHead head_of(
    const hall::Context& context,
    std::string title,
    std::string lead,
    std::vector<hall::Crumb> trail = {}
);

// Who, when, where: for what a page changes.
vie_scolaire::Decision decision_of(const hall::Context& context);
acces::Acte acte_of(const hall::Context& context);

bool may(const hall::Context& context, acces::Application application);
// Lists of pairs and figures: the right on codes or notification, or consultation alone.
bool may_consult(const hall::Context& context);

std::string date_words(const hall::Context& context, base::Instant instant);     // 12/09/2026
std::string instant_words(const hall::Context& context, base::Instant instant);  // … à 14:05

// A list leaves the site as a file: the journal says which, and how many lines.
void note_export(hall::Context& context, std::string_view what, std::size_t lines);
std::string today_iso(const hall::Context& context);  // for the name of a file: 2026-09-12

using hall::conflict_words;
using hall::conflict_words_kept;
using hall::stored_words;
using hall::vu_of;

// The page before a dangerous act: what will happen, to whom, whether it can be undone.
struct Confirmation {
    std::string avis = {};  // what changed since the page was last shown; may be empty
    std::vector<std::string> phrases;
    std::string action;  // path that the form posts to
    std::string bouton;  // names the act: "Désactiver l’accès de Mme ROY"
    bool danger = true;
    std::string retour;  // path and query of "Annuler"
    std::vector<std::pair<std::string, std::string>> champs = {};
};
web::Response confirm(
    hall::Context& context,
    const web::Request& request,
    const hall::PageHead& head,
    const Confirmation& confirmation
);

// Page number of ?page=, from 1; 1 when it is not a number.
std::size_t page_number(std::string_view text);

}  // namespace ts_admin
