#include "map/annotations.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <iterator>
#include <numeric>

#include "map/annotation_setting.hpp"
#include "map/clip.hpp"
#include "map/geodesic.hpp"

namespace demarc::map {
namespace {

double length(Vec2 v) { return std::hypot(v.x, v.y); }

double distanceTo(const std::vector<Vec2f>& line, Vec2 at) {
    double nearest = 1e300;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const Vec2 a{double{line[i - 1].x}, double{line[i - 1].y}}, way = Vec2{double{line[i].x}, double{line[i].y}} - a, to = at - a;
        const double square = way.x * way.x + way.y * way.y;
        const double along = square > 0 ? std::clamp((to.x * way.x + to.y * way.y) / square, 0.0, 1.0) : 0;
        nearest = std::min(nearest, length(to - way * along));
    }
    return nearest;
}

bool surrounds(const std::vector<Vec2f>& ring, Vec2 at) {
    bool inside = false;
    for (std::size_t i = 0, k = ring.size() - 1; i < ring.size(); k = i++) {
        const double ay = double{ring[i].y}, by = double{ring[k].y}, ax = double{ring[i].x}, bx = double{ring[k].x};
        if ((ay > at.y) != (by > at.y) && at.x < ax + (bx - ax) * (at.y - ay) / (by - ay)) inside = !inside;
    }
    return inside;
}

/// "1,234".
std::string grouped(double value) {
    std::string digits = std::to_string(std::llround(value));
    for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
    return digits;
}

/// With so many decimals.
std::string decimal(double value, int decimals) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.*f", decimals, value);
    return text.data();
}

}  // namespace

AnnotationSheets layAnnotations(Page& page) {
    AnnotationSheets sheets;
    sheets.areas.name = "annotation areas";
    sheets.areas.clip_px = page.map;
    const auto& drawn = page.options.annotations;
    std::vector<std::size_t> order(drawn.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return drawn[i].order; });
    Rect covered;
    for (const std::size_t i : order) {
        AnnotationSetting set = setAnnotation(page, drawn[i]);
        set.hit.annotation = i;
        std::ranges::move(set.areas, std::back_inserter(sheets.areas.patches));
        if (sheets.over.empty() || covered.intersects(set.box_px)) {
            sheets.over.emplace_back();
            sheets.over.back().name = "annotations";
            sheets.over.back().clip_px = page.map;
            covered = {};
        }
        covered.extend({set.box_px.left, set.box_px.top});
        covered.extend({set.box_px.right, set.box_px.bottom});
        set.piece.appendTo(sheets.over.back());
        for (const Rect& box : set.hit.boxes_px) page.taken.add(box.grown(2));
        page.frame.annotations.push_back(std::move(set.hit));
    }
    return sheets;
}

void takeAnnotationLines(const Page& page, OccupiedIndex& taken) {
    const Rect near = page.map.grown(100);
    for (const AnnotationHit& hit : page.frame.annotations)
        for (const auto& line : hit.lines)
            for (std::size_t i = 1; i < line.size(); ++i) {
                const Vec2 from{double{line[i - 1].x}, double{line[i - 1].y}}, to{double{line[i].x}, double{line[i].y}};
                for (const auto& piece : clippedLine({from, to}, near)) taken.addLine(piece.front(), piece.back(), 6);
            }
}

std::optional<std::size_t> annotationAt(const Frame& frame, Vec2 at_px, double reach_px, bool filled) {
    for (std::size_t i = frame.annotations.size(); i-- > 0;) {
        const AnnotationHit& hit = frame.annotations[i];
        const bool isThere = std::ranges::any_of(hit.boxes_px, [&](const Rect& box) { return box.grown(reach_px / 2).contains(at_px); }) ||
                             std::ranges::any_of(hit.lines, [&](const auto& line) { return distanceTo(line, at_px) <= reach_px; }) ||
                             (filled && std::ranges::any_of(hit.areas, [&](const auto& ring) { return surrounds(ring, at_px); }));
        if (isThere) return hit.annotation;
    }
    return std::nullopt;
}

std::string distanceText(double distance_m) {
    if (distance_m < 1000) return grouped(distance_m) + " m";
    return (distance_m < 9950 ? decimal(distance_m / 1000, 1) : grouped(distance_m / 1000)) + " km";
}

std::string areaText(double area_m2) {
    const double km2 = area_m2 / 1e6;
    return (km2 < 0.995 ? decimal(km2, 2) : km2 < 9.95 ? decimal(km2, 1) : grouped(km2)) + " km²";
}

std::string measureOf(const Annotation& annotation) {
    if (annotation.kind == AnnotationKind::distance) return distanceText(ellipsoidLength_m(annotation.points));
    if (annotation.kind == AnnotationKind::area) return areaText(ellipsoidArea_m2(annotation.points));
    return annotation.kind == AnnotationKind::circle ? distanceText(annotation.radius_m) : "";
}

}  // namespace demarc::map
