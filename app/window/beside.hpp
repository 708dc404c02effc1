#pragma once
#include <optional>

#include "gl/state.hpp"
#include "map/camera.hpp"
#include "map/compose.hpp"
#include "project/items.hpp"
#include "window/map_view.hpp"

namespace demarc::window {

/// Where two maps of one ground stand: over each other, the second seen right of a line, or side by side.
struct Halves {
    map::Rect first_px, second_px;  ///< what each map fills
    map::Rect seen_px;              ///< what is seen of the second
};
[[nodiscard]] Halves halvesOf(const map::Rect& pane_px, const project::Beside& beside);

/// What the second map shows of the ground that a scene shows.
[[nodiscard]] map::SceneRequest requestBeside(map::SceneRequest request, const project::Beside& beside, const map::Scene& first);

/// A part of the window that lies in a rectangle of the screen.
[[nodiscard]] gl::PixelRect clipped(const gl::PixelRect& part, const map::Rect& rect_px);

}  // namespace demarc::window
