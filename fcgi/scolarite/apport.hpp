// What the files of one school bring. The small lists (classes, subjects, teachers…) are kept here;
// pupils, parents, links and addresses go straight to temporary tables of the connection, so that
// memory does not grow with the file.
#pragma once

#include "base/date.hpp"
#include "db/bulk.hpp"
#include "scolarite/bilan.hpp"
#include "scolarite/fichier.hpp"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace scolarite {

struct CommunsLu {
    std::string denomination;
    std::string adresse1;
    std::string adresse2;
    std::string adresse3;
    std::string code_postal;
    std::string commune;
    std::string telephone;
    std::string courriel;
    std::string chef_nom;
    std::string chef_qualite;
    std::optional<base::Date> debut;
    std::optional<base::Date> fin;
    struct Periode {
        std::string libelle;
        base::Date debut;
        base::Date fin;
        std::string sorte = {};  // CODE_TYPE_PERIODE, else a word of the name: "semestre"
    };
    std::vector<Periode> periodes;
    struct Fermeture {
        base::Date debut;
        base::Date fin;
        std::string libelle;
    };
    std::vector<Fermeture> fermetures;
};

struct MatiereLue {
    std::string court;
    std::string libelle;
};

// A division or a group. `liens`: MEF of a division, divisions of a group.
struct StructureLue {
    std::string libelle;
    std::set<std::string> liens;
    bool officielle = false;  // listed by Structures or STS, not only seen on a pupil
};

struct EnseignantLu {
    std::string civilite;
    std::string nom;
    std::string prenom;
    std::string fonction;
    std::set<std::string> principal_de;  // division codes
};
using CleEnseignant = std::pair<std::string, std::uint32_t>;  // type, id

struct ServiceLu {
    bool groupe;
    std::string classe;
    std::string matiere;
    std::string modalite;
    // NOLINTNEXTLINE(modernize-use-nullptr,readability-implicit-bool-conversion): its own code
    auto operator<=>(const ServiceLu&) const = default;
};

// One line RESPONSABLE_ELEVE, 16 bytes: 100 MB of file hold under 100 000 of them.
struct LienLu {
    std::uint32_t eleve = 0;
    std::uint32_t personne = 0;
    std::uint8_t niveau = 0;
    std::uint8_t ordre = 0;  // among the legal ones: what the source says comes first
    std::array<char, 2> parente{};
    std::uint8_t rang = 0;  // légal 1, 2, 3 (further), 0
    bool prioritaire = false;
    bool heberge = false;
};

struct Apport {
    bool a_eleves = false;
    bool a_responsables = false;
    bool a_structures = false;  // Structures.xml or sts_emp: the list of classes is complete
    bool a_sts = false;
    bool adresses_eleves = false;  // the "AvecAdresses" form
    bool adresses_responsables = false;
    std::optional<CommunsLu> communs;
    std::string denomination;  // from STS, where Communs is not given
    std::map<std::string, std::string> mefs;
    std::map<std::string, MatiereLue> matieres;
    std::map<std::string, StructureLue> divisions;
    std::map<std::string, StructureLue> groupes;
    std::map<CleEnseignant, EnseignantLu> enseignants;
    std::map<ServiceLu, std::set<CleEnseignant>> services;
    std::unordered_map<std::uint32_t, std::uint16_t>
        eleves;  // ELEVE_ID → index in mefs_vus, 0: none
    std::vector<std::string> mefs_vus{""};
    std::vector<LienLu> liens;
    std::uint64_t eleves_sans_ine = 0;
    std::uint64_t eleves_sans_classe = 0;
};

// The temporary tables and the rows on their way there.
class Etape {
public:
    explicit Etape(db::Connection& db);  // makes the tables, or empties those of the import before
    db::Bulk& adresses() { return adresses_; }
    db::Bulk& eleves() { return eleves_; }
    db::Bulk& classes() { return classes_; }
    db::Bulk& groupes() { return groupes_; }
    db::Bulk& responsables() { return responsables_; }
    db::Bulk& liens() { return liens_; }
    void flush();

private:
    static db::Connection& prepared(db::Connection& db);
    db::Bulk adresses_;
    db::Bulk eleves_;
    db::Bulk classes_;
    db::Bulk groupes_;
    db::Bulk responsables_;
    db::Bulk liens_;
};

// One file into an Apport. Each fails with a message naming file and line.
struct Lecture {
    const Fichier& fichier;
    Source& source;
    Apport& apport;
    Etape& etape;
    Bilan& bilan;
};
base::Check lire_eleves(Lecture lecture);
base::Check lire_responsables(Lecture lecture);
base::Check lire_structures(Lecture lecture);
base::Check lire_nomenclature(Lecture lecture);
base::Check lire_communs(Lecture lecture);
base::Check lire_sts(Lecture lecture);

}  // namespace scolarite
