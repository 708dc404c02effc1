#include "print/clip_path.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace demarc::print {
namespace {

using map::Vec2;

/// The side on which `inside` of a point is not below 0 (Sutherland and Hodgman).
template <class Inside>
void clipToSide(std::vector<Vec2>& ring, std::vector<Vec2>& work, Inside&& inside) {
    work.clear();
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Vec2 a = ring[i], b = ring[(i + 1) % ring.size()];
        const double da = inside(a), db = inside(b);
        if (da >= 0) work.push_back(a);
        if ((da < 0) != (db < 0)) work.push_back(a + (b - a) * (da / (da - db)));
    }
    std::swap(ring, work);
}

/// The part of a segment in the box, as fractions of its length (Liang and Barsky); first > second where there is none.
std::pair<double, double> partInside(Vec2 a, Vec2 b, const map::Rect& box) {
    const Vec2 d = b - a;
    double from = 0, to = 1;
    const std::array<std::pair<double, double>, 4> sides{{{-d.x, a.x - box.left}, {d.x, box.right - a.x}, {-d.y, a.y - box.top}, {d.y, box.bottom - a.y}}};
    for (const auto& [towards, room] : sides) {
        if (towards == 0 && room < 0) return {1, 0};
        if (towards < 0) from = std::max(from, room / towards);
        if (towards > 0) to = std::min(to, room / towards);
    }
    return {from, to};
}

}  // namespace

std::vector<Vec2> clippedRing(std::span<const Vec2> ring, const map::Rect& box) {
    std::vector<Vec2> points(ring.begin(), ring.end()), work;
    map::Rect reach;
    for (const Vec2 p : points) reach.extend(p);
    if (box.contains(reach)) return points;
    clipToSide(points, work, [&](Vec2 p) { return p.x - box.left; });
    clipToSide(points, work, [&](Vec2 p) { return box.right - p.x; });
    clipToSide(points, work, [&](Vec2 p) { return p.y - box.top; });
    clipToSide(points, work, [&](Vec2 p) { return box.bottom - p.y; });
    return points;
}

std::vector<Stretch> clippedLine(std::span<const Vec2> line, const map::Rect& box) {
    std::vector<Stretch> stretches;
    double walked = 0;
    bool goesOn = false;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const Vec2 a = line[i], b = line[i + 1];
        const double length = std::hypot(b.x - a.x, b.y - a.y);
        const auto [from, to] = partInside(a, b, box);
        if (from <= to && length > 0) {
            if (!goesOn || from > 0) stretches.push_back({{a + (b - a) * from}, walked + from * length});
            stretches.back().points.push_back(to < 1 ? a + (b - a) * to : b);
        }
        if (length > 0) goesOn = from <= to && to >= 1;
        walked += length;
    }
    return stretches;
}

}  // namespace demarc::print
