#include "vie_scolaire/import_csv.hpp"

#include "base/text.hpp"
#include "scolarite/ine.hpp"
#include "vie_scolaire/import_texte.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace vie_scolaire {
namespace {

constexpr std::size_t max_cells = 64;
constexpr std::size_t max_joined = 200;  // lines in one text between quotes

// How a line came apart.
enum class Coupe { bien, ouvert, suivi, colonnes, longue };

std::string why(Coupe coupe) {
    if (coupe == Coupe::ouvert) return "un guillemet n’est pas refermé.";
    if (coupe == Coupe::suivi) return "un guillemet refermé est suivi de texte.";
    if (coupe == Coupe::colonnes)
        return "il y a plus de " + std::to_string(max_cells) + " cellules ; retirez des colonnes.";
    return "la ligne est trop longue.";
}

// Of spaces, the no-break ones too: a spreadsheet writes them around a number.
std::string_view trimmed(std::string_view cell) {
    constexpr std::array<std::string_view, 3> spaces{" ", "\u00A0", "\u202F"};
    for (bool more = true; more;) {
        more = false;
        for (const auto space : spaces) {
            if (cell.starts_with(space)) {
                cell.remove_prefix(space.size());
                more = true;
            }
            if (cell.ends_with(space)) {
                cell.remove_suffix(space.size());
                more = true;
            }
        }
    }
    return cell;
}

std::string column_name(std::string_view cell) {
    auto name = base::fold(base::trim(cell));
    std::replace(name.begin(), name.end(), ' ', '_');
    return name;
}

// Spreadsheets end lines with `;` when a column beside the table was used once.
void drop_unnamed(std::vector<std::string>& header) {
    while (!header.empty() && header.back().empty()) header.pop_back();
}

// Empty when there is none.
std::string twice_in(const std::vector<std::string>& header) {
    for (auto name = header.begin(); name != header.end(); ++name) {
        if (!name->empty() && std::find(header.begin(), name, *name) != name) return *name;
    }
    return {};
}

// The cell that begins with a quote at `at`; nothing when no quote closes it, else the place after.
std::optional<std::size_t> read_quoted(std::string_view text, std::size_t at, std::string& out) {
    for (++at; at < text.size(); ++at) {
        if (text[at] != '"') {
            out += text[at];
            continue;
        }
        const bool doubled = at + 1 < text.size() && text[at + 1] == '"';
        if (!doubled) return at + 1;
        out += text[++at];
    }
    return std::nullopt;
}

}  // namespace

struct FichierCsv::State {
    TexteCsv lines;
    std::vector<std::string> header = {};
    std::string text = {};
    std::vector<std::string> cells = {};
    std::size_t count = 0;
    std::size_t line = 0;  // where the cells at hand begin
    std::size_t header_line = 0;
    std::size_t needed = 0;  // cells at least
    Coupe coupe = Coupe::bien;

    bool read();
    Coupe split();
    std::string& cell();
    bool cells_without_column() const;
    base::Check read_separator();
};

bool FichierCsv::State::cells_without_column() const {
    for (std::size_t i = header.size(); i < count; ++i) {
        if (!trimmed(cells[i]).empty()) return true;
    }
    return false;
}

std::string& FichierCsv::State::cell() {
    if (count == cells.size()) cells.emplace_back();
    auto& fresh = cells[count++];
    fresh.clear();
    return fresh;
}

// A text between quotes may go on over several lines: they are one, with a space between.
bool FichierCsv::State::read() {
    do {
        if (!lines.next(text)) return false;
    } while (text.find_first_not_of("; ") == std::string::npos);
    line = lines.line();
    coupe = split();
    std::string more;
    for (std::size_t i = 0; i < max_joined && coupe == Coupe::ouvert && lines.next(more); ++i) {
        text += ' ';
        text += more;
        coupe = split();
    }
    return true;
}

Coupe FichierCsv::State::split() {
    count = 0;
    if (text.size() > TexteCsv::max_line) return Coupe::longue;
    std::size_t at = 0;
    while (at <= text.size()) {
        auto& out = cell();
        if (count > max_cells) return Coupe::colonnes;
        if (at < text.size() && text[at] == '"') {
            const auto after = read_quoted(text, at, out);
            if (!after) return Coupe::ouvert;
            at = std::min(text.find_first_not_of(' ', *after), text.size());
            if (at < text.size() && text[at] != ';') return Coupe::suivi;
            ++at;
        } else {
            const auto end = std::min(text.find(';', at), text.size());
            out.assign(text, at, end - at);
            at = end + 1;
        }
    }
    return Coupe::bien;
}

