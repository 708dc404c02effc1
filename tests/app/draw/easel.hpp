#pragma once
#include <initializer_list>
#include <memory>
#include <vector>

#include "base/file.hpp"
#include "draw/renderer.hpp"
#include "gl/context.hpp"

namespace demarc::draw {

/// A drawn picture, rows from the top.
struct Picture {
    int width_px = 0;
    int height_px = 0;
    std::vector<std::uint8_t> rgba;

    [[nodiscard]] base::Colour at(int x, int y) const {
        const auto i = static_cast<std::size_t>((y * width_px + x) * 4);
        return {rgba[i], rgba[i + 1], rgba[i + 2], rgba[i + 3]};
    }
    /// How much of a black shape on white paper covers the pixel.
    [[nodiscard]] double ink(int x, int y) const { return 1 - at(x, y).g / 255.0; }
    /// Area covered in black, in pixels.
    [[nodiscard]] double allInk() const {
        double sum = 0;
        for (int y = 0; y < height_px; ++y)
            for (int x = 0; x < width_px; ++x) sum += ink(x, y);
        return sum;
    }
};

inline constexpr base::Colour kBlack{0, 0, 0, 255};
inline constexpr base::Colour kWhite{255, 255, 255, 255};
inline constexpr base::Colour kRed{255, 0, 0, 255};
inline constexpr base::Colour kBlue{0, 0, 255, 255};

/// An offscreen renderer for tests.
class Easel {
public:
    FrameStats stats;

    /// The scene's water is made the paper's colour, so that only what is drawn shows.
    Picture draw(map::Scene scene, const map::Frame& frame, TileOrigin tile = {}, int width_px = 0, int height_px = 0) {
        Picture picture{width_px > 0 ? width_px : frame.width_px, height_px > 0 ? height_px : frame.height_px, {}};
        scene.theme.water = frame.paper;
        const gl::Framebuffer target{gl::Format::rgba8, picture.width_px, picture.height_px};
        stats = renderer_.draw(scene, frame, fonts_, target, tile);
        picture.rgba.resize(static_cast<std::size_t>(picture.width_px) * static_cast<std::size_t>(picture.height_px) * 4);
        target.read(picture.rgba);
        return picture;
    }
    void setMotion(Motion motion) { renderer_.setMotion(motion); }
    [[nodiscard]] const map::FontSet& fonts() const { return fonts_; }

    /// The words from a pen position on.
    [[nodiscard]] map::PlacedText text(const std::string& words, map::FontStyle style, float x_px, float y_px, float size_px) const {
        map::PlacedText placed;
        placed.size_px = size_px;
        placed.fill = kBlack;
        placed.text = words;
        for (const map::ShapedGlyph& glyph : fonts_.shape(words, style, size_px).glyphs)
            placed.glyphs.push_back({glyph.font, glyph.glyph, {x_px + glyph.x_px, y_px + glyph.y_px}});
        return placed;
    }

private:
    gl::Context context_ = gl::Context::headless();
    Renderer renderer_;
    map::FontSet fonts_ = map::FontSet::open(base::findAssets());
};

inline map::Paint solid(base::Colour colour) {
    map::Paint paint;
    paint.a = colour;
    return paint;
}
inline map::Paint patterned(map::Pattern pattern, base::Colour a, base::Colour b, float share, float period_px) { return {pattern, a, b, share, period_px}; }

inline map::Camera camera(double scale_px_per_m, const map::Rect& viewport_px) { return {{}, scale_px_per_m, viewport_px}; }

/// A mark with its middle there.
inline map::Mark markAt(map::MarkShape shape, float x_px, float y_px, float radius_px, base::Colour colour) {
    map::Mark mark;
    mark.shape = shape;
    mark.centre_px = {x_px, y_px};
    mark.radius_px = radius_px;
    mark.a = colour;
    return mark;
}
inline map::Mark rectAt(float x_px, float y_px, float halfWidth_px, float halfHeight_px, base::Colour colour) {
    map::Mark mark = markAt(map::MarkShape::rect, x_px, y_px, 0, colour);
    mark.half_px = {halfWidth_px, halfHeight_px};
    return mark;
}

/// White paper of this size; the camera shows a metre as a pixel, with metre (0, 0) in the middle.
inline map::Frame paper(int width_px, int height_px) {
    map::Frame frame;
    frame.width_px = width_px;
    frame.height_px = height_px;
    frame.paper = kWhite;
    frame.maps.push_back({camera(1, {0, 0, static_cast<double>(width_px), static_cast<double>(height_px)})});
    return frame;
}

inline map::Frame paperWith(const map::Mark& mark) {
    map::Frame frame = paper(100, 100);
    frame.sheets.emplace_back().marks.push_back(mark);
    return frame;
}

inline std::shared_ptr<map::Polylines> polyline(std::vector<map::Vec2f> points, map::Vec2 origin_m = {}) {
    auto lines = std::make_shared<map::Polylines>();
    lines->origin_m = origin_m;
    for (const map::Vec2f& p : points) lines->bounds_m.extend({origin_m.x + p.x, origin_m.y + p.y});
    lines->points = std::move(points);
    lines->starts = {0};
    return lines;
}

/// A rectangle of two triangles, in metres from the origin.
inline std::shared_ptr<map::Mesh> rectangle(float left, float bottom, float right, float top, map::Vec2 origin_m = {}) {
    auto mesh = std::make_shared<map::Mesh>();
    mesh->origin_m = origin_m;
    mesh->vertices = {{left, bottom}, {right, bottom}, {right, top}, {left, top}};
    mesh->indices = {0, 1, 2, 0, 2, 3};
    for (const map::Vec2f& p : mesh->vertices) mesh->bounds_m.extend({origin_m.x + p.x, origin_m.y + p.y});
    return mesh;
}

inline map::Scene sceneOf(map::WorldPass pass) {
    map::Scene scene;
    scene.world.push_back(std::move(pass));
    return scene;
}

}  // namespace demarc::draw
