#pragma once
#include <cstdint>
#include <vector>

#include "map/vec.hpp"

namespace demarc::map {

/// Triangles. Vertices are metres from `origin` (kept in double, so that floats never jump).
struct Mesh {
    Vec2 origin_m;
    std::vector<Vec2f> vertices;
    std::vector<std::uint32_t> indices;  ///< three a triangle
    Rect bounds_m;
};

/// Lines, one part after the other. Points are metres from `origin`.
struct Polylines {
    Vec2 origin_m;
    std::vector<Vec2f> points;
    std::vector<std::uint32_t> starts;  ///< first point of each part; a part ends where the next starts or the points end
    Rect bounds_m;
};

/// Places. Points are metres from `origin`.
struct Points {
    Vec2 origin_m;
    std::vector<Vec2f> points;
    Rect bounds_m;
};

/// Rings of one or more polygons in projected metres, as the tessellator takes them: by the even-odd rule.
struct Rings {
    std::vector<Vec2> points;
    std::vector<std::uint32_t> starts;
};

}  // namespace demarc::map
