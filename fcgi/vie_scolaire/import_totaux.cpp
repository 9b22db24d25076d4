#include "vie_scolaire/import_totaux.hpp"

#include "scolarite/xml_flux.hpp"

#include <charconv>

namespace vie_scolaire {
namespace {

base::Check read_pupil_total(
    const Ecole& ecole,
    const scolarite::XmlFlux& flux,
    const scolarite::Element& element,
    const scolarite::Periode& period,
    EcritureTotaux& totaux
) {
    const auto pupil = ecole.par_elenoet.eleve(sans_zeros(element.attribute("elenoet")), "ELENOET");
    if (!pupil) return flux.refuse(element.line(), pupil.error().message);
    for (const auto* name : {"nbAbs", "nbNonJustif", "nbRet"}) {
        // taken for 0, it would be written over what is known of him
        if (element.attribute(name).empty())
            return flux.refuse(element.line(), "il manque " + std::string(name) + " à cet élève.");
    }
    const auto all = compte_de(element.attribute("nbAbs"));
    const auto unjustified = compte_de(element.attribute("nbNonJustif"));
    const auto late = compte_de(element.attribute("nbRet"));
    if (!all || !unjustified || !late || *unjustified > *all) {
        return flux.refuse(
            element.line(),
            "nbAbs, nbNonJustif et nbRet sont des nombres de 0 à 999, nbNonJustif au plus nbAbs."
        );
    }
    const auto written = totaux.ecrire(
        {static_cast<std::size_t>(element.line()), *pupil, period}, {*all, *unjustified, *late}
    );
    if (written) return {};
    return flux.refuse(element.line(), written.error().message);
}

}  // namespace

std::optional<unsigned> compte_de(std::string_view text) {
    unsigned value = 0;
    if (text.empty()) return value;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value > 999)
        return std::nullopt;
    return value;
}

std::string bilans_clos(const scolarite::Periode& periode) {
    return "la période « " + periode.libelle + " » est close ; ses bilans ne changent plus.";
}

base::Check commencee(const Ecole& ecole, const scolarite::Periode& periode) {
    if (periode.debut <= ecole.aujourdhui) return {};
    return base::refuse(
        "la période « " + periode.libelle + " » ne commence que le " +
        base::format_date(periode.debut) +
        " et ne peut avoir déjà de moyennes, d’absences ni de retards ; vérifiez sa période."
    );
}

std::uint64_t cle_de_bilan(std::uint64_t eleve, const scolarite::Periode& periode) {
    return (eleve << 8U) | static_cast<std::uint64_t>(periode.rang);
}

EcritureTotaux::EcritureTotaux(Ecole& ecole)
    : ecole_(ecole),
      lignes_(
          ecole.db,
          "INSERT INTO absence_bilan (eleve, periode, demi_journees, non_justifiees, retards) "
          "VALUES",
          5,
          "ON DUPLICATE KEY UPDATE demi_journees = VALUES(demi_journees), non_justifiees = "
          "VALUES(non_justifiees), retards = VALUES(retards)"
      ) {
    ecole.db.each(
        "SELECT b.eleve, b.periode, b.demi_journees, b.non_justifiees, b.retards "
        "FROM eleve e JOIN absence_bilan b ON b.eleve = e.id JOIN periode p ON p.id = b.periode "
        "WHERE e.etablissement = ? AND p.annee = ?",
        [&](const db::Row& row) {
            connus_[{row.get<std::uint64_t>(0), row.get<std::uint64_t>(1)}] = {
                row.get<unsigned>(2), row.get<unsigned>(3), row.get<unsigned>(4)};
        },
        ecole.id,
        ecole.septembre
    );
}

base::Check EcritureTotaux::ecrire(const PlaceTotal& place, const Total& total) {
    const auto& periode = place.periode;
    const auto before =
        ecole_.totaux_lus.lire(cle_de_bilan(place.eleve, periode), ecole_.ici(place.ligne));
    if (before)
        return base::refuse(
            "les totaux de cet élève pour cette période sont déjà " + ecole_.ou(*before) + "."
        );
    const auto found = connus_.find({place.eleve, periode.id.value()});
    const bool known = found != connus_.end();
    if (known && found->second == total) {
        ++ecole_.bilan.bilans.identiques;
        return {};
    }
    if (periode.close_le) return base::refuse(bilans_clos(periode));
    if (!total.vide()) {
        if (auto begun = commencee(ecole_, periode); !begun) return begun;
    }
    lignes_.add(place.eleve, periode.id, total.demi_journees, total.non_justifiees, total.retards);
    ecole_.bilan.ecrit(ecole_.bilan.bilans, !known);
    return {};
}

void EcritureTotaux::finir() { lignes_.flush(); }

base::Check importer_export_absence(Ecole& ecole, const FichierDonnees& fichier) {
    if (!ecole.options.periode) {
        return base::refuse(
            fichier.nom + " : ce fichier ne dit pas sa période ; indiquez-la (--periode 1, 2 ou 3)."
        );
    }
    const auto* period = ecole.periode_de_rang(*ecole.options.periode);
    if (period == nullptr)
        return base::refuse(fichier.nom + " : l’établissement n’a pas cette période.");
    auto source = scolarite::Source::open(fichier.chemin);
    if (!source) return tl::unexpected(source.error());
    scolarite::XmlFlux flux(*source);
    EcritureTotaux totaux(ecole);
    flux.on("eleve", [&](const scolarite::Element& element) {
        return read_pupil_total(ecole, flux, element, *period, totaux);
    });
    auto read = flux.run();
    totaux.finir();
    return read;
}

}  // namespace vie_scolaire
