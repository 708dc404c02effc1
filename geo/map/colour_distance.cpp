#include "map/colour_distance.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace demarc::map {
namespace {

using Vector = std::array<double, 3>;
using Matrix = std::array<Vector, 3>;

constexpr Matrix AS_IT_IS{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
// Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB.
constexpr Matrix DEUTERANOPIA{{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix PROTANOPIA{{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};

/// CIE Lab of a colour in a sight, in which distances are about as large as they look.
Vector lab(base::Colour colour, const Matrix& sight) {
    const auto linear = [](std::uint8_t channel) {
        const double v = channel / 255.0;
        return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    const Vector light{linear(colour.r), linear(colour.g), linear(colour.b)};
    const auto seen = [&](const Vector& row) { return std::clamp(row[0] * light[0] + row[1] * light[1] + row[2] * light[2], 0.0, 1.0); };
    const double r = seen(sight[0]), g = seen(sight[1]), b = seen(sight[2]);
    const auto curve = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    const double x = curve((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505), y = curve(0.2126 * r + 0.7152 * g + 0.0722 * b),
                 z = curve((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double leastApart(base::Colour colour, std::span<const base::Colour> others, const Matrix& sight) {
    double least = std::numeric_limits<double>::infinity();
    const Vector a = lab(colour, sight);
    for (const base::Colour other : others) {
        const Vector b = lab(other, sight);
        least = std::min(least, std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]));
    }
    return least;
}

}  // namespace

double apartFrom(base::Colour colour, std::span<const base::Colour> others) { return leastApart(colour, others, AS_IT_IS); }

double toldFrom(base::Colour colour, std::span<const base::Colour> others) {
    constexpr double CLEAR = 32, CLEAR_WITHOUT_CONES = 15;
    return std::min({leastApart(colour, others, AS_IT_IS) / CLEAR, leastApart(colour, others, DEUTERANOPIA) / CLEAR_WITHOUT_CONES,
                     leastApart(colour, others, PROTANOPIA) / CLEAR_WITHOUT_CONES});
}

}  // namespace demarc::map
