#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/colour.hpp"
#include "base/lonlat.hpp"

namespace demarc::map {

enum class AnnotationKind : std::uint8_t { text, callout, arrow, freehand, line, front, polygon, circle, marker, distance, area };
inline constexpr std::array<std::string_view, 11> ANNOTATION_KINDS{"text", "callout", "arrow", "freehand", "line", "front", "polygon", "circle", "marker", "distance", "area"};
[[nodiscard]] constexpr std::string_view name(AnnotationKind kind) { return ANNOTATION_KINDS[static_cast<std::size_t>(kind)]; }

/// What a person drew on the map: it stands on the ground, so that every projection shows it where it was drawn.
struct Annotation {
    std::string id{};
    AnnotationKind kind = AnnotationKind::text;
    std::vector<base::LonLat> points{};  ///< one for text, marker and circle (its centre); a callout's place, then its text; else the line or ring, not closed
    double radius_m = 0;               ///< of a circle, along the ellipsoid
    std::string text{};
    std::string icon{};                ///< of a marker: a name that the set of icons has
    base::Colour colour{0x1B, 0x1A, 0x18, 255};
    bool isInk = true;                 ///< drawn in the theme's ink, whatever `colour` says
    float width_px = 2;                ///< of lines, in style pixels
    float size_px = 14;                ///< of type and markers
    float fill = 0;                    ///< opacity of an area's fill
    bool dashed = false;
    bool flipped = false;              ///< a front's teeth on the line's right
    double order = 0;                  ///< what is higher lies above
    friend bool operator==(const Annotation&, const Annotation&) = default;
};

}  // namespace demarc::map
