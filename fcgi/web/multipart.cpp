#include "web/request.hpp"

#include "base/text.hpp"
#include "web/multipart_head.hpp"

// RFC 7578 as browsers and curl write it, and nothing looser: no preamble, no padding after a
// boundary, no folded header, so that this parser and any other in front of it see the same parts.

namespace web {
namespace {

using base::refuse;
using multipart::broken;
using multipart::crlf;
using multipart::PartHead;
using multipart::too_large;

base::Check add_part(PartHead head, std::string_view bytes, const Limits& limits, Multipart& out) {
    if (head.name.size() > limits.field_name) return refuse(too_large);
    if (head.file_name) {
        if (head.file_name->empty() && bytes.empty()) return {};  // no file chosen
        if (out.files.size() == limits.parts) return refuse(too_large);
        out.files.push_back(
            {std::move(head.name), std::move(*head.file_name), std::move(head.content_type), bytes}
        );
        return {};
    }
    if (bytes.size() > limits.field_value || out.fields.list().size() == limits.fields)
        return refuse(too_large);
    if (bytes.find('\0') != std::string_view::npos || !base::is_utf8(bytes)) return refuse(broken);
    out.fields.add(std::move(head.name), std::string(bytes));
    return {};
}

// The part at the front of `body`, which begins after the CRLF of its boundary; cuts it off, and
// the delimiter that ends it.
base::Check take_part(
    std::string_view& body, std::string_view delimiter, const Limits& limits, Multipart& out
) {
    const auto head_end = body.substr(0, limits.part_headers).find("\r\n\r\n");
    if (head_end == std::string_view::npos) return refuse(broken);
    auto head = multipart::read_head(body.substr(0, head_end));
    if (!head) return refuse(broken);
    body.remove_prefix(head_end + 2 * crlf.size());
    // other parsers see a boundary at once, without its CRLF
    if (body.starts_with(delimiter.substr(crlf.size()))) return refuse(broken);
    const auto end = body.find(delimiter);
    if (end == std::string_view::npos) return refuse(broken);
    const auto bytes = body.substr(0, end);
    body.remove_prefix(end + delimiter.size());
    return add_part(std::move(*head), bytes, limits, out);
}

}  // namespace

base::Result<Multipart> parse_multipart(
    std::string_view content_type, std::string_view body, const Limits& limits
) {
    if (body.size() > limits.body) return refuse(too_large);
    const auto boundary = multipart::boundary_of(content_type);
    if (!boundary) return refuse(broken);
    const std::string delimiter = "\r\n--" + *boundary;
    const auto first = std::string_view(delimiter).substr(crlf.size());
    if (!body.starts_with(first)) return refuse(broken);
    body.remove_prefix(first.size());

    Multipart out;
    // parts that count as nothing are bounded too
    for (std::size_t parts = 0; body.starts_with(crlf); ++parts) {
        if (parts > limits.fields + limits.parts) return refuse(too_large);
        body.remove_prefix(crlf.size());
        if (auto taken = take_part(body, delimiter, limits, out); !taken)
            return tl::unexpected(taken.error());
    }
    if (body != "--" && body != "--\r\n") return refuse(broken);
    return out;
}

}  // namespace web
