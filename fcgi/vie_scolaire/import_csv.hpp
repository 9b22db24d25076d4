// CSV files as spreadsheets write them in France: `;`, a header line of column names (after a line
// `sep=;` or not), quotes doubled inside quotes; the bytes are import_texte's.
#pragma once

#include "base/result.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace vie_scolaire {

class FichierCsv {
public:
    // Reads the header. Fails with a sentence naming the file: absent, empty, not a CSV with `;`, a
    // column named twice.
    static base::Result<FichierCsv> open(const std::string& path);
    ~FichierCsv();
    FichierCsv(FichierCsv&&) noexcept;
    FichierCsv& operator=(FichierCsv&&) noexcept;
    FichierCsv(const FichierCsv&) = delete;
    FichierCsv& operator=(const FichierCsv&) = delete;

    const std::string& name() const;
    bool has(std::string_view name) const;
    // As they are compared: without accents and case, `_` for a space.
    const std::vector<std::string>& columns() const;
    // Lines from here on have a cell in this column, be it empty. Others may end before the last
    // columns: Excel leaves out the `;` of trailing cells that are empty for many lines.
    void need(std::string_view name);
    // The next line that is not empty; false at the end. Fails on an unclosed quote, on more cells
    // than columns (empty ones at the end aside), and where a needed one is missing. A text between
    // quotes may go on over several lines: line() is the first of them.
    base::Result<bool> next();
    std::size_t line() const;
    // Cell of a column of the header, trimmed, in one line; "" where the line or the header has
    // none.
    std::string_view operator[](std::string_view name) const;
    // Column index for loops over many lines; npos when there is none.
    std::size_t column(std::string_view name) const;
    std::string_view at(std::size_t column) const;
    // "notes.csv, ligne 12 (INE 990000001EB) : …", the INE where the line has one.
    tl::unexpected<base::Problem> refuse(const std::string& why) const;

private:
    struct State;
    explicit FichierCsv(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace vie_scolaire
