#pragma once
#include <vector>

#include "map/vec.hpp"

namespace demarc::map {

/// What of a ring, not closed, lies in a box: one ring, which may run along the box's edges (Sutherland and Hodgman).
[[nodiscard]] std::vector<Vec2> clippedRing(std::vector<Vec2> ring, const Rect& box);
/// What of a line lies in a box, piece by piece.
[[nodiscard]] std::vector<std::vector<Vec2>> clippedLine(const std::vector<Vec2>& line, const Rect& box);

}  // namespace demarc::map
