#include "print/pdf_fonts.hpp"

#include <cairo-ft.h>
#include <ft2build.h>
#include FT_FREETYPE_H

#include <memory>
#include <string>

#include "base/error.hpp"

namespace demarc::print {
namespace {

/// Cairo keeps a face as long as it likes, longer than we live: each has a FreeType of its own and goes with it.
struct OwnFace {
    FT_Library library = nullptr;
    FT_Face face = nullptr;
    ~OwnFace() {
        if (face != nullptr) FT_Done_Face(face);
        if (library != nullptr) FT_Done_FreeType(library);
    }
};
constexpr cairo_user_data_key_t kOwnFace{};

}  // namespace

PdfFonts::~PdfFonts() {
    for (const auto& [font, face] : faces_) cairo_font_face_destroy(face);
}

cairo_font_face_t* PdfFonts::face(std::uint16_t font) {
    if (const auto known = faces_.find(font); known != faces_.end()) return known->second;
    const map::FontFile file = set_.file(font);
    auto own = std::make_unique<OwnFace>();
    if (FT_Init_FreeType(&own->library) != 0 ||
        FT_New_Memory_Face(own->library, file.bytes.data(), static_cast<FT_Long>(file.bytes.size()), 0, &own->face) != 0)
        throw base::FormatError{"FreeType can't read the font " + file.family};
    cairo_font_face_t* face = cairo_ft_font_face_create_for_ft_face(own->face, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP);
    const auto free = [](void* data) { delete static_cast<OwnFace*>(data); };
    if (cairo_font_face_set_user_data(face, &kOwnFace, own.get(), free) == CAIRO_STATUS_SUCCESS) own.release();
    return faces_.emplace(font, face).first->second;
}

}  // namespace demarc::print
