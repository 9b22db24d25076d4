// A table as a file that a spreadsheet opens at a double click: UTF-8 with its mark, ";" between
// cells, CRLF. A cell that would begin a formula is made text, so that a name typed by anybody is
// never computed on the computer of who opens the file.
#pragma once

#include "web/response.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace web {

class Csv {
public:
    explicit Csv(const std::vector<std::string>& columns);
    void row(const std::vector<std::string>& cells);
    // Gives the file away: an attachment of that name.
    Response file(std::string_view name) &&;

private:
    std::string text_;
};

}  // namespace web
