#pragma once
#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "map/vec.hpp"

namespace demarc::map {

enum class FontStyle : std::uint8_t { regular, bold, italic };

/// A glyph placed relative to the text's origin (start of its baseline), in pixels, y down.
struct ShapedGlyph {
    std::uint16_t font = 0;  ///< index into the font set (fallback scripts have their own)
    std::uint32_t glyph = 0;
    float x_px = 0;
    float y_px = 0;
    float advance_px = 0;
    std::uint32_t cluster = 0;  ///< byte of the text it comes from
};

struct ShapedText {
    std::vector<ShapedGlyph> glyphs;
    float width_px = 0;
};

/// 8-bit coverage of one glyph; left/top is the offset from the pen position to the bitmap's upper left pixel.
struct GlyphBitmap {
    int left_px = 0;
    int top_px = 0;
    int width_px = 0;
    int height_px = 0;
    std::vector<std::uint8_t> coverage;
};

/// What a bitmap depends on. Sizes in 1/64 px; subpixel position in quarters; rotation in degrees, clockwise.
struct GlyphKey {
    std::uint32_t glyph = 0;
    std::uint16_t font = 0;
    std::uint16_t size_64 = 0;
    std::uint16_t halo_64 = 0;  ///< 0: the glyph itself; else its outline grown by this much on each side
    std::int16_t rotation_deg = 0;
    std::uint8_t subpixel_x = 0;
    std::uint8_t subpixel_y = 0;
    friend auto operator<=>(const GlyphKey&, const GlyphKey&) = default;
};

/// A font of the set as a vector file embeds it. The bytes live as long as the set.
struct FontFile {
    std::span<const std::uint8_t> bytes;
    std::string family;  ///< "Noto Sans Arabic"
    bool bold = false;
    bool italic = false;
};

/// Noto Sans with its Arabic, Georgian … companions from assets/fonts. Shaping with HarfBuzz, bidi with ICU, bitmaps with FreeType
/// without hinting. Not thread-safe: one per thread.
class FontSet {
public:
    /// With `own` regular, bold and italic in the place of Noto Sans, which then fills in for what they lack; empty paths stand for none.
    /// Throws FileError, FormatError naming the font.
    [[nodiscard]] static FontSet open(const std::filesystem::path& assets, const std::array<std::filesystem::path, 3>& own = {});
    FontSet(FontSet&&) noexcept;
    FontSet& operator=(FontSet&&) noexcept;
    ~FontSet();

    [[nodiscard]] ShapedText shape(std::string_view utf8, FontStyle style, float size_px, float tracking_px = 0) const;
    /// The characters of all that was shaped which no font has, each once, in order, at most 40: they are left out.
    [[nodiscard]] std::string missing() const;
    [[nodiscard]] float capHeight_px(FontStyle style, float size_px) const;
    [[nodiscard]] float xHeight_px(FontStyle style, float size_px) const;
    [[nodiscard]] GlyphBitmap rasterise(const GlyphKey& key) const;
    /// What a glyph's font index stands for.
    [[nodiscard]] FontFile file(std::uint16_t font) const;

private:
    FontSet();
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace demarc::map
