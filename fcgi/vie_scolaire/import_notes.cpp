// CSV of marks: evaluation; ine (or eleve_id, or elenoet); note; remarque and retirer. A mark is a
// decimal on the evaluation's barème, or Abs, Disp, NN, NR, Inapte, Abs0, NR0, in any case or in
// words; an empty cell is skipped, and a file without the column remarque leaves remarks as they
// are. Where retirer is oui the mark is taken back, whatever the line says else.
#include "base/text.hpp"
#include "db/bulk.hpp"
#include "scolarite/champs.hpp"
#include "scolarite/etablissement.hpp"
#include "vie_scolaire/import_ecole.hpp"
#include "vie_scolaire/note.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <tuple>

namespace vie_scolaire {
namespace {

constexpr std::array<std::string_view, 7> colonnes{
    "evaluation", "ine", "eleve_id", "elenoet", "note", "remarque", "retirer"};

constexpr std::size_t slice = 200'000;  // lines sorted and written together

struct Evaluation {
    std::uint32_t id;
    int bareme;  // hundredths
    bool close;
};

struct Note {
    std::uint64_t key;  // pupil, evaluation
    int valeur;         // hundredths; -1: special
    std::uint8_t special;
    std::uint32_t line;
    std::string remarque;
    bool retiree = false;

