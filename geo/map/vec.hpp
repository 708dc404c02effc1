#pragma once
#include <algorithm>

namespace demarc::map {

/// Projected metres (y north) or pixels (y down), as the name of the variable says.
struct Vec2 {
    double x = 0;
    double y = 0;
    friend Vec2 operator+(Vec2 a, Vec2 b) { return {a.x + b.x, a.y + b.y}; }
    friend Vec2 operator-(Vec2 a, Vec2 b) { return {a.x - b.x, a.y - b.y}; }
    friend Vec2 operator*(Vec2 a, double k) { return {a.x * k, a.y * k}; }
    friend bool operator==(Vec2, Vec2) = default;
};

struct Vec2f {
    float x = 0;
    float y = 0;
    friend bool operator==(Vec2f, Vec2f) = default;
};

/// An axis-parallel rectangle; a new one is empty.
struct Rect {
    double left = 1e300;
    double top = 1e300;  ///< the smaller y: the upper edge in pixels, the southern one in metres
    double right = -1e300;
    double bottom = -1e300;

    [[nodiscard]] double width() const { return right - left; }
    [[nodiscard]] double height() const { return bottom - top; }
    [[nodiscard]] bool isEmpty() const { return left >= right || top >= bottom; }
    [[nodiscard]] Vec2 centre() const { return {(left + right) / 2, (top + bottom) / 2}; }
    [[nodiscard]] bool contains(Vec2 p) const { return p.x >= left && p.x <= right && p.y >= top && p.y <= bottom; }
    [[nodiscard]] bool contains(const Rect& r) const { return r.left >= left && r.right <= right && r.top >= top && r.bottom <= bottom; }
    [[nodiscard]] bool intersects(const Rect& r) const { return left < r.right && r.left < right && top < r.bottom && r.top < bottom; }
    [[nodiscard]] Rect grown(double by) const { return {left - by, top - by, right + by, bottom + by}; }
    void extend(Vec2 p) {
        left = std::min(left, p.x);
        right = std::max(right, p.x);
        top = std::min(top, p.y);
        bottom = std::max(bottom, p.y);
    }
    friend bool operator==(const Rect&, const Rect&) = default;
};

[[nodiscard]] inline Rect moved(const Rect& rect, Vec2 by) {
    return {rect.left + by.x, rect.top + by.y, rect.right + by.x, rect.bottom + by.y};
}

}  // namespace demarc::map
