#include "ts-depots/commands.hpp"

#include "base/clock.hpp"
#include "base/json.hpp"
#include "base/log.hpp"
#include "base/text.hpp"
#include "hall/boucle.hpp"
#include "ts-depots/ouvrier.hpp"
#include "ts-depots/verification.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <nlohmann/json.hpp>

#include <array>
#include <cstdio>
#include <exception>
#include <functional>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ts_depots {
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

// A usage error is said as the table says the command.
int wrong(std::string_view name) {
    for (const auto& command : commands())
        if (command.name == name)
            fmt::print(
                stderr,
                "usage: ts-depots {} {} [--json]\n{}\n",
                name,
                command.usage,
                command.purpose
            );
    return wrong_usage;
}

// What is thrown is the operator's to mend: it goes to the log.
int logged(std::string_view name, const std::function<int()>& command) {
    try {
        return command();
    } catch (const std::exception& error) {
        base::log::error(fmt::format("{}: {}", name, error.what()));
        return refused;
    }
}

// What another makes below the store, nginx's worker user could not open.
void refuse_another_user(const std::string& folder) {
    struct stat seen {};
    if (::stat(folder.c_str(), &seen) != 0 || seen.st_uid == ::geteuid()) return;
    throw std::runtime_error(fmt::format(
        "{} belongs to user {}, this is user {}: run it as that one (README: Who runs as whom)",
        folder,
        seen.st_uid,
        ::geteuid()
    ));
}

int work_on(const Invocation& invocation, bool once) {
    refuse_another_user(invocation.config.depots);
    if (!hall::begin_work(invocation.config)) return refused;
    const base::SystemClock clock;
    OuvrierDepots ouvrier(invocation.config, clock, &hall::stop_asked);
    hall::work([&ouvrier] { return ouvrier.round(); }, once);
    if (once) print(counts_of(ouvrier.comptes()), invocation.json);
    return done;
}

struct Reglage {
    std::chrono::hours age = orphan_age;
    bool tout = false;
    bool arret = false;  // the operator says that no program of the site runs
};

// None: wrong usage. A file takes its name before its line is committed, within the hour that nginx
// gives a request: only where nothing arrives may one that is younger be taken for an orphan.
std::optional<Reglage> read_sweep(std::span<const std::string> args) {
    Reglage reglage;
    for (std::size_t i = 0; i < args.size(); ++i) {
        if (args[i] == "--tout") {
            reglage.tout = true;
        } else if (args[i] == "--arret") {
            reglage.arret = true;
        } else {
            if (args[i] != "--age" || ++i == args.size()) return std::nullopt;
            const auto hours = base::parse_number<std::uint16_t>(args[i]);
            if (!hours) return std::nullopt;
            reglage.age = std::chrono::hours(*hours);
        }
    }
    if (reglage.age < std::chrono::hours(1) && !reglage.arret) return std::nullopt;
    return reglage;
}

int sweep(const Invocation& invocation, const Reglage& reglage) {
    refuse_another_user(invocation.config.depots);
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

int check(const Invocation& invocation) {
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

constexpr std::array<Command, 4> table{
    {
     {"worker",
         "[--once]",
         "Figures, antivirus and end of dropped files; sweeps the store once a day.",
         &worker},
     {"recus",
         "[--journal FILE] [--once]",
         "Adds up what nginx says it has sent of drops, and tells their owners.",
         &recus},
     {"balayer",
         "[--age HOURS] [--tout] [--arret]",
         "Sweeps the store now: files without a line, lines without their file. --age 0 takes what "
         "is arriving too: with --arret alone, which says that the site is stopped.",
         &balayer},
     {"verifier", "", "Says what the host lacks for the file drop.", &verifier},
     }
};

}  // namespace

std::span<const Command> commands() { return table; }

int worker(const Invocation& invocation) {
    const bool once = invocation.args == std::vector<std::string>{"--once"};
    if (!once && !invocation.args.empty()) return wrong("worker");
    return logged("worker", [&] { return work_on(invocation, once); });
}

int balayer(const Invocation& invocation) {
    const auto reglage = read_sweep(invocation.args);
    if (!reglage) return wrong("balayer");
    return logged("balayer", [&] { return sweep(invocation, *reglage); });
}

int verifier(const Invocation& invocation) {
    if (!invocation.args.empty()) return wrong("verifier");
    return logged("verifier", [&] { return check(invocation); });
}

}  // namespace ts_depots
