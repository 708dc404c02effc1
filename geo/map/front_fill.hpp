#pragma once
#include <vector>

#include "map/geometry.hpp"

namespace demarc::map {

/// An area swept by a straight front that comes from one side: the part behind the front has a stated share of the area. Works on the
/// triangles that the area is drawn with, so holes, many parts and even-odd rings are settled already. Projected metres.
/// Cost: some forty passes over the triangles for each share asked for. An area without triangles gives empty answers.
class FrontFill {
public:
    /// `from` points from the area to where the front comes from; its length doesn't matter, {0,0} counts as north.
    FrontFill(const Mesh& area, Vec2 from);

    /// What lies between the fronts of two shares, each 0 to 1: `band(0, 0.7)` is filled to 70%.
    [[nodiscard]] Mesh band(double from, double to) const;
    /// Where the front of a share cuts the area: one part a stretch, from its left to its right. Empty at 0 and 1.
    [[nodiscard]] Polylines front(double share) const;

private:
    [[nodiscard]] double along(Vec2f p) const { return p.x * way_.x + p.y * way_.y; }
    [[nodiscard]] double areaBehind(double front_m) const;
    [[nodiscard]] double frontAt(double share) const;

    const Mesh& area_;
    Vec2 way_;  ///< in which the front moves
    double first_m_ = 0, last_m_ = 0, whole_m2_ = 0;
};

}  // namespace demarc::map
