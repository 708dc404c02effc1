#include "map/drawn_features.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "map/areas.hpp"
#include "map/telling.hpp"

namespace demarc::map {
namespace {

using Ring = std::vector<base::LonLat>;

/// Twice the area, positive where the ring runs counter-clockwise.
double doubleArea(const Ring& ring) {
    double sum = 0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) sum += ring[i].lon_deg * ring[i + 1].lat_deg - ring[i + 1].lon_deg * ring[i].lat_deg;
    return sum;
}

bool isWithin(const Ring& ring, base::LonLat p) {
    bool inside = false;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const base::LonLat a = ring[i], b = ring[i + 1];
        if ((a.lat_deg > p.lat_deg) != (b.lat_deg > p.lat_deg) &&
            p.lon_deg < a.lon_deg + (b.lon_deg - a.lon_deg) * (p.lat_deg - a.lat_deg) / (b.lat_deg - a.lat_deg))
            inside = !inside;
    }
    return inside;
}

struct Nested {
    Ring ring;
    base::Box box;
    double size = 0;
    std::size_t depth = 0;
    std::size_t polygon = 0;  ///< that it is a part of
};

std::string viewName(const SceneRequest& request) {
    switch (request.view) {
        case View::dispute: return "dispute";
        case View::party: return "party:" + request.party;
        case View::history: return "history";
        case View::proposals: return "proposals";
        case View::compare: return "compare";
        case View::all: break;
    }
    return "all";
}

}  // namespace

std::vector<Polygon> polygonsOf(const Geography& outline) {
    const Geography cut = cutAt(outline, {-180, -90, 180, 90});
    std::vector<Nested> rings;
    for (std::size_t part = 0; part < cut.partCount(); ++part) {
        Nested nested;
        for (const base::LonLat p : cut.part(part)) {
            if (nested.ring.empty() || nested.ring.back() != p) nested.ring.push_back(p);
            nested.box.extend(p);
        }
        if (nested.ring.size() > 1 && nested.ring.front() != nested.ring.back()) nested.ring.push_back(nested.ring.front());
        nested.size = doubleArea(nested.ring);
        if (nested.ring.size() >= 4 && nested.size != 0) rings.push_back(std::move(nested));
    }
    // Larger rings first: what holds a ring stands before it.
    std::ranges::stable_sort(rings, std::greater{}, [](const Nested& n) { return std::abs(n.size); });
    std::vector<Polygon> polygons;
    for (std::size_t i = 0; i < rings.size(); ++i) {
        Nested& ring = rings[i];
        std::size_t around = i;
        for (std::size_t k = 0; k < i; ++k) {
            if (!rings[k].box.contains(ring.ring.front()) || !isWithin(rings[k].ring, ring.ring.front())) continue;
            ++ring.depth;
            around = k;
        }
        const bool isHole = ring.depth % 2 != 0;
        if (isHole == (ring.size > 0)) std::ranges::reverse(ring.ring);
        if (isHole) {
            ring.polygon = rings[around].polygon;
        } else {
            ring.polygon = polygons.size();
            polygons.emplace_back();
        }
    }
    for (const Nested& ring : rings) polygons[ring.polygon].push_back(ring.ring);
    return polygons;
}

const std::vector<FeatureField>& featureFields() {
    using F = DrawnFeature;
    static const std::vector<FeatureField> FIELDS{{"place", &F::place},       {"context", &F::context},          {"party", &F::party},   {"holder", &F::holder},
                                                  {"status", &F::status},     {"share", nullptr, &F::share},     {"stance", &F::stance}, {"speaker", &F::speaker},
                                                  {"date", &F::date},         {"sentence", &F::sentence},        {"source", &F::source}, {"dispute", nullptr, &F::dispute},
                                                  {"view", &F::view},         {"as_of", &F::asOf}, {"colour", &F::colour}};
    return FIELDS;
}

std::vector<DrawnFeature> drawnFeatures(const Scene& scene, const std::vector<claim::Reading>& readings, const SceneRequest& request,
                                        const claim::Knowledge& knowledge, const Basemap& basemap) {
    const Telling telling{readings, knowledge.parties, scene.theme};
    const std::optional<base::Date> asOf = request.at ? request.at : claim::newestDate(readings);
    std::map<gazetteer::PlaceIndex, std::vector<Polygon>> outlines;
    const auto areaOf = [&](gazetteer::PlaceIndex place) -> const std::vector<Polygon>& {
        const auto [found, isNew] = outlines.try_emplace(place);
        if (isNew && place != gazetteer::kNoPlace) {
            if (const auto outline = mergedOutline(basemap, knowledge.gazetteer.outlines(place))) found->second = polygonsOf(*outline);
        }
        return found->second;
    };

    std::vector<DrawnFeature> features;
    for (const Subject& subject : scene.subjects) {
        if (subject.quiet) continue;
        for (const claim::ClaimRef ref : subject.claims) {
            const claim::Claim& claim = telling.claim(ref);
            const text::Document& document = readings[ref.reading].document;
            const PartyLook& speaker = telling.party(claim.claimant);
            const PartyLook& holder = telling.party(claim.actor);
            DrawnFeature feature;
            feature.point = subject.position;
            if (subject.area) feature.area = areaOf(claim.placeIndex);
            feature.colour = claim.actor.empty() ? speaker.mark.hex() : holder.mark.hex();
            feature.place = subject.name;
            feature.context = subject.context;
            feature.party = speaker.name;
            feature.holder = holder.name;
            feature.status = claim::name(claim.status);
            feature.stance = claim::name(claim.stance);
            feature.share = claim.extent;
            feature.speaker = claim.speaker;
            if (const auto date = claim.from ? claim.from : document.date) feature.date = date->iso();
            if (claim.evidence.end <= document.text.size()) feature.sentence = claim.evidence.of(document.text);
            feature.source = document.source.value_or(document.id);
            feature.dispute = subject.dispute;
            feature.view = viewName(request);
            if (asOf) feature.asOf = asOf->iso();
            features.push_back(std::move(feature));
        }
    }
    return features;
}

}  // namespace demarc::map
