#pragma once
#include "map/frame.hpp"

namespace demarc::map {

/// Where the map of one account stands on a sheet of `options.panels` of them: side by side, one above the other on an upright sheet.
/// Device pixels.
[[nodiscard]] Rect panelViewport(const LayoutOptions& options, std::size_t panel);

/// The accounts of scene.panels beside each other: the same part of the ground, each under its teller's name, with what it says below each
/// place's name; what they share stands around them once. `camera` is that of the first panel.
[[nodiscard]] Frame layoutComparison(const Scene& scene, const Camera& camera, const LayoutOptions& options, const FontSet& fonts);

}  // namespace demarc::map
