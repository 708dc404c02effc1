#include "base/lonlat.hpp"

#include <cmath>
#include <numbers>

namespace demarc::base {

bool LonLat::isValid() const {
    // Written so that a NaN is refused too.
    return std::abs(lon_deg) <= 180 && std::abs(lat_deg) <= 90;
}

double distance_m(LonLat from, LonLat to) {
    constexpr double RADIANS_PER_DEGREE = std::numbers::pi / 180;
    const double lat1 = from.lat_deg * RADIANS_PER_DEGREE;
    const double lat2 = to.lat_deg * RADIANS_PER_DEGREE;
    const double sinLat = std::sin((lat2 - lat1) / 2);
    const double sinLon = std::sin((to.lon_deg - from.lon_deg) * RADIANS_PER_DEGREE / 2);
    const double h = sinLat * sinLat + std::cos(lat1) * std::cos(lat2) * sinLon * sinLon;
    return 2 * EARTH_RADIUS_IN_METERS * std::asin(std::sqrt(std::min(1.0, h)));
}

}  // namespace demarc::base
