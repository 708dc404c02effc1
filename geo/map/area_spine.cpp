#include "map/area_spine.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "map/areas.hpp"

namespace demarc::map {
namespace {

constexpr int GRID = 40;               // rows and columns that the area is seen through
constexpr std::size_t LEAST = 40;      // of its points
constexpr double LONGER = 1.9;         // than wide
constexpr double LEVEL_RAD = 0.12, UPRIGHT_RAD = 1.15;
constexpr double BENT = 0.06;          // rise of the middle over the length, from which a level area's name is bent too
constexpr double STEEPEST = 0.4;       // at the ends, off the axis
constexpr double END = 0.06;           // of the length, left free at each end
constexpr double INSIDE = 0.85;        // of the line's points

Rect boundsOf(const Rings& rings, const Rect& within) {
    Rect box;
    for (const Vec2 p : rings.points) {
        if (std::isfinite(p.x) && std::isfinite(p.y)) box.extend(p);
    }
    return {std::max(box.left, within.left), std::max(box.top, within.top), std::min(box.right, within.right), std::min(box.bottom, within.bottom)};
}

/// Where a level line crosses the rings, from the left.
std::vector<double> crossings(const Rings& rings, double y) {
    std::vector<double> found;
    for (std::size_t part = 0; part < rings.starts.size(); ++part) {
        const std::size_t begin = rings.starts[part], end = part + 1 < rings.starts.size() ? rings.starts[part + 1] : rings.points.size();
        for (std::size_t i = begin; i < end; ++i) {
            const Vec2 a = rings.points[i], b = rings.points[i + 1 < end ? i + 1 : begin];
            if ((a.y <= y) != (b.y <= y)) found.push_back(a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y));
        }
    }
    std::ranges::sort(found);
    return found;
}

/// Points of a grid that lie in the area.
std::vector<Vec2> pointsInside(const Rings& rings, const Rect& box) {
    std::vector<Vec2> points;
    const double cell = std::max(box.width(), box.height()) / GRID;
    for (double y = box.top + cell / 2; y < box.bottom; y += cell) {
        const std::vector<double> edges = crossings(rings, y);
        std::size_t passed = 0;
        for (double x = box.left + cell / 2; x < box.right; x += cell) {
            while (passed < edges.size() && edges[passed] < x) ++passed;
            if (passed % 2 == 1) points.push_back({x, y});
        }
    }
    return points;
}

/// c in across ≈ a + c·along², with the mean slope taken by the axis: least squares.
struct Parabola {
    double a = 0, c = 0;
};

Parabola fitted(const std::vector<Vec2>& turned) {
    double s0 = 0, s2 = 0, s4 = 0, y0 = 0, y2 = 0;
    for (const Vec2 p : turned) {
        const double square = p.x * p.x;
        s0 += 1, s2 += square, s4 += square * square;
        y0 += p.y, y2 += p.y * square;
    }
    const double determinant = s0 * s4 - s2 * s2;
    if (determinant <= 0) return {};
    return {(y0 * s4 - y2 * s2) / determinant, (s0 * y2 - s2 * y0) / determinant};
}

}  // namespace

std::shared_ptr<const Polylines> spineOf(const Rings& rings, const Rect& within) {
    const Rect box = boundsOf(rings, within);
    if (box.isEmpty()) return nullptr;
    std::vector<Vec2> points = pointsInside(rings, box);
    if (points.size() < LEAST) return nullptr;
    const double count = static_cast<double>(points.size());

    Vec2 mean;
    for (const Vec2 p : points) mean = mean + p * (1 / count);
    double xx = 0, xy = 0, yy = 0;
    for (const Vec2 p : points) {
        const Vec2 d = p - mean;
        xx += d.x * d.x, xy += d.x * d.y, yy += d.y * d.y;
    }
    const double angle = std::atan2(2 * xy, xx - yy) / 2;  // of the longer axis, within a quarter turn of level
    const Vec2 along{std::cos(angle), std::sin(angle)}, across{-along.y, along.x};
    std::vector<double> reach;
    double length2 = 0, width2 = 0;
    for (Vec2& p : points) {
        const Vec2 d = p - mean;
        p = {d.x * along.x + d.y * along.y, d.x * across.x + d.y * across.y};
        reach.push_back(p.x);
        length2 += p.x * p.x, width2 += p.y * p.y;
    }
    if (length2 < LONGER * LONGER * width2 || std::abs(angle) > UPRIGHT_RAD) return nullptr;
    std::ranges::sort(reach);
    const double from = reach[static_cast<std::size_t>(count * END)], to = reach[static_cast<std::size_t>(count * (1 - END))];
    Parabola bend = fitted(points);
    const double steepest = 2 * std::max(-from, to) * std::abs(bend.c);
    if (steepest > STEEPEST) bend.c *= STEEPEST / steepest;
    if (std::abs(angle) < LEVEL_RAD && std::abs(bend.c) * (to - from) / 4 < BENT) return nullptr;

    constexpr int STEPS = 24;
    Polylines spine;
    spine.origin_m = mean;
    spine.starts = {0};
    int inside = 0;
    for (int i = 0; i <= STEPS; ++i) {
        const double x = from + (to - from) * i / STEPS, y = bend.a + bend.c * x * x;
        const Vec2 by = along * x + across * y;
        inside += isInside(rings, mean + by) ? 1 : 0;
        spine.points.push_back({static_cast<float>(by.x), static_cast<float>(by.y)});
        spine.bounds_m.extend(mean + by);
    }
    if (inside < INSIDE * (STEPS + 1)) return nullptr;
    return std::make_shared<const Polylines>(std::move(spine));
}

}  // namespace demarc::map
