#include "map/claimant_side.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numbers>

#include "map/meridian.hpp"

namespace demarc::map {
namespace {

constexpr double WHOLE = 0.999;
constexpr double NEAR_M = 300'000, SAME_PLACE_M = 500;

/// Who holds a place by the word of all who speak of it; null where they differ or hold is partial.
const std::string* agreedHolder(const claim::PlaceView& place) {
    const std::string* holder = nullptr;
    for (const claim::Position& position : place.positions) {
        if (position.shares.size() != 1 || position.shares.begin()->second < WHOLE) return nullptr;
        const std::string& says = position.shares.begin()->first;
        if (holder != nullptr && *holder != says) return nullptr;
        holder = &says;
    }
    return holder;
}

/// A plane around a point in which degrees of longitude are as long as those of latitude.
struct Around {
    base::LonLat centre;
    double narrowing = 1;
    explicit Around(base::LonLat point) : centre{point}, narrowing{std::max(0.01, std::cos(point.lat_deg * std::numbers::pi / 180))} {}
    [[nodiscard]] double x(base::LonLat p) const { return (nearLongitude(p.lon_deg, centre.lon_deg) - centre.lon_deg) * narrowing; }
    [[nodiscard]] double y(base::LonLat p) const { return p.lat_deg - centre.lat_deg; }
};

}  // namespace

bool isInside(const Geography& rings, base::LonLat point) {
    bool inside = false;
    for (std::size_t part = 0; part < rings.partCount(); ++part) {
        const auto ring = rings.part(part);
        // Unrolled from its first point, a ring may lie a turn away.
        for (const double turn_deg : {-360.0, 0.0, 360.0}) {
            double ax = ring.empty() ? 0 : ring[0].lon_deg - point.lon_deg + turn_deg;
            for (std::size_t i = 0; i < ring.size(); ++i) {
                const base::LonLat a = ring[i], b = ring[(i + 1) % ring.size()];
                const double bx = ax + nearLongitude(b.lon_deg - a.lon_deg, 0), ay = a.lat_deg - point.lat_deg, by = b.lat_deg - point.lat_deg;
                if ((ay > 0) != (by > 0) && ax - ay * (bx - ax) / (by - ay) > 0) inside = !inside;
                ax = bx;
            }
        }
    }
    return inside;
}

std::optional<base::LonLat> nearestOnEdge(const Geography& rings, base::LonLat point) {
    const Around plane{point};
    std::optional<base::LonLat> nearest;
    double least = 1e300;
    for (std::size_t part = 0; part < rings.partCount(); ++part) {
        const auto ring = rings.part(part);
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const base::LonLat a = ring[i], b = ring[(i + 1) % ring.size()];
            const double ax = plane.x(a), ay = plane.y(a);
            const double dx = nearLongitude(b.lon_deg - a.lon_deg, 0) * plane.narrowing, dy = b.lat_deg - a.lat_deg;
            const double square = dx * dx + dy * dy;
            const double t = square > 0 ? std::clamp(-(ax * dx + ay * dy) / square, 0.0, 1.0) : 0.0;
            const double x = ax + t * dx, y = ay + t * dy;
            if (x * x + y * y >= least) continue;
            least = x * x + y * y;
            nearest = base::LonLat{nearLongitude(point.lon_deg + x / plane.narrowing, 0), point.lat_deg + y};
        }
    }
    return nearest;
}

ClaimantSides::ClaimantSides(const std::vector<claim::PlaceView>& places, const claim::PartyRegistry& registry, const Basemap& basemap)
    : registry_{registry}, basemap_{basemap} {
    for (const claim::PlaceView& place : places) {
        if (const std::string* holder = agreedHolder(place)) agreed_[*holder].push_back(place.position);
        for (const claim::Position& position : place.positions) {
            for (const auto& [party, share] : position.shares)
                if (share >= WHOLE) said_[party].push_back(place.position);
        }
    }
}

const std::optional<Geography>& ClaimantSides::countryOf(std::string_view party) const {
    const auto known = countries_.find(party);
    if (known != countries_.end()) return known->second;
    const claim::Party* entry = registry_.find(party);
    const bool isState = entry != nullptr && !entry->country.empty();
    return countries_.emplace(std::string{party}, isState ? basemap_.outline(entry->country) : std::nullopt).first->second;
}

std::optional<double> ClaimantSides::bearing_deg(std::string_view party, base::LonLat place, const Geography* outline) const {
    const auto towardNearest = [&](const Places& places) -> std::optional<double> {
        const auto held = places.find(party);
        if (held == places.end()) return std::nullopt;
        const base::LonLat* nearest = nullptr;
        double least = NEAR_M;
        for (const base::LonLat& other : held->second) {
            const double away = base::distance_m(place, other);
            if (away <= SAME_PLACE_M || away >= least || (outline != nullptr && isInside(*outline, other))) continue;
            least = away;
            nearest = &other;
        }
        return nearest != nullptr ? std::optional{base::bearing_deg(place, *nearest)} : std::nullopt;
    };
    if (const auto bearing = towardNearest(agreed_)) return bearing;
    const std::optional<Geography>& country = countryOf(party);
    if (!country) return towardNearest(said_);
    const auto border = nearestOnEdge(*country, place);
    if (!border || base::distance_m(place, *border) < 1) return std::nullopt;
    const double toward = base::bearing_deg(place, *border);
    return isInside(*country, place) ? std::fmod(toward + 180, 360) : toward;
}

}  // namespace demarc::map
