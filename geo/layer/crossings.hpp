#pragma once
#include "layer/layer.hpp"

namespace demarc::layer {

/// Whether two edges of an area's rings cross in a point inside of both. Touching is no crossing. One ring that is seen whole from its middle is
/// told at a glance; all others by a sweep along longitude, about n log n for the rings of maps. Its buffers are used again: keep one, on one thread.
class CrossingFinder {
public:
    [[nodiscard]] bool crosses(const VectorLayer& layer, std::size_t piece);

private:
    struct Edge {
        base::LonLat from, to;  ///< from west to east
    };
    /// An edge that the sweep has reached and not left.
    struct Active {
        double east_deg, south_deg, north_deg;
        std::uint32_t edge;
    };
    std::vector<Edge> edges_;
    std::vector<std::pair<double, std::uint32_t>> order_;  ///< west end, edge
    std::vector<Active> active_;
};

}  // namespace demarc::layer
