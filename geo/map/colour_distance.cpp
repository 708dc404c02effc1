#include "map/colour_distance.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace demarc::map {
namespace {

/// CIE Lab of a colour, in which distances are about as large as they look.
std::array<double, 3> lab(base::Colour colour) {
    const auto linear = [](std::uint8_t channel) {
        const double v = channel / 255.0;
        return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    const double r = linear(colour.r), g = linear(colour.g), b = linear(colour.b);
    const auto curve = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    const double x = curve((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505), y = curve(0.2126 * r + 0.7152 * g + 0.0722 * b),
                 z = curve((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

}  // namespace

double apartFrom(base::Colour colour, std::span<const base::Colour> others) {
    double least = std::numeric_limits<double>::infinity();
    const auto a = lab(colour);
    for (const base::Colour other : others) {
        const auto b = lab(other);
        least = std::min(least, std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]));
    }
    return least;
}

}  // namespace demarc::map
