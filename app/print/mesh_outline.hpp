#pragma once
#include <vector>

#include "map/geometry.hpp"

namespace demarc::print {

/// The outline of a mesh's triangles as closed rings (the first point is not repeated), in metres from the mesh's origin, with the area at
/// their left. By the non-zero rule they fill what the triangles cover and nothing else: edges that two neighbours share, by position, are
/// gone, so that no seam shows. Triangles off `within_m` (metres of the projection) may be left out. O(n log n) of the triangles within.
[[nodiscard]] std::vector<std::vector<map::Vec2f>> outlineOf(const map::Mesh& mesh, const map::Rect& within_m);

}  // namespace demarc::print
