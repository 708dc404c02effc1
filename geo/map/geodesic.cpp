#include "map/geodesic.hpp"

#include <geodesic.h>

#include <algorithm>
#include <cmath>

#include "map/meridian.hpp"

namespace demarc::map {
namespace {

using base::LonLat;

constexpr double STEP_M = 20'000;
constexpr double MOST_STEPS = 500;
constexpr int CIRCLE_LEGS = 180;

const geod_geodesic& ellipsoid() {
    static const geod_geodesic WGS84 = [] {
        geod_geodesic g;
        geod_init(&g, 6'378'137, 1 / 298.257223563);
        return g;
    }();
    return WGS84;
}

}  // namespace

double ellipsoidDistance_m(LonLat from, LonLat to) {
    double distance_m = 0;
    geod_inverse(&ellipsoid(), from.lat_deg, from.lon_deg, to.lat_deg, to.lon_deg, &distance_m, nullptr, nullptr);
    return distance_m;
}

double ellipsoidLength_m(std::span<const LonLat> line) {
    double length_m = 0;
    for (std::size_t i = 1; i < line.size(); ++i) length_m += ellipsoidDistance_m(line[i - 1], line[i]);
    return length_m;
}

double ellipsoidArea_m2(std::span<const LonLat> ring) {
    geod_polygon polygon;
    geod_polygon_init(&polygon, 0);
    for (const LonLat p : ring) geod_polygon_addpoint(&ellipsoid(), &polygon, p.lat_deg, p.lon_deg);
    double area_m2 = 0;
    geod_polygon_compute(&ellipsoid(), &polygon, 0, 1, &area_m2, nullptr);
    return std::abs(area_m2);
}

LonLat ellipsoidDestination(LonLat from, double bearing_deg, double distance_m) {
    LonLat to;
    geod_direct(&ellipsoid(), from.lat_deg, from.lon_deg, bearing_deg, distance_m, &to.lat_deg, &to.lon_deg, nullptr);
    return to;
}

std::vector<LonLat> groundPath(std::span<const LonLat> points, bool closed) {
    std::vector<LonLat> path;
    const auto add = [&](LonLat p) { path.push_back(path.empty() ? p : LonLat{nearLongitude(p.lon_deg, path.back().lon_deg), p.lat_deg}); };
    if (!points.empty()) add(points.front());
    const std::size_t legs = points.size() < 2 ? 0 : closed ? points.size() : points.size() - 1;
    for (std::size_t i = 0; i < legs; ++i) {
        const LonLat from = points[i], to = points[(i + 1) % points.size()];
        geod_geodesicline line;
        geod_inverseline(&line, &ellipsoid(), from.lat_deg, from.lon_deg, to.lat_deg, to.lon_deg, 0);
        const int steps = static_cast<int>(std::clamp(std::ceil(line.s13 / STEP_M), 1.0, MOST_STEPS));
        for (int k = 1; k < steps; ++k) {
            LonLat between;
            geod_position(&line, line.s13 * k / steps, &between.lat_deg, &between.lon_deg, nullptr);
            add(between);
        }
        add(to);
    }
    return path;
}

std::vector<LonLat> groundCircle(LonLat centre, double radius_m) {
    std::vector<LonLat> ring;
    for (int i = 0; i < CIRCLE_LEGS; ++i) ring.push_back(ellipsoidDestination(centre, 360.0 * i / CIRCLE_LEGS, radius_m));
    return groundPath(ring, true);
}

}  // namespace demarc::map
