#include "map/simplify.hpp"

#include <algorithm>
#include <cstddef>

namespace demarc::map {
namespace {

double squaredDistance(Vec2 p, Vec2 a, Vec2 b) {
    const Vec2 ab = b - a, ap = p - a;
    const double length = ab.x * ab.x + ab.y * ab.y;
    const double t = length > 0 ? std::clamp((ap.x * ab.x + ap.y * ab.y) / length, 0.0, 1.0) : 0;
    const Vec2 d = ap - ab * t;
    return d.x * d.x + d.y * d.y;
}

/// Adds the kept points of [first, last] without the first one.
void addBetween(std::span<const Vec2> line, std::size_t first, std::size_t last, double squaredTolerance, std::vector<Vec2>& out) {
    static thread_local std::vector<std::size_t> ends;  // far ends of stretches still to do; the near end is the last point kept
    ends.assign(1, last);
    while (!ends.empty()) {
        const std::size_t end = ends.back();
        double worst = squaredTolerance;
        std::size_t at = end;
        for (std::size_t i = first + 1; i < end; ++i) {
            const double d = squaredDistance(line[i], line[first], line[end]);
            if (d > worst) {
                worst = d;
                at = i;
            }
        }
        if (at != end) {
            ends.push_back(at);
            continue;
        }
        out.push_back(line[end]);
        first = end;
        ends.pop_back();
    }
}

}  // namespace

void simplifyLine(std::span<const Vec2> line, double tolerance_m, std::vector<Vec2>& out) {
    if (line.empty()) return;
    out.push_back(line.front());
    if (line.size() > 1) addBetween(line, 0, line.size() - 1, tolerance_m * tolerance_m, out);
}

void simplifyRing(std::span<const Vec2> ring, double tolerance_m, std::vector<Vec2>& out) {
    if (ring.size() < 3) return;
    // A ring has no ends: the first point and the one farthest from it take their place.
    std::size_t far = 0;
    double worst = 0;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const double d = squaredDistance(ring[i], ring[0], ring[0]);
        if (d > worst) {
            worst = d;
            far = i;
        }
    }
    if (worst <= tolerance_m * tolerance_m) return;
    const std::size_t before = out.size();
    out.push_back(ring[0]);
    addBetween(ring, 0, far, tolerance_m * tolerance_m, out);
    static thread_local std::vector<Vec2> back;
    back.assign(ring.begin() + static_cast<std::ptrdiff_t>(far), ring.end());
    back.push_back(ring[0]);
    addBetween(back, 0, back.size() - 1, tolerance_m * tolerance_m, out);
    out.pop_back();
    if (out.size() - before < 3) out.resize(before);
}

}  // namespace demarc::map
