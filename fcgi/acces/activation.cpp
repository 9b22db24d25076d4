#include "acces/activation.hpp"

#include "acces/limite.hpp"
#include "acces/rattachement.hpp"
#include "scolarite/noms.hpp"

#include <algorithm>
#include <stdexcept>

namespace acces {
namespace {

constexpr const char* refusal =
    "Ce code et cette date de naissance ne permettent pas d’ouvrir un accès. Vérifiez les deux sur "
    "le courrier\u00A0: la date est celle de l’élève nommé dans ce courrier. Si le code a déjà "
    "servi, a été remplacé ou n’est plus valable, demandez-en un nouveau à l’établissement.";

constexpr const char* left_school =
    "Ce code est juste, mais l’élève a quitté l’établissement\u00A0: ses pages y sont fermées, et "
    "le code n’ouvre rien. Si c’est une erreur, adressez-vous à l’établissement\u00A0: le code "
    "pourra servir ensuite.";

// A code's row, locked; nothing when there is none.
struct CodeLu {
    CodeVerifie code;
    bool vivant;
};

struct Personne {
    base::Date naissance;
    bool couple_ouvert;
};

std::vector<Compteur> counters(const base::Keys& keys, const Essayeur& essayeur, const Car& car) {
    const auto who = essayeur.auteur.compte
                         ? "compte/" + std::to_string(essayeur.auteur.compte->value())
                         : "visiteur/" + base::hex(essayeur.visiteur);
    return {
        {"car/" + who,                                        baremes::code        },
        {"car/code/" + base::hex(car.lookup(keys)),           baremes::code        },
        {"car/reseau/" + network_of(essayeur.auteur.adresse), baremes::reseau_codes}
    };
}

CodeVerifie read_code_verifie(const db::Row& row) {
    return {
        row.get<CarId>(0),
        row.get<scolarite::EleveId>(1),
        row.get<std::optional<scolarite::CoupleId>>(2),
        row.get<scolarite::EtablissementId>(3)};
}

std::optional<CodeLu> lock_code(db::Transaction& tx, base::Instant now, CarId car) {
    return tx->first<CodeLu>(
        "SELECT id, eleve, couple, etablissement, utilise_le IS NULL AND fin_le IS NULL AND "
        "expire_le > ? "
        "FROM car WHERE id = ? FOR UPDATE",
        [](const db::Row& row) {
            return CodeLu{read_code_verifie(row), row.get<bool>(4)};
        },
        now,
        car
    );
}

std::optional<Personne> read_personne(
    db::Transaction& tx, scolarite::EleveId eleve, std::uint64_t couple
) {
    return tx->first<Personne>(
        "SELECT e.naissance, ? = 0 OR (p.id IS NOT NULL AND p.fin_le IS NULL) "
        "FROM eleve e LEFT JOIN couple p ON p.id = ? AND p.eleve = e.id WHERE e.id = ?",
        [](const db::Row& row) {
            return Personne{row.get<base::Date>(0), row.get<bool>(1)};
        },
        couple,
        couple,
        eleve
    );
}

// One wrong date more; the fifth ends the code. No row changes when the code is unknown or dead,
// but the statement runs all the same. True when this one suspended it.
bool count_wrong_date(db::Transaction& tx, base::Instant now, CarId car) {
    tx->execute(
        "UPDATE car SET fin_le = IF(echecs + 1 >= ?, ?, fin_le), fin_motif = IF(echecs + 1 >= ?, "
        "'suspendu', fin_motif), "
        "scelle = IF(echecs + 1 >= ?, NULL, scelle), echecs = echecs + 1 "
        "WHERE id = ? AND utilise_le IS NULL AND fin_le IS NULL AND expire_le > ?",
        most_wrong_dates,
        now,
        most_wrong_dates,
        most_wrong_dates,
        car,
        now
    );
    return tx
        ->value<CarId>(
            "SELECT id FROM car WHERE id = ? AND fin_motif = 'suspendu' AND echecs = ? AND fin_le "
            "= ?",
            car,
            most_wrong_dates,
            now
        )
        .has_value();
}

// What the school reads of it in its journal.
Entree entry(const CodeVerifie& code, std::string_view action, std::string details) {
    Entree entree{.action = action, .etablissement = code.etablissement};
    entree.couple = code.couple;
    entree.eleve = code.eleve;
    entree.details = std::move(details);
    return entree;
}

std::optional<CodeVerifie> try_code(
    db::Transaction& tx,
    base::Instant now,
    const Essayeur& essayeur,
    const std::string& lookup,
    base::Date naissance
) {
    // 0 is nobody's id: every statement runs for an unknown code too
    const auto id =
        tx->value<CarId>("SELECT id FROM car WHERE empreinte = ?", lookup).value_or(CarId(0));
    const auto found = lock_code(tx, now, id);
    const auto personne = read_personne(
        tx,
        found ? found->code.eleve : scolarite::EleveId(0),
        found && found->code.couple ? found->code.couple->value() : 0
    );
    const bool right = found && found->vivant && personne && personne->couple_ouvert &&
                       personne->naissance == naissance;
    if (right) return found->code;
    const bool was_alive = found && found->vivant;
    const bool suspended = count_wrong_date(tx, now, id);
    if (was_alive && suspended)
        journal(
            tx,
            now,
            essayeur.auteur,
            entry(
                found->code,
                "car.suspendu",
                "Cinq dates de naissance fausses ont été essayées avec ce code\u00A0: il ne sert "
                "plus."
            )
        );
    return std::nullopt;
}

// The pair's link, or the pupil's own one, that a new code replaces.
void end_former_link(db::Transaction& tx, base::Instant now, const CodeVerifie& code) {
    if (code.couple) {
        tx->execute(
            "UPDATE rattachement SET fin_le = ?, fin_motif = 'remplace', couple_ouvert = NULL "
            "WHERE couple_ouvert = ?",
            now,
            *code.couple
        );
        return;
    }
    tx->execute(
        "UPDATE rattachement SET fin_le = ?, fin_motif = 'remplace' "
        "WHERE eleve = ? AND couple IS NULL AND fin_le IS NULL",
        now,
        code.eleve
    );
}

}  // namespace

base::Result<CodeVerifie> verify_code(
    db::Connection& db,
    const base::Keys& keys,
    base::Instant now,
    const Essayeur& essayeur,
    const Car& car,
    base::Date naissance
) {
    const auto limits = counters(keys, essayeur, car);
    if (const auto wait = wait_of(db, now, limits); wait.count() > 0)
        return base::refuse(wait_message(wait));
    const auto lookup = car.lookup(keys);
    const auto code = db.transact([&](db::Transaction& tx) {
        auto right = try_code(tx, now, essayeur, lookup, naissance);
        if (!right) count_failure(db, now, limits);
        return right;
    });
    if (!code) return base::refuse(refusal);
    if (has_left(db, now, *code)) return base::refuse(left_school);
    return *code;
}

std::optional<EnfantDuCode> read_enfant(db::Connection& db, base::Instant now, CarId car) {
    return db.first<EnfantDuCode>(
        "SELECT c.id, c.eleve, c.couple, c.etablissement, e.prenom, COALESCE(d.code, ''), "
        "t.denomination, e.nom, "
        "r.civilite, r.prenom, r.nom "
        "FROM car c JOIN eleve e ON e.id = c.eleve JOIN etablissement t ON t.id = c.etablissement "
        "LEFT JOIN division d ON d.id = e.division "
        "LEFT JOIN couple p ON p.id = c.couple LEFT JOIN responsable r ON r.id = p.responsable "
        "WHERE c.id = ? AND c.utilise_le IS NULL AND c.fin_le IS NULL AND c.expire_le > ? AND "
        "p.fin_le IS NULL",
        [](const db::Row& row) {
            const auto prenom = scolarite::nom_propre(row.get<std::string>(4));
            const auto civilite = row.get<std::optional<std::string>>(8);
            auto titulaire =
                civilite ? scolarite::avec_civilite(
                               *civilite, row.get<std::string>(9), row.get<std::string>(10)
                           )
                         : scolarite::nom_complet(row.get<std::string>(4), row.get<std::string>(7));
            return EnfantDuCode{
                read_code_verifie(row),
                prenom,
                row.get<std::string>(5),
                row.get<std::string>(6),
                std::move(titulaire)};
        },
        car,
        now
    );
}

std::string prenom_of_code(db::Connection& db, CarId car) {
    return scolarite::nom_propre(
        db.value<std::string>(
              "SELECT e.prenom FROM car c JOIN eleve e ON e.id = c.eleve WHERE c.id = ?", car
        )
            .value_or("")
    );
}

bool lock_codes(db::Transaction& tx, base::Instant now, const std::vector<CarId>& cars) {
    auto ordered = cars;  // the same order for everybody: no deadlock between two accounts
    std::sort(ordered.begin(), ordered.end());
    return std::all_of(ordered.begin(), ordered.end(), [&](CarId car) {
        const auto found = lock_code(tx, now, car);
        return found && found->vivant;
    });
}

bool activate(
    db::Transaction& tx, base::Instant now, const Auteur& auteur, CompteId compte, CarId car
) {
    const auto code = tx->first<CodeVerifie>(
        "SELECT id, eleve, couple, etablissement FROM car WHERE id = ?", read_code_verifie, car
    );
    if (!code || has_left(tx.connection(), now, *code)) return false;
    const auto spent = tx->execute(
        "UPDATE car SET utilise_le = ?, utilise_par = ?, scelle = NULL "
        "WHERE id = ? AND utilise_le IS NULL AND fin_le IS NULL AND expire_le > ? "
        "AND (couple IS NULL OR EXISTS (SELECT 1 FROM couple p WHERE p.id = car.couple AND "
        "p.fin_le IS NULL))",
        now,
        compte,
        car,
        now
    );
    if (spent != 1) return false;
    if (obstacle_of(tx.connection(), compte, *code) != Obstacle::aucun)
        throw std::logic_error("a code of somebody else was not refused before");
    end_former_link(tx, now, *code);
    tx->execute(
        "INSERT INTO rattachement (compte, eleve, couple, car, depuis, couple_ouvert) VALUES (?, "
        "?, ?, ?, ?, ?)",
        compte,
        code->eleve,
        code->couple,
        car,
        now,
        code->couple
    );
    keep_readings(tx, compte, *code);
    auto said = entry(*code, "car.utilise", "Le code a servi à rattacher l’élève à un compte.");
    said.cible = compte;
    journal(tx, now, {compte, auteur.adresse}, said);
    return true;
}

bool contest_code(db::Transaction& tx, base::Instant now, const Auteur& auteur, CarId car) {
    const auto found = lock_code(tx, now, car);
    if (!found || !found->vivant) return false;
    tx->execute(
        "UPDATE car SET fin_le = ?, fin_motif = 'conteste', scelle = NULL WHERE id = ?", now, car
    );
    const auto said = entry(
        found->code,
        "car.conteste",
        "La personne qui a saisi ce code déclare ne pas être le représentant légal de cet "
        "élève\u00A0: le code ne sert plus. Vérifiez à qui il a été envoyé."
    );
    journal(tx, now, auteur, said);
    return true;
}

}  // namespace acces
