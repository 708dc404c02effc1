#include "toponym/shapes.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <unordered_map>

#include "toponym/anchors.hpp"

namespace demarc::toponym {
namespace {

constexpr double kRoundness = 0.15;  ///< a distance in a report is a round number: so far off, as a share of it
constexpr double kVague_deg = 22.5;  ///< "west" may be as far off as west-north-west
constexpr double kEdge = 1.3;        ///< outskirts reach so many times as far as the town
constexpr double kUnknown_km = 3;    ///< how far a place reaches that the gazetteer lacks

RelativePlace disc(base::LonLat middle, double radius_km) {
    RelativePlace place;
    place.position = middle;
    place.radius_km = radius_km;
    return place;
}

RelativePlace outlined(base::LonLat middle, std::vector<base::LonLat> outline) {
    RelativePlace place = disc(middle, 0);
    for (const base::LonLat point : outline) place.radius_km = std::max(place.radius_km, base::distance_m(middle, point) / 1000);
    place.outline = std::move(outline);
    return place;
}

RelativePlace sectorPlace(base::LonLat apex, double bearing_deg, double inner_km, double outer_km) {
    return outlined(base::destination(apex, bearing_deg, (inner_km + outer_km) / 2 * 1000), sector(apex, bearing_deg, 2 * kVague_deg, inner_km, outer_km));
}

}  // namespace

double Shapes::reach(const Anchored& anchored) const {
    if (anchored.place == gazetteer::kNoPlace) return kUnknown_km;
    const gazetteer::Place place = gazetteer_.place(anchored.place);
    if (place.feature != gazetteer::Feature::country && place.adminLevel != 1) return reach_km(place);
    if (place.own) return extent_km(place, gazetteer_);
    // Looking through an area's towns takes longer than reading a report, and reports name the same few areas: kept by thread, for the index that all share.
    thread_local std::unordered_map<gazetteer::PlaceIndex, double> extents_km;
    const auto [known, fresh] = extents_km.try_emplace(place.index, 0);
    if (fresh) known->second = extent_km(place, gazetteer_);
    return known->second;
}

RelativePlace Shapes::within(const Anchored& anchored, double distance_km) const { return disc(anchored.position, distance_km * (1 + kRoundness)); }

RelativePlace Shapes::around(const Anchored& anchored, double times, double more_km) const { return disc(anchored.position, reach(anchored) * times + more_km); }

RelativePlace Shapes::offset(const Anchored& anchored, double bearing_deg, double away_km) const {
    // Where the place begins, its middle or its edge, is not told either; and a bearing in words may be a sixteenth of a turn off.
    const double radius_km = std::max({1.0, away_km * kRoundness + std::min(reach(anchored), away_km) / 2, away_km * std::sin(kVague_deg / 2 * std::numbers::pi / 180)});
    return disc(base::destination(anchored.position, bearing_deg, away_km * 1000), radius_km);
}

RelativePlace Shapes::direction(const Anchored& anchored, double bearing_deg) const {
    const double inner_km = reach(anchored);
    return sectorPlace(anchored.position, bearing_deg, inner_km, std::max(3 * inner_km, inner_km + 15));
}

RelativePlace Shapes::part(const Anchored& anchored, double bearing_deg) const { return sectorPlace(anchored.position, bearing_deg, 0, std::max(1.0, reach(anchored))); }

RelativePlace Shapes::edge(const Anchored& anchored, double bearing_deg) const { return sectorPlace(anchored.position, bearing_deg, 0, reach(anchored) * kEdge + 1); }

std::optional<RelativePlace> Shapes::bank(const Anchored& anchored, BankSide side) const {
    std::vector<base::LonLat> outline = riverBank(gazetteer_.course(anchored.place), anchored.position, side);
    if (outline.empty()) return std::nullopt;
    base::Box box;
    for (const base::LonLat point : outline) box.extend(point);
    return outlined(box.centre(), std::move(outline));
}

RelativePlace Shapes::segment(base::LonLat from, base::LonLat to) {
    RelativePlace place = disc(base::midpoint(from, to), std::max(1.0, base::distance_m(from, to) / 2000));
    place.outline = {from, to};
    return place;
}

}  // namespace demarc::toponym
