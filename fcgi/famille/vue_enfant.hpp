// The services page of one child: tiles. Shown at its own address, and as the home of who has one
// child.
#pragma once

#include "famille/nouveautes.hpp"
#include "famille/visite.hpp"
#include "tpl/famille/enfant.hpp"

namespace famille {

struct VueEnfant {
    static constexpr web::Template file = tpl::famille::enfant::file;
    const Visite& visite;
    const Nouveautes& news;
    base::Date today;  // at the school

    void fill(web::Dict& dict) const;

private:
    void fill_notes(web::Dict& tiles) const;
    void fill_absences(web::Dict& tiles) const;
    void fill_next_date(web::Dict& tiles) const;
};

}  // namespace famille
