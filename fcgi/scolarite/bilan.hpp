// What an import did, or would do: the preview and the report are the same figures, because the
// preview is the import itself, rolled back.
#pragma once

#include "scolarite/uai.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace scolarite {

struct Avertissement {
    std::string fichier;
    int ligne;
    std::string texte;
};

// A list whose length is known in full and whose first lines are kept, so that memory stays flat.
class Liste {
public:
    static constexpr std::size_t kept = 1000;
    void add(std::string line) {
        ++total_;
        if (lines_.size() < kept) lines_.push_back(std::move(line));
    }
    std::uint64_t total() const { return total_; }
    const std::vector<std::string>& lines() const { return lines_; }

private:
    std::uint64_t total_ = 0;
    std::vector<std::string> lines_;
};

struct Mouvements {
    Liste crees;
    Liste modifies;
    Liste partis;  // left the school, or no longer in the export: closed, not deleted
    Liste revenus;
    std::uint64_t identiques = 0;
};

// What a school is made of besides its pupils and their parents.
enum class GenreStructure : std::uint8_t {
    etablissement,
    mefs,
    matieres,
    divisions,
    groupes,
    compositions,   // of which curricula a division is, of which divisions a group
    appartenances,  // pupils in groups
    periodes,
    fermetures,
    enseignants,
    principaux,
    services,
    equipes,  // teachers of services
};

struct Comptes {
    std::uint64_t crees = 0;
    std::uint64_t modifies = 0;
    std::uint64_t finis = 0;
};

struct Bilan {
    std::string uai;
    std::string denomination;
    int annee = 0;
    bool essai = false;
    bool nouvel_etablissement = false;
    std::vector<std::string> fichiers;  // "ElevesAvecAdresses.xml, exporté le 05/06/2019 09:11:46"
    Mouvements eleves;
    Mouvements responsables;
    Mouvements liens;                // partis: links ended
    std::uint64_t acces_fermes = 0;  // families' access closed because their link ended
    std::uint64_t adresses = 0;      // written
    std::map<GenreStructure, Comptes> structures;  // those written
    std::uint64_t lignes_ecrites = 0;              // in all; 0: nothing has changed
    std::vector<Avertissement> avertissements;
    std::uint64_t avertissements_en_tout = 0;

    void avertir(Avertissement avertissement) {
        ++avertissements_en_tout;
        if (avertissements.size() < Liste::kept) avertissements.push_back(std::move(avertissement));
    }
    // What must be read even where a hundred lines are to be checked.
    void avertir_d_abord(Avertissement avertissement) {
        ++avertissements_en_tout;
        avertissements.insert(avertissements.begin(), std::move(avertissement));
    }
};

}  // namespace scolarite
