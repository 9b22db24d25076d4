#include "vie_scolaire/import_texte.hpp"

#include "base/text.hpp"
#include "scolarite/encodage.hpp"
#include "scolarite/source.hpp"

#include <fmt/format.h>
#include <iconv.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace vie_scolaire {
namespace {

bool ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x80;
    });
}

bool is_control(unsigned char byte) {
    return byte == 0x7F || (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r');
}

// What goes by when the whole file is read once, in memory that does not grow.
struct Releve {
    scolarite::Utf8Watch watch;
    bool windows = false;  // bytes that are control codes in ISO-8859-15
    std::size_t line = 1;
    std::size_t length = 0;
    std::size_t too_long = 0;  // the first such line; 0: none
    std::size_t commanded = 0;
    unsigned char command = 0;

    void feed(std::string_view bytes) {
        watch.feed(bytes);
        for (const char c : bytes) {
            const auto byte = static_cast<unsigned char>(c);
            if (c == '\n') {
                ++line;
                length = 0;
                continue;
            }
            windows = windows || (byte >= 0x80 && byte < 0xA0);
            if (++length > TexteCsv::max_line && too_long == 0) too_long = line;
            if (commanded > 0 || !is_control(byte)) continue;
            commanded = line;
            command = byte;
        }
    }
};

char end_of_lines(std::string_view head) {
    const bool carriage = head.find('\r') != std::string_view::npos;
    return carriage && head.find('\n') == std::string_view::npos ? '\r' : '\n';
}

tl::unexpected<base::Problem> refuse(
    const std::string& name, std::size_t line, const std::string& why
) {
    return base::refuse(fmt::format("{}, ligne {} : {}", name, line, why));
}

// The line named is of those that are fewer: the others say what the file is.
tl::unexpected<base::Problem> refuse_mixture(
    const std::string& name, const scolarite::Utf8Watch& watch, bool bom
) {
    const bool utf8 = bom || watch.proofs().count >= watch.faults().count;
    const std::string what =
        utf8 ? "un caractère n’est pas en UTF-8, alors que le reste du fichier l’est"
             : "un caractère est en UTF-8, alors que le reste du fichier ne l’est pas";
    return refuse(
        name,
        utf8 ? watch.faults().first : watch.proofs().first,
        what + " ; corrigez-le et enregistrez le fichier en UTF-8 (« CSV UTF-8 »)."
    );
}

// The encoding for iconv; empty for UTF-8.
base::Result<std::string> encoding_of(const std::string& name, const Releve& read, bool bom) {
    if (read.commanded > 0)
        return refuse(
            name,
            read.commanded,
            fmt::format(
                "un caractère de commande (code {:02X}) est dans le texte ; retirez-le.",
                read.command
            )
        );
    if (read.too_long > 0) return refuse(name, read.too_long, "la ligne est trop longue.");
    const auto& watch = read.watch;
    if (watch.ascii() || watch.looks_utf8() || (bom && !watch.broken())) return std::string();
    if (bom || watch.proofs().count > 0) return refuse_mixture(name, watch, bom);
    return std::string(read.windows ? "WINDOWS-1252" : "ISO-8859-15");
}

}  // namespace

// One byte a character: nothing is left half converted between two lines.
class TexteCsv::Transcoder {
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

TexteCsv::TexteCsv() = default;
TexteCsv::~TexteCsv() = default;
TexteCsv::TexteCsv(TexteCsv&&) noexcept = default;
TexteCsv& TexteCsv::operator=(TexteCsv&&) noexcept = default;

base::Result<TexteCsv> TexteCsv::open(const std::string& path) {
    TexteCsv text;
    text.name_ = scolarite::name_of_path(path);
    if (auto regular = scolarite::check_regular(path); !regular)
        return tl::unexpected(regular.error());
    text.file_.open(path, std::ios::binary);
    if (!text.file_) return base::refuse(text.name_ + " : ce fichier ne peut pas être lu.");
    std::array<char, 65536> buffer{};
    Releve read;
    bool bom = false;
    for (bool first = true;
         text.file_.read(buffer.data(), buffer.size()) || text.file_.gcount() > 0;
         first = false) {
        auto* const end = buffer.begin() + text.file_.gcount();
        const std::string_view bytes(buffer.data(), static_cast<std::size_t>(text.file_.gcount()));
        if (first) {
            if (scolarite::is_utf16(bytes))
                return base::refuse(
                    text.name_ +
                    " : ce fichier est en UTF-16 ; enregistrez-le en UTF-8 (« CSV UTF-8 »)."
                );
            bom = scolarite::begins_with_bom(bytes);
            text.end_ = end_of_lines(bytes);
        }
        if (text.end_ == '\r') std::replace(buffer.begin(), end, '\r', '\n');
        read.feed(bytes);
    }
    read.watch.feed("\n");  // a sequence cut short by the end of the file
    const auto encoding = encoding_of(text.name_, read, bom);
    if (!encoding) return tl::unexpected(encoding.error());
    if (!encoding->empty()) text.transcoder_ = std::make_unique<Transcoder>(encoding->c_str());
    text.file_.clear();
    text.file_.seekg(bom ? 3 : 0);
    return text;
}

bool TexteCsv::next(std::string& text) {
    if (!std::getline(file_, text, end_)) return false;
    ++line_;
    while (!text.empty() && text.back() == '\r') text.pop_back();
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\r' || c == '\t'; }, ' '
    );
    if (ascii(text)) return true;
    if (transcoder_) text = (*transcoder_)(text);
    text = base::without_invisible(text);
    return true;
}

}  // namespace vie_scolaire
