#pragma once
#include <cstdint>
#include <vector>

namespace demarc::print {

/// Pixels as RGBA bytes, rows from the top.
struct Image {
    int width_px = 0;
    int height_px = 0;
    std::vector<std::uint8_t> rgba;
};

/// How far two images of the same size are apart, in steps of 8-bit channels.
struct Difference {
    int largest = 0;       ///< of any channel of any pixel
    double mean = 0;       ///< over all channels of all pixels
    std::size_t pixels = 0;  ///< how many differ at all
};
[[nodiscard]] Difference difference(const Image& a, const Image& b);

}  // namespace demarc::print
