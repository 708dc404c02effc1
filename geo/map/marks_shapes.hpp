#pragma once
#include "map/frame.hpp"

namespace demarc::map {

/// Past claims come pale from the scene where it draws them so; else they are made so.
[[nodiscard]] base::Colour pale(base::Colour colour);

/// Short ways to write the marks that claims are made of; sizes in style pixels.
[[nodiscard]] Mark discMark(Vec2 centre, double radius, base::Colour colour, double soft = 0);
[[nodiscard]] Mark stripedMark(Vec2 centre, double radius, base::Colour a, base::Colour b, double share, double period, double soft, bool falls = false);
[[nodiscard]] Mark ringMark(Vec2 centre, double radius, double line, base::Colour a, double share = 1, base::Colour rest = {0, 0, 0, 0});
[[nodiscard]] Mark shapeMark(MarkShape shape, Vec2 centre, double radius, double line, base::Colour a, base::Colour b = {0, 0, 0, 0});
[[nodiscard]] Mark rectMark(const Rect& box, base::Colour fill, double cornerRadius = 0);
/// "‹ • ›", so long to each side: somebody has left, and nothing is said of where to.
[[nodiscard]] std::vector<Mark> withdrawalMarks(Vec2 centre, double half, double line, base::Colour colour);

}  // namespace demarc::map
