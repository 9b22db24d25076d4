// A class that only changes its code stays the class it is: its row takes the new code, and dates,
// teachers and evaluations stay with it. Who else changes class is counted for whoever follows.
#include "scolarite/changements_de_classe.hpp"

#include "base/text.hpp"
#include "scolarite/appliquer.hpp"

#include <algorithm>

namespace scolarite {
namespace {

// So many pupils of one class, before, are in that class of the export.
struct Passage {
    std::uint64_t division;
    std::string avant;
    std::string apres;
    std::uint64_t eleves;
};

std::vector<Passage> passages(Ecriture& e) {
    return e.db.all<Passage>(
        "SELECT d.id, d.code, c.code, COUNT(*) FROM imp_classe c"
        " JOIN imp_eleve i ON i.eleve_siecle = c.eleve_siecle"
        " JOIN eleve e ON e.etablissement = ? AND e.eleve_siecle = i.eleve_siecle"
        "  AND e.naissance = i.naissance AND e.absent_import_le IS NULL"
        " JOIN division d ON d.id = e.division"
        " GROUP BY d.id, d.code, c.code ORDER BY d.code, c.code",
        [](const db::Row& row) {
            return Passage{
                row.get<std::uint64_t>(0),
                row.get<std::string>(1),
                row.get<std::string>(2),
                row.get<std::uint64_t>(3)};
        },
        e.etablissement
    );
}

std::uint64_t total(
    const std::vector<Passage>& all, std::string Passage::*field, const Passage& of
) {
    std::uint64_t sum = 0;
    for (const auto& one : all) {
        if (one.*field == of.*field) sum += one.eleves;
    }
    return sum;
}

bool same_formation(Ecriture& e, const Passage& passage) {
    const auto& wanted = e.apport.divisions.at(passage.apres).liens;
    const auto kept = e.db.all<std::string>(
        "SELECT mef FROM division_mef WHERE division = ?",
        [](const db::Row& row) { return row.get<std::string>(0); },
        passage.division
    );
    return kept.empty() || wanted.empty() ||
           std::any_of(kept.begin(), kept.end(), [&](const std::string& mef) {
               return wanted.contains(mef);
           });
}

// The former code is in no file any more, the new one was never one of the school, and of ten
// pupils at least nine went from the one to the other, seen from both.
bool is_renamed(Ecriture& e, const std::vector<Passage>& all, const Passage& passage) {
    const auto nearly_all = [&](std::uint64_t of) { return passage.eleves * 10 >= of * 9; };
    if (e.apport.divisions.contains(passage.avant)) return false;
    if (!nearly_all(total(all, &Passage::avant, passage)) ||
        !nearly_all(total(all, &Passage::apres, passage)))
        return false;
    const auto known = e.db.value<std::uint64_t>(
        "SELECT COUNT(*) FROM division WHERE etablissement = ? AND code = ?",
        e.etablissement,
        passage.apres
    );
    return known.value_or(0) == 0 && same_formation(e, passage);
}

void renommer(Ecriture& e, const Passage& passage) {
    const auto& wanted = e.apport.divisions.at(passage.apres);
    e.ecrit(
        GenreStructure::divisions,
        &Comptes::modifies,
        e.db.execute(
            "UPDATE division SET code = ?, libelle = IF(?, ?, libelle), fermee_le = NULL"
            " WHERE id = ?",
            passage.apres,
            wanted.officielle,
            wanted.libelle,
            passage.division
        )
    );
    e.bilan.avertir_d_abord(
        {"",
         0,
         "la classe " + passage.avant + " s’appelle maintenant " + passage.apres + " (" +
             base::counted(passage.eleves, "élève y est passé", "élèves y sont passés") +
             ") : elle garde ses dates, ses professeurs et ses évaluations."}
    );
}

PlaceDansLEcole read_place(const db::Row& row, std::size_t at) {
    return {
        row.get<std::optional<DivisionId>>(at),
        row.get<std::string>(at + 1),
        row.get<std::string>(at + 2)};
}

// Teachers are known of STS alone.
void dire_sans_professeurs(Ecriture& e, const std::vector<Deplacement>& moved) {
    std::set<std::string> codes;
    for (const auto& one : moved) {
        if (!one.classe_nouvelle || !one.avant.division) continue;
        const auto taught = e.db.value<std::uint64_t>(
            "SELECT COUNT(*) FROM service WHERE division = ? AND ferme_le IS NULL",
            one.avant.division
        );
        if (taught.value_or(0) > 0) codes.insert(one.apres.code);
    }
    for (const auto& code : codes) {
        e.bilan.avertir(
            {"",
             0,
             "la classe " + code +
                 " n’a pas encore de professeurs : le prochain fichier de STS les donnera."}
        );
    }
}

}  // namespace

void renommer_classes(Ecriture& e) {
    if (!e.apport.a_eleves || e.nouvelle_annee) return;
    const auto all = passages(e);
    for (const auto& passage : all) {
        if (is_renamed(e, all, passage)) renommer(e, passage);
    }
}

void noter_places(Ecriture& e) {
    e.db.execute("DELETE FROM imp_place");
    e.db.execute(
        "INSERT INTO imp_place (eleve, division, mef) SELECT id, division, COALESCE(mef, '')"
        " FROM eleve WHERE etablissement = ? AND absent_import_le IS NULL",
        e.etablissement
    );
}

std::vector<Deplacement> deplacements(Ecriture& e) {
    if (!e.apport.a_eleves || e.nouvelle_annee) return {};
    auto places = e.db.all<Deplacement>(
        "SELECT p.division, COALESCE(a.code, ''), p.mef, e.division, COALESCE(d.code, ''),"
        " COALESCE(e.mef, ''), COUNT(*) FROM imp_place p JOIN eleve e ON e.id = p.eleve"
        " LEFT JOIN division a ON a.id = p.division LEFT JOIN division d ON d.id = e.division"
        " GROUP BY p.division, a.code, p.mef, e.division, d.code, e.mef"
        " ORDER BY a.code, d.code, p.mef, e.mef",
        [](const db::Row& row) {
            return Deplacement{
                read_place(row, 0), read_place(row, 3), false, row.get<std::uint64_t>(6)};
        }
    );
    std::set<std::optional<DivisionId>> peopled;
    for (const auto& one : places) peopled.insert(one.avant.division);
    std::erase_if(places, [](const Deplacement& one) {
        return one.avant.division == one.apres.division && one.avant.mef == one.apres.mef;
    });
    for (auto& one : places) one.classe_nouvelle = !peopled.contains(one.apres.division);
    if (!e.apport.a_sts) dire_sans_professeurs(e, places);
    return places;
}

}  // namespace scolarite
