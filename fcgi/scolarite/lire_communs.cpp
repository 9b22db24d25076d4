// Nomenclature.xml, Structures.xml and Communs.xml: names of curricula and subjects, classes, and
// the school's letterhead, terms and closed days.
#include "base/text.hpp"
#include "scolarite/apport.hpp"
#include "scolarite/champs.hpp"
#include "scolarite/mef.hpp"
#include "scolarite/noms.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace scolarite {
namespace {

constexpr std::size_t max_rows = 20000;  // of each small list, kept in memory

// The longest name that is there and fits a column of 60.
std::string libelle(Champs& champs) {
    for (const auto* tag : {"LIBELLE_EDITION", "LIBELLE_LONG", "LIBELLE_COURT", "FORMATION"}) {
        if (auto text = champs.texte(tag, 60); !text.empty()) return text;
    }
    return {};
}

base::Check lire_division(const Lecture& lecture, const Element& element) {
    Champs champs(element, lecture.fichier.nom, lecture.bilan);
    const auto code = std::string(element.attribute("CODE_STRUCTURE"));
    champs.nommer("division « " + code.substr(0, 20) + " »");
    if (code.empty() || base::length(code) > 8)
        champs.fauter("CODE_STRUCTURE manque ou dépasse 8 caractères.");
    auto& division = lecture.apport.divisions[code];
    division.libelle = champs.texte("LIBELLE_LONG", 40);
    division.officielle = true;
    if (const auto* list = element.child("MEFS_APPARTENANCE")) {
        for (const auto* mef : list->children()) {
            const auto parsed = CodeMef::parse(mef->text_of("CODE_MEF"));
            if (!parsed)
                champs.fauter(parsed.error().message);
            else
                division.liens.insert(parsed->text());
        }
    }
    if (lecture.apport.divisions.size() > max_rows) champs.fauter("il y a trop de divisions.");
    return champs.check();
}

base::Check lire_groupe(const Lecture& lecture, const Element& element) {
    Champs champs(element, lecture.fichier.nom, lecture.bilan);
    const auto code = std::string(element.attribute("CODE_STRUCTURE"));
    champs.nommer("groupe « " + code.substr(0, 20) + " »");
    if (code.empty() || base::length(code) > 8)
        champs.fauter("CODE_STRUCTURE manque ou dépasse 8 caractères.");
    auto& groupe = lecture.apport.groupes[code];
    groupe.libelle = champs.texte("LIBELLE_LONG", 40);
    groupe.officielle = true;
    if (const auto* list = element.child("DIVISIONS_APPARTENANCE")) {
        for (const auto* division : list->children()) {
            auto of = division->text_of("CODE_STRUCTURE");
            if (of.empty()) of = division->text_of("CODE_DIVISION");
            if (!of.empty()) groupe.liens.insert(std::string(of));
        }
    }
    if (lecture.apport.groupes.size() > max_rows) champs.fauter("il y a trop de groupes.");
    return champs.check();
}

base::Check lire_mef(const Lecture& lecture, const Element& element) {
    Champs champs(element, lecture.fichier.nom, lecture.bilan);
    const auto code = CodeMef::parse(element.attribute("CODE_MEF"));
    if (!code) champs.fauter(code.error().message);
    auto name = libelle(champs);
    if (!champs.juste()) return champs.check();
    lecture.apport.mefs[code->text()] = name.empty() ? code->text() : name;
    if (lecture.apport.mefs.size() > max_rows) champs.fauter("il y a trop de MEF.");
    return champs.check();
}

base::Check lire_matiere(const Lecture& lecture, const Element& element) {
    Champs champs(element, lecture.fichier.nom, lecture.bilan);
    const auto code = std::string(element.attribute("CODE_MATIERE"));
    if (code.empty())
        return {};  // the source may have subjects without a code: nothing refers to them
    if (code.size() > 6) champs.fauter("CODE_MATIERE dépasse 6 caractères.");
    auto name = libelle(champs);
    auto brief = champs.texte("LIBELLE_COURT", 20);
    if (name.empty()) name = brief.empty() ? code : brief;
    if (brief.empty()) brief = champs.texte("CODE_GESTION", 20);
    lecture.apport.matieres[code] = {brief.empty() ? code : brief, nom_propre_matiere(name)};
    if (lecture.apport.matieres.size() > max_rows) champs.fauter("il y a trop de matières.");
    return champs.check();
}

// "COLLEGE", "JEANNE VILLEPREUX" → "Collège Jeanne Villepreux"
std::string denomination(std::string_view main, std::string_view complement) {
    std::string kind(main);
    const auto upper = base::upper_ascii(main);
    if (upper == "COLLEGE")
        kind = "Collège";
    else if (upper == "LYCEE")
        kind = "Lycée";
    return base::squeeze(nom_propre(kind) + " " + nom_de_commune(complement));
}

void lire_uaj(Champs& champs, CommunsLu& out) {
    out.denomination =
        denomination(champs.texte("DENOM_PRINC", 38), champs.texte("DENOM_COMPL", 38));
    out.adresse1 = champs.texte("LIGNE1_ADRESSE", 38);
    out.adresse2 = champs.texte("LIGNE2_ADRESSE", 38);
    out.adresse3 = champs.texte("LIGNE3_ADRESSE", 38);
    out.code_postal = champs.texte("CODE_POSTAL", 10);
    out.commune = champs.texte("LIBELLE_POSTAL", 32, "COMMUNE_ETRANGERE");
    out.telephone = champs.texte("TELEPHONE", 20);
    out.courriel = champs.courriel("MEL_1");
    out.chef_nom = champs.texte("NOM_RESP", 60);
    out.chef_qualite = champs.texte("QUAL_RESP", 40);
}

// "1ER SEMESTRE" → "semestre"; "" when the name does not say.
std::string_view sorte_du_nom(std::string_view libelle) {
    const auto name = base::fold(libelle);
    for (const std::string_view sorte : {"trimestre", "semestre", "quadrimestre"})
        if (name.find(sorte) != std::string::npos) return sorte;
    return {};
}

void lire_periode(Champs& champs, CommunsLu& out) {
    CommunsLu::Periode period{
        nom_propre(champs.texte_obligatoire("LL_PERIODE", 20)),
        champs.date_obligatoire("DATE_DEBUT"),
        champs.date_obligatoire("DATE_FIN"),
        champs.texte("CODE_TYPE_PERIODE", 1)};
    if (period.sorte.empty()) period.sorte = sorte_du_nom(period.libelle);
    if (period.debut > period.fin) champs.fauter("la période finit avant de commencer.");
    out.periodes.push_back(std::move(period));
}

void lire_fermeture(Champs& champs, CommunsLu& out) {
    auto label = champs.texte("LL_FERMETURE", 40, "LL_MOTIF");
    CommunsLu::Fermeture closed{
        champs.date_obligatoire("DATE_DEBUT"),
        champs.date_obligatoire("DATE_FIN"),
        nom_propre(label)};
    if (closed.debut > closed.fin) champs.fauter("la fermeture finit avant de commencer.");
    out.fermetures.push_back(std::move(closed));
}

// The specification gives the fields of each block but not how blocks are nested: each is known by
// the fields it has.
base::Check parcourir(const Lecture& lecture, const Element& element, CommunsLu& out) {
    Champs champs(element, lecture.fichier.nom, lecture.bilan, std::string(element.name()));
    if (element.child("DENOM_PRINC") != nullptr) lire_uaj(champs, out);
    if (element.child("CODE_PERIODE") != nullptr) lire_periode(champs, out);
    if (element.child("LL_FERMETURE") != nullptr || element.child("LL_MOTIF") != nullptr) {
        lire_fermeture(champs, out);
    }
    if (element.child("DATE_DEB_ELEVE") != nullptr) {
        out.debut = champs.date("DATE_DEB_ELEVE");
        out.fin = champs.date("DATE_FIN_ELEVE");
    }
    if (!champs.juste()) return champs.check();
    for (const auto* child : element.children()) {
        if (child->children().empty()) continue;
        if (auto read = parcourir(lecture, *child, out); !read) return read;
    }
    return {};
}

// A school may declare trimestres and semestres; its year is kept in terms of one kind. The shorter
// ones are: a day of a semestre has its trimestre, and not the other way round.
void garder_une_sorte(const Lecture& lecture, CommunsLu& out) {
    std::map<std::string, std::size_t> sortes;
    for (const auto& term : out.periodes) ++sortes[term.sorte];
    if (sortes.size() < 2) return;
    const auto most = std::max_element(sortes.begin(), sortes.end(), [](auto& a, auto& b) {
        return a.second < b.second;
    });
    std::erase_if(out.periodes, [&](const auto& term) { return term.sorte != most->first; });
    std::string kept;
    for (const auto& term : out.periodes) kept += (kept.empty() ? "" : ", ") + term.libelle;
    lecture.bilan.avertir(
        {lecture.fichier.nom,
         0,
         "l’établissement déclare des périodes de plusieurs sortes ; sont gardées : " + kept + "."}
    );
}

base::Check ranger(const XmlFlux& flux, const Lecture& lecture, CommunsLu& out) {
    auto& terms = out.periodes;
    std::stable_sort(terms.begin(), terms.end(), [](const auto& a, const auto& b) {
        return a.debut < b.debut;
    });
    garder_une_sorte(lecture, out);
    if (terms.size() > 3)
        return flux.refuse(1, "il y a plus de trois périodes pédagogiques d’une même sorte.");
    for (std::size_t i = 1; i < terms.size(); ++i) {
        if (terms[i].debut > terms[i - 1].fin) continue;
        lecture.bilan.avertir(
            {lecture.fichier.nom,
             0,
             "les périodes « " + terms[i - 1].libelle + " » et « " + terms[i].libelle +
                 " » ont des jours en commun : ils comptent pour la première."}
        );
    }
    auto& closed = out.fermetures;
    std::sort(closed.begin(), closed.end(), [](const auto& a, const auto& b) {
        return std::tie(a.debut, a.fin) < std::tie(b.debut, b.fin);
    });
    const auto same = [](const auto& a, const auto& b) {
        return a.debut == b.debut && a.fin == b.fin;
    };
    closed.erase(std::unique(closed.begin(), closed.end(), same), closed.end());
    return {};
}

}  // namespace

