#include "ts-admin/recherche.hpp"

#include "base/percent.hpp"
#include "base/text.hpp"
#include "ts-admin/cadre.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace ts_admin {
namespace {

using acces::EtatCar;
using acces::LigneCouple;

constexpr std::array<std::string_view, acces::etat_count> etats{
    "non_genere",
    "genere",
    "notifie",
    "non_parvenu",
    "utilise",
    "expire",
    "desactive",
    "refuse",
    "remplace",
    "suspendu",
    "conteste",
    "detache",
    "ferme"};

std::optional<EtatCar> etat_named(std::string_view name) {
    const auto* const at = std::find(etats.begin(), etats.end(), name);
    if (at == etats.end()) return std::nullopt;
    return static_cast<EtatCar>(at - etats.begin());
}

// The part of a list that its page shows.
template <class T>
std::vector<T> cut(std::vector<T> all, Recherche& recherche, std::size_t par_page) {
    if (par_page == 0) return all;
    const auto pages = std::max<std::size_t>(1, (all.size() + par_page - 1) / par_page);
    recherche.page = std::clamp<std::size_t>(recherche.page, 1, pages);
    const auto from = (recherche.page - 1) * par_page;
    const auto to = std::min(all.size(), from + par_page);
    return {
        std::make_move_iterator(all.begin() + static_cast<std::ptrdiff_t>(from)),
        std::make_move_iterator(all.begin() + static_cast<std::ptrdiff_t>(to))};
}

}  // namespace

std::string escaped(std::string_view text) { return base::percent_encode(text, "-_."); }

std::string start_of(std::string_view typed, std::size_t bytes) {
    return base::cut_utf8(base::squeeze(typed), bytes);
}

std::string_view name_of(EtatCar etat) { return etats.at(static_cast<std::size_t>(etat)); }

Resultat chercher(hall::Context& context, Recherche& recherche, std::size_t par_page) {
    const auto school = context.poste().etablissement;
    const auto& criteres = recherche.criteres;
    const auto& ordre = recherche.ordre;
    const auto read = [&](const std::vector<std::uint64_t>& sujets) {
        return acces::read_sujets(context.db, school, criteres.population, sujets, context.now);
    };
    auto found = acces::find_sujets(context.db, school, criteres, context.now);
    // as it is found: only the rows that are shown are read
    if (!recherche.etat && ordre.tri == Tri::division && !ordre.decroissant) {
        const auto total = found.size();
        return {total, read(cut(std::move(found), recherche, par_page))};
    }
    auto lignes = read(found);
    if (recherche.etat) {
        const auto other = [&](const LigneCouple& ligne) {
            return etat_of(ligne.car, context.now) != *recherche.etat;
        };
        lignes.erase(std::remove_if(lignes.begin(), lignes.end(), other), lignes.end());
    }
    const auto total = lignes.size();
    return {total, cut(sorted(std::move(lignes), ordre, context.now), recherche, par_page)};
}

Recherche read_recherche(const hall::Context& context, const web::Fields& query) {
    Recherche out;
    auto& criteres = out.criteres;
    criteres.autres = true;
    criteres.finis = true;
    if (query.value("population") == "eleves") criteres.population = acces::Population::eleves;
    criteres.nom = start_of(query.value("nom"), 100);  // no name begins with more
    if (const auto id = context.open_handle<scolarite::Division>(query.value("division")))
        criteres.divisions = {*id};
    if (const auto mef = scolarite::CodeMef::parse(query.value("mef"))) criteres.mefs = {*mef};
    out.etat = etat_named(query.value("etat"));
    out.ordre.tri = tri_named(query.value("tri")).value_or(Tri::division);
    out.ordre.decroissant = query.value("sens") == "desc";
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
    if (!criteres.mefs.empty()) add("mef", criteres.mefs.front().text());
    if (recherche.etat) add("etat", name_of(*recherche.etat));
    if (recherche.ordre.tri != Tri::division) add("tri", name_of(recherche.ordre.tri));
    if (recherche.ordre.decroissant) add("sens", "desc");
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
