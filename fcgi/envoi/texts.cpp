#include "envoi/texts.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <optional>
#include <utility>

namespace envoi {
namespace {

using Lines = std::vector<std::string>;

std::string without_end(std::string_view line) {
    while (!line.empty() && (line.back() == '\r' || line.back() == '\t')) line.remove_suffix(1);
    return std::string(line);
}

// Paragraphs as their lines; lines of white space only separate them.
std::vector<Lines> paragraphs_of(std::string_view text) {
    std::vector<Lines> all;
    bool open = false;
    for (const auto part : base::split(text, '\n')) {
        const auto line = without_end(part);
        if (base::trim(line).empty()) {
            open = false;
            continue;
        }
        if (!open) all.emplace_back();
        open = true;
        all.back().push_back(line);
    }
    return all;
}

// "Objet : texte" with an ordinary or a no-break space; nothing else.
bool take_subject(std::vector<Lines>& paragraphs, std::string& subject) {
    if (paragraphs.empty()) return false;
    const auto line = base::squeeze(paragraphs.front().front());
    if (line.rfind("Objet", 0) != 0) return false;
    const auto colon = line.find(':');
    if (colon == std::string::npos) return false;
    subject = base::trim(line.substr(colon + 1));
    paragraphs.front().erase(paragraphs.front().begin());
    if (paragraphs.front().empty()) paragraphs.erase(paragraphs.begin());
    return true;
}

// The item after "12. " or "- "; the same text when there is no such mark.
std::string_view item_of(std::string_view line) {
    std::size_t at = 0;
    while (at < line.size() && std::isdigit(static_cast<unsigned char>(line[at])) != 0) ++at;
    if (at > 0 && line.substr(at, 2) == ". ") return line.substr(at + 2);
    if (line.substr(0, 2) == "- ") return line.substr(2);
    return line;
}

bool is_item(std::string_view line) { return item_of(line).size() != line.size(); }

std::string joined(const Lines& lines) {
    std::string out;
    for (const auto& line : lines) {
        const bool new_line = line.size() >= 2 && line.substr(line.size() - 2) == "  ";
        out += base::trim(line) + (new_line ? "\n" : " ");
    }
    while (!out.empty() && (out.back() == ' ' || out.back() == '\n')) out.pop_back();
    return out;
}

bool is_link(std::string_view text) {
    return (text.rfind("https://", 0) == 0 || text.rfind("http://", 0) == 0) &&
           text.find_first_of(" \n<>\"") == std::string_view::npos;
}

bool is_code(std::string_view text) {
    if (text.size() != 19) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        const bool ok = i % 5 == 4 ? c == ' ' : std::isdigit(c) != 0 || (c >= 'A' && c <= 'Z');
        if (!ok) return false;
    }
    return true;
}

// A long item may go on over the next lines: only those with a mark begin one.
Lines items_of(const Lines& lines) {
    Lines items;
    for (const auto& line : lines) {
        if (is_item(line) || items.empty())
            items.emplace_back(item_of(line));
        else
            items.back() += " " + base::trim(line);
    }
    return items;
}

bool is_quoted(std::string_view line) { return line.starts_with('>'); }

// A quote within the quote keeps its marks, as text.
Block quote_of(const Lines& lines) {
    Lines quoted;
    for (const auto& line : lines) quoted.push_back(base::trim(std::string_view(line).substr(1)));
    return {Block::Kind::quote, std::move(quoted)};
}

// A quote is one of its own, also where the template puts no blank line around it.
std::vector<Lines> quotes_apart(const Lines& paragraph) {
    std::vector<Lines> parts;
    for (const auto& line : paragraph) {
        if (parts.empty() || is_quoted(parts.back().front()) != is_quoted(line))
            parts.emplace_back();
        parts.back().push_back(line);
    }
    return parts;
}

Block block_of(const Lines& lines) {
    if (is_quoted(lines.front())) return quote_of(lines);
    if (is_item(lines.front())) {
        const bool dashes = lines.front().front() == '-';
        return {dashes ? Block::Kind::list : Block::Kind::steps, items_of(lines)};
    }
    auto text = joined(lines);
    if (is_link(text)) return {Block::Kind::link, {std::move(text)}};
    if (is_code(text)) return {Block::Kind::code, {std::move(text)}};
    return {Block::Kind::paragraph, {std::move(text)}};
}

bool is_field(std::string_view line) { return !line.empty() && line.back() == ':'; }

std::string label_of(std::string_view line) { return base::trim(line.substr(0, line.size() - 1)); }

// Takes the paragraphs of a letter one by one; `part_` says which part they belong to.
class LetterReader {
public:
    explicit LetterReader(LetterText& text) : text_(text) {}

