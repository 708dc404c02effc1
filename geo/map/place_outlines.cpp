#include "map/place_outlines.hpp"

#include <algorithm>
#include <cmath>

#include "map/claimant_side.hpp"
#include "map/meridian.hpp"

namespace demarc::map {
namespace {

constexpr double NEAR_M = 5000, NEAR_DEG = 0.2;

/// 0 inside.
double distanceTo_m(const Geography& rings, base::LonLat point) {
    if (isInside(rings, point)) return 0;
    const auto edge = nearestOnEdge(rings, point);
    return edge ? base::distance_m(point, *edge) : 1e300;
}

Geography validRings(const Geography& rings) {
    Geography valid;
    for (std::size_t part = 0; part < rings.partCount(); ++part) {
        const auto ring = rings.part(part);
        if (ring.size() < 3 || !std::ranges::all_of(ring, &base::LonLat::isValid)) continue;
        valid.starts.push_back(static_cast<std::uint32_t>(valid.points.size()));
        valid.points.insert(valid.points.end(), ring.begin(), ring.end());
    }
    return valid;
}

}  // namespace

PlaceOutlines::PlaceOutlines(std::vector<PlaceOutline> outlines, const gazetteer::Gazetteer& gazetteer) {
    for (PlaceOutline& outline : outlines) {
        outline.rings = validRings(outline.rings);
        if (outline.rings.points.empty()) continue;
        Entry entry;
        entry.box = narrowestBox(outline.rings.points);
        entry.folded = gazetteer::fold(outline.name);
        for (const gazetteer::Hit hit : gazetteer.find(entry.folded)) entry.places.push_back(hit.place());
        entry.outline = std::move(outline);
        entries_.push_back(std::move(entry));
    }
}

bool PlaceOutlines::isNamed(const Entry& entry, const claim::PlaceView& place) {
    const bool known = place.placeIndex != gazetteer::kNoPlace && std::ranges::find(entry.places, place.placeIndex) != entry.places.end();
    return known || entry.folded == gazetteer::fold(place.name);
}

const PlaceOutline* PlaceOutlines::find(const claim::PlaceView& place) const {
    const PlaceOutline* best = nullptr;
    double least = NEAR_M;
    for (const Entry& entry : entries_) {
        const base::LonLat at{nearLongitude(place.position.lon_deg, entry.box.centre().lon_deg), place.position.lat_deg};
        const double widening = NEAR_DEG / std::max(0.05, std::cos(at.lat_deg * 0.0174533));
        const base::Box around{entry.box.west_deg - widening, entry.box.south_deg - NEAR_DEG, entry.box.east_deg + widening, entry.box.north_deg + NEAR_DEG};
        if (!around.contains(at) || !isNamed(entry, place)) continue;
        const double away = distanceTo_m(entry.outline.rings, place.position);
        if (away > least || (best != nullptr && away == least)) continue;
        least = away;
        best = &entry.outline;
    }
    return best;
}

std::vector<base::Issue> PlaceOutlines::issues(std::span<const claim::PlaceView> places) const {
    std::vector<base::Issue> issues;
    bool fits = false;
    for (const claim::PlaceView& place : places) {
        if (find(place) != nullptr) {
            fits = true;
            continue;
        }
        const auto elsewhere = std::ranges::find_if(entries_, [&](const Entry& entry) { return isNamed(entry, place); });
        if (elsewhere == entries_.end()) continue;
        const double away_km = distanceTo_m(elsewhere->outline.rings, place.position) / 1000;
        issues.push_back({base::Severity::warning, "outlines: " + elsewhere->outline.name + " lies " + std::to_string(std::lround(away_km)) +
                                                       " km from " + place.name + " and is not taken for it"});
    }
    if (!fits && !places.empty() && issues.empty())
        issues.push_back({base::Severity::warning, "outlines: none of " + std::to_string(entries_.size()) +
                                                       " bears the name of a place with claims; is another field the name (FILE:name=FIELD)?"});
    return issues;
}

}  // namespace demarc::map
