#include "print/svg_fonts.hpp"

#include <hb-subset.h>
#include <hb.h>

#include "base/error.hpp"
#include "base/handle.hpp"
#include "print/svg_write.hpp"
#include "text/utf8.hpp"

namespace demarc::print {
namespace {

template <class T, void (*Free)(T*)>
struct HbTraits {
    using Type = T*;
    static Type null() { return nullptr; }
    static void free(Type value) { Free(value); }
};
using HbBlob = base::Handle<HbTraits<hb_blob_t, hb_blob_destroy>>;
using HbFace = base::Handle<HbTraits<hb_face_t, hb_face_destroy>>;
using HbInput = base::Handle<HbTraits<hb_subset_input_t, hb_subset_input_destroy>>;

/// The font with the glyphs of these characters alone, and how they join.
HbBlob subsetOf(const map::FontFile& file, const std::set<char32_t>& characters) {
    const HbBlob whole{hb_blob_create(reinterpret_cast<const char*>(file.bytes.data()), static_cast<unsigned>(file.bytes.size()),
                                      HB_MEMORY_MODE_READONLY, nullptr, nullptr)};
    const HbFace face{hb_face_create(whole.get(), 0)};
    const HbInput input{hb_subset_input_create_or_fail()};
    if (!input) throw base::Error{"no memory for a part of the font " + file.family};
    hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING);
    for (const char32_t c : characters) hb_set_add(hb_subset_input_unicode_set(input.get()), c);
    hb_set_add(hb_subset_input_set(input.get(), HB_SUBSET_SETS_LAYOUT_FEATURE_TAG), HB_TAG('t', 'n', 'u', 'm'));
    const HbFace part{hb_subset_or_fail(face.get(), input.get())};
    if (!part) throw base::Error{"no part can be cut out of the font " + file.family};
    return HbBlob{hb_face_reference_blob(part.get())};
}

/// A family as a CSS string; what could end it is left out.
std::string quoted(const std::string& family) {
    std::string out = "'";
    for (const char c : family)
        if (c != '\'' && c != '\\' && c != '<' && c != '&' && static_cast<unsigned char>(c) >= 0x20) out += c;
    return out + "'";
}

}  // namespace

void SvgFonts::use(std::uint16_t font, std::string_view text) {
    auto& characters = used_[font];
    for (std::size_t at = 0; at < text.size();) {
        const text::CodePoint point = text::decodeAt(text, at);
        characters.insert(point.value);
        at += point.size_byte;
    }
}

std::string SvgFonts::styleSheet() const {
    std::string css;
    for (const auto& [font, characters] : used_) {
        const map::FontFile file = set_.file(font);
        const std::string family = quoted(file.family);
        const std::string style = std::string{file.bold ? "font-weight:700;" : "font-weight:400;"} + (file.italic ? "font-style:italic;" : "");
        const HbBlob part = subsetOf(file, characters);
        unsigned length_byte = 0;
        const char* bytes = hb_blob_get_data(part.get(), &length_byte);
        css += "@font-face{font-family:" + family + ";" + style + "src:url(data:font/ttf;base64,";
        appendBase64(css, {reinterpret_cast<const std::uint8_t*>(bytes), length_byte});
        css += ")}\n.f" + std::to_string(font) + "{font-family:" + family + ",'Noto Sans',sans-serif;" + style + "font-feature-settings:'tnum'}\n";
    }
    return css;
}

}  // namespace demarc::print
