// A selection of pairs (or pupils) on its way through the steps criteria → list → confirm: kept on
// the server under the visitor, so that ticks survive paging, reload and Back.
#pragma once

#include "acces/couples.hpp"
#include "hall/context.hpp"
#include "hall/draft.hpp"
#include "ts-admin/ordre.hpp"
#include "web/form.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace ts_admin {

// How the codes are to be sent.
enum class Envoi : std::uint8_t { courriel, courrier, les_deux };  // les_deux: e-mail, else paper

struct Selection {
    std::uint64_t etablissement = 0;  // a selection never follows its owner into another school
    acces::Criteres criteres = {};
    Envoi envoi = Envoi::courriel;
    Ordre ordre = {};
    std::vector<std::uint64_t> trouves = {};  // in the order of the list
    std::vector<std::uint64_t> coches = {};   // sorted

    // Of what was asked, for the list's form: ticks of one selection are not those of another.
    std::string vu() const;
};
void to_json(nlohmann::json& json, const Selection& selection);
void from_json(const nlohmann::json& json, Selection& selection);

// The criteria form, as typed. What it refuses is told at its field; the population comes with it.
struct SaisieCriteres {
    acces::Criteres criteres;
    Envoi envoi = Envoi::courriel;
    std::vector<web::FieldError> errors;
};
SaisieCriteres read_criteres(const hall::Context& context, const web::Fields& form);

// One criterion, a tag above the list: "6A", "légal 1"… `retrait` is what its button sends to take
// it away; "" where nothing would be left to search (the population, the only rank).
struct Tag {
    std::string libelle;
    std::string retrait;
};
std::vector<Tag> tags_of(
    const hall::Context& context, const acces::Criteres& criteres, const acces::Choix& choix
);
// The same for the journal and the lot, in one line.
std::string words_of(
    const hall::Context& context, const acces::Criteres& criteres, const acces::Choix& choix
);
// What a tag's button asks. One that is gone already, or never was, changes nothing.
void take_away(const hall::Context& context, acces::Criteres& criteres, std::string_view retrait);

// The selection at hand in this school; nothing when there is none.
std::optional<Selection> load_selection(
    const hall::Context& context, hall::Draft<Selection>& draft
);

// What a checkbox carries: handle of the pair, or of the pupil.
std::string cle_of(const hall::Context& context, acces::Population population, std::uint64_t sujet);
// 0 when it is no such handle.
std::uint64_t sujet_from(
    const hall::Context& context, acces::Population population, std::string_view cle
);

}  // namespace ts_admin
