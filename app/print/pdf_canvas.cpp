#include "print/pdf_canvas.hpp"

#include <algorithm>
#include <numbers>

#include "base/error.hpp"
#include "print/pattern_tile.hpp"
#include "print/text_runs.hpp"

namespace demarc::print {
namespace {

void setColour(cairo_t* cairo, base::Colour c) { cairo_set_source_rgba(cairo, c.r / 255.0, c.g / 255.0, c.b / 255.0, c.a / 255.0); }

CairoPattern fading(const Fill& fill) {
    CairoPattern pattern{cairo_pattern_create_radial(fill.anchor_px.x, fill.anchor_px.y, 0, fill.anchor_px.x, fill.anchor_px.y, fill.to_px)};
    const base::Colour c = fill.colour;
    for (const auto& [at, left] : fade(fill)) cairo_pattern_add_color_stop_rgba(pattern.get(), at, c.r / 255.0, c.g / 255.0, c.b / 255.0, c.a / 255.0 * left);
    return pattern;
}

/// Alpha multiplied in, as Cairo's memory wants it.
CairoSurface surfaceOf(const map::Picture& picture) {
    CairoSurface surface{cairo_image_surface_create(CAIRO_FORMAT_ARGB32, picture.width_px, picture.height_px)};
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) throw base::Error{"a picture is too large for a PDF"};
    unsigned char* rows = cairo_image_surface_get_data(surface.get());
    const auto stride_byte = static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get()));
    const std::uint8_t* from = picture.rgba.data();
    for (int y = 0; y < picture.height_px; ++y) {
        auto* to = reinterpret_cast<std::uint32_t*>(rows + static_cast<std::size_t>(y) * stride_byte);
        for (int x = 0; x < picture.width_px; ++x, from += 4) {
            const std::uint32_t alpha = from[3];
            const auto with = [&](std::uint32_t channel) { return (channel * alpha + 127) / 255; };
            *to++ = alpha << 24U | with(from[0]) << 16U | with(from[1]) << 8U | with(from[2]);
        }
    }
    cairo_surface_mark_dirty(surface.get());
    return surface;
}

/// What glyphs say, as Cairo takes it.
struct Saying {
    std::string utf8;
    std::vector<cairo_text_cluster_t> clusters;
};

/// All the glyphs say it together. Of a name along a river the first letter says it all and the others nothing: letters that lean each in
/// its own way are no word to a reader.
Saying sayingAtOnce(const std::string& text, int glyphs) {
    Saying saying{readable(text), {}};
    saying.clusters.push_back({static_cast<int>(saying.utf8.size()), glyphs});
    return saying;
}

/// Letter by letter; `wordwise`, since letters far apart are no word to a reader, word by word (from left to right only: readers turn
/// what they find from right to left). Clusters in the order of the text.
Saying sayingOf(const TextRun& run, bool wordwise) {
    Saying saying;
    bool within = false;
    const auto add = [&](const TextCluster& cluster) {
        const std::string text = readable(cluster.text);
        const bool space = text == " ";
        if (!wordwise || !within || space) saying.clusters.push_back({0, 0});
        within = !space;
        saying.utf8 += text;
        saying.clusters.back().num_bytes += static_cast<int>(text.size());
        saying.clusters.back().num_glyphs += static_cast<int>(cluster.glyphs);
    };
    if (run.rightToLeft) std::for_each(run.clusters.rbegin(), run.clusters.rend(), add);
    else std::for_each(run.clusters.begin(), run.clusters.end(), add);
    return saying;
}

cairo_glyph_t placed(const map::PlacedGlyph& glyph) { return {glyph.glyph, double{glyph.pen_px.x}, double{glyph.pen_px.y}}; }

}  // namespace

void PdfCanvas::open(std::string_view, const Path* clip) {
    cairo_save(cairo_);
    if (clip == nullptr) return;
    trace(*clip);
    cairo_clip(cairo_);
}

void PdfCanvas::close() { cairo_restore(cairo_); }

void PdfCanvas::trace(const Path& path) {
    cairo_new_path(cairo_);
    const map::Vec2* p = path.points().data();
    for (const Path::Verb verb : path.verbs()) {
        switch (verb) {
            case Path::Verb::move: cairo_move_to(cairo_, p->x, p->y); ++p; break;
            case Path::Verb::line: cairo_line_to(cairo_, p->x, p->y); ++p; break;
            case Path::Verb::curve: cairo_curve_to(cairo_, p[0].x, p[0].y, p[1].x, p[1].y, p[2].x, p[2].y); p += 3; break;
            case Path::Verb::close: cairo_close_path(cairo_); break;
        }
    }
}

void PdfCanvas::fill(const Path& path, const Fill& fill) {
    if (fill.pattern != map::Pattern::solid) cairo_set_source(cairo_, repeating(fill).get());
    else if (fill.to_px > 0) cairo_set_source(cairo_, fading(fill).get());
    else setColour(cairo_, fill.colour);
    trace(path);
    cairo_fill(cairo_);
}

