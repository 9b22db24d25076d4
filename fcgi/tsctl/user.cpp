// Staff accounts are made here by the host; everything else about them is done by the head in
// ts-admin.
#include "acces/compte.hpp"
#include "acces/droits.hpp"
#include "acces/journal.hpp"
#include "acces/mot_de_passe.hpp"
#include "base/clock.hpp"
#include "db/connection.hpp"
#include "scolarite/uai.hpp"
#include "tsctl/commands.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tsctl {
namespace {

struct NewUser {
    std::string uai;
    std::string fonction = "personnel";
    std::string identifiant;
    std::string nom;
};

// 25 characters of an alphabet without look-alikes: 125 bits, read once from the terminal.
std::string new_password(base::Random& random) {
    constexpr std::string_view alphabet = "abcdefghjkmnpqrstuvwxyz23456789-";
    std::string out;
    for (const char byte : random.bytes(25))
        out += alphabet[static_cast<unsigned char>(byte) % alphabet.size()];
    return out;
}

base::Result<acces::CompteId> create(
    db::Connection& db,
    const base::Config& config,
    const NewUser& user,
    const base::Secret& password
) {
    const auto uai = scolarite::Uai::parse(user.uai);
    if (!uai) return tl::unexpected<base::Problem>(uai.error());
    const auto identifiant = acces::Identifiant::parse(user.identifiant);
    if (!identifiant) return tl::unexpected<base::Problem>(identifiant.error());
    const auto school = db.value<scolarite::EtablissementId>(
        "SELECT id FROM etablissement WHERE uai = ?", user.uai
    );
    if (!school) return base::refuse("this school has not been imported yet: " + user.uai);
    const auto now = base::SystemClock().now();
    const auto hash = acces::Hacheur(config.password_memory_kib).hash(password);
    return db.transact([&](db::Transaction& tx) -> base::Result<acces::CompteId> {
        auto compte = acces::create_compte(
            tx, now, {*identifiant, acces::Profil::agent, hash, std::nullopt, user.nom}
        );
        if (!compte) return compte;
        tx->execute(
            "INSERT INTO personnel (compte, etablissement, fonction) VALUES (?, ?, ?)",
            *compte,
            *school,
            user.fonction
        );
        acces::journal(
            tx.connection(),
            now,
            {std::nullopt, ""},
            {.action = "compte.cree",
             .etablissement = *school,
             .cible = *compte,
             .details = "agent : " + user.fonction}
        );
        return compte;
    });
}

}  // namespace

int user(const Invocation& invocation) {
    NewUser wanted;
    CLI::App app("tsctl user");
    app.add_option("--uai", wanted.uai)->required();
    app.add_option("--fonction", wanted.fonction)
        ->check(CLI::IsMember({"chef", "adjoint", "personnel", "enseignant"}));
    app.add_option("--identifiant", wanted.identifiant)->required();
    app.add_option("--nom", wanted.nom);
    try {
        app.parse(std::vector<std::string>(invocation.args.rbegin(), invocation.args.rend()));
    } catch (const CLI::ParseError& wrong) {
        fmt::print(stderr, "{}\n{}", wrong.what(), app.help());
        return wrong_usage;
    }
    base::SystemRandom random;
    const base::Secret password(new_password(random));
    db::Connection db(invocation.config);
    const auto made = create(db, invocation.config, wanted, password);
    if (!made) {
        fmt::print(stderr, "{}\n", made.error().message);
        return refused;
    }
    if (invocation.json)
        fmt::print(
            "{}\n",
            nlohmann::json{
                {"identifiant",  wanted.identifiant},
                {"mot_de_passe", password.reveal() }
        }
                .dump()
        );
    else
        fmt::print("{}\n", password.reveal());
    return done;
}

}  // namespace tsctl
