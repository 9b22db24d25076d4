// The name under which a browser saves what it is given.
#pragma once

#include <string>
#include <string_view>

namespace web {

// A Content-Disposition that never shows anything in a window: attachment, with the name in ASCII
// and, where that loses something, in UTF-8 besides (RFC 6266, RFC 8187). What no disk takes as a
// name is replaced.
std::string attachment_named(std::string_view file_name);

}  // namespace web
