#pragma once
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "map/basemap.hpp"
#include "map/geometry.hpp"
#include "map/projection.hpp"

namespace demarc::map {

/// The outline of several units as one: edges that two of them share are left out. Nothing where no unit has an outline.
[[nodiscard]] std::optional<Geography> mergedOutline(const Basemap& basemap, std::span<const std::string_view> keys);
[[nodiscard]] Geography mergedRings(std::span<const Geography> units);

/// The box of an area's largest part and of the parts around it; what lies far off, as overseas, is not in it. May reach past 180°.
[[nodiscard]] base::Box mainExtent(const Geography& outline);

/// Rings that reach past a box of longitudes come in on its other side: what a projection cuts lies on both sides of its map.
[[nodiscard]] Geography cutAt(const Geography& outline, const base::Box& domain);

/// An area in projected metres.
struct ProjectedArea {
    std::shared_ptr<const Mesh> mesh;
    std::shared_ptr<const Polylines> outline;
    Rings rings;
};
[[nodiscard]] ProjectedArea projectOutline(const Geography& outline, const Projection& projection, double tolerance_m);

/// The points of an area inside `within` that lie deepest in it, best first and apart from each other, at most `count`: where its name or
/// mark can stand. Found on a grid of about 1/40 of the frame. Empty where the area does not reach into `within`. `apart` is a share of the
/// frame's longer side.
[[nodiscard]] std::vector<Vec2> innerPoints(const Rings& rings, const Rect& within, std::size_t count, double apart = 0.25);
/// By the even-odd rule.
[[nodiscard]] bool isInside(const Rings& rings, Vec2 point);

}  // namespace demarc::map
