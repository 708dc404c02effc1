#include "map/clip.hpp"

#include <array>

namespace demarc::map {
namespace {

/// How far a point is on the inner side of an edge of the box: left, right, top, bottom.
double inside(Vec2 p, const Rect& box, int edge) {
    switch (edge) {
        case 0: return p.x - box.left;
        case 1: return box.right - p.x;
        case 2: return p.y - box.top;
        default: return box.bottom - p.y;
    }
}

}  // namespace

std::vector<Vec2> clippedRing(std::vector<Vec2> ring, const Rect& box) {
    for (int edge = 0; edge < 4; ++edge) {
        std::vector<Vec2> kept;
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const Vec2 from = ring[i], to = ring[(i + 1) % ring.size()];
            const double a = inside(from, box, edge), b = inside(to, box, edge);
            if (a >= 0) kept.push_back(from);
            if ((a >= 0) != (b >= 0)) kept.push_back(from + (to - from) * (a / (a - b)));
        }
        ring = std::move(kept);
    }
    return ring;
}

std::vector<std::vector<Vec2>> clippedLine(const std::vector<Vec2>& line, const Rect& box) {
    std::vector<std::vector<Vec2>> pieces;
    bool goesOn = false;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const Vec2 from = line[i - 1], way = line[i] - from;
        double begin = 0, end = 1;
        for (int edge = 0; edge < 4; ++edge) {
            const double a = inside(from, box, edge), b = inside(line[i], box, edge);
            if (a < 0 && b < 0) end = -1;
            else if (a < 0) begin = std::max(begin, a / (a - b));
            else if (b < 0) end = std::min(end, a / (a - b));
        }
        if (!(begin <= end)) {
            goesOn = false;
            continue;
        }
        if (!goesOn || begin > 0) pieces.push_back({from + way * begin});
        pieces.back().push_back(from + way * end);
        goesOn = end == 1;
    }
    return pieces;
}

}  // namespace demarc::map
