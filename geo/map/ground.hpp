#pragma once
#include <array>
#include <functional>
#include <memory>
#include <string_view>

#include "map/basemap.hpp"
#include "map/geometry.hpp"
#include "map/projection.hpp"
#include "map/scene.hpp"

namespace demarc::map {

/// How much of the basemap is read, and how finely.
struct GroundSpec {
    base::Box box;
    Detail detail = Detail::high;
    double tolerance_m = 0;      ///< what a line may be off after simplification
    std::uint8_t riverRanks = 0; ///< rivers of lower ranks are drawn
    float regions = 1;           ///< opacity of first-level borders: they fade as countries become small
    Boundaries boundaries = Boundaries::neutral;

    /// What a scale asks for: detail whose error stays under about a pixel, and the rivers that a reader can tell apart.
    [[nodiscard]] static GroundSpec forScale(const base::Box& box, double scale_px_per_m, Boundaries boundaries);
    friend bool operator==(const GroundSpec&, const GroundSpec&) = default;
};

/// The projected basemap without its colours: shared by all scenes of a theatre, whatever theme or claims they show.
struct Ground {
    std::shared_ptr<const Mesh> land, lakes;
    std::shared_ptr<const Polylines> coast, shores, regions, borders, disputed;
    std::array<std::shared_ptr<const Polylines>, 3> rivers;  ///< wide to small
    float regionOpacity = 1;
};

/// Reads, projects, simplifies and tessellates: all that is slow about a scene.
[[nodiscard]] Ground buildGround(const Basemap& basemap, const Projection& projection, const GroundSpec& spec);

/// Lines of degrees, cut to the box, projected and simplified. `closed` repeats each part's first point.
[[nodiscard]] std::shared_ptr<const Polylines> projectLines(const Geography& lines, const Projection& projection, const base::Box& box,
                                                            double tolerance_m, bool closed = false);

/// The ground in a theme's colours, as the first passes of a world. `opacity` answers for a layer: "base.water", "base.boundaries".
[[nodiscard]] World paintGround(const Ground& ground, const Theme& theme, const std::function<float(std::string_view)>& opacity);

}  // namespace demarc::map
