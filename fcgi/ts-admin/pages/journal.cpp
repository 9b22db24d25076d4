// What was done in the school, by whom, when and from where.
#include "tpl/ts_admin/journal.hpp"
#include "acces/personnel.hpp"
#include "ts-admin/cadre.hpp"
#include "ts-admin/pages/pages.hpp"

#include <algorithm>

namespace ts_admin::pages {
namespace {

namespace t = tpl::ts_admin::journal;
constexpr std::size_t per_page = 100;

struct View {
    static constexpr web::Template file = t::file;
    const hall::Context& context;
    acces::PageJournal journal;
    std::size_t page;

    void fill(web::Dict& dict) const {
        for (const auto& line : journal.lignes)
            dict.add(t::LIGNE)
                .set(t::QUAND, instant_words(context, line.quand))
                .set(t::QUI, line.auteur)
                .set(t::OU, line.adresse)
                .set(t::QUOI, line.details);
        dict.show(journal.lignes.empty() ? t::VIDE : t::TABLE);
        const auto pages = std::max<std::size_t>(1, (journal.total + per_page - 1) / per_page);
        if (pages < 2) return;
        auto paging = dict.add(t::PAGES);
        paging.set(t::ICI, page).set(t::SUR, pages);
        if (page > 1) paging.add(t::PRECEDENTE).set(t::NUMERO, page - 1);
        if (page < pages) paging.add(t::SUIVANTE).set(t::NUMERO, page + 1);
    }
};

}  // namespace

Response journal(hall::Context& context, const Request& request) {
    const auto page = std::min<std::size_t>(page_number(request.query.value("page")), 100000);
    return hall::page(
        context,
        request,
        head_of(
            context,
            "Journal de l’établissement",
            "Tout ce qui a été fait, du plus récent au plus ancien."
        ),
        View{
            context,
            acces::journal_of(
                context.db, context.poste().etablissement, (page - 1) * per_page, per_page
            ),
            page}
    );
}

}  // namespace ts_admin::pages
