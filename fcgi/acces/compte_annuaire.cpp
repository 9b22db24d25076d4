#include "acces/compte_annuaire.hpp"

#include "acces/compte.hpp"
#include "acces/journal.hpp"
#include "base/courriel.hpp"
#include "base/text.hpp"

#include <stdexcept>

namespace acces {
namespace {

constexpr std::size_t groups_max = 4000;  // of the column
constexpr std::size_t name_max = 210;

// One a line, as many as the column holds.
std::string lines_of(const std::vector<std::string>& groupes) {
    std::string lines;
    for (const auto& groupe : groupes) {
        if (groupe.empty() || lines.size() + groupe.size() + 1 > groups_max) continue;
        if (!lines.empty()) lines += '\n';
        lines += groupe;
    }
    return lines;
}

// What an identifiant may hold of a login: "o*brien" → "o-brien".
std::string wish_of(std::string_view login) {
    constexpr std::size_t longest = 50;  // room for a number
    std::string out;
    for (const char c : login.substr(0, login.find('@')).substr(0, longest)) {
        const auto byte = static_cast<unsigned char>(c);
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || byte >= 0x80;
        const bool allowed = letter || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
        out += allowed ? c : '-';
    }
    while (!out.empty() && !base::is_utf8(out)) out.pop_back();
    return Identifiant::parse(out) ? out : "agent." + out;
}

CompteId create(
    db::Transaction& tx,
    base::Instant now,
    const std::string& source,
    const PersonneAnnuaire& personne
) {
    constexpr int many = 1000;
    const auto wish = wish_of(personne.login);
    for (int number = 1; number < many; ++number) {
        auto name = Identifiant::parse(number == 1 ? wish : wish + "." + std::to_string(number));
        if (!name) name = Identifiant::parse("agent." + std::to_string(number));
        if (!name || identifiant_taken(tx.connection(), *name)) continue;
        const auto made = create_compte(tx, now, {*name, Profil::agent, "", std::nullopt, ""});
        if (!made) continue;
        tx->execute(
            "INSERT INTO compte_annuaire (compte, source, personne, login, vu_le) "
            "VALUES (?, ?, ?, ?, ?)",
            *made,
            source,
            personne.personne,
            personne.login,
            now
        );
        journal(
            tx,
            now,
            {std::nullopt, ""},
            {.action = "compte.cree", .cible = *made, .details = "agent, par l’annuaire"}
        );
        return *made;
    }
    throw std::runtime_error("no identifiant is left for a person of the directory");
}

void take_address(
    db::Transaction& tx, base::Instant now, CompteId compte, const base::Courriel& courriel
) {
    tx->execute(
        "UPDATE compte SET courriel = '', courriel_confirme_le = NULL WHERE courriel = ? "
        "AND id <> ? AND id IN (SELECT a.compte FROM compte_annuaire a)",
        courriel.text(),
        compte
    );
    tx->execute(
        "UPDATE compte SET courriel = ?, courriel_a_confirmer = '', courriel_confirme_le = ? WHERE "
        "id = ?",
        courriel.text(),
        now,
        compte
    );
}

void refresh(
    db::Transaction& tx, base::Instant now, CompteId compte, const PersonneAnnuaire& personne
) {
    const auto name = base::squeeze(personne.nom);
    if (!name.empty() && name.size() <= name_max)
        tx->execute("UPDATE compte SET nom_affiche = ? WHERE id = ?", name, compte);
    if (const auto courriel = base::Courriel::parse(personne.courriel))
        take_address(tx, now, compte, *courriel);
    tx->execute(
        "UPDATE compte_annuaire SET login = ?, groupes = ?, vu_le = ? WHERE compte = ?",
        personne.login,
        lines_of(personne.groupes),
        now,
        compte
    );
}

CompteId admit_once(
    db::Connection& db,
    base::Instant now,
    const std::string& source,
    const PersonneAnnuaire& personne
) {
    return db.transact([&](db::Transaction& tx) {
        const auto known = tx->value<CompteId>(
            "SELECT compte FROM compte_annuaire WHERE source = ? AND personne = ?",
            source,
            personne.personne
        );
        const auto compte = known ? *known : create(tx, now, source, personne);
        refresh(tx, now, compte, personne);
        return compte;
    });
}

}  // namespace

CompteId admit(
    db::Connection& db,
    base::Instant now,
    const std::string& source,
    const PersonneAnnuaire& personne
) {
    try {
        return admit_once(db, now, source, personne);
    } catch (const db::Duplicate&) {
        // the same person's first sign-in, twice at once: the other one has made the account
        return admit_once(db, now, source, personne);
    }
}

}  // namespace acces
