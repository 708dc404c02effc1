#include "draw/ground.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <utility>

namespace demarc::draw {

using map::Pattern;
using map::Rect;
using map::Vec2;

/// How the camera shows the ground in this target.
struct Ground::Look {
    const map::Camera& camera;
    double scale;
    Rect visible_px;  ///< of the frame: viewport and tile
    Rect visible_m;
    gl::PixelRect scissor;
};

namespace {

/// From here on software GL takes longer for small triangles than it takes to lay a picture of them over the map.
constexpr std::size_t MANY_TRIANGLES = 100'000;

Rect overlap(const Rect& a, const Rect& b) {
    return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right), std::min(a.bottom, b.bottom)};
}

Rect toScreen(const map::Camera& camera, const Rect& bounds_m) {
    Rect box;
    box.extend(camera.toScreen({bounds_m.left, bounds_m.top}));
    box.extend(camera.toScreen({bounds_m.right, bounds_m.bottom}));
    return box;
}

bool isClear(const map::Paint& paint) {
    const bool twoColours = paint.pattern == Pattern::hatch;
    return paint.a.a == 0 && !(twoColours && paint.b.a > 0);
}

}  // namespace

Ground::Look Ground::lookOf(const Canvas& canvas, const map::Camera& camera, double scale) {
    const Rect visible_px = overlap(camera.viewport_px, canvas.visible_px());
    Look look{camera, scale, visible_px, {}, canvas.inTarget(visible_px)};
    look.visible_m.extend(camera.toWorld({visible_px.left, visible_px.top}));
    look.visible_m.extend(camera.toWorld({visible_px.right, visible_px.bottom}));
    return look;
}

void Ground::draw(Canvas& canvas, const map::World& world, const map::Camera& camera, double scale) {
    motion_ == Motion::hurried ? drawCoarse(canvas, world, camera, scale) : drawPasses(canvas, world, camera, scale);
}

/// The passes in a smaller picture, which is stretched over the map.
void Ground::drawCoarse(Canvas& canvas, const map::World& world, const map::Camera& camera, double scale) {
    constexpr int COARSE = 2;
    const Look look = lookOf(canvas, camera, scale);
    if (look.visible_px.isEmpty()) return;
    const auto reduced = [](double px) { return static_cast<int>(std::ceil(px / COARSE)); };
    const int width = reduced(camera.viewport_px.width()), height = reduced(camera.viewport_px.height());
    map::Camera small = camera;
    small.viewport_px = {0, 0, static_cast<double>(width), static_cast<double>(height)};
    small.scale_px_per_m /= COARSE;
    if (!coarse_ || coarse_->width_px() != width || coarse_->height_px() != height) coarse_.emplace(gl::Format::rgba8, width, height, gl::Filter::linear);
    Canvas inner{canvas.programs, *coarse_, 0, 0, {}};
    coarse_->bind();
    gl::resetState(width, height);
    gl::clear(0, 0, 0, 0);
    drawPasses(inner, world, small, scale / COARSE);
    canvas.drawCalls += inner.drawCalls;
    canvas.target.bind();
    gl::resetState(canvas.target.width_px(), canvas.target.height_px());
    gl::setScissor(look.scissor);
    const Vec2 middle = camera.viewport_px.centre();
    const double halfWidth = 0.5 * COARSE * width, halfHeight = 0.5 * COARSE * height;
    pictures_.draw(canvas, coarse_->texture(), {middle.x - halfWidth, middle.y - halfHeight, middle.x + halfWidth, middle.y + halfHeight});
    isBlurred_ = true;
}

void Ground::drawPasses(Canvas& canvas, const map::World& world, const map::Camera& camera, double scale) {
    const Look look = lookOf(canvas, camera, scale);
    if (look.visible_px.isEmpty()) return;
    gl::setScissor(look.scissor);
    for (const map::WorldPass& pass : world) {
        for (const map::ImageItem& image : pass.images)
            if (image.bounds_m.intersects(look.visible_m)) pictures_.draw(canvas, image, camera);
        if (isSoftware_ && motion_ != Motion::single && KeptPasses::isHeavy(pass)) drawKept(canvas, pass, look);
        else drawShapes(canvas, pass, look);
        for (const map::PointItem& points : pass.points) drawPoints(canvas, points, look);
    }
}

void Ground::drawShapes(Canvas& canvas, const map::WorldPass& pass, const Look& look) {
    if (isSoftware_ && trianglesOf(pass) > MANY_TRIANGLES && canRasterise(pass)) return drawRaster(canvas, pass, look);
    for (const map::AreaItem& area : pass.areas) drawArea(canvas, area, look);
    for (const map::LineItem& line : pass.lines) drawLine(canvas, line, look);
}

