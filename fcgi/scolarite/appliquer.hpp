// The second half of an import: what the files brought (Apport, temporary tables) is compared with
// what the school has, and only differences are written. Each step counts what it writes.
#pragma once

#include "base/date.hpp"
#include "scolarite/apport.hpp"
#include "scolarite/changements_de_classe.hpp"
#include "scolarite/ids.hpp"

namespace scolarite {

struct Ecriture {
    db::Connection& db;
    const Apport& apport;
    Bilan& bilan;
    const Uai& uai;
    int annee = 0;
    base::Instant now;
    EtablissementId etablissement{0};
    base::Date aujourdhui{};      // in the school's zone
    bool nouvelle_annee = false;  // the school passes to it by this import

    // What STS says: who teaches what. Without its file that stays, but for a new year, of which
    // nobody is known yet.
    bool renouvelle_equipes() const { return apport.a_sts || nouvelle_annee; }

    std::uint64_t ecrit(std::uint64_t rows) {
        bilan.lignes_ecrites += rows;
        return rows;
    }
    void ecrit(GenreStructure genre, std::uint64_t Comptes::*sort, std::uint64_t rows = 1) {
        if (rows > 0) bilan.structures[genre].*sort += ecrit(rows);
    }
};

// In this order, inside one transaction.
void appliquer_etablissement(Ecriture& e);
void appliquer_nomenclatures(Ecriture& e);
void renommer_classes(Ecriture& e);
void appliquer_classes(Ecriture& e);
void appliquer_periodes(Ecriture& e);
void appliquer_fermetures(Ecriture& e);
void noter_places(Ecriture& e);  // where pupils were before
void appliquer_eleves(Ecriture& e);
void appliquer_groupes_des_eleves(Ecriture& e);
void appliquer_responsables(Ecriture& e);
void appliquer_liens(Ecriture& e);
void appliquer_enseignants(Ecriture& e);
void appliquer_services(Ecriture& e);
// Who is in another class, or of another MEF, than noter_places() saw; none in a new year.
std::vector<Deplacement> deplacements(Ecriture& e);

}  // namespace scolarite
