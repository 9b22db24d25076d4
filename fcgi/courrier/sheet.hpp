// A4 sheets of a tagged PDF, in millimetres from the top left corner: text shaped by pango, drawn
// by cairo, fonts embedded. Knows type and paper; what stands where is letter.cpp's business.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace courrier {

using Sink = std::function<void(std::string_view)>;  // takes the PDF in order, piece by piece

struct Imprint {
    std::string title;
    std::string author;
    std::string language = "fr-FR";
};

enum class Face : unsigned char { text, bold, code };
enum class Align : unsigned char { left, right, centre };

struct Style {
    Face face = Face::text;
    double points = 10;
    Align align = Align::left;
};

class Sheet {
public:
    static constexpr double width = 210;
    static constexpr double height = 297;

    Sheet(Sink sink, const Imprint& imprint);
    Sheet(const Sheet&) = delete;
    Sheet& operator=(const Sheet&) = delete;
    Sheet(Sheet&&) = delete;
    Sheet& operator=(Sheet&&) = delete;
    ~Sheet();

    // Height of the text set in that width; words too long for a line are broken, nothing is cut.
    double measure(const std::string& text, Style style, double width_mm);
    // Draws the lines from `first_line` on that end above `bottom`, tagged with `tag` (P, H1,
    // Lbl…); returns the number of the first line left over and where the next thing may start.
    struct Drawn {
        int next_line;
        bool complete;
        double y;
    };
    struct Box {
        double x;
        double y;
        double width;
    };
    Drawn text(
        const char* tag,
        const std::string& text,
        Style style,
        Box box,
        double bottom,
        int first_line = 0
    );
    Drawn text(const char* tag, const std::string& text, Style style, Box box);

    void line(double x1, double y1, double x2, double y2, double thickness, bool dashed = false);
    void frame(double x, double y, double w, double h);  // tinted box with a border
    void qr(const std::string& content, double x, double y, double side);  // quiet zone included
    void open(const char* tag);  // structure elements that hold others: Sect, L, LI
    void close(const char* tag);
    void next_page();
    // Writes what is left. Throws what the sink threw, or std::runtime_error when cairo failed.
    void finish();

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace courrier
