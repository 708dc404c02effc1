#include "print/vector_path.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace demarc::print {

using map::Vec2;

void Path::polygon(const std::vector<Vec2>& corners) {
    for (std::size_t i = 0; i < corners.size(); ++i) i == 0 ? move(corners[i]) : line(corners[i]);
    close();
}

void Path::arc(Vec2 centre, double radius, double from_rad, double to_rad, bool joined) {
    // A Bézier curve follows up to a quarter of a circle within 0.03% of its radius.
    const int pieces = std::max(1, static_cast<int>(std::ceil(std::abs(to_rad - from_rad) / (std::numbers::pi / 2) - 1e-9)));
    const double step = (to_rad - from_rad) / pieces, reach = radius * 4 / 3 * std::tan(step / 4);
    const auto onCircle = [&](double angle) { return centre + Vec2{std::sin(angle), -std::cos(angle)} * radius; };
    const auto along = [&](double angle) { return Vec2{std::cos(angle), std::sin(angle)} * reach; };
    joined ? line(onCircle(from_rad)) : move(onCircle(from_rad));
    for (int i = 0; i < pieces; ++i) {
        const double a = from_rad + i * step, b = a + step;
        verbs_.push_back(Verb::curve);
        points_.insert(points_.end(), {onCircle(a) + along(a), onCircle(b) - along(b), onCircle(b)});
    }
}

void Path::circle(Vec2 centre, double radius, bool hole) {
    if (radius <= 0) return;
    arc(centre, radius, 0, (hole ? -2 : 2) * std::numbers::pi);
    close();
}

void Path::rect(const map::Rect& box, double corner, bool hole) {
    if (box.isEmpty()) return;
    corner = std::min({corner, box.width() / 2, box.height() / 2});
    if (corner <= 0) {
        std::vector<Vec2> corners{{box.left, box.top}, {box.right, box.top}, {box.right, box.bottom}, {box.left, box.bottom}};
        if (hole) std::reverse(corners.begin(), corners.end());
        return polygon(corners);
    }
    const map::Rect inner{box.left + corner, box.top + corner, box.right - corner, box.bottom - corner};
    const Vec2 centres[] = {{inner.right, inner.top}, {inner.right, inner.bottom}, {inner.left, inner.bottom}, {inner.left, inner.top}};
    constexpr double kQuarter = std::numbers::pi / 2;
    for (int i = 0; i < 4; ++i) {
        const int at = hole ? 3 - i : i;
        arc(centres[at], corner, (hole ? at + 1 : at) * kQuarter, (hole ? at : at + 1) * kQuarter, i > 0);
    }
    close();
}

Path rectPath(const map::Rect& box) {
    Path path;
    path.rect(box);
    return path;
}

}  // namespace demarc::print
