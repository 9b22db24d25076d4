// Writing: ElevesAvecAdresses and ResponsablesAvecAdresses; and all the files of a school.
#include "tsctl/demo_ecriture.hpp"
#include "tsctl/demo_fichiers.hpp"

namespace tsctl::demo_academie {
namespace {

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

void pupils(Ecrivain& out, const Ecole& school) {
    out.open("ELEVES");
    for (const auto& e : school.eleves) {
        out.open(
            "ELEVE",
            {
                {"ELEVE_ID", text(e.id)},
                {"ELENOET",  elenoet(e)}
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
}

void classes_of_pupils(Ecrivain& out, const Ecole& school) {
    out.open("STRUCTURES");
    for (const auto& e : school.eleves) {
        out.open(
            "STRUCTURES_ELEVE",
            {
                {"ELEVE_ID", text(e.id)},
                {"ELENOET",  elenoet(e)}
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
}

std::string write_pupils(const Ecole& school, const std::string& folder) {
    auto path = folder + "/ElevesAvecAdresses_" + school.uai.text() + ".xml";
    Ecrivain out(path, true);
    head(out, school, "BEE_ELEVES");
    pupils(out, school);
    classes_of_pupils(out, school);
    addresses(out, school.adresses_eleves);
    out.close("DONNEES");
    out.close("BEE_ELEVES");
    out.done();
    return path;
}

std::string write_parents(const Ecole& school, const std::string& folder) {
    auto path = folder + "/ResponsablesAvecAdresses_" + school.uai.text() + ".xml";
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
