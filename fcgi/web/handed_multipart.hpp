// A multipart/form-data body read where nginx has left it, in a file of its own: small fields come
// into memory, files stay where they are and are told by offset and size, for the store to take.
// Memory stays flat whatever the size of the body.
#pragma once

#include "web/request.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace web {

// A file inside the body; its bytes are those of the body's file from `offset` on.
struct HandedPart {
    std::string field;
    std::string file_name;  // as sent: for display only, never a path
    std::string content_type;
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
};

struct HandedMultipart {
    Fields fields;
    std::vector<HandedPart> files;  // without the boxes in which no file was chosen
};

// The body of `size` bytes behind the descriptor `file`, by the same grammar as parse_multipart().
// All fields together are bounded by limits.body, the files not at all: their room is the caller's
// business. Refused, with a sentence for the person who sent it, when it is broken or too large.
// Throws std::system_error when the file cannot be read. `window`: bytes looked at in one go.
base::Result<HandedMultipart> parse_multipart_file(
    std::string_view content_type,
    int file,
    std::uint64_t size,
    const Limits& limits,
    std::size_t window = std::size_t{256} * 1024
);

// The same of the body that nginx hands over with the request; refused when there is none. The
// caller has checked where that file lies (depot::Entrant) and gives its descriptor.
base::Result<HandedMultipart> read_handed_form(
    const Request& request, int file, const Limits& limits
);

}  // namespace web
