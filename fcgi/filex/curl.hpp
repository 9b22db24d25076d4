// `curl -T file`: the options that its address may carry.
#pragma once

#include "depot/quota.hpp"
#include "filex/envoi.hpp"

namespace filex::curl {

inline constexpr std::string_view root = "/filex/curl/";

struct Options {
    int jours;           // ?jours=10
    bool avis;           // ?avis=1
    bool recapitulatif;  // ?recapitulatif=1
};
// 400 with the reason: an option that is not one, or days that are not allowed.
Ou<Options> read_options(
    const web::Fields& query, const base::Config& config, const depot::Limites& limites
);

}  // namespace filex::curl
