#pragma once
#include <array>
#include <string_view>
#include <vector>

#include "map/vec.hpp"

namespace demarc::map {

inline constexpr std::array<std::string_view, 12> ANNOTATION_ICONS{"circle",    "square",   "triangle", "star", "flag",      "cross",
                                                                   "explosion", "aircraft", "ship",     "camp", "roadblock", "question"};

/// The filled outlines of an icon, within 1 of 0,0, y down. A name that is not known gives a disc.
[[nodiscard]] std::vector<std::vector<Vec2>> iconOutlines(std::string_view icon);
/// What is written on it, in the ground's colour: the question mark; else nothing.
[[nodiscard]] std::string_view iconLetter(std::string_view icon);

}  // namespace demarc::map
