// The two pages that every selection goes through: its criteria, and the list with its checkboxes.
#pragma once

#include "ts-admin/selection.hpp"
#include "web/page.hpp"

#include <string>
#include <vector>

namespace ts_admin {

struct CriteresView {
    static const web::Template file;
    const hall::Context& context;
    const SaisieCriteres& saisie;
    acces::Choix choix;
    bool notification;    // else generation
    std::string message;  // "", or what to say above the form

    void fill(web::Dict& dict) const;

private:
    void fill_classes(web::Dict& dict) const;
};

// One page of the list.
struct ListeView {
    static constexpr std::size_t par_page = 50;
    static const web::Template file;
    const hall::Context& context;
    const Selection& selection;
    std::vector<acces::LigneCouple> lignes;
    std::size_t page;
    std::vector<Tag> tags;
    std::string action;    // path of the form
    std::string criteres;  // path of the step before
    std::string phrase;    // above the list; may be empty
    std::string erreur;    // nothing ticked

    void fill(web::Dict& dict) const;

private:
    void fill_columns(web::Dict& dict) const;
    void fill_rows(web::Dict& dict) const;
    void fill_pages(web::Dict& dict) const;
};

std::size_t page_count(const Selection& selection);
// Numbers of one page, in order.
std::vector<std::uint64_t> page_of_list(const Selection& selection, std::size_t page);

// Whether one who was not on the list before is ticked on it.
using CocheDAvance = bool (*)(
    const hall::Context& context, const Selection& selection, const acces::LigneCouple& ligne
);
// Finds who matches the criteria. Who was on the list keeps its tick, or its lack of one.
void search(hall::Context& context, Selection& selection, CocheDAvance coche);

inline constexpr std::string_view other_selection_words =
    "Une autre sélection a été faite depuis, dans un autre onglet ou en arrière\u00A0: voici celle "
    "qui "
    "est en cours. Rien de l’ancienne n’est exécuté.";

// What the list's form asks: the ticks of the page it shows are taken over, then its button's act.
// Another order, or a criterion less, is put into the selection at once, and begins at its first
// page.
struct Suite {
    bool continuer = false;
    bool exporter = false;
    bool autre = false;  // the form is of another selection: nothing of it is taken over
    std::size_t page = 1;
};
Suite apply_ticks(
    hall::Context& context, Selection& selection, const web::Fields& form, CocheDAvance coche
);

}  // namespace ts_admin
