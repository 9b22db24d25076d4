// Whether the directory is set up well, before anybody signs in: asks it as a sign-in does, and
// says whom it has found or why it gives no answer. The password is read from standard input.
#include "acces/annuaire.hpp"
#include "base/json.hpp"
#include "tsctl/commands.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <csignal>
#include <cstdio>
#include <iostream>
#include <string>

namespace tsctl {
namespace {

const char* name_of(acces::AvisAnnuaire avis) {
    switch (avis) {
        case acces::AvisAnnuaire::oui:
            return "oui";
        case acces::AvisAnnuaire::non:
            return "non";
        case acces::AvisAnnuaire::absent:
            break;
    }
    return "absent";
}

void print(const acces::ReponseAnnuaire& reponse, bool json) {
    nlohmann::json out{
        {"avis", name_of(reponse.avis)}
    };
    if (!reponse.cause.empty()) out["cause"] = reponse.cause;
    if (const auto& personne = reponse.personne) {
        out["personne"] = personne->personne;
        out["login"] = personne->login;
        out["nom"] = personne->nom;
        out["courriel"] = personne->courriel;
        out["groupes"] = personne->groupes;
    }
    if (json) {
        fmt::print("{}\n", base::json_text(out));
        return;
    }
    for (const auto& [name, value] : out.items())
        fmt::print("{}: {}\n", name, base::json_text(value));
}

}  // namespace

int annuaire(const Invocation& invocation) {
    if (invocation.args.size() != 1) {
        fmt::print(
            stderr, "usage: tsctl annuaire IDENTIFIANT   (its password on standard input)\n"
        );
        return wrong_usage;
    }
    const auto directory = acces::make_annuaire(invocation.config);
    if (!directory) {
        fmt::print(stderr, "no directory-url is set\n");
        return refused;
    }
    static_cast<void>(std::signal(SIGPIPE, SIG_IGN)
    );  // as in the programs: a server that leaves is no end of ours
    std::string typed;
    std::getline(std::cin, typed);
    const auto reponse = directory->ask(invocation.args.front(), base::Secret(std::move(typed)));
    print(reponse, invocation.json);
    return reponse.avis == acces::AvisAnnuaire::oui ? done : refused;
}

}  // namespace tsctl
