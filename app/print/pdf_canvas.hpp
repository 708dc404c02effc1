#pragma once
#include <cairo/cairo.h>

#include "base/handle.hpp"
#include "print/pdf_fonts.hpp"
#include "print/vector_canvas.hpp"

namespace demarc::print {

template <class T, void (*Free)(T*)>
struct CairoTraits {
    using Type = T*;
    static Type null() { return nullptr; }
    static void free(Type value) { Free(value); }
};
using CairoSurface = base::Handle<CairoTraits<cairo_surface_t, cairo_surface_destroy>>;
using Cairo = base::Handle<CairoTraits<cairo_t, cairo_destroy>>;
using CairoPattern = base::Handle<CairoTraits<cairo_pattern_t, cairo_pattern_destroy>>;

/// Draws with Cairo, whose user space is the frame's pixels. PDF has no groups by name that Cairo could write: they only clip.
class PdfCanvas : public VectorCanvas {
public:
    PdfCanvas(cairo_t* cairo, PdfFonts& fonts) : cairo_{cairo}, fonts_{fonts} {}

    void open(std::string_view name, const Path* clip) override;
    void close() override;
    void fill(const Path& path, const Fill& fill) override;
    void stroke(const Path& path, const Pen& pen) override;
    void image(const map::Picture& picture, const map::Rect& box_px, double opacity) override;
    void text(const map::PlacedText& text) override;

private:
    void trace(const Path& path);
    CairoPattern repeating(const Fill& fill);
    void setFont(const map::PlacedText& text, const map::PlacedGlyph& glyph);

    cairo_t* cairo_;
    PdfFonts& fonts_;
};

}  // namespace demarc::print
