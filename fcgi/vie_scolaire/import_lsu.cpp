// LSU import files ("bilans périodiques"): averages, appreciations and half-days of a period. Whole
// averages, not marks: they go to `bilan` and `absence_bilan`.
#include "base/text.hpp"
#include "scolarite/xml_flux.hpp"
#include "vie_scolaire/import_acquis.hpp"
#include "vie_scolaire/import_totaux.hpp"

#include <array>
#include <map>
#include <set>

namespace vie_scolaire {
namespace {

using scolarite::Element;

struct Discipline {
    std::uint64_t matiere;
    std::string modalite;
};

using Noms = std::array<std::string, 3>;  // nom, nom de famille, prénom

struct Suite {
    Ecole& ecole;
    scolarite::XmlFlux& flux;
    const std::string& nom;  // of the file
    EcritureAcquis acquis = EcritureAcquis(ecole);
    EcritureTotaux totaux = EcritureTotaux(ecole);
    std::unordered_map<std::uint64_t, Noms> noms = {};  // of the school's pupils
    std::map<std::string, std::uint64_t, std::less<>> eleves = {};
    std::map<std::string, const scolarite::Periode*, std::less<>> periodes = {};
    std::map<std::string, Discipline, std::less<>> disciplines = {};
};

base::Check read_head(const Suite& suite, const Element& entete) {
    const auto school = entete.text_of("etablissement");
    if (school.empty() || base::upper_ascii(school) == suite.ecole.bilan.uai) return {};
    return suite.flux.refuse(
        entete.line(),
        "ce fichier est celui de l’établissement " + std::string(school.substr(0, 8)) +
            ", et non de " + suite.ecole.bilan.uai + "."
    );
}

void load_names(Suite& suite) {
    suite.ecole.db.each(
        "SELECT id, nom, nom_famille, prenom FROM eleve WHERE etablissement = ?",
        [&](const db::Row& row) {
            suite.noms[row.get<std::uint64_t>(0)] = {
                row.get<std::string>(1), row.get<std::string>(2), row.get<std::string>(3)};
        },
        suite.ecole.id
    );
}

// The number alone may be that of another source, or of last year: a name must agree with it.
bool is_named(Suite& suite, const Element& element, std::uint64_t pupil) {
    const auto nom = base::fold(element.attribute("nom"));
    const auto prenom = base::fold(element.attribute("prenom"));
    if (nom.empty() && prenom.empty()) return true;
    const auto& known = suite.noms[pupil];
    return base::fold(known[0]) == nom || base::fold(known[1]) == nom ||
           base::fold(known[2]) == prenom;
}

base::Check read_pupil(Suite& suite, const Element& element) {
    const std::string id(element.attribute("id-be"));
    const auto pupil = suite.ecole.par_eleve_siecle.eleve(id, "id-be");
    if (!pupil) return suite.flux.refuse(element.line(), pupil.error().message);
    if (!is_named(suite, element, *pupil)) {
        return suite.flux.refuse(
            element.line(),
            "le numéro id-be « " + id.substr(0, 20) +
                " » est celui d’un élève qui n’a ni ce nom ni ce prénom."
        );
    }
    suite.eleves.emplace(element.attribute("id"), *pupil);
    return {};
}

// Of this year, and of as many terms as the school has: rank 2 of 2 is not rank 2 of 3.
base::Check check_year(const Suite& suite, const Element& element) {
    const auto year = element.attribute("millesime");
    if (!year.empty() && year != std::to_string(suite.ecole.septembre)) {
        return suite.flux.refuse(
            element.line(),
            "cette période est de l’année scolaire " + std::string(year.substr(0, 8)) +
                " (millesime), et l’établissement est en " + std::to_string(suite.ecole.septembre) +
                "."
        );
    }
    const auto terms = element.attribute("nb-periodes");
    if (!terms.empty() && terms != std::to_string(suite.ecole.periodes.size())) {
        return suite.flux.refuse(
            element.line(),
            "le fichier compte " + std::string(terms.substr(0, 8)) +
                " périodes dans l’année (nb-periodes), et l’établissement en a " +
                std::to_string(suite.ecole.periodes.size()) + "."
        );
    }
    return {};
}

base::Check read_period(Suite& suite, const Element& element) {
    if (auto right = check_year(suite, element); !right) return right;
    const auto index = element.attribute("indice");
    const auto* period =
        index.size() == 1 ? suite.ecole.periode_de_rang(index.front() - '0') : nullptr;
    if (period == nullptr) {
        return suite.flux.refuse(
            element.line(),
            "l’établissement n’a pas de période de rang « " + std::string(index.substr(0, 8)) +
                " »."
        );
    }
    suite.periodes.emplace(element.attribute("id"), period);
    return {};
}

base::Check read_subject(Suite& suite, const Element& element) {
    const auto code = element.attribute("code");
    const auto id = suite.ecole.db.value<std::uint64_t>(
        "SELECT id FROM matiere WHERE etablissement = ? AND code = ?", suite.ecole.id, code
    );
    if (!id) {
        return suite.flux.refuse(
            element.line(),
            "« " + std::string(code.substr(0, 20)) +
                " » n’est pas un code de matière de l’établissement."
        );
    }
    suite.disciplines.emplace(
        element.attribute("id"),
        Discipline{*id, std::string(element.attribute("modalite-election"))}
    );
    return {};
}

base::Check read_life(
    Suite& suite, const Element& life, std::uint64_t pupil, const scolarite::Periode& period
) {
    std::string missing;
    std::size_t said = 0;
    for (const auto* name : {"nb-retards", "nb-abs-justifiees", "nb-abs-injustifiees"}) {
        if (!life.attribute(name).empty())
            ++said;
        else
            missing += (missing.empty() ? "" : ", ") + std::string(name);
    }
    // without any count (of a remark alone) it says nothing; one that is missing, taken for 0,
    // would be written over what is known of him
    if (said == 0) return {};
    if (!missing.empty())
        return suite.flux.refuse(life.line(), "il manque " + missing + " à vie-scolaire.");
    const auto late = compte_de(life.attribute("nb-retards"));
    const auto justified = compte_de(life.attribute("nb-abs-justifiees"));
    const auto unjustified = compte_de(life.attribute("nb-abs-injustifiees"));
    if (!late || !justified || !unjustified)
        return suite.flux.refuse(life.line(), "vie-scolaire compte de 0 à 999.");
    const auto written = suite.totaux.ecrire(
        {static_cast<std::size_t>(life.line()), pupil, period},
        {*justified + *unjustified, *unjustified, *late}
    );
    if (written) return {};
    return suite.flux.refuse(life.line(), written.error().message);
}

// What one report has said so far.
struct Bilan {
    std::uint64_t eleve;
    const scolarite::Periode& periode;
    std::map<std::pair<std::uint64_t, std::string>, Acquis> lus = {};  // subject, modality
    std::set<std::uint64_t> matieres = {};
};

base::Check read_subject_of(Suite& suite, const Element& element, Bilan& bilan) {
    const auto found = suite.disciplines.find(element.attribute("discipline-ref"));
    if (found == suite.disciplines.end())
        return suite.flux.refuse(
            element.line(), "discipline-ref ne désigne pas une discipline du fichier."
        );
    const auto& [subject, modality] = found->second;
    auto acquis = lire_acquis(suite.flux, element);
    if (!acquis) return tl::unexpected(acquis.error());
    const auto [before, first] = bilan.lus.try_emplace({subject, modality}, *acquis);
    if (!first && before->second == *acquis) return {};
    if (!first)
        return suite.flux.refuse(
            element.line(),
            "cet élève a déjà cette matière plus haut dans son bilan, avec une autre moyenne "
            "ou appréciation ; gardez celle qui est juste."
        );
    if (!bilan.matieres.insert(subject).second) {
        suite.ecole.bilan.avertissements.push_back(
            {suite.nom,
             element.line(),
             "cet élève a déjà cette matière plus haut dans son bilan, sous une autre "
             "modalité ; la première est gardée."}
        );
        return {};
    }
    const auto written = suite.acquis.ecrire({bilan.eleve, bilan.periode, subject}, *acquis);
    if (written) return {};
    return suite.flux.refuse(element.line(), written.error().message);
}

base::Check read_subjects(Suite& suite, const Element& list, Bilan bilan) {
    for (const auto* element : list.children())
        if (auto read = read_subject_of(suite, *element, bilan); !read) return read;
    return {};
}

base::Check read_report(Suite& suite, const Element& report) {
    const auto pupil = suite.eleves.find(report.attribute("eleve-ref"));
    const auto period = suite.periodes.find(report.attribute("periode-ref"));
    if (pupil == suite.eleves.end() || period == suite.periodes.end()) {
        return suite.flux.refuse(
            report.line(), "ce bilan ne désigne pas un élève et une période du fichier."
        );
    }
    const auto before = suite.ecole.bilans_lus.lire(
        cle_de_bilan(pupil->second, *period->second),
        suite.ecole.ici(static_cast<std::size_t>(report.line()))
    );
    if (before)
        return suite.flux.refuse(
            report.line(),
            "cet élève a déjà un bilan de cette période " + suite.ecole.ou(*before) + "."
        );
    if (const auto* list = report.child("liste-acquis"))
        if (auto read = read_subjects(suite, *list, {pupil->second, *period->second}); !read)
            return read;
    if (const auto* life = report.child("vie-scolaire"))
        return read_life(suite, *life, pupil->second, *period->second);
    return {};
}

}  // namespace

base::Check importer_lsu(Ecole& ecole, const FichierDonnees& fichier) {
    auto source = scolarite::Source::open(fichier.chemin);
    if (!source) return tl::unexpected(source.error());
    scolarite::XmlFlux flux(*source);
    Suite suite{ecole, flux, fichier.nom};
    load_names(suite);
    flux.on("entete", [&](const Element& element) { return read_head(suite, element); });
    flux.on("donnees/eleves/eleve", [&](const Element& element) {
        return read_pupil(suite, element);
    });
    flux.on("donnees/periodes/periode", [&](const Element& element) {
        return read_period(suite, element);
    });
    flux.on("donnees/disciplines/discipline", [&](const Element& element) {
        return read_subject(suite, element);
    });
    flux.on("donnees/bilans-periodiques/bilan-periodique", [&](const Element& element) {
        return read_report(suite, element);
    });
    auto read = flux.run();
    suite.acquis.finir();
    suite.totaux.finir();
    return read;
}

}  // namespace vie_scolaire
