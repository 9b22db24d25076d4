#include "vie_scolaire/parametres.hpp"

#include "base/text.hpp"

#include <array>

namespace vie_scolaire {
namespace {

struct ServiceName {
    std::string_view name;
    std::string_view label;
};
constexpr std::array<ServiceName, teleservice_count> services{
    {
     {"notes", "Notes"},
     {"absences", "Absences"},
     }
};

void write(
    db::Transaction& tx, const Decision& decision, std::string_view action, std::string details
) {
    acces::journal(
        tx,
        decision.now,
        decision.auteur,
        {.action = action, .etablissement = decision.etablissement, .details = std::move(details)}
    );
}

// "moyenne de la classe : oui → non", nothing when it stays.
struct Changement {
    bool before;
    bool after;
};
void note_change(std::string& details, std::string_view what, const Changement& change) {
    if (change.before == change.after) return;
    if (!details.empty()) details += "\u00A0; ";
    details += std::string(what) + "\u00A0: " + (change.after ? "non → oui" : "oui → non");
}

std::string words_of(const ReglePublication& regle) {
    if (regle.mode == ModePublication::echeance) return "à l’échéance";
    return "au fil de l’eau, " + base::counted(regle.delai_jours, "jour", "jours");
}

bool same(const ReglePublication& a, const ReglePublication& b) {
    return a.mode == b.mode &&
           (a.mode == ModePublication::echeance || a.delai_jours == b.delai_jours);
}

}  // namespace

Declaration declaration_of(db::Connection& db, scolarite::EtablissementId etablissement) {
    return db
        .first<Declaration>(
            "SELECT e.declare_le, COALESCE(NULLIF(c.nom_affiche, ''), c.identifiant_affiche, ''), "
            "e.retire_le, COALESCE(NULLIF(r.nom_affiche, ''), r.identifiant_affiche, '') "
            "FROM etablissement e LEFT JOIN compte c ON c.id = e.declare_par "
            "LEFT JOIN compte r ON r.id = e.retire_par WHERE e.id = ?",
            [](const db::Row& row) {
                return Declaration{
                    row.get<std::optional<base::Instant>>(0),
                    row.get<std::string>(1),
                    row.get<std::optional<base::Instant>>(2),
                    row.get<std::string>(3)};
            },
            etablissement
        )
        .value();
}

bool declare(db::Transaction& tx, const Decision& decision) {
    const auto changed = tx->execute(
        "UPDATE etablissement SET declare_le = ?, declare_par = ? "
        "WHERE id = ? AND declare_le IS NULL",
        decision.now,
        decision.auteur.compte,
        decision.etablissement
    );
    if (changed == 0) return false;
    write(tx, decision, "declaration.faite", "L’établissement propose les télé-services");
    return true;
}

bool withdraw_declaration(db::Transaction& tx, const Decision& decision) {
    const auto changed = tx->execute(
        "UPDATE etablissement SET declare_le = NULL, declare_par = NULL, retire_le = ?, "
        "retire_par = ? WHERE id = ? AND declare_le IS NOT NULL",
        decision.now,
        decision.auteur.compte,
        decision.etablissement
    );
    if (changed == 0) return false;
    write(tx, decision, "declaration.retiree", "L’établissement ne propose plus les télé-services");
    return true;
}

std::string_view name_of(Teleservice service) {
    return services.at(static_cast<std::size_t>(service)).name;
}

std::string_view label_of(Teleservice service) {
    return services.at(static_cast<std::size_t>(service)).label;
}

std::optional<Teleservice> teleservice_from(std::string_view name) {
    for (std::size_t i = 0; i < services.size(); ++i) {
        if (services.at(i).name == name) return static_cast<Teleservice>(i);
    }
    return std::nullopt;
}

std::vector<ServiceOuvert> open_services(
    db::Connection& db, scolarite::EtablissementId etablissement
) {
    return db.all<ServiceOuvert>(
        "SELECT t.service, t.active_le, "
        "COALESCE(NULLIF(c.nom_affiche, ''), c.identifiant_affiche, '') "
        "FROM teleservice t LEFT JOIN compte c ON c.id = t.active_par "
        "WHERE t.etablissement = ? ORDER BY t.service",
        [](const db::Row& row) {
            return ServiceOuvert{
                teleservice_from(row.get<std::string>(0)).value(),
                row.get<base::Instant>(1),
                row.get<std::string>(2)};
        },
        etablissement
    );
}

bool set_service(db::Transaction& tx, const Decision& decision, Teleservice service, bool open) {
    // the school's row is the lock: two clicks at once are one change
    tx->value<std::uint64_t>(
        "SELECT id FROM etablissement WHERE id = ? FOR UPDATE", decision.etablissement
    );
    const auto there = tx->value<std::uint64_t>(
        "SELECT COUNT(*) FROM teleservice WHERE etablissement = ? AND service = ?",
        decision.etablissement,
        name_of(service)
    );
    if ((there == 1U) == open) return false;
    if (open)
        tx->execute(
            "INSERT INTO teleservice (etablissement, service, active_le, active_par) "
            "VALUES (?, ?, ?, ?)",
            decision.etablissement,
            name_of(service),
            decision.now,
            decision.auteur.compte
        );
    else
        tx->execute(
            "DELETE FROM teleservice WHERE etablissement = ? AND service = ?",
            decision.etablissement,
            name_of(service)
        );
    write(
        tx,
        decision,
        open ? "service.active" : "service.desactive",
        std::string(label_of(service)) +
            (open ? "\u00A0: fermé → ouvert" : "\u00A0: ouvert → fermé")
    );
    return true;
}

void lock_reglages(db::Transaction& tx, scolarite::EtablissementId etablissement) {
    tx->value<std::uint64_t>("SELECT id FROM etablissement WHERE id = ? FOR UPDATE", etablissement);
}

Intervalle annee_of(db::Connection& db, scolarite::EtablissementId etablissement) {
    return db
        .first<Intervalle>(
            "SELECT annee, annee_debut, annee_fin FROM etablissement WHERE id = ?",
            [](const db::Row& row) {
                return year_of(
                    row.get<unsigned>(0),
                    row.get<std::optional<base::Date>>(1),
                    row.get<std::optional<base::Date>>(2)
                );
            },
            etablissement
        )
        .value();
}

ParametresNotes parametres_notes(db::Connection& db, scolarite::EtablissementId etablissement) {
    return db
        .first<ParametresNotes>(
            "SELECT mode, delai_jours, voir_moyenne, voir_extremes, voir_rang, voir_coefficient "
            "FROM parametre_notes WHERE etablissement = ?",
            [](const db::Row& row) {
                return ParametresNotes{
                    {mode_from(row.get<std::string>(0)), row.get<int>(1)},
                    row.get<bool>(2),
                    row.get<bool>(3),
                    row.get<bool>(4),
                    row.get<bool>(5)
                };
            },
            etablissement
        )
        .value_or(ParametresNotes{});
}

void save_parametres(db::Transaction& tx, const Decision& decision, const ParametresNotes& notes) {
    const auto before = parametres_notes(tx.connection(), decision.etablissement);
    tx->execute(
        "INSERT INTO parametre_notes (etablissement, mode, delai_jours, voir_moyenne, "
        "voir_extremes, voir_rang, voir_coefficient) VALUES (?, ?, ?, ?, ?, ?, ?) "
        "ON DUPLICATE KEY UPDATE mode = VALUES(mode), delai_jours = VALUES(delai_jours), "
        "voir_moyenne = VALUES(voir_moyenne), voir_extremes = VALUES(voir_extremes), "
        "voir_rang = VALUES(voir_rang), voir_coefficient = VALUES(voir_coefficient)",
        decision.etablissement,
        name_of(notes.regle.mode),
        notes.regle.delai_jours,
        notes.voir_moyenne,
        notes.voir_extremes,
        notes.voir_rang,
        notes.voir_coefficient
    );
    std::string details;
    if (!same(before.regle, notes.regle))
        details = words_of(before.regle) + " → " + words_of(notes.regle);
    note_change(details, "moyenne de la classe", {before.voir_moyenne, notes.voir_moyenne});
    note_change(details, "minimum et maximum", {before.voir_extremes, notes.voir_extremes});
    note_change(details, "rang", {before.voir_rang, notes.voir_rang});
    note_change(details, "coefficients", {before.voir_coefficient, notes.voir_coefficient});
    if (!details.empty()) write(tx, decision, "notes.parametres", "Notes\u00A0: " + details);
}

ParametresAbsences parametres_absences(
    db::Connection& db, scolarite::EtablissementId etablissement
) {
    return db
        .first<ParametresAbsences>(
            "SELECT voir_retards, voir_motifs FROM parametre_absences WHERE etablissement = ?",
            [](const db::Row& row) {
                return ParametresAbsences{row.get<bool>(0), row.get<bool>(1)};
            },
            etablissement
        )
        .value_or(ParametresAbsences{});
}

void save_parametres(
    db::Transaction& tx, const Decision& decision, const ParametresAbsences& absences
) {
    const auto before = parametres_absences(tx.connection(), decision.etablissement);
    tx->execute(
        "INSERT INTO parametre_absences (etablissement, voir_retards, voir_motifs) "
        "VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE voir_retards = VALUES(voir_retards), "
        "voir_motifs = VALUES(voir_motifs)",
        decision.etablissement,
        absences.voir_retards,
        absences.voir_motifs
    );
    std::string details;
    note_change(details, "retards", {before.voir_retards, absences.voir_retards});
    note_change(details, "motifs", {before.voir_motifs, absences.voir_motifs});
    if (!details.empty()) write(tx, decision, "absences.parametres", "Absences\u00A0: " + details);
}

}  // namespace vie_scolaire
