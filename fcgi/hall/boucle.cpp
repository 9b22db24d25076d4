#include "hall/boucle.hpp"

#include "base/log.hpp"
#include "db/connection.hpp"
#include "hall/schema.hpp"

#include <csignal>
#include <ctime>
#include <string>

namespace hall {
namespace {

constexpr time_t idle_seconds = 1;
constexpr time_t away_seconds = 3;

volatile sig_atomic_t asked = 0;

extern "C" void on_stop(int) { asked = 1; }

// Ends early on a signal.
void pause_for(time_t seconds) {
    const timespec time{seconds, 0};
    nanosleep(&time, nullptr);
}

}  // namespace

bool begin_work(const base::Config& config) {
    asked = 0;
    struct sigaction action {};
    action.sa_handler = &on_stop;
    sigaction(SIGTERM, &action, nullptr);
    sigaction(SIGINT, &action, nullptr);
    db::Connection connection(config);
    return schema_fits(connection);
}

bool stop_asked() { return asked != 0; }

void work(const std::function<bool()>& round, bool once) {
    while (!stop_asked()) {
        bool busy = false;
        try {
            busy = round();
        } catch (const db::Error& error) {
            base::log::error(std::string("database: ") + error.what());
            if (once) throw;
            pause_for(away_seconds);
        }
        if (busy) continue;
        if (once) return;
        pause_for(idle_seconds);
    }
}

}  // namespace hall
