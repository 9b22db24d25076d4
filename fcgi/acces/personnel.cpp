#include "acces/personnel.hpp"

#include "acces/journal.hpp"

namespace acces {
namespace {

void give(Personnel& person, std::string_view column) {
    for (std::size_t i = 0; i < application_count; ++i) {
        if (name_of(static_cast<Application>(i)) == column) person.applications.set(i);
    }
}

std::string words_of(const std::bitset<application_count>& applications) {
    std::string words;
    for (std::size_t i = 0; i < application_count; ++i) {
        if (!applications.test(i)) continue;
        words += (words.empty() ? "" : ", ") + std::string(label_of(static_cast<Application>(i)));
    }
    return words.empty() ? "aucune application" : words;
}

void lock_post(db::Transaction& tx, const Acte& acte, CompteId compte) {
    tx->value<std::uint64_t>(
        "SELECT compte FROM personnel WHERE compte = ? AND etablissement = ? FOR UPDATE",
        compte,
        acte.etablissement
    );
}

void write(
    db::Transaction& tx,
    const Acte& acte,
    CompteId compte,
    std::string_view action,
    std::string details
) {
    journal(
        tx,
        acte.now,
        acte.auteur,
        {.action = action,
         .etablissement = acte.etablissement,
         .cible = compte,
         .details = std::move(details)}
    );
}

base::Check no_post() {
    return base::refuse("Cette personne n’a pas de poste dans l’établissement.");
}

}  // namespace

std::vector<Personnel> personnel_of(db::Connection& db, scolarite::EtablissementId etablissement) {
    std::vector<Personnel> people;
    db.each(
        "SELECT p.compte, COALESCE(NULLIF(c.nom_affiche, ''), c.identifiant_affiche), "
        "c.identifiant_affiche, p.fonction, d.application "
        "FROM personnel p JOIN compte c ON c.id = p.compte "
        "LEFT JOIN droit d ON d.compte = p.compte AND d.etablissement = p.etablissement "
        "WHERE p.etablissement = ? AND p.fin_le IS NULL AND c.suspendu_le IS NULL "
        "ORDER BY p.fonction = 'chef' DESC, p.fonction = 'adjoint' DESC, "
        "COALESCE(NULLIF(c.nom_affiche, ''), c.identifiant_affiche), p.compte",
        [&](const db::Row& row) {
            const auto compte = row.get<CompteId>(0);
            if (people.empty() || people.back().compte != compte)
                people.push_back(
                    {compte,
                     row.get<std::string>(1),
                     row.get<std::string>(2),
                     fonction_from(row.get<std::string>(3)),
                     {}}
                );
            if (const auto application = row.get<std::optional<std::string>>(4))
                give(people.back(), *application);
        },
        etablissement
    );
    return people;
}

std::optional<Personnel> read_personnel(
    db::Connection& db, scolarite::EtablissementId etablissement, CompteId compte
) {
    for (auto& person : personnel_of(db, etablissement)) {
        if (person.compte == compte) return std::move(person);
    }
    return std::nullopt;
}

base::Check set_applications(
    db::Transaction& tx,
    const Acte& acte,
    CompteId compte,
    const std::bitset<application_count>& applications
) {
    lock_post(tx, acte, compte);
    const auto person = read_personnel(tx.connection(), acte.etablissement, compte);
    if (!person) return no_post();
    if (person->head())
        return base::refuse("Le chef d’établissement et ses adjoints ont toutes les applications.");
    if (person->applications == applications) return {};
    for (std::size_t i = 0; i < application_count; ++i) {
        const auto name = name_of(static_cast<Application>(i));
        if (applications.test(i) && !person->applications.test(i))
            tx->execute(
                "INSERT INTO droit (compte, etablissement, application, donne_le, donne_par) "
                "VALUES (?, ?, ?, ?, ?)",
                compte,
                acte.etablissement,
                name,
                acte.now,
                acte.auteur.compte
            );
        if (!applications.test(i) && person->applications.test(i))
            tx->execute(
                "DELETE FROM droit WHERE compte = ? AND etablissement = ? AND application = ?",
                compte,
                acte.etablissement,
                name
            );
    }
    write(
        tx,
        acte,
        compte,
        "droits.change",
        person->nom + "\u00A0: " + words_of(person->applications) + " → " + words_of(applications)
    );
    return {};
}

base::Check set_adjoint(db::Transaction& tx, const Acte& acte, CompteId compte, bool adjoint) {
    lock_post(tx, acte, compte);
    const auto person = read_personnel(tx.connection(), acte.etablissement, compte);
    if (!person) return no_post();
    if (person->fonction == Fonction::chef || person->fonction == Fonction::enseignant)
        return base::refuse("Seul un membre du personnel peut être nommé adjoint.");
    if ((person->fonction == Fonction::adjoint) == adjoint) return {};
    tx->execute(
        "UPDATE personnel SET fonction = ? WHERE compte = ? AND etablissement = ?",
        adjoint ? "adjoint" : "personnel",
        compte,
        acte.etablissement
    );
    write(
        tx,
        acte,
        compte,
        "droits.adjoint",
        person->nom + (adjoint ? "\u00A0: personnel → adjoint" : "\u00A0: adjoint → personnel")
    );
    return {};
}

base::Check end_post(db::Transaction& tx, const Acte& acte, CompteId compte) {
    lock_post(tx, acte, compte);
    const auto person = read_personnel(tx.connection(), acte.etablissement, compte);
    if (!person) return no_post();
    if (person->fonction == Fonction::chef && acte.auteur.compte)
        return base::refuse("L’assistance de l’académie met fin au poste d’un chef d’établissement."
        );
    tx->execute(
        "DELETE FROM droit WHERE compte = ? AND etablissement = ?", compte, acte.etablissement
    );
    tx->execute(
        "UPDATE personnel SET fin_le = ? WHERE compte = ? AND etablissement = ?",
        acte.now,
        compte,
        acte.etablissement
    );
    write(
        tx,
        acte,
        compte,
        "poste.fini",
        person->nom + "\u00A0: fin du poste (" + std::string(label_of(person->fonction)) + ")"
    );
    return {};
}

}  // namespace acces