// Excel's own first line, "sep=;": it says what it says, and the columns are on the next one.
base::Check FichierCsv::State::read_separator() {
    const auto said = base::upper_ascii(std::string_view(text).substr(0, 5));
    if (!said.starts_with("SEP=")) return {};
    if (said == "SEP=;") {
        if (!read()) count = 0;
        return {};
    }
    return base::refuse(
        lines.name() + ", ligne " + std::to_string(line) +
        " : cette ligne annonce un autre séparateur que le point-virgule ; enregistrez le fichier "
        "avec des points-virgules."
    );
}

FichierCsv::FichierCsv(std::unique_ptr<State> state) : state_(std::move(state)) {}
FichierCsv::~FichierCsv() = default;
FichierCsv::FichierCsv(FichierCsv&&) noexcept = default;
FichierCsv& FichierCsv::operator=(FichierCsv&&) noexcept = default;

const std::string& FichierCsv::name() const { return state_->lines.name(); }
std::size_t FichierCsv::line() const { return state_->line; }
const std::vector<std::string>& FichierCsv::columns() const { return state_->header; }

tl::unexpected<base::Problem> FichierCsv::refuse(const std::string& why) const {
    const auto where = name() + ", ligne " + std::to_string(state_->line);
    const auto ine = state_->line > state_->header_line ? (*this)["ine"] : std::string_view();
    const bool known = scolarite::Ine::parse(ine).has_value() && why.find(ine) == std::string::npos;
    return base::refuse(where + (known ? " (INE " + std::string(ine) + ")" : "") + " : " + why);
}

base::Result<FichierCsv> FichierCsv::open(const std::string& path) {
    auto lines = TexteCsv::open(path);
    if (!lines) return tl::unexpected(lines.error());
    FichierCsv csv(std::make_unique<State>(State{std::move(*lines)}));
    auto& s = *csv.state_;
    if (s.read()) {
        if (auto separator = s.read_separator(); !separator)
            return tl::unexpected(separator.error());
    }
    if (s.coupe == Coupe::colonnes) return csv.refuse(why(s.coupe));
    if (s.coupe != Coupe::bien || s.count < 2) {
        return base::refuse(
            s.lines.name() +
            " : la première ligne doit nommer les colonnes, séparées par des points-virgules."
        );
    }
    s.header_line = s.line;
    for (std::size_t i = 0; i < s.count; ++i) s.header.push_back(column_name(s.cells[i]));
    drop_unnamed(s.header);
    if (const auto twice = twice_in(s.header); !twice.empty()) {
        return csv.refuse(
            "la colonne « " + twice + " » est là deux fois ; gardez celle qui est à lire."
        );
    }
    return csv;
}

base::Result<bool> FichierCsv::next() {
    if (!state_->read()) return false;
    if (state_->coupe != Coupe::bien) return refuse(why(state_->coupe));
    const auto columns = std::to_string(state_->header.size());
    if (state_->cells_without_column()) {
        return refuse(
            "il y a " + std::to_string(state_->count) + " cellules pour " + columns +
            " colonnes ; mettez entre guillemets un texte qui contient « ; »."
        );
    }
    if (state_->count < state_->needed) {
        return refuse(
            "il y a " + std::to_string(state_->count) + " cellules pour " + columns +
            " colonnes ; complétez la ligne, en laissant vide ce qui n’est pas à dire "
            "(« ;; »)."
        );
    }
    return true;
}

std::size_t FichierCsv::column(std::string_view name) const {
    const auto& header = state_->header;
    const auto found = std::find(header.begin(), header.end(), name);
    return found == header.end() ? std::string::npos
                                 : static_cast<std::size_t>(found - header.begin());
}

void FichierCsv::need(std::string_view name) {
    if (has(name)) state_->needed = std::max(state_->needed, column(name) + 1);
}

bool FichierCsv::has(std::string_view name) const { return column(name) != std::string::npos; }

std::string_view FichierCsv::at(std::size_t column) const {
    if (column >= state_->count) return {};
    return trimmed(state_->cells[column]);
}

std::string_view FichierCsv::operator[](std::string_view name) const { return at(column(name)); }

}  // namespace vie_scolaire
