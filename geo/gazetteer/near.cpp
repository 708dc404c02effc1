// Look-up by position: the grid of one-degree cells.
#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numbers>
#include <queue>

#include "gazetteer/gazetteer.hpp"
#include "gazetteer/index.hpp"
#include "gazetteer/own.hpp"

namespace demarc::gazetteer {
namespace {

int columnOf(double lon_deg) { return std::clamp(static_cast<int>(std::floor(lon_deg + 180)), 0, 359); }
int rowOf(double lat_deg) { return std::clamp(static_cast<int>(std::floor(lat_deg + 90)), 0, 179); }

}  // namespace

void Gazetteer::inBox(const base::Box& box, const std::function<bool(const Place&)>& visitor) const {
    if (box.isEmpty()) return;
    if (own_)
        for (const Place& own : own_->added())
            if (box.contains(own.position) && !visitor(own)) return;
    // Each cell lists its places by importance, which is the order of their indices: merging the cells keeps it.
    using Cell = std::span<const Triple>;
    const auto later = [](const Cell& a, const Cell& b) { return a.front().value() > b.front().value(); };
    std::priority_queue<Cell, std::vector<Cell>, decltype(later)> cells{later};
    for (int row = rowOf(box.south_deg); row <= rowOf(box.north_deg); ++row)
        for (int column = columnOf(box.west_deg); column <= columnOf(box.east_deg); ++column)
            if (const Cell cell = index_->cell(column, row); !cell.empty()) cells.push(cell);
    while (!cells.empty()) {
        const Cell cell = cells.top();
        cells.pop();
        const PlaceIndex index = cell.front().value();
        if (index < index_->records.size() && box.contains(index_->position(index)) && !visitor(place(index))) return;
        if (cell.size() > 1) cells.push(cell.subspan(1));
    }
}

std::vector<base::LonLat> Gazetteer::course(PlaceIndex index) const {
    std::vector<base::LonLat> points;
    const auto found = std::ranges::lower_bound(index_->courses, index, {}, &Pair::first);
    if (found == index_->courses.end() || found->first != index || found + 1 == index_->courses.end()) return points;
    const std::size_t end = std::min<std::size_t>((found + 1)->second, index_->coursePoints.size());
    for (std::size_t i = found->second; i + 1 < end; i += 2) {
        const base::LonLat point{index_->coursePoints[i] / 1e5, index_->coursePoints[i + 1] / 1e5};
        if (point.isValid()) points.push_back(point);
    }
    return points;
}

base::LonLat Gazetteer::nearestPoint(PlaceIndex index, base::LonLat to) const {
    base::LonLat best = place(index).position;
    const std::vector<base::LonLat> points = course(index);
    const double shrink = std::cos(to.lat_deg * std::numbers::pi / 180);
    double least = std::numeric_limits<double>::infinity();
    const auto consider = [&](double east, double north) {
        if (east * east + north * north >= least) return;
        least = east * east + north * north;
        best = {std::remainder(to.lon_deg + east / std::max(shrink, 1e-6), 360), std::clamp(to.lat_deg + north, -90.0, 90.0)};
    };
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto east = [&](std::size_t k) { return std::remainder(points[k].lon_deg - to.lon_deg, 360) * shrink; };
        const double x = east(i), y = points[i].lat_deg - to.lat_deg;
        consider(x, y);
        if (i + 1 == points.size()) break;
        // The foot of the perpendicular on the way to the next point, where it falls between the two.
        const double dx = east(i + 1) - x, dy = points[i + 1].lat_deg - points[i].lat_deg;
        const double along = dx * dx + dy * dy > 0 ? -(x * dx + y * dy) / (dx * dx + dy * dy) : 0;
        if (along > 0 && along < 1) consider(x + along * dx, y + along * dy);
    }
    return best;
}

std::vector<PlaceIndex> Gazetteer::nearest(base::LonLat point, std::size_t count) const {
    assert(point.isValid());
    std::vector<std::pair<double, PlaceIndex>> found;
    const int column = columnOf(point.lon_deg), row = rowOf(point.lat_deg);
    // Grow a square of cells until nothing outside of it can be nearer than what was found.
    for (int ring = 0; ring < 180; ++ring) {
        for (int r = row - ring; r <= row + ring; ++r) {
            const bool isEdgeRow = std::abs(r - row) == ring;
            for (int c = column - ring; c <= column + ring; c += isEdgeRow || ring == 0 ? 1 : 2 * ring) {
                for (const Triple number : index_->cell((c + 360) % 360, r)) {
                    const PlaceIndex index = number.value();
                    if (index >= index_->records.size() || index_->feature(index_->records[index]) > Feature::village) continue;
                    found.emplace_back(base::distance_m(point, index_->position(index)), index);
                }
            }
        }
        std::ranges::sort(found);
        // The square reaches `ring` degrees to every side: along the parallel that many metres at its edge nearer to the pole.
        const double shrink = std::cos(std::min(90.0, std::abs(point.lat_deg) + ring) * std::numbers::pi / 180);
        if (found.size() >= count && (count == 0 || found[count - 1].first <= ring * 111'000.0 * shrink)) break;
    }
    found.resize(std::min(found.size(), count));
    std::vector<PlaceIndex> places;
    for (const auto& [distance, index] : found) places.push_back(index);
    return places;
}

}  // namespace demarc::gazetteer
