#include "depot/balayage.hpp"

#include "depot/laisses.hpp"
#include "depot/verrou.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string_view>

namespace depot {
namespace {

using Rayon = Magasin::Rayon;

constexpr std::uint64_t few = 100;
constexpr int page = 1000;

struct Orphelin {
    Rayon rayon;
    Magasin::Trouve trouve;
};

// A file of `fichiers` belongs to a line that says it is on the disk, or to an upload that was cut
// on its last step and may go on; one on its way to a line of an upload.
bool has_line(db::Connection& db, Rayon rayon, const BlobNom& nom) {
    if (rayon == Rayon::fichiers)
        return db
            .value<int>(
                "SELECT 1 FROM fichier WHERE blob_nom = ? AND efface_le IS NULL UNION ALL "
                "SELECT 1 FROM televersement WHERE blob_nom = ? AND fini_le IS NULL",
                nom.text(),
                nom.text()
            )
            .has_value();
    return db.value<int>("SELECT 1 FROM televersement WHERE blob_nom = ?", nom.text()).has_value();
}

std::vector<Orphelin> orphelins(
    db::Connection& db, const Magasin& magasin, base::Instant before, Balayage& sum
) {
    std::vector<Orphelin> found;
    for (const auto rayon : {Rayon::fichiers, Rayon::partiels}) {
        magasin.each(rayon, [&](const Magasin::Trouve& trouve) {
            ++sum.vus;
            if (trouve.modifie_le > before || has_line(db, rayon, trouve.nom)) return;
            found.push_back({rayon, trouve});
        });
    }
    return found;
}

// Locks of uploads that are over: with them what may be left of the partial file.
void sweep_locks(db::Connection& db, const Magasin& magasin, base::Instant before) {
    constexpr std::string_view suffix = Verrou::suffix;
    const std::filesystem::recursive_directory_iterator all(magasin.folder() + "/partiels");
    for (const auto& entry : all) {
        const auto name = entry.path().filename().string();
        if (!name.ends_with(suffix)) continue;
        const auto nom = BlobNom::parse(name.substr(0, name.size() - suffix.size()));
        struct stat seen {};
        if (!nom || ::lstat(entry.path().c_str(), &seen) != 0) continue;
        const base::Instant changed{std::chrono::seconds(seen.st_ctime)};
        if (changed > before || magasin.taille(Rayon::partiels, *nom)) continue;
        if (!has_line(db, Rayon::partiels, *nom)) magasin.effacer(Rayon::partiels, *nom);
    }
}

void sweep_bodies(const Magasin& magasin, base::Instant now, base::Instant before, Balayage& sum) {
    for (const auto& body : corps_laisses(magasin, now, before)) {
        ++sum.vus;
        ++sum.orphelins;
        if (::unlink(body.chemin.c_str()) != 0) continue;
        ++sum.effaces;
        sum.octets += body.taille;
    }
}

void look_at(const Magasin& magasin, const Tache& tache, Balayage& sum) {
    ++sum.lignes;
    const auto taille = magasin.taille(Rayon::fichiers, tache.blob);
    if (!taille)
        sum.absents.push_back(tache);
    else if (*taille != tache.taille)
        sum.tronques.push_back(tache);
}

// Whether it is still so: the purge works beside us.
bool still_wanted(db::Connection& db, const Tache& tache) {
    return db
        .value<int>(
            "SELECT 1 FROM fichier f JOIN depot d ON d.id = f.depot WHERE f.id = ? AND "
            "f.efface_le IS NULL AND d.etat IN ('en_cours', 'publie', 'gele')",
            tache.id
        )
        .has_value();
}

void look_for_files(db::Connection& db, const Magasin& magasin, Balayage& sum) {
    FichierId last(0);
    for (;;) {
        const auto lines = db.all<Tache>(
            "SELECT f.id, f.depot, f.blob_nom, f.taille, f.recu_le FROM fichier f "
            "JOIN depot d ON d.id = f.depot AND d.etat IN ('en_cours', 'publie', 'gele') "
            "WHERE f.id > ? AND f.efface_le IS NULL ORDER BY f.id LIMIT ?",
            &read_tache,
            last,
            page
        );
        for (const auto& line : lines) look_at(magasin, line, sum);
        if (lines.size() < page) break;
        last = lines.back().id;
    }
    const auto gone = [&](const Tache& tache) { return !still_wanted(db, tache); };
    std::erase_if(sum.absents, gone);
    std::erase_if(sum.tronques, gone);
}

}  // namespace

Balayage balayer(
    db::Connection& db,
    const Magasin& magasin,
    base::Instant now,
    std::chrono::seconds age,
    bool tout
) {
    Balayage sum;
    const auto found = orphelins(db, magasin, now - age, sum);
    sum.orphelins = found.size();
    sum.retenu = !tout && sum.orphelins > few && sum.orphelins * 10 > sum.vus;
    for (const auto& orphelin : found) {
        if (sum.retenu) break;
        // it was listed a while ago: an upload that was cut may have gone on
        if (has_line(db, orphelin.rayon, orphelin.trouve.nom)) continue;
        magasin.effacer(orphelin.rayon, orphelin.trouve.nom);
        ++sum.effaces;
        sum.octets += orphelin.trouve.taille;
    }
    sweep_bodies(magasin, now, now - age, sum);
    sweep_locks(db, magasin, now - age);
    look_for_files(db, magasin, sum);
    return sum;
}

}  // namespace depot
