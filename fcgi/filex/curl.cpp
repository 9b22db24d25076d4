#include "filex/curl.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace filex::curl {
namespace {

std::optional<bool> read_switch(std::string_view text) {
    if (text == "1" || text == "oui") return true;
    if (text == "0" || text == "non") return false;
    return std::nullopt;
}

}  // namespace

Ou<Options> read_options(
    const web::Fields& query, const base::Config& config, const depot::Limites& limites
) {
    Options options{std::min(config.filex_days_default, limites.jours_max), false, false};
    for (const auto& [name, value] : query.list()) {
        const auto on = read_switch(value);
        const auto days = base::parse_number<int>(value);
        if (name == "jours" && days && *days >= 1 && *days <= limites.jours_max)
            options.jours = *days;
        else if (name == "avis" && on)
            options.avis = *on;
        else if (name == "recapitulatif" && on)
            options.recapitulatif = *on;
        else
            return tl::unexpected(Refus{
                400,
                fmt::format(
                    "Option «\u00A0{}\u00A0» refusée. Options\u00A0: jours=1 à {}, avis=1, "
                    "recapitulatif=1.",
                    base::has_control(name) ? "?" : name,
                    limites.jours_max
                )});
    }
    return options;
}

}  // namespace filex::curl
