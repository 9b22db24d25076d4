// The school itself, the names of its curricula and subjects.
#include "scolarite/appliquer.hpp"
#include "scolarite/etablissement.hpp"

#include <tuple>

namespace scolarite {
namespace {

// What Communs fills, in column order.
auto columns_of(const CommunsLu& c, std::string_view fuseau) {
    return std::tuple(
        c.denomination,
        c.adresse1,
        c.adresse2,
        c.adresse3,
        c.code_postal,
        c.commune,
        c.telephone,
        c.courriel,
        std::string(fuseau),
        c.chef_nom,
        c.chef_qualite,
        c.debut,
        c.fin
    );
}

void creer(Ecriture& e) {
    const auto name =
        e.apport.denomination.empty() ? "Établissement " + e.uai.text() : e.apport.denomination;
    e.etablissement = e.db.insert<Etablissement>(
        "INSERT INTO etablissement (uai, denomination, annee, importe_le) VALUES (?, ?, ?, ?)",
        e.uai.text(),
        name,
        e.annee,
        e.now
    );
    e.ecrit(1);
    e.bilan.nouvel_etablissement = true;
    if (!e.apport.communs) {
        e.bilan.avertir(
            {"",
             0,
             "sans Communs.xml, l’adresse, le fuseau horaire et les périodes de l’établissement "
             "manquent."}
        );
    }
}

void annoncer_annee(Ecriture& e, int before) {
    std::string words = "l’établissement passe de l’année scolaire " + annee_scolaire(before) +
                        " à " + annee_scolaire(e.annee);
    words += e.apport.communs ? "."
                              : " : sans Communs.xml, les dates et les périodes de la nouvelle "
                                "année manquent.";
    e.bilan.avertir_d_abord({"", 0, std::move(words)});
    const auto services = e.db.value<std::uint64_t>(
        "SELECT COUNT(*) FROM service WHERE etablissement = ? AND ferme_le IS NULL", e.etablissement
    );
    if (e.apport.a_sts || services.value_or(0) == 0) return;
    e.bilan.avertir(
        {"",
         0,
         "sans le fichier de STS de " + annee_scolaire(e.annee) +
             ", les familles ne voient plus d’équipe pédagogique : celle de " +
             annee_scolaire(before) + " n’est pas celle de la nouvelle année."}
    );
}

void actualiser(Ecriture& e) {
    const auto& communs = *e.apport.communs;
    const auto fuseau = zone_of_postal_code(communs.code_postal).name();
    using Columns = decltype(columns_of(communs, fuseau));
    const auto kept = e.db.first<Columns>(
        "SELECT denomination, adresse1, adresse2, adresse3, code_postal, commune, telephone, "
        "courriel, fuseau,"
        " chef_nom, chef_qualite, annee_debut, annee_fin FROM etablissement WHERE id = ?",
        [](const db::Row& row) {
            const auto text = [&](std::size_t column) { return row.get<std::string>(column); };
            return Columns(
                text(0),
                text(1),
                text(2),
                text(3),
                text(4),
                text(5),
                text(6),
                text(7),
                text(8),
                text(9),
                text(10),
                row.get<std::optional<base::Date>>(11),
                row.get<std::optional<base::Date>>(12)
            );
        },
        e.etablissement
    );
    const auto wanted = columns_of(communs, fuseau);
    if (kept == wanted) return;
    const auto changed = std::apply(
        [&](const auto&... values) {
            return e.db.execute(
                "UPDATE etablissement SET denomination = ?, adresse1 = ?, adresse2 = ?, adresse3 = "
                "?,"
                " code_postal = ?, commune = ?, telephone = ?, courriel = ?, fuseau = ?, chef_nom "
                "= ?,"
                " chef_qualite = ?, annee_debut = ?, annee_fin = ? WHERE id = ?",
                values...,
                e.etablissement
            );
        },
        wanted
    );
    e.ecrit(GenreStructure::etablissement, &Comptes::modifies, changed);
}

}  // namespace

void appliquer_etablissement(Ecriture& e) {
    const auto found = e.db.first<std::pair<EtablissementId, int>>(
        "SELECT id, annee FROM etablissement WHERE uai = ?",
        [](const db::Row& row) { return std::pair(row.get<EtablissementId>(0), row.get<int>(1)); },
        e.uai.text()
    );
    if (!found) {
        creer(e);
    } else {
        e.etablissement = found->first;
        if (found->second != e.annee) {
            e.db.execute(
                "UPDATE etablissement SET annee = ? WHERE id = ?", e.annee, e.etablissement
            );
            e.ecrit(GenreStructure::etablissement, &Comptes::modifies);
            e.nouvelle_annee = true;
            annoncer_annee(e, found->second);
        }
    }
    if (e.apport.communs) actualiser(e);
    e.aujourdhui = today_of(e.db, e.etablissement, e.now);
    e.bilan.denomination =
        e.db.value<std::string>(
                "SELECT denomination FROM etablissement WHERE id = ?", e.etablissement
        )
            .value();
}

namespace {

void appliquer_noms_de_mef(Ecriture& e) {
    std::map<std::string, std::string> mefs;
    e.db.each(
        "SELECT code, libelle FROM mef WHERE etablissement = ?",
        [&](const db::Row& row) { mefs[row.get<std::string>(0)] = row.get<std::string>(1); },
        e.etablissement
    );
    db::Bulk mef_rows(
        e.db,
        "INSERT INTO mef (etablissement, code, libelle) VALUES",
        3,
        "ON DUPLICATE KEY UPDATE libelle = VALUES(libelle)"
    );
    for (const auto& [code, label] : e.apport.mefs) {
        const auto kept = mefs.find(code);
        // A code seen only on a pupil has no name: it never takes one away.
        if (kept != mefs.end() && (label.empty() || kept->second == label)) continue;
        mef_rows.add(e.etablissement, code, label.empty() ? code : label);
        e.ecrit(GenreStructure::mefs, kept == mefs.end() ? &Comptes::crees : &Comptes::modifies);
    }
    mef_rows.flush();
}

}  // namespace

void appliquer_nomenclatures(Ecriture& e) {
    appliquer_noms_de_mef(e);
    std::map<std::string, std::pair<std::string, std::string>> matieres;
    e.db.each(
        "SELECT code, libelle_court, libelle FROM matiere WHERE etablissement = ?",
        [&](const db::Row& row) {
            matieres[row.get<std::string>(0)] = {row.get<std::string>(1), row.get<std::string>(2)};
        },
        e.etablissement
    );
    db::Bulk rows(
        e.db,
        "INSERT INTO matiere (etablissement, code, libelle_court, libelle) VALUES",
        4,
        "ON DUPLICATE KEY UPDATE libelle_court = VALUES(libelle_court), libelle = VALUES(libelle)"
    );
    auto wanted = e.apport.matieres;
    for (const auto& [service, team] : e.apport.services) {
        const bool named = wanted.contains(service.matiere) || matieres.contains(service.matiere);
        if (!named) wanted[service.matiere] = {service.matiere, service.matiere};
    }
    for (const auto& [code, matiere] : wanted) {
        const auto kept = matieres.find(code);
        if (kept != matieres.end() && kept->second == std::pair(matiere.court, matiere.libelle))
            continue;
        rows.add(e.etablissement, code, matiere.court, matiere.libelle);
        e.ecrit(
            GenreStructure::matieres, kept == matieres.end() ? &Comptes::crees : &Comptes::modifies
        );
    }
    rows.flush();
}

}  // namespace scolarite