/// A drawing of one tile, repeated. Cairo takes whole units only for a tile: it is drawn large and scaled.
CairoPattern PdfCanvas::repeating(const Fill& fill) {
    constexpr double kTile = 1024;
    const cairo_rectangle_t extents{0, 0, kTile, kTile};
    const CairoSurface tile{cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &extents)};
    const double scale = kTile / tileSide_px(fill);
    const Cairo cairo{cairo_create(tile.get())};
    cairo_scale(cairo.get(), scale, scale);
    PdfCanvas canvas{cairo.get(), fonts_};
    drawTile(fill, canvas);
    CairoPattern pattern{cairo_pattern_create_for_surface(tile.get())};
    cairo_pattern_set_extend(pattern.get(), CAIRO_EXTEND_REPEAT);
    cairo_matrix_t matrix;
    cairo_matrix_init_scale(&matrix, scale, scale);
    cairo_matrix_translate(&matrix, -fill.anchor_px.x, -fill.anchor_px.y);
    cairo_pattern_set_matrix(pattern.get(), &matrix);
    return pattern;
}

void PdfCanvas::stroke(const Path& path, const Pen& pen) {
    setColour(cairo_, pen.colour);
    cairo_set_line_width(cairo_, pen.width_px);
    cairo_set_line_join(cairo_, CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_cap(cairo_, pen.butt || pen.dash_px > 0 ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_ROUND);
    const double dashes[] = {pen.dash_px, pen.gap_px};
    cairo_set_dash(cairo_, dashes, pen.dash_px > 0 ? 2 : 0, pen.offset_px);
    trace(path);
    cairo_stroke(cairo_);
}

void PdfCanvas::image(const map::Picture& picture, const map::Rect& box_px, double opacity) {
    if (picture.width_px <= 0 || picture.height_px <= 0) return;
    const CairoSurface surface = surfaceOf(picture);
    cairo_save(cairo_);
    cairo_translate(cairo_, box_px.left, box_px.top);
    cairo_scale(cairo_, box_px.width() / picture.width_px, box_px.height() / picture.height_px);
    cairo_set_source_surface(cairo_, surface.get(), 0, 0);
    cairo_pattern_set_extend(cairo_get_source(cairo_), CAIRO_EXTEND_PAD);
    cairo_rectangle(cairo_, 0, 0, picture.width_px, picture.height_px);
    cairo_clip(cairo_);
    cairo_paint_with_alpha(cairo_, opacity);
    cairo_restore(cairo_);
}

void PdfCanvas::setFont(const map::PlacedText& text, const map::PlacedGlyph& glyph) {
    cairo_matrix_t matrix;
    cairo_matrix_init_rotate(&matrix, double{glyph.rotation_deg} * std::numbers::pi / 180);
    cairo_matrix_scale(&matrix, double{text.size_px}, double{text.size_px});
    cairo_set_font_face(cairo_, fonts_.face(glyph.font));
    cairo_set_font_matrix(cairo_, &matrix);
}

void PdfCanvas::text(const map::PlacedText& text) {
    const auto runs = runsOf(text);
    std::vector<cairo_glyph_t> glyphs;
    const auto select = [&](const TextRun& run) {
        glyphs.clear();
        for (const TextCluster& cluster : run.clusters)
            for (std::size_t i = 0; i < cluster.glyphs; ++i) glyphs.push_back(placed(text.glyphs[cluster.firstGlyph + i]));
        setFont(text, text.glyphs[run.clusters.front().firstGlyph]);
        return static_cast<int>(glyphs.size());
    };
    if (text.halo_px > 0 && text.halo.a > 0) {
        cairo_new_path(cairo_);
        for (const TextRun& run : runs) {
            const int count = select(run);
            cairo_glyph_path(cairo_, glyphs.data(), count);
        }
        setColour(cairo_, text.halo);
        cairo_set_line_width(cairo_, 2 * double{text.halo_px});
        cairo_set_line_join(cairo_, CAIRO_LINE_JOIN_ROUND);
        cairo_set_dash(cairo_, nullptr, 0, 0);
        cairo_stroke(cairo_);
    }
    setColour(cairo_, text.fill);
    const bool turned = std::ranges::any_of(text.glyphs, [](const map::PlacedGlyph& glyph) { return glyph.rotation_deg != 0; });
    for (const TextRun& run : runs) {
        const int count = select(run);
        const Saying saying = turned ? sayingAtOnce(&run == runs.data() ? text.text : std::string{}, count) : sayingOf(run, text.tracking_px != 0 && !run.rightToLeft);
        cairo_show_text_glyphs(cairo_, saying.utf8.c_str(), static_cast<int>(saying.utf8.size()), glyphs.data(), count, saying.clusters.data(),
                               static_cast<int>(saying.clusters.size()), run.rightToLeft ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : cairo_text_cluster_flags_t{});
    }
}

}  // namespace demarc::print
