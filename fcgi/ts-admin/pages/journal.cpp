// What was done in the school, by whom, when and from where: filtered by words and days, and as a
// file.
#include "tpl/ts_admin/journal.hpp"
#include "acces/personnel.hpp"
#include "base/text.hpp"
#include "ts-admin/cadre.hpp"
#include "ts-admin/pages/pages.hpp"
#include "ts-admin/recherche.hpp"
#include "web/csv.hpp"

#include <algorithm>

namespace ts_admin::pages {
namespace {

namespace t = tpl::ts_admin::journal;
constexpr std::size_t per_page = 100;
constexpr std::size_t export_max = 100000;  // years of the largest school

// What the form says: as it was typed, and as it is asked.
struct Saisie {
    std::string mots;
    std::string du;
    std::string au;
    acces::FiltreJournal filtre;
    std::vector<web::FieldError> errors;
};

std::optional<base::Date> read_day(Saisie& saisie, std::string_view field, std::string_view typed) {
    if (typed.empty()) return std::nullopt;
    const auto date = base::parse_date(typed);
    if (date) return *date;
    saisie.errors.push_back({std::string(field), date.error().message});
    return std::nullopt;
}

Saisie read(const hall::Context& context, const web::Fields& query) {
    Saisie saisie;
    saisie.mots = start_of(query.value("mots"), 100);
    saisie.du = start_of(query.value("du"), 20);
    saisie.au = start_of(query.value("au"), 20);
    const auto& zone = context.poste().fuseau;
    saisie.filtre.mots = saisie.mots;
    if (const auto day = read_day(saisie, "du", saisie.du))
        saisie.filtre.depuis = zone.start_of(*day);
    if (const auto day = read_day(saisie, "au", saisie.au))
        saisie.filtre.avant = zone.start_of(std::chrono::sys_days(*day) + std::chrono::days(1));
    return saisie;
}

std::string query_of(const Saisie& saisie, std::size_t page) {
    std::string out;
    const auto add = [&](std::string_view name, std::string_view value) {
        if (!value.empty())
            out += (out.empty() ? "?" : "&") + std::string(name) + "=" + escaped(value);
    };
    add("mots", saisie.mots);
    add("du", saisie.du);
    add("au", saisie.au);
    if (page > 1) add("page", std::to_string(page));
    return out;
}

std::string_view error_in(const Saisie& saisie, std::string_view field) {
    for (const auto& error : saisie.errors) {
        if (error.field == field) return error.message;
    }
    return {};
}

struct View {
    static constexpr web::Template file = t::file;
    const hall::Context& context;
    const Saisie& saisie;
    acces::PageJournal journal;
    std::size_t page;
    std::size_t pages;

    void fill(web::Dict& dict) const {
        hall::fill_errors(dict, t::ERREURS, saisie.errors);
        dict.set(t::MOTS, saisie.mots).set(t::DU, saisie.du).set(t::AU, saisie.au);
        if (const auto wrong = error_in(saisie, "du"); !wrong.empty())
            dict.set(t::DU_MESSAGE, wrong).show(t::DU_ERREUR);
        if (const auto wrong = error_in(saisie, "au"); !wrong.empty())
            dict.set(t::AU_MESSAGE, wrong).show(t::AU_ERREUR);
        if (journal.lignes.empty()) {
            dict.show_if(saisie.errors.empty(), t::VIDE);
            return;
        }
        auto table = dict.add(t::TABLE);
        table.set(t::COMPTE, base::counted(journal.total, "ligne", "lignes"));
        table.set(t::EXPORT, "/ts-admin/journal.csv" + query_of(saisie, 1));
        for (const auto& line : journal.lignes)
            table.add(t::LIGNE)
                .set(t::QUAND, instant_words(context, line.quand))
                .set(t::QUI, line.auteur)
                .set(t::OU, line.adresse)
                .set(t::QUOI, line.details);
        fill_pages(dict);
    }
    void fill_pages(web::Dict& dict) const {
        if (pages < 2) return;
        auto paging = dict.add(t::PAGES);
        paging.set(t::ICI, page).set(t::SUR, pages);
        const auto link = [&](web::Var section, std::size_t to) {
            paging.add(section).set(t::LIEN, "/ts-admin/journal" + query_of(saisie, to));
        };
        if (page > 1) link(t::PRECEDENTE, page - 1);
        if (page < pages) link(t::SUIVANTE, page + 1);
    }
};

}  // namespace

Response journal(hall::Context& context, const Request& request) {
    const auto saisie = read(context, request.query);
    const auto school = context.poste().etablissement;
    auto page = std::min<std::size_t>(page_number(request.query.value("page")), 100000);
    acces::PageJournal found{};
    const auto look = [&] {
        found =
            acces::journal_of(context.db, school, saisie.filtre, (page - 1) * per_page, per_page);
    };
    if (saisie.errors.empty()) look();
    const auto pages = std::max<std::size_t>(1, (found.total + per_page - 1) / per_page);
    if (page > pages && found.total != 0) {
        page = pages;
        look();
    }
    auto head = head_of(
        context,
        "Journal de l’établissement",
        "Tout ce qui a été fait, du plus récent au plus ancien."
    );
    head.error = !saisie.errors.empty();
    return hall::page(context, request, head, View{context, saisie, std::move(found), page, pages});
}

Response journal_csv(hall::Context& context, const Request& request) {
    const auto saisie = read(context, request.query);
    if (!saisie.errors.empty())
        return Response::redirect("/ts-admin/journal" + query_of(saisie, 1));
    const auto found =
        acces::journal_of(context.db, context.poste().etablissement, saisie.filtre, 0, export_max);
    web::Csv csv({"Quand", "Qui", "Quoi", "Depuis"});
    for (const auto& line : found.lignes)
        csv.row({instant_words(context, line.quand), line.auteur, line.details, line.adresse});
    note_export(context, "Journal de l’établissement", found.lignes.size());
    return std::move(csv).file("journal-" + today_iso(context) + ".csv");
}

}  // namespace ts_admin::pages
