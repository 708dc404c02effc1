#include "draw/canvas.hpp"

#include <algorithm>
#include <cmath>

namespace demarc::draw {

gl::PixelRect Canvas::inTarget(const map::Rect& frame_px) const {
    const auto clamped = [](double value, int limit) { return static_cast<int>(std::clamp(std::round(value), 0.0, static_cast<double>(limit))); };
    const int left = clamped(frame_px.left - tileX_px, target.width_px()), right = clamped(frame_px.right - tileX_px, target.width_px());
    const int top = clamped(frame_px.top - tileY_px, target.height_px()), bottom = clamped(frame_px.bottom - tileY_px, target.height_px());
    return {left, top, right - left, bottom - top};
}

map::Rect Canvas::visible_px() const {
    return {static_cast<double>(tileX_px), static_cast<double>(tileY_px), static_cast<double>(tileX_px + target.width_px()),
            static_cast<double>(tileY_px + target.height_px())};
}

void Canvas::use(const gl::Program& program) const {
    program.use();
    program.set("uTileOrigin", static_cast<float>(tileX_px), static_cast<float>(tileY_px));
    program.set("uTileToClip", 2.0F / static_cast<float>(target.width_px()), 2.0F / static_cast<float>(target.height_px()), -1, -1);
}

void setColour(const gl::Program& program, const char* name, base::Colour colour) {
    const float a = static_cast<float>(colour.a) / 255;
    const auto premultiplied = [a](std::uint8_t value) { return static_cast<float>(value) / 255 * a; };
    program.set(name, premultiplied(colour.r), premultiplied(colour.g), premultiplied(colour.b), a);
}

}  // namespace demarc::draw
