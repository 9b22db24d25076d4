#include "courrier/letter.hpp"

#include <algorithm>
#include <utility>

namespace courrier {
namespace {

// All in millimetres on A4.
constexpr double margin = 20;
constexpr double right_edge = Sheet::width - margin;
constexpr double body_width = right_edge - margin;
constexpr double page_top = 20;
constexpr double page_bottom = 285;

// The window of a French DL envelope (110 × 220) is 35 or 45 × 100, 20 from its right edge and 20
// from its bottom: on the envelope x 100–200, y 55–90 (or 45–90). A sheet folded in three (99 ×
// 210) slides by up to 10 across and 11 down, so what shows whichever way it lies is x 100–190, y
// 55–79: six lines at 4 mm (NF Z 10-011: at most six lines of 38 characters). Mailing houses give
// the same place: 55 from the top, frame 33 × 85, type of 9 to 12 points (edics.fr, « Rédiger vos
// adresses »).
constexpr double window_x = 105;
constexpr double window_y = 55;
constexpr double window_width = 85;
constexpr double window_height = 24;
// Nothing else may show through: the window can uncover x ≥ 90 down to y 90.
constexpr double letterhead_y = 15;
constexpr double letterhead_width = 68;
constexpr double date_y = 91.5;
constexpr double one_line = 6;  // more than a line of 10 points, less than two of 7
constexpr double body_y = 101;
constexpr double first_fold = 99;
constexpr double second_fold = 198;

constexpr double qr_side = 32;
constexpr double box_padding = 2;
constexpr double steps_indent = 6;
constexpr double field_pitch = 7.5;
constexpr double text_sizes[] = {10, 9.5, 9, 8.5, 8, 7.5, 7};  // the last for very long names

// One thing of the flow, before it is placed.
struct Block {
    enum class Kind : unsigned char { text, step, code, field } kind;
    const char* tag;
    std::string text;
    Style style;
    double space_before;
    std::string label;  // number of a step
};

double x_of(const Block& block) {
    return block.kind == Block::Kind::step ? margin + steps_indent : margin;
}

double width_of(const Block& block) { return right_edge - x_of(block); }

double box_height() { return qr_side + 2 * box_padding; }

double height_of(Sheet& sheet, const Block& block) {
    if (block.kind == Block::Kind::code) return box_height();
    if (block.kind == Block::Kind::field) return field_pitch;
    return sheet.measure(block.text, block.style, width_of(block));
}

double height_of(Sheet& sheet, const std::vector<Block>& blocks) {
    double total = 0;
    for (const auto& block : blocks) total += block.space_before + height_of(sheet, block);
    return total;
}

void add_texts(std::vector<Block>& blocks, const std::vector<std::string>& texts, double points) {
    for (const auto& text : texts) {
        blocks.push_back({
            Block::Kind::text, "P", text, {Face::text,   points, Align::left},
               2.2, {           }
        });
    }
}

void add_steps(std::vector<Block>& blocks, const Letter& letter, double points) {
    if (!letter.steps_title.empty()) {
        const Style bold{Face::bold, points, Align::left};
        blocks.push_back({Block::Kind::text, "H2", letter.steps_title, bold, 3, {}});
    }
    int number = 0;
    for (const auto& step : letter.steps) {
        const Style plain{Face::text, points, Align::left};
        auto label = std::to_string(++number) + ".";
        blocks.push_back({Block::Kind::step, "LBody", step, plain, 1.2, std::move(label)});
    }
}

std::vector<Block> body_of(const Letter& letter, double points) {
    std::vector<Block> blocks;
    const Style title{Face::bold, points + 1.5, Align::left};
    blocks.push_back({Block::Kind::text, "H1", letter.subject, title, 0, {}});
    add_texts(blocks, letter.opening, points);
    if (!letter.code.empty()) blocks.push_back({Block::Kind::code, "P", {}, {}, 3, {}});
    add_steps(blocks, letter, points);
    add_texts(blocks, letter.closing, points);
    if (!letter.signature.empty()) {
        const Style right{Face::text, points, Align::right};
        blocks.push_back({Block::Kind::text, "P", letter.signature, right, 3, {}});
    }
    return blocks;
}

std::vector<Block> coupon_of(const Coupon& coupon, double points) {
    std::vector<Block> blocks;
    if (coupon.title.empty()) return blocks;
    blocks.push_back({
        Block::Kind::text, "H2", coupon.title, {Face::bold,   10, Align::left},
           4, {           }
    });
    const double small = std::min(points, 9.0);
    add_texts(blocks, coupon.paragraphs, small);
    for (const auto& field : coupon.fields) {
        blocks.push_back({
            Block::Kind::field, "P", field, {Face::text,   small, Align::left},
               0, {           }
        });
    }
    return blocks;
}

// Draws one letter; knows where the pen is.
class Typist {
public:
    Typist(Sheet& sheet, const Letter& letter) : sheet_(sheet), letter_(letter) {}

    void type() {
        sheet_.open("Sect");
        head();
        const auto [body, coupon] = fitting_parts();
        const double coupon_height = height_of(sheet_, coupon);
        y_ = body_y;
        flow(body);
        if (!coupon.empty()) {
            if (y_ > page_bottom - coupon_height) turn_page();
            y_ = std::max(y_, page_bottom - coupon_height);
            sheet_.line(margin, y_, right_edge, y_, 0.3, true);
            flow(coupon);
        }
        sheet_.close("Sect");
        sheet_.next_page();
    }

private:
    void head() {
        double y = letterhead_y;
        Style style{Face::bold, 11, Align::left};
        for (const auto& line : letter_.sender) {
            y = sheet_.text("P", line, style, {margin, y, letterhead_width}).y;
            style = {Face::text, 9, Align::left};
        }
        address();
        const auto style_of_date = fitting(letter_.date_line, one_line);
        sheet_.text("P", letter_.date_line, style_of_date, {window_x, date_y, window_width});
        sheet_.line(4, first_fold, 8, first_fold, 0.2);
        sheet_.line(4, second_fold, 8, second_fold, 0.2);
    }