void Ground::drawKept(Canvas& canvas, const map::WorldPass& pass, const Look& look) {
    constexpr double AROUND = 0.2;  ///< of the map, on each side: so far it moves before the picture is made anew
    KeptPasses::Picture& kept = kept_.pictureOf(pass);
    KeptPlace at = placeOf(kept, look.camera, look.visible_m, look.scale, motion_);
    if (!at.serves) {
        const Rect& view = look.camera.viewport_px;
        const double x = std::round(view.width() * AROUND), y = std::round(view.height() * AROUND);
        map::Camera wide = look.camera;
        wide.viewport_px = {view.left - x, view.top - y, view.right + x, view.bottom + y};
        const int width = static_cast<int>(std::ceil(wide.viewport_px.width())), height = static_cast<int>(std::ceil(wide.viewport_px.height()));
        if (!kept.pixels || kept.pixels->width_px() != width || kept.pixels->height_px() != height) kept.pixels = std::make_unique<gl::Framebuffer>(gl::Format::rgba8, width, height);
        Canvas inner{canvas.programs, *kept.pixels, static_cast<int>(std::lround(wide.viewport_px.left)), static_cast<int>(std::lround(wide.viewport_px.top)), {}};
        kept.pixels->bind();
        gl::resetState(width, height);
        gl::clear(0, 0, 0, 0);
        const Look whole = lookOf(inner, wide, look.scale);
        gl::setScissor(whole.scissor);
        drawShapes(inner, pass, whole);
        canvas.drawCalls += inner.drawCalls;
        kept.bounds_m = wide.visible_m();
        kept.scale_px_per_m = wide.scale_px_per_m;
        kept.scale = look.scale;
        canvas.target.bind();
        gl::resetState(canvas.target.width_px(), canvas.target.height_px());
        gl::setScissor(look.scissor);
        at = placeOf(kept, look.camera, look.visible_m, look.scale, motion_);
    }
    isBlurred_ = isBlurred_ || (isInMotion(motion_) && !at.isSharp);
    pictures_.draw(canvas, kept.pixels->texture(), at.place_px);
}

void Ground::evict() {
    cache_.evict();
    pictures_.evict();
    kept_.evict();
}

void Ground::warmUp(Canvas& canvas, std::size_t kind) {
    if (kind + 1 == KINDS) {
        if (isSoftware_) pictures_.draw(canvas, Raster{0, 0, 20, 12, std::vector<std::uint32_t>(20 * 12)});
        return;
    }
    auto mesh = std::make_shared<map::Mesh>();
    mesh->vertices = {{-1, -1}, {1, -1}, {0, 1}};
    mesh->indices = {0, 1, 2};
    auto lines = std::make_shared<map::Polylines>();
    lines->points = mesh->vertices;
    lines->starts = {0};
    const base::Colour opaque{0, 0, 0, 255}, faint = opaque.faded(0.5);
    const std::array areas{std::pair{Pattern::solid, opaque}, std::pair{Pattern::solid, faint}, std::pair{Pattern::hatch, faint}};
    map::WorldPass pass;
    if (kind < areas.size()) pass.areas.push_back({mesh, {areas[kind].first, areas[kind].second, opaque, 0.5F, 9}, {}});
    else pass.lines.push_back({lines, opaque, 1, 0, 0, kind == areas.size() ? nullptr : mesh, {}});
    draw(canvas, {pass}, {{}, 1, canvas.visible_px()}, 1);
}

void Ground::placeMesh(Canvas& canvas, const gl::Program& program, const map::Mesh& mesh, const Look& look) const {
    canvas.use(program);
    const Vec2 origin_px = look.camera.toScreen(mesh.origin_m);
    program.set("uOrigin_px", static_cast<float>(origin_px.x), static_cast<float>(origin_px.y));
    program.set("uScale", static_cast<float>(look.camera.scale_px_per_m));
}

