#include <numbers>

#include "map/marks.hpp"
#include "map/marks_shapes.hpp"

namespace demarc::map {

using enum SymbolKind;

Piece smallGlyph(const GlyphLook& look, const Theme& theme) {
    Piece piece;
    auto& marks = piece.marks;
    constexpr Vec2 AT{0, 0};
    switch (look.kind) {
        case held: marks = {discMark(AT, 5.5, look.a)}; break;
        case twoHolders: marks = {stripedMark(AT, 6, look.a, look.b, look.share, 5, 0)}; break;
        case oneAsserts: marks = {stripedMark(AT, 6, look.a, look.a.faded(0.16), 0.45, 4, 0, look.falls)}; break;
        case shareRing:
            if (look.share == 0.5) {
                marks = {shapeMark(MarkShape::halfDisc, AT, 5.5, 1.4, look.a)};
            } else {
                marks = {ringMark(AT, 4.2, 3, look.a, look.share, look.a.faded(0.25))};
            }
            break;
        case denied: marks = {shapeMark(MarkShape::struck, AT, 5.5, 1.4, look.a, look.a)}; break;
        case contested: marks = {shapeMark(MarkShape::burst, AT, 6, 0, theme.strike)}; break;
        case encircled: marks = {shapeMark(MarkShape::ticks, AT, 5.5, 1.4, look.a)}; break;
        case strike: marks = {shapeMark(MarkShape::rays, AT, 6, 1.2, theme.strike)}; break;
        case past: marks = {discMark(AT, 5.5, pale(look.a))}; break;
        case proposed: {
            Mark box = shapeMark(MarkShape::dashedRect, AT, 2, 1.4, look.a);
            box.half_px = {6, 5};
            box.period_px = 4;
            box.share = 0.62F;
            marks = {box};
            break;
        }
        case advance: {
            Mark arrow = shapeMark(MarkShape::arrow, AT, 6, 2, look.a);
            arrow.angle_rad = static_cast<float>(look.angle_rad.value_or(std::numbers::pi / 4));
            marks = {arrow};
            break;
        }
        case withdrawal: marks = withdrawalMarks(AT, 6, 1.6, look.a); break;
    }
    return piece;
}

}  // namespace demarc::map
