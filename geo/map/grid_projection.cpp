#include "map/grid_projection.hpp"

#include <algorithm>
#include <cmath>

namespace demarc::map {
namespace {

constexpr std::size_t COARSEST = 16, FINEST = 512;
constexpr std::size_t POINTS_A_NODE = 4;  ///< fewer points than that are projected sooner one by one

}  // namespace

std::vector<Vec2> GridProjection::lattice(std::size_t cells) const {
    const auto n = static_cast<double>(cells);
    std::vector<base::LonLat> nodes;
    nodes.reserve((cells + 1) * (cells + 1));
    for (std::size_t j = 0; j <= cells; ++j)
        for (std::size_t i = 0; i <= cells; ++i)
            nodes.push_back({box_.west_deg + box_.width_deg() * static_cast<double>(i) / n, box_.south_deg + box_.height_deg() * static_cast<double>(j) / n});
    std::vector<Vec2> projected(nodes.size());
    projection_.forward(nodes, projected);
    return projected;
}

GridProjection::GridProjection(const Projection& projection, const base::Box& box, double tolerance_m, std::size_t points) : projection_{projection}, box_{box} {
    if (box.isEmpty() || box.width_deg() <= 0 || box.height_deg() <= 0) return;
    for (std::size_t cells = COARSEST; cells <= FINEST && (cells + 1) * (cells + 1) * POINTS_A_NODE < points; cells *= 2) {
        std::vector<Vec2> grid = lattice(cells);
        // Every second node is compared with the middle of its neighbours: at this spacing the grid is four times as good.
        double worst = 0;
        const std::size_t row = cells + 1;
        for (std::size_t j = 0; j < row; j += 2)
            for (std::size_t i = 1; i < cells; i += 2) {
                const Vec2 across = grid[j * row + i] - (grid[j * row + i - 1] + grid[j * row + i + 1]) * 0.5;
                const Vec2 up = grid[i * row + j] - (grid[(i - 1) * row + j] + grid[(i + 1) * row + j]) * 0.5;
                worst = std::max({worst, std::hypot(across.x, across.y), std::hypot(up.x, up.y)});
                if (!std::isfinite(across.x) || !std::isfinite(up.x)) return;
            }
        if (worst / 4 * 2 > tolerance_m) continue;  // both directions together
        cells_ = cells;
        grid_ = std::move(grid);
        return;
    }
}

void GridProjection::forward(std::span<const base::LonLat> positions, std::span<Vec2> out) const {
    if (isExact()) return projection_.forward(positions, out);
    const auto last = static_cast<double>(cells_ - 1);
    const double perLon = static_cast<double>(cells_) / box_.width_deg(), perLat = static_cast<double>(cells_) / box_.height_deg();
    const std::size_t row = cells_ + 1;
    for (std::size_t k = 0; k < positions.size(); ++k) {
        const double x = (positions[k].lon_deg - box_.west_deg) * perLon, y = (positions[k].lat_deg - box_.south_deg) * perLat;
        const double i = std::clamp(std::floor(x), 0.0, last), j = std::clamp(std::floor(y), 0.0, last);
        const double u = x - i, v = y - j;
        const Vec2* node = &grid_[static_cast<std::size_t>(j) * row + static_cast<std::size_t>(i)];
        const Vec2 south = node[0] + (node[1] - node[0]) * u, north = node[row] + (node[row + 1] - node[row]) * u;
        out[k] = south + (north - south) * v;
    }
}

}  // namespace demarc::map
