// ElevesAvecAdresses.xml / ElevesSansAdresses.xml (SIECLE export specification 17.4, §2; the tag
// names of before 2016 are accepted).
#include "base/text.hpp"
#include "scolarite/adresses_lues.hpp"
#include "scolarite/apport.hpp"
#include "scolarite/champs.hpp"
#include "scolarite/ine.hpp"
#include "scolarite/mef.hpp"
#include "scolarite/noms.hpp"

#include <algorithm>

namespace scolarite {
namespace {

struct Suite {
    Lecture lecture;
    XmlFlux& flux;
    std::unordered_set<std::string> ines;  // two pupils with one number: refused
    std::unordered_set<std::uint32_t> avec_classe;
};

std::string sans_zeros(std::string_view elenoet) {
    const auto first = elenoet.find_first_not_of('0');
    return first == std::string_view::npos ? std::string() : std::string(elenoet.substr(first));
}

std::optional<std::string> or_null(std::string text) {
    if (text.empty()) return std::nullopt;
    return text;
}

// The number checked; doubtful keys are said, a wrong form and a number met twice end the import.
std::string lire_ine(Suite& suite, Champs& champs) {
    const auto raw = champs.texte("ID_NATIONAL", 11, "INE_RNIE");
    if (raw.empty()) {
        ++suite.lecture.apport.eleves_sans_ine;
        return {};
    }
    const auto ine = Ine::parse(raw);
    if (!ine) {
        champs.fauter("ID_NATIONAL « " + raw + " ». " + ine.error().message);
        return {};
    }
    if (!ine->key_is_right())
        champs.avertir("la clé de l’INE ne correspond pas ; numéro à vérifier.");
    if (!suite.ines.insert(ine->text()).second) {
        champs.fauter(
            "cet INE est déjà celui d’un autre élève du fichier ; corrigez-le dans SIECLE."
        );
    }
    return ine->text();
}

// The family has to type this date to open its access: one that cannot be is better refused here.
void juger_naissance(Champs& champs, base::Date naissance, std::optional<int> annee) {
    if (!annee) return;
    const auto rentree = std::chrono::year(*annee) / 9 / 1;
    if (naissance >= rentree) {
        champs.fauter(
            "DATE_NAISS « " + base::format_date(naissance) +
            " » : l’élève ne serait pas né à la rentrée ; corrigez-la dans SIECLE."
        );
        return;
    }
    const auto age = int(rentree.year()) - int(naissance.year());
    if (age < 8 || age > 30)
        champs.avertir(
            "DATE_NAISS « " + base::format_date(naissance) +
            " » : date à vérifier, la famille devra l’écrire pour ouvrir son accès."
        );
}

std::string lire_mef(Apport& apport, Champs& champs, std::uint32_t eleve) {
    auto raw = champs.texte("CODE_MEF", 11);
    auto& known = apport.mefs_vus;
    std::uint16_t index = 0;
    if (!raw.empty()) {
        if (const auto code = CodeMef::parse(raw); !code) {
            champs.fauter("CODE_MEF « " + raw + " ». " + code.error().message);
        }
        const auto at = std::find(known.begin(), known.end(), raw);
        index = static_cast<std::uint16_t>(at - known.begin());
        if (at == known.end()) known.push_back(raw);
        if (known.size() > 10000) champs.fauter("il y a trop de MEF différents.");
        apport.mefs.emplace(raw, "");
    }
    if (!apport.eleves.emplace(eleve, index).second) {
        champs.fauter("cet ELEVE_ID est déjà celui d’un autre élève du fichier.");
    }
    return raw;
}

struct EleveLu {
    std::uint32_t id = 0;
    std::string ine;
    std::string elenoet;
    std::string nom;
    std::string famille;
    std::string prenom;
    base::Date naissance{};
    std::string sexe;
    std::string mef;
    std::string regime;
    std::string courriel;
    std::string telephone;
    std::optional<std::uint32_t> adresse;
    std::optional<base::Date> entree;
    std::optional<base::Date> sortie;
    std::string motif;

