#include "ts-admin/recherche.hpp"

#include "base/text.hpp"
#include "ts-admin/cadre.hpp"

namespace ts_admin {
namespace {

// Percent-encoding of one value of a query.
std::string escaped(std::string_view text) {
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
        if (plain) {
            out += c;
        } else {
            out += '%';
            out += digits[byte >> 4U];
            out += digits[byte & 15U];
        }
    }
    return out;
}

}  // namespace

Recherche read_recherche(const hall::Context& context, const web::Fields& query) {
    Recherche out;
    auto& criteres = out.criteres;
    criteres.autres = true;
    if (query.value("population") == "eleves") criteres.population = acces::Population::eleves;
    auto nom = base::squeeze(query.value("nom"));
    if (nom.size() > 100) nom.resize(100);  // no name begins with more
    while (!base::is_utf8(nom)) nom.pop_back();
    criteres.nom = std::move(nom);
    if (const auto id = context.open_handle<scolarite::Division>(query.value("division")))
        criteres.divisions = {*id};
    const auto mef = query.value("mef");
    if (mef.size() == 11 && mef.find(',') == std::string_view::npos)
        criteres.mefs = {std::string(mef)};
    out.page = page_number(query.value("page"));
    return out;
}

std::string query_of(const hall::Context& context, const Recherche& recherche, std::size_t page) {
    const auto& criteres = recherche.criteres;
    std::string out;
    const auto add = [&](std::string_view name, std::string_view value) {
        if (!out.empty()) out += '&';
        out += std::string(name) + "=" + escaped(value);
    };
    if (criteres.population == acces::Population::eleves) add("population", "eleves");
    if (!criteres.nom.empty()) add("nom", criteres.nom);
    if (!criteres.divisions.empty()) add("division", context.handle(criteres.divisions.front()));
    if (!criteres.mefs.empty()) add("mef", criteres.mefs.front());
    if (page > 1) add("page", std::to_string(page));
    return out;
}

std::string pack_query(std::string_view query) { return base::base64url(query); }

std::string back_to_list(const hall::Context& context, std::string_view packed) {
    const auto text = base::unbase64url(packed);
    if (!text) return "/ts-admin/codes";
    const auto fields = web::parse_urlencoded(*text, web::Limits{});
    if (!fields) return "/ts-admin/codes";
    const auto recherche = read_recherche(context, *fields);
    const auto query = query_of(context, recherche, recherche.page);
    return query.empty() ? "/ts-admin/codes" : "/ts-admin/codes?" + query;
}

}  // namespace ts_admin
