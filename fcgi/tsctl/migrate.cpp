#include "db/migrate.hpp"
#include "base/clock.hpp"
#include "base/crypto.hpp"
#include "base/json.hpp"
#include "hall/cle.hpp"
#include "tsctl/commands.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdio>

namespace tsctl {

int migrate(const Invocation& invocation) {
    if (invocation.args.size() != 1) {
        fmt::print(stderr, "usage: tsctl migrate FOLDER\n");
        return wrong_usage;
    }
    auto config = invocation.config;
    config.db_timeout = 600;  // a change of a table of millions of rows
    const auto keys = base::Keys::load(config.key_file);
    db::Connection connection(config);
    const auto applied =
        db::migrate(connection, invocation.args.front(), base::SystemClock().now());
    connection.execute(  // of a database that has one, it stays
        "INSERT IGNORE INTO cle_maitresse (seule, empreinte) VALUES (1, ?)",
        hall::fingerprint(keys)
    );
    hall::load_keys(connection, config);
    if (invocation.json) {
        const nlohmann::json out{
            {"appliquees", applied}
        };
        fmt::print("{}\n", base::json_text(out));
        return done;
    }
    for (const auto& name : applied) fmt::print("applied {}\n", name);
    fmt::print("{} applied, the schema is up to date\n", applied.size());
    return done;
}

}  // namespace tsctl
