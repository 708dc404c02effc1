#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <vector>

#include "layer/raster.hpp"

namespace demarc::layer {

/// Heights on a grid of square pixels, one pixel wider than the picture on each side; where `valid` is 0 there is none.
struct Heights {
    int width_px = 0;
    int height_px = 0;
    std::vector<float> z_m;
    std::vector<std::uint8_t> valid;
};

/// Light from the north-west, 45° high, on slopes after Horn. What is darker than flat ground becomes black, what is lighter white, the more the less clear.
inline void shade(const Heights& heights, double metresPerPixel, double exaggeration, RasterPicture& picture) {
    const double azimuth = 315 * std::numbers::pi / 180, altitude = 45 * std::numbers::pi / 180;
    const double east = std::sin(azimuth) * std::cos(altitude), north = std::cos(azimuth) * std::cos(altitude), up = std::sin(altitude);
    const auto stride = static_cast<std::size_t>(heights.width_px);
    picture.rgba.assign(static_cast<std::size_t>(picture.width_px) * static_cast<std::size_t>(picture.height_px) * 4, 0);
    for (std::size_t y = 0; y < static_cast<std::size_t>(picture.height_px); ++y) {
        for (std::size_t x = 0; x < static_cast<std::size_t>(picture.width_px); ++x) {
            const std::size_t here = (y + 1) * stride + x + 1;
            if (heights.valid[here] == 0) continue;
            // Beyond the edge of the heights the ground goes on flat.
            const auto z = [&](std::size_t at) { return static_cast<double>(heights.z_m[heights.valid[at] != 0 ? at : here]); };
            const std::size_t above = here - stride, below = here + stride;
            const double toEast = z(above + 1) + 2 * z(here + 1) + z(below + 1) - z(above - 1) - 2 * z(here - 1) - z(below - 1);
            const double toNorth = z(above - 1) + 2 * z(above) + z(above + 1) - z(below - 1) - 2 * z(below) - z(below + 1);
            const double slopeEast = exaggeration * toEast / (8 * metresPerPixel), slopeNorth = exaggeration * toNorth / (8 * metresPerPixel);
            const double light = std::max(0.0, (up - slopeEast * east - slopeNorth * north) / std::sqrt(1 + slopeEast * slopeEast + slopeNorth * slopeNorth));
            std::uint8_t* const p = &picture.rgba[(y * static_cast<std::size_t>(picture.width_px) + x) * 4];
            const double step = light < up ? 1 - light / up : (light - up) / (1 - up);
            p[0] = p[1] = p[2] = light < up ? 0 : 255;
            p[3] = static_cast<std::uint8_t>(std::lround(255 * std::min(1.0, step)));
        }
    }
}

}  // namespace demarc::layer
