#include "vie_scolaire/import_donnees.hpp"

#include "base/text.hpp"
#include "scolarite/encodage.hpp"
#include "scolarite/etablissement.hpp"
#include "scolarite/fichier.hpp"
#include "vie_scolaire/import_ecole.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <optional>

namespace vie_scolaire {
namespace {

// Why nothing is kept: a problem, or none where it was a preview.
using Rien = std::optional<base::Problem>;

// "notes_9990001X.csv": a CSV does not say its school, its name may.
std::optional<scolarite::Uai> uai_in_name(const std::string& name) {
    for (std::size_t at = 0; at + 8 <= name.size(); ++at) {
        if (auto uai = scolarite::Uai::parse(std::string_view(name).substr(at, 8))) return *uai;
    }
    return std::nullopt;
}

bool is_xml_or_zip(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::array<char, 4> head{};
    file.read(head.data(), head.size());
    const std::string_view bytes(head.data(), static_cast<std::size_t>(file.gcount()));
    return bytes.starts_with("PK") || bytes.starts_with("<") ||
           bytes.starts_with("\xEF\xBB\xBF<") ||
           (scolarite::is_utf16(bytes) && bytes.find('<') != std::string_view::npos);
}

base::Result<FichierDonnees> identifier_csv(const std::string& path) {
    auto csv = FichierCsv::open(path);
    if (!csv) return tl::unexpected(csv.error());
    FichierDonnees found{path, csv->name(), GenreDonnees::notes, uai_in_name(csv->name())};
    const bool other_key = csv->has("evaluation") || csv->has("genre");
    const bool evaluations =
        csv->has("reference") && (csv->has("matiere") || (csv->has("retirer") && !other_key));
    const bool notes = csv->has("evaluation") && (csv->has("note") || csv->has("retirer"));
    const bool absences = csv->has("genre") && csv->has("debut");
    // read as one of them, the other half of each line would be left out without a word
    if ((evaluations && (notes || csv->has("note"))) || (absences && (evaluations || notes)))
        return csv->refuse(
            "ces colonnes sont celles de plusieurs fichiers ; donnez les évaluations, les notes et "
            "les absences dans un fichier chacune."
        );
    if (!evaluations && !notes && !absences) {
        return csv->refuse(
            "ces colonnes ne sont ni celles d’évaluations (reference, matiere…), ni celles de "
            "notes "
            "(evaluation, note…), ni celles d’absences (genre, debut…)."
        );
    }
    if (evaluations) found.genre = GenreDonnees::evaluations;
    if (absences) found.genre = GenreDonnees::absences;
    return found;
}

base::Check importer_un(Ecole& ecole, const FichierDonnees& file) {
    switch (file.genre) {
        case GenreDonnees::evaluations:
            return importer_evaluations(ecole, file);
        case GenreDonnees::notes:
            return importer_notes(ecole, file);
        case GenreDonnees::absences:
            return importer_absences(ecole, file);
        case GenreDonnees::export_absence:
            return importer_export_absence(ecole, file);
        case GenreDonnees::lsu:
            return importer_lsu(ecole, file);
    }
    return base::refuse("genre inconnu");
}

constexpr std::array order{
    GenreDonnees::evaluations,
    GenreDonnees::notes,
    GenreDonnees::absences,
    GenreDonnees::export_absence,
    GenreDonnees::lsu};

base::Check importer_tous(Ecole& ecole, const std::vector<FichierDonnees>& files) {
    for (const auto genre : order) {
        for (const auto& file : files) {
            if (file.genre != genre) continue;
            ecole.fichiers.push_back(file.nom);
            if (auto done = importer_un(ecole, file); !done) return done;
            ecole.bilan.fichiers.push_back(file.nom);
        }
    }
    return verifier_baremes(ecole);
}

struct Trouvee {
    scolarite::EtablissementId id;
    int annee;  // September's
    Intervalle jours;
};
// Nothing when the school is unknown.
std::optional<Trouvee> school_of(db::Connection& db, const scolarite::Uai& uai) {
    return db.first<Trouvee>(
        "SELECT id, annee, annee_debut, annee_fin FROM etablissement WHERE uai = ?",
        [](const db::Row& row) {
            const auto annee = row.get<unsigned>(1);
            return Trouvee{
                row.get<scolarite::EtablissementId>(0),
                static_cast<int>(annee),
                year_of(
                    annee,
                    row.get<std::optional<base::Date>>(2),
                    row.get<std::optional<base::Date>>(3)
                )};
        },
        uai.text()
    );
}

}  // namespace

const scolarite::Periode* Ecole::periode_de(base::Date day) const {
    for (const auto& period : periodes) {
        if (period.holds(day)) return &period;
    }
    return nullptr;
}

const scolarite::Periode* Ecole::periode_de_rang(int rang) const {
    for (const auto& period : periodes) {
        if (period.rang == rang) return &period;
    }
    return nullptr;
}

bool Ecole::est_close(std::uint64_t periode) const {
    return std::any_of(periodes.begin(), periodes.end(), [&](const scolarite::Periode& known) {
        return known.id.value() == periode && known.close_le;
    });
}

Endroit Ecole::ici(std::size_t ligne) const {
    return {static_cast<std::uint32_t>(fichiers.size() - 1), static_cast<std::uint32_t>(ligne)};
}

std::string Ecole::ou(const Endroit& endroit) const {
    const bool here = endroit.fichier + 1 == fichiers.size();
    return (here ? "plus haut dans le fichier" : "dans le fichier " + fichiers[endroit.fichier]) +
           " (ligne " + std::to_string(endroit.ligne) + ")";
}

base::Check Ecole::dans_annee(const FichierCsv& csv, base::Date day) const {
    if (annee.contains(day)) return {};
    return csv.refuse(
        "le " + base::format_date(day) +
        " n’est pas dans l’année scolaire de l’établissement (du " +
        base::format_date(annee.debut) + " au " + base::format_date(annee.fin) + ")."
    );
}

std::optional<int> centiemes(std::string_view text) {
    constexpr std::string_view digits = "0123456789";
    constexpr std::size_t places = 2;
    const auto mark = std::min(text.find_first_of(",."), text.size());
    std::string read(text.substr(0, mark));
    const auto decimals = text.substr(std::min(mark + 1, text.size()));
    read += decimals;
    if (read.empty() || text.size() > 7 || decimals.size() > places) return std::nullopt;
    if (read.find_first_not_of(digits) != std::string::npos) return std::nullopt;
    read.append(places - decimals.size(), '0');
    int value = 0;
    for (const char c : read) value = value * 10 + (c - '0');
    return value < 1'000'000 ? std::optional(value) : std::nullopt;
}

std::optional<bool> oui_ou_non(std::string_view text) {
    const auto word = base::fold(text);
    if (word == "1" || word == "oui" || word == "o") return true;
    if (word.empty() || word == "0" || word == "non" || word == "n") return false;
    return std::nullopt;
}

base::Result<bool> a_retirer(const FichierCsv& csv, std::size_t colonne) {
    const auto text = csv.at(colonne);
    if (text.empty()) return false;
    if (const auto yes = oui_ou_non(text)) return *yes;
    return csv.refuse("retirer vaut oui ou non.");
}

std::string decimal(int centiemes) {
    const int cents = centiemes % 100;
    return std::to_string(centiemes / 100) + (cents < 10 ? ".0" : ".") + std::to_string(cents);
}

base::Result<FichierDonnees> identifier_donnees(const std::string& chemin) {
    if (!is_xml_or_zip(chemin)) return identifier_csv(chemin);
    const auto file = scolarite::identifier(chemin);
    if (!file) return tl::unexpected(file.error());
    if (file->genre == scolarite::Genre::lsu)
        return FichierDonnees{
            chemin, file->nom, GenreDonnees::lsu, file->uai ? file->uai : uai_in_name(file->nom)};
    if (file->genre == scolarite::Genre::export_absence)
        return FichierDonnees{
            chemin, file->nom, GenreDonnees::export_absence, uai_in_name(file->nom)};
    return base::refuse(file->nom + " : ce fichier ne contient ni notes ni absences.");
}

void preparer_donnees(db::Connection& db) {
    // Temporary tables are made outside: on MySQL, with GTID, they may not be inside.
    db.execute(
        "CREATE TEMPORARY TABLE IF NOT EXISTS imp_evaluation (id INT UNSIGNED NOT NULL PRIMARY KEY)"
    );
}

base::Result<BilanDonnees> importer_donnees(
    db::Transaction& tx,
    const scolarite::Uai& uai,
    const std::vector<FichierDonnees>& fichiers,
    const OptionsDonnees& options
) {
    auto& db = tx.connection();
    const auto school = school_of(db, uai);
    if (!school) {
        return base::refuse(
            "L’établissement " + uai.text() + " est inconnu : importez d’abord ses exports SIECLE."
        );
    }
    if (options.annee && *options.annee != school->annee) {
        return base::refuse(
            "L’établissement " + uai.text() + " est dans l’année scolaire " +
            scolarite::annee_scolaire(school->annee) + " et non " +
            scolarite::annee_scolaire(*options.annee) + " : importez d’abord ses exports SIECLE."
        );
    }
    BilanDonnees bilan;
    bilan.uai = uai.text();
    bilan.essai = options.essai;
    // Two imports, or an import and a closing of the period, do not interleave.
    db.each(
        "SELECT id FROM periode WHERE etablissement = ? FOR UPDATE",
        [](const db::Row&) {},
        school->id
    );
    Ecole ecole{
        db,
        options,
        bilan,
        school->id,
        school->annee,
        scolarite::periodes_of(db, school->id),
        school->jours,
        scolarite::today_of(db, school->id, options.now)};
    charger_eleves(ecole);
    if (auto done = importer_tous(ecole, fichiers); !done) return tl::unexpected(done.error());
    bilan.retraits = dire_retraits(ecole);
    if (!options.essai && bilan.lignes_ecrites > 0 && options.consigner)
        options.consigner(tx, school->id, bilan);
    return bilan;
}

base::Result<BilanDonnees> importer_donnees(
    db::Connection& db,
    const scolarite::Uai& uai,
    const std::vector<FichierDonnees>& fichiers,
    const OptionsDonnees& options
) {
    preparer_donnees(db);
    BilanDonnees bilan;
    const auto kept = db.transact([&](db::Transaction& tx) -> tl::expected<void, Rien> {
        auto made = importer_donnees(tx, uai, fichiers, options);
        if (!made) return tl::unexpected<Rien>(made.error());
        bilan = std::move(*made);
        if (options.essai) return tl::unexpected<Rien>(std::nullopt);
        return {};
    });
    if (!kept && kept.error()) return tl::unexpected(*kept.error());
    return bilan;
}

}  // namespace vie_scolaire
