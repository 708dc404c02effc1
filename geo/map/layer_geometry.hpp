#pragma once
#include <memory>
#include <vector>

#include "map/geometry.hpp"
#include "map/layer_classes.hpp"
#include "map/projection.hpp"

namespace demarc::map {

/// One class of a layer, projected. Areas and their outlines have the same vertices.
struct ClassGeometry {
    std::shared_ptr<const Mesh> mesh;
    std::shared_ptr<const Polylines> outlines;  ///< of the areas
    std::shared_ptr<const Polylines> lines;
    std::shared_ptr<const Points> points;
    Rect bounds_m;
};

/// Where a row's name can stand: inside its largest part, at a few heights.
struct NamedFeature {
    std::uint32_t row = 0;
    bool isPoint = false;
    double size_m2 = 0;
    std::vector<Vec2> anchors_m;
};

struct LayerGeometry {
    std::vector<ClassGeometry> classes;
    std::vector<NamedFeature> names;  ///< largest first; empty where the style has no label
};

/// Projects, simplifies to `tolerance_m` and tessellates what of a layer meets `region`, on all cores. A shape may lie past 180° or be drawn twice where the projection's
/// domain is cut; what reaches beyond the domain ends at its edge. The same result whatever the number of cores.
[[nodiscard]] LayerGeometry buildLayer(const layer::VectorLayer& layer, const LayerClasses& classes, const LayerStyle& style, const Projection& projection,
                                       const base::Box& region, double tolerance_m);

}  // namespace demarc::map