    // Above or below a mark an empty line more or less is no matter.
    void read(const Lines& paragraph) {
        Lines lines;
        for (const auto& line : paragraph) {
            const auto part = part_of(base::trim(line));
            if (part) read_part(std::exchange(lines, {}));
            if (part)
                part_ = *part;
            else
                lines.push_back(line);
        }
        read_part(lines);
    }

private:
    enum class Part : unsigned char { opening, box, closing, signature, coupon };

    static std::optional<Part> part_of(std::string_view mark) {
        if (mark == "[code]") return Part::box;
        if (mark == "[signature]") return Part::signature;
        if (mark == "[coupon]") return Part::coupon;
        return std::nullopt;
    }

    void read_part(const Lines& lines) {
        if (lines.empty()) return;
        if (part_ == Part::box)
            read_box(lines);
        else if (part_ == Part::signature)
            text_.signature += (text_.signature.empty() ? "" : "\n") + joined(lines);
        else if (part_ == Part::coupon)
            read_coupon(lines);
        else
            read_body(lines);
    }

    void read_box(const Lines& lines) {
        part_ = Part::closing;
        text_.code_label = base::trim(lines[0]);
        if (lines.size() > 1) text_.site_label = base::trim(lines[1]);
        if (lines.size() > 2) text_.validity = joined(Lines(lines.begin() + 2, lines.end()));
    }

    // The first list is the steps; a line above its first item, in the same paragraph, is their
    // title. Another one is a paragraph, a line for each item.
    void read_body(const Lines& lines) {
        const auto first = std::find_if(lines.begin(), lines.end(), [](const std::string& line) {
            return is_item(line);
        });
        if (first == lines.end()) {
            (part_ == Part::opening ? text_.opening : text_.closing).push_back(joined(lines));
            return;
        }
        if (!text_.steps.empty()) {
            Lines kept = lines;
            for (auto line = kept.begin(); std::next(line) != kept.end(); ++line)
                if (is_item(*std::next(line))) *line += "  ";  // it ends there, see joined
            return text_.closing.push_back(joined(kept));
        }
        text_.steps_title = joined(Lines(lines.begin(), first));
        text_.steps = items_of(Lines(first, lines.end()));
        part_ = Part::closing;
    }

    void read_coupon(const Lines& lines) {
        Lines rest = lines;
        if (text_.coupon_title.empty()) {
            text_.coupon_title = base::trim(rest.front());
            rest.erase(rest.begin());
        }
        for (const auto& line : rest) {
            if (is_field(base::trim(line)))
                text_.coupon_fields.push_back(label_of(base::trim(line)));
        }
        rest.erase(
            std::remove_if(
                rest.begin(),
                rest.end(),
                [](const std::string& line) { return is_field(base::trim(line)); }
            ),
            rest.end()
        );
        if (!rest.empty()) text_.coupon_paragraphs.push_back(joined(rest));
    }

    LetterText& text_;
    Part part_ = Part::opening;
};

}  // namespace

std::string never_a_mark(std::string paragraph) {
    if (is_item(paragraph)) paragraph.replace(paragraph.find(' '), 1, "\u00A0");
    if (is_quoted(paragraph)) paragraph.insert(0, "\u00A0");
    return paragraph;
}

MailText parse_mail_text(std::string_view rendered) {
    MailText mail;
    auto paragraphs = paragraphs_of(rendered);
    const bool has_subject = take_subject(paragraphs, mail.subject);
    auto rest = rendered;
    if (has_subject) rest.remove_prefix(std::min(rest.size(), rest.find('\n', rest.find("Objet"))));
    mail.text = std::string(rest.substr(std::min(rest.size(), rest.find_first_not_of("\r\n"))));
    for (const auto& paragraph : paragraphs)
        for (const auto& part : quotes_apart(paragraph)) mail.blocks.push_back(block_of(part));
    return mail;
}

LetterText parse_letter_text(std::string_view rendered) {
    LetterText letter;
    auto paragraphs = paragraphs_of(rendered);
    take_subject(paragraphs, letter.subject);
    LetterReader reader(letter);
    for (const auto& paragraph : paragraphs) reader.read(paragraph);
    return letter;
}

}  // namespace envoi
