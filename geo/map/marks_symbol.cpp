#include "map/marks_symbol.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "map/marks_shapes.hpp"

namespace demarc::map {
namespace {

using enum SymbolKind;

constexpr double RING_PX = 20, RING_LINE_PX = 7.5, NUMBER_PX = 21;
constexpr double HOLLOW_PX = 14.5, HOLLOW_LINE_PX = 1.8;
constexpr double STRIPES_PX = 9, SPARSE_SHARE = 0.34, SOFT_PX = 5;
constexpr double DISC_OPACITY = 0.92, TRACK_OPACITY = 0.18, UNDER_OPACITY = 0.16;

}  // namespace

double outerRadius(const Symbol& symbol, const Subject& subject) {
    switch (symbol.kind) {
        case shareRing:
            return symbol.onGround ? NUMBER_PX : RING_PX + RING_LINE_PX / 2;
        case denied:
            return HOLLOW_PX + HOLLOW_LINE_PX / 2;
        case encircled:
            return SIEGE_PX + SIEGE_LINE_PX / 2;
        case proposed:
            return 15;
        case past:
            return subject.radius_px * 0.7;
        case strike:
            return STRIKE_PX;
        case contested:
            return 14;
        case advance:
        case withdrawal:
            return ARROW_PX;
        default:
            return subject.radius_px;
    }
}

void SymbolDrawer::cover(const Rect& box) {
    group_.box_px.extend({box.left, box.top});
    group_.box_px.extend({box.right, box.bottom});
}

void SymbolDrawer::draw(const Symbol& symbol, Vec2 at) {
    auto& marks = group_.marks.marks;
    const double radius = subject_.radius_px;
    const double soft = subject_.approximate ? SOFT_PX : 0;
    switch (symbol.kind) {
        case held:
            marks.push_back(discMark(at, radius, symbol.a.faded(DISC_OPACITY), soft));
            break;
        case twoHolders:
            marks.push_back(stripedMark(at, radius, symbol.a.faded(DISC_OPACITY), symbol.b.faded(DISC_OPACITY), symbol.share, STRIPES_PX, soft));
            break;
        case oneAsserts:
            marks.push_back(discMark(at, radius, page_.theme.land.faded(0.85), soft));
            marks.push_back(stripedMark(at, radius, symbol.a.faded(DISC_OPACITY), symbol.a.faded(UNDER_OPACITY), SPARSE_SHARE, STRIPES_PX, soft, symbol.falls));
            break;
        case shareRing:
            drawShare(symbol, at);
            break;
        case denied:
            drawDenied(symbol, at);
            break;
        case proposed: {
            Mark box = shapeMark(MarkShape::dashedRect, at, 3, 2.2, symbol.a);
            box.half_px = {15, 11};
            box.period_px = 6;
            box.share = 0.62F;
            marks.push_back(box);
            break;
        }
        case past:
            marks.push_back(discMark(at, radius * 0.7, pale(symbol.a), soft));
            break;
        case encircled:
            marks.push_back(shapeMark(MarkShape::ticks, at, SIEGE_PX, SIEGE_LINE_PX, symbol.a));
            break;
        case contested:
            drawContested(at, 14);
            break;
        case strike:
            drawStrike(at);
            break;
        case advance:
            drawArrow(symbol, at);
            break;
        case withdrawal:
            drawWithdrawal(symbol, at);
            break;
    }
}

void SymbolDrawer::drawShare(const Symbol& symbol, Vec2 at) {
    auto& marks = group_.marks.marks;
    if (symbol.onGround) return number(symbol.number, page_.type.claimed, at, group_.marks);
    if (subject_.approximate) marks.push_back(discMark(at, std::min(subject_.radius_px, 27.0), symbol.a.faded(UNDER_OPACITY), 9));
    marks.push_back(discMark(at, RING_PX + RING_LINE_PX / 2 + 1.5, theme_.panel));
    marks.push_back(ringMark(at, RING_PX, RING_LINE_PX, symbol.a, symbol.share, symbol.a.faded(TRACK_OPACITY)));
    if (!symbol.number.empty()) number(symbol.number, page_.type.number, at, group_.marks);
}

void SymbolDrawer::drawDenied(const Symbol& symbol, Vec2 at) {
    auto& marks = group_.marks.marks;
    marks.push_back(discMark(at, HOLLOW_PX, theme_.panel));
    if (symbol.number.empty()) {
        marks.push_back(shapeMark(MarkShape::struck, at, HOLLOW_PX, HOLLOW_LINE_PX, symbol.a, symbol.a));
        return;
    }
    marks.push_back(ringMark(at, HOLLOW_PX, HOLLOW_LINE_PX, symbol.a));
    number(symbol.number, page_.type.deniedNumber, at, group_.marks);
    group_.over.strokes.push_back({{toFloat(at - Vec2{10.5, 0}), toFloat(at + Vec2{10.5, 0})}, 1.5F, theme_.claimedText});
}

void SymbolDrawer::number(const std::string& text, const TextStyle& style, Vec2 at, Piece& piece) const {
    piece.texts.push_back(page_.setter.line(text, style, at + Vec2{0, page_.setter.capHeight_px(style) / 2}, Align::centre));
}

void SymbolDrawer::drawContested(Vec2 at, double radius) {
    auto& marks = group_.marks.marks;
    Mark dots = shapeMark(MarkShape::dots, at, radius, CONTESTED_DOT_PX, theme_.strike);
    dots.period_px = static_cast<float>(CONTESTED_STEP_PX);
    marks.push_back(dots);
    const Vec2 corner = at + Vec2{radius * std::numbers::sqrt2 / 2, -radius * std::numbers::sqrt2 / 2};
    marks.push_back(discMark(corner, BURST_PX + 1.5, theme_.land));
    marks.push_back(shapeMark(MarkShape::burst, corner, BURST_PX, 0, theme_.strike));
    cover(Rect{at.x, at.y, at.x, at.y}.grown(radius + CONTESTED_DOT_PX / 2));
    cover(Rect{corner.x, corner.y, corner.x, corner.y}.grown(BURST_PX));
}

void SymbolDrawer::drawStrike(Vec2 at) {
    group_.marks.marks.push_back(discMark(at, STRIKE_PX + 1.5, theme_.land.faded(0.85)));
    group_.marks.marks.push_back(shapeMark(MarkShape::rays, at, STRIKE_PX, STRIKE_LINE_PX, theme_.strike));
    cover(Rect{at.x, at.y, at.x, at.y}.grown(STRIKE_PX));
}

void SymbolDrawer::drawArrow(const Symbol& symbol, Vec2 at) {
    cover(Rect{at.x, at.y, at.x, at.y}.grown(ARROW_PX));
    Mark arrow = shapeMark(MarkShape::arrow, at, ARROW_PX, ARROW_LINE_PX, symbol.a);
    arrow.angle_rad = static_cast<float>(symbol.angle_rad);
    group_.marks.marks.push_back(arrow);
}

void SymbolDrawer::drawWithdrawal(const Symbol& symbol, Vec2 at) {
    cover({at.x - ARROW_PX, at.y - LEAVING_HEIGHT_PX, at.x + ARROW_PX, at.y + LEAVING_HEIGHT_PX});
    for (const Mark& mark : withdrawalMarks(at, ARROW_PX, LEAVING_LINE_PX, symbol.a)) group_.marks.marks.push_back(mark);
}

}  // namespace demarc::map
