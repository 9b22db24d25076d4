// Writing: ElevesAvecAdresses, ResponsablesAvecAdresses, Structures, Nomenclature, Communs,
// sts_emp.
#include "tsctl/demo_ecrivain.hpp"
#include "tsctl/demo_fichiers.hpp"

#include <fmt/format.h>

namespace tsctl::demo_academie {
namespace {

std::string text(std::uint32_t number) { return std::to_string(number); }

// Which groups a pupil is in: Spanish from the third level on, two groups a division.
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

void addresses(Ecrivain& out, const std::vector<Adresse>& list) {
    out.open("ADRESSES");
    for (const auto& a : list) {
        out.open(
            "ADRESSE",
            {
                {"ADRESSE_ID", text(a.id)}
        }
        );
        out.leaf("LIGNE1_ADRESSE", a.ligne1);
        if (a.pays.empty()) {
            out.leaf("CODE_POSTAL", a.code_postal);
            out.leaf("LIBELLE_POSTAL", a.commune);
            out.leaf("CODE_PAYS", "100");
            out.leaf("LL_PAYS", "FRANCE");
        } else {
            out.leaf("CODE_PAYS", "131");
            out.leaf("LL_PAYS", a.pays);
            out.leaf("COMMUNE_ETRANGERE", a.commune);
        }
        out.close("ADRESSE");
    }
    out.close("ADRESSES");
}

std::string write_pupils(const Ecole& school, const std::string& folder) {
    const auto path = folder + "/ElevesAvecAdresses_" + school.uai.text() + ".xml";
    Ecrivain out(path, true);
    head(out, school, "BEE_ELEVES");
    out.open("ELEVES");
    for (const auto& e : school.eleves) {
        out.open(
            "ELEVE",
            {
                {"ELEVE_ID",           text(e.id)    },
                { "ELENOET", fmt::format("{:05}", e.id - 500000)}
        }
        );
        out.leaf("ID_NATIONAL", e.ine.text());
        out.leaf("NOM_DE_FAMILLE", e.nom);
        out.leaf("PRENOM", e.prenom);
        out.leaf("DATE_NAISS", base::format_date(e.naissance));
        out.leaf("DOUBLEMENT", "0");
        out.leaf("CODE_PAYS", "100");
        if (e.sortie) out.leaf("DATE_SORTIE", base::format_date(*e.sortie));
        if (e.sortie) out.leaf("CODE_MOTIF_SORTIE", "10");
        out.leaf("CODE_REGIME", e.id % 3 == 0 ? "0" : "2");
        out.leaf("DATE_ENTREE", base::format_date(school.calendrier.debut));
        out.leaf("ADRESSE_ID", text(e.adresse));
        out.leaf("CODE_SEXE", e.fille ? "2" : "1");
        out.leaf("CODE_STATUT", "ST");
        out.leaf("CODE_MEF", school.niveaux[school.divisions[e.division].niveau].mef);
        out.leaf("ADHESION_TRANSPORT", "0");
        out.close("ELEVE");
    }
    out.close("ELEVES");
    out.open("STRUCTURES");
    for (const auto& e : school.eleves) {
        out.open(
            "STRUCTURES_ELEVE",
            {
                {"ELEVE_ID",           text(e.id)    },
                { "ELENOET", fmt::format("{:05}", e.id - 500000)}
        }
        );
        out.open("STRUCTURE");
        out.leaf("CODE_STRUCTURE", school.divisions[e.division].code);
        out.leaf("TYPE_STRUCTURE", "D");
        out.close("STRUCTURE");
        if (has_groups(school, e.division)) {
            out.open("STRUCTURE");
            out.leaf("CODE_STRUCTURE", group_of(school, e.division, e.id % 2));
            out.leaf("TYPE_STRUCTURE", "G");
            out.close("STRUCTURE");
        }
        out.close("STRUCTURES_ELEVE");
    }
    out.close("STRUCTURES");
    addresses(out, school.adresses_eleves);
    out.close("DONNEES");
    out.close("BEE_ELEVES");
    out.done();
    return path;
}

std::string write_parents(const Ecole& school, const std::string& folder) {
    const auto path = folder + "/ResponsablesAvecAdresses_" + school.uai.text() + ".xml";
    Ecrivain out(path, true);
    head(out, school, "BEE_RESPONSABLES");
    out.open("PERSONNES");
    for (const auto& p : school.personnes) {
        out.open(
            "PERSONNE",
            {
                {"PERSONNE_ID", text(p.id)}
        }
        );
        out.leaf("LC_CIVILITE", p.civilite);
        out.leaf("NOM_DE_FAMILLE", p.nom);
        out.leaf("PRENOM", p.prenom);
        out.leaf("TEL_PORTABLE", p.telephone);
        out.leaf("ACCEPTE_SMS", "1");
        out.leaf("MEL", p.courriel);
        out.leaf("COMMUNICATION_ADRESSE", "1");
        out.leaf("ADRESSE_ID", text(p.adresse));
        out.close("PERSONNE");
    }
    out.close("PERSONNES");
    addresses(out, school.adresses_responsables);
    out.open("RESPONSABLES");
    for (const auto& e : school.eleves) {
        for (const auto& lien : e.liens) {
            out.open("RESPONSABLE_ELEVE");
            out.leaf("ELEVE_ID", text(e.id));
            out.leaf("PERSONNE_ID", text(lien.personne));
            out.leaf("NIVEAU_RESPONSABILITE", std::to_string(lien.niveau));
            out.leaf("CODE_PARENTE", lien.parente);
            out.leaf("PAIE_FRAIS_SCOLAIRES", lien.paie ? "1" : "0");
            out.leaf("PERCOIT_LES_AIDES", "false");
            out.leaf("HEBERGE_ELEVE", lien.paie ? "true" : "false");
            out.leaf("A_CONTACTER_EN_PRIORITE", lien.paie ? "true" : "false");
            out.close("RESPONSABLE_ELEVE");
        }
    }
    out.close("RESPONSABLES");
    out.close("DONNEES");
    out.close("BEE_RESPONSABLES");
    out.done();
    return path;
}

std::string write_structures(const Ecole& school, const std::string& folder) {
    const auto path = folder + "/Structures_" + school.uai.text() + ".xml";
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
    const auto path = folder + "/Nomenclature_" + school.uai.text() + ".xml";
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

void term(Ecrivain& out, int index, std::string_view label, base::Date from, base::Date to) {
    out.open("PERIODE");
    out.leaf("CODE_PERIODE", std::to_string(index));
    out.leaf("DATE_DEBUT", base::format_date(from));
    out.leaf("DATE_FIN", base::format_date(to));
    out.leaf("LL_PERIODE", label);
    out.leaf("INDICE", std::to_string(index));
    out.close("PERIODE");
}

std::string write_school(const Ecole& school, const std::string& folder) {
    const auto path = folder + "/Communs_" + school.uai.text() + ".xml";
    const auto& c = school.calendrier;
    const auto end_of = [&](int months) {
        const std::chrono::year_month_day day = c.debut + std::chrono::months(months);
        return day.ok() ? day : base::plus_days(c.debut, months * 30);
    };
    Ecrivain out(path, true);
    head(out, school, "BEE_COMMUN");
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
    out.open("ANNEE_SCOLAIRE");
    out.leaf("DATE_DEB_ELEVE", base::format_date(c.debut));
    out.leaf("DATE_FIN_ELEVE", base::format_date(c.fin));
    out.close("ANNEE_SCOLAIRE");
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

std::string write_sts(const Ecole& school, const std::string& folder) {
    const auto path =
        fmt::format("{}/sts_emp_{}_{}.xml", folder, school.uai.text(), school.calendrier.annee);
    Ecrivain out(path, false);
    out.open("STS_EDT");
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
    out.open("DONNEES");
    individuals(out, school);
    out.open("STRUCTURE");
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
    out.close("STRUCTURE");
    out.close("DONNEES");
    out.close("STS_EDT");
    out.done();
    return path;
}

}  // namespace

std::vector<std::string> write_siecle(const Ecole& school, const std::string& folder) {
    return {
        write_school(school, folder),
        write_names(school, folder),
        write_structures(school, folder),
        write_pupils(school, folder),
        write_parents(school, folder),
        write_sts(school, folder)};
}

}  // namespace tsctl::demo_academie
