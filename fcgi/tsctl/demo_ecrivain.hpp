// A file being written: XML escaping, encoding, and an exception when the disk refuses.
#pragma once

#include <fstream>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace tsctl::demo_academie {

class Ecrivain {
public:
    // `latin9`: what is written is converted to ISO-8859-15, as SIECLE does.
    Ecrivain(const std::string& path, bool latin9);
    ~Ecrivain();
    Ecrivain(const Ecrivain&) = delete;
    Ecrivain& operator=(const Ecrivain&) = delete;
    Ecrivain(Ecrivain&&) = delete;
    Ecrivain& operator=(Ecrivain&&) = delete;

    using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;
    void raw(std::string_view text);
    void open(std::string_view tag, Attributes attributes = {});
    void close(std::string_view tag);
    void leaf(std::string_view tag, std::string_view text);  // nothing when the text is empty
    void done();  // flushes; throws std::runtime_error when something was not written

private:
    void convert(std::string_view utf8);
    std::string path_;
    std::ofstream file_;
    void* converter_ = nullptr;  // iconv_t
    std::string depth_;
};

std::string escape_xml(std::string_view text);

}  // namespace tsctl::demo_academie
