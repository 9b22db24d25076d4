#include "db/script.hpp"

#include <algorithm>
#include <stdexcept>

namespace db {
namespace {

class Cutter {
public:
    explicit Cutter(std::string_view script) : script_(script) {}

    std::vector<std::string> run() {
        while (at_ < script_.size()) {
            const char c = script_[at_];
            if (c == '\'' || c == '"' || c == '`') {
                quoted(c);
            } else if (starts_line_comment()) {
                skip_to("\n", true);
            } else if (script_.substr(at_, 2) == "/*") {
                skip_to("*/", false);
            } else if (c == ';') {
                end();
                ++at_;
            } else {
                current_ += c;
                ++at_;
            }
        }
        end();
        return std::move(statements_);
    }

private:
    // "--" is a comment only before white space or the end; "5--3" is arithmetic.
    bool starts_line_comment() const {
        if (script_[at_] == '#') return true;
        if (script_.substr(at_, 2) != "--") return false;
        return at_ + 2 == script_.size() || script_[at_ + 2] == ' ' || script_[at_ + 2] == '\t' ||
               script_[at_ + 2] == '\n' || script_[at_ + 2] == '\r';
    }

    void quoted(char quote) {
        const auto start = at_++;
        while (at_ < script_.size() && script_[at_] != quote)
            at_ += script_[at_] == '\\' && quote != '`' ? 2U : 1U;  // a doubled quote: two strings
        if (at_ >= script_.size()) throw std::runtime_error("a quote is never closed");
        ++at_;
        current_ += script_.substr(start, at_ - start);
    }

    void skip_to(std::string_view mark, bool end_will_do) {
        const auto found = script_.find(mark, at_);
        if (found == std::string_view::npos && !end_will_do)
            throw std::runtime_error("a comment is never closed");
        at_ = found == std::string_view::npos ? script_.size() : found + mark.size();
        current_ += end_will_do ? '\n' : ' ';
    }

    void end() {
        const auto first = current_.find_first_not_of(" \t\r\n");
        if (first != std::string::npos)
            statements_.push_back(
                current_.substr(first, current_.find_last_not_of(" \t\r\n") - first + 1)
            );
        current_.clear();
    }

    std::string_view script_;
    std::size_t at_ = 0;
    std::string current_;
    std::vector<std::string> statements_;
};

}  // namespace

std::vector<std::string> statements_of(std::string_view script) { return Cutter(script).run(); }

}  // namespace db
