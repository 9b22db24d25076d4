// One function per parser that takes any bytes: run by libFuzzer, and over the kept corpus by the
// tests. Each returns when what it promises holds, and aborts otherwise.
#pragma once

#include "base/text.hpp"
#include "web/environment.hpp"
#include "web/handed_multipart.hpp"
#include "web/request.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace fuzz {

inline void must(bool holds) {
    if (!holds) std::abort();
}

inline void must_be_text(std::string_view text) {
    must(base::is_utf8(text) && text.find('\0') == std::string_view::npos);
}

inline void urlencoded(std::string_view input) {
    const web::Limits limits;
    const auto fields = web::parse_urlencoded(input, limits);
    if (!fields) return must(!fields.error().message.empty());
    must(fields->list().size() <= limits.fields);
    for (const auto& [name, value] : fields->list()) {
        must_be_text(name);
        must_be_text(value);
        must(name.size() <= limits.field_name && value.size() <= limits.field_value);
    }
}

// The first line is the content type, the rest the body.
inline void multipart(std::string_view input) {
    const web::Limits limits;
    const auto line = input.find('\n');
    const auto type = input.substr(0, line);
    const std::string body(
        line == std::string_view::npos ? std::string_view() : input.substr(line + 1)
    );
    const auto out = web::parse_multipart(type, body, limits);
    if (!out) return must(!out.error().message.empty());
    must(out->files.size() <= limits.parts && out->fields.list().size() <= limits.fields);
    for (const auto& [name, value] : out->fields.list()) {
        must_be_text(name);
        must_be_text(value);
    }
    for (const auto& file : out->files) {
        must_be_text(file.field);
        must_be_text(file.file_name);
        const auto* const begin = file.bytes.data();
        must(begin >= body.data() && begin + file.bytes.size() <= body.data() + body.size());
    }
}

// The same input as a body in a file, through a window too small for most of it: what comes out is
// what the reader in memory sees.
inline void handed_multipart(std::string_view input) {
    const web::Limits limits;
    const auto line = input.find('\n');
    const auto type = input.substr(0, line);
    const std::string body(
        line == std::string_view::npos ? std::string_view() : input.substr(line + 1)
    );
    const int file = ::memfd_create("body", MFD_CLOEXEC);
    must(::write(file, body.data(), body.size()) == static_cast<ssize_t>(body.size()));
    const auto out = web::parse_multipart_file(type, file, body.size(), limits, 16);
    ::close(file);
    const auto wanted = web::parse_multipart(type, body, limits);
    if (body.size() > limits.body) return;
    must(out.has_value() == wanted.has_value());
    if (!out) return must(out.error().message == wanted.error().message);
    must(out->fields.list() == wanted->fields.list());
    must(out->files.size() == wanted->files.size());
    for (std::size_t i = 0; i < out->files.size(); ++i) {
        const auto& file_part = out->files[i];
        must(file_part.field == wanted->files[i].field);
        must(file_part.file_name == wanted->files[i].file_name);
        must(
            std::string_view(body).substr(file_part.offset, file_part.size) ==
            wanted->files[i].bytes
        );
    }
}

inline void cookie(std::string_view input) {
    web::Request request;
    request.headers["cookie"] = std::string(input);
    const auto value = request.cookie("__Host-ts");
    must(value.find(';') == std::string_view::npos);
    must(value.empty() || input.find(value) != std::string_view::npos);
    // planted beside what is already there, it must never be taken
    if (value.empty()) return;
    request.headers["cookie"] = std::string(input) + "; __Host-ts=planted";
    must(request.cookie("__Host-ts").empty());
}

inline void path(std::string_view input) {
    const web::Limits limits;
    const auto out = web::parse_path(input, limits);
    if (out) {
        must(out->starts_with('/') && out->size() <= limits.path);
        must_be_text(*out);
        must(!base::has_control(*out) && out->find('\\') == std::string::npos);
        must(
            (*out + "/").find("/../") == std::string::npos &&
            (*out + "/").find("/./") == std::string::npos
        );
        must(out->find("//") == std::string::npos);
    }
    const std::string uri = "REQUEST_URI=" + std::string(input.substr(0, input.find('\0')));
    const char* const variables[] = {uri.c_str(), nullptr};
    const auto arrival = web::read_environment(variables, "/tele", limits);
    if (arrival) must(arrival->request.path.starts_with('/'));
}

}  // namespace fuzz
