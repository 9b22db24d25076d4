// sts_emp_<UAI>_<ANNEE>.xml from STS-Web: teachers, and who teaches what to which class or group.
#include "base/text.hpp"
#include "scolarite/apport.hpp"
#include "scolarite/champs.hpp"
#include "scolarite/mef.hpp"
#include "scolarite/noms.hpp"

#include <charconv>

namespace scolarite {
namespace {

constexpr std::size_t max_rows = 20000;

std::string civilite_of(std::string_view code) {
    if (code == "1") return "M.";
    return code == "2" || code == "3" ? "Mme" : "";
}

std::optional<CleEnseignant> cle_of(const Element& element) {
    const auto text = element.attribute("ID");
    std::uint32_t id = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    const auto type = element.attribute("TYPE");
    if (type.size() > 5) return std::nullopt;
    return CleEnseignant{std::string(type), id};
}

std::string libelle(Champs& champs) {
    for (const auto* tag : {"LIBELLE_EDITION", "LIBELLE_LONG", "LIBELLE_COURT", "FORMATION"}) {
        if (auto text = champs.texte(tag, 60); !text.empty()) return text;
    }
    return {};
}

base::Check lire_individu(const Lecture& lecture, const Element& element) {
    Champs champs(element, lecture.fichier.nom, lecture.bilan);
    const auto cle = cle_of(element);
    if (!cle) {
        champs.fauter("un individu n’a pas d’ID ou de TYPE.");
        return champs.check();
    }
    champs.nommer("individu " + cle->first + " " + std::to_string(cle->second));
    EnseignantLu lu;
    lu.civilite = civilite_of(element.text_of("CIVILITE"));
    lu.nom = champs.nom("NOM_USAGE", true, "NOM_PATRONYMIQUE");
    lu.prenom = champs.nom("PRENOM", false);
    lu.fonction = champs.texte("FONCTION", 5);
    if (const auto* list = element.child("PROFS_PRINC")) {
        for (const auto* of : list->children()) {
            if (const auto code = of->text_of("CODE_STRUCTURE"); !code.empty()) {
                lu.principal_de.insert(std::string(code));
            }
        }
    }
    lecture.apport.enseignants[*cle] = std::move(lu);
    if (lecture.apport.enseignants.size() > max_rows) champs.fauter("il y a trop d’individus.");
    return champs.check();
}

void lire_service(
    const Lecture& lecture,
    const Element& element,
    Champs& champs,
    bool groupe,
    const std::string& classe
) {
    const std::string matiere(element.attribute("CODE_MATIERE"));
    if (matiere.empty() || matiere.size() > 6)
        return champs.fauter("un service n’a pas de CODE_MATIERE.");
    std::string modalite(element.attribute("CODE_MOD_COURS"));
    if (modalite.empty()) modalite = "CG";
    if (modalite.size() > 4) return champs.fauter("CODE_MOD_COURS dépasse 4 caractères.");
    auto& team = lecture.apport.services[ServiceLu{groupe, classe, matiere, modalite}];
    if (const auto* list = element.child("ENSEIGNANTS")) {
        for (const auto* teacher : list->children()) {
            if (const auto cle = cle_of(*teacher)) team.insert(*cle);
        }
    }
    if (lecture.apport.services.size() > max_rows) champs.fauter("il y a trop de services.");
}

void lire_appartenances(
    const Element& element, bool groupe, std::set<std::string>& liens, Champs& champs
) {
    const auto* list = element.child(groupe ? "DIVISIONS_APPARTENANCE" : "MEFS_APPARTENANCE");
    if (list == nullptr) return;
    for (const auto* part : list->children()) {
        const auto code = part->attribute(groupe ? "CODE" : "CODE_MEF").empty()
                              ? part->attribute("CODE")
                              : part->attribute(groupe ? "CODE" : "CODE_MEF");
        if (groupe) {
            liens.insert(std::string(code));
        } else if (const auto mef = CodeMef::parse(code)) {
            liens.insert(mef->text());
        } else {
            champs.avertir(
                "« " + std::string(code) + " » n’est pas un code MEF ; il est laissé de côté."
            );
        }
    }
}

base::Check lire_classe(const Lecture& lecture, const Element& element, bool groupe) {
    Champs champs(element, lecture.fichier.nom, lecture.bilan);
    const std::string code(element.attribute("CODE"));
    champs.nommer((groupe ? "groupe « " : "division « ") + code.substr(0, 20) + " »");
    if (code.empty() || base::length(code) > 8)
        champs.fauter("CODE manque ou dépasse 8 caractères.");
    auto& list = groupe ? lecture.apport.groupes : lecture.apport.divisions;
    auto& structure = list[code];
    const auto name = champs.texte("LIBELLE_LONG", 40);
    if (structure.libelle.empty()) structure.libelle = name;
    structure.officielle = true;
    lire_appartenances(element, groupe, structure.liens, champs);
    if (const auto* services = element.child("SERVICES")) {
        for (const auto* service : services->children())
            lire_service(lecture, *service, champs, groupe, code);
    }
    if (list.size() > max_rows) champs.fauter("il y a trop de classes.");
    return champs.check();
}

base::Check lire_matiere(const Lecture& lecture, const Element& element) {
    Champs champs(element, lecture.fichier.nom, lecture.bilan);
    const std::string code(element.attribute("CODE"));
    if (code.empty()) return {};
    if (code.size() > 6) champs.fauter("le code de la matière dépasse 6 caractères.");
    auto name = libelle(champs);
    auto brief = champs.texte("LIBELLE_COURT", 20);
    if (brief.empty()) brief = champs.texte("CODE_GESTION", 20);
    if (name.empty()) name = brief.empty() ? code : brief;
    // What Nomenclature says, where it is given too, is the fuller of the two.
    lecture.apport.matieres.try_emplace(
        code, MatiereLue{brief.empty() ? code : brief, nom_propre_matiere(name)}
    );
    return champs.check();
}

base::Check lire_mef(const Lecture& lecture, const Element& element) {
    Champs champs(element, lecture.fichier.nom, lecture.bilan);
    const auto code = CodeMef::parse(element.attribute("CODE"));
    if (!code) champs.fauter(code.error().message);
    auto name = libelle(champs);
    if (!champs.juste()) return champs.check();
    auto& known = lecture.apport.mefs[code->text()];
    if (known.empty()) known = name;
    return {};
}

// A teacher whom the file names in a service but does not list: said once each, and left out.
void avertir_absents(const Lecture& lecture) {
    std::set<CleEnseignant> said;
    for (auto& [service, team] : lecture.apport.services) {
        for (auto teacher = team.begin(); teacher != team.end();) {
            if (lecture.apport.enseignants.contains(*teacher)) {
                ++teacher;
                continue;
            }
            if (said.insert(*teacher).second) {
                lecture.bilan.avertir(
                    {lecture.fichier.nom,
                     0,
                     "l’enseignant " + teacher->first + " " + std::to_string(teacher->second) +
                         " a un service mais n’est pas dans la liste ; il est laissé de côté."}
                );
            }
            teacher = team.erase(teacher);
        }
    }
}

}  // namespace

base::Check lire_sts(Lecture lecture) {
    XmlFlux flux(lecture.source);
    flux.on("PARAMETRES", [&](const Element& parameters) -> base::Check {
        if (const auto* uaj = parameters.child("UAJ")) {
            Champs champs(*uaj, lecture.fichier.nom, lecture.bilan);
            const auto main = champs.texte("DENOM_PRINC", 38);
            lecture.apport.denomination = base::squeeze(
                nom_propre(main) + " " + nom_de_commune(champs.texte("DENOM_COMPL", 38))
            );
        }
        return {};
    });
    flux.on("NOMENCLATURES/MATIERES/MATIERE", [&](const Element& e) {
        return lire_matiere(lecture, e);
    });
    flux.on("NOMENCLATURES/MEFS/MEF", [&](const Element& e) { return lire_mef(lecture, e); });
    flux.on("DONNEES/INDIVIDUS/INDIVIDU", [&](const Element& e) {
        return lire_individu(lecture, e);
    });
    flux.on("DONNEES/STRUCTURE/DIVISIONS/DIVISION", [&](const Element& e) {
        return lire_classe(lecture, e, false);
    });
    flux.on("DONNEES/STRUCTURE/GROUPES/GROUPE", [&](const Element& e) {
        return lire_classe(lecture, e, true);
    });
    if (auto read = flux.run(); !read) return read;
    avertir_absents(lecture);
    lecture.apport.a_sts = true;
    lecture.apport.a_structures = true;
    return {};
}

}  // namespace scolarite
