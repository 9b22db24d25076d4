#include "hall/cle.hpp"

#include "base/log.hpp"

#include <fmt/format.h>

#include <stdexcept>
#include <string>

namespace hall {
namespace {

bool is_of(db::Connection& connection, const base::Keys& keys) {
    try {
        const auto noted = connection.value<std::string>("SELECT empreinte FROM cle_maitresse");
        return !noted || base::equal_constant_time(*noted, fingerprint(keys));
    } catch (const db::Unavailable& away) {
        base::log::error(fmt::format("master key not compared: {}", away.what()));
        return true;
    }
}

}  // namespace

// What else is authenticated with that key are tokens of sessions, which are never this text.
std::string fingerprint(const base::Keys& keys) {
    return base::hmac_sha256(keys.of(base::KeyUse::csrf), "teleservices: which master key");
}

base::Keys load_keys(db::Connection& connection, const base::Config& config) {
    auto keys = base::Keys::load(config.key_file);
    if (!is_of(connection, keys))
        throw std::runtime_error(fmt::format(
            "{}: this is not the master key of the database {}: put that one back from its backup",
            config.key_file,
            config.db_name
        ));
    return keys;
}

}  // namespace hall
