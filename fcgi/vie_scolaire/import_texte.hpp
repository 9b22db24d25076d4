// The bytes of a CSV as lines of UTF-8. A file is UTF-8, or Windows-1252, or ISO-8859-15, as a
// whole: it is gone through once before its first line is handed out, so that one bad byte is a
// fault with its line and never turns every other accent of the file into two signs.
#pragma once

#include "base/result.hpp"

#include <fstream>
#include <memory>
#include <string>

namespace vie_scolaire {

class TexteCsv {
public:
    static constexpr std::size_t max_line = 64UL * 1024;

    // Fails with a sentence naming the file, and the line where there is one: absent, UTF-16, bytes
    // that are no text, some of it UTF-8 and some not.
    static base::Result<TexteCsv> open(const std::string& path);
    ~TexteCsv();
    TexteCsv(TexteCsv&&) noexcept;
    TexteCsv& operator=(TexteCsv&&) noexcept;
    TexteCsv(const TexteCsv&) = delete;
    TexteCsv& operator=(const TexteCsv&) = delete;

    const std::string& name() const { return name_; }
    // The next line without its end, which is LF, CR LF, or CR in a file without any LF; false
    // after the last one. Tabs, and a CR within the line, are spaces.
    bool next(std::string& text);
    std::size_t line() const { return line_; }  // of the line last handed out

private:
    class Transcoder;
    TexteCsv();
    std::string name_;
    std::ifstream file_;
    std::unique_ptr<Transcoder> transcoder_;  // none: UTF-8 already
    std::size_t line_ = 0;
    char end_ = '\n';
};

}  // namespace vie_scolaire
