#pragma once
#include "layer/layer.hpp"

namespace demarc::layer {

/// Whether two edges of an area's rings cross in a point inside of both. Touching is no crossing. A sweep along longitude: about n log n for
/// the rings of maps. Its buffer is used again: keep one, on one thread.
class CrossingFinder {
public:
    [[nodiscard]] bool crosses(const VectorLayer& layer, std::size_t piece);

private:
    struct Edge {
        base::LonLat from, to;  ///< from west to east
        double south_deg, north_deg;
    };
    std::vector<Edge> edges_;
    std::vector<std::uint32_t> active_;
};

}  // namespace demarc::layer
