#pragma once
#include <vector>

#include "map/frame.hpp"

namespace demarc::map {

/// A few strokes, patches, marks and texts that are moved and drawn together: a card, a legend row, a place's marks. Style pixels.
struct Piece {
    std::vector<Stroke> strokes;
    std::vector<Patch> patches;
    std::vector<Mark> marks;
    std::vector<PlacedText> texts;
    double width_px = 0;
    double height_px = 0;

    void move(Vec2 by_px);
    void add(Piece other, Vec2 at_px);   ///< takes over what `other` holds, moved by `at_px`; sizes stay
    void appendTo(Sheet& sheet) const;
};

void move(PlacedText& text, Vec2 by_px);
/// All of a laid-out frame; its size stays.
void move(Frame& frame, Vec2 by_px);

/// The boxes that a text covers: of a level one its own, of one along a line one a glyph.
[[nodiscard]] std::vector<Rect> partsOf(const PlacedText& text);

/// Multiplies all of a frame laid out in style pixels by its scale. Hairlines get whole device pixels and lie on the pixel grid, and
/// level text stands on it.
void toDevice(Frame& frame);

[[nodiscard]] inline Vec2f toFloat(Vec2 v) { return {static_cast<float>(v.x), static_cast<float>(v.y)}; }

}  // namespace demarc::map
