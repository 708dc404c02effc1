#include "map/fonts.hpp"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_GLYPH_H
#include FT_STROKER_H
#include <hb-ot.h>
#include <hb.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <numbers>
#include <string>
#include <unordered_map>

#include "base/error.hpp"
#include "base/handle.hpp"
#include "map/text_runs.hpp"
#include "text/utf8.hpp"

namespace demarc::map {
namespace {

template <class T, void (*Free)(T*)>
struct HbTraits {
    using Type = T*;
    static Type null() { return nullptr; }
    static void free(Type value) { Free(value); }
};
using HbBlob = base::Handle<HbTraits<hb_blob_t, hb_blob_destroy>>;
using HbFace = base::Handle<HbTraits<hb_face_t, hb_face_destroy>>;
using HbFont = base::Handle<HbTraits<hb_font_t, hb_font_destroy>>;
using HbBuffer = base::Handle<HbTraits<hb_buffer_t, hb_buffer_destroy>>;

struct LibraryTraits {
    using Type = FT_Library;
    static Type null() { return nullptr; }
    static void free(Type value) { FT_Done_FreeType(value); }
};
struct FaceTraits {
    using Type = FT_Face;
    static Type null() { return nullptr; }
    static void free(Type value) { FT_Done_Face(value); }
};
struct StrokerTraits {
    using Type = FT_Stroker;
    static Type null() { return nullptr; }
    static void free(Type value) { FT_Stroker_Done(value); }
};
struct LoadedFont {
    HbBlob blob;  // outlives what reads from it: destroyed last
    HbFont hb;
    base::Handle<FaceTraits> ft;
    float unitsPerEm = 1000;
    float capHeight = 0.714F;  // of the size; Noto Sans' own where the file doesn't say
    float xHeight = 0.536F;
};

/// Code points of one font, script and direction.
struct Run {
    unsigned begin = 0;
    unsigned end = 0;
    std::uint16_t font = 0;
    hb_script_t script = HB_SCRIPT_COMMON;
    bool rightToLeft = false;
};

/// Shaped in ems, so that one shaping serves every size.
struct EmGlyph {
    ShapedGlyph glyph;
    bool joins = false;  ///< of a script whose letters connect: spacing them out would tear words
};

bool scriptJoins(hb_script_t script) {
    return script == HB_SCRIPT_ARABIC || script == HB_SCRIPT_SYRIAC || script == HB_SCRIPT_NKO || script == HB_SCRIPT_DEVANAGARI ||
           script == HB_SCRIPT_BENGALI || script == HB_SCRIPT_MONGOLIAN;
}

float quarter(std::uint8_t step) {
    return static_cast<float>(step & 3U) / 4;
}

}  // namespace

struct FontSet::Impl {
    base::Handle<LibraryTraits> freetype;
    std::vector<LoadedFont> files;
    std::array<std::vector<std::uint16_t>, 3> chains;  // by style: the font itself, then where missing letters are looked for
    base::Handle<StrokerTraits> stroker;
    HbBuffer buffer;
    std::array<std::unordered_map<std::string, std::vector<EmGlyph>>, 3> shaped;
    mutable std::vector<std::uint32_t> missing;

