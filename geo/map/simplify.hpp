#pragma once
#include <span>
#include <vector>

#include "map/vec.hpp"

namespace demarc::map {

/// Adds to `out` the points of an open line that are needed to keep within `tolerance_m` of it (Douglas–Peucker); both ends stay.
/// Keeps no state; buffers are the caller's `out` and a stack of the line's depth.
void simplifyLine(std::span<const Vec2> line, double tolerance_m, std::vector<Vec2>& out);

/// The same for a closed ring given without its repeated first point; the first point stays. Adds nothing where fewer than three are left.
void simplifyRing(std::span<const Vec2> ring, double tolerance_m, std::vector<Vec2>& out);

}  // namespace demarc::map
