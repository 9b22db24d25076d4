#include "acces/connexion.hpp"

#include "acces/limite.hpp"

namespace acces {
namespace {

std::vector<Compteur> sign_in_counters(
    const std::string& key, const std::optional<CompteConnexion>& compte, std::string_view adresse
) {
    const auto network = network_of(adresse);
    if (compte && known_network(*compte, adresse))
        return {
            {"connexion/compte/" + key + "/" + network, baremes::compte}
        };
    return {
        {"connexion/compte/" + key + "/ailleurs", baremes::compte},
        {"connexion/reseau/" + network,           baremes::reseau}
    };
}

}  // namespace

Verdict try_password(
    db::Connection& db, const Hacheur& hacheur, base::Instant now, const Tentative& tentative
) {
    const auto key = Identifiant::key_of(tentative.identifiant);
    const auto compte = find_compte(db, key);
    const auto counters = sign_in_counters(key, compte, tentative.adresse);
    if (const auto wait = wait_of(db, now, counters); wait.count() > 0) return {std::nullopt, wait};
    const auto stored = compte ? std::optional<std::string>(compte->empreinte) : std::nullopt;
    const bool right = hacheur.verify(stored, tentative.mot_de_passe);
    if (!right || compte->suspendu) {
        count_failure(db, now, counters);
        return {};
    }
    forget_failures(db, counters.front());
    if (hacheur.needs_rehash(compte->empreinte))
        replace_hash(db, compte->id, compte->empreinte, hacheur.hash(tentative.mot_de_passe));
    return {compte, std::chrono::seconds(0)};
}

Confirmation confirm_password(
    db::Connection& db,
    const Hacheur& hacheur,
    base::Instant now,
    CompteId compte,
    const base::Secret& typed
) {
    const std::vector<Compteur> counters{
        {"confirmation/" + std::to_string(compte.value()), baremes::compte}
    };
    if (const auto wait = wait_of(db, now, counters); wait.count() > 0) return {false, wait};
    const auto found = find_compte(db, compte);
    if (found && hacheur.verify(found->empreinte, typed)) {
        forget_failures(db, counters.front());
        return {true};
    }
    count_failure(db, now, counters);
    return {false};
}

Confirmation try_totp(
    db::Connection& db,
    const base::Keys& keys,
    base::Instant now,
    CompteId compte,
    const CodeTotp& code
) {
    // Only who knows the password gets here: counting by account delays nobody else.
    const std::vector<Compteur> counters{
        {"totp/" + std::to_string(compte.value()), baremes::compte}
    };
    if (const auto wait = wait_of(db, now, counters); wait.count() > 0) return {false, wait};
    if (spend_totp(db, keys, now, compte, code)) {
        forget_failures(db, counters.front());
        return {true};
    }
    count_failure(db, now, counters);
    return {false};
}

bool is_new_device(
    db::Connection& db,
    const CompteConnexion& compte,
    std::string_view adresse,
    std::string_view appareil
) {
    if (!compte.derniere_le || known_network(compte, adresse)) return false;
    return !db.value<CompteId>(
        "SELECT compte FROM session WHERE compte = ? AND appareil = ?", compte.id, appareil
    );
}

}  // namespace acces
