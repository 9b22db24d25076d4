#include "web/csv.hpp"

#include <utility>

namespace web {
namespace {

constexpr std::string_view mark = "\xEF\xBB\xBF";

// What spreadsheets take for the beginning of a formula, also behind spaces that some of them drop.
bool begins_formula(std::string_view cell) {
    const auto first = cell.find_first_not_of(' ');
    return first != std::string_view::npos &&
           std::string_view("=+-@\t\r\n").find(cell[first]) != std::string_view::npos;
}

std::string written(std::string_view cell) {
    std::string out = "\"";
    if (begins_formula(cell)) out += '\'';
    for (const char c : cell) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + '"';
}

}  // namespace

Csv::Csv(const std::vector<std::string>& columns) : text_(mark) { row(columns); }

void Csv::row(const std::vector<std::string>& cells) {
    bool first = true;
    for (const auto& cell : cells) {
        if (!std::exchange(first, false)) text_ += ';';
        text_ += written(cell);
    }
    text_ += "\r\n";
}

Response Csv::file(std::string_view name) && {
    return Response::file(std::move(text_), "text/csv; charset=utf-8", name);
}

}  // namespace web
