#pragma once
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "draw/canvas.hpp"
#include "draw/raster.hpp"
#include "gl/buffer.hpp"
#include "gl/texture.hpp"
#include "map/scene.hpp"

namespace demarc::draw {

/// Draws pictures on the ground, smoothly between their pixels. One larger than a texture may be lies in several that fit together without a seam. What
/// no scene holds any more is freed. Its program is compiled when the first picture comes: most maps have none.
class Pictures {
public:
    void draw(Canvas& canvas, const map::ImageItem& item, const map::Camera& camera);
    /// Pixel upon pixel; not kept.
    void draw(Canvas& canvas, const Raster& raster);
    /// A texture with premultiplied alpha, its row 0 at the top of the place.
    void draw(Canvas& canvas, const gl::Texture& texture, const map::Rect& place_px);
    void evict();
    /// Bytes uploaded since the last call.
    [[nodiscard]] std::size_t takeUploaded_byte();

private:
    /// A part of a picture: which of its pixels are shown, and the texture that holds them and their neighbours.
    struct Tile {
        int left_px = 0, top_px = 0, right_px = 0, bottom_px = 0;
        int textureLeft_px = 0, textureTop_px = 0;
        gl::Texture texture;
    };
    struct Entry {
        std::weak_ptr<const map::Picture> source;
        std::vector<Tile> tiles;
    };
    [[nodiscard]] const std::vector<Tile>& tilesOf(const std::shared_ptr<const map::Picture>& picture);
    void begin(Canvas& canvas, float opacity);
    void put(Canvas& canvas, const gl::Texture& texture, const map::Rect& place_px, const map::Rect& part);

    std::unordered_map<const map::Picture*, Entry> entries_;
    std::optional<gl::Program> program_;
    gl::VertexArray nothing_;
    std::size_t uploaded_byte_ = 0;
};

}  // namespace demarc::draw
