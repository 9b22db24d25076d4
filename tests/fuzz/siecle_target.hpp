// SIECLE files and the numbers in them, from any bytes: run by libFuzzer, and over the kept corpus
// by the tests. Aborts when what the reader promises does not hold.
#pragma once

#include "base/text.hpp"
#include "scolarite/champs.hpp"
#include "scolarite/ine.hpp"
#include "scolarite/mef.hpp"
#include "scolarite/uai.hpp"
#include "scolarite/xml_flux.hpp"

#include <cstdlib>
#include <string>
#include <string_view>

namespace fuzz {

inline void must_hold(bool holds) {
    if (!holds) std::abort();
}

inline void values(std::string_view text) {
    if (const auto uai = scolarite::Uai::parse(text)) {
        must_hold(scolarite::Uai::parse(uai->text()).has_value() && uai->text().size() == 8);
    }
    if (const auto ine = scolarite::Ine::parse(text)) must_hold(ine->text().size() == 11);
    if (const auto mef = scolarite::CodeMef::parse(text)) must_hold(mef->text().size() == 11);
}

inline base::Check record(const scolarite::Element& element) {
    const std::string file = "fuzz.xml";
    scolarite::Bilan bilan;
    scolarite::Champs champs(element, file, bilan, "élève");
    must_hold(base::is_utf8(champs.texte("A", 20)));
    must_hold(base::length(champs.nom("NOM_DE_FAMILLE", true, "NOM")) <= 100);
    champs.date("DATE_NAISS");
    champs.drapeau("F");
    must_hold(champs.telephone("TEL_PORTABLE").size() <= 20);
    champs.courriel("MEL");
    champs.entier("ADRESSE_ID");
    for (const auto* child : element.children()) values(child->text());
    values(element.attribute("ELEVE_ID"));
    must_hold(element.line() >= 0);
    return champs.check();
}

inline void siecle(std::string_view input) {
    values(input.substr(0, 64));
    auto source = scolarite::Source::of_bytes("fuzz.xml", std::string(input));
    scolarite::XmlFlux flux(source);
    flux.on("PARAMETRES", record);
    flux.on("DONNEES/ELEVES/ELEVE", record);
    flux.on("DONNEES/ADRESSES/ADRESSE", record);
    const auto read = flux.run();
    if (!read) must_hold(!read.error().message.empty());
}

}  // namespace fuzz
