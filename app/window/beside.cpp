#include "window/beside.hpp"

#include <algorithm>
#include <cmath>

namespace demarc::window {

Halves halvesOf(const map::Rect& pane_px, const project::Beside& beside) {
    const double split = beside.swipe ? std::clamp(beside.split, 0.02, 0.98) : 0.5;
    const double middle = std::round(pane_px.left + pane_px.width() * split);
    const map::Rect right{middle, pane_px.top, pane_px.right, pane_px.bottom};
    if (beside.swipe) return {pane_px, pane_px, right};
    return {{pane_px.left, pane_px.top, middle, pane_px.bottom}, right, right};
}

map::SceneRequest requestBeside(map::SceneRequest request, const project::Beside& beside, const map::Scene& first) {
    request.view = beside.view;
    request.party = beside.party;
    request.at = beside.at;
    request.crs = first.projection->definition();
    request.area = first.covered;
    request.scale_px_per_m = first.scale_px_per_m;
    return request;
}

gl::PixelRect clipped(const gl::PixelRect& part, const map::Rect& rect_px) {
    const auto whole = [](double px) { return static_cast<int>(std::lround(px)); };
    return part.clippedTo({whole(rect_px.left), whole(rect_px.top), whole(rect_px.width()), whole(rect_px.height())});
}

}  // namespace demarc::window
