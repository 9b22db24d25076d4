#include "ts-admin/cadre.hpp"

#include "acces/journal.hpp"
#include "base/text.hpp"
#include "tpl/ts_admin/confirmer.hpp"

#include <charconv>

namespace ts_admin {
namespace {

struct ConfirmationView {
    static constexpr web::Template file = tpl::ts_admin::confirmer::file;
    const Confirmation& it;

    void fill(web::Dict& dict) const {
        namespace t = tpl::ts_admin::confirmer;
        dict.set_optional(t::AVIS, t::MOTIFS, it.avis);
        for (const auto& phrase : it.phrases) dict.add(t::PHRASE).set(t::TEXTE, phrase);
        for (const auto& [name, value] : it.champs)
            dict.add(t::CHAMP).set(t::NOM, name).set(t::VALEUR, value);
        dict.set(t::ACTION, it.action).set(t::BOUTON, it.bouton).set(t::RETOUR, it.retour);
        dict.show_if(it.danger, t::DANGER);
    }
};

}  // namespace

hall::PageHead head_of(
    const hall::Context& context,
    std::string title,
    std::string lead,
    std::vector<hall::Crumb> trail
) {
    trail.insert(trail.begin(), {"Télé-services", "/ts-admin/"});
    const auto& visitor = context.visitor;
    hall::PageHead head{
        .title = std::move(title), .lead = std::move(lead), .trail = std::move(trail)};
    if (visitor.poste) {
        head.at_hand = context.poste().denomination;
        if (visitor.postes.size() > 1) head.at_hand_path = "/ts-admin/?choisir=1";
    }
    return head;
}

vie_scolaire::Decision decision_of(const hall::Context& context) {
    return {context.now, context.auteur(), context.poste().etablissement};
}

acces::Acte acte_of(const hall::Context& context) {
    return {context.now, context.auteur(), context.poste().etablissement};
}

bool may(const hall::Context& context, acces::Application application) {
    return context.poste().may(application);
}

bool may_consult(const hall::Context& context) {
    using acces::Application;
    return may(context, Application::codes) || may(context, Application::notification) ||
           may(context, Application::consultation);
}

std::string date_words(const hall::Context& context, base::Instant instant) {
    return base::format_date(context.poste().fuseau.date_at(instant));
}

void note_export(hall::Context& context, std::string_view what, std::size_t lines) {
    acces::journal_lecture(
        context.db,
        context.now,
        context.auteur(),
        {.action = "liste.exportee",
         .etablissement = context.poste().etablissement,
         .details = "Export de la liste «\u00A0" + std::string(what) +
                    "\u00A0»\u00A0: " + base::counted(lines, "ligne", "lignes")}
    );
}

std::string today_iso(const hall::Context& context) {
    return base::iso_date(context.poste().fuseau.date_at(context.now));
}

std::string instant_words(const hall::Context& context, base::Instant instant) {
    return context.poste().fuseau.format(instant);
}

web::Response confirm(
    hall::Context& context,
    const web::Request& request,
    const hall::PageHead& head,
    const Confirmation& confirmation
) {
    return hall::page(context, request, head, ConfirmationView{confirmation});
}

std::size_t page_number(std::string_view text) {
    std::size_t page = 1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), page);
    if (error != std::errc() || end != text.data() + text.size() || page == 0) return 1;
    return page;
}

}  // namespace ts_admin
