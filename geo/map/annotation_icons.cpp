#include "map/annotation_icons.hpp"

#include <cmath>
#include <numbers>

namespace demarc::map {
namespace {

using Outline = std::vector<Vec2>;

/// Points on circles of these radii in turn, from noon clockwise.
Outline star(int corners, double outer, double inner) {
    Outline outline;
    for (int i = 0; i < corners; ++i) {
        const double turn = 2 * std::numbers::pi * i / corners, radius = i % 2 == 0 ? outer : inner;
        outline.push_back({std::sin(turn) * radius, -std::cos(turn) * radius});
    }
    return outline;
}

Outline box(double left, double top, double right, double bottom) { return {{left, top}, {right, top}, {right, bottom}, {left, bottom}}; }

/// The right half from the top down, and its mirror image.
Outline mirrored(Outline half) {
    for (std::size_t i = half.size(); i-- > 0;)
        if (half[i].x != 0) half.push_back({-half[i].x, half[i].y});
    return half;
}

}  // namespace

std::vector<Outline> iconOutlines(std::string_view icon) {
    if (icon == "square") return {box(-0.8, -0.8, 0.8, 0.8)};
    if (icon == "triangle") return {{{0, -0.95}, {0.95, 0.75}, {-0.95, 0.75}}};
    if (icon == "star") return {star(10, 1, 0.42)};
    if (icon == "flag") return {box(-0.72, -1, -0.54, 1), {{-0.54, -0.95}, {0.9, -0.5}, {-0.54, 0.05}}};
    if (icon == "cross") return {mirrored({{0.28, -0.95}, {0.28, -0.28}, {0.95, -0.28}, {0.95, 0.28}, {0.28, 0.28}, {0.28, 0.95}})};
    if (icon == "explosion") return {star(16, 1, 0.5)};
    if (icon == "aircraft")
        return {mirrored({{0, -1}, {0.14, -0.75}, {0.14, -0.25}, {0.98, 0.25}, {0.98, 0.45}, {0.14, 0.22}, {0.1, 0.66}, {0.4, 0.86}, {0.4, 1}, {0, 0.88}})};
    if (icon == "ship") return {mirrored({{1, 0.25}, {0.62, 0.85}}), box(-0.55, -0.2, 0.45, 0.15), box(-0.1, -0.85, 0.1, -0.2)};
    if (icon == "camp") return {mirrored({{0, -0.85}, {1, 0.8}, {0.32, 0.8}, {0, 0.1}})};
    if (icon == "roadblock") return {box(-1, -0.55, 1, 0.1), box(-0.75, 0.1, -0.5, 0.8), box(0.5, 0.1, 0.75, 0.8)};
    return {star(32, 0.9, 0.9)};
}

std::string_view iconLetter(std::string_view icon) { return icon == "question" ? "?" : ""; }

}  // namespace demarc::map
