#pragma once
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/lonlat.hpp"
#include "map/vec.hpp"

namespace demarc::map {

/// A coordinate system of the map, through PROJ. Immutable; one instance may be used from several threads.
class Projection {
public:
    /// "EPSG:3857", a PROJ string or WKT. Where `shown` reaches across 180°, a polar stereographic one, whose plane has no seam, is cut opposite of
    /// it, and one that rolls the world out (Mercator, plate carrée, Robinson …) has its central meridian moved there. Throws CrsError with PROJ's
    /// reason.
    [[nodiscard]] static Projection parse(std::string_view crs, std::optional<base::Box> shown = std::nullopt);
    /// A conformal projection centred on the theatre: Lambert conic in middle latitudes, transverse or plain Mercator near the
    /// equator, stereographic near a pole; Web Mercator for more than about a third of the world.
    [[nodiscard]] static Projection forTheatre(const base::Box& box);

    /// Metres east and north; NaN where the projection has no answer.
    [[nodiscard]] Vec2 forward(base::LonLat position) const;
    /// The same for many at once: `out` has the size of `positions`.
    void forward(std::span<const base::LonLat> positions, std::span<Vec2> out) const;
    [[nodiscard]] base::LonLat inverse(Vec2 projected_m) const;
    /// True north at a position, clockwise from the map's up, in radians.
    [[nodiscard]] double north_rad(base::LonLat at) const;
    /// Metres on the map for one metre on the ground, at a position.
    [[nodiscard]] double scaleFactor(base::LonLat at) const;
    /// The box of longitudes and latitudes that may be drawn without tearing.
    [[nodiscard]] const base::Box& domain() const;
    /// For the reader: "Lambert conformal conic, 38°E, 47.5°/50.5°N".
    [[nodiscard]] const std::string& name() const;
    /// For programs: the PROJ string or code it was made from.
    [[nodiscard]] const std::string& definition() const;

private:
    struct Impl;
    std::shared_ptr<const Impl> impl_;
};

}  // namespace demarc::map