base::Check lire_structures(Lecture lecture) {
    XmlFlux flux(lecture.source);
    flux.on("DONNEES/DIVISIONS/DIVISION", [&](const Element& element) {
        return lire_division(lecture, element);
    });
    flux.on("DONNEES/GROUPES/GROUPE", [&](const Element& element) {
        return lire_groupe(lecture, element);
    });
    lecture.apport.a_structures = true;
    return flux.run();
}

base::Check lire_nomenclature(Lecture lecture) {
    XmlFlux flux(lecture.source);
    flux.on("DONNEES/MEFS/MEF", [&](const Element& element) { return lire_mef(lecture, element); });
    flux.on("DONNEES/MATIERES/MATIERE", [&](const Element& element) {
        return lire_matiere(lecture, element);
    });
    return flux.run();
}

base::Check lire_communs(Lecture lecture) {
    XmlFlux flux(lecture.source);
    CommunsLu communs;
    flux.on("DONNEES", [&](const Element& element) {
        return parcourir(lecture, element, communs);
    });
    if (auto read = flux.run(); !read) return read;
    if (communs.denomination.empty()) {
        return flux.refuse(1, "la dénomination de l’établissement (DENOM_PRINC) manque.");
    }
    if (auto sorted = ranger(flux, lecture, communs); !sorted) return sorted;
    lecture.apport.communs = std::move(communs);
    return {};
}

}  // namespace scolarite
