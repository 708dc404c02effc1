#pragma once
#include <map>
#include <optional>

#include "gl/texture.hpp"
#include "map/fonts.hpp"

namespace demarc::draw {

/// Where a glyph's bitmap lies in the atlas, and where it goes relative to the whole pixel of its pen.
struct AtlasGlyph {
    int x_px = 0, y_px = 0;
    int width_px = 0, height_px = 0;
    int left_px = 0, top_px = 0;
};

/// Coverage bitmaps of glyphs at exact sizes in one texture, kept between frames. Moving maps leave ever new ones behind, for a pen stands on quarters of
/// a pixel: what has gathered over many frames is forgotten. Memory: 2 MiB and a copy of what is filled, 16 MiB for the largest frames.
class GlyphAtlas {
public:
    GlyphAtlas();

    /// Forgets all glyphs when they take far more room than a frame does.
    void startFrame();
    /// The glyph, rasterised if it wasn't yet. Nothing when the atlas is full: draw what was found so far, then clear().
    [[nodiscard]] std::optional<AtlasGlyph> find(const map::GlyphKey& key, const map::FontSet& fonts);
    void clear();
    /// Uploads what is new and binds the texture. Returns the bytes uploaded.
    std::size_t bind(unsigned unit);
    [[nodiscard]] int height_px() const { return texture_.height_px(); }

private:
    [[nodiscard]] bool place(AtlasGlyph& glyph);

    std::map<map::GlyphKey, AtlasGlyph> glyphs_;
    std::vector<std::uint8_t> pixels_;
    gl::Texture texture_;
    int shelfX_px_ = 0, shelfY_px_ = 0, shelfHeight_px_ = 0;
    int changedFrom_px_ = 0, changedTo_px_ = 0;  ///< rows not uploaded yet
    int frameHeight_px_ = 0;                     ///< rows that the first frame of an empty atlas filled, 0 before its end
};

}  // namespace demarc::draw