    void load(const std::filesystem::path& path);
    [[nodiscard]] std::uint16_t fontFor(std::uint32_t point, std::uint16_t current, FontStyle style) const;
    [[nodiscard]] std::vector<Run> runs(const DecodedText& text, FontStyle style) const;
    void splitRun(const DecodedText& text, const DirectedRun& part, FontStyle style, std::vector<Run>& out) const;
    void noteMissing(std::uint32_t point) const;
    void shapeRun(const DecodedText& text, const Run& run, float& pen, std::vector<EmGlyph>& out) const;
    const std::vector<EmGlyph>& shapedEms(std::string_view utf8, FontStyle style);
};

void FontSet::Impl::load(const std::filesystem::path& path) {
    LoadedFont file;
    file.blob = HbBlob{hb_blob_create_from_file_or_fail(path.c_str())};
    if (!file.blob) throw base::FileError{"can't read the font " + path.string()};
    unsigned length_byte = 0;
    const char* bytes = hb_blob_get_data(file.blob.get(), &length_byte);
    FT_Face ft = nullptr;
    if (FT_New_Memory_Face(freetype.get(), reinterpret_cast<const FT_Byte*>(bytes), static_cast<FT_Long>(length_byte), 0, &ft) != 0) {
        throw base::FormatError{path.string() + " is not a font that FreeType can read"};
    }
    file.ft = base::Handle<FaceTraits>{ft};
    const HbFace face{hb_face_create(file.blob.get(), 0)};
    file.hb = HbFont{hb_font_create(face.get())};
    file.unitsPerEm = static_cast<float>(hb_face_get_upem(face.get()));
    hb_font_set_scale(file.hb.get(), static_cast<int>(file.unitsPerEm), static_cast<int>(file.unitsPerEm));
    hb_position_t height = 0;
    if (hb_ot_metrics_get_position(file.hb.get(), HB_OT_METRICS_TAG_CAP_HEIGHT, &height) && height > 0) {
        file.capHeight = static_cast<float>(height) / file.unitsPerEm;
    }
    if (hb_ot_metrics_get_position(file.hb.get(), HB_OT_METRICS_TAG_X_HEIGHT, &height) && height > 0) {
        file.xHeight = static_cast<float>(height) / file.unitsPerEm;
    }
    files.push_back(std::move(file));
}

std::uint16_t FontSet::Impl::fontFor(std::uint32_t point, std::uint16_t current, FontStyle style) const {
    const auto has = [&](std::uint16_t font) {
        hb_codepoint_t glyph = 0;
        return hb_font_get_nominal_glyph(files[font].hb.get(), point, &glyph) != 0;
    };
    const auto& chain = chains[static_cast<std::size_t>(style)];
    // Spaces, marks and joiners stay with the letters they stand among, even where the font lacks them: HarfBuzz hides or composes them.
    hb_unicode_funcs_t* unicode = hb_unicode_funcs_get_default();
    const hb_script_t script = hb_unicode_script(unicode, point);
    if (script == HB_SCRIPT_INHERITED || (script == HB_SCRIPT_COMMON && has(current))) return current;
    for (const std::uint16_t font : chain) {
        if (has(font)) return font;
    }
    return chain.front();
}

void FontSet::Impl::splitRun(const DecodedText& text, const DirectedRun& part, FontStyle style, std::vector<Run>& out) const {
    const std::size_t first = out.size();
    hb_unicode_funcs_t* unicode = hb_unicode_funcs_get_default();
    std::uint16_t font = chains[static_cast<std::size_t>(style)].front();
    for (unsigned at = part.begin; at < part.end; ++at) {
        font = fontFor(text.points[at], font, style);
        const hb_script_t script = hb_unicode_script(unicode, text.points[at]);
        const bool neutral = script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED;
        if (out.size() > first && out.back().font == font && (neutral || out.back().script == script || out.back().script == HB_SCRIPT_COMMON)) {
            if (!neutral) out.back().script = script;
            out.back().end = at + 1;
        } else {
            out.push_back({at, at + 1, font, neutral ? HB_SCRIPT_COMMON : script, part.rightToLeft});
        }
    }
    if (part.rightToLeft) std::reverse(out.begin() + static_cast<std::ptrdiff_t>(first), out.end());
}

/// Runs from left to right as they are seen.
std::vector<Run> FontSet::Impl::runs(const DecodedText& text, FontStyle style) const {
    std::vector<Run> out;
    for (const DirectedRun& part : directedRuns(text)) splitRun(text, part, style, out);
    return out;
}

void FontSet::Impl::noteMissing(std::uint32_t point) const {
    constexpr std::size_t MOST = 40;
    if (missing.size() < MOST && std::ranges::find(missing, point) == missing.end()) missing.push_back(point);
}

void FontSet::Impl::shapeRun(const DecodedText& text, const Run& run, float& pen, std::vector<EmGlyph>& out) const {
    hb_buffer_t* work = buffer.get();
    hb_buffer_clear_contents(work);
    hb_buffer_add_utf32(work, text.points.data(), static_cast<int>(text.points.size()), run.begin, static_cast<int>(run.end - run.begin));
    hb_buffer_set_direction(work, run.rightToLeft ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(work, run.script);
    const hb_feature_t tabular{HB_TAG('t', 'n', 'u', 'm'), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
    hb_shape(files[run.font].hb.get(), work, &tabular, 1);

    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(work, &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(work, nullptr);
    const float em = 1 / files[run.font].unitsPerEm;
    for (unsigned i = 0; i < count; ++i) {
        if (infos[i].codepoint == 0) {  // a font's box for what it lacks tells a reader nothing
            noteMissing(text.points[infos[i].cluster]);
            continue;
        }
        EmGlyph entry;
        entry.joins = scriptJoins(run.script);
        entry.glyph = {run.font,
                       infos[i].codepoint,
                       pen + static_cast<float>(positions[i].x_offset) * em,
                       -static_cast<float>(positions[i].y_offset) * em,
                       static_cast<float>(positions[i].x_advance) * em,
                       text.bytes[infos[i].cluster]};
        pen += entry.glyph.advance_px;
        out.push_back(entry);
    }
}

const std::vector<EmGlyph>& FontSet::Impl::shapedEms(std::string_view utf8, FontStyle style) {
    auto& cache = shaped[static_cast<std::size_t>(style)];
    if (const auto known = cache.find(std::string{utf8}); known != cache.end()) return known->second;
    if (cache.size() > 20'000) cache.clear();
    std::vector<EmGlyph> glyphs;
    const DecodedText text = decode(utf8);
    float pen = 0;
    for (const Run& run : runs(text, style)) shapeRun(text, run, pen, glyphs);
    return cache.emplace(utf8, std::move(glyphs)).first->second;
}

FontSet::FontSet() : impl_{std::make_unique<Impl>()} {}
FontSet::FontSet(FontSet&&) noexcept = default;
FontSet& FontSet::operator=(FontSet&&) noexcept = default;
FontSet::~FontSet() = default;

FontSet FontSet::open(const std::filesystem::path& assets, const std::array<std::filesystem::path, 3>& given) {
    const std::filesystem::path folder = assets / "fonts";
    std::vector<std::filesystem::path> paths;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator{folder, ignored}) {
        const auto extension = entry.path().extension();
        if (extension == ".ttf" || extension == ".otf") paths.push_back(entry.path());
    }
    std::ranges::sort(paths);

    FontSet set;
    Impl& impl = *set.impl_;
    FT_Library library = nullptr;
    if (FT_Init_FreeType(&library) != 0) throw base::Error{"FreeType can't be started"};
    impl.freetype = base::Handle<LibraryTraits>{library};
    FT_Stroker stroker = nullptr;
    if (FT_Stroker_New(library, &stroker) != 0) throw base::Error{"FreeType's stroker can't be started"};
    impl.stroker = base::Handle<StrokerTraits>{stroker};
    impl.buffer = HbBuffer{hb_buffer_create()};

    std::array<std::vector<std::uint16_t>, 3> own;
    std::array<std::vector<std::uint16_t>, 3> companions;
    for (const auto& path : paths) {
        const std::string stem = path.stem().string();
        const auto style = stem.ends_with("-Bold") ? FontStyle::bold : stem.ends_with("-Italic") ? FontStyle::italic : FontStyle::regular;
        auto& list = stem.starts_with("NotoSans-") ? own : companions;
        list[static_cast<std::size_t>(style)].push_back(static_cast<std::uint16_t>(impl.files.size()));
        impl.load(path);
    }
    const auto regular = static_cast<std::size_t>(FontStyle::regular);
    if (own[regular].empty()) throw base::FileError{"no NotoSans-Regular.ttf in " + folder.string() + "; put the program's fonts back there"};
    for (std::size_t style = 0; style < 3; ++style) {
        if (!given[style].empty()) {
            impl.chains[style].push_back(static_cast<std::uint16_t>(impl.files.size()));
            impl.load(given[style]);
        }
        for (const auto* list : {&own[style], &companions[style], &own[regular], &companions[regular]}) {
            for (const std::uint16_t font : *list) {
                if (std::ranges::find(impl.chains[style], font) == impl.chains[style].end()) impl.chains[style].push_back(font);
            }
        }
    }
    return set;
}

ShapedText FontSet::shape(std::string_view utf8, FontStyle style, float size_px, float tracking_px) const {
    const auto& ems = impl_->shapedEms(utf8, style);
    ShapedText out;
    out.glyphs.reserve(ems.size());
    float spaced_px = 0;
    for (std::size_t i = 0; i < ems.size(); ++i) {
        ShapedGlyph glyph = ems[i].glyph;
        glyph.x_px = glyph.x_px * size_px + spaced_px;
        glyph.y_px *= size_px;
        glyph.advance_px *= size_px;
        out.width_px += glyph.advance_px;
        const bool clusterEnds = i + 1 < ems.size() && ems[i + 1].glyph.cluster != glyph.cluster;
        if (clusterEnds && !ems[i].joins) {
            spaced_px += tracking_px;
            glyph.advance_px += tracking_px;
        }
        out.glyphs.push_back(glyph);
    }
    out.width_px += spaced_px;
    return out;
}

std::string FontSet::missing() const {
    std::string text;
    for (const std::uint32_t point : impl_->missing) text::appendUtf8(static_cast<char32_t>(point), text);
    return text;
}

float FontSet::capHeight_px(FontStyle style, float size_px) const {
    return impl_->files[impl_->chains[static_cast<std::size_t>(style)].front()].capHeight * size_px;
}

float FontSet::xHeight_px(FontStyle style, float size_px) const {
    return impl_->files[impl_->chains[static_cast<std::size_t>(style)].front()].xHeight * size_px;
}

FontFile FontSet::file(std::uint16_t font) const {
    assert(font < impl_->files.size());
    const LoadedFont& loaded = impl_->files[font];
    unsigned length_byte = 0;
    const char* bytes = hb_blob_get_data(loaded.blob.get(), &length_byte);
    const FT_Face face = loaded.ft.get();
    return {{reinterpret_cast<const std::uint8_t*>(bytes), length_byte},
            face->family_name != nullptr ? face->family_name : "",
            (face->style_flags & FT_STYLE_FLAG_BOLD) != 0,
            (face->style_flags & FT_STYLE_FLAG_ITALIC) != 0};
}

GlyphBitmap FontSet::rasterise(const GlyphKey& key) const {
    assert(key.font < impl_->files.size());
    FT_Face face = impl_->files[key.font].ft.get();
    if (key.size_64 == 0 || FT_Set_Char_Size(face, 0, key.size_64, 72, 72) != 0) return {};
    if (FT_Load_Glyph(face, key.glyph, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) != 0) return {};
    FT_Glyph raw = nullptr;
    if (FT_Get_Glyph(face->glyph, &raw) != 0) return {};
    // The calls below replace the glyph: only the last one is freed, by this guard.
    struct Owner {
        FT_Glyph glyph;
        ~Owner() { FT_Done_Glyph(glyph); }
    } owner{raw};
    if (key.halo_64 > 0) {
        FT_Stroker_Set(impl_->stroker.get(), key.halo_64, FT_STROKER_LINECAP_ROUND, FT_STROKER_LINEJOIN_ROUND, 0);
        if (FT_Glyph_StrokeBorder(&owner.glyph, impl_->stroker.get(), 0, 1) != 0) return {};
    }
    if (key.rotation_deg != 0) {
        const double angle_rad = -key.rotation_deg * std::numbers::pi / 180;  // FreeType's y points up
        const auto fixed = [](double v) { return static_cast<FT_Fixed>(std::lround(v * 65536)); };
        FT_Matrix turn{fixed(std::cos(angle_rad)), fixed(-std::sin(angle_rad)), fixed(std::sin(angle_rad)), fixed(std::cos(angle_rad))};
        FT_Glyph_Transform(owner.glyph, &turn, nullptr);
    }
    FT_Vector shift{static_cast<FT_Pos>(quarter(key.subpixel_x) * 64), -static_cast<FT_Pos>(quarter(key.subpixel_y) * 64)};
    if (FT_Glyph_To_Bitmap(&owner.glyph, FT_RENDER_MODE_NORMAL, &shift, 1) != 0) return {};

    const auto* image = reinterpret_cast<FT_BitmapGlyph>(owner.glyph);
    const FT_Bitmap& bitmap = image->bitmap;
    GlyphBitmap out{image->left, -image->top, static_cast<int>(bitmap.width), static_cast<int>(bitmap.rows), {}};
    out.coverage.resize(std::size_t{bitmap.width} * bitmap.rows);
    for (unsigned row = 0; row < bitmap.rows; ++row) {
        std::copy_n(bitmap.buffer + static_cast<std::ptrdiff_t>(row) * bitmap.pitch, bitmap.width,
                    out.coverage.begin() + static_cast<std::ptrdiff_t>(row) * bitmap.width);
    }
    return out;
}

}  // namespace demarc::map
