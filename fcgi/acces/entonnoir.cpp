// The figures of couples.hpp: what the forms offer, and the funnel of each division.
#include "acces/couples.hpp"
#include "scolarite/etablissement.hpp"

namespace acces {

Choix choix_of(db::Connection& db, scolarite::EtablissementId etablissement, base::Instant now) {
    const auto today = scolarite::today_of(db, etablissement, now);
    Choix choix;
    choix.divisions = db.all<Choix::Division>(
        "SELECT d.id, d.code, d.libelle, COUNT(e.id) FROM division d "
        "LEFT JOIN eleve e ON e.division = d.id AND (e.sorti_le IS NULL OR e.sorti_le > ?) "
        "AND e.absent_import_le IS NULL "
        "WHERE d.etablissement = ? AND d.fermee_le IS NULL "
        "GROUP BY d.id, d.code, d.libelle ORDER BY d.code",
        [](const db::Row& row) {
            return Choix::Division{
                row.get<scolarite::DivisionId>(0),
                row.get<std::string>(1),
                row.get<std::string>(2),
                row.get<std::size_t>(3)};
        },
        today,
        etablissement
    );
    choix.mefs = db.all<Choix::Mef>(
        "SELECT m.code, m.libelle, COUNT(e.id) FROM mef m "
        "JOIN eleve e ON e.etablissement = m.etablissement AND e.mef = m.code "
        "AND (e.sorti_le IS NULL OR e.sorti_le > ?) AND e.absent_import_le IS NULL "
        "WHERE m.etablissement = ? GROUP BY m.code, m.libelle ORDER BY m.libelle, m.code",
        [](const db::Row& row) {
            return Choix::Mef{
                scolarite::CodeMef::parse(row.get<std::string>(0)).value(),
                row.get<std::string>(1),
                row.get<std::size_t>(2)};
        },
        today,
        etablissement
    );
    return choix;
}

std::vector<Entonnoir> entonnoirs_of(
    db::Connection& db, scolarite::EtablissementId etablissement, base::Instant now
) {
    const auto today = scolarite::today_of(db, etablissement, now);
    return db.all<Entonnoir>(
        "SELECT COALESCE(d.code, ''), COUNT(*), COUNT(k.id), "
        "COALESCE(SUM(k.notifie_le IS NOT NULL OR k.utilise_le IS NOT NULL), 0), "
        "COALESCE(SUM(a.id IS NOT NULL AND a.fin_le IS NULL AND a.suspendu_le IS NULL), 0), "
        "COALESCE(SUM(k.utilise_le IS NULL AND (k.fin_motif = 'expire' "
        "OR (k.fin_le IS NULL AND k.expire_le <= ?))), 0), "
        "COALESCE(SUM(c.refus_le IS NOT NULL), 0), "
        "COALESCE(SUM(c.refus_le IS NULL AND (k.fin_motif IN ('desactive', 'suspendu', "
        "'conteste') OR (a.fin_le IS NULL AND a.suspendu_le IS NOT NULL) "
        "OR a.fin_motif = 'conteste')), 0) "
        "FROM couple c JOIN eleve e ON e.id = c.eleve "
        "LEFT JOIN division d ON d.id = e.division "
        "LEFT JOIN car k ON k.couple_courant = c.id "
        "LEFT JOIN rattachement a ON a.car = k.id "
        "WHERE c.etablissement = ? AND c.fin_le IS NULL AND c.niveau = 1 "
        "AND (e.sorti_le IS NULL OR e.sorti_le > ?) AND e.absent_import_le IS NULL "
        "GROUP BY d.id, d.code ORDER BY d.code IS NULL, d.code",
        [](const db::Row& row) {
            return Entonnoir{
                row.get<std::string>(0),
                row.get<std::size_t>(1),
                row.get<std::size_t>(2),
                row.get<std::size_t>(3),
                row.get<std::size_t>(4),
                row.get<std::size_t>(5),
                row.get<std::size_t>(6),
                row.get<std::size_t>(7)};
        },
        now,
        etablissement,
        today
    );
}

AVerifier codes_to_check(
    db::Connection& db, scolarite::EtablissementId etablissement, base::Instant now
) {
    return db
        .first<AVerifier>(
            "SELECT COUNT(IF(k.fin_motif = 'suspendu', k.couple_courant, NULL)), "
            "COUNT(IF(k.fin_motif = 'suspendu', k.eleve_courant, NULL)), "
            "COUNT(IF(k.fin_motif = 'conteste' OR a.id IS NOT NULL, k.couple_courant, NULL)), "
            "COUNT(IF(k.fin_motif = 'conteste' OR a.id IS NOT NULL, k.eleve_courant, NULL)), "
            "COUNT(IF(n.id IS NULL, NULL, k.couple_courant)), "
            "COUNT(IF(n.id IS NULL, NULL, k.eleve_courant)) "
            "FROM car k LEFT JOIN couple c ON c.id = k.couple "
            "LEFT JOIN rattachement a ON a.car = k.id AND a.fin_motif = 'conteste' "
            "LEFT JOIN car n ON n.id = k.id AND n.non_parvenu_le IS NOT NULL "
            "AND n.utilise_le IS NULL AND n.fin_le IS NULL AND n.expire_le > ? "
            "WHERE k.etablissement = ? AND c.refus_le IS NULL AND c.fin_le IS NULL "
            "AND (k.couple_courant IS NOT NULL OR k.eleve_courant IS NOT NULL) "
            "AND (k.fin_motif IN ('suspendu', 'conteste') OR a.id IS NOT NULL "
            "OR n.id IS NOT NULL)",
            [](const db::Row& row) {
                return AVerifier{
                    {row.get<unsigned>(0), row.get<unsigned>(1)},
                    {row.get<unsigned>(2), row.get<unsigned>(3)},
                    {row.get<unsigned>(4), row.get<unsigned>(5)}
                };
            },
            now,
            etablissement
        )
        .value_or(AVerifier{});
}

}  // namespace acces
