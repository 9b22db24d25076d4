// The import of a school from SIECLE and STS files: read, compare, write, all or nothing, with
// whatever else is to be written with it.
//
//   auto fichiers = …identifier() of each path…;
//   for (auto& [uai, lot] : par_etablissement(fichiers)) importer(db, lot, options);
#pragma once

#include "db/connection.hpp"
#include "scolarite/bilan.hpp"
#include "scolarite/changements_de_classe.hpp"
#include "scolarite/fichier.hpp"
#include "scolarite/ids.hpp"

#include <functional>
#include <map>
#include <vector>

namespace scolarite {

struct OptionsImport {
    base::Instant now;
    bool essai = false;             // do all, say all, keep nothing
    std::optional<Uai> uai = {};    // every file must be of this school
    std::optional<int> annee = {};  // expected September's year; by default that of `now`
    bool ancien = false;            // take an export older than the last one of its kind
    // Called inside the transaction, before it commits, when something has changed: for the
    // journal.
    std::function<void(db::Transaction&, EtablissementId, const Bilan&)> consigner = {};
    // Called inside the transaction, in a preview too: what depends on the class follows those who
    // have changed theirs, and says so.
    std::function<void(db::Transaction&, EtablissementId, const std::vector<Deplacement>&, Bilan&)>
        suivre = {};
    // Called inside the transaction, once the school is as its files say, in a preview too: its
    // marks and absences. What it refuses undoes the whole. Run again on a deadlock.
    std::function<base::Check(db::Transaction&)> ensuite = {};
};

// Only SIECLE and STS kinds; others are not for here.
bool est_siecle(Genre genre);
std::map<Uai, std::vector<Fichier>> par_etablissement(const std::vector<Fichier>& fichiers);

// The files of one school, in any order. Fails with what is wrong in them (file, line, INE), a
// wrong school or year, an export older than the last one, two files of one kind, or another import
// of that school under way.
base::Result<Bilan> importer(
    db::Connection& db, const std::vector<Fichier>& fichiers, const OptionsImport& options
);

}  // namespace scolarite
