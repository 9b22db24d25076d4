#include "envoi/letter_store.hpp"

#include "envoi/lots.hpp"
#include "envoi/sealed_file.hpp"

#include <stdexcept>

namespace envoi {
namespace {

constexpr std::chrono::hours kept{7 * 24};

std::string context_of(acces::LotId lot) { return "lettres/" + std::to_string(lot.value()); }

std::string path_of(const base::Config& config, acces::LotId lot) {
    return config.letters + "/lot-" + std::to_string(lot.value()) + ".pdf.scelle";
}

}  // namespace

void store_letters(
    const base::Config& config,
    const base::Keys& keys,
    base::Random& random,
    acces::LotId lot,
    const std::string& pdf
) {
    write_whole(
        path_of(config, lot), keys.seal(base::KeyUse::letter_seal, pdf, context_of(lot), random)
    );
}

base::Result<base::Secret> open_letters(
    db::Connection& connection,
    const base::Config& config,
    const base::Keys& keys,
    scolarite::EtablissementId etablissement,
    acces::LotId lot
) {
    const auto found = progress(connection, etablissement, lot);
    if (!found || found->voie != Voie::courrier) return base::refuse("Ces lettres n’existent pas.");
    if (found->etat == EtatLot::efface) {
        return base::refuse(
            "Ces lettres ont été effacées : relancez la notification pour les refaire."
        );
    }
    if (found->etat != EtatLot::fini) return base::refuse("Ces lettres ne sont pas encore prêtes.");
    const auto sealed = read_whole(path_of(config, lot));
    if (!sealed) {
        return base::refuse("Ces lettres ne sont plus disponibles : relancez la notification.");
    }
    auto pdf = keys.open(base::KeyUse::letter_seal, *sealed, context_of(lot));
    if (!pdf) throw std::runtime_error("letters do not open: wrong key or damaged file");
    return *std::move(pdf);
}

int erase_old_letters(db::Connection& connection, const base::Config& config, base::Instant now) {
    const auto lots = connection.all<acces::LotId>(
        "SELECT id FROM lot WHERE genre = 'courrier' AND etat = 'fini' AND (fini_le <= ? OR NOT "
        "EXISTS "
        "(SELECT 1 FROM lot_car l JOIN car c ON c.id = l.car WHERE l.lot = lot.id "
        "AND c.utilise_le IS NULL AND c.fin_le IS NULL AND c.expire_le > ?))",
        [](const db::Row& row) { return row.get<acces::LotId>(0); },
        now - kept,
        now
    );
    for (const auto lot : lots) {
        erase_file(path_of(config, lot));
        connection.execute("UPDATE lot SET etat = 'efface' WHERE id = ?", lot);
    }
    constexpr std::chrono::hours longest{1};  // no letters take so long to write
    sweep_parts(config.letters, now - longest);
    return static_cast<int>(lots.size());
}

}  // namespace envoi
