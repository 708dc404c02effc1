#pragma once
#include <cstdint>
#include <vector>

#include "map/geometry.hpp"

namespace demarc::draw {

/// A vertex as area.vert reads it: metres from the mesh's origin (y north), and for the outer side of the soft edge the way off the
/// outline in pixels (y north).
struct AreaVertex {
    map::Vec2f position_m;
    map::Vec2f fringe_px;
};

struct AreaGeometry {
    std::vector<AreaVertex> vertices;
    std::vector<std::uint32_t> indices;  ///< the mesh's triangles, then those of the soft edge
};

/// The mesh as it is.
[[nodiscard]] AreaGeometry hardEdged(const map::Mesh& mesh);

/// The mesh with a strip one pixel wide around its outline, in which it fades: antialiasing without multisampling. An edge that two
/// triangles share, by position, is no outline, so that neighbours drawn as one mesh show no seam. O(n log n).
[[nodiscard]] AreaGeometry softEdged(const map::Mesh& mesh);

}  // namespace demarc::draw
