#include "depot/phase.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string_view>

namespace depot {
namespace {

Phase phase_of(std::string_view etat, std::string_view motif, bool past) {
    if (etat == "gele") return Phase::gele;
    if (etat == "en_cours") return past ? Phase::abandonne : Phase::en_cours;
    if (etat == "publie") return past ? Phase::expire : Phase::disponible;
    if (etat != "fini" && etat != "purge")
        throw std::logic_error("depot.etat " + std::string(etat));
    if (motif == "abandonne") return Phase::abandonne;
    return motif == "expire" ? Phase::expire : Phase::termine;
}

template <class F>
void each_state(F visit) {
    // as the schema has them
    constexpr std::array etats{"en_cours", "publie", "gele", "fini", "purge"};
    constexpr std::array motifs{"", "expire", "auteur", "administration", "abandonne"};
    for (const auto* etat : etats)
        for (const auto* motif : motifs)
            for (const bool past : {false, true}) visit(etat, motif, past);
}

Vie read_vie(const db::Row& row) { return Vie::read(row, 0); }

}  // namespace

Vie Vie::read(const db::Row& row, std::size_t first) {
    const auto etat = row.get<std::string>(first);
    const auto motif = row.get<std::optional<std::string>>(first + 1).value_or("");
    return {
        phase_of(etat, motif, false),
        phase_of(etat, motif, true),
        row.get<base::Instant>(first + 2),
        row.get<std::optional<base::Instant>>(first + 3),
        row.get<std::optional<base::Instant>>(first + 4)};
}

base::Instant Vie::fin(base::Instant now) const {
    if (phase(now) == Phase::termine) return fini_le.value_or(expire_le);
    if (avant != Phase::gele || !gele_le) return expire_le;
    return std::max(expire_le, now + std::max(expire_le - *gele_le, base::Instant::duration(0)));
}

std::optional<Vie> vie_of(db::Connection& db, DepotId depot) {
    return db.first<Vie>(
        "SELECT etat, fin_motif, expire_le, fini_le, gele_le FROM depot WHERE id = ?",
        read_vie,
        depot
    );
}

std::optional<Vie> lock_vie(db::Transaction& tx, DepotId depot) {
    return tx->first<Vie>(
        "SELECT etat, fin_motif, expire_le, fini_le, gele_le FROM depot WHERE id = ? FOR UPDATE",
        read_vie,
        depot
    );
}

std::string signes_of(Phase phase) {
    std::string list;
    each_state([&](std::string_view etat, std::string_view motif, bool past) {
        if (phase_of(etat, motif, past) != phase) return;
        if (!list.empty()) list += ',';
        list += fmt::format("{}/{}/{:d}", etat, motif, past);
    });
    return list;
}

}  // namespace depot
