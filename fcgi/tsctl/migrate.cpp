#include "db/migrate.hpp"
#include "base/clock.hpp"
#include "tsctl/commands.hpp"

#include <fmt/format.h>

#include <cstdio>

namespace tsctl {

int migrate(const Invocation& invocation) {
    if (invocation.args.size() != 1) {
        fmt::print(stderr, "usage: tsctl migrate FOLDER\n");
        return wrong_usage;
    }
    db::Connection connection(invocation.config);
    const auto applied =
        db::migrate(connection, invocation.args.front(), base::SystemClock().now());
    for (const auto& name : applied) fmt::print("applied {}\n", name);
    fmt::print("{} applied, the schema is up to date\n", applied.size());
    return done;
}

}  // namespace tsctl
