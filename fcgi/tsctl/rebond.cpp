// `tsctl rebond`: a mail that came back, on standard input. The host's mail server hands it what
// arrives at the address of mail-from (in /etc/aliases: ne-pas-repondre: "|tsctl … rebond").
// With the database account ts_rebond, since whom a mail server starts is nobody in particular; a
// file of envoi/ that it comes to use is named in tests/house/statements.py.
#include "envoi/rebond.hpp"

#include "base/clock.hpp"
#include "base/log.hpp"
#include "tsctl/commands.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <string>

namespace tsctl {
namespace {

constexpr std::size_t most = std::size_t{4} * 1024 * 1024;  // what is said stands in front

std::string read_input() {
    std::string text;
    std::array<char, 65536> buffer{};
    while (text.size() < most) {
        const auto got = std::fread(buffer.data(), 1, buffer.size(), stdin);
        if (got == 0) break;
        text.append(buffer.data(), got);
    }
    return text;
}

}  // namespace

// What is no notification of a failure, or not of a mail of ours, is no error either: done.
int rebond(const Invocation& invocation) {
    if (!invocation.args.empty()) {
        fmt::print(stderr, "usage: tsctl rebond <MESSAGE\n");
        return wrong_usage;
    }
    const auto found = envoi::parse_rebond(read_input());
    if (!found) return done;
    db::Connection db(invocation.config);
    if (envoi::note_rebond(db, base::SystemClock().now(), *found) > 0)
        base::log::info("a mail came back: " + found->raison);
    return done;
}

}  // namespace tsctl
