#pragma once
#include <span>
#include <vector>

#include "base/lonlat.hpp"

namespace demarc::map {

// Lines and areas on the ellipsoid (WGS 84), through PROJ: right to a millimetre, where the sphere's are to half a percent.

[[nodiscard]] double ellipsoidDistance_m(base::LonLat from, base::LonLat to);
/// Of a line through these points.
[[nodiscard]] double ellipsoidLength_m(std::span<const base::LonLat> line);
/// Inside a ring that need not be closed, whichever way round; of the smaller side.
[[nodiscard]] double ellipsoidArea_m2(std::span<const base::LonLat> ring);
/// Where the shortest line leads that sets out at a bearing, clockwise from north.
[[nodiscard]] base::LonLat ellipsoidDestination(base::LonLat from, double bearing_deg, double distance_m);

/// The points with others between them along the shortest lines, about 20 km apart and no more than 500 a leg. Longitudes run on past 180°, so that
/// neighbours are near. A closed path ends with its first point, whole turns away where it goes around a pole.
[[nodiscard]] std::vector<base::LonLat> groundPath(std::span<const base::LonLat> points, bool closed = false);
/// The circle around a place, as such a closed path of 180 legs.
[[nodiscard]] std::vector<base::LonLat> groundCircle(base::LonLat centre, double radius_m);

}  // namespace demarc::map
