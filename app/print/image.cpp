#include "print/image.hpp"

#include <algorithm>
#include <cassert>
#include <cstdlib>

namespace demarc::print {

Difference difference(const Image& a, const Image& b) {
    assert(a.width_px == b.width_px && a.height_px == b.height_px);
    Difference result;
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < a.rgba.size(); i += 4) {
        int largest = 0;
        for (std::size_t k = i; k < i + 4; ++k) {
            const int apart = std::abs(a.rgba[k] - b.rgba[k]);
            largest = std::max(largest, apart);
            sum += static_cast<std::uint64_t>(apart);
        }
        result.largest = std::max(result.largest, largest);
        if (largest > 0) ++result.pixels;
    }
    if (!a.rgba.empty()) result.mean = static_cast<double>(sum) / static_cast<double>(a.rgba.size());
    return result;
}

}  // namespace demarc::print
