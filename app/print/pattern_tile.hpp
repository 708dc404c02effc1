#pragma once
#include <array>
#include <utility>

#include "print/vector_canvas.hpp"

namespace demarc::print {

/// The square that a pattern repeats in both directions, with its upper left corner at the anchor: no turning, so that it stays crisp.
[[nodiscard]] double tileSide_px(const Fill& fill);

/// Draws that square with its corner at 0,0; what reaches beyond it is to be cut off.
void drawTile(const Fill& fill, VectorCanvas& canvas);

/// Where of the radius what share of a colour is left, as mark.frag fades a disc's edge. From 0, the middle, to 1, `to_px`.
[[nodiscard]] std::array<std::pair<double, double>, 9> fade(const Fill& fill);

}  // namespace demarc::print
