#pragma once
#include <cairo/cairo.h>

#include <map>

#include "map/fonts.hpp"

namespace demarc::print {

/// The fonts of a set as Cairo's, each made when first asked for.
class PdfFonts {
public:
    explicit PdfFonts(const map::FontSet& fonts) : set_{fonts} {}
    PdfFonts(const PdfFonts&) = delete;
    PdfFonts& operator=(const PdfFonts&) = delete;
    ~PdfFonts();

    /// Throws FormatError for a font that FreeType can't read.
    [[nodiscard]] cairo_font_face_t* face(std::uint16_t font);

private:
    const map::FontSet& set_;
    std::map<std::uint16_t, cairo_font_face_t*> faces_;
};

}  // namespace demarc::print
