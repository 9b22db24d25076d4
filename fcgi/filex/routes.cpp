#include "filex/routes.hpp"

#include "filex/pages/pages.hpp"

#include <array>

namespace filex {
namespace {

using hall::access::personnel;
using web::Verb;

// clang-format off: a table, read by columns
constexpr auto table = std::to_array<hall::Route>({
    {Verb::get, "/filex/", personnel, &pages::accueil, "Drop a file; the drops at hand"},
});
// clang-format on

}  // namespace

std::span<const hall::Route> routes() { return table; }

}  // namespace filex