    std::uint64_t empreinte() const {
        Empreinte print;
        print << ine << elenoet << nom << famille << prenom << std::optional(naissance) << sexe
              << mef << regime << courriel << telephone << entree << sortie << motif;
        return print.value();
    }
};

void stage(db::Bulk& bulk, const EleveLu& e) {
    bulk.add(
        e.id,
        or_null(e.ine),
        or_null(e.elenoet),
        e.nom,
        e.famille,
        e.prenom,
        cle_de_tri(e.nom, e.prenom),
        e.naissance,
        or_null(e.sexe),
        or_null(e.mef),
        e.regime,
        e.courriel,
        e.telephone,
        e.adresse,
        e.entree,
        e.sortie,
        e.motif,
        e.empreinte()
    );
}

std::string sexe_of(std::string_view code) {
    if (code == "1") return "M";
    return code == "2" ? "F" : "";
}

base::Check lire_eleve(Suite& suite, const Element& element) {
    auto& lecture = suite.lecture;
    Champs champs(element, lecture.fichier.nom, lecture.bilan);
    EleveLu lu;
    lu.id = champs.attribut_entier("ELEVE_ID");
    const auto number = element.text_of("ID_NATIONAL");
    champs.nommer(
        "élève " + std::to_string(lu.id) +
        (number.empty() ? " (sans INE)" : " (INE " + std::string(number) + ")")
    );
    lu.ine = lire_ine(suite, champs);
    lu.elenoet = sans_zeros(element.attribute("ELENOET"));
    if (lu.elenoet.size() > 5) champs.fauter("ELENOET dépasse 5 chiffres.");
    lu.famille = champs.nom("NOM_DE_FAMILLE", true, "NOM");
    lu.nom = champs.nom("NOM_USAGE", false);
    if (lu.nom.empty()) lu.nom = lu.famille;
    lu.prenom = champs.nom("PRENOM", true);
    lu.naissance = champs.date_obligatoire("DATE_NAISS");
    juger_naissance(champs, lu.naissance, lecture.fichier.annee);
    lu.sexe = sexe_of(champs.texte("CODE_SEXE", 1));
    lu.mef = lire_mef(lecture.apport, champs, lu.id);
    lu.regime = champs.texte("CODE_REGIME", 2, "CODE_REGIME2");
    lu.courriel = champs.courriel("MEL");
    lu.telephone = champs.telephone("TEL_PORTABLE");
    if (lu.telephone.empty()) lu.telephone = champs.telephone("TEL_PERSONNEL");
    lu.adresse = champs.entier("ADRESSE_ID");
    lu.entree = champs.date("DATE_ENTREE");
    lu.sortie = champs.date("DATE_SORTIE", "DATE_SORTIE_ETAB");
    lu.motif = champs.texte("CODE_MOTIF_SORTIE", 2);
    if (champs.juste()) stage(lecture.etape.eleves(), lu);
    return champs.check();
}

void lire_classe(Suite& suite, Champs& champs, std::uint32_t eleve, const std::string& code) {
    auto& apport = suite.lecture.apport;
    if (base::upper_ascii(code) == "INACTIFS") return;
    if (!suite.avec_classe.insert(eleve).second) {
        champs.avertir("une seconde division, « " + code + " », est laissée de côté.");
        return;
    }
    auto& division = apport.divisions[code];
    const auto known = apport.eleves.find(eleve);
    if (known != apport.eleves.end() && known->second != 0) {
        division.liens.insert(apport.mefs_vus[known->second]);
    }
    suite.lecture.etape.classes().add(eleve, code);
}

// The pupil's division and groups, in any order.
base::Check lire_structures_eleve(Suite& suite, const Element& element) {
    auto& lecture = suite.lecture;
    Champs champs(element, lecture.fichier.nom, lecture.bilan);
    const auto eleve = champs.attribut_entier("ELEVE_ID");
    champs.nommer("élève " + std::to_string(eleve));
    if (!lecture.apport.eleves.contains(eleve)) {
        champs.avertir("il a une classe mais n’est pas dans la liste des élèves.");
        return champs.check();
    }
    for (const auto* structure : element.children()) {
        if (structure->name() != "STRUCTURE") continue;
        Champs part(
            *structure, lecture.fichier.nom, lecture.bilan, "élève " + std::to_string(eleve)
        );
        const auto code = part.texte_obligatoire("CODE_STRUCTURE", 8);
        if (!part.juste()) return part.check();
        if (structure->text_of("TYPE_STRUCTURE") == "D") {
            lire_classe(suite, part, eleve, code);
        } else if (structure->text_of("TYPE_STRUCTURE") == "G") {
            lecture.apport.groupes.try_emplace(code);
            lecture.etape.groupes().add(eleve, code);
        }
        if (lecture.apport.divisions.size() + lecture.apport.groupes.size() > 20000) {
            part.fauter("il y a trop de divisions et de groupes.");
        }
        if (!part.juste()) return part.check();
    }
    return champs.check();
}

}  // namespace

base::Check lire_eleves(Lecture lecture) {
    XmlFlux flux(lecture.source);
    Suite suite{lecture, flux, {}, {}};
    flux.on("DONNEES/ELEVES/ELEVE", [&](const Element& element) {
        return lire_eleve(suite, element);
    });
    flux.on("DONNEES/STRUCTURES/STRUCTURES_ELEVE", [&](const Element& element) {
        return lire_structures_eleve(suite, element);
    });
    flux.on("DONNEES/ADRESSES/ADRESSE", [&](const Element& element) {
        lecture.apport.adresses_eleves = true;
        return lire_adresse(lecture, element, "eleve");
    });
    if (auto read = flux.run(); !read) return read;
    if (lecture.apport.eleves.empty()) return flux.refuse(1, "le fichier ne contient aucun élève.");
    lecture.apport.a_eleves = true;
    lecture.apport.eleves_sans_classe = lecture.apport.eleves.size() - suite.avec_classe.size();
    return {};
}

}  // namespace scolarite