void Ground::drawArea(Canvas& canvas, const map::AreaItem& item, const Look& look) {
    if (!item.mesh || item.mesh->indices.empty() || isClear(item.paint)) return;
    const map::Paint& paint = item.paint;
    const bool solid = paint.pattern == Pattern::solid;
    const bool opaque = solid && paint.a.a == 255;
    const bool hard = opaque || item.isOutlined;
    const GpuMesh& mesh = cache_.mesh(item.mesh, !hard);
    if (!mesh.bounds_m.grown(2 / look.camera.scale_px_per_m).intersects(look.visible_m)) return;
    const gl::Program& program = solid ? canvas.programs.area : canvas.programs.pattern;
    placeMesh(canvas, program, *item.mesh, look);
    setColour(program, "uColour", paint.a);
    if (!solid) {
        setColour(program, "uOther", paint.pattern == Pattern::hatch ? paint.b : base::Colour{0, 0, 0, 0});
        program.set("uPeriod_px", static_cast<float>(std::max(1.0, paint.period_px * look.scale)));
        program.set("uShare", std::clamp(paint.share, 0.0F, 1.0F));
        program.set("uDots", paint.pattern == Pattern::dots ? 1 : 0);
        program.set("uSlope", paint.falls ? -1.0F : 1.0F);
    }
    gl::setBlend(opaque ? gl::Blend::replace : gl::Blend::over);
    const std::size_t indices = hard ? mesh.fillCount : mesh.allCount;
    mesh.array.drawTriangles(0, indices);
    pace_.drew(indices / 3);
    ++canvas.drawCalls;
}

void Ground::drawLine(Canvas& canvas, const map::LineItem& item, const Look& look) {
    if (!item.lines || item.lines->points.empty() || item.colour.a == 0 || item.width_px <= 0) return;
    GroundLines& lines = cache_.lines(item.lines);
    const double reach_m = (item.width_px * look.scale / 2 + 1) / look.camera.scale_px_per_m;
    if (!lines.bounds_m.grown(reach_m).intersects(look.visible_m)) return;
    if (item.clip || item.colour.a < 255) return drawMasked(canvas, item, lines, look);
    gl::setBlend(gl::Blend::over);
    drawSegments(canvas, item, lines, look, item.colour);
}

void Ground::drawRaster(Canvas& canvas, const map::WorldPass& pass, const Look& look) {
    Rect touched_px;
    const auto touch = [&](const Rect& bounds_m, double reach_px) {
        const Rect box = toScreen(look.camera, bounds_m).grown(reach_px + 1);
        touched_px.extend({box.left, box.top});
        touched_px.extend({box.right, box.bottom});
    };
    for (const map::AreaItem& area : pass.areas)
        if (area.mesh) touch(area.mesh->bounds_m, 0);
    for (const map::LineItem& line : pass.lines)
        if (line.lines) touch(line.lines->bounds_m, line.width_px * look.scale / 2);
    const gl::PixelRect whole = canvas.inTarget(overlap(touched_px, look.visible_px));
    if (whole.isEmpty()) return;
    // A strip at a time: GL lays one down while the next is made, and memory stays bounded.
    constexpr int AT_ONCE_PX = 1 << 23;
    const int rows = std::max(1, AT_ONCE_PX / whole.width);
    for (int y = 0; y < whole.height; y += rows) {
        Raster strip{canvas.tileX_px + whole.x, canvas.tileY_px + whole.y + y, whole.width, std::min(rows, whole.height - y), {}};
        strip.pixels.resize(static_cast<std::size_t>(strip.width_px) * static_cast<std::size_t>(strip.height_px));
        rasterise(pass, look.camera, look.scale, strip);
        pictures_.draw(canvas, strip);
        gl::flush();
    }
}

void Ground::drawPoints(Canvas& canvas, const map::PointItem& item, const Look& look) {
    if (!item.points || item.points->points.empty() || (item.fill.a == 0 && item.outline.a == 0)) return;
    const auto reach_px = static_cast<float>((item.radius_px + item.line_px / 2) * look.scale) + 0.5F;
    GpuPoints& points = cache_.points(item.points);
    if (!points.bounds_m.grown(static_cast<double>(reach_px) / look.camera.scale_px_per_m).intersects(look.visible_m)) return;
    // Few maps have points: their program is made when the first does.
    if (!pointProgram_) pointProgram_.emplace(makePointProgram());
    const gl::Program& program = *pointProgram_;
    const Vec2 origin_px = look.camera.toScreen(item.points->origin_m);
    canvas.use(program);
    program.set("uOrigin_px", static_cast<float>(origin_px.x), static_cast<float>(origin_px.y));
    program.set("uScale", static_cast<float>(look.camera.scale_px_per_m), static_cast<float>(-look.camera.scale_px_per_m));
    program.set("uReach_px", reach_px);
    program.set("uRadius_px", static_cast<float>(item.radius_px * look.scale));
    program.set("uLine_px", static_cast<float>(item.line_px * look.scale));
    setColour(program, "uFill", item.fill);
    setColour(program, "uOutline", item.outline);
    gl::setBlend(gl::Blend::over);
    points.array.drawQuads(item.points->points.size());
    ++canvas.drawCalls;
}

