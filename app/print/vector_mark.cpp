#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "print/vector_canvas.hpp"

namespace demarc::print {
namespace {

using map::Mark;
using map::MarkShape;
using map::Rect;
using map::Vec2;

constexpr double kPi = std::numbers::pi;

/// A mark's measures in double. What each shape is, mark.frag says.
struct Measure {
    explicit Measure(const Mark& mark)
        : centre{double{mark.centre_px.x}, double{mark.centre_px.y}}, half{double{mark.half_px.x}, double{mark.half_px.y}}, radius{mark.radius_px},
          line{mark.line_px}, share{mark.share}, period{mark.period_px}, soft{mark.soft_px}, angle{mark.angle_rad} {}
    Vec2 centre, half;
    double radius, line, share, period, soft, angle;

    /// So far from the centre in the direction of an angle, clockwise from up.
    [[nodiscard]] Vec2 at(double turn, double distance) const { return centre + Vec2{std::sin(turn), -std::cos(turn)} * distance; }
    [[nodiscard]] Rect box(double inset) const {
        return {centre.x - half.x + inset, centre.y - half.y + inset, centre.x + half.x - inset, centre.y + half.y - inset};
    }
    [[nodiscard]] Path annulus() const {
        Path path;
        path.circle(centre, radius + line / 2);
        path.circle(centre, radius - line / 2, true);
        return path;
    }
};

void fill(VectorCanvas& canvas, const Path& path, base::Colour colour) {
    if (colour.a > 0 && !path.isEmpty()) canvas.fill(path, {.colour = colour});
}

void stroke(VectorCanvas& canvas, const Path& path, base::Colour colour, double width_px) {
    if (colour.a > 0 && width_px > 0) canvas.stroke(path, {.colour = colour, .width_px = width_px, .butt = true});
}

/// Bands at 45° through the centre as far as the mark reaches: those of the first colour, or what is between them.
Path bands(const Measure& m, double reach, bool between) {
    Path path;
    const double half = (between ? 1 - m.share : m.share) * m.period / 2;
    const int count = static_cast<int>(std::ceil(reach / m.period)) + 1;
    const Vec2 across = Vec2{1, m.angle > 0 ? -1.0 : 1.0} * std::numbers::sqrt2 * 0.5, along{across.x, -across.y};
    if (half <= 0 || count > 10'000) return path;
    for (int i = -count; i <= count; ++i) {
        const Vec2 middle = m.centre + across * ((i + (between ? 0.5 : 0)) * m.period);
        path.polygon({middle - across * half - along * reach, middle - across * half + along * reach, middle + across * half + along * reach,
                      middle + across * half - along * reach});
    }
    return path;
}

/// A shape in its colour or in stripes of two; with a soft edge (of discs) it fades around its radius.
void fillStriped(const Mark& mark, const Measure& m, const Path& shape, double reach, VectorCanvas& canvas) {
    const auto lay = [&](base::Colour colour) {
        if (colour.a == 0) return;
        Fill paint{.colour = colour};
        if (m.soft > 0.5 && mark.shape == MarkShape::disc) {
            paint.anchor_px = m.centre;
            paint.from_px = std::max(0.0, m.radius - m.soft);
            paint.to_px = m.radius + m.soft;
        }
        canvas.fill(shape, paint);
    };
    const auto layWithin = [&](const Path& clip, base::Colour colour) {
        if (colour.a == 0 || clip.isEmpty()) return;
        canvas.open({}, &clip);
        lay(colour);
        canvas.close();
    };
    if (m.period <= 0) return lay(mark.a);
    // Opaque stripes lie on a whole ground of the other colour, so that no paper shows between them.
    if (mark.a.a == 255 && mark.b.a == 255) lay(mark.b);
    else layWithin(bands(m, reach, true), mark.b);
    layWithin(bands(m, reach, false), mark.a);
}

void drawRect(const Mark& mark, const Measure& m, VectorCanvas& canvas) {
    Path inner;
    inner.rect(m.box(std::max(0.0, m.line)), std::max(0.0, m.radius - m.line));
    if (m.line > 0) {
        Path border;
        border.rect(m.box(0), m.radius);
        if (mark.a.a < 255) border.rect(m.box(m.line), std::max(0.0, m.radius - m.line), true);
        fill(canvas, border, mark.b);
    }
    if (!inner.isEmpty()) fillStriped(mark, m, inner, std::hypot(m.half.x, m.half.y) + 1, canvas);
}

void drawDisc(const Mark& mark, const Measure& m, VectorCanvas& canvas) {
    const double reach = m.radius + (m.soft > 0.5 ? m.soft : 0);
    Path disc;
    disc.circle(m.centre, reach);
    if (!disc.isEmpty()) fillStriped(mark, m, disc, reach + 1, canvas);
}

void drawRing(const Mark& mark, const Measure& m, VectorCanvas& canvas) {
    if (m.share >= 1 || m.share <= 0) return fill(canvas, m.annulus(), m.share >= 1 ? mark.a : mark.b);
    const double end = 2 * kPi * m.share;
    Path told, rest;
    told.arc(m.centre, m.radius, 0, end);
    rest.arc(m.centre, m.radius, end, 2 * kPi);
    stroke(canvas, rest, mark.b, m.line);
    stroke(canvas, told, mark.a, m.line);
}

void drawTicks(const Mark& mark, const Measure& m, VectorCanvas& canvas) {
    Path path = m.annulus();
    for (int i = 0; i < 12; ++i) {
        const double turn = i * kPi / 6;
        const Vec2 side = Vec2{std::cos(turn), std::sin(turn)} * (0.42 * m.line);
        const Vec2 in = m.at(turn, m.radius * 2 / 3), out = m.at(turn, m.radius);
        path.polygon({in - side, out - side, out + side, in + side});
    }
    fill(canvas, path, mark.a);
}

void drawDots(const Mark& mark, const Measure& m, VectorCanvas& canvas) {
    const int count = static_cast<int>(std::clamp(std::floor(2 * kPi * m.radius / std::max(m.period, 0.1) + 0.5), 1.0, 10'000.0));
    Path path;
    for (int i = 0; i < count; ++i) path.circle(m.at(2 * kPi * i / count, m.radius), m.line / 2);
    fill(canvas, path, mark.a);
}

void drawStruck(const Mark& mark, const Measure& m, VectorCanvas& canvas) {
    Path diagonal;
    diagonal.move(m.at(kPi * 5 / 4, m.radius));
    diagonal.line(m.at(kPi / 4, m.radius));
    stroke(canvas, diagonal, mark.b, m.line);
    fill(canvas, m.annulus(), mark.a);
}

void drawBurst(const Mark& mark, const Measure& m, VectorCanvas& canvas) {
    std::vector<Vec2> star;
    for (int i = 0; i < 16; ++i) star.push_back(m.at(i * kPi / 8, i % 2 == 0 ? m.radius : m.radius / 2));
    Path path;
    path.polygon(star);
    fill(canvas, path, mark.a);
}

void drawRays(const Mark& mark, const Measure& m, VectorCanvas& canvas) {
    Path rays, dot;
    for (int i = 0; i < 8; ++i) {
        rays.move(m.at(i * kPi / 4, 0.36 * m.radius));
        rays.line(m.at(i * kPi / 4, i % 2 == 1 ? 0.72 * m.radius : m.radius - m.line / 2));
    }
    if (mark.a.a > 0 && m.line > 0) canvas.stroke(rays, {.colour = mark.a, .width_px = m.line});
    dot.circle(m.centre, std::max(0.6 * m.line, 0.16 * m.radius));
    fill(canvas, dot, mark.a);
}

void drawHalfDisc(const Mark& mark, const Measure& m, VectorCanvas& canvas) {
    Path right, left = m.annulus();
    right.arc(m.centre, m.radius - m.line / 2, 0, kPi);
    right.close();
    left.arc(m.centre, m.radius, kPi, 2 * kPi);
    left.close();
    fill(canvas, right, mark.b);
    fill(canvas, left, mark.a);
}

void drawDashedRect(const Mark& mark, const Measure& m, VectorCanvas& canvas) {
    const Rect box = m.box(m.line / 2);
    if (box.isEmpty() || m.line <= 0) return;
    const auto stepOf = [&](double side) { return side / std::max(1.0, std::floor(side / std::max(m.period, 0.1) + 0.5)); };
    const Vec2 step{stepOf(box.width()), stepOf(box.height())}, dash = step * (std::min(m.share, 1.0) / 2);  // half of one
    const double corner = std::clamp(m.radius - m.line / 2, 0.0, std::min(box.width(), box.height()) / 2);
    Path path;
    const auto segment = [&](Vec2 from, Vec2 to) {
        path.move(from);
        path.line(to);
    };
    for (double x = box.left + step.x; x < box.right - step.x / 2; x += step.x)
        for (const double y : {box.top, box.bottom}) segment({x - dash.x, y}, {x + dash.x, y});
    for (double y = box.top + step.y; y < box.bottom - step.y / 2; y += step.y)
        for (const double x : {box.left, box.right}) segment({x, y - dash.y}, {x, y + dash.y});
    // Around each corner, clockwise: along the side that leads to it, its arc, and the side that leaves it.
    const std::array<Vec2, 4> corners{{{box.left, box.top}, {box.right, box.top}, {box.right, box.bottom}, {box.left, box.bottom}}};
    const std::array<Vec2, 4> leaving{{{1, 0}, {0, 1}, {-1, 0}, {0, -1}}};
    for (std::size_t i = 0; i < 4; ++i) {
        const Vec2 to = leaving[i], from = leaving[(i + 3) % 4];
        const double before = std::max(from.x != 0 ? dash.x : dash.y, corner), after = std::max(to.x != 0 ? dash.x : dash.y, corner);
        path.move(corners[i] - from * before);
        if (corner > 0) path.arc(corners[i] + (to - from) * corner, corner, (static_cast<double>(i) - 1) * kPi / 2, static_cast<double>(i) * kPi / 2, true);
        else path.line(corners[i]);
        path.line(corners[i] + to * after);
    }
    stroke(canvas, path, mark.a, m.line);
}

void drawArrow(const Mark& mark, const Measure& m, VectorCanvas& canvas) {
    const auto turned = [&](double x, double y) {
        return m.centre + Vec2{x * std::cos(m.angle) - y * std::sin(m.angle), x * std::sin(m.angle) + y * std::cos(m.angle)};
    };
    Path path;
    if (mark.shape == MarkShape::chevron) {
        path.move(turned(-0.9 * m.radius, 0.45 * m.radius));
        path.line(turned(0, -0.5 * m.radius));
        path.line(turned(0.9 * m.radius, 0.45 * m.radius));
        if (mark.a.a > 0 && m.line > 0) canvas.stroke(path, {.colour = mark.a, .width_px = m.line});
        return;
    }
    const double head = std::min(2.2 * std::max(m.line, 1.0), 1.2 * m.radius), neck = head - m.radius, half = m.line / 2;
    path.polygon({turned(0, -m.radius), turned(0.8 * head, neck), turned(half, neck), turned(half, m.radius), turned(-half, m.radius), turned(-half, neck),
                  turned(-0.8 * head, neck)});
    fill(canvas, path, mark.a);
}

}  // namespace

void drawMark(const Mark& mark, VectorCanvas& canvas) {
    const Measure m{mark};
    switch (mark.shape) {
        case MarkShape::rect: return drawRect(mark, m, canvas);
        case MarkShape::disc: return drawDisc(mark, m, canvas);
        case MarkShape::ring: return drawRing(mark, m, canvas);
        case MarkShape::ticks: return drawTicks(mark, m, canvas);
        case MarkShape::dots: return drawDots(mark, m, canvas);
        case MarkShape::struck: return drawStruck(mark, m, canvas);
        case MarkShape::burst: return drawBurst(mark, m, canvas);
        case MarkShape::rays: return drawRays(mark, m, canvas);
        case MarkShape::halfDisc: return drawHalfDisc(mark, m, canvas);
        case MarkShape::dashedRect: return drawDashedRect(mark, m, canvas);
        case MarkShape::arrow:
        case MarkShape::chevron: return drawArrow(mark, m, canvas);
    }
}

}  // namespace demarc::print
