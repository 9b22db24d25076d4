#include "hall/program.hpp"

#include "base/log.hpp"
#include "db/migrate.hpp"
#include "db/shipped.hpp"
#include "hall/templates.hpp"
#include "web/fcgi_loop.hpp"

#include <fmt/format.h>
#include <malloc.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <cstdio>
#include <exception>
#include <string>
#include <vector>

namespace hall {
namespace {

void print_routes(std::span<const Route> routes) {
    for (const auto& route : routes)
        fmt::print("{:<5}{:<44}{}\n", web::name_of(route.verb), route.path, route.purpose);
}

// A crash leaves no memory of pupils on a disk.
void forbid_core_dumps() {
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0);
}

// What a page took is kept for the next one: given back to the system after each, its pages would
// be faulted in and zeroed again, which was a twelfth of the time of a long page.
void keep_freed_memory() {
    constexpr int most = 4 * 1024 * 1024;
    mallopt(M_TRIM_THRESHOLD, most);
    mallopt(M_MMAP_THRESHOLD, most);
}

// False, with the reason in the log, when the schema is older than the program: every page would
// fail. While the server is away nobody can tell, and pages answer 503 until it is back.
bool schema_fits(db::Connection& connection) {
    std::vector<std::string> missing;
    try {
        missing = db::pending_migrations(connection, db::shipped_migrations);
    } catch (const db::Unavailable& away) {
        base::log::error(fmt::format("schema not checked: {}", away.what()));
        return true;
    }
    if (missing.empty()) return true;
    base::log::error(fmt::format(
        "the schema lacks {}: run tsctl migrate, then sql/grants.sql", fmt::join(missing, ", ")
    ));
    return false;
}

int serve(const base::Config& config, std::span<const Route> routes) {
    const base::SystemClock clock;
    base::SystemRandom random;
    const auto keys = base::Keys::load(config.key_file);
    auto templates = load_templates(config);
    if (!templates) {
        base::log::error(templates.error().message);
        return 1;
    }
    db::Connection connection(config);
    if (!schema_fits(connection)) return 1;
    Context context({config, connection, clock, random, keys, *templates});
    return web::fcgi_loop(
        {web::Limits{}, config.prefix},
        [&](web::Request& request) {
            if (config.templates_reload) context.templates.reload_if_changed();
            return web::dispatch<Context>(routes, context, request);
        },
        [&](int status) {
            context.visitor =
                Visitor{};  // nobody has been read: never the visitor of the request before
            return context.error(web::Request{}, status, "");
        }
    );
}

}  // namespace

int run(int argc, char** argv, std::string_view name, std::span<const Route> routes) {
    if (argc == 2 && std::string_view(argv[1]) == "--routes") {
        print_routes(routes);
        return 0;
    }
    base::Config config;
    try {
        config = base::read_config(argc, argv);
    } catch (const std::exception& wrong) {
        base::log::error(fmt::format("{}: {}", name, wrong.what()));
        return 2;
    }
    try {
        forbid_core_dumps();
        keep_freed_memory();
        return serve(config, routes);
    } catch (const std::exception& failure) {
        base::log::error(fmt::format("{}: {}", name, failure.what()));
        return 1;
    }
}

}  // namespace hall
