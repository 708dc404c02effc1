#include "draw/line_points.hpp"

#include <algorithm>
#include <cmath>

namespace demarc::draw {
namespace {

/// Few enough that what is out of view is left out, many enough that a draw call pays.
constexpr std::size_t kChunkSegments = 128;

}  // namespace

void LineGeometry::add(std::span<const map::Vec2f> part) {
    const std::size_t begin = points.size();
    points.push_back({});
    double length = 0;
    for (const map::Vec2f& p : part) {
        if (points.size() > begin + 1) {
            const LinePoint& last = points.back();
            const double step = std::hypot(static_cast<double>(p.x) - last.x, static_cast<double>(p.y) - last.y);
            if (step == 0) continue;
            length += step;
        }
        points.push_back({p.x, p.y, static_cast<float>(length), 0});
    }
    const std::size_t count = points.size() - begin - 1;
    if (count < 2) return points.resize(begin);

    const LinePoint first = points[begin + 1], last = points.back();
    const bool closed = count > 3 && first.x == last.x && first.y == last.y;
    const LinePoint before = closed ? points[points.size() - 2] : first;
    const LinePoint after = closed ? points[begin + 2] : last;
    points[begin] = {before.x, before.y, -1, 0};
    points.push_back({after.x, after.y, -1, 0});

    for (std::size_t segment = 0; segment + 1 < count; segment += kChunkSegments) {
        LineChunk chunk;
        chunk.first = begin + segment;
        chunk.count = std::min(kChunkSegments, count - 1 - segment);
        for (std::size_t i = chunk.first + 1; i <= chunk.first + 1 + chunk.count; ++i) {
            chunk.left = std::min(chunk.left, points[i].x);
            chunk.right = std::max(chunk.right, points[i].x);
            chunk.bottom = std::min(chunk.bottom, points[i].y);
            chunk.top = std::max(chunk.top, points[i].y);
        }
        chunks.push_back(chunk);
    }
}

}  // namespace demarc::draw
