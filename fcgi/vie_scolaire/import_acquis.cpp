#include "vie_scolaire/import_acquis.hpp"

#include "base/text.hpp"

namespace vie_scolaire {
namespace {

using scolarite::Element;
using scolarite::XmlFlux;

// "18/20", "11.5", "45/50": out of 20; nothing when it is none of these.
std::optional<std::string> sur_vingt(std::string_view text) {
    const auto slash = text.find('/');
    const auto value = centiemes(text.substr(0, slash));
    const auto scale =
        slash == std::string_view::npos ? std::optional(2000) : centiemes(text.substr(slash + 1));
    if (!value || !scale || *scale == 0 || *value > *scale) return std::nullopt;
    return decimal((*value * 2000 + *scale / 2) / *scale);
}

// Nothing where the attribute is not there, or where `non_note` says that it is no average.
base::Result<std::optional<std::string>> read_average(
    const XmlFlux& flux, const Element& element, const std::string& name, const char* non_note
) {
    const auto text = element.attribute(name);
    if (text.empty()) return std::nullopt;
    const auto not_marked = element.attribute(non_note);
    if (not_marked == "1" || not_marked == "true") return std::nullopt;
    if (auto average = sur_vingt(text)) return average;
    return flux.refuse(
        element.line(), name + " « " + std::string(text.substr(0, 8)) + " » n’est pas une moyenne."
    );
}

}  // namespace

base::Result<Acquis> lire_acquis(const XmlFlux& flux, const Element& element) {
    const auto moyenne = read_average(flux, element, "moyenne-eleve", "eleve-non-note");
    if (!moyenne) return tl::unexpected(moyenne.error());
    const auto classe = read_average(flux, element, "moyenne-structure", "structure-non-notee");
    if (!classe) return tl::unexpected(classe.error());
    Acquis acquis{*moyenne, *classe, {}, {}};
    if (const auto text = element.attribute("positionnement"); !text.empty()) {
        if (text.size() != 1 || text < "1" || text > "4")
            return flux.refuse(element.line(), "positionnement va de 1 à 4.");
        acquis.positionnement = static_cast<unsigned>(text.front() - '0');
    }
    acquis.appreciation = base::nfc(element.text_of("appreciation"));
    if (base::length(acquis.appreciation) > 600)
        return flux.refuse(element.line(), "l’appréciation dépasse 600 caractères.");
    return acquis;
}

base::Check ecrire_acquis(Ecole& ecole, const PlaceAcquis& place, const Acquis& acquis) {
    auto& bilan = ecole.bilan;
    const auto same = ecole.db.value<bool>(
        "SELECT moyenne <=> ? AND moyenne_classe <=> ? AND positionnement <=> ? AND BINARY "
        "appreciation = BINARY ?"
        " FROM bilan WHERE eleve = ? AND periode = ? AND matiere = ?",
        acquis.moyenne,
        acquis.classe,
        acquis.positionnement,
        acquis.appreciation,
        place.eleve,
        place.periode.id,
        place.matiere
    );
    if (same.value_or(false)) {
        ++bilan.bilans.identiques;
        return {};
    }
    if (place.periode.close_le) return base::refuse(bilans_clos(place.periode));
    if (!acquis.vide()) {
        if (auto begun = commencee(ecole, place.periode); !begun) return begun;
    }
    ecole.db.execute(
        "INSERT INTO bilan (eleve, periode, matiere, moyenne, moyenne_classe, positionnement, "
        "appreciation)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE moyenne = VALUES(moyenne),"
        " moyenne_classe = VALUES(moyenne_classe), positionnement = VALUES(positionnement),"
        " appreciation = VALUES(appreciation)",
        place.eleve,
        place.periode.id,
        place.matiere,
        acquis.moyenne,
        acquis.classe,
        acquis.positionnement,
        acquis.appreciation
    );
    bilan.ecrit(bilan.bilans, !same);
    return {};
}

}  // namespace vie_scolaire
