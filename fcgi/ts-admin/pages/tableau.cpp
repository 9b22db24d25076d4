// The dashboard: how far each division is, from the pair to the open access, as a table and a
// picture.
#include "tpl/ts_admin/tableau.hpp"
#include "ts-admin/cadre.hpp"
#include "ts-admin/pages/pages.hpp"
#include "web/csv.hpp"

#include <algorithm>

namespace ts_admin::pages {
namespace {

namespace t = tpl::ts_admin::tableau;
using acces::Entonnoir;

// Width of a bar out of 100, of what the division has in all; what there is can be seen.
std::size_t share(std::size_t part, std::size_t whole) {
    if (part == 0 || whole == 0) return 0;
    return std::max<std::size_t>(1, part * 100 / whole);
}

std::string name_of(const Entonnoir& line) {
    return line.division.empty() ? "Sans classe" : line.division;
}

void fill_row(web::Dict row, const Entonnoir& line) {
    row.set(t::DIVISION, name_of(line)).set(t::COUPLES, line.couples);
    row.set(t::GENERES, line.generes)
        .set(t::NOTIFIES, line.notifies)
        .set(t::UTILISES, line.utilises);
    row.set(t::EXPIRES, line.expires).set(t::REFUSES, line.refuses).set(t::FERMES, line.fermes);
    row.set(t::PART_GENERES, share(line.generes, line.couples));
    row.set(t::PART_NOTIFIES, share(line.notifies, line.couples));
    row.set(t::PART_UTILISES, share(line.utilises, line.couples));
}

Entonnoir sum_of(const std::vector<Entonnoir>& lines) {
    Entonnoir sum;
    sum.division = "Ensemble";
    for (const auto& line : lines) {
        sum.couples += line.couples;
        sum.generes += line.generes;
        sum.notifies += line.notifies;
        sum.utilises += line.utilises;
        sum.expires += line.expires;
        sum.refuses += line.refuses;
        sum.fermes += line.fermes;
    }
    return sum;
}

struct View {
    static constexpr web::Template file = t::file;
    std::vector<Entonnoir> lines;

    void fill(web::Dict& dict) const {
        if (lines.empty()) {
            dict.show(t::VIDE);
            return;
        }
        auto table = dict.add(t::TABLE);
        for (const auto& line : lines) fill_row(table.add(t::LIGNE), line);
        fill_row(table.add(t::ENSEMBLE), sum_of(lines));
    }
};

}  // namespace

Response tableau(hall::Context& context, const Request& request) {
    if (!may_consult(context)) return context.forbidden(request);
    return hall::page(
        context,
        request,
        head_of(
            context,
            "Tableau de bord",
            "Où en est chaque division, du code généré à l’accès ouvert."
        ),
        View{acces::entonnoirs_of(context.db, context.poste().etablissement, context.now)}
    );
}

Response tableau_csv(hall::Context& context, const Request& request) {
    if (!may_consult(context)) return context.forbidden(request);
    const auto lines = acces::entonnoirs_of(context.db, context.poste().etablissement, context.now);
    web::Csv csv(
        {"Division",
         "Couples",
         "Générés",
         "Notifiés",
         "Accès ouverts",
         "Expirés",
         "Refusés",
         "Fermés"}
    );
    const auto add = [&](const Entonnoir& line) {
        csv.row(
            {name_of(line),
             std::to_string(line.couples),
             std::to_string(line.generes),
             std::to_string(line.notifies),
             std::to_string(line.utilises),
             std::to_string(line.expires),
             std::to_string(line.refuses),
             std::to_string(line.fermes)}
        );
    };
    for (const auto& line : lines) add(line);
    add(sum_of(lines));
    return std::move(csv).file("tableau-" + today_iso(context) + ".csv");
}

}  // namespace ts_admin::pages
