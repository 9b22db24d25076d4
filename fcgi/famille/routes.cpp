#include "famille/routes.hpp"

#include "famille/pages/pages.hpp"

namespace famille {
namespace {

using hall::access::famille;
using web::Verb;

// clang-format off
constexpr auto table = hall::table_of({
    {Verb::get,  "/famille/",                         famille, &pages::accueil,  "Choose a child; what is new for all of them"},
    {Verb::get,  "/famille/enfant/{enfant}",          famille, &pages::enfant,   "Open services of one child"},
    {Verb::get,  "/famille/enfant/{enfant}/notes",    famille, &pages::notes,    "Marks, five ways"},
    {Verb::get,  "/famille/enfant/{enfant}/notes.csv", famille, &pages::notes_csv, "The same marks as a file"},
    {Verb::get,  "/famille/enfant/{enfant}/absences", famille, &pages::absences, "Absences and calendar"},
    {Verb::get,  "/famille/enfant/{enfant}/absences.csv", famille, &pages::absences_csv, "The same absences as a file"},
    {Verb::get,  "/famille/enfant/{enfant}/absences/message", famille, &pages::message, "Write to the school's vie scolaire"},
    {Verb::post, "/famille/enfant/{enfant}/absences/message", famille.form("Message à la vie scolaire"), &pages::envoyer_message, "Send it, once"},
    {Verb::get,  "/famille/enfant/{enfant}/equipe",   famille, &pages::equipe,   "Teachers of the child"},
});
// clang-format on

}  // namespace

std::span<const hall::Route> routes() { return table; }

}  // namespace famille
