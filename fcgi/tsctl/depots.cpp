// `tsctl depots`: what the file drop does behind its pages. Runs as nginx's worker user, whose the
// files are; several may run at once.
#include "base/clock.hpp"
#include "base/json.hpp"
#include "base/log.hpp"
#include "base/text.hpp"
#include "tsctl/boucle.hpp"
#include "tsctl/commands.hpp"
#include "tsctl/depots_ouvrier.hpp"
#include "tsctl/depots_verification.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>
#include <cstdio>
#include <exception>
#include <optional>
#include <span>
#include <string>
#include <utility>

namespace tsctl {
namespace {

using nlohmann::ordered_json;

ordered_json counts_of(const ComptesDepots& comptes) {
    return {
        {"empreintes",                comptes.empreintes               },
        {"sains",                     comptes.sains                    },
        {"infectes",                  comptes.infectes                 },
        {"non_analyses",              comptes.non_analyses             },
        {"expires",                   comptes.expires                  },
        {"abandonnes",                comptes.abandonnes               },
        {"purges",                    comptes.purges                   },
        {"fichiers_effaces",          comptes.fichiers_effaces         },
        {"octets_effaces",            comptes.octets_effaces           },
        {"effacements_manques",       comptes.effacements_manques      },
        {"televersements_abandonnes", comptes.televersements_abandonnes},
        {"places_rendues",            comptes.places_rendues           },
        {"corps_oublies",             comptes.corps_oublies            },
        {"orphelins_effaces",         comptes.orphelins_effaces        },
        {"courriels",                 comptes.courriels                },
        {"fichiers_perdus",           comptes.fichiers_perdus          },
    };
}

void print(const ordered_json& counts, bool json) {
    if (json) {
        fmt::print("{}\n", base::json_text(counts));
        return;
    }
    for (const auto& [name, count] : counts.items())
        fmt::print("{}: {}\n", name, base::json_text(count));
}

int run_loop(const Invocation& invocation, bool once) {
    catch_signals();
    const base::SystemClock clock;
    OuvrierDepots ouvrier(invocation.config, clock, &stop_asked);
    work([&ouvrier] { return ouvrier.round(); }, once);
    if (once) print(counts_of(ouvrier.comptes()), invocation.json);
    return done;
}

struct Reglage {
    std::chrono::hours age = orphan_age;
    bool tout = false;
};

// What follows --balayer; nothing: wrong usage.
std::optional<Reglage> read_sweep(std::span<const std::string> args) {
    Reglage reglage;
    for (std::size_t i = 0; i < args.size(); ++i) {
        if (args[i] == "--tout") {
            reglage.tout = true;
            continue;
        }
        if (args[i] != "--age" || ++i == args.size()) return std::nullopt;
        const auto hours = base::parse_number<std::uint16_t>(args[i]);
        if (!hours) return std::nullopt;
        reglage.age = std::chrono::hours(*hours);
    }
    return reglage;
}

int run_sweep(const Invocation& invocation, const Reglage& reglage) {
    const base::SystemClock clock;
    OuvrierDepots ouvrier(invocation.config, clock, [] { return false; });
    const auto balayage = ouvrier.sweep(reglage.age, reglage.tout);
    const ordered_json counts{
        {"fichiers",  balayage.vus            },
        {"orphelins", balayage.orphelins      },
        {"effaces",   balayage.effaces        },
        {"octets",    balayage.octets         },
        {"retenu",    balayage.retenu         },
        {"lignes",    balayage.lignes         },
        {"absents",   balayage.absents.size() },
        {"tronques",  balayage.tronques.size()},
    };
    print(counts, invocation.json);
    const bool well = !balayage.retenu && balayage.absents.empty() && balayage.tronques.empty();
    return well ? done : refused;
}

int run_checks(const Invocation& invocation) {
    const auto constats = verify_depots(invocation.config);
    bool well = true;
    auto list = ordered_json::array();
    for (const auto& constat : constats) {
        well = well && constat.bon;
        list.push_back({
            {"quoi", constat.quoi},
            {"bon",  constat.bon },
            {"dit",  constat.dit }
        });
        if (!invocation.json)
            fmt::print("{:<4} {}: {}\n", constat.bon ? "ok" : "NO", constat.quoi, constat.dit);
    }
    if (invocation.json) fmt::print("{}\n", base::json_text(list));
    return well ? done : refused;
}

int run(const Invocation& invocation) {
    const auto& args = invocation.args;
    if (args.empty()) return run_loop(invocation, false);
    const bool alone = args.size() == 1;
    if (alone && args[0] == "--once") return run_loop(invocation, true);
    if (alone && args[0] == "--verifier") return run_checks(invocation);
    if (args[0] == "--balayer")
        if (const auto reglage = read_sweep(std::span(args).subspan(1)))
            return run_sweep(invocation, *reglage);
    fmt::print(
        stderr,
        "usage: tsctl depots [--once | --balayer [--age HOURS] [--tout] | --verifier] [--json]\n"
    );
    return wrong_usage;
}

}  // namespace

// Works until SIGTERM or SIGINT, which let go of the file in hand; with --once, until nothing is
// due. A database that is away is waited for.
int depots(const Invocation& invocation) {
    try {
        return run(invocation);
    } catch (const std::exception& error) {
        base::log::error(std::string("depots: ") + error.what());
        return refused;
    }
}

}  // namespace tsctl
