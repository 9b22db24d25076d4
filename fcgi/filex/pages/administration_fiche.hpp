// What the administrator reads of one drop, and the forms of what may be done to it.
#pragma once

#include "depot/administration.hpp"
#include "hall/context.hpp"
#include "hall/layout.hpp"
#include "web/form.hpp"

#include <string>
#include <string_view>

namespace filex::pages {

struct FicheView {
    static const web::Template file;
    const hall::Context& context;
    const depot::FicheAdmin& fiche;
    std::string lien;
    web::Submitted<int> jours;
    web::Submitted<std::string> raison;
    std::string_view fait;

    void fill(web::Dict& dict) const;

private:
    void fill_facts(web::Dict& dict) const;
    void fill_files(web::Dict& dict) const;
    void fill_reports(web::Dict& dict) const;
    void fill_acts(web::Dict& dict) const;
    void fill_journal(web::Dict& dict) const;
};

}  // namespace filex::pages
