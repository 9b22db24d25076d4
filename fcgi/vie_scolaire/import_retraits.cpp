// What `retirer` takes back leaves a trace of whose it was: in the report, and by it in the
// journal. Neither marks nor motives: who has access to these reads them where they are.
#include "base/text.hpp"
#include "scolarite/noms.hpp"
#include "vie_scolaire/import_ecole.hpp"

namespace vie_scolaire {
namespace {

// "« Contrôle 1 » du 12/09/2026 (M1)"
std::string evaluation_words(Ecole& ecole, std::uint64_t evaluation) {
    return ecole.db
        .first<std::string>(
            "SELECT titre, jour, reference FROM evaluation WHERE id = ?",
            [](const db::Row& row) {
                return "« " + row.get<std::string>(0) + " » du " +
                       base::format_date(row.get<base::Date>(1)) + " (" + row.get<std::string>(2) +
                       ")";
            },
            evaluation
        )
        .value_or("");
}

// "2026-09-12 08:00:00" → "08:00"
std::string hour_of(const std::string& moment) { return moment.substr(11, 5); }

std::string pupil_at(const db::Row& row) {
    return scolarite::nom_puis_prenom(row.get<std::string>(0), row.get<std::string>(1));
}

std::string pupil_words(Ecole& ecole, std::uint64_t eleve) {
    return ecole.db
        .first<std::string>("SELECT nom, prenom FROM eleve WHERE id = ?", pupil_at, eleve)
        .value_or("");
}

}  // namespace

void retirer_note(Ecole& ecole, std::uint64_t eleve, std::uint64_t evaluation) {
    ecole.retraits["Notes retirées, " + evaluation_words(ecole, evaluation)].push_back(
        pupil_words(ecole, eleve)
    );
    ecole.db.execute("DELETE FROM note WHERE eleve = ? AND evaluation = ?", eleve, evaluation);
}

void retirer_absence(
    Ecole& ecole, std::uint64_t eleve, const std::string& genre, const std::string& debut
) {
    const auto day = base::parse_date(std::string_view(debut).substr(0, 10));
    ecole.retraits["Absences et retards retirés"].push_back(
        pupil_words(ecole, eleve) + " (" + genre + " du " + (day ? base::format_date(*day) : "") +
        " à " + hour_of(debut) + ")"
    );
    ecole.db.execute(
        "DELETE FROM absence WHERE eleve = ? AND genre = ? AND debut = ?", eleve, genre, debut
    );
}

// Through the pupils, because marks are kept by pupil.
void retirer_evaluation(Ecole& ecole, std::uint64_t evaluation) {
    auto& pupils =
        ecole.retraits["Évaluation retirée avec ses notes, " + evaluation_words(ecole, evaluation)];
    ecole.db.each(
        "SELECT e.nom, e.prenom FROM eleve e JOIN note n ON n.eleve = e.id AND n.evaluation = ? "
        "WHERE e.etablissement = ? ORDER BY e.nom, e.prenom, e.id",
        [&](const db::Row& row) { pupils.push_back(pupil_at(row)); },
        evaluation,
        ecole.id
    );
    const auto marks = ecole.db.execute(
        "DELETE n FROM eleve e JOIN note n ON n.eleve = e.id AND n.evaluation = ? "
        "WHERE e.etablissement = ?",
        evaluation,
        ecole.id
    );
    ecole.bilan.notes.retires += marks;
    ecole.bilan.lignes_ecrites += marks;
    ecole.db.execute("DELETE FROM evaluation WHERE id = ?", evaluation);
}

void avertir_manquee(Ecole& ecole, const std::string& fichier, const AbsenceManquee& manquee) {
    const auto day = base::parse_date(std::string_view(manquee.debut).substr(0, 10));
    if (!day) return;
    std::string others;
    ecole.db.each(
        "SELECT genre, CAST(debut AS CHAR) FROM absence WHERE eleve = ? AND debut >= ? AND debut < "
        "? ORDER BY debut",
        [&](const db::Row& row) {
            others += (others.empty() ? "" : ", ") + row.get<std::string>(0) + " à " +
                      hour_of(row.get<std::string>(1));
        },
        manquee.eleve,
        *day,
        base::plus_days(*day, 1)
    );
    if (others.empty()) return;
    ecole.bilan.avertissements.push_back(
        {fichier,
         static_cast<int>(manquee.ligne),
         "rien n’est à retirer le " + base::format_date(*day) + " à " + hour_of(manquee.debut) +
             ", mais l’élève garde ce jour-là : " + others +
             ". Pour le retirer, donnez ce genre et cette heure."}
    );
}

std::vector<std::string> dire_retraits(const Ecole& ecole) {
    constexpr std::size_t room = 1800;  // of a line of the journal
    std::vector<std::string> lines;
    for (const auto& [what, pupils] : ecole.retraits) {
        auto line = what;
        std::string_view between = " : ";
        for (const auto& pupil : pupils) {
            if (line.size() + pupil.size() > room) {
                lines.push_back(std::exchange(line, what));
                between = " : ";
            }
            line += std::string(std::exchange(between, ", ")) + pupil;
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace vie_scolaire
