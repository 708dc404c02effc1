#include "print/palette.hpp"

#include <algorithm>
#include <limits>

namespace demarc::print {
namespace {

constexpr std::size_t BINS = 1U << 18;
constexpr std::size_t FIRST_SHARE = 208;  ///< of the palette, for the first frame: others bring colours of their own
constexpr int SAME = 12;                  ///< squared distance below which two colours are one

std::size_t binOf(const std::uint8_t* p) {
    return (static_cast<std::size_t>(p[0] >> 2) << 12) | (static_cast<std::size_t>(p[1] >> 2) << 6) | static_cast<std::size_t>(p[2] >> 2);
}

int apart(Palette::Colour a, Palette::Colour b) {
    const int r = a.r - b.r, g = a.g - b.g, blue = a.b - b.b;
    return r * r + g * g + blue * blue;
}

}  // namespace

Palette::Palette() : indexOfBin_(BINS, -1), countOfBin_(BINS, 0), sampleOfBin_(BINS) {}

std::vector<std::uint8_t> Palette::indexed(const Image& frame) {
    std::vector<std::uint32_t> fresh;
    for (std::size_t i = 0; i < frame.rgba.size(); i += 4) {
        const std::size_t bin = binOf(&frame.rgba[i]);
        if (indexOfBin_[bin] >= 0) continue;
        if (countOfBin_[bin]++ != 0) continue;
        fresh.push_back(static_cast<std::uint32_t>(bin));
        sampleOfBin_[bin] = {frame.rgba[i], frame.rgba[i + 1], frame.rgba[i + 2]};
    }
    grow(fresh);
    std::vector<std::uint8_t> indices(frame.rgba.size() / 4);
    for (std::size_t i = 0; i < indices.size(); ++i) indices[i] = static_cast<std::uint8_t>(indexOfBin_[binOf(&frame.rgba[i * 4])]);
    return indices;
}

void Palette::grow(const std::vector<std::uint32_t>& bins) {
    const std::size_t most = colours_.empty() ? FIRST_SHARE : MOST;
    std::vector<int> nearest(bins.size(), std::numeric_limits<int>::max());
    std::vector<std::int16_t> index(bins.size(), 0);
    const auto take = [&](std::size_t number) {
        for (std::size_t i = 0; i < bins.size(); ++i) {
            const int distance = apart(sampleOfBin_[bins[i]], colours_[number]);
            if (distance >= nearest[i]) continue;
            nearest[i] = distance;
            index[i] = static_cast<std::int16_t>(number);
        }
    };
    for (std::size_t number = 0; number < colours_.size(); ++number) take(number);
    while (colours_.size() < most) {
        // The bin whose pixels are worst off: many of them, or far from every colour so far.
        std::size_t worst = bins.size();
        double most_gain = 0;
        for (std::size_t i = 0; i < bins.size(); ++i) {
            const double gain = nearest[i] < SAME ? 0 : static_cast<double>(nearest[i]) * countOfBin_[bins[i]];
            if (gain > most_gain) most_gain = gain, worst = i;
        }
        if (worst == bins.size()) break;
        colours_.push_back(sampleOfBin_[bins[worst]]);
        take(colours_.size() - 1);
    }
    for (std::size_t i = 0; i < bins.size(); ++i) {
        indexOfBin_[bins[i]] = index[i];
        countOfBin_[bins[i]] = 0;
    }
}

}  // namespace demarc::print
