#pragma once
#include "map/vec.hpp"

namespace demarc::map {

/// How projected metres come onto a rectangle of pixels. All in double: a screen position is right to 1e-6 px at any zoom.
struct Camera {
    Vec2 centre_m;               ///< what is shown at the middle of the viewport
    double scale_px_per_m = 1;
    Rect viewport_px;            ///< where on the image or window, in device pixels

    [[nodiscard]] Vec2 toScreen(Vec2 world_m) const {
        const Vec2 middle = viewport_px.centre();
        return {middle.x + (world_m.x - centre_m.x) * scale_px_per_m, middle.y - (world_m.y - centre_m.y) * scale_px_per_m};
    }
    [[nodiscard]] Vec2 toWorld(Vec2 screen_px) const {
        const Vec2 middle = viewport_px.centre();
        return {centre_m.x + (screen_px.x - middle.x) / scale_px_per_m, centre_m.y - (screen_px.y - middle.y) / scale_px_per_m};
    }
    /// The part of the projected plane that is in view, in metres.
    [[nodiscard]] Rect visible_m() const {
        Rect box;
        box.extend(toWorld({viewport_px.left, viewport_px.top}));
        box.extend(toWorld({viewport_px.right, viewport_px.bottom}));
        return box;
    }
    friend bool operator==(const Camera&, const Camera&) = default;
};

}  // namespace demarc::map
