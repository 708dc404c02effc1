#include "draw/glyph_atlas.hpp"

#include <algorithm>

namespace demarc::draw {
namespace {

constexpr int kWidth_px = 2048;
constexpr int kFirstHeight_px = 1024;
constexpr int kLastHeight_px = 8192;

std::size_t rowStart(int y_px) { return static_cast<std::size_t>(y_px) * kWidth_px; }

}  // namespace

GlyphAtlas::GlyphAtlas() : texture_{gl::Format::r8, kWidth_px, kFirstHeight_px} {}

void GlyphAtlas::startFrame() {
    const int filled_px = shelfY_px_ + shelfHeight_px_;
    if (frameHeight_px_ == 0) frameHeight_px_ = filled_px;
    if (filled_px > std::max(kFirstHeight_px * 3 / 4, 2 * frameHeight_px_)) clear();
}

bool GlyphAtlas::place(AtlasGlyph& glyph) {
    if (shelfX_px_ + glyph.width_px > kWidth_px) {
        shelfY_px_ += shelfHeight_px_;
        shelfX_px_ = shelfHeight_px_ = 0;
    }
    if (glyph.width_px > kWidth_px || shelfY_px_ + glyph.height_px > kLastHeight_px) return false;
    glyph.x_px = shelfX_px_;
    glyph.y_px = shelfY_px_;
    shelfX_px_ += glyph.width_px;
    shelfHeight_px_ = std::max(shelfHeight_px_, glyph.height_px);
    return true;
}

std::optional<AtlasGlyph> GlyphAtlas::find(const map::GlyphKey& key, const map::FontSet& fonts) {
    if (const auto known = glyphs_.find(key); known != glyphs_.end()) return known->second;
    const map::GlyphBitmap bitmap = fonts.rasterise(key);
    AtlasGlyph glyph{0, 0, bitmap.width_px, bitmap.height_px, bitmap.left_px, bitmap.top_px};
    if (glyph.width_px > 0 && glyph.height_px > 0) {
        if (!place(glyph)) return std::nullopt;
        const int bottom_px = glyph.y_px + glyph.height_px;
        if (pixels_.size() < rowStart(bottom_px)) pixels_.resize(rowStart(bottom_px));
        for (int y = 0; y < glyph.height_px; ++y)
            std::copy_n(bitmap.coverage.begin() + y * glyph.width_px, glyph.width_px,
                        pixels_.begin() + static_cast<std::ptrdiff_t>(rowStart(glyph.y_px + y)) + glyph.x_px);
        if (changedFrom_px_ == changedTo_px_) changedFrom_px_ = glyph.y_px;
        changedFrom_px_ = std::min(changedFrom_px_, glyph.y_px);
        changedTo_px_ = std::max(changedTo_px_, bottom_px);
    }
    glyphs_.emplace(key, glyph);
    return glyph;
}

void GlyphAtlas::clear() {
    glyphs_.clear();
    pixels_.clear();
    shelfX_px_ = shelfY_px_ = shelfHeight_px_ = changedFrom_px_ = changedTo_px_ = frameHeight_px_ = 0;
}

std::size_t GlyphAtlas::bind(unsigned unit) {
    if (changedTo_px_ > texture_.height_px()) {
        int height_px = texture_.height_px();
        while (height_px < changedTo_px_) height_px *= 2;
        texture_ = gl::Texture{gl::Format::r8, kWidth_px, height_px};
        changedFrom_px_ = 0;
    }
    texture_.bind(unit);
    const int rows = changedTo_px_ - changedFrom_px_;
    if (rows == 0) return 0;
    const std::span<const std::uint8_t> changed{pixels_.data() + rowStart(changedFrom_px_), rowStart(rows)};
    texture_.upload(0, changedFrom_px_, kWidth_px, rows, changed);
    changedFrom_px_ = changedTo_px_ = 0;
    return changed.size();
}

}  // namespace demarc::draw
