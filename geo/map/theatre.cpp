#include "map/theatre.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numbers>

#include "map/meridian.hpp"

namespace demarc::map {
namespace {

constexpr double SMALL_M = 250'000;  ///< places this close together always share a frame
constexpr double FAR_AWAY = 2.5;     ///< a gap of so many times the extent of the rest separates
constexpr double MINORITY = 0.34;    ///< of the weight and of the places: more than that is never left outside
constexpr double WIDENED = 1.5;      ///< so much larger the frame may become for places that are only struck
constexpr double SMALLEST_BOX_DEG = 0.9;
constexpr base::Box WORLD{-170, -56, 179, 74};

double extent_m(const base::Box& box) {
    return base::distance_m({box.west_deg, box.south_deg}, {box.east_deg, box.north_deg});
}

/// The longest link of the shortest tree that joins some spots, and who hangs on its far side.
struct Gap {
    double length_m = 0;
    std::vector<std::size_t> far, near;
};

Gap widestGap(const std::vector<Spot>& spots, const std::vector<std::size_t>& members) {
    // Prim's tree: the spots before the longest link in order of joining are one side of it only where nothing joins back, so the sides
    // are found by following parents.
    const std::size_t n = members.size();
    std::vector<double> best(n, std::numeric_limits<double>::infinity());
    std::vector<std::size_t> parent(n, 0);
    std::vector<bool> joined(n, false);
    std::vector<std::size_t> order;
    best[0] = 0;
    for (std::size_t k = 0; k < n; ++k) {
        std::size_t next = n;
        for (std::size_t i = 0; i < n; ++i) {
            if (!joined[i] && (next == n || best[i] < best[next])) next = i;
        }
        joined[next] = true;
        order.push_back(next);
        for (std::size_t i = 0; i < n; ++i) {
            const double d = base::distance_m(spots[members[next]].position, spots[members[i]].position);
            if (!joined[i] && d < best[i]) {
                best[i] = d;
                parent[i] = next;
            }
        }
    }
    std::size_t cut = 0;
    for (std::size_t i = 1; i < n; ++i) {
        if (best[i] > best[cut]) cut = i;
    }
    std::vector<bool> hangs(n, false);
    Gap gap;
    gap.length_m = best[cut];
    for (const std::size_t i : order) {
        hangs[i] = i == cut || (i != 0 && hangs[parent[i]]);
        (hangs[i] ? gap.far : gap.near).push_back(members[i]);
    }
    return gap;
}

double weightOf(const std::vector<Spot>& spots, const std::vector<std::size_t>& members) {
    double sum = 0;
    for (const std::size_t i : members) sum += spots[i].weight;
    return sum;
}

/// Adds places that are only struck, the nearest first, as long as the frame stays about as large as the others alone need.
void joinStruck(const std::vector<Spot>& spots, std::vector<std::size_t>& members, std::vector<std::size_t> struck) {
    base::Box box;
    for (const std::size_t i : members) box.extend(box.isEmpty() ? spots[i].extent : nearLongitude(spots[i].extent, box.centre().lon_deg));
    const double most_m = std::max(SMALL_M, WIDENED * extent_m(box));
    const auto widened = [&](std::size_t i) {
        base::Box wider = box;
        wider.extend(base::LonLat{nearLongitude(spots[i].position.lon_deg, box.centre().lon_deg), spots[i].position.lat_deg});
        return wider;
    };
    std::ranges::stable_sort(struck, {}, [&](std::size_t i) { return extent_m(widened(i)); });
    for (const std::size_t i : struck) {
        const base::Box wider = widened(i);
        if (extent_m(wider) > most_m) continue;
        box = wider;
        members.push_back(i);
    }
}

base::Box boxOf(const std::vector<Spot>& spots, const std::vector<std::size_t>& members) {
    std::vector<base::LonLat> positions;
    for (const std::size_t i : members) positions.push_back(spots[i].position);
    return narrowestBox(positions);
}

}  // namespace

Theatre chooseTheatre(const std::vector<Spot>& given) {
    std::vector<Spot> spots = given;
    // Where nothing is told but of whole countries, they decide.
    if (std::ranges::none_of(spots, [](const Spot& spot) { return spot.weight > 0; })) {
        for (Spot& spot : spots) spot.weight = 1;
    }
    Theatre theatre{{}, std::vector<bool>(spots.size(), false)};
    const bool allStruck = std::ranges::all_of(spots, [](const Spot& spot) { return spot.weight <= 0 || spot.isStruck; });
    std::vector<std::size_t> members, struck;
    for (std::size_t i = 0; i < spots.size(); ++i) {
        if (spots[i].weight > 0) (spots[i].isStruck && !allStruck ? struck : members).push_back(i);
    }
    if (members.empty()) {
        theatre.box = WORLD;
        return theatre;
    }
    const double total = weightOf(spots, members);
    const auto most = static_cast<double>(members.size()) * MINORITY;
    const std::size_t all = members.size();
    while (members.size() > 1) {
        Gap gap = widestGap(spots, members);
        if (weightOf(spots, gap.far) > weightOf(spots, gap.near)) std::swap(gap.far, gap.near);
        const double kept = std::max(SMALL_M, extent_m(boxOf(spots, gap.near)));
        if (gap.length_m < FAR_AWAY * kept || total - weightOf(spots, gap.near) > MINORITY * total) break;
        if (static_cast<double>(all - gap.near.size()) > most) break;
        members = std::move(gap.near);
    }
    joinStruck(spots, members, std::move(struck));
    const base::Box core = boxOf(spots, members);
    theatre.box = core;
    for (const std::size_t i : members) {
        theatre.inside[i] = true;
        theatre.box.extend(nearLongitude(spots[i].extent, core.centre().lon_deg));
    }
    const base::LonLat centre = theatre.box.centre();
    const double halfLat = SMALLEST_BOX_DEG / 2;
    const double halfLon = halfLat / std::max(0.2, std::cos(centre.lat_deg * std::numbers::pi / 180));
    theatre.box.extend(base::LonLat{centre.lon_deg - halfLon, std::max(-89.0, centre.lat_deg - halfLat)});
    theatre.box.extend(base::LonLat{centre.lon_deg + halfLon, std::min(89.0, centre.lat_deg + halfLat)});
    for (std::size_t i = 0; i < spots.size(); ++i) {
        const base::LonLat at = spots[i].position;
        theatre.inside[i] = theatre.inside[i] || theatre.box.contains({nearLongitude(at.lon_deg, centre.lon_deg), at.lat_deg});
    }
    return theatre;
}

Camera fitCamera(const Rect& content_m, const Rect& viewport_px, Padding padding) {
    assert(!viewport_px.isEmpty());
    Camera camera;
    camera.viewport_px = viewport_px;
    camera.centre_m = content_m.centre();
    const double free = 1e-9;
    camera.scale_px_per_m = std::min(viewport_px.width() * (1 - 2 * padding.x) / std::max(free, content_m.width()),
                                     viewport_px.height() * (1 - 2 * padding.y) / std::max(free, content_m.height()));
    return camera;
}

Rect projectBox(const base::Box& anywhere, const Projection& projection) {
    constexpr int STEPS = 16;
    // Beyond its domain a projection runs away: Mercator's poles are at infinity.
    const base::Box& domain = projection.domain();
    const base::Box wanted = nearLongitude(anywhere, domain.centre().lon_deg);
    base::Box box{std::max(wanted.west_deg, domain.west_deg), std::max(wanted.south_deg, domain.south_deg),
                  std::min(wanted.east_deg, domain.east_deg), std::min(wanted.north_deg, domain.north_deg)};
    if (box.isEmpty()) box = wanted;
    std::vector<base::LonLat> edge;
    for (int i = 0; i <= STEPS; ++i) {
        const double lon = box.west_deg + box.width_deg() * i / STEPS, lat = box.south_deg + box.height_deg() * i / STEPS;
        edge.insert(edge.end(), {{lon, box.south_deg}, {lon, box.north_deg}, {box.west_deg, lat}, {box.east_deg, lat}});
    }
    std::vector<Vec2> projected(edge.size());
    projection.forward(edge, projected);
    Rect rect;
    for (const Vec2 p : projected) {
        if (std::isfinite(p.x)) rect.extend(p);
    }
    return rect;
}

base::Box unprojectRect(const Rect& rect_m, const Projection& projection) {
    constexpr int STEPS = 16;
    const base::Box& domain = projection.domain();
    const base::LonLat middle = projection.inverse(rect_m.centre());
    const double about_deg = nearLongitude(middle.isValid() ? middle.lon_deg : domain.centre().lon_deg, domain.centre().lon_deg);
    base::Box box;
    const auto add = [&](double x, double y) {
        const base::LonLat p = projection.inverse({x, y});
        if (!p.isValid()) return false;
        box.extend(base::LonLat{nearLongitude(p.lon_deg, about_deg), p.lat_deg});
        return true;
    };
    bool whole = true;
    for (int i = 0; i <= STEPS; ++i) {
        const double x = rect_m.left + rect_m.width() * i / STEPS, y = rect_m.top + rect_m.height() * i / STEPS;
        const bool edges[] = {add(x, rect_m.top), add(x, rect_m.bottom), add(rect_m.left, y), add(rect_m.right, y)};
        whole = whole && std::ranges::all_of(edges, [](bool ok) { return ok; });
    }
    // Where the rectangle reaches beyond the world, its edges don't tell: all that may be drawn is read.
    if (!whole || box.isEmpty()) return domain;
    for (const double pole_deg : {-90.0, 90.0}) {
        const Vec2 p = projection.forward({domain.centre().lon_deg, pole_deg});
        if (!std::isfinite(p.x) || !rect_m.contains(p)) continue;
        box.extend(base::LonLat{domain.west_deg, pole_deg});
        box.extend(base::LonLat{domain.east_deg, pole_deg});
    }
    return {std::max(box.west_deg, domain.west_deg), std::max(box.south_deg, domain.south_deg), std::min(box.east_deg, domain.east_deg),
            std::min(box.north_deg, domain.north_deg)};
}

}  // namespace demarc::map
