// Which pairs (or pupils) a school's criteria mean: their numbers, of couples.hpp.
#include "acces/couples.hpp"
#include "base/text.hpp"

namespace acces {
namespace {

// What the school searched for, as patterns of LIKE on `tri`: the start of the name, or of a word
// of it. The folded key has only letters, digits and spaces left to match.
struct Patterns {
    bool any = false;
    std::string start;
    std::string inside;
};

Patterns patterns_of(std::string_view typed) {
    std::string key;
    for (const char c : base::sort_key(base::squeeze(typed))) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == ' ';
        if (letter) key += c;
    }
    key = base::squeeze(key);
    if (key.empty()) return {!base::squeeze(typed).empty(), "\x01", "\x01"};  // matches nothing
    return {true, key + "%", "% " + key + "%"};
}

// For FIND_IN_SET; divisions and MEF hold no comma.
std::string division_set(const std::vector<scolarite::DivisionId>& divisions) {
    std::string set;
    for (const auto id : divisions) set += (set.empty() ? "" : ",") + std::to_string(id.value());
    return set;
}

std::string mef_set(const std::vector<scolarite::CodeMef>& mefs) {
    std::string set;
    for (const auto& mef : mefs) set += (set.empty() ? "" : ",") + mef.text();
    return set;
}

std::uint64_t read_number(const db::Row& row) { return row.get<std::uint64_t>(0); }

std::vector<std::uint64_t> find_couples(
    db::Connection& db,
    scolarite::EtablissementId etablissement,
    const Criteres& criteres,
    base::Instant now
) {
    const auto divisions = division_set(criteres.divisions);
    const auto mefs = mef_set(criteres.mefs);
    const auto name = patterns_of(criteres.nom);
    return db.all<std::uint64_t>(
        "SELECT c.id FROM couple c JOIN eleve e ON e.id = c.eleve "
        "JOIN responsable r ON r.id = c.responsable "
        "LEFT JOIN division d ON d.id = e.division "
        "LEFT JOIN car k ON k.couple_courant = c.id "
        "LEFT JOIN rattachement a ON a.car = k.id AND a.fin_le IS NULL "
        "WHERE c.etablissement = ? AND (c.fin_le IS NULL "
        "OR (? AND EXISTS (SELECT 1 FROM rattachement x WHERE x.couple = c.id))) "
        "AND ((? AND c.niveau = 1 AND c.rang_legal = 1) "
        "OR (? AND c.niveau = 1 AND c.rang_legal = 2) "
        "OR (? AND (c.niveau <> 1 OR c.rang_legal NOT IN (1, 2)))) "
        "AND (? = '' OR FIND_IN_SET(e.division, ?) > 0) "
        "AND (? = '' OR FIND_IN_SET(e.mef, ?) > 0) "
        "AND (? OR ? = (k.id IS NOT NULL AND k.fin_le IS NULL "
        "AND ((k.utilise_le IS NULL AND k.expire_le > ?) OR a.id IS NOT NULL))) "
        "AND (NOT ? OR (k.scelle IS NOT NULL AND k.utilise_le IS NULL AND k.fin_le IS NULL "
        "AND k.expire_le > ?)) AND (NOT ? OR (k.notifie_le IS NULL AND NOT EXISTS ("
        "SELECT 1 FROM lot_car x JOIN lot l ON l.id = x.lot "
        "WHERE x.car = k.id AND l.etat IN ('attente', 'en_cours') AND NOT EXISTS ("
        "SELECT 1 FROM courriel_a_envoyer m "
        "WHERE m.car = x.car AND m.lot = x.lot AND m.etat = 'refuse')))) "
        "AND (NOT ? OR e.tri LIKE ? OR e.tri LIKE ? OR r.tri LIKE ? OR r.tri LIKE ?) "
        "ORDER BY d.code IS NULL, d.code, e.tri, e.id, c.rang_legal = 0, c.rang_legal, c.id",
        read_number,
        etablissement,
        criteres.finis,
        criteres.legal1,
        criteres.legal2,
        criteres.autres,
        divisions,
        divisions,
        mefs,
        mefs,
        criteres.acces == FiltreAcces::tous,
        criteres.acces == FiltreAcces::attribue,
        now,
        criteres.envoyables || criteres.non_notifies,
        now,
        criteres.non_notifies,
        name.any,
        name.start,
        name.inside,
        name.start,
        name.inside
    );
}

std::vector<std::uint64_t> find_eleves(
    db::Connection& db,
    scolarite::EtablissementId etablissement,
    const Criteres& criteres,
    base::Instant now
) {
    const auto divisions = division_set(criteres.divisions);
    const auto mefs = mef_set(criteres.mefs);
    const auto name = patterns_of(criteres.nom);
    return db.all<std::uint64_t>(
        "SELECT e.id FROM eleve e LEFT JOIN division d ON d.id = e.division "
        "LEFT JOIN car k ON k.eleve_courant = e.id "
        "LEFT JOIN rattachement a ON a.car = k.id AND a.fin_le IS NULL "
        "WHERE e.etablissement = ? "
        "AND (e.division IS NOT NULL OR (e.sorti_le IS NULL AND e.absent_import_le IS NULL)) "
        "AND (? = '' OR FIND_IN_SET(e.division, ?) > 0) "
        "AND (? = '' OR FIND_IN_SET(e.mef, ?) > 0) "
        "AND (? OR ? = (k.id IS NOT NULL AND k.fin_le IS NULL "
        "AND ((k.utilise_le IS NULL AND k.expire_le > ?) OR a.id IS NOT NULL))) "
        "AND (NOT ? OR (k.scelle IS NOT NULL AND k.utilise_le IS NULL AND k.fin_le IS NULL "
        "AND k.expire_le > ?)) AND (NOT ? OR (k.notifie_le IS NULL AND NOT EXISTS ("
        "SELECT 1 FROM lot_car x JOIN lot l ON l.id = x.lot "
        "WHERE x.car = k.id AND l.etat IN ('attente', 'en_cours') AND NOT EXISTS ("
        "SELECT 1 FROM courriel_a_envoyer m "
        "WHERE m.car = x.car AND m.lot = x.lot AND m.etat = 'refuse')))) "
        "AND (NOT ? OR e.tri LIKE ? OR e.tri LIKE ?) "
        "ORDER BY d.code IS NULL, d.code, e.tri, e.id",
        read_number,
        etablissement,
        divisions,
        divisions,
        mefs,
        mefs,
        criteres.acces == FiltreAcces::tous,
        criteres.acces == FiltreAcces::attribue,
        now,
        criteres.envoyables || criteres.non_notifies,
        now,
        criteres.non_notifies,
        name.any,
        name.start,
        name.inside
    );
}

}  // namespace

std::vector<std::uint64_t> find_sujets(
    db::Connection& db,
    scolarite::EtablissementId etablissement,
    const Criteres& criteres,
    base::Instant now
) {
    if (criteres.population == Population::eleves)
        return find_eleves(db, etablissement, criteres, now);
    return find_couples(db, etablissement, criteres, now);
}

}  // namespace acces
