// A drop announced by the script of a page: its options now, each file then by a resumable upload
// of its own. What is answered is for that script.
#pragma once

#include "depot/ids.hpp"
#include "depot/quota.hpp"
#include "hall/context.hpp"
#include "web/form.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace filex {

// The sizes of the files to come (`taille`, in bytes); nothing for none, or too many.
std::optional<std::vector<std::uint64_t>> sizes_in(const web::Fields& form);
inline constexpr const char* sizes_missing = "Choisissez au moins un fichier, et 500 au plus.";

std::uint64_t sum_of(const std::vector<std::uint64_t>& sizes);

// Why they cannot come: the largest alone by the limit of a file, all together by the room of the
// person and of the store.
std::optional<depot::Refus> refuse_sizes(
    hall::Context& context, acces::CompteId compte, const std::vector<std::uint64_t>& sizes
);

// JSON: {"erreurs": [{"champ", "message"}]}.
web::Response announced_errors(
    const std::vector<web::FieldError>& errors, int status = web::unprocessable
);
// JSON: {"page", "droit"}; `page` is below the prefix. Of a drop that is over: why it takes
// nothing.
web::Response announced(hall::Context& context, depot::DepotId depot, const std::string& page);

}  // namespace filex
