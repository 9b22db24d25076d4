#include "web/handed_multipart.hpp"

#include "base/text.hpp"
#include "web/multipart_head.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <system_error>
#include <utility>

namespace web {
namespace {

using base::refuse;
using multipart::broken;
using multipart::crlf;
using multipart::PartHead;
using multipart::too_large;

// The bytes of a file, read in windows.
class Source {
public:
    Source(int file, std::uint64_t size, std::size_t window)
        : file_(file), size_(size), window_(window) {}

    std::uint64_t size() const { return size_; }

    // Up to `most` bytes from there on; fewer only at the end.
    std::string read(std::uint64_t from, std::size_t most) const {
        std::string bytes(clipped(from, most), '\0');
        fill(bytes.data(), bytes.size(), from);
        return bytes;
    }

    bool has_at(std::uint64_t from, std::string_view text) const {
        return read(from, text.size()) == text;
    }

    // Where that text begins, not before `from`.
    std::optional<std::uint64_t> find(std::string_view text, std::uint64_t from) {
        buffer_.resize(window_ + text.size());
        while (from + text.size() <= size_) {
            const auto count = clipped(from, buffer_.size());
            fill(buffer_.data(), count, from);
            const auto* const begin = buffer_.data();
            const auto* const at = ::memmem(begin, count, text.data(), text.size());
            if (at != nullptr)
                return from + static_cast<std::uint64_t>(static_cast<const char*>(at) - begin);
            from += count - text.size() + 1;  // it may begin in this window and end in the next
        }
        return std::nullopt;
    }

private:
    std::size_t clipped(std::uint64_t from, std::size_t most) const {
        return from >= size_ ? 0 : std::min<std::uint64_t>(most, size_ - from);
    }

    void fill(char* to, std::size_t count, std::uint64_t from) const {
        for (std::size_t done = 0; done < count;) {
            const auto got =
                ::pread(file_, to + done, count - done, static_cast<off_t>(from + done));
            if (got < 0 && errno == EINTR) continue;
            if (got < 0) throw std::system_error(errno, std::generic_category(), "body of a form");
            if (got == 0) throw std::system_error(EIO, std::generic_category(), "body of a form");
            done += static_cast<std::size_t>(got);
        }
    }

    int file_;
    std::uint64_t size_;
    std::size_t window_;
    std::string buffer_;
};

class Reader {
public:
    Reader(Source source, std::string delimiter, const Limits& limits)
        : source_(std::move(source)), delimiter_(std::move(delimiter)), limits_(limits) {}

    base::Result<HandedMultipart> read() {
        const auto first = std::string_view(delimiter_).substr(crlf.size());
        if (!source_.has_at(0, first)) return refuse(broken);
        at_ = first.size();
        // parts that count as nothing are bounded too
        for (std::size_t parts = 0; source_.has_at(at_, crlf); ++parts) {
            if (parts > limits_.fields + limits_.parts) return refuse(too_large);
            at_ += crlf.size();
            if (auto taken = take_part(); !taken) return tl::unexpected(taken.error());
        }
        const auto last = source_.read(at_, 5);
        if (last != "--" && last != "--\r\n") return refuse(broken);
        return std::move(out_);
    }

private:
    // The part that begins here, and the delimiter that ends it.
    base::Check take_part() {
        const auto text = source_.read(at_, limits_.part_headers);
        const auto head_end = text.find("\r\n\r\n");
        if (head_end == std::string::npos) return refuse(broken);
        auto head = multipart::read_head(std::string_view(text).substr(0, head_end));
        if (!head) return refuse(broken);
        const auto begin = at_ + head_end + 2 * crlf.size();
        // other parsers see a boundary at once, without its CRLF
        if (source_.has_at(begin, std::string_view(delimiter_).substr(crlf.size())))
            return refuse(broken);
        const auto end = source_.find(delimiter_, begin);
        if (!end) return refuse(broken);
        at_ = *end + delimiter_.size();
        if (head->name.size() > limits_.field_name) return refuse(too_large);
        if (head->file_name) return add_file(std::move(*head), begin, *end - begin);
        return add_field(std::move(*head), begin, *end - begin);
    }

    base::Check add_file(PartHead head, std::uint64_t offset, std::uint64_t size) {
        if (head.file_name->empty() && size == 0) return {};  // no file chosen
        if (out_.files.size() == limits_.parts) return refuse(too_large);
        out_.files.push_back(
            {std::move(head.name),
             std::move(*head.file_name),
             std::move(head.content_type),
             offset,
             size}
        );
        return {};
    }

    base::Check add_field(PartHead head, std::uint64_t offset, std::uint64_t size) {
        if (size > limits_.field_value || out_.fields.list().size() == limits_.fields)
            return refuse(too_large);
        auto value = source_.read(offset, size);
        if (value.find('\0') != std::string::npos || !base::is_utf8(value)) return refuse(broken);
        kept_ += head.name.size() + value.size();
        if (kept_ > limits_.body) return refuse(too_large);
        out_.fields.add(std::move(head.name), std::move(value));
        return {};
    }

    Source source_;
    std::string delimiter_;
    const Limits& limits_;
    std::uint64_t at_ = 0;
    std::size_t kept_ = 0;  // bytes of all fields
    HandedMultipart out_;
};

}  // namespace

base::Result<HandedMultipart> parse_multipart_file(
    std::string_view content_type,
    int file,
    std::uint64_t size,
    const Limits& limits,
    std::size_t window
) {
    const auto boundary = multipart::boundary_of(content_type);
    if (!boundary) return refuse(broken);
    return Reader(Source(file, size, window), "\r\n--" + *boundary, limits).read();
}

base::Result<HandedMultipart> read_handed_form(
    const Request& request, int file, const Limits& limits
) {
    const auto body = request.handed_body();
    if (!body) return refuse(broken);
    return parse_multipart_file(request.content_type, file, body->size, limits);
}

}  // namespace web
