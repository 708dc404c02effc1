#include <cmath>

#include "map/annotations.hpp"
#include "map/clip.hpp"

// From the ground to pixels: what of a path the projection can show, and the camera.

namespace demarc::map {
namespace {

constexpr double AROUND_PX = 4000;  // so far around the view lines go on, that dashes and teeth stay where they are as the map is moved

/// The path as x and y in degrees, once for each whole turn by which it may lie in the domain.
template <class Take>
void forTurns(const Projection& projection, const std::vector<base::LonLat>& path, Take take) {
    const base::Box& domain = projection.domain();
    const Rect shown{domain.west_deg, domain.south_deg, domain.east_deg, domain.north_deg};
    base::Box box;
    for (const base::LonLat p : path) box.extend(p);
    if (box.isEmpty()) return;
    const int first = static_cast<int>(std::ceil((domain.west_deg - box.east_deg) / 360)), last = static_cast<int>(std::floor((domain.east_deg - box.west_deg) / 360));
    for (int turn = first; turn <= last; ++turn) {
        std::vector<Vec2> turned;
        for (const base::LonLat p : path) turned.push_back({p.lon_deg + 360.0 * turn, p.lat_deg});
        take(turned, shown);
    }
}

/// In pixels, as far as the projection has an answer for each point.
std::vector<Vec2> toScreen(const Projection& projection, const Camera& camera, const std::vector<Vec2>& degrees) {
    std::vector<Vec2> points;
    for (const Vec2 p : degrees) {
        const Vec2 at = camera.toScreen(projection.forward({p.x, p.y}));
        if (std::isfinite(at.x) && std::isfinite(at.y)) points.push_back(at);
    }
    return points;
}

}  // namespace

std::vector<std::vector<Vec2>> linesOnScreen(const Projection& projection, const Camera& camera, const std::vector<base::LonLat>& path) {
    std::vector<std::vector<Vec2>> lines;
    forTurns(projection, path, [&](const std::vector<Vec2>& turned, const Rect& shown) {
        for (const auto& piece : clippedLine(turned, shown))
            for (auto& line : clippedLine(toScreen(projection, camera, piece), camera.viewport_px.grown(AROUND_PX)))
                if (line.size() > 1) lines.push_back(std::move(line));
    });
    return lines;
}

std::vector<std::vector<Vec2>> ringsOnScreen(const Projection& projection, const Camera& camera, const std::vector<base::LonLat>& path) {
    std::vector<std::vector<Vec2>> rings;
    forTurns(projection, path, [&](std::vector<Vec2> ring, const Rect& shown) {
        if (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
        auto seen = clippedRing(toScreen(projection, camera, clippedRing(std::move(ring), shown)), camera.viewport_px.grown(AROUND_PX));
        if (seen.size() > 2) rings.push_back(std::move(seen));
    });
    return rings;
}

}  // namespace demarc::map
