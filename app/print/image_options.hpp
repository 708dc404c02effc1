#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "print/geo_reference.hpp"

namespace demarc::print {

/// What an image file says beside its pixels, and how they are kept. A format ignores what it has no place for.
struct ImageOptions {
    double dpi = 0;            ///< 0: not said
    bool transparent = false;  ///< keeps alpha; without it, and in JPEG, see-through pixels come on white
    bool lossless = true;      ///< of WebP
    int quality = 92;          ///< 1 to 100, of JPEG and of WebP that is not lossless
    std::vector<std::pair<std::string, std::string>> texts{};  ///< Latin-1 keyword of 1 to 79 letters, UTF-8 text
    std::optional<GeoReference> reference{};                   ///< of GeoTIFF
};

}  // namespace demarc::print
