// Long work (hashing, scanning) beats: about once a second it calls this. False: leave off, the
// work is not wanted any more, or not from us.
#pragma once

#include <functional>

namespace depot {

using Pouls = std::function<bool()>;

}  // namespace depot
