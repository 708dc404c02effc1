#include "map/front_fill.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace demarc::map {
namespace {

struct Corner {
    Vec2 at_m;
    double along_m = 0;
};

/// The point of an edge on the front. From the lower end whichever way the edge runs, so that neighbours get the same point and leave no gap.
Corner cut(const Corner& a, const Corner& b, double front_m) {
    const Corner& low = a.along_m <= b.along_m ? a : b;
    const Corner& high = a.along_m <= b.along_m ? b : a;
    const double share = (front_m - low.along_m) / (high.along_m - low.along_m);
    return {low.at_m + (high.at_m - low.at_m) * share, front_m};
}

/// The part of a convex polygon on one side of the front: `side` 1 keeps what is ahead of it, -1 what is behind.
void keep(std::vector<Corner>& polygon, std::vector<Corner>& scratch, double front_m, double side) {
    scratch.clear();
    for (std::size_t i = 0; i < polygon.size(); ++i) {
        const Corner& a = polygon[i];
        const Corner& b = polygon[(i + 1) % polygon.size()];
        const double fromA = (a.along_m - front_m) * side, fromB = (b.along_m - front_m) * side;
        if (fromA >= 0) scratch.push_back(a);
        if ((fromA > 0 && fromB < 0) || (fromA < 0 && fromB > 0)) scratch.push_back(cut(a, b, front_m));
    }
    polygon.swap(scratch);
}

double areaOf(const std::array<Vec2, 3>& t) {
    return std::abs((t[1].x - t[0].x) * (t[2].y - t[0].y) - (t[2].x - t[0].x) * (t[1].y - t[0].y)) / 2;
}

Vec2 asVec2(Vec2f p) { return {p.x, p.y}; }

}  // namespace

FrontFill::FrontFill(const Mesh& area, Vec2 from) : area_{area} {
    const double length = std::hypot(from.x, from.y);
    way_ = length > 0 && std::isfinite(length) ? from * (-1 / length) : Vec2{0, -1};
    if (area.indices.empty()) return;
    first_m_ = 1e300, last_m_ = -1e300;
    for (const std::uint32_t i : area.indices) {
        first_m_ = std::min(first_m_, along(area.vertices[i]));
        last_m_ = std::max(last_m_, along(area.vertices[i]));
    }
    whole_m2_ = areaBehind(last_m_);
}

double FrontFill::areaBehind(double front_m) const {
    double sum = 0;
    for (std::size_t i = 0; i + 2 < area_.indices.size(); i += 3) {
        const std::array<Vec2f, 3> t{area_.vertices[area_.indices[i]], area_.vertices[area_.indices[i + 1]], area_.vertices[area_.indices[i + 2]]};
        std::array<double, 3> d{along(t[0]), along(t[1]), along(t[2])};
        std::ranges::sort(d);
        if (front_m <= d[0]) continue;
        const double whole = areaOf({asVec2(t[0]), asVec2(t[1]), asVec2(t[2])});
        if (front_m >= d[2]) sum += whole;
        else if (front_m < d[1]) sum += whole * (front_m - d[0]) * (front_m - d[0]) / ((d[1] - d[0]) * (d[2] - d[0]));
        else sum += whole * (1 - (d[2] - front_m) * (d[2] - front_m) / ((d[2] - d[0]) * (d[2] - d[1])));
    }
    return sum;
}

double FrontFill::frontAt(double share) const {
    constexpr int HALVINGS = 44;
    if (share <= 0) return first_m_;
    if (share >= 1) return last_m_;
    double low = first_m_, high = last_m_;
    for (int i = 0; i < HALVINGS; ++i) {
        const double middle = (low + high) / 2;
        (areaBehind(middle) < share * whole_m2_ ? low : high) = middle;
    }
    return (low + high) / 2;
}

Mesh FrontFill::band(double from, double to) const {
    Mesh mesh;
    mesh.origin_m = area_.origin_m;
    if (!(from < to)) return mesh;
    const double start_m = frontAt(from), end_m = frontAt(to);
    std::vector<Corner> polygon, scratch;
    for (std::size_t i = 0; i + 2 < area_.indices.size(); i += 3) {
        polygon.clear();
        for (std::size_t k = 0; k < 3; ++k) {
            const Vec2f p = area_.vertices[area_.indices[i + k]];
            polygon.push_back({asVec2(p), along(p)});
        }
        if (from > 0) keep(polygon, scratch, start_m, 1);
        if (to < 1) keep(polygon, scratch, end_m, -1);
        if (polygon.size() < 3) continue;
        const auto first = static_cast<std::uint32_t>(mesh.vertices.size());
        for (const Corner& corner : polygon) {
            mesh.vertices.push_back({static_cast<float>(corner.at_m.x), static_cast<float>(corner.at_m.y)});
            mesh.bounds_m.extend(mesh.origin_m + corner.at_m);
        }
        for (std::uint32_t k = 2; k < polygon.size(); ++k) mesh.indices.insert(mesh.indices.end(), {first, first + k - 1, first + k});
    }
    return mesh;
}

Polylines FrontFill::front(double share) const {
    Polylines lines;
    lines.origin_m = area_.origin_m;
    if (share <= 0 || share >= 1 || area_.indices.empty()) return lines;
    const double front_m = frontAt(share);
    const Vec2 across{-way_.y, way_.x};
    std::vector<std::pair<double, double>> stretches;
    for (std::size_t i = 0; i + 2 < area_.indices.size(); i += 3) {
        double low = 1e300, high = -1e300;
        for (std::size_t k = 0; k < 3; ++k) {
            const Vec2f p = area_.vertices[area_.indices[i + k]], q = area_.vertices[area_.indices[i + (k + 1) % 3]];
            const Corner a{asVec2(p), along(p)}, b{asVec2(q), along(q)};
            if ((a.along_m < front_m) == (b.along_m < front_m)) continue;
            const Vec2 at = cut(a, b, front_m).at_m;
            low = std::min(low, at.x * across.x + at.y * across.y);
            high = std::max(high, at.x * across.x + at.y * across.y);
        }
        if (low < high) stretches.emplace_back(low, high);
    }
    std::ranges::sort(stretches);
    const double touching_m = (last_m_ - first_m_) * 1e-6;
    std::vector<std::pair<double, double>> joined;
    for (const auto& stretch : stretches) {
        if (joined.empty() || stretch.first > joined.back().second + touching_m) joined.push_back(stretch);
        else joined.back().second = std::max(joined.back().second, stretch.second);
    }
    for (const auto& [low, high] : joined) {
        lines.starts.push_back(static_cast<std::uint32_t>(lines.points.size()));
        for (const double u : {low, high}) {
            const Vec2 at = way_ * front_m + across * u;
            lines.points.push_back({static_cast<float>(at.x), static_cast<float>(at.y)});
            lines.bounds_m.extend(lines.origin_m + at);
        }
    }
    return lines;
}

}  // namespace demarc::map
