#pragma once
#include <cstdint>
#include <vector>

#include "print/image.hpp"

namespace demarc::print {

/// At most 256 colours that stand for those of many frames. Grows with each frame and never changes a colour, so that what is the same in two frames
/// looks the same. Colours are taken where most pixels would gain most; each pixel then takes the nearest, without dithering. About 60 ms for 2 megapixels.
class Palette {
public:
    struct Colour {
        std::uint8_t r = 0, g = 0, b = 0;
    };
    static constexpr std::size_t MOST = 256;

    Palette();
    /// The palette's number of each pixel; alpha is not looked at.
    [[nodiscard]] std::vector<std::uint8_t> indexed(const Image& frame);
    [[nodiscard]] const std::vector<Colour>& colours() const { return colours_; }

private:
    void grow(const std::vector<std::uint32_t>& bins);

    std::vector<Colour> colours_;
    std::vector<std::int16_t> indexOfBin_;   ///< by the upper six bits of each channel; -1: not met yet
    std::vector<std::uint32_t> countOfBin_;  ///< in this frame
    std::vector<Colour> sampleOfBin_;        ///< the colour that stands for a bin: that of its first pixel
};

}  // namespace demarc::print
