// `tsctl worker`: does what pages have only written down: letters, mails, expiry of codes, erasing
// what has had its time. Several may run at once, on several machines.
#include "acces/emission.hpp"
#include "base/clock.hpp"
#include "base/crypto.hpp"
#include "base/log.hpp"
#include "db/connection.hpp"
#include "envoi/letters.hpp"
#include "envoi/outbox.hpp"
#include "hall/boucle.hpp"
#include "hall/cle.hpp"
#include "hall/mails.hpp"
#include "hall/templates.hpp"
#include "tsctl/commands.hpp"
#include "web/page.hpp"

#include <fmt/format.h>

#include <exception>
#include <string>
#include <vector>

namespace tsctl {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr minutes expiry_every{1};
constexpr minutes erasing_every{60};
constexpr hours late_mail{1};

class Worker {
public:
    explicit Worker(const base::Config& config)
        : config_(config),
          db_(config),
          keys_(hall::load_keys(db_, config)),
          templates_(hall::load_templates(config)),
          writer_(hall::lot_writer(templates_)) {}

    // One round of everything that is due; false when there was nothing.
    bool round() {
        if (config_.templates_reload) templates_.reload_if_changed();
        const bool lot = envoi::make_one_lot(desk(), writer_).has_value();
        const auto mails = envoi::run_once(db_, config_, keys_, clock_, &hall::stop_asked);
        if (mails.claimed() > 0) {
            base::log::info(
                "mails: " + std::to_string(mails.sent) + " sent, " + std::to_string(mails.refused) +
                " refused, " + std::to_string(mails.postponed) + " postponed"
            );
        }
        keep_house();
        return lot || mails.sent + mails.refused > 0;
    }

private:
    envoi::Desk desk() { return {db_, config_, keys_, random_, clock_}; }

    void keep_house() {
        const auto now = clock_.now();
        if (now >= next_expiry_) {
            acces::expire_codes(db_, now);
            next_expiry_ = now + expiry_every;
        }
        if (now >= next_erasing_) {
            purge({config_, false, {}});
            warn_of_late_mails(now);
            next_erasing_ = now + erasing_every;
        }
    }

    void warn_of_late_mails(base::Instant now) {
        const auto backlog = envoi::backlog(db_);
        if (!backlog.oldest || now - *backlog.oldest < late_mail) return;
        base::log::error(
            std::to_string(backlog.waiting) + " mails wait, the oldest for " +
            std::to_string(std::chrono::duration_cast<minutes>(now - *backlog.oldest).count()) +
            " minutes: is the mail server well?"
        );
    }

    const base::Config& config_;
    db::Connection db_;
    base::Keys keys_;
    web::Templates templates_;
    envoi::Writer writer_;
    base::SystemRandom random_;
    base::SystemClock clock_;
    base::Instant next_expiry_{};
    base::Instant next_erasing_{};
};

}  // namespace

// Works until SIGTERM or SIGINT, which finish the mail or the letters in hand; with --once, until
// nothing is due (for timers). A database that is away is waited for.
int worker(const Invocation& invocation) {
    const bool once = invocation.args == std::vector<std::string>{"--once"};
    if (!once && !invocation.args.empty()) {
        fmt::print(stderr, "usage: tsctl worker [--once]\n");
        return wrong_usage;
    }
    const auto& config = invocation.config;
    if (!hall::begin_work(config)) return refused;
    try {
        Worker worker(config);
        hall::work([&worker] { return worker.round(); }, once);
        return done;
    } catch (const std::exception& error) {
        base::log::error(std::string("worker: ") + error.what());
        return refused;
    }
}

}  // namespace tsctl
