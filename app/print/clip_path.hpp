#pragma once
#include <span>
#include <vector>

#include "map/vec.hpp"

namespace demarc::print {

/// A ring cut to a rectangle, along whose sides it then runs: inside, its winding is as before. Empty where nothing is left.
[[nodiscard]] std::vector<map::Vec2> clippedRing(std::span<const map::Vec2> ring, const map::Rect& box);

/// A stretch of a line inside a rectangle, and how long the line was before it.
struct Stretch {
    std::vector<map::Vec2> points;
    double start = 0;
};
[[nodiscard]] std::vector<Stretch> clippedLine(std::span<const map::Vec2> line, const map::Rect& box);

}  // namespace demarc::print