    // Lines of 4 mm; set smaller only when they would not fit the window.
    void address() {
        std::string lines;
        for (const auto& line : letter_.recipient) lines += (lines.empty() ? "" : "\n") + line;
        const auto style = fitting(lines, window_height);
        sheet_.text("P", lines, style, {window_x, window_y, window_width});
    }

    // Of 10 points, or as much smaller as it takes to be no higher than `height`; never below 7.
    Style fitting(const std::string& text, double height) {
        Style style{Face::text, 10, Align::left};
        while (style.points > 7 && sheet_.measure(text, style, window_width) > height)
            style.points -= 0.5;
        return style;
    }

    struct Parts {
        std::vector<Block> body;
        std::vector<Block> coupon;
    };
    // As large as leaves them on one page.
    Parts fitting_parts() {
        Parts parts;
        for (const double points : text_sizes) {
            parts = {body_of(letter_, points), coupon_of(letter_.coupon, points)};
            const double height = height_of(sheet_, parts.body) + height_of(sheet_, parts.coupon);
            if (body_y + height <= page_bottom) break;
        }
        return parts;
    }

    void flow(const std::vector<Block>& blocks) {
        bool in_list = false;
        for (const auto& block : blocks) {
            const bool step = block.kind == Block::Kind::step;
            if (step != in_list) step ? sheet_.open("L") : sheet_.close("L");
            in_list = step;
            y_ += block.space_before;
            place(block);
        }
        if (in_list) sheet_.close("L");
    }

    void place(const Block& block) {
        if (block.kind == Block::Kind::code) return code_box();
        if (block.kind == Block::Kind::field) return field(block);
        if (y_ + height_of(sheet_, block) > page_bottom && block.kind == Block::Kind::step)
            turn_page();
        if (block.kind == Block::Kind::step) {
            sheet_.open("LI");
            sheet_.text("Lbl", block.label, block.style, {margin, y_, steps_indent});
        }
        lines(block);
        if (block.kind == Block::Kind::step) sheet_.close("LI");
    }

    // A paragraph may go on over the page.
    void lines(const Block& block) {
        int line = 0;
        while (true) {
            const Sheet::Box box{x_of(block), y_, width_of(block)};
            const auto drawn =
                sheet_.text(block.tag, block.text, block.style, box, page_bottom, line);
            line = drawn.next_line;
            y_ = drawn.y;
            if (drawn.complete) return;
            turn_page();
        }
    }

    void code_box() {
        if (y_ + box_height() > page_bottom) turn_page();
        sheet_.frame(margin, y_, body_width, box_height());
        sheet_.qr(letter_.qr, right_edge - box_padding - qr_side, y_ + box_padding, qr_side);
        const double x = margin + 2 * box_padding;
        const double width = body_width - qr_side - 5 * box_padding;
        double y = y_ + 3;
        y = sheet_.text("P", letter_.code_label, {Face::text, 9.5, Align::left}, {x, y, width}).y;
        const Style big{Face::code, 22, Align::left};
        y = sheet_.text("P", in_groups_of_four(letter_.code), big, {x, y + 0.5, width}).y;
        y = sheet_.text("P", letter_.site_label, {Face::text, 9.5, Align::left}, {x, y + 1, width})
                .y;
        y = sheet_.text("P", letter_.site, {Face::bold, 10, Align::left}, {x, y, width}).y;
        sheet_.text("P", letter_.validity, {Face::text, 9.5, Align::left}, {x, y + 1, width});
        y_ += box_height();
    }

    void field(const Block& block) {
        if (y_ + field_pitch > page_bottom) turn_page();
        const double baseline = y_ + field_pitch - 0.8;
        const double text_y =
            baseline - sheet_.measure(block.text, block.style, body_width / 2) + 0.6;
        sheet_.text(block.tag, block.text, block.style, {margin, text_y, body_width / 2});
        sheet_.line(margin + body_width / 2 - 25, baseline, right_edge, baseline, 0.15);
        y_ += field_pitch;
    }

    void turn_page() {
        sheet_.next_page();
        y_ = page_top;
    }

    Sheet& sheet_;
    const Letter& letter_;
    double y_ = 0;
};

}  // namespace

std::string in_groups_of_four(const std::string& code) {
    std::string out;
    int count = 0;
    for (const char c : code) {
        if (c == ' ' || c == '-') continue;
        if (count > 0 && count % 4 == 0) out += ' ';
        out += c;
        ++count;
    }
    return out;
}

LetterBook::LetterBook(Sink sink, const Imprint& imprint)
    : sheet_(std::make_unique<Sheet>(std::move(sink), imprint)) {}

LetterBook::LetterBook(LetterBook&&) noexcept = default;
LetterBook& LetterBook::operator=(LetterBook&&) noexcept = default;
LetterBook::~LetterBook() = default;

void LetterBook::add(const Letter& letter) { Typist(*sheet_, letter).type(); }

void LetterBook::finish() { sheet_->finish(); }

}  // namespace courrier
