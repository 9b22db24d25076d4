#include "acces/rattachement.hpp"

#include "scolarite/noms.hpp"

#include <stdexcept>
#include <tuple>

namespace acces {
namespace {

EnfantRattache read_enfant_rattache(const db::Row& row) {
    return EnfantRattache{
        row.get<RattachementId>(0),
        scolarite::nom_propre(row.get<std::string>(1)),
        scolarite::nom_propre(row.get<std::string>(2)),
        row.get<std::string>(3),
        row.get<std::string>(4),
        row.get<base::Instant>(5),
        row.get<bool>(6),
        row.get<bool>(7),
        base::Zone::parse(row.get<std::string>(8)).value(),
        row.get<scolarite::EleveId>(9)};
}

MotifFermeture motif_from(std::string_view word) {
    if (word == "etablissement") return MotifFermeture::etablissement;
    if (word == "nouveau_code") return MotifFermeture::nouveau_code;
    if (word == "autre_compte") return MotifFermeture::autre_compte;
    if (word == "plus_responsable") return MotifFermeture::plus_responsable;
    if (word == "lien_change") return MotifFermeture::lien_change;
    throw std::logic_error("why a child is closed: " + std::string(word));
}

}  // namespace

std::vector<EnfantRattache> enfants_of(db::Connection& db, CompteId compte) {
    return db.all<EnfantRattache>(
        "SELECT r.id, e.prenom, e.nom, COALESCE(d.code, ''), t.denomination, r.depuis, "
        "r.suspendu_le IS NOT NULL, "
        "r.couple IS NULL, t.fuseau, e.id "
        "FROM rattachement r JOIN eleve e ON e.id = r.eleve JOIN etablissement t ON t.id = "
        "e.etablissement "
        "LEFT JOIN division d ON d.id = e.division LEFT JOIN couple p ON p.id = r.couple "
        "WHERE r.compte = ? AND r.fin_le IS NULL AND p.fin_le IS NULL ORDER BY e.prenom, r.id",
        read_enfant_rattache,
        compte
    );
}

std::optional<EnfantRattache> enfant_of(db::Connection& db, CompteId compte, RattachementId id) {
    for (auto& enfant : enfants_of(db, compte))
        if (enfant.id == id) return std::move(enfant);
    return std::nullopt;
}

std::vector<EnfantFerme> enfants_fermes(db::Connection& db, CompteId compte) {
    // the last link of this account to the pupil speaks for all
    return db.all<EnfantFerme>(
        "SELECT e.prenom, t.denomination, e.id, "
        "CASE WHEN p.fin_le IS NOT NULL THEN 'plus_responsable' "
        "WHEN r.fin_le IS NULL THEN 'etablissement' "
        "WHEN EXISTS (SELECT 1 FROM rattachement o WHERE o.eleve = r.eleve "
        "AND o.couple <=> r.couple AND o.id > r.id) THEN 'autre_compte' "
        "WHEN r.fin_motif = 'source' THEN 'lien_change' ELSE 'nouveau_code' END "
        "FROM rattachement r JOIN eleve e ON e.id = r.eleve "
        "JOIN etablissement t ON t.id = e.etablissement LEFT JOIN couple p ON p.id = r.couple "
        "WHERE r.compte = ? AND e.absent_import_le IS NULL "
        "AND (r.fin_le IS NULL AND (r.suspendu_le IS NOT NULL OR p.fin_le IS NOT NULL) "
        "OR r.fin_motif IN ('remplace', 'source') "
        "AND (t.annee_debut IS NULL OR r.fin_le >= t.annee_debut)) "
        "AND NOT EXISTS (SELECT 1 FROM rattachement n "
        "WHERE n.compte = r.compte AND n.eleve = r.eleve AND n.id > r.id) "
        "ORDER BY e.prenom, r.id",
        [](const db::Row& row) {
            return EnfantFerme{
                scolarite::nom_propre(row.get<std::string>(0)),
                row.get<std::string>(1),
                row.get<scolarite::EleveId>(2),
                motif_from(row.get<std::string>(3))};
        },
        compte
    );
}

bool deja_rattache(
    db::Connection& db, scolarite::EleveId eleve, std::optional<scolarite::CoupleId> couple
) {
    return db
        .value<bool>(
            "SELECT EXISTS (SELECT 1 FROM rattachement WHERE eleve = ? AND couple <=> ?)",
            eleve,
            couple
        )
        .value();
}

bool end_rattachement(
    db::Transaction& tx,
    base::Instant now,
    const Auteur& auteur,
    CompteId compte,
    RattachementId id,
    MotifFin motif
) {
    const bool contested = motif == MotifFin::conteste;
    const auto ended = tx->execute(
        "UPDATE rattachement SET fin_le = ?, fin_motif = ?, couple_ouvert = NULL "
        "WHERE id = ? AND compte = ? AND fin_le IS NULL",
        now,
        contested ? "conteste" : "detache",
        id,
        compte
    );
    if (ended != 1) return false;
    using Who = std::
        tuple<scolarite::EtablissementId, scolarite::EleveId, std::optional<scolarite::CoupleId>>;
    const auto who = tx->first<Who>(
        "SELECT e.etablissement, e.id, r.couple FROM rattachement r JOIN eleve e ON e.id = r.eleve "
        "WHERE r.id = ?",
        [](const db::Row& row) {
            return Who{
                row.get<scolarite::EtablissementId>(0),
                row.get<scolarite::EleveId>(1),
                row.get<std::optional<scolarite::CoupleId>>(2)};
        },
        id
    );
    if (!who) throw std::logic_error("a link that was just ended is gone");
    journal(
        tx,
        now,
        auteur,
        {.action = contested ? "rattachement.conteste" : "rattachement.detache",
         .etablissement = std::get<0>(*who),
         .couple = std::get<2>(*who),
         .eleve = std::get<1>(*who),
         .cible = compte,
         .details = contested ? "La personne déclare ne pas être le représentant légal de cet "
                                "élève et l’a détaché de son "
                                "compte."
                              : "La personne a détaché cet élève de son compte."}
    );
    return true;
}

// What an account has read of a pupil, and by which rule: columns of rattachement.
struct Lectures {
    std::optional<base::Instant> notes;
    std::optional<base::Instant> notes_avant;
    std::optional<base::Date> publication;
    std::optional<base::Date> jour;
    std::optional<base::Date> avant_publication;
    std::optional<base::Date> avant_jour;
    std::optional<base::Instant> absences;
    std::optional<base::Instant> absences_avant;
};

// Read and written by two statements: of one that copies columns, the server asks for the right to
// read them only when it runs, so that no check of the grants would find them missing.
void keep_readings(db::Transaction& tx, CompteId compte, const CodeVerifie& code) {
    const auto former = tx->first<Lectures>(
        "SELECT notes_lues_le, notes_lues_avant, notes_lues_publication, notes_lues_jour, "
        "notes_lues_avant_publication, notes_lues_avant_jour, absences_lues_le, "
        "absences_lues_avant FROM rattachement WHERE compte = ? AND eleve = ? AND couple <=> ? AND "
        "car <> ? ORDER BY id DESC LIMIT 1",
        [](const db::Row& row) {
            return Lectures{
                .notes = row.get<std::optional<base::Instant>>(0),
                .notes_avant = row.get<std::optional<base::Instant>>(1),
                .publication = row.get<std::optional<base::Date>>(2),
                .jour = row.get<std::optional<base::Date>>(3),
                .avant_publication = row.get<std::optional<base::Date>>(4),
                .avant_jour = row.get<std::optional<base::Date>>(5),
                .absences = row.get<std::optional<base::Instant>>(6),
                .absences_avant = row.get<std::optional<base::Instant>>(7)};
        },
        compte,
        code.eleve,
        code.couple,
        code.car
    );
    if (!former) return;
    tx->execute(
        "UPDATE rattachement SET notes_lues_le = ?, notes_lues_avant = ?, notes_lues_publication = "
        "?, notes_lues_jour = ?, notes_lues_avant_publication = ?, notes_lues_avant_jour = ?, "
        "absences_lues_le = ?, absences_lues_avant = ? WHERE car = ?",
        former->notes,
        former->notes_avant,
        former->publication,
        former->jour,
        former->avant_publication,
        former->avant_jour,
        former->absences,
        former->absences_avant,
        code.car
    );
}

}  // namespace acces
