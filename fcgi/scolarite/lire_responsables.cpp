// ResponsablesAvecAdresses.xml / ResponsablesSansAdresses.xml, in the form of before 2018
// (RESP_LEGAL) and of today (NIVEAU_RESPONSABILITE).
#include "base/text.hpp"
#include "scolarite/adresses_lues.hpp"
#include "scolarite/apport.hpp"
#include "scolarite/champs.hpp"
#include "scolarite/noms.hpp"

#include <algorithm>
#include <tuple>

namespace scolarite {
namespace {

struct Suite {
    Lecture lecture;
    std::unordered_set<std::uint32_t> personnes;
};

std::string civilite_of(std::string_view code) {
    const auto upper = base::upper_ascii(code);
    if (upper == "M." || upper == "M" || upper == "MR") return "M.";
    if (upper == "MME" || upper == "MLLE" || upper == "MLE") return "Mme";
    return {};
}

struct PersonneLue {
    std::uint32_t id = 0;
    std::string civilite;
    std::string nom;
    std::string famille;
    std::string prenom;
    std::string courriel;
    std::string telephone;
    std::string portable;
    std::optional<std::uint32_t> adresse;

    std::uint64_t empreinte() const {
        Empreinte print;
        print << civilite << nom << famille << prenom << courriel << telephone << portable;
        return print.value();
    }
};

base::Check lire_personne(Suite& suite, const Element& element) {
    auto& lecture = suite.lecture;
    Champs champs(element, lecture.fichier.nom, lecture.bilan);
    PersonneLue lu;
    lu.id = champs.attribut_entier("PERSONNE_ID");
    champs.nommer("personne " + std::to_string(lu.id));
    if (!suite.personnes.insert(lu.id).second) {
        champs.fauter("ce PERSONNE_ID est déjà celui d’une autre personne du fichier.");
    }
    lu.civilite = civilite_of(champs.texte("LC_CIVILITE", 20));
    lu.famille = champs.nom("NOM_DE_FAMILLE", true, "NOM");
    lu.nom = champs.nom("NOM_USAGE", false);
    if (lu.nom.empty()) lu.nom = lu.famille;
    lu.prenom = champs.nom("PRENOM", false);
    lu.courriel = champs.courriel("MEL");
    lu.telephone = champs.telephone("TEL_PERSONNEL");
    lu.portable = champs.telephone("TEL_PORTABLE");
    lu.adresse = champs.entier("ADRESSE_ID");
    if (!champs.juste()) return champs.check();
    lecture.etape.responsables().add(
        lu.id,
        lu.civilite,
        lu.nom,
        lu.famille,
        lu.prenom,
        cle_de_tri(lu.nom, lu.prenom),
        lu.courriel,
        lu.telephone,
        lu.portable,
        lu.adresse,
        lu.empreinte()
    );
    return {};
}

// Before 2018: RESP_LEGAL 1, 2 or 0. The order among legal ones is then what the file says.
void lire_ancien_niveau(Champs& champs, const Element& element, LienLu& lien) {
    const auto legal = element.text_of("RESP_LEGAL");
    if (legal == "1" || legal == "2") {
        lien.niveau = 1;
        lien.ordre = static_cast<std::uint8_t>(legal.front() - '0');
    } else if (legal == "0") {
        lien.niveau = 3;
    } else {
        champs.fauter("NIVEAU_RESPONSABILITE (ou RESP_LEGAL) manque ou n’est pas connu.");
    }
    lien.prioritaire = champs.drapeau("PERS_CONTACT");
}

void lire_niveau(Champs& champs, const Element& element, LienLu& lien) {
    const auto level = element.text_of("NIVEAU_RESPONSABILITE");
    if (level.empty()) return lire_ancien_niveau(champs, element, lien);
    if (level != "1" && level != "2" && level != "3") {
        champs.fauter(
            "NIVEAU_RESPONSABILITE « " + std::string(level.substr(0, 8)) + " » n’est pas connu."
        );
        return;
    }
    lien.niveau = static_cast<std::uint8_t>(level.front() - '0');
    lien.ordre = champs.drapeau("PAIE_FRAIS_SCOLAIRES") ? 1 : 2;
    lien.heberge = champs.drapeau("HEBERGE_ELEVE");
    lien.prioritaire = champs.drapeau("A_CONTACTER_EN_PRIORITE");
}

base::Check lire_lien(Suite& suite, const Element& element) {
    auto& lecture = suite.lecture;
    Champs champs(element, lecture.fichier.nom, lecture.bilan);
    LienLu lien{
        champs.entier_obligatoire("ELEVE_ID"),
        champs.entier_obligatoire("PERSONNE_ID"),
        0,
        9,
        {' ', ' '}
    };
    champs.nommer(
        "élève " + std::to_string(lien.eleve) + ", personne " + std::to_string(lien.personne)
    );
    lire_niveau(champs, element, lien);
    const auto kinship = champs.texte("CODE_PARENTE", 2);
    for (std::size_t i = 0; i < kinship.size() && i < 2; ++i) lien.parente[i] = kinship[i];
    if (!suite.personnes.contains(lien.personne)) {
        champs.avertir("cette personne n’est pas dans le fichier ; le lien est laissé de côté.");
        return champs.check();
    }
    if (champs.juste()) lecture.apport.liens.push_back(lien);
    return champs.check();
}

// The same pupil and person given twice: the lesser level is the one that opens nothing too much.
void garder_les_moindres(const Lecture& lecture, std::vector<LienLu>& liens) {
    std::sort(liens.begin(), liens.end(), [](const LienLu& a, const LienLu& b) {
        return std::tie(a.eleve, a.personne, b.niveau, a.ordre, a.parente) <
               std::tie(b.eleve, b.personne, a.niveau, b.ordre, b.parente);
    });
    const auto twice = [&](const LienLu& kept, const LienLu& other) {
        if (kept.eleve != other.eleve || kept.personne != other.personne) return false;
        if (kept.niveau != other.niveau) {
            lecture.bilan.avertir_d_abord(
                {lecture.fichier.nom,
                 0,
                 "élève " + std::to_string(kept.eleve) + ", personne " +
                     std::to_string(kept.personne) + " : ce lien est donné deux fois, au niveau " +
                     std::to_string(int(other.niveau)) + " et au niveau " +
                     std::to_string(int(kept.niveau)) +
                     " ; le second, qui donne le moins de droits, est retenu. Corrigez-le dans "
                     "SIECLE."}
            );
        }
        return true;
    };
    liens.erase(std::unique(liens.begin(), liens.end(), twice), liens.end());
}

bool before(const LienLu& a, const LienLu& b) {
    return std::tie(a.eleve, a.niveau, a.ordre, a.parente, a.personne) <
           std::tie(b.eleve, b.niveau, b.ordre, b.parente, b.personne);
}

}  // namespace

base::Check lire_adresse(const Lecture& lecture, const Element& element, std::string_view source) {
    Champs champs(element, lecture.fichier.nom, lecture.bilan);
    const auto id = champs.attribut_entier("ADRESSE_ID");
    champs.nommer("adresse " + std::to_string(id));
    const auto line1 = champs.texte("LIGNE1_ADRESSE", 38);
    const auto line2 = champs.texte("LIGNE2_ADRESSE", 38);
    const auto line3 = champs.texte("LIGNE3_ADRESSE", 38);
    const auto line4 = champs.texte("LIGNE4_ADRESSE", 38);
    const auto postal_code = champs.texte("CODE_POSTAL", 10);
    const auto town = champs.texte("LIBELLE_POSTAL", 32, "COMMUNE_ETRANGERE");
    const bool abroad =
        !element.text_of("COMMUNE_ETRANGERE").empty() ||
        (!element.text_of("CODE_PAYS").empty() && element.text_of("CODE_PAYS") != "100");
    const auto country = abroad ? champs.texte("LL_PAYS", 40) : std::string();
    if (!champs.juste()) return champs.check();
    Empreinte print;
    print << line1 << line2 << line3 << line4 << postal_code << town << country;
    lecture.etape.adresses().add(
        source, id, line1, line2, line3, line4, postal_code, town, country, print.value()
    );
    return {};
}

// Légal 1 is, among the legal ones, who pays the school's costs, else the first by kinship; the
// next is légal 2, others keep full access as further legal ones (siecle: derivation of 2018
// files).
void classer_legaux(std::vector<LienLu>& liens) {
    std::sort(liens.begin(), liens.end(), before);
    std::uint8_t rank = 0;
    for (std::size_t i = 0; i < liens.size(); ++i) {
        if (i == 0 || liens[i - 1].eleve != liens[i].eleve) rank = 0;
        if (liens[i].niveau != 1) continue;
        if (rank < 3) ++rank;
        liens[i].rang = rank;
    }
}

base::Check lire_responsables(Lecture lecture) {
    XmlFlux flux(lecture.source);
    Suite suite{lecture, {}};
    flux.on("DONNEES/PERSONNES/PERSONNE", [&](const Element& element) {
        return lire_personne(suite, element);
    });
    flux.on("DONNEES/ADRESSES/ADRESSE", [&](const Element& element) {
        lecture.apport.adresses_responsables = true;
        return lire_adresse(lecture, element, "responsable");
    });
    flux.on("DONNEES/RESPONSABLES/RESPONSABLE_ELEVE", [&](const Element& element) {
        return lire_lien(suite, element);
    });
    if (auto read = flux.run(); !read) return read;
    auto& liens = lecture.apport.liens;
    garder_les_moindres(lecture, liens);
    classer_legaux(liens);
    for (const auto& lien : liens) {
        const std::string_view kinship(lien.parente.data(), 2);
        lecture.etape.liens().add(
            lien.eleve,
            lien.personne,
            lien.niveau,
            lien.rang,
            base::trim(kinship),
            lien.prioritaire,
            lien.heberge
        );
    }
    lecture.apport.a_responsables = true;
    return {};
}

}  // namespace scolarite
