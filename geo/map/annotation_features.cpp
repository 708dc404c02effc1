#include "map/annotations.hpp"
#include "map/clip.hpp"
#include "map/drawn_features.hpp"
#include "map/geodesic.hpp"

// What was drawn by hand, for programs that work on with it.

namespace demarc::map {
namespace {

using base::LonLat;

constexpr Rect WORLD{-180, -90, 180, 90};

/// The path in degrees, whole turns away from where it is, that all of it passes through the world once.
std::vector<std::vector<Vec2>> turnsOf(const std::vector<LonLat>& path) {
    std::vector<std::vector<Vec2>> turns;
    for (const double turn_deg : {0.0, 360.0, -360.0}) {
        std::vector<Vec2> turned;
        for (const LonLat p : path) turned.push_back({p.lon_deg + turn_deg, p.lat_deg});
        turns.push_back(std::move(turned));
    }
    return turns;
}

std::vector<LonLat> positions(const std::vector<Vec2>& degrees) {
    std::vector<LonLat> points;
    for (const Vec2 p : degrees) points.push_back({p.x, p.y});
    return points;
}

std::vector<std::vector<LonLat>> linesOf(const std::vector<LonLat>& path) {
    std::vector<std::vector<LonLat>> lines;
    for (const auto& turned : turnsOf(path))
        for (const auto& line : clippedLine(turned, WORLD))
            if (line.front() != line.back() || line.size() > 2) lines.push_back(positions(line));
    return lines;
}

std::vector<Polygon> areaOf(const std::vector<LonLat>& path) {
    Geography rings;
    for (const auto& turned : turnsOf(path)) {
        const auto ring = positions(clippedRing(turned, WORLD));
        if (ring.size() < 3) continue;
        rings.starts.push_back(static_cast<std::uint32_t>(rings.points.size()));
        rings.points.insert(rings.points.end(), ring.begin(), ring.end());
    }
    return polygonsOf(rings);
}

}  // namespace

std::vector<DrawnFeature> annotationFeatures(const std::vector<Annotation>& annotations) {
    using enum AnnotationKind;
    std::vector<DrawnFeature> features;
    for (const Annotation& drawn : annotations) {
        if (drawn.points.empty()) continue;
        DrawnFeature feature;
        feature.byHand = true;
        feature.point = drawn.points.front();
        switch (drawn.kind) {
            case text: case callout: case marker: break;
            case circle: feature.area = areaOf(groundCircle(drawn.points.front(), drawn.radius_m)); break;
            case polygon: case area: feature.area = areaOf(groundPath(drawn.points, true)); break;
            default: feature.lines = linesOf(groundPath(drawn.points));
        }
        const std::string measure = measureOf(drawn);
        feature.place = drawn.text.empty() ? measure : drawn.text;
        feature.party = "Drawn by hand";
        feature.status = std::string{name(drawn.kind)} + (drawn.icon.empty() ? "" : ": " + drawn.icon) + (measure.empty() ? "" : ", " + measure);
        feature.colour = (drawn.isInk ? Annotation{}.colour : drawn.colour).hex();
        features.push_back(std::move(feature));
    }
    return features;
}

}  // namespace demarc::map
