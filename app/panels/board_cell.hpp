#pragma once
#include "panels/dispute_history.hpp"
#include "panels/widgets.hpp"

namespace demarc::panels {

/// A row of the board has 78 style pixels: two lines of words and the share below them.
inline constexpr float BOARD_ROW_PX = 78;

/// Glyph, words, who says so and the share; `cell` null: "no claim". The ground is the caller's; on a chosen one the bar's track is another.
void drawBoardCell(const Context& context, const BoardCell* cell, const Area& area, bool chosen);
/// The place and what kind it is.
void drawBoardPlace(const Context& context, const BoardRow& row, const Area& area);
/// The figure, and below it how it went until the day shown and after.
void drawBoardFigure(const Context& context, const BoardRow& row, const Area& area, int day);
/// Each claim of the cell: what it says, who, when and in what report, and the sentence.
[[nodiscard]] std::string tellingOf(const Context& context, const BoardCell& cell);

}  // namespace demarc::panels
