// tsctl import: SIECLE, STS, marks and absences, any files in any order. Each school is one
// transaction; a school that is refused does not stop the others.
#include "scolarite/import.hpp"
#include "acces/journal.hpp"
#include "scolarite/periode.hpp"
#include "tsctl/commands.hpp"
#include "tsctl/import_report.hpp"
#include "tsctl/options.hpp"
#include "vie_scolaire/changements_de_classe.hpp"
#include "vie_scolaire/import_donnees.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cstdio>

namespace tsctl {
namespace {

struct Asked {
    bool essai = false;
    bool ancien = false;
    std::string etablissement;
    int annee = 0;
    int periode = 0;
    std::vector<std::string> fichiers;
};

struct Sorted {
    std::vector<scolarite::Fichier> siecle;
    std::map<scolarite::Uai, std::vector<vie_scolaire::FichierDonnees>> donnees;
};

base::Check sort_data(
    const std::string& path, const std::optional<scolarite::Uai>& school, Sorted& sorted
) {
    auto file = vie_scolaire::identifier_donnees(path);
    if (!file) return tl::unexpected(file.error());
    if (!file->uai) file->uai = school;
    if (!file->uai) {
        return base::refuse(
            file->nom +
            " : ce fichier ne dit pas son établissement ; indiquez --etablissement, ou mettez "
            "l’UAI dans "
            "le nom du fichier."
        );
    }
    if (school && file->uai != school) {
        return base::refuse(
            file->nom + " : ce fichier est celui de l’établissement " + file->uai->text() + "."
        );
    }
    sorted.donnees[*file->uai].push_back(*file);
    return {};
}

base::Check sort_file(
    const std::string& path, const std::optional<scolarite::Uai>& school, Sorted& sorted
) {
    const auto file = scolarite::identifier(path);
    if (!file || !scolarite::est_siecle(file->genre)) return sort_data(path, school, sorted);
    sorted.siecle.push_back(*file);
    return {};
}

acces::Entree entry(
    scolarite::EtablissementId school, std::string_view action, std::string details
) {
    acces::Entree entree{.action = action, .etablissement = school};
    entree.details = std::move(details);
    return entree;
}

// One school: its SIECLE and STS files, then its marks and absences, in one transaction.
struct FichiersEcole {
    std::vector<scolarite::Fichier> siecle;
    std::vector<vie_scolaire::FichierDonnees> donnees;
};

std::map<scolarite::Uai, FichiersEcole> by_school(const Sorted& sorted) {
    std::map<scolarite::Uai, FichiersEcole> schools;
    for (auto& [uai, files] : scolarite::par_etablissement(sorted.siecle))
        schools[uai].siecle = std::move(files);
    for (const auto& [uai, files] : sorted.donnees) schools[uai].donnees = files;
    return schools;
}

base::Check import_school(
    db::Connection& db,
    const scolarite::Uai& uai,
    const FichiersEcole& school,
    const scolarite::OptionsImport& siecle,
    const vie_scolaire::OptionsDonnees& donnees,
    ImportReport& report
) {
    if (school.siecle.empty()) {
        auto data = vie_scolaire::importer_donnees(db, uai, school.donnees, donnees);
        if (!data) return tl::unexpected(data.error());
        report.add(std::move(*data));
        return {};
    }
    std::optional<vie_scolaire::BilanDonnees> data;
    auto both = siecle;
    if (!school.donnees.empty()) {
        vie_scolaire::preparer_donnees(db);
        both.ensuite = [&](db::Transaction& tx) -> base::Check {
            auto made = vie_scolaire::importer_donnees(tx, uai, school.donnees, donnees);
            if (!made) return tl::unexpected(made.error());
            data = std::move(*made);
            return {};
        };
    }
    auto made = scolarite::importer(db, school.siecle, both);
    if (!made) return tl::unexpected(made.error());
    report.add(std::move(*made));
    if (data) report.add(std::move(*data));
    return {};
}

}  // namespace

base::Check run_import(db::Connection& db, const ImportRequest& request, ImportReport& report) {
    Sorted sorted;
    for (const auto& path : request.fichiers) {
        if (auto known = sort_file(path, request.uai, sorted); !known) return known;
    }
    const acces::Auteur author{std::nullopt, ""};
    scolarite::OptionsImport siecle{
        request.now, request.essai, request.uai, request.annee, request.ancien};
    siecle.consigner =
        [&](db::Transaction& in, scolarite::EtablissementId school, const scolarite::Bilan& bilan) {
            acces::journal(in, request.now, author, entry(school, "import.siecle", summary(bilan)));
        };
    siecle.suivre = [&](db::Transaction& tx,
                        scolarite::EtablissementId school,
                        const std::vector<scolarite::Deplacement>& moved,
                        scolarite::Bilan& bilan) {
        vie_scolaire::suivre_classes(tx, request.now, school, moved, bilan);
    };
    vie_scolaire::OptionsDonnees data{request.now, request.essai, request.annee, request.periode};
    data.consigner = [&](db::Transaction& in,
                         scolarite::EtablissementId school,
                         const vie_scolaire::BilanDonnees& bilan) {
        acces::journal(in, request.now, author, entry(school, "import.donnees", summary(bilan)));
        for (const auto& retrait : bilan.retraits)
            acces::journal(in, request.now, author, entry(school, "import.retrait", retrait));
    };
    const auto begun = std::chrono::steady_clock::now();
    for (const auto& [uai, school] : by_school(sorted)) {
        // what is written is new from when its own school's turn came, not from the first's
        data.now =
            request.now +
            std::chrono::floor<std::chrono::seconds>(std::chrono::steady_clock::now() - begun);
        if (auto made = import_school(db, uai, school, siecle, data, report); !made)
            report.refuse(uai.text(), made.error().message);
    }
    return {};
}

int import(const Invocation& invocation) {
    Asked asked;
    CLI::App app("", "tsctl import");
    app.add_flag("--essai", asked.essai, "say all, keep nothing");
    app.add_flag("--ancien", asked.ancien, "also an export older than the last one of its kind");
    app.add_option("--etablissement", asked.etablissement, "every file must be of this school");
    app.add_option("--annee", asked.annee, "September's year, when it is not the current one")
        ->check(CLI::Range(2000, 2200));
    app.add_option("--periode", asked.periode, "of an exportAbsence.xml")->check(CLI::Range(1, 3));
    app.add_option("fichiers", asked.fichiers)->required();
    if (const auto ended = read_options(app, invocation.args)) return *ended;
    ImportRequest request{
        base::SystemClock().now(), asked.essai, {}, {}, {}, asked.fichiers, asked.ancien};
    if (!asked.etablissement.empty()) {
        const auto uai = scolarite::Uai::parse(asked.etablissement);
        if (!uai) {
            fmt::print(stderr, "{}\n", uai.error().message);
            return refused;
        }
        request.uai = *uai;
    }
    if (asked.annee != 0) request.annee = asked.annee;
    if (asked.periode != 0) request.periode = asked.periode;
    auto config = invocation.config;
    config.db_timeout = 3600;  // a statement may rewrite a whole school
    db::Connection db(config);
    ImportReport report;
    if (auto read = run_import(db, request, report); !read) report.refuse("", read.error().message);
    report.print(invocation.json);
    return report.any_refused() ? refused : done;
}

}  // namespace tsctl
