#pragma once
#include "map/geometry.hpp"

namespace demarc::map {

/// Adds what lies inside an odd number of rings, however they cross themselves and each other, as trapezoids between level lines: the exact rule, at a
/// higher price than the Tessellator's (edges times those beside them). False, and nothing is added, where that would be too much.
[[nodiscard]] bool fillCrossed(const Rings& rings, Mesh& mesh);

}  // namespace demarc::map
