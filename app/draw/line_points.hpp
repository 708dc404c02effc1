#pragma once
#include <cstddef>
#include <limits>
#include <span>
#include <vector>

#include "map/geometry.hpp"

namespace demarc::draw {

/// A point as line.vert reads it. A segment is four of these in a row: before, from, to, after.
struct LinePoint {
    float x = 0;
    float y = 0;
    float length = 0;  ///< of the line up to here; below 0: only gives the direction beyond an end
    float unused = 0;  ///< shaders read four floats at a time
};

/// Segments that are drawn or left out together.
struct LineChunk {
    std::size_t first = 0;  ///< segment, which is also the index of its first LinePoint
    std::size_t count = 0;
    float left = std::numeric_limits<float>::max(), bottom = left, right = -left, top = -left;
};

/// Polylines laid out for drawing by segments. Points that repeat are dropped; a part whose ends meet is joined there.
struct LineGeometry {
    std::vector<LinePoint> points;
    std::vector<LineChunk> chunks;

    void add(std::span<const map::Vec2f> part);
};

}  // namespace demarc::draw
