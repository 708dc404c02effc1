#pragma once
#include <algorithm>

namespace demarc::base {

inline constexpr double EARTH_RADIUS_IN_METERS = 6'371'000.0;

/// A position on the globe in degrees, longitude before latitude (WGS 84).
struct LonLat {
    double lon_deg = 0;
    double lat_deg = 0;

    /// Finite, longitude in [-180, 180] and latitude in [-90, 90].
    [[nodiscard]] bool isValid() const;
    friend bool operator==(LonLat, LonLat) = default;
};

/// Great-circle distance in metres on a sphere; error against the ellipsoid under 0.6 %.
[[nodiscard]] double distance_m(LonLat from, LonLat to);

/// Where a great circle leads from a point that sets out at a bearing, clockwise from north.
[[nodiscard]] LonLat destination(LonLat from, double bearing_deg, double distance_m);

/// The bearing at which the great circle to another point sets out, 0 to 360, clockwise from north.
[[nodiscard]] double bearing_deg(LonLat from, LonLat to);

/// Half-way along the great circle between two points.
[[nodiscard]] LonLat midpoint(LonLat a, LonLat b);

/// A box of longitudes and latitudes. A new box is empty: it contains nothing and extends to whatever is added.
struct Box {
    double west_deg = 1e9;
    double south_deg = 1e9;
    double east_deg = -1e9;
    double north_deg = -1e9;

    [[nodiscard]] bool isEmpty() const { return west_deg > east_deg || south_deg > north_deg; }
    [[nodiscard]] LonLat centre() const { return {(west_deg + east_deg) / 2, (south_deg + north_deg) / 2}; }
    [[nodiscard]] double width_deg() const { return east_deg - west_deg; }
    [[nodiscard]] double height_deg() const { return north_deg - south_deg; }
    [[nodiscard]] bool contains(LonLat p) const {
        return p.lon_deg >= west_deg && p.lon_deg <= east_deg && p.lat_deg >= south_deg && p.lat_deg <= north_deg;
    }
    [[nodiscard]] bool intersects(const Box& other) const {
        return west_deg <= other.east_deg && other.west_deg <= east_deg && south_deg <= other.north_deg && other.south_deg <= north_deg;
    }
    void extend(LonLat p) {
        west_deg = std::min(west_deg, p.lon_deg);
        east_deg = std::max(east_deg, p.lon_deg);
        south_deg = std::min(south_deg, p.lat_deg);
        north_deg = std::max(north_deg, p.lat_deg);
    }
    void extend(const Box& other) {
        if (other.isEmpty()) return;
        extend(LonLat{other.west_deg, other.south_deg});
        extend(LonLat{other.east_deg, other.north_deg});
    }
    friend bool operator==(const Box&, const Box&) = default;
};

}  // namespace demarc::base
