#include <imgui.h>

#include <array>
#include <cmath>
#include <numbers>

#include "panels/widgets.hpp"

namespace demarc::panels {
namespace {

constexpr float PI = std::numbers::pi_v<float>;

/// Draws around one point in style pixels.
class Pen {
public:
    Pen(const Context& context, float x, float y) : context_{context}, x_{x}, y_{y}, list_{canvas()} {}

    [[nodiscard]] ImVec2 at(float x, float y) const { return {x_ + context_.px(x), y_ + context_.px(y)}; }
    [[nodiscard]] ImVec2 polar(float radius, float clock_rad) const { return at(radius * std::sin(clock_rad), -radius * std::cos(clock_rad)); }

    void line(float x1, float y1, float x2, float y2, base::Colour colour, float width = 1.4F) {
        list_.AddLine(at(x1, y1), at(x2, y2), pack(colour), context_.px(width));
    }
    void circle(float radius, base::Colour colour, float width) { list_.AddCircle(at(0, 0), context_.px(radius), pack(colour), 0, context_.px(width)); }
    void disc(float radius, base::Colour colour) { list_.AddCircleFilled(at(0, 0), context_.px(radius), pack(colour)); }
    void arc(float radius, float from_rad, float to_rad, base::Colour colour, float width) {
        list_.PathArcTo(at(0, 0), context_.px(radius), from_rad - PI / 2, to_rad - PI / 2, 24);
        list_.PathStroke(pack(colour), 0, context_.px(width));
    }
    void rect(float left, float top, float right, float bottom, base::Colour colour, float width = 1.4F, float radius = 1) {
        list_.AddRect(at(left, top), at(right, bottom), pack(colour), context_.px(radius), 0, context_.px(width));
    }
    void triangle(ImVec2 a, ImVec2 b, ImVec2 c, base::Colour colour) { list_.AddTriangleFilled(a, b, c, pack(colour)); }
    ImDrawList& list() { return list_; }

private:
    const Context& context_;
    float x_, y_;
    ImDrawList& list_;
};

void drawBurst(Pen& pen, base::Colour colour) {
    constexpr int POINTS = 8;
    for (int i = 0; i < POINTS; ++i) {
        const float angle = static_cast<float>(i) * 2 * PI / POINTS;
        pen.triangle(pen.polar(6.3F, angle), pen.polar(3, angle + PI / POINTS), pen.polar(3, angle - PI / POINTS), colour);
    }
    pen.disc(3.1F, colour);
}

/// A disc of two halves along 45°, as small as stripes can get.
void drawStripes(Pen& pen, base::Colour a, base::Colour b, float radius) {
    pen.disc(radius, a);
    for (const float offset : {-2.6F, 2.6F}) {
        const float half = std::sqrt(radius * radius - offset * offset) * 0.94F;
        const float c = std::numbers::sqrt2_v<float> / 2;
        pen.line((offset - half) * c, (offset + half) * c, (offset + half) * c, (offset - half) * c, b, 2.2F);
    }
}

void drawArrow(Pen& pen, base::Colour colour, bool toward) {
    const float s = toward ? 1.0F : -1.0F;
    pen.line(-5 * s, 5 * s, 2 * s, -2 * s, colour, 2);
    pen.triangle(pen.at(5.5F * s, -5.5F * s), pen.at(-0.5F * s, -4 * s), pen.at(4 * s, 0.5F * s), colour);
}

}  // namespace

void drawGlyph(const Context& context, const Glyph& glyph, float centre_x, float centre_y) {
    using map::SymbolKind;
    Pen pen{context, std::round(centre_x), std::round(centre_y)};
    const auto& theme = context.theme();
    const auto share = static_cast<float>(glyph.share);
    switch (glyph.kind) {
    case SymbolKind::held:
    case SymbolKind::oneAsserts: pen.disc(5, glyph.a); break;
    case SymbolKind::twoHolders: drawStripes(pen, glyph.a, glyph.b, 5.5F); break;
    case SymbolKind::shareRing:
        pen.circle(4.2F, glyph.a.faded(0.25), 2.8F);
        pen.arc(4.2F, 0, 2 * PI * share, glyph.a, 2.8F);
        break;
    case SymbolKind::denied:
        pen.circle(5, glyph.a, 1.6F);
        pen.line(-3.4F, 3.4F, 3.4F, -3.4F, glyph.a, 1.6F);
        break;
    case SymbolKind::contested: drawBurst(pen, theme.strike); break;
    case SymbolKind::encircled:
        pen.circle(5, glyph.a, 1.6F);
        for (int i = 0; i < 8; ++i) {
            const float angle = static_cast<float>(i) * PI / 4;
            pen.list().AddLine(pen.polar(5, angle), pen.polar(2.7F, angle), pack(glyph.a), context.px(1.3F));
        }
        break;
    case SymbolKind::advance: drawArrow(pen, glyph.a, true); break;
    case SymbolKind::withdrawal: drawArrow(pen, glyph.a, false); break;
    case SymbolKind::strike:
        for (int i = 0; i < 8; ++i) {
            const float angle = static_cast<float>(i) * PI / 4;
            pen.list().AddLine(pen.polar(1.8F, angle), pen.polar(6, angle), pack(theme.strike), context.px(1.5F));
        }
        break;
    case SymbolKind::proposed:
        for (const float x : {-5.5F, -1.3F, 2.9F})
            for (const float y : {-5.0F, 5.0F}) pen.line(x, y, x + 2.6F, y, glyph.a, 1.6F);
        for (const float y : {-1.6F, 1.6F - 0.4F})
            for (const float x : {-5.2F, 5.2F}) pen.line(x, y - 1.2F, x, y + 1.2F, glyph.a, 1.6F);
        break;
    case SymbolKind::past: pen.disc(5, glyph.a.faded(0.45)); break;
    }
}

void drawIcon(const Context& context, Icon icon, float centre_x, float centre_y, base::Colour colour) {
    Pen pen{context, std::round(centre_x), std::round(centre_y)};
    const auto chevron = [&](float x, float way) {
        pen.line(x - 2 * way, -4, x + 2 * way, 0, colour);
        pen.line(x + 2 * way, 0, x - 2 * way, 4, colour);
    };
    const auto turn = [&](float way) {
        pen.line(-4 * way, -2.5F, 3 * way, -2.5F, colour);
        pen.list().PathArcTo(pen.at(2.5F * way, 1), context.px(3.5F), way > 0 ? -PI / 2 : 1.5F * PI, way > 0 ? PI / 2 : PI / 2, 12);
        pen.list().PathStroke(pack(colour), 0, context.px(1.4F));
        pen.line(2.5F * way, 4.5F, -1 * way, 4.5F, colour);
        pen.line(-5 * way, -2.5F, -2 * way, -5.5F, colour);
        pen.line(-5 * way, -2.5F, -2 * way, 0.5F, colour);
    };
    switch (icon) {
    case Icon::open:
    case Icon::folder:
        pen.rect(-6, -3, 6, 5, colour);
        pen.line(-6, -3, -6, -5, colour);
        pen.line(-6, -5, -1, -5, colour);
        pen.line(-1, -5, 1, -3, colour);
        break;
    case Icon::file:
        pen.rect(-4.5F, -6, 4.5F, 6, colour);
        for (const float y : {-2.5F, 0.0F, 2.5F}) pen.line(-2, y, 2, y, colour, 1);
        break;
    case Icon::undo: turn(1); break;
    case Icon::redo: turn(-1); break;
    case Icon::theme:
        pen.circle(5.5F, colour, 1.4F);
        pen.list().PathArcTo(pen.at(0, 0), context.px(5.5F), -PI / 2, PI / 2, 16);
        pen.list().PathFillConvex(pack(colour));
        break;
    case Icon::exportImage:
        pen.line(0, 2, 0, -6, colour);
        pen.line(0, -6, -3, -3, colour);
        pen.line(0, -6, 3, -3, colour);
        pen.line(-5.5F, 1, -5.5F, 5, colour);
        pen.line(-5.5F, 5, 5.5F, 5, colour);
        pen.line(5.5F, 5, 5.5F, 1, colour);
        break;
    case Icon::first:
        pen.line(-4, -4, -4, 4, colour);
        chevron(1.5F, -1);
        break;
    case Icon::previous: chevron(0, -1); break;
    case Icon::play: pen.triangle(pen.at(-4, -5.5F), pen.at(5.5F, 0), pen.at(-4, 5.5F), colour); break;
    case Icon::pause:
        for (const float x : {-2.5F, 2.5F}) pen.line(x, -5, x, 5, colour, 2.6F);
        break;
    case Icon::next: chevron(0, 1); break;
    case Icon::last:
        chevron(-1.5F, 1);
        pen.line(4, -4, 4, 4, colour);
        break;
    case Icon::plus: pen.line(0, -5, 0, 5, colour); [[fallthrough]];
    case Icon::minus: pen.line(-5, 0, 5, 0, colour); break;
    case Icon::fit:
        for (const float x : {-5.0F, 5.0F})
            for (const float y : {-5.0F, 5.0F}) {
                pen.line(x, y, x * 0.4F, y, colour);
                pen.line(x, y, x, y * 0.4F, colour);
            }
        break;
    case Icon::eye:
    case Icon::eyeOff: {
        std::array<ImVec2, 3> lid{pen.at(-6.5F, 0), pen.at(0, -6.5F), pen.at(6.5F, 0)};
        pen.list().AddBezierQuadratic(lid[0], lid[1], lid[2], pack(colour), context.px(1.2F), 12);
        lid[1] = pen.at(0, 6.5F);
        pen.list().AddBezierQuadratic(lid[0], lid[1], lid[2], pack(colour), context.px(1.2F), 12);
        pen.circle(1.7F, colour, 1.2F);
        if (icon == Icon::eyeOff) pen.line(-5, 5, 5, -5, colour, 1.2F);
        break;
    }
    case Icon::close:
        pen.line(-3.5F, -3.5F, 3.5F, 3.5F, colour, 1.2F);
        pen.line(-3.5F, 3.5F, 3.5F, -3.5F, colour, 1.2F);
        break;
    case Icon::down:
        pen.line(-4, -2, 0, 2, colour);
        pen.line(0, 2, 4, -2, colour);
        break;
    case Icon::up:
        pen.line(-4, 2, 0, -2, colour);
        pen.line(0, -2, 4, 2, colour);
        break;
    }
}

}  // namespace demarc::panels
