// What a host must have for the file drop, looked at from the account that runs it.
#pragma once

#include "base/config.hpp"

#include <string>
#include <vector>

namespace ts_depots {

struct Constat {
    std::string quoi;  // "store: rename"
    bool bon;
    std::string dit;  // what was found, and what to do about it
};
// In an order that makes sense: what needs another that failed is not there.
std::vector<Constat> verify_depots(const base::Config& config);

}  // namespace ts_depots
