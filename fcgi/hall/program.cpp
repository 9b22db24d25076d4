#include "hall/program.hpp"

#include "base/log.hpp"
#include "base/process.hpp"
#include "hall/cle.hpp"
#include "hall/schema.hpp"
#include "hall/templates.hpp"
#include "web/fcgi_loop.hpp"

#include <fmt/format.h>
#include <malloc.h>

#include <cstdio>
#include <exception>
#include <string>

namespace hall {
namespace {

void print_routes(std::span<const Route> routes) {
    for (const auto& route : routes)
        fmt::print("{:<5}{:<43} {}\n", web::name_of(route.verb), route.path, route.purpose);
}

// What a page took is kept for the next one: given back to the system after each, its pages would
// be faulted in and zeroed again, which was a twelfth of the time of a long page.
void keep_freed_memory() {
    constexpr int most = 4 * 1024 * 1024;
    mallopt(M_TRIM_THRESHOLD, most);
    mallopt(M_MMAP_THRESHOLD, most);
}

int serve(const base::Config& config, std::span<const Route> routes) {
    const base::SystemClock clock;
    base::SystemRandom random;
    auto templates = load_templates(config);
    db::Connection connection(config);
    if (!schema_fits(connection)) return 1;
    const auto keys = load_keys(connection, config);
    Context context({config, connection, clock, random, keys, templates});
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
        base::forbid_core_dumps();
        keep_freed_memory();
        return serve(config, routes);
    } catch (const std::exception& failure) {
        base::log::error(fmt::format("{}: {}", name, failure.what()));
        return 1;
    }
}

}  // namespace hall
