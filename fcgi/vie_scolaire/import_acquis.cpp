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
    Acquis acquis{*moyenne, *classe, base::nfc(element.text_of("appreciation"))};
    if (base::length(acquis.appreciation) > 600)
        return flux.refuse(element.line(), "l’appréciation dépasse 600 caractères.");
    return acquis;
}

// `ecrite_le` is of what is said of the pupil: his class's average moves with everybody's, and
// makes his report new to nobody. It comes first, while the other columns are still the old ones.
EcritureAcquis::EcritureAcquis(Ecole& ecole)
    : ecole_(ecole),
      lignes_(
          ecole.db,
          "INSERT INTO bilan (eleve, periode, matiere, moyenne, moyenne_classe, appreciation, "
          "ecrite_le) VALUES",
          7,
          "ON DUPLICATE KEY UPDATE ecrite_le = IF(moyenne <=> VALUES(moyenne) AND "
          "BINARY appreciation = BINARY VALUES(appreciation), ecrite_le, VALUES(ecrite_le)), "
          "moyenne = VALUES(moyenne), moyenne_classe = VALUES(moyenne_classe), "
          "appreciation = VALUES(appreciation)"
      ) {
    ecole.db.each(
        "SELECT b.eleve, b.periode, b.matiere, b.moyenne, b.moyenne_classe, b.appreciation "
        "FROM eleve e JOIN bilan b ON b.eleve = e.id JOIN periode p ON p.id = b.periode "
        "WHERE e.etablissement = ? AND p.annee = ?",
        [&](const db::Row& row) {
            connus_[{
                row.get<std::uint64_t>(0), row.get<std::uint64_t>(1), row.get<std::uint64_t>(2)}] =
                {row.get<std::optional<std::string>>(3),
                 row.get<std::optional<std::string>>(4),
                 row.get<std::string>(5)};
        },
        ecole.id,
        ecole.septembre
    );
}

base::Check EcritureAcquis::ecrire(const PlaceAcquis& place, const Acquis& acquis) {
    auto& bilan = ecole_.bilan;
    const auto found = connus_.find({place.eleve, place.periode.id.value(), place.matiere});
    const bool known = found != connus_.end();
    if (known && found->second == acquis) {
        ++bilan.bilans.identiques;
        return {};
    }
    if (place.periode.close_le) return base::refuse(bilans_clos(place.periode));
    if (!acquis.vide()) {
        if (auto begun = commencee(ecole_, place.periode); !begun) return begun;
    }
    lignes_.add(
        place.eleve,
        place.periode.id,
        place.matiere,
        acquis.moyenne,
        acquis.classe,
        acquis.appreciation,
        ecole_.options.now
    );
    bilan.ecrit(bilan.bilans, !known);
    return {};
}

void EcritureAcquis::finir() { lignes_.flush(); }

}  // namespace vie_scolaire
