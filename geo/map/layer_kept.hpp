#pragma once
#include "map/layer_geometry.hpp"

namespace demarc::map {

/// buildLayer, which keeps what it made of large layers in the user's cache: the next program that draws the same layer in the same view finds it there.
[[nodiscard]] LayerGeometry keptLayer(const layer::VectorLayer& layer, const LayerClasses& classes, const LayerStyle& style, const Projection& projection,
                                      const base::Box& region, double tolerance_m);

}  // namespace demarc::map
