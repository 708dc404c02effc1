#include "draw/pictures.hpp"

#include <algorithm>
#include <utility>

#include "gl/context.hpp"

namespace demarc::draw {
namespace {

/// A larger texture costs more to make at once and gains nothing.
constexpr int TILE_SIDE_PX = 4096;

/// A rectangle of a picture with alpha multiplied in, as it must be to lie smoothly between its pixels.
std::vector<std::uint8_t> premultiplied(const map::Picture& picture, int left, int top, int right, int bottom) {
    std::vector<std::uint8_t> out;
    out.reserve(static_cast<std::size_t>(right - left) * static_cast<std::size_t>(bottom - top) * 4);
    for (int y = top; y < bottom; ++y) {
        const std::uint8_t* p = &picture.rgba[(static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width_px) + static_cast<std::size_t>(left)) * 4];
        for (int x = left; x < right; ++x, p += 4) {
            for (int k = 0; k < 3; ++k) out.push_back(static_cast<std::uint8_t>((p[k] * p[3] + 127) / 255));
            out.push_back(p[3]);
        }
    }
    return out;
}

}  // namespace

const std::vector<Pictures::Tile>& Pictures::tilesOf(const std::shared_ptr<const map::Picture>& picture) {
    Entry& entry = entries_[picture.get()];
    if (!entry.tiles.empty() && !entry.source.expired()) return entry.tiles;
    entry = {picture, {}};
    constexpr int BESIDE = 1;  // a pixel at a tile's edge is mixed with its neighbour beyond
    const int side = std::min(TILE_SIDE_PX, gl::maximumSide_px()) - 2 * BESIDE;
    for (int top = 0; top < picture->height_px; top += side) {
        for (int left = 0; left < picture->width_px; left += side) {
            const int right = std::min(picture->width_px, left + side), bottom = std::min(picture->height_px, top + side);
            const int l = std::max(0, left - BESIDE), t = std::max(0, top - BESIDE), r = std::min(picture->width_px, right + BESIDE), b = std::min(picture->height_px, bottom + BESIDE);
            entry.tiles.push_back({left, top, right, bottom, l, t, {gl::Format::rgba8, r - l, b - t, gl::Filter::linear}});
            const std::vector<std::uint8_t> pixels = premultiplied(*picture, l, t, r, b);
            entry.tiles.back().texture.upload(0, 0, r - l, b - t, pixels);
            uploaded_byte_ += pixels.size();
        }
    }
    return entry.tiles;
}

void Pictures::draw(Canvas& canvas, const map::ImageItem& item, const map::Camera& camera) {
    if (!item.picture || item.picture->rgba.empty() || item.bounds_m.isEmpty() || item.opacity <= 0) return;
    const map::Vec2 corner_px = camera.toScreen({item.bounds_m.left, item.bounds_m.bottom});
    const double stepX_px = item.bounds_m.width() * camera.scale_px_per_m / item.picture->width_px;
    const double stepY_px = item.bounds_m.height() * camera.scale_px_per_m / item.picture->height_px;
    const map::Rect visible_px = canvas.visible_px();
    begin(canvas, std::min(1.0F, item.opacity));
    for (const Tile& tile : tilesOf(item.picture)) {
        const map::Rect place{corner_px.x + tile.left_px * stepX_px, corner_px.y + tile.top_px * stepY_px, corner_px.x + tile.right_px * stepX_px, corner_px.y + tile.bottom_px * stepY_px};
        if (!place.intersects(visible_px)) continue;
        const auto share = [](int at, int from, int size) { return static_cast<float>(at - from) / static_cast<float>(size); };
        const int width = tile.texture.width_px(), height = tile.texture.height_px();
        put(canvas, tile.texture, place,
            {share(tile.left_px, tile.textureLeft_px, width), share(tile.top_px, tile.textureTop_px, height), share(tile.right_px, tile.textureLeft_px, width),
             share(tile.bottom_px, tile.textureTop_px, height)});
    }
}

void Pictures::draw(Canvas& canvas, const Raster& raster) {
    gl::Texture texture{gl::Format::rgba8, raster.width_px, raster.height_px};
    texture.upload(0, 0, raster.width_px, raster.height_px, {reinterpret_cast<const std::uint8_t*>(raster.pixels.data()), raster.pixels.size() * sizeof raster.pixels[0]});
    const double left = raster.left_px, top = raster.top_px;
    draw(canvas, texture, {left, top, left + raster.width_px, top + raster.height_px});
}

void Pictures::draw(Canvas& canvas, const gl::Texture& texture, const map::Rect& place_px) {
    begin(canvas, 1);
    put(canvas, texture, place_px, {0, 0, 1, 1});
}

void Pictures::begin(Canvas& canvas, float opacity) {
    if (!program_) program_ = makeProgram("picture.vert", "picture.frag");
    gl::setBlend(gl::Blend::over);
    canvas.use(*program_);
    program_->set("uPicture", 0);
    program_->set("uOpacity", opacity);
}

void Pictures::put(Canvas& canvas, const gl::Texture& texture, const map::Rect& place_px, const map::Rect& part) {
    texture.bind(0);
    const auto set = [&](const char* name, const map::Rect& box) {
        program_->set(name, static_cast<float>(box.left), static_cast<float>(box.top), static_cast<float>(box.right), static_cast<float>(box.bottom));
    };
    set("uPlace_px", place_px);
    set("uPart", part);
    nothing_.drawQuads(1);
    ++canvas.drawCalls;
}

void Pictures::evict() {
    std::erase_if(entries_, [](const auto& entry) { return entry.second.source.expired(); });
}

std::size_t Pictures::takeUploaded_byte() { return std::exchange(uploaded_byte_, 0); }

}  // namespace demarc::draw
