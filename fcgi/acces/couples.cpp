#include "acces/couples.hpp"

#include "base/text.hpp"
#include "scolarite/etablissement.hpp"
#include "scolarite/noms.hpp"

namespace acces {
namespace {

std::string full_name(const db::Row& row, std::size_t column) {
    return scolarite::nom_puis_prenom(
        row.get<std::string>(column), row.get<std::string>(column + 1)
    );
}

std::string text_at(const db::Row& row, std::size_t column) {
    return row.get<std::optional<std::string>>(column).value_or("");
}

// Columns 0–11 are common to both statements, then the code, then the link it made.
LigneCouple read_line(const db::Row& row) {
    const auto couple = row.get<std::optional<scolarite::CoupleId>>(1);
    const auto niveau = row.get<int>(8);
    constexpr std::size_t after = 14 + code_columns;
    return {
        {row.get<scolarite::EleveId>(0), couple},
        full_name(row, 2),
        text_at(row, 4),
        couple ? base::squeeze(text_at(row, 5) + " " + full_name(row, 6)) : std::string(),
        full_name(row, couple ? 6 : 2),
        niveau == 1 ? row.get<int>(9) : 0,
        niveau == 3,
        row.get<std::string>(10),
        row.get<bool>(11),
        row.get<bool>(12),
        row.get<std::string>(13) == "43",
        row.get<bool>(after + 1),
        row.get<bool>(after + 2),
        { read_code(row, 14),
         row.get<std::optional<base::Instant>>(after),
         read_lien(row, after + 3)},
    };
}

std::vector<LigneCouple> read_couples(
    db::Connection& db,
    scolarite::EtablissementId etablissement,
    const std::string& list,
    base::Date today
) {
    return db.all<LigneCouple>(
        "SELECT e.id, c.id, e.nom, e.prenom, d.code, r.civilite, r.nom, r.prenom, c.niveau, "
        "c.rang_legal, r.courriel, r.adresse IS NOT NULL, "
        "(COALESCE(e.sorti_le <= ?, 0) OR e.absent_import_le IS NOT NULL), e.motif_sortie, "
        "k.id, k.scelle IS NOT NULL, k.genere_le, k.expire_le, k.notifie_le, k.notifie_par, "
        "k.utilise_le, k.fin_le, k.fin_motif, k.non_parvenu_le, k.non_parvenu_raison, "
        "c.refus_le, c.fin_le IS NOT NULL, COALESCE((SELECT m.etat = 'refuse' FROM couple y "
        "JOIN car z ON z.couple = y.id JOIN courriel_a_envoyer m ON m.car = z.id "
        "WHERE y.responsable = r.id AND m.destinataire = r.courriel AND m.etat <> 'attente' "
        "ORDER BY m.fini_le DESC, m.id DESC LIMIT 1), 0), "
        "a.id, a.suspendu_le, a.fin_le, a.fin_motif "
        "FROM JSON_TABLE(?, '$[*]' COLUMNS (n FOR ORDINALITY, id INT UNSIGNED PATH '$')) l "
        "STRAIGHT_JOIN couple c ON c.id = l.id "
        "JOIN eleve e ON e.id = c.eleve JOIN responsable r ON r.id = c.responsable "
        "LEFT JOIN division d ON d.id = e.division "
        "LEFT JOIN car k ON k.couple_courant = c.id "
        "LEFT JOIN rattachement a ON a.car = k.id "
        "WHERE c.etablissement = ? AND (c.niveau <> 3 "
        "OR EXISTS (SELECT 1 FROM rattachement x WHERE x.couple = c.id)) ORDER BY l.n",
        read_line,
        today,
        list,
        etablissement
    );
}

std::vector<LigneCouple> read_eleves(
    db::Connection& db,
    scolarite::EtablissementId etablissement,
    const std::string& list,
    base::Date today
) {
    return db.all<LigneCouple>(
        "SELECT e.id, NULL, e.nom, e.prenom, d.code, '', '', '', 0, "
        "0, e.courriel, e.adresse IS NOT NULL, "
        "(COALESCE(e.sorti_le <= ?, 0) OR e.absent_import_le IS NOT NULL), e.motif_sortie, "
        "k.id, k.scelle IS NOT NULL, k.genere_le, k.expire_le, k.notifie_le, k.notifie_par, "
        "k.utilise_le, k.fin_le, k.fin_motif, k.non_parvenu_le, k.non_parvenu_raison, "
        "CAST(NULL AS DATETIME), 0, COALESCE((SELECT m.etat = 'refuse' FROM car z "
        "JOIN courriel_a_envoyer m ON m.car = z.id WHERE z.eleve = e.id AND z.couple IS NULL "
        "AND m.destinataire = e.courriel AND m.etat <> 'attente' "
        "ORDER BY m.fini_le DESC, m.id DESC LIMIT 1), 0), "
        "a.id, a.suspendu_le, a.fin_le, a.fin_motif "
        "FROM JSON_TABLE(?, '$[*]' COLUMNS (n FOR ORDINALITY, id INT UNSIGNED PATH '$')) l "
        "STRAIGHT_JOIN eleve e ON e.id = l.id "
        "LEFT JOIN division d ON d.id = e.division "
        "LEFT JOIN car k ON k.eleve_courant = e.id "
        "LEFT JOIN rattachement a ON a.car = k.id "
        "WHERE e.etablissement = ? ORDER BY l.n",
        read_line,
        today,
        list,
        etablissement
    );
}

}  // namespace

std::string LigneCouple::qualite() const {
    if (!sujet.couple) return "Élève";
    if (contact) return "Contact";
    if (rang_legal == 0) return "En charge";
    return "Légal " + std::to_string(rang_legal);
}

std::vector<std::string> LigneCouple::avertissements() const {
    std::vector<std::string> out;
    if (decede)
        out.emplace_back("Élève décédé\u00A0: aucun envoi");
    else if (parti)
        out.emplace_back("L’élève a quitté l’établissement\u00A0: son code n’ouvre rien");
    if (termine) out.emplace_back("N’est plus responsable légal ni en charge");
    if (car.refus_le) out.emplace_back("Refus enregistré");
    if (!adresse) out.emplace_back("Pas d’adresse postale");
    if (courriel.empty()) out.emplace_back("Pas d’adresse électronique");
    if (courriel_refuse) out.emplace_back("Le dernier courriel à cette adresse n’a pas été remis");
    return out;
}

std::string json_list(const std::vector<std::uint64_t>& ids) {
    std::string list = "[";
    for (const auto id : ids) {
        if (list.size() > 1) list += ',';
        list += std::to_string(id);
    }
    return list + "]";
}

std::vector<LigneCouple> read_sujets(
    db::Connection& db,
    scolarite::EtablissementId etablissement,
    Population population,
    const std::vector<std::uint64_t>& sujets,
    base::Instant now
) {
    if (sujets.empty()) return {};
    const auto list = json_list(sujets);
    const auto today = scolarite::today_of(db, etablissement, now);
    if (population == Population::eleves) return read_eleves(db, etablissement, list, today);
    return read_couples(db, etablissement, list, today);
}

std::optional<LigneCouple> read_couple(
    db::Connection& db,
    scolarite::EtablissementId etablissement,
    scolarite::CoupleId couple,
    base::Instant now
) {
    auto lines = read_sujets(db, etablissement, Population::responsables, {couple.value()}, now);
    if (lines.empty()) return std::nullopt;
    return std::move(lines.front());
}

std::optional<LigneCouple> read_eleve(
    db::Connection& db,
    scolarite::EtablissementId etablissement,
    scolarite::EleveId eleve,
    base::Instant now
) {
    auto lines = read_sujets(db, etablissement, Population::eleves, {eleve.value()}, now);
    if (lines.empty()) return std::nullopt;
    return std::move(lines.front());
}

}  // namespace acces
