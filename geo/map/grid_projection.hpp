#pragma once
#include <span>
#include <vector>

#include "map/projection.hpp"

namespace demarc::map {

/// A projection inside a box, between exact points of a grid: some fifteen times as fast as PROJ, for millions of points. The grid is refined until it
/// is right to `tolerance_m`; where that asks for too many points, all are projected exactly. May be used from several threads.
class GridProjection {
public:
    GridProjection(const Projection& projection, const base::Box& box, double tolerance_m, std::size_t points);

    /// All positions must lie in the box.
    void forward(std::span<const base::LonLat> positions, std::span<Vec2> out) const;
    [[nodiscard]] bool isExact() const { return cells_ == 0; }

private:
    [[nodiscard]] std::vector<Vec2> lattice(std::size_t cells) const;

    const Projection& projection_;
    base::Box box_;
    std::size_t cells_ = 0;
    std::vector<Vec2> grid_;
};

}  // namespace demarc::map
