#include "map/layout_piece.hpp"

#include <cmath>
#include <numbers>

namespace demarc::map {
namespace {

constexpr float HAIRLINE_PX = 2.0F;  // style pixels: up to here a line's width and place are rounded

void moveBy(Vec2f& point, Vec2 by) {
    point.x += static_cast<float>(by.x);
    point.y += static_cast<float>(by.y);
}

void moveBy(std::vector<Vec2f>& points, Vec2 by) {
    for (Vec2f& point : points) moveBy(point, by);
}

float wholePixels(float width, double scale) { return std::max(1.0F, std::round(width * static_cast<float>(scale))); }

/// The middle of a line `width` wide whose edges lie on pixel borders.
float onGrid(float middle, float width) { return std::round(middle - width / 2) + width / 2; }

void scalePoints(std::vector<Vec2f>& points, double scale) {
    const auto k = static_cast<float>(scale);
    for (Vec2f& point : points) point = {point.x * k, point.y * k};
}

void scaleStroke(Stroke& stroke, double scale) {
    const auto k = static_cast<float>(scale);
    scalePoints(stroke.points, scale);
    stroke.dash_px *= k;
    stroke.gap_px *= k;
    if (stroke.width_px > HAIRLINE_PX) {
        stroke.width_px *= k;
        return;
    }
    stroke.width_px = wholePixels(stroke.width_px, scale);
    for (std::size_t i = 1; i < stroke.points.size(); ++i) {
        Vec2f& a = stroke.points[i - 1];
        Vec2f& b = stroke.points[i];
        if (a.y == b.y) a.y = b.y = onGrid(a.y, stroke.width_px);
        if (a.x == b.x) a.x = b.x = onGrid(a.x, stroke.width_px);
    }
}

void scaleMark(Mark& mark, double scale) {
    const auto k = static_cast<float>(scale);
    mark.centre_px = {mark.centre_px.x * k, mark.centre_px.y * k};
    mark.half_px = {mark.half_px.x * k, mark.half_px.y * k};
    mark.radius_px *= k;
    mark.line_px *= k;
    mark.period_px *= k;
    mark.soft_px *= k;
    if (mark.shape != MarkShape::rect) return;
    const float left = std::round(mark.centre_px.x - mark.half_px.x), right = std::round(mark.centre_px.x + mark.half_px.x);
    const float top = std::round(mark.centre_px.y - mark.half_px.y), bottom = std::round(mark.centre_px.y + mark.half_px.y);
    mark.centre_px = {(left + right) / 2, (top + bottom) / 2};
    mark.half_px = {(right - left) / 2, (bottom - top) / 2};
    if (mark.line_px > 0) mark.line_px = std::max(1.0F, std::round(mark.line_px));
}

Rect scaled(const Rect& box, double scale) { return {box.left * scale, box.top * scale, box.right * scale, box.bottom * scale}; }

void scaleText(PlacedText& text, double scale) {
    const auto k = static_cast<float>(scale);
    text.size_px *= k;
    text.halo_px *= k;
    text.tracking_px *= k;
    text.box_px = scaled(text.box_px, scale);
    float drop = 0;
    if (!text.glyphs.empty() && text.glyphs.front().rotation_deg == 0) {
        const float baseline = text.glyphs.front().pen_px.y * k;
        drop = std::round(baseline) - baseline;
    }
    for (PlacedGlyph& glyph : text.glyphs) glyph.pen_px = {glyph.pen_px.x * k, glyph.pen_px.y * k + drop};
}

}  // namespace

void move(PlacedText& text, Vec2 by_px) {
    for (PlacedGlyph& glyph : text.glyphs) moveBy(glyph.pen_px, by_px);
    text.box_px = moved(text.box_px, by_px);
}

void move(Frame& frame, Vec2 by_px) {
    for (MapPart& part : frame.maps) part.camera.viewport_px = moved(part.camera.viewport_px, by_px);
    for (Sheet& sheet : frame.sheets) {
        if (sheet.clip_px) sheet.clip_px = moved(*sheet.clip_px, by_px);
        for (Stroke& stroke : sheet.strokes) moveBy(stroke.points, by_px);
        for (Patch& patch : sheet.patches) moveBy(patch.points, by_px);
        for (Mark& mark : sheet.marks) moveBy(mark.centre_px, by_px);
        for (PlacedText& text : sheet.texts) move(text, by_px);
    }
    for (SheetPicture& picture : frame.pictures) picture.box_px = moved(picture.box_px, by_px);
    for (Hit& hit : frame.hits) hit.box_px = moved(hit.box_px, by_px);
    for (AnnotationHit& hit : frame.annotations) {
        for (auto& line : hit.lines) moveBy(line, by_px);
        for (auto& area : hit.areas) moveBy(area, by_px);
        for (Rect& box : hit.boxes_px) box = moved(box, by_px);
    }
}

std::vector<Rect> partsOf(const PlacedText& text) {
    if (std::ranges::all_of(text.glyphs, [](const PlacedGlyph& glyph) { return glyph.rotation_deg == 0; })) return {text.box_px};
    constexpr double ASCENT = 0.77, DESCENT = 0.23, LAST = 0.6;  // shares of the size
    const double size = static_cast<double>(text.size_px);
    std::vector<Rect> parts;
    for (std::size_t i = 0; i < text.glyphs.size(); ++i) {
        const PlacedGlyph& glyph = text.glyphs[i];
        const double angle = static_cast<double>(glyph.rotation_deg) * std::numbers::pi / 180;
        const Vec2 along{std::cos(angle), std::sin(angle)}, up{along.y, -along.x};
        const Vec2 pen{static_cast<double>(glyph.pen_px.x), static_cast<double>(glyph.pen_px.y)};
        double advance = LAST * size;
        if (i + 1 < text.glyphs.size()) {
            const Vec2f next = text.glyphs[i + 1].pen_px;
            advance = std::hypot(static_cast<double>(next.x) - pen.x, static_cast<double>(next.y) - pen.y);
        }
        Rect part;
        for (const Vec2 corner : {pen + up * (ASCENT * size), pen - up * (DESCENT * size)}) {
            part.extend(corner);
            part.extend(corner + along * advance);
        }
        parts.push_back(part);
    }
    return parts;
}

void Piece::move(Vec2 by_px) {
    for (Stroke& stroke : strokes) moveBy(stroke.points, by_px);
    for (Patch& patch : patches) moveBy(patch.points, by_px);
    for (Mark& mark : marks) moveBy(mark.centre_px, by_px);
    for (PlacedText& text : texts) map::move(text, by_px);
}

void Piece::add(Piece other, Vec2 at_px) {
    other.move(at_px);
    std::move(other.strokes.begin(), other.strokes.end(), std::back_inserter(strokes));
    std::move(other.patches.begin(), other.patches.end(), std::back_inserter(patches));
    std::move(other.marks.begin(), other.marks.end(), std::back_inserter(marks));
    std::move(other.texts.begin(), other.texts.end(), std::back_inserter(texts));
}

void Piece::appendTo(Sheet& sheet) const {
    sheet.strokes.insert(sheet.strokes.end(), strokes.begin(), strokes.end());
    sheet.patches.insert(sheet.patches.end(), patches.begin(), patches.end());
    sheet.marks.insert(sheet.marks.end(), marks.begin(), marks.end());
    sheet.texts.insert(sheet.texts.end(), texts.begin(), texts.end());
}

void toDevice(Frame& frame) {
    const double scale = frame.scale;
    for (MapPart& part : frame.maps) {
        part.camera.viewport_px = scaled(part.camera.viewport_px, scale);
        part.camera.scale_px_per_m *= scale;
    }
    for (Sheet& sheet : frame.sheets) {
        if (sheet.clip_px) sheet.clip_px = scaled(*sheet.clip_px, scale);
        for (Stroke& stroke : sheet.strokes) scaleStroke(stroke, scale);
        for (Patch& patch : sheet.patches) scalePoints(patch.points, scale);
        for (Mark& mark : sheet.marks) scaleMark(mark, scale);
        for (PlacedText& text : sheet.texts) scaleText(text, scale);
    }
    for (SheetPicture& picture : frame.pictures) picture.box_px = scaled(picture.box_px, scale);
    for (Hit& hit : frame.hits) hit.box_px = scaled(hit.box_px, scale);
    for (AnnotationHit& hit : frame.annotations) {
        for (auto& line : hit.lines) scalePoints(line, scale);
        for (auto& area : hit.areas) scalePoints(area, scale);
        for (Rect& box : hit.boxes_px) box = scaled(box, scale);
    }
}

}  // namespace demarc::map
