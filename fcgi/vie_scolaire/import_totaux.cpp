// Totals of a whole term, from sources that give no days: exportAbsence.xml, whose term the user
// names; LSU writes them too.
#include "scolarite/xml_flux.hpp"
#include "vie_scolaire/import_ecole.hpp"

#include <charconv>

namespace vie_scolaire {
namespace {

base::Check read_pupil_total(
    Ecole& ecole,
    const scolarite::XmlFlux& flux,
    const scolarite::Element& element,
    const scolarite::Periode& period
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
    const auto written = ecrire_total(
        ecole, period, {static_cast<std::size_t>(element.line()), *pupil, *all, *unjustified, *late}
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

base::Check ecrire_total(Ecole& ecole, const scolarite::Periode& periode, const Total& total) {
    const auto before =
        ecole.totaux_lus.lire(cle_de_bilan(total.eleve, periode), ecole.ici(total.ligne));
    if (before)
        return base::refuse(
            "les totaux de cet élève pour cette période sont déjà " + ecole.ou(*before) + "."
        );
    const auto same = ecole.db.value<bool>(
        "SELECT demi_journees = ? AND non_justifiees = ? AND retards = ? FROM absence_bilan WHERE "
        "eleve = ? AND periode = ?",
        total.demi_journees,
        total.non_justifiees,
        total.retards,
        total.eleve,
        periode.id
    );
    if (same.value_or(false)) {
        ++ecole.bilan.bilans.identiques;
        return {};
    }
    if (periode.close_le) return base::refuse(bilans_clos(periode));
    if (total.compte()) {
        if (auto begun = commencee(ecole, periode); !begun) return begun;
    }
    ecole.db.execute(
        "INSERT INTO absence_bilan (eleve, periode, demi_journees, non_justifiees, retards) VALUES "
        "(?, ?, ?, ?, ?)"
        " ON DUPLICATE KEY UPDATE demi_journees = VALUES(demi_journees), non_justifiees = "
        "VALUES(non_justifiees),"
        " retards = VALUES(retards)",
        total.eleve,
        periode.id,
        total.demi_journees,
        total.non_justifiees,
        total.retards
    );
    ecole.bilan.ecrit(ecole.bilan.bilans, !same);
    return {};
}

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
    flux.on("eleve", [&](const scolarite::Element& element) {
        return read_pupil_total(ecole, flux, element, *period);
    });
    return flux.run();
}

}  // namespace vie_scolaire
