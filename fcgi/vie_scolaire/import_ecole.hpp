// What the readers of marks and absences share: the school, its pupils by every number a file may
// use, its terms, and the report.
#pragma once

#include "scolarite/periode.hpp"
#include "vie_scolaire/calendrier.hpp"
#include "vie_scolaire/import_csv.hpp"
#include "vie_scolaire/import_donnees.hpp"

#include <unordered_map>

namespace vie_scolaire {

// An evaluation given again with a smaller barème: the marks it has then must still fit.
struct BaremeReduit {
    std::string fichier;
    std::size_t ligne;
    std::string reference;
    std::string bareme;
};

// Pupils by one of the numbers that a file may use. A pupil who is there wins over one who has
// left.
class Numeros {
public:
    void ajouter(std::string number, std::uint64_t eleve, bool present);
    // Fails, without file and line, where nobody has the number, or several have it. `nom` is how
    // the file calls it: "ELENOET".
    base::Result<std::uint64_t> eleve(const std::string& number, std::string_view nom) const;

private:
    struct Porteur {
        std::uint64_t eleve;
        bool present;
        bool seul;
    };
    std::unordered_map<std::string, Porteur> porteurs_;
};

struct Ecole {
    db::Connection& db;
    const OptionsDonnees& options;
    BilanDonnees& bilan;
    scolarite::EtablissementId id{0};
    int septembre = 0;  // the year it is in
    std::vector<scolarite::Periode> periodes = {};
    Intervalle annee = {};
    base::Date aujourdhui = {};  // in its zone
    std::vector<BaremeReduit> baremes_reduits = {};
    Numeros par_ine = {};
    Numeros par_elenoet = {};
    Numeros par_eleve_siecle = {};

    const scolarite::Periode* periode_de(base::Date day) const;
    const scolarite::Periode* periode_de_rang(int rang) const;
    // Fails on a day outside of the school's current year.
    base::Check dans_annee(const FichierCsv& csv, base::Date day) const;
};

void charger_eleves(Ecole& ecole);

// The columns that name the pupil (ine, eleve_id, elenoet: one of them, or several that agree), and
// his row.
class ColonneEleve {
public:
    ColonneEleve(const FichierCsv& csv, const Ecole& ecole);
    bool there() const { return !columns_.empty(); }
    base::Result<std::uint64_t> eleve(const FichierCsv& csv) const;

private:
    struct Column {
        std::size_t at;
        std::string_view name;
        const Numeros* numbers;
    };
    std::vector<Column> columns_;
};

// What a source says of a whole term, where it gives no days.
struct Total {
    std::uint64_t eleve;
    unsigned demi_journees;
    unsigned non_justifiees;
    unsigned retards;
    bool compte() const { return demi_journees + retards > 0; }
};
// 0 to 999, 0 for an empty text; nothing when it is no such number.
std::optional<unsigned> compte_de(std::string_view text);
// Fails, without file and line, where it would change a closed term, and on what is counted of one
// that has not begun: families would read it among what has happened since September.
base::Check ecrire_total(Ecole& ecole, const scolarite::Periode& periode, const Total& total);
std::string bilans_clos(const scolarite::Periode& periode);  // why they are refused

// "12,5", "12.50" → 1250; nothing when it is no decimal with at most two places, below 10 000.
std::optional<int> centiemes(std::string_view text);
std::string decimal(int centiemes);  // 1250 → "12.50"
// ELENOET as it is kept: without leading zeros.
std::string sans_zeros(std::string_view elenoet);

base::Check importer_evaluations(Ecole& ecole, const FichierDonnees& fichier);
// Once every file has been read, since one of them may bring the marks on the new barème.
base::Check verifier_baremes(const Ecole& ecole);
base::Check importer_notes(Ecole& ecole, const FichierDonnees& fichier);
base::Check importer_absences(Ecole& ecole, const FichierDonnees& fichier);
base::Check importer_export_absence(Ecole& ecole, const FichierDonnees& fichier);
base::Check importer_lsu(Ecole& ecole, const FichierDonnees& fichier);

}  // namespace vie_scolaire
