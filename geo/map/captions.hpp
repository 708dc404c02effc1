#pragma once
#include <string>
#include <vector>

#include "map/layout_page.hpp"

namespace demarc::map {

/// A line below a place's name: "holds 80% of the city".
struct Caption {
    std::string text;
    TextStyle style;
};
inline constexpr double CAPTION_LINE_PX = 15;

/// What one account says of a place, in its teller's colour, in at most three lines; nothing of the past.
[[nodiscard]] std::vector<Caption> captionsOf(const Page& page, const Subject& subject);

}  // namespace demarc::map
