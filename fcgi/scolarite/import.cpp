#include "scolarite/import.hpp"
#include "scolarite/etablissement.hpp"

#include "base/text.hpp"
#include "scolarite/appliquer.hpp"
#include "scolarite/exports.hpp"
#include "scolarite/periode.hpp"

#include <algorithm>
#include <optional>

namespace scolarite {
namespace {

// Why nothing is kept: a problem, or none where it was a preview.
using Rien = std::optional<base::Problem>;

// Two imports of one school at once would each compare with what the other is about to change. The
// lock belongs to the connection: the server drops it if the program dies.
class Verrou {
public:
    Verrou(db::Connection& db, const Uai& uai)
        : db_(db),
          held_(
              db.value<int>("SELECT GET_LOCK(CONCAT(DATABASE(), '/import/', ?), 0)", uai.text()) ==
              1
          ),
          uai_(uai) {}
    ~Verrou() {
        if (!held_) return;
        try {
            db_.value<std::optional<int>>(
                "SELECT RELEASE_LOCK(CONCAT(DATABASE(), '/import/', ?))", uai_.text()
            );
        } catch (const db::Error&) {
            held_ = false;  // the connection is gone, and the lock with it
        }
    }
    Verrou(const Verrou&) = delete;
    Verrou& operator=(const Verrou&) = delete;
    Verrou(Verrou&&) = delete;
    Verrou& operator=(Verrou&&) = delete;
    bool held() const { return held_; }

private:
    db::Connection& db_;
    bool held_;
    Uai uai_;
};

constexpr std::array order{
    Genre::communs,
    Genre::nomenclature,
    Genre::structures,
    Genre::eleves,
    Genre::responsables,
    Genre::sts};

base::Check check_school(const Fichier& file, const OptionsImport& options, int year) {
    if (options.uai && file.uai != options.uai) {
        return base::refuse(
            file.nom + " : ce fichier est celui de l’établissement " + file.uai->text() +
            ", on attend " + options.uai->text() + "."
        );
    }
    if (file.annee != year) {
        return base::refuse(
            file.nom + " : ce fichier est de l’année scolaire " + annee_scolaire(*file.annee) +
            ", on attend " + annee_scolaire(year) +
            (*file.annee > year ? ". Exportez-le depuis la base de l’année courante, et non de "
                                  "l’année en préparation."
                                : ". Exportez-le de nouveau, depuis la base de l’année en cours.")
        );
    }
    return {};
}

base::Check check_files(const std::vector<Fichier>& files, const OptionsImport& options, int year) {
    for (const auto& file : files) {
        if (auto right = check_school(file, options, year); !right) return right;
        const auto same = std::count_if(files.begin(), files.end(), [&](const Fichier& other) {
            return other.genre == file.genre;
        });
        if (same > 1) {
            return base::refuse(
                "Il y a " + std::to_string(same) + " fichiers « " +
                std::string(nom_de(file.genre)) + " » pour l’établissement " + file.uai->text() +
                " ; donnez-en un seul."
            );
        }
    }
    return {};
}

base::Check lire(Lecture lecture) {
    switch (lecture.fichier.genre) {
        case Genre::communs:
            return lire_communs(lecture);
        case Genre::nomenclature:
            return lire_nomenclature(lecture);
        case Genre::structures:
            return lire_structures(lecture);
        case Genre::eleves:
            return lire_eleves(lecture);
        case Genre::responsables:
            return lire_responsables(lecture);
        case Genre::sts:
            return lire_sts(lecture);
        case Genre::export_absence:
        case Genre::lsu:
            break;
    }
    return base::refuse(lecture.fichier.nom + " : ce fichier ne s’importe pas ici.");
}

base::Check lire_tout(
    const std::vector<Fichier>& files, Apport& apport, Etape& etape, Bilan& bilan
) {
    for (const auto genre : order) {
        for (const auto& file : files) {
            if (file.genre != genre) continue;
            auto source = Source::open(file.chemin);
            if (!source) return tl::unexpected(source.error());
            if (auto read = lire({file, *source, apport, etape, bilan}); !read) return read;
            bilan.fichiers.push_back(
                file.nom + (file.exporte_le.empty() ? "" : ", exporté le " + file.exporte_le)
            );
        }
    }
    etape.flush();
    return {};
}

void resumer_manques(const Apport& apport, Bilan& bilan) {
    if (apport.eleves_sans_ine > 0) {
        bilan.avertir(
            {"", 0, base::counted(apport.eleves_sans_ine, "élève", "élèves") + " sans INE."}
        );
    }
    if (apport.eleves_sans_classe > 0) {
        bilan.avertir(
            {"", 0, base::counted(apport.eleves_sans_classe, "élève", "élèves") + " sans division."}
        );
    }
}

// Parents alone need the pupils of an import before.
base::Check check_pupils(db::Connection& db, const Apport& apport, const Uai& uai) {
    if (!apport.a_responsables || apport.a_eleves) return {};
    const auto pupils = db.value<std::uint64_t>(
        "SELECT COUNT(*) FROM eleve e JOIN etablissement t ON t.id = e.etablissement WHERE t.uai = "
        "?",
        uai.text()
    );
    if (pupils.value_or(0) > 0) return {};
    return base::refuse(
        "L’établissement " + uai.text() +
        " n’a encore aucun élève : donnez aussi ElevesAvecAdresses."
    );
}

// An export without links is one that went wrong: it would close every family's access.
base::Check check_links(
    db::Connection& db, const Apport& apport, const std::vector<Fichier>& files, const Uai& uai
) {
    if (!apport.a_responsables || !apport.liens.empty()) return {};
    const auto links = db.value<std::uint64_t>(
        "SELECT COUNT(*) FROM couple c JOIN etablissement t ON t.id = c.etablissement"
        " WHERE t.uai = ? AND c.fin_le IS NULL",
        uai.text()
    );
    if (links.value_or(0) == 0) return {};
    const auto file = std::find_if(files.begin(), files.end(), [](const Fichier& one) {
        return one.genre == Genre::responsables;
    });
    return base::refuse(
        file->nom +
        " : ce fichier ne relie aucun responsable à un élève, alors que "
        "l’établissement en a " +
        base::counted(static_cast<long long>(*links), "lien", "liens") +
        ". Exportez-le de nouveau (" + std::string(fichier_de(Genre::responsables)) + ")."
    );
}

void appliquer(Ecriture& e) {
    appliquer_etablissement(e);
    appliquer_nomenclatures(e);
    renommer_classes(e);
    appliquer_classes(e);
    appliquer_periodes(e);
    appliquer_fermetures(e);
    noter_places(e);
    appliquer_eleves(e);
    appliquer_groupes_des_eleves(e);
    appliquer_responsables(e);
    appliquer_liens(e);
    appliquer_enseignants(e);
    appliquer_services(e);
}

void consigner(
    db::Transaction& tx,
    Ecriture& e,
    const std::vector<Fichier>& fichiers,
    const OptionsImport& options
) {
    noter_exports(e.db, e.etablissement, fichiers, options);
    if (e.bilan.lignes_ecrites == 0) return;
    e.db.execute(
        "UPDATE etablissement SET importe_le = ? WHERE id = ?", options.now, e.etablissement
    );
    if (options.consigner) options.consigner(tx, e.etablissement, e.bilan);
}

// Everything in one transaction; run again from the start on a deadlock, hence the copy of the
// report.
base::Result<Bilan> ecrire(
    db::Connection& db,
    const Apport& apport,
    const Bilan& read,
    const std::vector<Fichier>& fichiers,
    const OptionsImport& options,
    const Uai& uai
) {
    Bilan done = read;
    const auto kept = db.transact([&](db::Transaction& tx) -> tl::expected<void, Rien> {
        done = read;
        done.essai = options.essai;
        Ecriture e{db, apport, done, uai, read.annee, options.now};
        appliquer(e);
        if (options.suivre) options.suivre(tx, e.etablissement, deplacements(e), done);
        if (!options.essai) consigner(tx, e, fichiers, options);
        if (options.ensuite) {
            if (auto more = options.ensuite(tx); !more)
                return tl::unexpected<Rien>(std::move(more.error()));
        }
        if (options.essai) return tl::unexpected<Rien>(std::nullopt);
        return {};
    });
    if (!kept && kept.error()) return tl::unexpected(*kept.error());
    return done;
}

}  // namespace

bool est_siecle(Genre genre) { return genre != Genre::export_absence && genre != Genre::lsu; }

std::map<Uai, std::vector<Fichier>> par_etablissement(const std::vector<Fichier>& fichiers) {
    std::map<Uai, std::vector<Fichier>> schools;
    for (const auto& file : fichiers) {
        if (file.uai && est_siecle(file.genre)) schools[*file.uai].push_back(file);
    }
    return schools;
}

base::Result<Bilan> importer(
    db::Connection& db, const std::vector<Fichier>& fichiers, const OptionsImport& options
) {
    const auto today = base::Zone::paris().date_at(options.now);
    const int year = options.annee.value_or(annee_scolaire_of(today));
    if (auto right = check_files(fichiers, options, year); !right)
        return tl::unexpected(right.error());
    const auto uai = fichiers.at(0).uai.value();
    const Verrou lock(db, uai);
    if (!lock.held()) {
        return base::refuse(
            "Un autre import de l’établissement " + uai.text() +
            " est en cours ; attendez qu’il finisse."
        );
    }
    if (auto newer = check_exports(db, uai, fichiers, options); !newer)
        return tl::unexpected(newer.error());
    Bilan bilan;
    bilan.uai = uai.text();
    bilan.annee = year;
    Apport apport;
    Etape etape(db);
    if (auto read = lire_tout(fichiers, apport, etape, bilan); !read) {
        etape.flush();  // nobody reads them; a Bulk left full would be taken for a bug
        return tl::unexpected(read.error());
    }
    if (auto enough = check_pupils(db, apport, uai); !enough) return tl::unexpected(enough.error());
    if (auto enough = check_links(db, apport, fichiers, uai); !enough)
        return tl::unexpected(enough.error());
    resumer_manques(apport, bilan);
    return ecrire(db, apport, bilan, fichiers, options, uai);
}

}  // namespace scolarite
