// The page of the marks' parameters as a view: rule, switches, dates by scope, and what families of
// each division see as of a day.
#pragma once

#include "hall/context.hpp"
#include "vie_scolaire/parametres.hpp"
#include "web/form.hpp"
#include "web/page.hpp"

#include <optional>
#include <string>
#include <vector>

namespace ts_admin {

// Name of a scope in forms: "10010012110.<handle of the division>", "." for the whole school.
std::string cle_of(const hall::Context& context, const vie_scolaire::Perimetre& perimetre);
// Nothing when it is not such a name.
std::optional<vie_scolaire::Perimetre> perimetre_from(
    const hall::Context& context, std::string_view cle
);

struct SaisieEcheance {
    std::vector<std::string> cles;  // ticked
    std::string jour;
    std::vector<web::FieldError> errors;
};
struct SaisieApercu {
    base::Date au;
    std::string typed;
    std::string error;
};

struct NotesView {
    static const web::Template file;
    const hall::Context& context;
    vie_scolaire::ParametresNotes notes;
    std::string delai_typed;
    std::vector<web::FieldError> errors;  // of the parameters
    std::vector<vie_scolaire::CoupleMef> couples;
    std::vector<vie_scolaire::Echeance> echeances;
    SaisieEcheance echeance;
    SaisieApercu apercu;
    base::Date rentree;  // first day of the school year
    std::string done;    // what was just done, in words
    std::string vu;      // of the parameters as they are stored
    bool conflit = false;
    bool ferme = false;  // the service is not open: families see nothing

    void fill(web::Dict& dict) const;

private:
    void fill_rule(web::Dict& dict) const;
    void fill_scope(
        web::Dict& dict,
        const vie_scolaire::Perimetre& scope,
        std::string_view division,
        std::string_view mef
    ) const;
    void fill_preview(web::Dict& dict) const;
};

}  // namespace ts_admin
