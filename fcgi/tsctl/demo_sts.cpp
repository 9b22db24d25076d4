// Writing: sts_emp, teachers and services.
#include "tsctl/demo_ecriture.hpp"
#include "tsctl/demo_fichiers.hpp"

#include <fmt/format.h>

namespace tsctl::demo_academie {
namespace {

void services(Ecrivain& out, const Ecole& school, std::size_t division, bool spanish_only) {
    out.open("SERVICES");
    for (std::size_t subject = 0; subject < matieres().size(); ++subject) {
        // Spanish is taught in groups where there are groups.
        const bool spanish = subject + 1 == matieres().size();
        if (spanish_only != (spanish && has_groups(school, division))) continue;
        out.open(
            "SERVICE",
            {
                {"CODE_MATIERE",   matieres()[subject].code},
                {"CODE_MOD_COURS", "CG"                    }
        }
        );
        out.open("ENSEIGNANTS");
        const auto& teacher = school.enseignants[school.services[division][subject]];
        out.open(
            "ENSEIGNANT",
            {
                {"ID",   text(teacher.id)},
                {"TYPE", "epp"           }
        }
        );
        out.close("ENSEIGNANT");
        out.close("ENSEIGNANTS");
        out.close("SERVICE");
    }
    out.close("SERVICES");
}

void individuals(Ecrivain& out, const Ecole& school) {
    out.open("INDIVIDUS");
    for (std::size_t i = 0; i < school.enseignants.size(); ++i) {
        const auto& t = school.enseignants[i];
        out.open(
            "INDIVIDU",
            {
                {"ID",   text(t.id)},
                {"TYPE", "epp"     }
        }
        );
        out.leaf("SEXE", t.femme ? "2" : "1");
        out.leaf("CIVILITE", t.femme ? "2" : "1");
        out.leaf("NOM_USAGE", t.nom);
        out.leaf("PRENOM", t.prenom);
        out.leaf("FONCTION", "ENS");
        out.open("PROFS_PRINC");
        for (std::size_t d = 0; d < school.divisions.size(); ++d) {
            if (school.services[d][d % matieres().size()] != i) continue;
            out.open("PROF_PRINC");
            out.leaf("CODE_STRUCTURE", school.divisions[d].code);
            out.close("PROF_PRINC");
        }
        out.close("PROFS_PRINC");
        out.close("INDIVIDU");
    }
    out.close("INDIVIDUS");
}

void parameters(Ecrivain& out, const Ecole& school) {
    out.open("PARAMETRES");
    out.open(
        "UAJ",
        {
            {"CODE", school.uai.text()}
    }
    );
    out.leaf("DENOM_PRINC", school.denom_princ);
    out.leaf("DENOM_COMPL", school.denom_compl);
    out.close("UAJ");
    out.open(
        "ANNEE_SCOLAIRE",
        {
            {"ANNEE", std::to_string(school.calendrier.annee)}
    }
    );
    out.leaf("DATE_DEBUT", base::iso_date(school.calendrier.debut));
    out.leaf("DATE_FIN", base::iso_date(school.calendrier.fin));
    out.close("ANNEE_SCOLAIRE");
    out.close("PARAMETRES");
}

void divisions(Ecrivain& out, const Ecole& school) {
    out.open("DIVISIONS");
    for (std::size_t d = 0; d < school.divisions.size(); ++d) {
        out.open(
            "DIVISION",
            {
                {"CODE", school.divisions[d].code}
        }
        );
        out.leaf("LIBELLE_LONG", school.divisions[d].libelle);
        out.open("MEFS_APPARTENANCE");
        out.open(
            "MEF_APPARTENANCE",
            {
                {"CODE", school.niveaux[school.divisions[d].niveau].mef}
        }
        );
        out.close("MEF_APPARTENANCE");
        out.close("MEFS_APPARTENANCE");
        services(out, school, d, false);
        out.close("DIVISION");
    }
    out.close("DIVISIONS");
}

void groups(Ecrivain& out, const Ecole& school) {
    out.open("GROUPES");
    for (std::size_t d = 0; d < school.divisions.size(); ++d) {
        for (std::size_t half = 0; half < 2 && has_groups(school, d); ++half) {
            out.open(
                "GROUPE",
                {
                    {"CODE", group_of(school, d, half)}
            }
            );
            out.leaf("LIBELLE_LONG", "ESPAGNOL GR" + std::to_string(half + 1));
            out.open("DIVISIONS_APPARTENANCE");
            out.open(
                "DIVISION_APPARTENANCE",
                {
                    {"CODE", school.divisions[d].code}
            }
            );
            out.close("DIVISION_APPARTENANCE");
            out.close("DIVISIONS_APPARTENANCE");
            services(out, school, d, true);
            out.close("GROUPE");
        }
    }
    out.close("GROUPES");
}

}  // namespace

std::string write_sts(const Ecole& school, const std::string& folder) {
    auto path =
        fmt::format("{}/sts_emp_{}_{}.xml", folder, school.uai.text(), school.calendrier.annee);
    Ecrivain out(path, false);
    out.open("STS_EDT");
    parameters(out, school);
    out.open("DONNEES");
    individuals(out, school);
    out.open("STRUCTURE");
    divisions(out, school);
    groups(out, school);
    out.close("STRUCTURE");
    out.close("DONNEES");
    out.close("STS_EDT");
    out.done();
    return path;
}

}  // namespace tsctl::demo_academie
