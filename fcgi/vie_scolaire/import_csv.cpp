#include "vie_scolaire/import_csv.hpp"

#include "base/text.hpp"
#include "scolarite/encodage.hpp"
#include "scolarite/ine.hpp"
#include "scolarite/source.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <fstream>

namespace vie_scolaire {
namespace {

constexpr std::size_t max_cells = 64;
constexpr std::size_t max_line = 64UL * 1024;

bool ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x80;
    });
}

// One byte a character: nothing is left half converted between two lines.
class Transcoder {
public:
    explicit Transcoder(const char* from) : handle_(iconv_open("UTF-8", from)) {}
    ~Transcoder() { iconv_close(handle_); }
    Transcoder(const Transcoder&) = delete;
    Transcoder& operator=(const Transcoder&) = delete;
    Transcoder(Transcoder&&) = delete;
    Transcoder& operator=(Transcoder&&) = delete;

    std::string operator()(std::string text) {
        std::string out(text.size() * 4, '\0');
        char* in = text.data();
        std::size_t in_left = text.size();
        char* to = out.data();
        std::size_t out_left = out.size();
        while (in_left > 0 &&
               iconv(handle_, &in, &in_left, &to, &out_left) == static_cast<std::size_t>(-1)) {
            *to++ = '?';  // a byte the encoding does not have
            ++in;
            --in_left;
            --out_left;
        }
        out.resize(out.size() - out_left);
        return out;
    }

private:
    iconv_t handle_;
};

// Empty: UTF-8 already.
std::string encoding_of(std::ifstream& file) {
    std::array<char, 65536> buffer{};
    scolarite::Utf8Watch watch;
    bool windows = false;
    while (file.read(buffer.data(), buffer.size()) || file.gcount() > 0) {
        const std::string_view bytes(buffer.data(), static_cast<std::size_t>(file.gcount()));
        watch.feed(bytes);
        windows = windows || std::any_of(bytes.begin(), bytes.end(), [](char c) {
                      const auto byte = static_cast<unsigned char>(c);
                      return byte >= 0x80 && byte < 0xA0;  // control codes in ISO-8859-15
                  });
    }
    file.clear();
    file.seekg(0);
    if (!watch.broken()) return {};
    return windows ? "WINDOWS-1252" : "ISO-8859-15";
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
    std::string name;
    std::ifstream file;
    std::unique_ptr<Transcoder> transcoder;
    std::vector<std::string> header;
    std::string text;
    std::vector<std::string> cells;
    std::size_t count = 0;
    std::size_t line = 0;
    std::size_t header_line = 0;
    std::size_t needed = 0;  // cells at least

    bool read_line();
    bool split();
    std::string& cell();
    bool cells_without_column() const;
};

bool FichierCsv::State::cells_without_column() const {
    for (std::size_t i = header.size(); i < count; ++i) {
        if (cells[i].find_first_not_of(' ') != std::string::npos) return true;
    }
    return false;
}

std::string& FichierCsv::State::cell() {
    if (count == cells.size()) cells.emplace_back();
    auto& fresh = cells[count++];
    fresh.clear();
    return fresh;
}

bool FichierCsv::State::read_line() {
    while (std::getline(file, text)) {
        ++line;
        if (line == 1 && scolarite::begins_with_bom(text)) text.erase(0, 3);
        if (!text.empty() && text.back() == '\r') text.pop_back();
        if (transcoder && !ascii(text)) text = (*transcoder)(text);
        if (text.find_first_not_of("; ") != std::string::npos) return true;
    }
    return false;
}

// False when a quote is not closed or has text after it, or the line has too many cells.
bool FichierCsv::State::split() {
    count = 0;
    if (text.size() > max_line) return false;
    std::size_t at = 0;
    while (at <= text.size()) {
        auto& out = cell();
        if (count > max_cells) return false;
        if (at < text.size() && text[at] == '"') {
            const auto after = read_quoted(text, at, out);
            if (!after) return false;
            at = std::min(text.find_first_not_of(' ', *after), text.size());
            if (at < text.size() && text[at] != ';') return false;
            ++at;
        } else {
            const auto end = std::min(text.find(';', at), text.size());
            out.assign(text, at, end - at);
            at = end + 1;
        }
    }
    return true;
}

FichierCsv::FichierCsv(std::unique_ptr<State> state) : state_(std::move(state)) {}
FichierCsv::~FichierCsv() = default;
FichierCsv::FichierCsv(FichierCsv&&) noexcept = default;
FichierCsv& FichierCsv::operator=(FichierCsv&&) noexcept = default;

const std::string& FichierCsv::name() const { return state_->name; }
std::size_t FichierCsv::line() const { return state_->line; }

tl::unexpected<base::Problem> FichierCsv::refuse(const std::string& why) const {
    const auto where = state_->name + ", ligne " + std::to_string(state_->line);
    const auto ine = state_->line > state_->header_line ? (*this)["ine"] : std::string_view();
    const bool known = scolarite::Ine::parse(ine).has_value() && why.find(ine) == std::string::npos;
    return base::refuse(where + (known ? " (INE " + std::string(ine) + ")" : "") + " : " + why);
}

base::Result<FichierCsv> FichierCsv::open(const std::string& path) {
    auto state = std::make_unique<State>();
    state->name = scolarite::name_of_path(path);
    if (auto regular = scolarite::check_regular(path); !regular)
        return tl::unexpected(regular.error());
    state->file.open(path, std::ios::binary);
    if (!state->file) return base::refuse(state->name + " : ce fichier ne peut pas être lu.");
    if (const auto encoding = encoding_of(state->file); !encoding.empty()) {
        state->transcoder = std::make_unique<Transcoder>(encoding.c_str());
    }
    FichierCsv csv(std::move(state));
    auto& s = *csv.state_;
    if (!s.read_line() || !s.split() || s.count < 2) {
        return base::refuse(
            s.name +
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
    if (!state_->read_line()) return false;
    if (!state_->split()) {
        return refuse(
            "un guillemet n’est pas refermé ou est suivi de texte, ou la ligne est trop longue."
        );
    }
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
    const std::string_view cell = state_->cells[column];
    const auto first = cell.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    return cell.substr(first, cell.find_last_not_of(' ') - first + 1);
}

std::string_view FichierCsv::operator[](std::string_view name) const { return at(column(name)); }

}  // namespace vie_scolaire
