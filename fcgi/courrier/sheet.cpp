#include "courrier/sheet.hpp"

#include "courrier/pdf_language.hpp"
#include "courrier/qr.hpp"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <bit>
#include <cstddef>
#include <exception>
#include <limits>
#include <map>
#include <stdexcept>
#include <tuple>
#include <utility>

namespace courrier {
namespace {

constexpr double points_per_mm = 72.0 / 25.4;
constexpr std::size_t layouts_kept = 256;
constexpr int quiet_zone = 4;

double pt(double mm) { return mm * points_per_mm; }

struct Unref {
    void operator()(gpointer object) const { g_object_unref(object); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

Owned<PangoContext> make_context(cairo_t* cairo) {
    Owned<PangoContext> context(pango_cairo_create_context(cairo));
    pango_cairo_context_set_resolution(context.get(), 72);
    pango_context_set_round_glyph_positions(context.get(), FALSE);
    pango_context_set_language(context.get(), pango_language_from_string("fr"));
    auto* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context.get(), options);
    cairo_font_options_destroy(options);
    return context;
}

// CAIRO_FORMAT_A1 packs 32 pixels in a native word: the first is the lowest bit on little-endian
// machines, the highest on big-endian ones.
void set_bit(unsigned char* row, int column, bool on) {
    if (!on) return;
    const auto bit = static_cast<unsigned>(column % 8);
    const bool little = std::endian::native == std::endian::little;
    row[column / 8] |= static_cast<unsigned char>(little ? 1U << bit : 0x80U >> bit);
}

PangoAlignment pango_align(Align align) {
    if (align == Align::right) return PANGO_ALIGN_RIGHT;
    return align == Align::centre ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT;
}

}  // namespace

struct Sheet::Parts {
    Sink sink;
    std::string language;
    PdfLanguage ending;
    std::exception_ptr failure;
    cairo_surface_t* surface = nullptr;
    cairo_t* cairo = nullptr;
    Owned<PangoContext> context;
    // Most of a letter is the same in all of them: layouts are shaped once and kept.
    using Key = std::tuple<std::string, Face, double, Align, double>;
    std::map<Key, Owned<PangoLayout>> layouts;

    Parts(Sink to, std::string in) : sink(std::move(to)), language(std::move(in)) {}
    Parts(const Parts&) = delete;
    Parts& operator=(const Parts&) = delete;
    Parts(Parts&&) = delete;
    Parts& operator=(Parts&&) = delete;
    ~Parts() {
        layouts.clear();
        context.reset();
        if (cairo != nullptr) cairo_destroy(cairo);
        if (surface != nullptr) cairo_surface_destroy(surface);
    }

    // An exception may not cross cairo's frames: it waits here until finish().
    static cairo_status_t write(void* self, const unsigned char* bytes, unsigned size) {
        auto& parts = *static_cast<Parts*>(self);
        try {
            const std::string_view piece(reinterpret_cast<const char*>(bytes), size);
            parts.ending.see(piece);
            parts.sink(piece);
            return CAIRO_STATUS_SUCCESS;
        } catch (...) {
            parts.failure = std::current_exception();
            return CAIRO_STATUS_WRITE_ERROR;
        }
    }

