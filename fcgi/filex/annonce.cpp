#include "filex/annonce.hpp"

#include "base/json.hpp"
#include "base/text.hpp"
#include "filex/creation.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <numeric>

namespace filex {
namespace {

constexpr std::size_t most_files = 500;

web::Response json(const nlohmann::json& body, int status) {
    web::Response response;
    response.status = status;
    response.header("Content-Type", "application/json; charset=utf-8");
    response.body = base::json_text(body);
    return response;
}

}  // namespace

std::optional<std::vector<std::uint64_t>> sizes_in(const web::Fields& form) {
    std::vector<std::uint64_t> sizes;
    for (const auto text : form.all("taille")) {
        const auto size = base::parse_number<std::uint64_t>(text);
        constexpr std::uint64_t most = std::uint64_t{1} << 52U;  // their sum overflows nothing
        if (!size || *size > most) return std::nullopt;
        sizes.push_back(*size);
    }
    if (sizes.empty() || sizes.size() > most_files) return std::nullopt;
    return sizes;
}

std::uint64_t sum_of(const std::vector<std::uint64_t>& sizes) {
    return std::accumulate(sizes.begin(), sizes.end(), std::uint64_t{0});
}

std::optional<depot::Refus> refuse_sizes(
    hall::Context& context, acces::CompteId compte, const std::vector<std::uint64_t>& sizes
) {
    return depot::refuse(
        context.db,
        context.config,
        depot::Magasin(context.config.depots),
        context.now,
        depot::Demande::annoncee(compte, sum_of(sizes))
            .dont_le_plus_grand(*std::max_element(sizes.begin(), sizes.end()))
    );
}

web::Response announced_errors(const std::vector<web::FieldError>& errors, int status) {
    auto list = nlohmann::json::array();
    for (const auto& error : errors)
        list.push_back({
            {"champ",   error.field  },
            {"message", error.message}
        });
    return json(
        {
            {"erreurs", list}
    },
        status
    );
}

web::Response announced(hall::Context& context, depot::DepotId depot, const std::string& page) {
    constexpr int gone = 410;
    if (is_over(context, depot))
        return announced_errors(
            {
                {"",
                 "Ce formulaire a déjà fait un dépôt, qui est terminé\u00A0: rien n’a été envoyé "
                 "cette fois. Pour envoyer de nouveau, rechargez la page."}
        },
            gone
        );
    return json(
        {
            {"page",  std::string(context.prefix()) + page         },
            {"droit", context.handle(depot::DroitId(depot.value()))}
    },
        200
    );
}

}  // namespace filex
