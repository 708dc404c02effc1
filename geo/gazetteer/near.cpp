// Look-up by position: the grid of one-degree cells.
#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>
#include <queue>

#include "gazetteer/gazetteer.hpp"
#include "gazetteer/index.hpp"

namespace demarc::gazetteer {
namespace {

int columnOf(double lon_deg) { return std::clamp(static_cast<int>(std::floor(lon_deg + 180)), 0, 359); }
int rowOf(double lat_deg) { return std::clamp(static_cast<int>(std::floor(lat_deg + 90)), 0, 179); }

}  // namespace

void Gazetteer::inBox(const base::Box& box, const std::function<bool(const Place&)>& visitor) const {
    if (box.isEmpty()) return;
    // Each cell lists its places by importance, which is the order of their indices: merging the cells keeps it.
    using Cell = std::span<const std::uint32_t>;
    const auto later = [](const Cell& a, const Cell& b) { return a.front() > b.front(); };
    std::priority_queue<Cell, std::vector<Cell>, decltype(later)> cells{later};
    for (int row = rowOf(box.south_deg); row <= rowOf(box.north_deg); ++row)
        for (int column = columnOf(box.west_deg); column <= columnOf(box.east_deg); ++column)
            if (const Cell cell = index_->cell(column, row); !cell.empty()) cells.push(cell);
    while (!cells.empty()) {
        const Cell cell = cells.top();
        cells.pop();
        const PlaceIndex index = cell.front();
        if (index < size() && box.contains(index_->position(index)) && !visitor(place(index))) return;
        if (cell.size() > 1) cells.push(cell.subspan(1));
    }
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
                for (const PlaceIndex index : index_->cell((c + 360) % 360, r)) {
                    if (index >= size() || index_->records[index].feature > static_cast<std::uint8_t>(Feature::village)) continue;
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
