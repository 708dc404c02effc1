#include "draw/sheets.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <utility>

#include "draw/soft_edge.hpp"

namespace demarc::draw {

using map::Mark;
using map::MarkShape;
using map::PlacedText;
using map::Rect;
using map::Stroke;

struct Sheets::MarkInstance {
    std::array<float, 4> place;    // centre, half size
    std::array<float, 4> measure;  // radius, line, share, period
    std::array<float, 4> kind;     // softness, angle, shape, reach beyond the half size
    base::Colour a, b;
};

struct Sheets::GlyphInstance {
    std::array<float, 4> box_px;
    std::array<float, 2> texel;
    base::Colour colour;
};

namespace {

Rect boxOf(const Stroke& stroke) {
    Rect box;
    for (const map::Vec2f& p : stroke.points) box.extend({p.x, p.y});
    return box.grown(stroke.width_px / 2 + 1);
}

/// How far the mark reaches from its centre beyond half_px (of the two rects) or from the centre alone (of all others).
float reachOf(const Mark& mark) {
    switch (mark.shape) {
        case MarkShape::rect:
        case MarkShape::dashedRect: return 1;
        case MarkShape::disc: return mark.radius_px + mark.soft_px + 1;
        case MarkShape::burst: return mark.radius_px + 1;
        default: return mark.radius_px + mark.line_px + 1;
    }
}

bool isRect(const Mark& mark) { return mark.shape == MarkShape::rect || mark.shape == MarkShape::dashedRect; }

Rect boxOf(const Mark& mark) {
    const float reach = reachOf(mark);
    const float halfWidth = (isRect(mark) ? mark.half_px.x : 0) + reach, halfHeight = (isRect(mark) ? mark.half_px.y : 0) + reach;
    return {mark.centre_px.x - halfWidth, mark.centre_px.y - halfHeight, mark.centre_px.x + halfWidth, mark.centre_px.y + halfHeight};
}

/// A large rectangle of whole pixels in one opaque colour: cleared instead of shaded, which software rendering does ten times faster.
bool isPanel(const Mark& mark) {
    constexpr float kLarge_px2 = 10'000;
    const auto isWhole = [](float value) { return std::abs(value - std::round(value)) < 1.0F / 256; };
    return mark.shape == MarkShape::rect && mark.radius_px <= 0 && mark.line_px <= 0 && mark.period_px <= 0 && mark.a.a == 255 &&
           mark.half_px.x * mark.half_px.y * 4 > kLarge_px2 &&
           isWhole(mark.centre_px.x - mark.half_px.x) && isWhole(mark.centre_px.x + mark.half_px.x) && isWhole(mark.centre_px.y - mark.half_px.y) &&
           isWhole(mark.centre_px.y + mark.half_px.y);
}

}  // namespace

Sheets::Sheets() {
    for (unsigned location = 0; location < 3; ++location)
        marks_.attach(markInstances_, {.location = location, .components = 4, .stride_byte = sizeof(MarkInstance), .offset_byte = location * 4 * sizeof(float), .perInstance = true});
    for (unsigned location = 3; location < 5; ++location)
        marks_.attach(markInstances_, {.location = location, .components = 4, .type = gl::Component::unsigned8AsFraction, .stride_byte = sizeof(MarkInstance),
                                       .offset_byte = location == 3 ? offsetof(MarkInstance, a) : offsetof(MarkInstance, b), .perInstance = true});
    glyphs_.attach(glyphInstances_, {.location = 0, .components = 4, .stride_byte = sizeof(GlyphInstance), .offset_byte = offsetof(GlyphInstance, box_px), .perInstance = true});
    glyphs_.attach(glyphInstances_, {.location = 1, .components = 2, .stride_byte = sizeof(GlyphInstance), .offset_byte = offsetof(GlyphInstance, texel), .perInstance = true});
    glyphs_.attach(glyphInstances_, {.location = 2, .components = 4, .type = gl::Component::unsigned8AsFraction, .stride_byte = sizeof(GlyphInstance),
                                     .offset_byte = offsetof(GlyphInstance, colour), .perInstance = true});
    patches_.attach(patchVertices_, {.location = 0, .components = 2, .stride_byte = sizeof(AreaVertex), .offset_byte = offsetof(AreaVertex, position_m)});
    patches_.attach(patchVertices_, {.location = 1, .components = 2, .stride_byte = sizeof(AreaVertex), .offset_byte = offsetof(AreaVertex, fringe_px)});
    patches_.attachIndices(patchIndices_);
}

void Sheets::draw(Canvas& canvas, const map::Sheet& sheet, const map::FontSet& fonts) {
    gl::setBlend(gl::Blend::over);
    drawStrokes(canvas, sheet.strokes);
    drawPatches(canvas, sheet.patches);
    drawMarks(canvas, sheet.marks);
    drawTexts(canvas, sheet.texts, fonts);
}

void Sheets::warmUp(Canvas& canvas, std::size_t kind) {
    if (kind == 0) return drawStrokes(canvas, {{.points = {{1, 1}, {2, 2}}, .width_px = 1, .colour = {}}});
    if (kind == 1) {
        Mark disc;
        disc.shape = MarkShape::disc;
        disc.radius_px = 4;
        return drawMarks(canvas, {disc});
    }
    std::vector<GlyphInstance> glyph{{{0, 0, 1, 1}, {0, 0}, {}}};
    flushGlyphs(canvas, glyph);
}

std::size_t Sheets::takeUploaded_byte() { return std::exchange(uploaded_byte_, 0); }

void Sheets::drawStrokes(Canvas& canvas, const std::vector<Stroke>& strokes) {
    struct Run {
        const Stroke* stroke;
        std::size_t first, count;
    };
    std::vector<Run> runs;
    LineGeometry geometry;
    for (const Stroke& stroke : strokes) {
        if (!boxOf(stroke).intersects(canvas.visible_px())) continue;
        const std::size_t first = geometry.points.size();
        geometry.add(stroke.points);
        if (geometry.points.size() > first) runs.push_back({&stroke, first, geometry.points.size() - first - 3});
    }
    if (runs.empty()) return;
    strokes_.upload(geometry.points);
    uploaded_byte_ += geometry.points.size() * sizeof(LinePoint);
    const gl::Program& program = canvas.programs.line;
    canvas.use(program);
    program.set("uOrigin_px", 0.0F, 0.0F);
    program.set("uScale", 1.0F, 1.0F);
    for (const Run& run : runs) {
        const Stroke& stroke = *run.stroke;
        const bool dashed = stroke.dash_px > 0 && stroke.gap_px > 0;
        program.set("uReach_px", stroke.width_px / 2 + 0.5F);
        program.set("uHalf_px", stroke.width_px / 2);
        program.set("uDash_px", stroke.dash_px, dashed ? stroke.dash_px + stroke.gap_px : 0.0F);
        setColour(program, "uColour", stroke.colour);
        strokes_.draw(program, run.first, run.count);
        ++canvas.drawCalls;
    }
}

/// Neighbours of one colour are drawn at once.
void Sheets::drawPatches(Canvas& canvas, const std::vector<map::Patch>& patches) {
    for (std::size_t i = 0; i < patches.size();) {
        const base::Colour colour = patches[i].colour;
        map::Mesh mesh;
        for (; i < patches.size() && patches[i].colour == colour; ++i) {
            Rect box;
            map::Rings ring{{}, {0}};
            for (const map::Vec2f& p : patches[i].points) {
                box.extend({p.x, p.y});
                ring.points.push_back({p.x, -p.y});  // a mesh has its north up
            }
            if (box.grown(1).intersects(canvas.visible_px())) tessellator_.append(ring, mesh);
        }
        if (mesh.indices.empty()) continue;
        const AreaGeometry geometry = softEdged(mesh);
        patchVertices_.upload<AreaVertex>(geometry.vertices);
        patchIndices_.upload<std::uint32_t>(geometry.indices);
        uploaded_byte_ += patchVertices_.size_byte() + patchIndices_.size_byte();
        const gl::Program& program = canvas.programs.area;
        canvas.use(program);
        program.set("uOrigin_px", 0.0F, 0.0F);
        program.set("uScale", 1.0F);
        setColour(program, "uColour", colour);
        patches_.drawTriangles(0, geometry.indices.size());
        ++canvas.drawCalls;
    }
}

void Sheets::drawMarks(Canvas& canvas, const std::vector<Mark>& marks) {
    std::vector<MarkInstance> batch;
    for (const Mark& mark : marks) {
        if (!boxOf(mark).intersects(canvas.visible_px())) continue;
        if (isPanel(mark)) {
            flushMarks(canvas, batch);
            drawPanel(canvas, mark);
            continue;
        }
        const map::Vec2f half = isRect(mark) ? mark.half_px : map::Vec2f{};
        batch.push_back({{mark.centre_px.x, mark.centre_px.y, half.x, half.y},
                         {mark.radius_px, mark.line_px, mark.share, mark.period_px},
                         {mark.soft_px, mark.angle_rad, static_cast<float>(mark.shape), reachOf(mark)},
                         mark.a, mark.b});
    }
    flushMarks(canvas, batch);
}

void Sheets::drawPanel(Canvas& canvas, const Mark& mark) {
    const gl::PixelRect box = canvas.inTarget({mark.centre_px.x - mark.half_px.x, mark.centre_px.y - mark.half_px.y,
                                               mark.centre_px.x + mark.half_px.x, mark.centre_px.y + mark.half_px.y});
    const gl::PixelRect part = box.clippedTo(canvas.clip);
    if (part.isEmpty()) return;
    const auto fraction = [](std::uint8_t value) { return static_cast<float>(value) / 255; };
    gl::setScissor(part);
    gl::clear(fraction(mark.a.r), fraction(mark.a.g), fraction(mark.a.b), 1);
    gl::setScissor(canvas.clip);
    ++canvas.drawCalls;
}

void Sheets::flushMarks(Canvas& canvas, std::vector<MarkInstance>& batch) {
    if (batch.empty()) return;
    markInstances_.upload<MarkInstance>(batch);
    uploaded_byte_ += markInstances_.size_byte();
    canvas.use(canvas.programs.mark);
    marks_.drawQuads(batch.size());
    ++canvas.drawCalls;
    batch.clear();
}

void Sheets::drawTexts(Canvas& canvas, const std::vector<PlacedText>& texts, const map::FontSet& fonts) {
    std::vector<GlyphInstance> batch;
    const Rect visible_px = canvas.visible_px();
    const auto add = [&](const PlacedText& text, const map::PlacedGlyph& placed, float halo_px, base::Colour colour) {
        // Pens stand on quarters of a pixel; a level line's on whole rows, which keeps its stems alike.
        const bool level = placed.rotation_deg == 0;
        const auto quarters = [](float value, bool whole) { return static_cast<long>(whole ? std::floor(value + 0.5F) * 4 : std::floor(value * 4 + 0.5F)); };
        const long x = quarters(placed.pen_px.x, false), y = quarters(placed.pen_px.y, level);
        const auto in64 = [](float px) { return static_cast<std::uint16_t>(std::lround(px * 64)); };
        const map::GlyphKey key{.glyph = placed.glyph, .font = placed.font, .size_64 = in64(text.size_px), .halo_64 = in64(halo_px),
                                .rotation_deg = static_cast<std::int16_t>(std::lround(placed.rotation_deg)),
                                .subpixel_x = static_cast<std::uint8_t>(x & 3), .subpixel_y = static_cast<std::uint8_t>(y & 3)};
        auto glyph = atlas_.find(key, fonts);
        if (!glyph) {
            flushGlyphs(canvas, batch);
            atlas_.clear();
            glyph = atlas_.find(key, fonts);
        }
        if (!glyph || glyph->width_px == 0) return;
        const auto left = static_cast<double>((x >> 2) + glyph->left_px), top = static_cast<double>((y >> 2) + glyph->top_px);
        if (!Rect{left, top, left + glyph->width_px, top + glyph->height_px}.intersects(visible_px)) return;
        batch.push_back({{static_cast<float>(left), static_cast<float>(top), static_cast<float>(glyph->width_px), static_cast<float>(glyph->height_px)},
                         {static_cast<float>(glyph->x_px), static_cast<float>(glyph->y_px)}, colour});
    };
    for (const PlacedText& text : texts) {
        // Glyphs far off the tile are not even rasterised.
        const double margin_px = 2 * text.size_px + text.halo_px;
        const Rect near_px = visible_px.grown(margin_px);
        const auto isNear = [&](const map::PlacedGlyph& glyph) { return near_px.contains(map::Vec2{glyph.pen_px.x, glyph.pen_px.y}); };
        if (text.halo_px > 0 && text.halo.a > 0)
            for (const auto& glyph : text.glyphs)
                if (isNear(glyph)) add(text, glyph, text.halo_px, text.halo);
        for (const auto& glyph : text.glyphs)
            if (isNear(glyph)) add(text, glyph, 0, text.fill);
    }
    flushGlyphs(canvas, batch);
}

void Sheets::flushGlyphs(Canvas& canvas, std::vector<GlyphInstance>& batch) {
    if (batch.empty()) return;
    uploaded_byte_ += atlas_.bind(0);
    glyphInstances_.upload<GlyphInstance>(batch);
    uploaded_byte_ += glyphInstances_.size_byte();
    canvas.use(canvas.programs.glyph);
    canvas.programs.glyph.set("uAtlas", 0);
    glyphs_.drawQuads(batch.size());
    ++canvas.drawCalls;
    batch.clear();
}

}  // namespace demarc::draw
