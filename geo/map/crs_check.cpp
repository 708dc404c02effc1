#include "map/crs_check.hpp"

#include <cmath>
#include <cstdio>
#include <numbers>

#include "base/error.hpp"
#include "map/meridian.hpp"

namespace demarc::map {
namespace {

std::string degrees(double value_deg, const char* positive, const char* negative) {
    char text[32];
    std::snprintf(text, sizeof text, "%.3g°", std::abs(value_deg));
    return std::string{text} + (value_deg < 0 ? negative : value_deg > 0 ? positive : "");
}

std::string describe(const base::Box& box) {
    const auto lon = [](double value_deg) { return degrees(nearLongitude(value_deg, 0), "E", "W"); };
    const auto lat = [](double value_deg) { return degrees(value_deg, "N", "S"); };
    return lon(box.west_deg) + " to " + lon(box.east_deg) + ", " + lat(box.south_deg) + " to " + lat(box.north_deg);
}

/// Whether the ground around a point lies on the plane as it should: found again from there, and not mirrored.
bool isSound(const Projection& projection, base::LonLat at) {
    constexpr double STEP_DEG = 1e-3, FOUND_DEG = 0.01;
    const Vec2 here = projection.forward(at);
    const double north_deg = at.lat_deg > 0 ? -STEP_DEG : STEP_DEG;
    const Vec2 east = projection.forward({at.lon_deg + STEP_DEG, at.lat_deg}) - here;
    const Vec2 north = (projection.forward({at.lon_deg, at.lat_deg + north_deg}) - here) * (north_deg > 0 ? 1 : -1);
    const base::LonLat back = projection.inverse(here);
    const double apart_deg = std::abs(nearLongitude(back.lon_deg, at.lon_deg) - at.lon_deg) * std::cos(at.lat_deg * std::numbers::pi / 180);
    // A comparison with NaN is false: where there is no answer, nothing is sound.
    const bool upright = east.x * north.y - east.y * north.x >= 0 || std::abs(at.lat_deg) > 89;
    return upright && apart_deg < FOUND_DEG && std::abs(back.lat_deg - at.lat_deg) < FOUND_DEG;
}

}  // namespace

void checkFrame(const Projection& projection, const base::Box& frame) {
    const base::Box& domain = projection.domain();
    const base::Box wanted = nearLongitude(frame, domain.centre().lon_deg);
    const auto refuse = [&](const std::string& why) {
        throw base::CrsError("coordinate system " + projection.definition() + " can't show the frame " + describe(frame) + ": " + why +
                             "; give auto or a system made for that frame");
    };
    const base::Box seen{std::max(wanted.west_deg, domain.west_deg), std::max(wanted.south_deg, domain.south_deg),
                         std::min(wanted.east_deg, domain.east_deg), std::min(wanted.north_deg, domain.north_deg)};
    constexpr double LEAST_SEEN = 0.5;
    const bool enough = domain.contains(wanted.centre()) && seen.width_deg() >= LEAST_SEEN * wanted.width_deg() &&
                        seen.height_deg() >= LEAST_SEEN * wanted.height_deg();
    if (!enough) refuse("it may be drawn within " + describe(domain));
    constexpr int STEPS = 6;
    for (int i = 0; i < STEPS; ++i) {
        for (int j = 0; j < STEPS; ++j) {
            const base::LonLat at{seen.west_deg + seen.width_deg() * (i + 0.5) / STEPS, seen.south_deg + seen.height_deg() * (j + 0.5) / STEPS};
            if (!isSound(projection, at)) refuse("it has no picture of the ground there");
        }
    }
    // Around a pole north points anywhere; elsewhere a reader expects it up.
    constexpr double UPSIDE_DOWN_RAD = 100 * std::numbers::pi / 180, POLAR_DEG = 60;
    const base::LonLat centre = seen.centre();
    if (std::abs(centre.lat_deg) < POLAR_DEG && std::abs(projection.north_rad(centre)) > UPSIDE_DOWN_RAD) refuse("it would be upside down there");
}

}  // namespace demarc::map
