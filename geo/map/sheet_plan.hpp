#pragma once
#include "map/frame.hpp"

namespace demarc::map {

/// How a sheet is divided, in style pixels. Empty (right not beyond left) is what it doesn't have.
struct SheetPlan {
    Rect map;
    Rect banner;  ///< across the top: the title
    Rect panel;   ///< beside or below the map: legend, locator, lists
    Rect table;   ///< across the foot: the sources in columns
    bool isBand = false;  ///< the panel lies below the map
};

/// By default a column stands at the left; on an upright sheet a band below the map; a sheet too small for either has none, and cards on its map.
[[nodiscard]] SheetPlan planOf(const LayoutOptions& options);

}  // namespace demarc::map
