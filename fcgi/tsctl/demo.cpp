// tsctl demo: an invented academy, written as SIECLE, STS and CSV files and loaded by the same
// import as real ones, then given accounts and unused codes. Refused on a base that holds anything
// else, and asked for (--remplacer) on one that holds a demonstration.
#include "base/json.hpp"
#include "base/text.hpp"
#include "scolarite/import.hpp"
#include "tsctl/commands.hpp"
#include "tsctl/demo_comptes.hpp"
#include "tsctl/demo_fichiers.hpp"
#include "tsctl/import_report.hpp"
#include "tsctl/options.hpp"

#include <fmt/format.h>
#include <stdlib.h>  // NOLINT: mkdtemp is POSIX

#include <nlohmann/json.hpp>

#include <cstdio>
#include <filesystem>
#include <stdexcept>

namespace tsctl {
namespace {

namespace academie = demo_academie;

struct Asked {
    unsigned etablissements = 3;
    unsigned eleves = 360;
    std::uint64_t graine = 1;
    unsigned notes = 150;
    std::string dossier;
    bool fichiers_seuls = false;
    bool remplacer = false;
};

// A folder of its own, gone at the end; or the one asked for, kept.
class Dossier {
public:
    explicit Dossier(const std::string& asked) : kept_(!asked.empty()), path_(asked) {
        if (kept_) {
            std::filesystem::create_directories(path_);
            return;
        }
        auto name = (std::filesystem::temp_directory_path() / "ts-demo.XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr)
            throw std::runtime_error("cannot make a temporary folder");
        path_ = name;
    }
    ~Dossier() {
        std::error_code ignored;
        if (!kept_) std::filesystem::remove_all(path_, ignored);
    }
    Dossier(const Dossier&) = delete;
    Dossier& operator=(const Dossier&) = delete;
    Dossier(Dossier&&) = delete;
    Dossier& operator=(Dossier&&) = delete;
    const std::string& path() const { return path_; }
    bool kept() const { return kept_; }
    void clear(const std::vector<std::string>& files) const {
        for (const auto& file : files) {
            if (!kept_) std::filesystem::remove(file);
        }
    }

private:
    bool kept_;
    std::string path_;
};

// Invented schools are numbered 999xxxx: any other says that the base is somebody's.
base::Check check_base(db::Connection& db, bool replace) {
    const auto others =
        db.value<std::uint64_t>("SELECT COUNT(*) FROM etablissement WHERE uai NOT LIKE '999%'");
    const auto schools = db.value<std::uint64_t>("SELECT COUNT(*) FROM etablissement");
    const auto accounts = db.value<std::uint64_t>("SELECT COUNT(*) FROM compte");
    const bool foreign =
        others.value_or(0) > 0 || (schools.value_or(0) == 0 && accounts.value_or(0) > 0);
    if (foreign)
        return base::refuse(
            "Cette base contient autre chose qu’une démonstration : rien n’y a été écrit."
        );
    if (schools.value_or(0) == 0 || replace) return {};
    const auto pupils =
        db.value<std::uint64_t>("SELECT COUNT(*) FROM eleve WHERE absent_import_le IS NULL");
    return base::refuse(
        "Cette base contient déjà une démonstration (" +
        base::counted(*schools, "établissement", "établissements") + ", " +
        base::counted(pupils.value_or(0), "élève", "élèves") +
        ") : rien n’y a été écrit. Une autre y fermerait des élèves et des accès, et changerait "
        "les "
        "mots de passe de ses comptes ; pour le faire, ajoutez --remplacer."
    );
}

void stop_on_refusal(const ImportReport& report) {
    for (const auto& [uai, why] : report.refusals())
        throw std::runtime_error(fmt::format("{}: {}", uai, why));
}

struct Loaded {
    std::vector<scolarite::Uai> schools;
    std::uint64_t eleves = 0;
    std::uint64_t notes = 0;
    std::uint64_t absences = 0;
};

void load(
    db::Connection& db,
    const std::vector<std::string>& files,
    int year,
    base::Instant now,
    Loaded& loaded
) {
    ImportReport report;
    ImportRequest request{now};
    request.annee = year;
    request.fichiers = files;
    if (auto read_in = run_import(db, request, report); !read_in)
        throw std::runtime_error(read_in.error().message);
    stop_on_refusal(report);
    for (const auto& bilan : report.siecle()) loaded.eleves += bilan.eleves.crees.total();
    for (const auto& bilan : report.donnees()) {
        loaded.notes += bilan.notes.ecrits();
        loaded.absences += bilan.absences.ecrits();
    }
}

Loaded make(db::Connection* db, const Asked& asked, base::Instant now) {
    const Dossier folder(asked.dossier);
    const auto today = base::Zone::paris().date_at(now);
    academie::Academie academy({asked.etablissements, asked.eleves, asked.graine}, today);
    academie::Hasard marks(asked.graine + 1);
    Loaded loaded;
    for (std::size_t i = 0; i < academy.count(); ++i) {
        const auto school = academy.suivante();
        auto files = academie::write_siecle(school, folder.path());
        for (auto& file : academie::write_marks(school, folder.path(), asked.notes, marks))
            files.push_back(std::move(file));
        if (db != nullptr) load(*db, files, school.calendrier.annee, now, loaded);
        folder.clear(files);
        if (i == 0 && folder.kept()) academie::write_reports(school, folder.path());
        loaded.schools.push_back(school.uai);
        if (academy.count() > 20 && (i + 1) % 20 == 0) {
            fmt::print(
                stderr, "{} / {} établissements, {} notes\n", i + 1, academy.count(), loaded.notes
            );
        }
    }
    return loaded;
}

int load_all(const Invocation& invocation, const Asked& asked) {
    auto config = invocation.config;
    config.db_timeout = 3600;
    db::Connection db(config);
    if (auto free = check_base(db, asked.remplacer); !free) {
        fmt::print(stderr, "{}\n", free.error().message);
        return refused;
    }
    const auto now = base::SystemClock().now();
    const auto loaded = make(&db, asked, now);
    auto out = demo_accounts(db, config, loaded.schools, now);
    out["etablissements"] = loaded.schools.size();
    out["eleves"] = loaded.eleves;
    out["notes"] = loaded.notes;
    out["absences"] = loaded.absences;
    if (invocation.json) {
        fmt::print("{}\n", base::json_text(out, 1));
        return done;
    }
    fmt::print(
        "{} établissements, {} élèves, {} notes, {} absences\n",
        loaded.schools.size(),
        loaded.eleves,
        loaded.notes,
        loaded.absences
    );
    for (const auto& account : out["comptes"]) {
        fmt::print(
            "{:12} {:24} {}\n",
            account["profil"].get<std::string>(),
            account["identifiant"].get<std::string>(),
            account["mot_de_passe"].get<std::string>()
        );
    }
    return done;
}

}  // namespace

int demo(const Invocation& invocation) {
    Asked asked;
    CLI::App app("", "tsctl demo");
    app.add_option("--etablissements", asked.etablissements)->check(CLI::Range(1, 9000));
    app.add_option("--eleves", asked.eleves, "in all")->check(CLI::Range(1, 5'000'000));
    app.add_option("--graine", asked.graine, "the same seed and day make the same academy");
    app.add_option("--notes", asked.notes, "marks a pupil")->check(CLI::Range(10, 1000));
    app.add_option("--dossier", asked.dossier, "keep the files there");
    app.add_flag("--fichiers-seuls", asked.fichiers_seuls, "write the files, load nothing");
    app.add_flag("--remplacer", asked.remplacer, "over the demonstration that the base holds");
    if (const auto ended = read_options(app, invocation.args)) return *ended;
    const bool too_small = asked.eleves / asked.etablissements < 30;
    const bool nowhere = asked.fichiers_seuls && asked.dossier.empty();
    if (too_small || nowhere) {
        fmt::print(
            stderr,
            "{}\n",
            too_small ? "--eleves: at least 30 a school" : "--fichiers-seuls needs --dossier"
        );
        return wrong_usage;
    }
    if (!asked.fichiers_seuls) return load_all(invocation, asked);
    make(nullptr, asked, base::SystemClock().now());
    return done;
}

}  // namespace tsctl
