#include "tsctl/demo_ecrivain.hpp"

#include <fmt/format.h>
#include <iconv.h>

#include <stdexcept>

namespace tsctl::demo_academie {

Ecrivain::Ecrivain(const std::string& path, bool latin9)
    : path_(path), file_(path, std::ios::binary | std::ios::trunc) {
    if (!file_) throw std::runtime_error("cannot write " + path);
    if (latin9) converter_ = iconv_open("ISO-8859-15", "UTF-8");
    raw(latin9 ? "<?xml version=\"1.0\" encoding=\"ISO-8859-15\"?>\n"
               : "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
}

Ecrivain::~Ecrivain() {
    if (converter_ != nullptr) iconv_close(converter_);
}

void Ecrivain::convert(std::string_view utf8) {
    std::string in(utf8);
    std::string out(in.size() + 1, '\0');
    char* from = in.data();
    std::size_t from_left = in.size();
    char* to = out.data();
    std::size_t to_left = out.size();
    if (iconv(converter_, &from, &from_left, &to, &to_left) == static_cast<std::size_t>(-1)) {
        throw std::runtime_error("not in ISO-8859-15: " + in);
    }
    file_.write(out.data(), static_cast<std::streamsize>(out.size() - to_left));
}

void Ecrivain::raw(std::string_view text) {
    if (converter_ != nullptr)
        convert(text);
    else
        file_.write(text.data(), static_cast<std::streamsize>(text.size()));
}

void Ecrivain::open(std::string_view tag, Attributes attributes) {
    std::string line = depth_ + "<" + std::string(tag);
    for (const auto& [name, value] : attributes)
        line += fmt::format(" {}=\"{}\"", name, escape_xml(value));
    raw(line + ">\n");
    depth_ += ' ';
}

void Ecrivain::close(std::string_view tag) {
    depth_.pop_back();
    raw(fmt::format("{}</{}>\n", depth_, tag));
}

void Ecrivain::leaf(std::string_view tag, std::string_view text) {
    if (!text.empty()) raw(fmt::format("{}<{}>{}</{}>\n", depth_, tag, escape_xml(text), tag));
}

void Ecrivain::done() {
    file_.close();
    if (!file_) throw std::runtime_error("cannot write " + path_);
}

std::string escape_xml(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

}  // namespace tsctl::demo_academie
