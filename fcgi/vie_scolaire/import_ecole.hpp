// What the readers of marks and absences share: the school, its pupils by every number a file may
// use, its terms, and the report.
#pragma once

#include "scolarite/periode.hpp"
#include "vie_scolaire/calendrier.hpp"
#include "vie_scolaire/import_csv.hpp"
#include "vie_scolaire/import_donnees.hpp"

#include <map>
#include <span>
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

// Where a line is: in which file of the run, and which one there.
struct Endroit {
    std::uint32_t fichier;
    std::uint32_t ligne;
};

// Keys of what the files of a run have already given: a second time is a contradiction of two lines
// of one file, or of two files, and whichever came last would win without a word.
template <class Cle>
class DejaLus {
public:
    // Nothing the first time; else where it was.
    std::optional<Endroit> lire(Cle cle, const Endroit& ici) {
        const auto [found, first] = lus_.try_emplace(std::move(cle), ici);
        return first ? std::nullopt : std::optional(found->second);
    }
    std::optional<Endroit> ou(const Cle& cle) const {
        const auto found = lus_.find(cle);
        return found == lus_.end() ? std::nullopt : std::optional(found->second);
    }

private:
    std::unordered_map<Cle, Endroit> lus_;
};

// The same for marks, which are many: 16 bytes each, sorted by key.
struct NoteLue {
    std::uint64_t cle;  // pupil, evaluation
    Endroit endroit;
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
    // Of all the files of the run that are this school's, and gone with it.
    std::vector<std::string> fichiers = {};
    std::vector<NoteLue> notes_lues = {};
    DejaLus<std::string> evaluations_lues = {};
    DejaLus<std::string> absences_lues = {};
    DejaLus<std::uint64_t> bilans_lus = {};  // pupil, rank of term
    DejaLus<std::uint64_t> totaux_lus = {};
    std::map<std::string, std::vector<std::string>> retraits = {};  // what → whose

    Endroit ici(std::size_t ligne) const;  // in the file at hand
    // "plus haut dans le fichier (ligne 2)", "dans le fichier notes.csv (ligne 2)"
    std::string ou(const Endroit& endroit) const;
    const scolarite::Periode* periode_de(base::Date day) const;
    const scolarite::Periode* periode_de_rang(int rang) const;
    bool est_close(std::uint64_t periode) const;
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

// 0 to 999, 0 for an empty text; nothing when it is no such number.
std::optional<unsigned> compte_de(std::string_view text);
std::string bilans_clos(const scolarite::Periode& periode);  // why they are refused
// Nothing of a term to come can be known: families would read it among what has happened.
base::Check commencee(const Ecole& ecole, const scolarite::Periode& periode);
std::uint64_t cle_de_bilan(std::uint64_t eleve, const scolarite::Periode& periode);

// "12,5", "12.50" → 1250; nothing when it is no decimal with at most two places, below 10 000.
std::optional<int> centiemes(std::string_view text);
std::string decimal(int centiemes);                     // 1250 → "12.50"
std::optional<bool> oui_ou_non(std::string_view text);  // an empty text is no
// Whether the line takes back what it names, by its column `retirer`.
base::Result<bool> a_retirer(const FichierCsv& csv, std::size_t colonne);
// Takes back what is there, and notes whose it was; an evaluation goes with its marks.
void retirer_note(Ecole& ecole, std::uint64_t eleve, std::uint64_t evaluation);
void retirer_absence(
    Ecole& ecole, std::uint64_t eleve, const std::string& genre, const std::string& debut
);
void retirer_evaluation(Ecole& ecole, std::uint64_t evaluation);
// A line that had nothing to take back. Where the pupil has something else that day, its hour or
// its genre is wrong, or it is a line of an earlier run: only who sent it knows.
struct AbsenceManquee {
    std::size_t ligne;
    std::uint64_t eleve;
    std::string debut;  // "2026-09-12 08:00:00"
};
void avertir_manquee(Ecole& ecole, const std::string& fichier, const AbsenceManquee& manquee);
// Absences that lie on each other in time and give half-days twice, where this file has written one
// of them: one is too many, or its hours are wrong.
void avertir_chevauchements(Ecole& ecole, const std::string& fichier);
// Of an absence or late, as DejaLus knows it.
std::string cle_d_absence(std::uint64_t eleve, std::string_view genre, std::string_view debut);
// Absences that are taken, and are doubtful: on days without school, or of more half-days than
// their hours hold. Counted, and said once a file with the line of the first.
class DoutesAbsences {
public:
    DoutesAbsences() = default;
    explicit DoutesAbsences(std::vector<Fermeture> fermetures)
        : fermetures_(std::move(fermetures)) {}
    // `debut` and `fin` as they are kept: "2026-09-12 08:00:00".
    void juger(
        std::size_t ligne, std::string_view debut, std::string_view fin, unsigned demi_journees
    );
    void dire(Ecole& ecole, const std::string& fichier) const;

private:
    struct Doute {
        std::size_t nombre = 0;
        std::size_t ligne = 0;  // of the first
        void noter(std::size_t ici) {
            if (nombre++ == 0) ligne = ici;
        }
    };
    bool sans_classe(base::Date day) const;
    std::vector<Fermeture> fermetures_;
    Doute fermes_;
    Doute trop_longues_;
};
// "Notes retirées, « Contrôle 1 » du 12/09/2026 (M1) : ROY Léa, ÉLOT Noé", none of them too long
// for the journal.
std::vector<std::string> dire_retraits(const Ecole& ecole);
// Right after the file is opened. Fails on a column that is misspelt; warns of those that no reader
// of this kind of file knows.
base::Check verifier_colonnes(
    Ecole& ecole, const FichierCsv& csv, std::span<const std::string_view> connues
);
// ELENOET as it is kept: without leading zeros.
std::string sans_zeros(std::string_view elenoet);

base::Check importer_evaluations(Ecole& ecole, const FichierDonnees& fichier);
// Once every file has been read, since one of them may bring the marks on the new barème.
base::Check verifier_baremes(const Ecole& ecole);
base::Check importer_notes(Ecole& ecole, const FichierDonnees& fichier);
// Class figures of these evaluations, from the marks they have now.
void recalculer(Ecole& ecole, std::vector<std::uint32_t> evaluations);
// Marks just written on them for a pupil who is not in the class of the evaluation: he has changed
// class, or the reference is mistyped.
void avertir_autres_classes(Ecole& ecole, const std::string& fichier);
base::Check importer_absences(Ecole& ecole, const FichierDonnees& fichier);
base::Check importer_export_absence(Ecole& ecole, const FichierDonnees& fichier);
base::Check importer_lsu(Ecole& ecole, const FichierDonnees& fichier);

}  // namespace vie_scolaire