    std::uint64_t print() const {
        scolarite::Empreinte hash;
        hash << std::optional<std::uint32_t>(static_cast<std::uint32_t>(valeur + 1))
             << std::optional<std::uint32_t>(special) << remarque;
        return hash.value();
    }
};

std::uint64_t key_of(std::uint64_t pupil, std::uint64_t evaluation) {
    return (pupil << 32U) | evaluation;
}

struct Kept {
    std::uint64_t key;
    std::uint64_t print;
    bool operator<(const Kept& other) const { return key < other.key; }
};

struct Suite {
    Ecole& ecole;
    FichierCsv& csv;
    std::unordered_map<std::string, Evaluation> evaluations = {};
    std::vector<Kept> kept = {};  // what the school has, by key
    std::vector<Note> notes = {};
    bool avec_remarques = true;  // the file has the column
};

void load(Suite& suite) {
    suite.ecole.db.each(
        "SELECT v.reference, v.id, CAST(v.bareme * 100 AS SIGNED), p.close_le IS NOT NULL FROM "
        "evaluation v JOIN periode p ON p.id = v.periode WHERE v.etablissement = ? AND v.annee = ?",
        [&](const db::Row& row) {
            suite.evaluations[row.get<std::string>(0)] = {
                row.get<std::uint32_t>(1), row.get<int>(2), row.get<bool>(3)};
        },
        suite.ecole.id,
        suite.ecole.septembre
    );
    suite.ecole.db.each(
        "SELECT n.eleve, n.evaluation, CAST(n.valeur * 100 AS SIGNED), n.special, n.remarque FROM "
        "eleve e JOIN note n ON n.eleve = e.id WHERE e.etablissement = ? ORDER BY n.eleve, "
        "n.evaluation",
        [&](const db::Row& row) {
            const Note note{
                key_of(row.get<std::uint64_t>(0), row.get<std::uint64_t>(1)),
                row.get<std::optional<int>>(2).value_or(-1),
                row.get<std::optional<std::uint8_t>>(3).value_or(0),
                0,
                suite.avec_remarques ? row.get<std::string>(4) : std::string()};
            suite.kept.push_back({note.key, note.print()});
        },
        suite.ecole.id
    );
}

base::Check read_value(
    const FichierCsv& csv, std::string_view text, const Evaluation& evaluation, Note& note
) {
    const auto value = centiemes(text);
    if (!value) {
        if (const auto special = special_from(text)) {
            note.special = static_cast<std::uint8_t>(*special);
            note.valeur = -1;
            return {};
        }
        return csv.refuse(
            "« " + std::string(text.substr(0, 20)) +
            " » n’est ni une note, ni Abs, Disp, NN, NR, Inapte, Abs0 ou NR0."
        );
    }
    if (*value > evaluation.bareme) {
        return csv.refuse("la note " + std::string(text) + " dépasse le barème de l’évaluation.");
    }
    note.valeur = *value;
    return {};
}

struct Columns {
    std::size_t evaluation = 0;
    std::size_t note = 0;
    std::size_t remarque = 0;
    std::size_t retirer = 0;
    ColonneEleve eleve;
};

// Nothing where this would change nothing.
base::Check check_open(const Suite& suite, const Note& note) {
    const Kept wanted{note.key, note.print()};
    const auto kept = std::lower_bound(suite.kept.begin(), suite.kept.end(), wanted);
    const bool known = kept != suite.kept.end() && kept->key == wanted.key;
    if (note.retiree ? !known : known && kept->print == wanted.print) return {};
    return suite.csv.refuse("la période de cette évaluation est close ; ses notes ne changent plus."
    );
}

base::Check read_line(Suite& suite, const Columns& columns) {
    const auto& csv = suite.csv;
    const auto text = csv.at(columns.note);
    const auto withdrawn = a_retirer(csv, columns.retirer);
    if (!withdrawn) return tl::unexpected(withdrawn.error());
    if (text.empty() && !*withdrawn) return {};
    const auto found = suite.evaluations.find(std::string(csv.at(columns.evaluation)));
    if (found == suite.evaluations.end()) {
        return csv.refuse(
            "aucune évaluation de l’année " + scolarite::annee_scolaire(suite.ecole.septembre) +
            " n’a la référence « " + std::string(csv.at(columns.evaluation).substr(0, 40)) + " »."
        );
    }
    const auto pupil = columns.eleve.eleve(csv);
    if (!pupil) return tl::unexpected(pupil.error());
    Note note{key_of(*pupil, found->second.id), 0, 0, static_cast<std::uint32_t>(csv.line()), {}};
    note.retiree = *withdrawn;
    if (!note.retiree) {
        if (auto right = read_value(csv, text, found->second, note); !right) return right;
        note.remarque = std::string(csv.at(columns.remarque));
        if (base::length(note.remarque) > 200)
            return csv.refuse("la remarque dépasse 200 caractères.");
    }
    if (found->second.close) {
        if (auto open = check_open(suite, note); !open) return open;
    }
    suite.notes.push_back(std::move(note));
    return {};
}

base::Check check_twice(Suite& suite) {
    auto& notes = suite.notes;
    std::sort(notes.begin(), notes.end(), [](const Note& a, const Note& b) {
        return std::tie(a.key, a.line) < std::tie(b.key, b.line);
    });
    auto& lues = suite.ecole.notes_lues;
    const auto by_key = [](const NoteLue& x, const NoteLue& y) { return x.cle < y.cle; };
    const auto middle = static_cast<std::ptrdiff_t>(lues.size());
    for (const auto& note : notes) lues.push_back({note.key, suite.ecole.ici(note.line)});
    std::inplace_merge(lues.begin(), lues.begin() + middle, lues.end(), by_key);
    const auto twice = std::adjacent_find(lues.begin(), lues.end(), [](auto& x, auto& y) {
        return x.cle == y.cle;
    });
    if (twice == lues.end()) return {};
    const auto& again = std::next(twice)->endroit;
    return base::refuse(
        suite.csv.name() + ", ligne " + std::to_string(again.ligne) +
        " : cet élève a déjà une note à cette évaluation " + suite.ecole.ou(twice->endroit) + "."
    );
}

void withdraw(Suite& suite, const Note& note, bool known) {
    auto& bilan = suite.ecole.bilan;
    if (!bilan.retire(bilan.notes, known)) return;
    retirer_note(suite.ecole, note.key >> 32U, note.key & 0xFFFFFFFFULL);
}

void write_note(Suite& suite, db::Bulk& rows, const Note& note, bool known) {
    const bool special = note.valeur < 0;
    rows.add(
        note.key >> 32U,
        note.key & 0xFFFFFFFFULL,
        special ? std::optional<std::string>() : std::optional(decimal(note.valeur)),
        special ? std::optional<unsigned>(note.special) : std::nullopt,
        note.remarque,
        suite.ecole.options.now
    );
    suite.ecole.bilan.ecrit(suite.ecole.bilan.notes, !known);
}

// In key order: the table is clustered by pupil, and rows land side by side.
base::Check write_slice(Suite& suite) {
    if (auto once = check_twice(suite); !once) return once;
    constexpr db::Sql with_remarks(
        "ON DUPLICATE KEY UPDATE valeur = VALUES(valeur), special = VALUES(special), remarque = "
        "VALUES(remarque), ecrite_le = VALUES(ecrite_le)"
    );
    constexpr db::Sql without_remarks(
        "ON DUPLICATE KEY UPDATE valeur = VALUES(valeur), special = VALUES(special), ecrite_le = "
        "VALUES(ecrite_le)"
    );
    db::Bulk rows(
        suite.ecole.db,
        "INSERT INTO note (eleve, evaluation, valeur, special, remarque, ecrite_le) VALUES",
        6,
        suite.avec_remarques ? with_remarks : without_remarks
    );
    auto kept = suite.kept.begin();
    for (const auto& note : suite.notes) {
        while (kept != suite.kept.end() && kept->key < note.key) ++kept;
        const bool known = kept != suite.kept.end() && kept->key == note.key;
        if (note.retiree)
            withdraw(suite, note, known);
        else if (known && kept->print == note.print())
            ++suite.ecole.bilan.notes.identiques;
        else
            write_note(suite, rows, note, known);
    }
    rows.flush();
    suite.notes.clear();
    return {};
}

base::Check read_all(Suite& suite, const Columns& columns) {
    for (;;) {
        const auto more = suite.csv.next();
        if (!more) return tl::unexpected(more.error());
        if (!*more) return write_slice(suite);
        if (auto right = read_line(suite, columns); !right) return right;
        if (suite.notes.size() < slice) continue;
        if (auto written = write_slice(suite); !written) return written;
    }
}

}  // namespace

base::Check importer_notes(Ecole& ecole, const FichierDonnees& fichier) {
    auto csv = FichierCsv::open(fichier.chemin);
    if (!csv) return tl::unexpected(csv.error());
    if (auto known = verifier_colonnes(ecole, *csv, colonnes); !known) return known;
    Suite suite{ecole, *csv};
    suite.avec_remarques = csv->has("remarque");
    const Columns columns{
        csv->column("evaluation"),
        csv->column("note"),
        csv->column("remarque"),
        csv->column("retirer"),
        ColonneEleve(*csv, ecole)};
    if (!columns.eleve.there())
        return csv->refuse("il manque une colonne ine, eleve_id ou elenoet.");
    // A mark left empty is skipped: a line cut short must not pass for one.
    for (const auto* name : {"evaluation", "note"}) csv->need(name);
    load(suite);
    const auto before = ecole.bilan.notes.ecrits();
    if (auto read = read_all(suite, columns); !read) return read;
    if (ecole.bilan.notes.ecrits() == before) return {};
    std::vector<std::uint32_t> touched;
    for (const auto& note : ecole.notes_lues) {
        if (note.endroit.fichier == ecole.ici(0).fichier)
            touched.push_back(static_cast<std::uint32_t>(note.cle & 0xFFFFFFFFULL));
    }
    recalculer(ecole, std::move(touched));
    avertir_autres_classes(ecole, csv->name());
    return {};
}

}  // namespace vie_scolaire
