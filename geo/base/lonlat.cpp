#include "base/lonlat.hpp"

#include <cmath>
#include <numbers>

namespace demarc::base {
namespace {

constexpr double kRadians = std::numbers::pi / 180;

}  // namespace

bool LonLat::isValid() const {
    // Written so that a NaN is refused too.
    return std::abs(lon_deg) <= 180 && std::abs(lat_deg) <= 90;
}

double distance_m(LonLat from, LonLat to) {
    const double lat1 = from.lat_deg * kRadians;
    const double lat2 = to.lat_deg * kRadians;
    const double sinLat = std::sin((lat2 - lat1) / 2);
    const double sinLon = std::sin((to.lon_deg - from.lon_deg) * kRadians / 2);
    const double h = sinLat * sinLat + std::cos(lat1) * std::cos(lat2) * sinLon * sinLon;
    return 2 * EARTH_RADIUS_IN_METERS * std::asin(std::sqrt(std::min(1.0, h)));
}

LonLat destination(LonLat from, double bearing_deg, double distance_m) {
    const double angle = distance_m / EARTH_RADIUS_IN_METERS, bearing = bearing_deg * kRadians, lat = from.lat_deg * kRadians;
    const double sinLat = std::sin(lat) * std::cos(angle) + std::cos(lat) * std::sin(angle) * std::cos(bearing);
    const double east = std::atan2(std::sin(bearing) * std::sin(angle) * std::cos(lat), std::cos(angle) - std::sin(lat) * sinLat);
    return {std::remainder(from.lon_deg + east / kRadians, 360.0), std::asin(std::clamp(sinLat, -1.0, 1.0)) / kRadians};
}

double bearing_deg(LonLat from, LonLat to) {
    const double lat1 = from.lat_deg * kRadians, lat2 = to.lat_deg * kRadians, dLon = (to.lon_deg - from.lon_deg) * kRadians;
    const double bearing = std::atan2(std::sin(dLon) * std::cos(lat2), std::cos(lat1) * std::sin(lat2) - std::sin(lat1) * std::cos(lat2) * std::cos(dLon)) / kRadians;
    return bearing < 0 ? bearing + 360 : bearing;
}

LonLat midpoint(LonLat a, LonLat b) { return destination(a, bearing_deg(a, b), distance_m(a, b) / 2); }

}  // namespace demarc::base
