// `ts-depots recus`: listens to what nginx says it has sent, adds it up by act of downloading, and
// tells the owners of drops. Runs as nginx's worker user. What happens while it is away, and any
// datagram that is lost, is read in nginx's journal of the same lines.
#include "ts-depots/recus.hpp"

#include "base/crypto.hpp"
#include "base/log.hpp"
#include "hall/boucle.hpp"
#include "hall/cle.hpp"
#include "hall/templates.hpp"
#include "ts-depots/commands.hpp"

#include <fmt/format.h>

#include <ctime>
#include <exception>
#include <optional>

namespace ts_depots {
namespace {

using std::chrono::seconds;

constexpr seconds journal_every{10};
constexpr int wait_ms = 1000;
constexpr time_t away_seconds = 2;

struct Options {
    bool once = false;
    std::string journal;
};

std::optional<Options> parse_options(const std::vector<std::string>& args) {
    Options options;
    for (std::size_t i = 0; i < args.size(); ++i) {
        if (args[i] == "--once")
            options.once = true;
        else if (args[i] == "--journal" && i + 1 < args.size())
            options.journal = args[++i];
        else
            return std::nullopt;
    }
    if (options.once && options.journal.empty()) return std::nullopt;
    return options;
}

void read_journal(JournalRecus& journal, Comptable& comptable) {
    for (auto lines = journal.take(); !lines.empty() && !hall::stop_asked();
         lines = journal.take()) {
        comptable.add(lines);
        comptable.write();
    }
}

void pause_for(time_t length) {
    const timespec time{length, 0};
    nanosleep(&time, nullptr);
}

void listen(
    const base::Config& config,
    const base::Clock& clock,
    web::Templates& templates,
    JournalRecus& journal,
    Comptable& comptable
) {
    const Ecoute socket(config.receipts);
    base::Instant next{};
    while (!hall::stop_asked()) {
        try {
            comptable.add(socket.take(wait_ms));
            comptable.write();
            if (clock.now() < next) continue;
            if (config.templates_reload) templates.reload_if_changed();
            read_journal(journal, comptable);
            next = clock.now() + journal_every;
        } catch (const db::Error& error) {
            base::log::error(std::string("receipts, database: ") + error.what());
            pause_for(away_seconds);
        }
    }
}

int run(const base::Config& config, const Options& options) {
    auto templates = hall::load_templates(config);
    base::SystemRandom random;
    const base::SystemClock clock;
    db::Connection db(config);
    const auto keys = hall::load_keys(db, config);
    const hall::Plume plume{config, keys, random, templates, clock.now()};
    Comptable comptable(db, clock, plume);
    JournalRecus journal(options.journal);
    if (options.once)
        read_journal(journal, comptable);
    else
        listen(config, clock, templates, journal, comptable);
    return done;
}

}  // namespace

int recus(const Invocation& invocation) {
    const auto options = parse_options(invocation.args);
    if (!options) {
        fmt::print(stderr, "usage: ts-depots recus [--journal FILE] [--once]\n");
        return wrong_usage;
    }
    const auto& config = invocation.config;
    if (!hall::begin_work(config)) return refused;
    try {
        return run(config, *options);
    } catch (const std::exception& failure) {
        base::log::error(std::string("receipts: ") + failure.what());
        return refused;
    }
}

}  // namespace ts_depots
