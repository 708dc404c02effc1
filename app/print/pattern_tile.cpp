#include "print/pattern_tile.hpp"

#include <cmath>
#include <numbers>

namespace demarc::print {

double tileSide_px(const Fill& fill) {
    return fill.period_px * (fill.pattern == map::Pattern::dots ? 2 : std::numbers::sqrt2);
}

void drawTile(const Fill& fill, VectorCanvas& canvas) {
    const double side = tileSide_px(fill);
    if (fill.pattern == map::Pattern::dots) {
        // Every second row is shifted; the share is of the area, so the radius goes with its root.
        const double radius = fill.period_px * std::sqrt(fill.share / std::numbers::pi);
        Path dots;
        for (int row = -1; row <= 3; ++row)
            for (int column = -1; column <= 3; ++column) dots.circle({(column - (row & 1) * 0.5) * fill.period_px, row * fill.period_px}, radius);
        return canvas.fill(dots, {.colour = fill.colour});
    }
    // Diagonals x + y = (k + offset) * side, or x - y, from corner to corner and beyond.
    const auto stripes = [&](double offset, double share, base::Colour colour) {
        if (colour.a == 0 || share <= 0) return;
        Path lines;
        for (int k = -1; k <= 3; ++k) {
            const double sum = (k + offset) * side;
            lines.move({sum + side, fill.falls ? side : -side});
            lines.line({-side, fill.falls ? -sum - side : sum + side});
        }
        canvas.stroke(lines, {.colour = colour, .width_px = share * fill.period_px, .butt = true});
    };
    // Opaque stripes lie on a whole ground, so that nothing shows between them.
    if (fill.colour.a == 255 && fill.other.a == 255) canvas.fill(rectPath({0, 0, side, side}), {.colour = fill.other});
    else stripes(0.5, 1 - fill.share, fill.other);
    stripes(0, fill.share, fill.colour);
}

std::array<std::pair<double, double>, 9> fade(const Fill& fill) {
    std::array<std::pair<double, double>, 9> stops;
    for (std::size_t i = 0; i < stops.size(); ++i) {
        const double t = static_cast<double>(i) / (stops.size() - 1);
        stops[i] = {(fill.from_px + t * (fill.to_px - fill.from_px)) / fill.to_px, 1 - t * t * (3 - 2 * t)};
    }
    return stops;
}

}  // namespace demarc::print
