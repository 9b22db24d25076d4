// Writing: Structures, Nomenclature, Communs.
#include "tsctl/demo_ecriture.hpp"
#include "tsctl/demo_fichiers.hpp"

#include <fmt/format.h>

namespace tsctl::demo_academie {

std::string text(std::uint32_t number) { return std::to_string(number); }

std::string elenoet(const Eleve& pupil) { return fmt::format("{:05}", pupil.id - 500000); }

std::string group_of(const Ecole& school, std::size_t division, std::size_t half) {
    const auto& d = school.divisions[division];
    auto code = fmt::format("_{}ES{}", d.code, half + 1);
    std::erase(code, ' ');
    return code.substr(0, 8);
}
bool has_groups(const Ecole& school, std::size_t division) {
    return school.lycee || school.divisions[division].niveau >= 2;
}

void head(Ecrivain& out, const Ecole& school, std::string_view root) {
    const auto today = base::format_date(school.calendrier.aujourdhui);
    out.open(
        root,
        {
            {"VERSION", "3.0"}
    }
    );
    out.open("PARAMETRES");
    out.leaf("UAJ", school.uai.text());
    out.leaf("ANNEE_SCOLAIRE", std::to_string(school.calendrier.annee));
    out.leaf("DATE_EXPORT", today);
    out.leaf("HORODATAGE", today + " 06:30:00");
    out.close("PARAMETRES");
    out.open("DONNEES");
}

std::string write_structures(const Ecole& school, const std::string& folder) {
    auto path = folder + "/Structures_" + school.uai.text() + ".xml";
    Ecrivain out(path, true);
    head(out, school, "BEE_STRUCTURES");
    out.open("DIVISIONS");
    for (const auto& d : school.divisions) {
        out.open(
            "DIVISION",
            {
                {"CODE_STRUCTURE", d.code}
        }
        );
        out.leaf("LIBELLE_LONG", d.libelle);
        out.open("MEFS_APPARTENANCE");
        out.open("MEF_APPARTENANCE");
        out.leaf("CODE_MEF", school.niveaux[d.niveau].mef);
        out.close("MEF_APPARTENANCE");
        out.close("MEFS_APPARTENANCE");
        out.close("DIVISION");
    }
    out.close("DIVISIONS");
    out.open("GROUPES");
    for (std::size_t at = 0; at < school.divisions.size(); ++at) {
        for (std::size_t half = 0; half < 2 && has_groups(school, at); ++half) {
            out.open(
                "GROUPE",
                {
                    {"CODE_STRUCTURE", group_of(school, at, half)}
            }
            );
            out.leaf("LIBELLE_LONG", "ESPAGNOL GR" + std::to_string(half + 1));
            out.open("DIVISIONS_APPARTENANCE");
            out.open("DIVISION_APPARTENANCE");
            out.leaf("CODE_STRUCTURE", school.divisions[at].code);
            out.close("DIVISION_APPARTENANCE");
            out.close("DIVISIONS_APPARTENANCE");
            out.close("GROUPE");
        }
    }
    out.close("GROUPES");
    out.close("DONNEES");
    out.close("BEE_STRUCTURES");
    out.done();
    return path;
}

std::string write_names(const Ecole& school, const std::string& folder) {
    auto path = folder + "/Nomenclature_" + school.uai.text() + ".xml";
    Ecrivain out(path, true);
    head(out, school, "BEE_NOMENCLATURES");
    out.open("MEFS");
    for (const auto& level : school.niveaux) {
        out.open(
            "MEF",
            {
                {"CODE_MEF", level.mef}
        }
        );
        out.leaf("LIBELLE_LONG", level.libelle);
        out.leaf("LIBELLE_EDITION", level.libelle);
        out.close("MEF");
    }
    out.close("MEFS");
    out.open("MATIERES");
    for (const auto& m : matieres()) {
        out.open(
            "MATIERE",
            {
                {"CODE_MATIERE", m.code}
        }
        );
        out.leaf("CODE_GESTION", m.court);
        out.leaf("LIBELLE_COURT", m.court);
        out.leaf("LIBELLE_EDITION", m.libelle);
        out.close("MATIERE");
    }
    out.close("MATIERES");
    out.close("DONNEES");
    out.close("BEE_NOMENCLATURES");
    out.done();
    return path;
}

namespace {

void term(Ecrivain& out, int index, std::string_view label, base::Date from, base::Date to) {
    out.open("PERIODE");
    out.leaf("CODE_PERIODE", std::to_string(index));
    out.leaf("DATE_DEBUT", base::format_date(from));
    out.leaf("DATE_FIN", base::format_date(to));
    out.leaf("LL_PERIODE", label);
    out.leaf("INDICE", std::to_string(index));
    out.close("PERIODE");
}

void who_and_where(Ecrivain& out, const Ecole& school) {
    out.open("UAJS");
    out.open("UAJ");
    out.leaf("DENOM_PRINC", school.denom_princ);
    out.leaf("DENOM_COMPL", school.denom_compl);
    out.leaf("NOM_RESP", school.outre_mer ? "MME HOARIVEAU" : "M. LE BRÏN");
    out.leaf("QUAL_RESP", school.lycee ? "Proviseur" : "Principal");
    out.leaf("LIGNE1_ADRESSE", "1 PLACE DE L'ÉCOLE");
    out.leaf("TELEPHONE", "0199005" + school.uai.text().substr(4, 3));
    out.leaf("MEL_1", "ce." + school.uai.text() + "@ecoles.example");
    out.leaf("SECTEUR_CODE", "PU");
    out.leaf("CODE_POSTAL", school.code_postal);
    out.leaf("LIBELLE_POSTAL", school.commune);
    out.close("UAJ");
    out.close("UAJS");
}

void terms(Ecrivain& out, const Ecole& school) {
    const auto& c = school.calendrier;
    const auto end_of = [&](int months) {
        const std::chrono::year_month_day day = c.debut + std::chrono::months(months);
        return day.ok() ? day : base::plus_days(c.debut, months * 30);
    };
    out.open("PERIODES");
    if (school.lycee) {
        term(out, 1, "SEMESTRE 1", c.debut, base::plus_days(end_of(5), -1));
        term(out, 2, "SEMESTRE 2", end_of(5), c.fin);
    } else {
        term(out, 1, "TRIMESTRE 1", c.debut, base::plus_days(end_of(3), -1));
        term(out, 2, "TRIMESTRE 2", end_of(3), base::plus_days(end_of(6), -1));
        term(out, 3, "TRIMESTRE 3", end_of(6), c.fin);
    }
    out.close("PERIODES");
}

}  // namespace

std::string write_school(const Ecole& school, const std::string& folder) {
    auto path = folder + "/Communs_" + school.uai.text() + ".xml";
    const auto& c = school.calendrier;
    Ecrivain out(path, true);
    head(out, school, "BEE_COMMUN");
    who_and_where(out, school);
    out.open("ANNEE_SCOLAIRE");
    out.leaf("DATE_DEB_ELEVE", base::format_date(c.debut));
    out.leaf("DATE_FIN_ELEVE", base::format_date(c.fin));
    out.close("ANNEE_SCOLAIRE");
    terms(out, school);
    out.open("FERMETURES");
    for (const auto& [from, to] : c.fermetures) {
        out.open("FERMETURE");
        out.leaf("LC_MOTIF", "VAC");
        out.leaf("LL_MOTIF", "Vacances scolaires");
        out.leaf("DATE_DEBUT", base::format_date(from));
        out.leaf("DATE_FIN", base::format_date(to));
        out.close("FERMETURE");
    }
    out.close("FERMETURES");
    out.close("DONNEES");
    out.close("BEE_COMMUN");
    out.done();
    return path;
}

}  // namespace tsctl::demo_academie
