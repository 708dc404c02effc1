#include "map/theatre_crs.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "map/meridian.hpp"

namespace demarc::map {
namespace {

constexpr double POLE_DEG = 70;         ///< beyond, a cone is nearly flat
constexpr double AROUND_POLE_DEG = 45;  ///< the same for a box that holds the pole
constexpr double WIDEST_CONE_DEG = 200, CONE_FROM_DEG = 35;
constexpr double EQUATOR_DEG = 12;  ///< within, a cone is nearly a cylinder
constexpr double NARROW_DEG = 8;    ///< a transverse cylinder is true over this width
constexpr const char* ELLIPSOID = " +ellps=WGS84 +units=m";

double rounded(double value, double step) {
    return std::round(value / step) * step;
}

std::string number(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.6g", value == 0 ? 0.0 : value);
    return text;
}

std::string longitude(double lon_deg) {
    return number(std::abs(lon_deg)) + "°" + (lon_deg < 0 ? "W" : lon_deg > 0 ? "E" : "");
}
std::string latitude(double lat_deg) {
    return number(std::abs(lat_deg)) + (lat_deg < 0 ? "°S" : "°N");
}

base::Box around(double lon_deg, double reach_deg, double south_deg, double north_deg) {
    return {lon_deg - reach_deg, south_deg, lon_deg + reach_deg, north_deg};
}

TheatreCrs lambertConic(const base::Box& box, double lon0) {
    const double step = box.height_deg() < 3 ? 0.1 : 0.5;
    const double lat1 = rounded(box.south_deg + box.height_deg() / 6, step);
    const double lat2 = rounded(box.north_deg - box.height_deg() / 6, step);
    const double lat0 = rounded((lat1 + lat2) / 2, step);
    const bool north = lat0 > 0;
    const bool wide = box.width_deg() > 120;  // its corners look far beyond the pole and the equator
    const double reach = wide ? 90 : 60;
    return {"+proj=lcc +lat_1=" + number(lat1) + " +lat_2=" + number(lat2) + " +lat_0=" + number(lat0) + " +lon_0=" + number(lon0) + ELLIPSOID,
            "Lambert conformal conic, " + longitude(lon0) + ", " + number(std::abs(lat1)) + "°/" + latitude(lat2),
            around(lon0, wide ? 175 : 90, north ? std::max(-30.0, lat0 - reach) : -88, north ? 88 : std::min(30.0, lat0 + reach))};
}

}  // namespace

TheatreCrs theatreCrs(const base::Box& box) {
    const base::LonLat centre = box.centre();
    const double lon0 = nearLongitude(rounded(centre.lon_deg, box.width_deg() < 3 ? 0.5 : 1), 0);
    const double farthest = std::max(std::abs(box.south_deg), std::abs(box.north_deg));
    const bool straddles = box.south_deg < 0 && box.north_deg > 0;

    const bool aroundPole = !straddles && farthest > 89 && std::abs(centre.lat_deg) > AROUND_POLE_DEG;
    if (std::abs(centre.lat_deg) > POLE_DEG || aroundPole) {
        const double pole = centre.lat_deg > 0 ? 90 : -90;
        const double trueAt = std::clamp(rounded(centre.lat_deg, 1), -85.0, 85.0);
        return {"+proj=stere +lat_0=" + number(pole) + " +lat_ts=" + number(trueAt) + " +lon_0=" + number(lon0) + ELLIPSOID,
                "Polar stereographic, " + longitude(lon0) + ", " + latitude(trueAt),
                pole > 0 ? around(lon0, 180, 20, 90) : around(lon0, 180, -90, -20)};
    }
    // A country that is wide because it is far north stands upright on a cone.
    const bool onCone = box.width_deg() <= WIDEST_CONE_DEG && std::min(std::abs(box.south_deg), std::abs(box.north_deg)) > CONE_FROM_DEG;
    if ((box.width_deg() > 120 && (straddles || !onCone)) || (straddles && farthest > 60)) {
        // The whole world is cut at 180° as usual, a half of it elsewhere.
        const double middle = box.west_deg < -180 || box.east_deg > 180 ? lon0 : 0;
        return {"+proj=webmerc +lon_0=" + number(middle) + " +datum=WGS84 +units=m", "Web Mercator", around(middle, 180, -85, 85)};
    }
    if (straddles || std::abs(centre.lat_deg) < EQUATOR_DEG) {
        if (box.width_deg() <= NARROW_DEG && farthest < 60) {
            return {"+proj=tmerc +lat_0=0 +lon_0=" + number(lon0) + ELLIPSOID, "Transverse Mercator, " + longitude(lon0), around(lon0, 45, -80, 80)};
        }
        const double trueAt = rounded(std::abs(centre.lat_deg), 1);
        return {"+proj=merc +lat_ts=" + number(trueAt) + " +lon_0=" + number(lon0) + ELLIPSOID,
                "Mercator, " + longitude(lon0) + ", " + number(trueAt) + "°N/S", around(lon0, 175, -82, 82)};
    }
    return lambertConic(box, lon0);
}

}  // namespace demarc::map