    PangoLayout* layout(const std::string& text, Style style, double width_mm) {
        if (layouts.size() >= layouts_kept) layouts.clear();
        auto& kept = layouts[Key(text, style.face, style.points, style.align, width_mm)];
        if (kept) return kept.get();
        kept.reset(pango_layout_new(context.get()));
        auto* font = pango_font_description_new();
        pango_font_description_set_family_static(
            font,
            style.face == Face::code ? "Liberation Mono, DejaVu Sans Mono, monospace"
                                     : "Liberation Sans, DejaVu Sans, sans-serif"
        );
        pango_font_description_set_weight(
            font, style.face == Face::text ? PANGO_WEIGHT_NORMAL : PANGO_WEIGHT_BOLD
        );
        pango_font_description_set_size(font, static_cast<int>(style.points * PANGO_SCALE));
        pango_layout_set_font_description(kept.get(), font);
        pango_font_description_free(font);
        pango_layout_set_width(kept.get(), static_cast<int>(pt(width_mm) * PANGO_SCALE));
        pango_layout_set_wrap(kept.get(), PANGO_WRAP_WORD_CHAR);
        pango_layout_set_alignment(kept.get(), pango_align(style.align));
        pango_layout_set_text(kept.get(), text.data(), static_cast<int>(text.size()));
        return kept.get();
    }
};

Sheet::Sheet(Sink sink, const Imprint& imprint)
    : parts_(std::make_unique<Parts>(std::move(sink), imprint.language)) {
    auto& p = *parts_;
    p.surface = cairo_pdf_surface_create_for_stream(&Parts::write, &p, pt(width), pt(height));
    cairo_pdf_surface_set_metadata(p.surface, CAIRO_PDF_METADATA_TITLE, imprint.title.c_str());
    cairo_pdf_surface_set_metadata(p.surface, CAIRO_PDF_METADATA_AUTHOR, imprint.author.c_str());
    p.cairo = cairo_create(p.surface);
    p.context = make_context(p.cairo);
    open("Document");
}

Sheet::~Sheet() = default;

double Sheet::measure(const std::string& text, Style style, double width_mm) {
    PangoRectangle extents{};
    pango_layout_get_extents(parts_->layout(text, style, width_mm), nullptr, &extents);
    return extents.height / (points_per_mm * PANGO_SCALE);
}

Sheet::Drawn Sheet::text(
    const char* tag, const std::string& text, Style style, Box box, double bottom, int first_line
) {
    auto* layout = parts_->layout(text, style, box.width);
    auto* iter = pango_layout_get_iter(layout);
    for (int i = 0; i < first_line; ++i) pango_layout_iter_next_line(iter);
    PangoRectangle ink{};
    PangoRectangle logical{};
    pango_layout_iter_get_line_extents(iter, &ink, &logical);
    const double origin = pt(box.y) - static_cast<double>(logical.y) / PANGO_SCALE;
    Drawn drawn{first_line, false, box.y};
    open(tag);
    while (true) {
        pango_layout_iter_get_line_extents(iter, &ink, &logical);
        const double end = origin + static_cast<double>(logical.y + logical.height) / PANGO_SCALE;
        if (end > pt(bottom)) break;
        const double baseline =
            origin + static_cast<double>(pango_layout_iter_get_baseline(iter)) / PANGO_SCALE;
        cairo_move_to(
            parts_->cairo, pt(box.x) + static_cast<double>(logical.x) / PANGO_SCALE, baseline
        );
        pango_cairo_show_layout_line(parts_->cairo, pango_layout_iter_get_line_readonly(iter));
        drawn.y = end / points_per_mm;
        ++drawn.next_line;
        if (pango_layout_iter_next_line(iter) == FALSE) {
            drawn.complete = true;
            break;
        }
    }
    close(tag);
    pango_layout_iter_free(iter);
    return drawn;
}

Sheet::Drawn Sheet::text(const char* tag, const std::string& text, Style style, Box box) {
    return this->text(tag, text, style, box, std::numeric_limits<double>::infinity());
}

void Sheet::line(double x1, double y1, double x2, double y2, double thickness, bool dashed) {
    auto* cairo = parts_->cairo;
    cairo_save(cairo);
    const double dashes[] = {pt(2), pt(1.4)};
    if (dashed) cairo_set_dash(cairo, dashes, 2, 0);
    cairo_set_line_width(cairo, pt(thickness));
    cairo_move_to(cairo, pt(x1), pt(y1));
    cairo_line_to(cairo, pt(x2), pt(y2));
    cairo_stroke(cairo);
    cairo_restore(cairo);
}

void Sheet::frame(double x, double y, double w, double h) {
    auto* cairo = parts_->cairo;
    cairo_save(cairo);
    cairo_rectangle(cairo, pt(x), pt(y), pt(w), pt(h));
    cairo_set_source_rgb(cairo, 0.96, 0.96, 0.98);
    cairo_fill_preserve(cairo);
    cairo_set_source_rgb(cairo, 0.25, 0.25, 0.35);
    cairo_set_line_width(cairo, pt(0.3));
    cairo_stroke(cairo);
    cairo_restore(cairo);
}

// A stencil of one bit per square, enlarged without smoothing: a tenth of the bytes of as many
// rectangles, and no hairline between neighbours.
void Sheet::qr(const std::string& content, double x, double y, double side) {
    const auto code = make_qr(content);
    auto* stencil = cairo_image_surface_create(CAIRO_FORMAT_A1, code.size, code.size);
    auto* pixels = cairo_image_surface_get_data(stencil);
    const auto stride = static_cast<std::ptrdiff_t>(cairo_image_surface_get_stride(stencil));
    for (int row = 0; row < code.size; ++row) {
        for (int column = 0; column < code.size; ++column) {
            set_bit(pixels + row * stride, column, code.at(column, row));
        }
    }
    cairo_surface_mark_dirty(stencil);
    auto* cairo = parts_->cairo;
    cairo_save(cairo);
    cairo_rectangle(cairo, pt(x), pt(y), pt(side), pt(side));
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_fill(cairo);
    const double unit = pt(side) / (code.size + 2 * quiet_zone);
    cairo_translate(cairo, pt(x) + quiet_zone * unit, pt(y) + quiet_zone * unit);
    cairo_scale(cairo, unit, unit);
    cairo_set_source_rgb(cairo, 0, 0, 0);
    auto* pattern = cairo_pattern_create_for_surface(stencil);
    cairo_pattern_set_filter(pattern, CAIRO_FILTER_NEAREST);
    cairo_mask(cairo, pattern);
    cairo_pattern_destroy(pattern);
    cairo_surface_destroy(stencil);
    cairo_restore(cairo);
}

void Sheet::open(const char* tag) { cairo_tag_begin(parts_->cairo, tag, nullptr); }

void Sheet::close(const char* tag) { cairo_tag_end(parts_->cairo, tag); }

void Sheet::next_page() {
    cairo_show_page(parts_->cairo);
    if (parts_->failure) std::rethrow_exception(parts_->failure);
}

void Sheet::finish() {
    close("Document");
    const auto drawn = cairo_status(parts_->cairo);
    cairo_surface_finish(parts_->surface);
    if (parts_->failure) std::rethrow_exception(parts_->failure);
    for (const auto status : {drawn, cairo_surface_status(parts_->surface)}) {
        if (status != CAIRO_STATUS_SUCCESS) {
            throw std::runtime_error(std::string("letter PDF: ") + cairo_status_to_string(status));
        }
    }
    parts_->sink(parts_->ending.update(parts_->language));
}

}  // namespace courrier
