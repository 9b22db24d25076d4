// What every program does to its own process.
#pragma once

namespace base {

// A crash leaves no memory of pupils on a disk.
void forbid_core_dumps();

}  // namespace base
