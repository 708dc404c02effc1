#pragma once
#include <memory>

#include "map/geometry.hpp"

namespace demarc::map {

/// The line along which an area's name is set where that reads better than level type: through the middle of what is `within`, from one end
/// to the other, a parabola about its longer axis. Null where the area is not much longer than wide, lies level or nearly upright, or is bent
/// so that the line would leave it. Cost: 40 times the area's vertices.
[[nodiscard]] std::shared_ptr<const Polylines> spineOf(const Rings& rings, const Rect& within);

}  // namespace demarc::map
