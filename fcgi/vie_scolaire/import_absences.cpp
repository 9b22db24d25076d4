// CSV of absences (ine, eleve_id or elenoet; genre; debut; fin; demi_journees; minutes; motif;
// justifiee; retirer). Pupil, genre and debut are the key; where retirer is oui, the line needs no
// more, and takes the absence back.
#include "base/text.hpp"
#include "db/bulk.hpp"
#include "scolarite/champs.hpp"
#include "vie_scolaire/import_ecole.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

namespace vie_scolaire {
namespace {

constexpr std::array<std::string_view, 11> colonnes{
    "ine",
    "eleve_id",
    "elenoet",
    "genre",
    "debut",
    "fin",
    "demi_journees",
    "minutes",
    "motif",
    "justifiee",
    "retirer"};

struct Absence {
    std::uint64_t eleve;
    std::string genre;
    std::string debut;  // "2026-09-12 08:00:00", the school's own time
    std::string fin;
    unsigned demi_journees = 0;
    unsigned minutes = 0;
    std::string motif;
    bool justifiee = false;
    bool retiree = false;

    std::uint64_t print() const {
        scolarite::Empreinte hash;
        hash << fin << std::optional<std::uint32_t>(demi_journees)
             << std::optional<std::uint32_t>(minutes) << motif
             << std::string_view(justifiee ? "1" : "0");
        return hash.value();
    }
    std::string key() const { return cle_d_absence(eleve, genre, debut); }
};

struct Moment {
    base::Date jour;
    std::string heure;  // "08:00:00"
    std::string text() const { return base::iso_date(jour) + " " + heure; }
};

// "08:00", "8:00", "8h00", "08:00:00" → "08:00:00".
std::optional<std::string> hour_of(std::string_view text) {
    const auto mark = text.find_first_of(":h");
    if (mark != 1 && mark != 2) return std::nullopt;
    const auto hours = text.substr(0, mark);
    auto rest = text.substr(mark + 1);
    const auto minutes = rest.substr(0, 2);
    rest.remove_prefix(minutes.size());
    const auto digits = [](std::string_view part) {
        return std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
    };
    const bool seconds = rest.size() == 3 && rest[0] == ':' && digits(rest.substr(1));
    if (minutes.size() != 2 || !digits(hours) || !digits(minutes) || !(rest.empty() || seconds))
        return std::nullopt;
    std::string padded = (hours.size() == 1 ? "0" : "") + std::string(hours);
    if (padded >= "24" || minutes >= "60") return std::nullopt;
    return padded + ":" + std::string(minutes) + ":00";
}

// "12/09/2026 08:00", "2026-09-12 08:00", or a day alone.
std::optional<Moment> wall_clock(std::string_view text, std::string_view hour_if_none) {
    const auto space = text.find_first_of(" T");
    const auto day = base::parse_date(text.substr(0, space));
    if (!day) return std::nullopt;
    const auto hour = space == std::string_view::npos ? hour_if_none : text.substr(space + 1);
    const auto read = hour_of(hour);
    if (!read) return std::nullopt;
    return Moment{*day, *read};
}

constexpr std::string_view evening = "17:00";  // when no hour of the end is given

base::Check read_times(const Ecole& ecole, const FichierCsv& csv, Absence& absence) {
    const auto start = wall_clock(csv["debut"], "08:00");
    if (!start)
        return csv.refuse(
            "le début « " + std::string(csv["debut"].substr(0, 20)) +
            " » n’est pas une date et heure (12/09/2026 08:00)."
        );
    auto end = start;
    if (absence.retiree)
        end = start;
    else if (!csv["fin"].empty())
        end = wall_clock(csv["fin"], evening);
    else if (absence.genre == "absence")
        end->heure = std::max(start->heure, std::string(evening) + ":00");
    if (!end || end->text() < start->text())
        return csv.refuse("la fin n’est pas une date et heure, ou précède le début.");
    absence.debut = start->text();
    absence.fin = end->text();
    if (auto right = ecole.dans_annee(csv, start->jour); !right) return right;
    return ecole.dans_annee(csv, end->jour);
}

base::Check read_counts(const FichierCsv& csv, Absence& absence) {
    const auto halves = compte_de(csv["demi_journees"]);
    const auto minutes = compte_de(csv["minutes"]);
    const auto justified = oui_ou_non(csv["justifiee"]);
    if (!halves || !minutes)
        return csv.refuse("demi_journees et minutes sont des nombres de 0 à 999.");
    if (!justified) return csv.refuse("justifiee vaut oui ou non.");
    const bool late = absence.genre == "retard";
    if (late && *halves > 0) return csv.refuse("un retard ne compte pas de demi-journée.");
    if (!late && *halves == 0) return csv.refuse("une absence compte au moins une demi-journée.");
    absence.demi_journees = *halves;
    absence.minutes = *minutes;
    absence.justifiee = *justified;
    return {};
}

// A day has two half-days of school: a number that does not fit between the begin and the end is a
// mistake of one of the three, and families would read it.
base::Check check_room(const FichierCsv& csv, const Absence& absence) {
    const auto first = base::parse_date(std::string_view(absence.debut).substr(0, 10));
    const auto last = base::parse_date(std::string_view(absence.fin).substr(0, 10));
    if (!first || !last) return {};
    const auto days = (std::chrono::sys_days(*last) - std::chrono::sys_days(*first)).count() + 1;
    if (absence.demi_journees <= 2 * days) return {};
    return csv.refuse(
        std::to_string(absence.demi_journees) + " demi-journées ne tiennent pas entre le " +
        base::format_date(*first) + " et le " + base::format_date(*last) +
        " : corrigez-les, ou donnez la fin."
    );
}

base::Result<Absence> read(const Ecole& ecole, const FichierCsv& csv, const ColonneEleve& column) {
    const auto pupil = column.eleve(csv);
    if (!pupil) return tl::unexpected(pupil.error());
    Absence absence{
        *pupil, base::fold(csv["genre"]), {}, {}, 0, 0, base::squeeze(csv["motif"]), false};
    if (absence.genre != "absence" && absence.genre != "retard")
        return csv.refuse("genre vaut absence ou retard.");
    const auto withdrawn = a_retirer(csv, csv.column("retirer"));
    if (!withdrawn) return tl::unexpected(withdrawn.error());
    absence.retiree = *withdrawn;
    if (auto right = read_times(ecole, csv, absence); !right) return tl::unexpected(right.error());
    if (absence.retiree) return absence;
    if (auto right = read_counts(csv, absence); !right) return tl::unexpected(right.error());
    if (base::length(absence.motif) > 80) return csv.refuse("le motif dépasse 80 caractères.");
    return absence;
}

std::unordered_map<std::string, Absence> load(Ecole& ecole) {
    std::unordered_map<std::string, Absence> kept;
    ecole.db.each(
        "SELECT a.eleve, a.genre, CAST(a.debut AS CHAR), CAST(a.fin AS CHAR), a.demi_journees, "
        "a.minutes, a.motif,"
        " a.justifiee FROM eleve e JOIN absence a ON a.eleve = e.id WHERE e.etablissement = ?",
        [&](const db::Row& row) {
            Absence absence{
                row.get<std::uint64_t>(0),
                row.get<std::string>(1),
                row.get<std::string>(2),
                row.get<std::string>(3),
                row.get<unsigned>(4),
                row.get<unsigned>(5),
                row.get<std::string>(6),
                row.get<bool>(7)};
            auto key = absence.key();
            kept.emplace(std::move(key), std::move(absence));
        },
        ecole.id
    );
    return kept;
}

// A file without one of these columns leaves what it does not speak of as it is.
void keep_unsaid(const FichierCsv& csv, const Absence& kept, Absence& absence) {
    if (!csv.has("fin")) absence.fin = kept.fin;
    if (!csv.has("minutes")) absence.minutes = kept.minutes;
    if (!csv.has("motif")) absence.motif = kept.motif;
    if (!csv.has("justifiee")) absence.justifiee = kept.justifiee;
}

using Kept = std::unordered_map<std::string, Absence>;

struct Suite {
    Ecole& ecole;
    FichierCsv& csv;
    ColonneEleve column;
    Kept kept = {};
    std::vector<AbsenceManquee> missed = {};
    DoutesAbsences doutes = {};
};

void withdraw(Suite& suite, const Absence& absence, bool known) {
    auto& ecole = suite.ecole;
    if (ecole.bilan.retire(ecole.bilan.absences, known))
        retirer_absence(ecole, absence.eleve, absence.genre, absence.debut);
    else
        suite.missed.push_back({suite.csv.line(), absence.eleve, absence.debut});
}

base::Check write(Suite& suite, Absence absence, db::Bulk& rows) {
    auto& ecole = suite.ecole;
    const auto& csv = suite.csv;
    const auto key = absence.key();
    if (const auto before = ecole.absences_lues.lire(key, ecole.ici(csv.line())))
        return csv.refuse("cette absence est déjà " + ecole.ou(*before) + ".");
    const auto found = suite.kept.find(key);
    const bool known = found != suite.kept.end();
    if (absence.retiree) {
        withdraw(suite, absence, known);
        return {};
    }
    if (known) keep_unsaid(csv, found->second, absence);
    if (auto right = check_room(csv, absence); !right) return right;
    if (known && found->second.print() == absence.print()) {
        ++ecole.bilan.absences.identiques;
        return {};
    }
    suite.doutes.juger(csv.line(), absence.debut, absence.fin, absence.demi_journees);
    rows.add(
        absence.eleve,
        absence.genre,
        absence.debut,
        absence.fin,
        absence.demi_journees,
        absence.minutes,
        absence.motif,
        absence.justifiee,
        "csv",
        ecole.options.now
    );
    ecole.bilan.ecrit(ecole.bilan.absences, !known);
    return {};
}

base::Check read_all(Suite& suite, db::Bulk& rows) {
    for (;;) {
        const auto more = suite.csv.next();
        if (!more) return tl::unexpected(more.error());
        if (!*more) return {};
        auto absence = read(suite.ecole, suite.csv, suite.column);
        if (!absence) return tl::unexpected(absence.error());
        if (auto done = write(suite, std::move(*absence), rows); !done) return done;
    }
}

}  // namespace

base::Check importer_absences(Ecole& ecole, const FichierDonnees& fichier) {
    auto csv = FichierCsv::open(fichier.chemin);
    if (!csv) return tl::unexpected(csv.error());
    if (auto known = verifier_colonnes(ecole, *csv, colonnes); !known) return known;
    Suite suite{ecole, *csv, ColonneEleve(*csv, ecole)};
    if (!suite.column.there())
        return csv->refuse("il manque une colonne ine, eleve_id ou elenoet.");
    for (const auto* name : {"genre", "debut"}) csv->need(name);
    db::Bulk rows(
        ecole.db,
        "INSERT INTO absence (eleve, genre, debut, fin, demi_journees, minutes, motif, justifiee, "
        "source, ecrite_le) VALUES",
        10,
        "ON DUPLICATE KEY UPDATE fin = VALUES(fin), demi_journees = VALUES(demi_journees),"
        " minutes = VALUES(minutes), motif = VALUES(motif), justifiee = VALUES(justifiee), source "
        "= VALUES(source), ecrite_le = VALUES(ecrite_le)"
    );
    suite.kept = load(ecole);
    suite.doutes = DoutesAbsences(vie_scolaire::fermetures_of(ecole.db, ecole.id));
    const auto before = ecole.bilan.absences.ecrits();
    auto read = read_all(suite, rows);
    rows.flush();  // also on a refusal, which rolls everything back
    for (const auto& missed : suite.missed) avertir_manquee(ecole, csv->name(), missed);
    suite.doutes.dire(ecole, csv->name());
    if (read && ecole.bilan.absences.ecrits() > before) avertir_chevauchements(ecole, csv->name());
    return read;
}

}  // namespace vie_scolaire
