#include "acces/connexion.hpp"

#include "acces/compte_annuaire.hpp"
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

// The account that the typed password opens, local passwords first.
struct Ouverture {
    std::optional<CompteConnexion> compte;
    std::string sans_annuaire;
};

Ouverture open_local(
    db::Connection& db,
    const Hacheur& hacheur,
    const std::optional<CompteConnexion>& compte,
    const base::Secret& typed
) {
    const bool has_password = compte && !compte->empreinte.empty();
    const auto stored = has_password ? std::optional<std::string>(compte->empreinte) : std::nullopt;
    if (!hacheur.verify(stored, typed)) return {};
    if (hacheur.needs_rehash(compte->empreinte))
        replace_hash(db, compte->id, compte->empreinte, hacheur.hash(typed));
    return {compte, {}};
}

// Asked of every login that no local password has opened, known or not: the time tells nothing.
// A directory that has just been silent several times is left alone for a while, or the processes
// that sign everybody in would all be waiting for it.
Ouverture open_by_directory(
    db::Connection& db, Annuaire& annuaire, base::Instant now, const Tentative& tentative
) {
    const Compteur silence{"annuaire/" + annuaire.source(), baremes::annuaire};
    if (wait_of(db, now, {silence}).count() > 0)
        return {std::nullopt, "silent a moment ago, not asked again yet"};
    auto reponse = annuaire.ask(tentative.identifiant, tentative.mot_de_passe);
    if (reponse.avis == AvisAnnuaire::absent) {
        count_failure(db, now, {silence});
        return {std::nullopt, reponse.cause.empty() ? "no reason given" : std::move(reponse.cause)};
    }
    forget_failures(db, silence);
    if (reponse.avis == AvisAnnuaire::non || !reponse.personne) return {};
    return {find_compte(db, admit(db, now, annuaire.source(), *reponse.personne)), {}};
}

}  // namespace

Verdict try_password(
    db::Connection& db,
    const Hacheur& hacheur,
    base::Instant now,
    const Tentative& tentative,
    Annuaire* annuaire
) {
    const auto key = Identifiant::key_of(tentative.identifiant);
    const auto compte = find_compte(db, key);
    const auto counters = sign_in_counters(key, compte, tentative.adresse);
    if (const auto wait = wait_of(db, now, counters); wait.count() > 0) return {std::nullopt, wait};
    auto opened = open_local(db, hacheur, compte, tentative.mot_de_passe);
    if (!opened.compte && annuaire != nullptr)
        opened = open_by_directory(db, *annuaire, now, tentative);
    if (!opened.compte || opened.compte->suspendu) {
        count_failure(db, now, counters);
        return {std::nullopt, std::chrono::seconds(0), std::move(opened.sans_annuaire)};
    }
    forget_failures(db, counters.front());
    return {std::move(opened.compte)};
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
    std::string_view appareil,
    std::chrono::hours lifetime
) {
    if (!compte.derniere_le || known_network(compte, adresse)) return false;
    return !db.value<CompteId>(
        "SELECT compte FROM session WHERE compte = ? AND appareil = ? "
        "AND expire_le >= cree_le + INTERVAL ? HOUR",
        compte.id,
        appareil,
        lifetime.count()
    );
}

}  // namespace acces
