// Codes for many pairs in one transaction: see emission.hpp.
#include "acces/emission.hpp"

#include "acces/car.hpp"
#include "base/text.hpp"
#include "db/bulk.hpp"

#include <algorithm>

namespace acces {
namespace {

using scolarite::CoupleId;
using scolarite::EleveId;

// Locks what may get a code, in the order of the numbers so that two at once never wait in a ring.
std::vector<Sujet> lock_couples(
    db::Transaction& tx, const std::string& list, scolarite::EtablissementId etablissement
) {
    return tx->all<Sujet>(
        "SELECT c.eleve, c.id FROM JSON_TABLE(?, '$[*]' COLUMNS (id INT UNSIGNED PATH '$')) l "
        "STRAIGHT_JOIN couple c ON c.id = l.id "
        "WHERE c.etablissement = ? AND c.fin_le IS NULL "
        "AND EXISTS (SELECT 1 FROM eleve e WHERE e.id = c.eleve AND e.motif_sortie <> '43') "
        "ORDER BY c.id FOR UPDATE",
        [](const db::Row& row) {
            return Sujet{row.get<EleveId>(0), row.get<CoupleId>(1)};
        },
        list,
        etablissement
    );
}

std::vector<Sujet> lock_eleves(
    db::Transaction& tx, const std::string& list, scolarite::EtablissementId etablissement
) {
    // the school's row is the lock: this program may only read pupils
    tx->value<std::uint64_t>("SELECT id FROM etablissement WHERE id = ? FOR UPDATE", etablissement);
    return tx->all<Sujet>(
        "SELECT e.id FROM JSON_TABLE(?, '$[*]' COLUMNS (id INT UNSIGNED PATH '$')) l "
        "STRAIGHT_JOIN eleve e ON e.id = l.id "
        "WHERE e.etablissement = ? AND e.motif_sortie <> '43' ORDER BY e.id",
        [](const db::Row& row) {
            return Sujet{row.get<EleveId>(0), std::nullopt};
        },
        list,
        etablissement
    );
}

// The codes at hand give way. fin_motif is set before fin_le: MySQL evaluates from left to right.
void replace_codes(
    db::Transaction& tx, Population population, const std::string& list, base::Instant now
) {
    if (population == Population::eleves)
        tx->execute(
            "UPDATE car k JOIN JSON_TABLE(?, '$[*]' COLUMNS (id INT UNSIGNED PATH '$')) l "
            "ON k.eleve_courant = l.id SET k.eleve_courant = NULL, k.scelle = NULL, "
            "k.fin_motif = CASE WHEN k.utilise_le IS NOT NULL OR k.fin_le IS NOT NULL "
            "THEN k.fin_motif WHEN k.expire_le <= ? THEN 'expire' ELSE 'remplace' END, "
            "k.fin_le = CASE WHEN k.utilise_le IS NULL AND k.fin_le IS NULL THEN ? "
            "ELSE k.fin_le END",
            list,
            now,
            now
        );
    else
        tx->execute(
            "UPDATE car k JOIN JSON_TABLE(?, '$[*]' COLUMNS (id INT UNSIGNED PATH '$')) l "
            "ON k.couple_courant = l.id SET k.couple_courant = NULL, k.scelle = NULL, "
            "k.fin_motif = CASE WHEN k.utilise_le IS NOT NULL OR k.fin_le IS NOT NULL "
            "THEN k.fin_motif WHEN k.expire_le <= ? THEN 'expire' ELSE 'remplace' END, "
            "k.fin_le = CASE WHEN k.utilise_le IS NULL AND k.fin_le IS NULL THEN ? "
            "ELSE k.fin_le END",
            list,
            now,
            now
        );
}

constexpr const char* closed_words = "Accès fermé jusqu’à la saisie du nouveau code";

// S20: the account stays, the child comes back with the new code. Returns the links ended.
std::size_t end_links(
    db::Transaction& tx, Population population, const std::string& list, const Acte& acte
) {
    if (population == Population::eleves) {
        tx->execute(
            "INSERT INTO journal (quand, etablissement, compte, adresse, action, eleve, cible, "
            "details) SELECT ?, ?, ?, ?, 'rattachement.fin', r.eleve, r.compte, ? "
            "FROM JSON_TABLE(?, '$[*]' COLUMNS (id INT UNSIGNED PATH '$')) l "
            "JOIN rattachement r ON r.eleve = l.id AND r.couple IS NULL AND r.fin_le IS NULL",
            acte.now,
            acte.etablissement,
            acte.auteur.compte,
            acte.auteur.adresse,
            closed_words,
            list
        );
        return tx->execute(
            "UPDATE rattachement r "
            "JOIN JSON_TABLE(?, '$[*]' COLUMNS (id INT UNSIGNED PATH '$')) l ON r.eleve = l.id "
            "SET r.fin_le = ?, r.fin_motif = 'remplace' "
            "WHERE r.couple IS NULL AND r.fin_le IS NULL",
            list,
            acte.now
        );
    }
    tx->execute(
        "INSERT INTO journal (quand, etablissement, compte, adresse, action, couple, eleve, cible, "
        "details) SELECT ?, ?, ?, ?, 'rattachement.fin', r.couple, r.eleve, r.compte, ? "
        "FROM JSON_TABLE(?, '$[*]' COLUMNS (id INT UNSIGNED PATH '$')) l "
        "JOIN rattachement r ON r.couple_ouvert = l.id",
        acte.now,
        acte.etablissement,
        acte.auteur.compte,
        acte.auteur.adresse,
        closed_words,
        list
    );
    return tx->execute(
        "UPDATE rattachement r "
        "JOIN JSON_TABLE(?, '$[*]' COLUMNS (id INT UNSIGNED PATH '$')) l ON r.couple_ouvert = l.id "
        "SET r.fin_le = ?, r.fin_motif = 'remplace', r.couple_ouvert = NULL",
        list,
        acte.now
    );
}

void lift_refusals(db::Transaction& tx, const std::string& list) {
    tx->execute(
        "UPDATE couple c JOIN JSON_TABLE(?, '$[*]' COLUMNS (id INT UNSIGNED PATH '$')) l "
        "ON c.id = l.id SET c.refus_le = NULL WHERE c.refus_le IS NOT NULL",
        list
    );
}

LotId insert_lot(
    db::Transaction& tx, const Acte& acte, const std::string& criteres, std::size_t total
) {
    return tx->insert<Lot>(
        "INSERT INTO lot (etablissement, genre, demande_par, cree_le, criteres, total, fait, etat, "
        "prochain_le, fini_le) VALUES (?, 'generation', ?, ?, ?, ?, ?, 'fini', ?, ?)",
        acte.etablissement,
        acte.auteur.compte,
        acte.now,
        criteres,
        total,
        total,
        acte.now,
        acte.now
    );
}

std::string list_of(const std::vector<Sujet>& sujets) {
    std::vector<std::uint64_t> ids;
    ids.reserve(sujets.size());
    for (const auto& sujet : sujets)
        ids.push_back(sujet.couple ? sujet.couple->value() : sujet.eleve.value());
    return json_list(ids);
}

struct Nouveaux {
    const std::vector<Sujet>& sujets;
    LotId lot;
    base::Instant expire_le;
};
void insert_codes(
    db::Transaction& tx,
    const base::Keys& keys,
    base::Random& random,
    const Acte& acte,
    const Nouveaux& nouveaux
) {
    db::Bulk rows(
        tx.connection(),
        "INSERT INTO car (etablissement, eleve, couple, empreinte, scelle, lot, genere_le, "
        "genere_par, expire_le, couple_courant, eleve_courant) VALUES",
        11
    );
    for (const auto& sujet : nouveaux.sujets) {
        const auto car = Car::generate(random);
        const auto eleve_courant = sujet.couple ? std::nullopt : std::optional(sujet.eleve);
        rows.add(
            acte.etablissement,
            sujet.eleve,
            sujet.couple,
            car.lookup(keys),
            car.seal(keys, random),
            nouveaux.lot,
            acte.now,
            acte.auteur.compte,
            nouveaux.expire_le,
            sujet.couple,
            eleve_courant
        );
    }
    rows.flush();
}

void journal_codes(db::Transaction& tx, const Acte& acte, LotId lot, const std::string& criteres) {
    tx->execute(
        "INSERT INTO journal (quand, etablissement, compte, adresse, action, couple, eleve, "
        "details) SELECT ?, ?, ?, ?, 'car.genere', couple, eleve, ? FROM car WHERE lot = ?",
        acte.now,
        acte.etablissement,
        acte.auteur.compte,
        acte.auteur.adresse,
        criteres.empty() ? "Nouveau code" : "Nouveau code (" + criteres + ")",
        lot
    );
}

std::vector<Sujet> lock_all(
    db::Transaction& tx, const Acte& acte, Population population, const std::string& list
) {
    return population == Population::eleves ? lock_eleves(tx, list, acte.etablissement)
                                            : lock_couples(tx, list, acte.etablissement);
}

}  // namespace

void lock_sujets(
    db::Transaction& tx,
    const Acte& acte,
    Population population,
    const std::vector<std::uint64_t>& sujets
) {
    // Locking reads alone: a plain one before them would fix what this transaction sees before it
    // has waited for the last lock.
    const auto list = json_list(sujets);
    const auto id = [](const db::Row& row) { return row.get<std::uint64_t>(0); };
    if (population == Population::eleves) {
        tx->value<std::uint64_t>(
            "SELECT id FROM etablissement WHERE id = ? FOR UPDATE", acte.etablissement
        );
        tx->all<std::uint64_t>(
            "SELECT k.id FROM JSON_TABLE(?, '$[*]' COLUMNS (id INT UNSIGNED PATH '$')) l "
            "STRAIGHT_JOIN car k ON k.eleve_courant = l.id FOR UPDATE",
            id,
            list
        );
        return;
    }
    tx->all<std::uint64_t>(
        "SELECT c.id FROM JSON_TABLE(?, '$[*]' COLUMNS (id INT UNSIGNED PATH '$')) l "
        "STRAIGHT_JOIN couple c ON c.id = l.id WHERE c.etablissement = ? FOR UPDATE",
        id,
        list,
        acte.etablissement
    );
    // a family that enters its code just now holds that row
    tx->all<std::uint64_t>(
        "SELECT k.id FROM JSON_TABLE(?, '$[*]' COLUMNS (id INT UNSIGNED PATH '$')) l "
        "STRAIGHT_JOIN car k ON k.couple_courant = l.id FOR UPDATE",
        id,
        list
    );
}

Generation generate_all(
    db::Transaction& tx,
    const base::Keys& keys,
    base::Random& random,
    const Acte& acte,
    const Demande& demande
) {
    auto asked = demande.sujets;
    std::sort(asked.begin(), asked.end());
    asked.erase(std::unique(asked.begin(), asked.end()), asked.end());
    const bool pupils = demande.population == Population::eleves;
    const auto sujets = lock_all(tx, acte, demande.population, json_list(asked));
    const auto list = list_of(sujets);
    const auto criteres = base::cut_utf8(demande.criteres, 500);
    const auto lot = insert_lot(tx, acte, criteres, sujets.size());
    replace_codes(tx, demande.population, list, acte.now);
    const auto closed = end_links(tx, demande.population, list, acte);
    if (!pupils) lift_refusals(tx, list);
    insert_codes(tx, keys, random, acte, {sujets, lot, acte.now + demande.validite});
    // each line names its pair: alone, it is all there is to say
    journal_codes(tx, acte, lot, sujets.size() == 1 ? std::string() : criteres);
    return {lot, sujets.size(), asked.size() - sujets.size(), closed};
}

}  // namespace acces