void Ground::drawSegments(Canvas& canvas, const map::LineItem& item, GroundLines& lines, const Look& look, base::Colour colour) {
    const gl::Program& program = canvas.programs.line;
    const double scale_px_per_m = look.camera.scale_px_per_m;
    const Vec2 origin_m = item.lines->origin_m;
    const Vec2 origin_px = look.camera.toScreen(origin_m);
    const auto half_px = static_cast<float>(item.width_px * look.scale / 2);
    canvas.use(program);
    program.set("uOrigin_px", static_cast<float>(origin_px.x), static_cast<float>(origin_px.y));
    program.set("uScale", static_cast<float>(scale_px_per_m), static_cast<float>(-scale_px_per_m));
    program.set("uReach_px", half_px + 0.5F);
    program.set("uHalf_px", half_px);
    const bool dashed = item.dash_px > 0 && item.gap_px > 0;
    program.set("uDash_px", static_cast<float>(item.dash_px * look.scale), dashed ? static_cast<float>((item.dash_px + item.gap_px) * look.scale) : 0.0F);
    setColour(program, "uColour", colour);

    const double reach_m = (half_px + 1) / scale_px_per_m;
    const auto isVisible = [&](const LineChunk& chunk) {
        return Rect{origin_m.x + chunk.left, origin_m.y + chunk.bottom, origin_m.x + chunk.right, origin_m.y + chunk.top}.grown(reach_m).intersects(look.visible_m);
    };
    // Chunks that follow one another are one call; the segments between two parts draw nothing.
    // Where many short lines are in view, the few between them that are not cost less than another call.
    const std::size_t betweenParts = std::max<std::size_t>(3, lines.chunks.empty() ? 0 : (lines.chunks.back().first + lines.chunks.back().count) / 64);
    std::size_t first = 0, end = 0;
    const auto drawRun = [&] {
        constexpr std::size_t AT_ONCE = 25'000;
        for (std::size_t begin = first; begin < end; begin += AT_ONCE) {
            const std::size_t count = std::min(AT_ONCE, end - begin);
            lines.gpu.draw(program, begin, count);
            pace_.drew(2 * count);
            ++canvas.drawCalls;
        }
    };
    for (const LineChunk& chunk : lines.chunks) {
        if (!isVisible(chunk)) continue;
        if (chunk.first > end + betweenParts || end == first) {
            drawRun();
            first = chunk.first;
        }
        end = chunk.first + chunk.count;
    }
    drawRun();
}

void Ground::drawMasked(Canvas& canvas, const map::LineItem& item, GroundLines& lines, const Look& look) {
    Rect touched_px = toScreen(look.camera, lines.bounds_m).grown(item.width_px * look.scale / 2 + 1);
    const GpuMesh* clip = item.clip ? &cache_.mesh(item.clip, true) : nullptr;
    if (clip) touched_px = overlap(touched_px, toScreen(look.camera, clip->bounds_m).grown(1));
    touched_px = overlap(touched_px, look.visible_px);
    if (touched_px.isEmpty()) return;
    if (!mask_ || mask_->width_px() != canvas.target.width_px() || mask_->height_px() != canvas.target.height_px())
        mask_.emplace(gl::Format::rg8, canvas.target.width_px(), canvas.target.height_px());

    // Segments and triangles may overlap in the mask: the largest coverage counts, so that the colour is laid down once.
    const base::Colour white{255, 255, 255, 255};
    mask_->bind();
    gl::setScissor(canvas.inTarget({touched_px.left - 1, touched_px.top - 1, touched_px.right + 1, touched_px.bottom + 1}));
    gl::clear(clip ? 0.0F : 1.0F, 0, 0, 0);
    gl::setBlend(gl::Blend::maximum);
    if (clip) {
        gl::writeChannels(true, false);
        placeMesh(canvas, canvas.programs.area, *item.clip, look);
        setColour(canvas.programs.area, "uColour", white);
        clip->array.drawTriangles(0, clip->allCount);
        ++canvas.drawCalls;
    }
    gl::writeChannels(false, true);
    drawSegments(canvas, item, lines, look, white);

    gl::writeAllChannels();
    canvas.target.bind();
    gl::setScissor(canvas.inTarget(touched_px));
    gl::setBlend(gl::Blend::over);
    mask_->texture().bind(0);
    canvas.use(canvas.programs.mask);
    canvas.programs.mask.set("uMask", 0);
    setColour(canvas.programs.mask, "uColour", item.colour);
    nothing_.drawVertices(0, 3);
    ++canvas.drawCalls;
    gl::setScissor(look.scissor);
}

}  // namespace demarc::draw
