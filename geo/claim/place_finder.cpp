#include "claim/place_finder.hpp"

namespace demarc::claim {
namespace {

using gazetteer::Feature;

/// Whether two positions may be the same place's: what is wide has its point here or there.
bool isNear(base::LonLat one, base::LonLat other, Feature feature) {
    constexpr double TOWN_IN_M = 25'000, WIDE_IN_M = 161'000;
    const bool isWide = feature == Feature::country || feature == Feature::region || feature == Feature::river || feature == Feature::sea;
    return base::distance_m(one, other) <= (isWide ? WIDE_IN_M : TOWN_IN_M);
}

}  // namespace

PlaceFinder::PlaceFinder(const Reading& reading, const gazetteer::Gazetteer& gazetteer) : gazetteer_{gazetteer} {
    for (const toponym::Toponym& toponym : reading.toponyms) {
        if (!toponym.position || toponym.use == toponym::Use::demonym) continue;
        named_.emplace(gazetteer::fold(toponym.name), &toponym);
        named_.emplace(gazetteer::fold(toponym.span.of(reading.document.text)), &toponym);
    }
}

bool PlaceFinder::putAt(Claim& claim, const std::string& id) {
    const auto [known, isNew] = byId_.try_emplace(id, gazetteer::kNoPlace);
    if (isNew) known->second = gazetteer_.byId(id);
    if (known->second == gazetteer::kNoPlace) return false;
    put(claim, gazetteer_.place(known->second));
    return true;
}

void PlaceFinder::putByName(Claim& claim) const {
    const auto isThere = [&](base::LonLat position, Feature feature) { return !claim.position || isNear(*claim.position, position, feature); };
    const std::string folded = gazetteer::fold(claim.place);
    if (const auto found = named_.find(folded); found != named_.end() && isThere(*found->second->position, found->second->feature)) {
        const toponym::Toponym& toponym = *found->second;
        claim.placeIndex = toponym.place;
        claim.feature = toponym.feature;
        if (claim.position) return;
        claim.position = toponym.position;
        claim.radius_km = toponym.radius_km;
        return;
    }
    for (const gazetteer::Hit hit : gazetteer_.find(folded)) {
        const gazetteer::Place place = gazetteer_.place(hit.place());
        if (isThere(place.position, place.feature)) return put(claim, place);
    }
    if (claim.position) return;
    gazetteer::SearchOptions slips;
    slips.limit = 1;
    slips.prefix = false;
    for (const auto& hit : gazetteer_.search(claim.place, slips)) put(claim, gazetteer_.place(hit.place));
}

void PlaceFinder::put(Claim& claim, const gazetteer::Place& place) {
    claim.placeIndex = place.index;
    claim.feature = place.feature;
    if (!claim.position) claim.position = place.position;
}

}  // namespace demarc::claim
