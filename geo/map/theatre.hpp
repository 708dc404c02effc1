#pragma once
#include <vector>

#include "base/lonlat.hpp"
#include "map/camera.hpp"
#include "map/projection.hpp"

namespace demarc::map {

/// A place that may be in the main frame: where it is, how far its drawn outline reaches, and how much is said of it.
struct Spot {
    base::LonLat position;
    base::Box extent;   ///< of its outline, or just the position
    double weight = 1;  ///< 0: never decides (a whole country named in passing)
    bool isStruck = false;  ///< nobody speaks of who holds it, only of strikes on it: it joins the others where they stay large
};

/// The box that the main map shows: the places with their outlines, whole. Only a few that lie far beyond the spread of all others, and
/// carry little of what is said, stay outside, for the locator, and places that are only struck where they would widen the frame to more than
/// half as much again. `inside` answers for each spot.
struct Theatre {
    base::Box box;
    std::vector<bool> inside;
};
[[nodiscard]] Theatre chooseTheatre(const std::vector<Spot>& spots);

/// The camera that shows `content_m` in a viewport, `padding` (a share of each side) left free around it.
struct Padding {
    double x = 0;
    double y = 0;
};
[[nodiscard]] Camera fitCamera(const Rect& content_m, const Rect& viewport_px, Padding padding);

/// The projected bounds of a box of degrees, its edges followed in steps; and the degrees that a projected rectangle covers.
[[nodiscard]] Rect projectBox(const base::Box& box, const Projection& projection);
[[nodiscard]] base::Box unprojectRect(const Rect& rect_m, const Projection& projection);

}  // namespace demarc::map
