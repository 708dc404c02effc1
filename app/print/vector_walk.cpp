#include <algorithm>

#include "print/vector_canvas.hpp"

namespace demarc::print {
namespace {

using map::Rect;
using map::Vec2;

void drawMap(const map::Scene& scene, const map::Frame& frame, const map::MapPart& part, VectorCanvas& canvas) {
    const Path viewport = rectPath(part.camera.viewport_px);
    if (viewport.isEmpty()) return;
    canvas.open(part.inset ? "locator" : part.panel > 0 ? "map-" + std::to_string(part.panel) : "map", &viewport);
    canvas.open("base.water", nullptr);
    canvas.fill(viewport, {.colour = scene.theme.water});
    canvas.close();
    drawGround(worldOf(scene, part), part.camera, frame.scale, canvas);
    canvas.close();
}

void drawStroke(const map::Stroke& stroke, VectorCanvas& canvas) {
    if (stroke.points.size() < 2 || stroke.colour.a == 0 || stroke.width_px <= 0) return;
    Path path;
    const bool closed = stroke.points.size() > 3 && stroke.points.front() == stroke.points.back();
    for (std::size_t i = 0; i + (closed ? 1 : 0) < stroke.points.size(); ++i) {
        const Vec2 at{double{stroke.points[i].x}, double{stroke.points[i].y}};
        i == 0 ? path.move(at) : path.line(at);
    }
    if (closed) path.close();
    Pen pen{stroke.colour, stroke.width_px};
    if (stroke.dash_px > 0 && stroke.gap_px > 0) {
        pen.dash_px = stroke.dash_px;
        pen.gap_px = stroke.gap_px;
    }
    canvas.stroke(path, pen);
}

void fillPatch(const map::Patch& patch, VectorCanvas& canvas) {
    if (patch.points.size() < 3 || patch.colour.a == 0) return;
    Path path;
    for (std::size_t i = 0; i < patch.points.size(); ++i) {
        const Vec2 at{double{patch.points[i].x}, double{patch.points[i].y}};
        i == 0 ? path.move(at) : path.line(at);
    }
    path.close();
    canvas.fill(path, {.colour = patch.colour});
}

}  // namespace

Page pageOf(const map::Frame& frame, const PageOptions& options) {
    constexpr double kPointsPerMm = 72 / 25.4, kPointsPerStylePixel = 72.0 / 96;
    const double width_px = std::max(1, frame.width_px), height_px = std::max(1, frame.height_px);
    Page page{options.width_mm * kPointsPerMm, options.height_mm * kPointsPerMm, kPointsPerStylePixel / frame.scale, {}};
    if (page.width_pt > 0) page.scale_pt = page.width_pt / width_px;
    if (page.height_pt > 0) page.scale_pt = page.width_pt > 0 ? std::min(page.scale_pt, page.height_pt / height_px) : page.height_pt / height_px;
    if (page.width_pt <= 0) page.width_pt = width_px * page.scale_pt;
    if (page.height_pt <= 0) page.height_pt = height_px * page.scale_pt;
    page.offset_pt = {(page.width_pt - width_px * page.scale_pt) / 2, (page.height_pt - height_px * page.scale_pt) / 2};
    return page;
}

void drawVector(const map::Scene& scene, const map::Frame& frame, VectorCanvas& canvas) {
    const Path whole = rectPath({0, 0, static_cast<double>(frame.width_px), static_cast<double>(frame.height_px)});
    if (whole.isEmpty()) return;
    if (frame.paper.a > 0) {
        canvas.open("paper", nullptr);
        canvas.fill(whole, {.colour = frame.paper});
        canvas.close();
    }
    for (const map::MapPart& part : frame.maps) drawMap(scene, frame, part, canvas);
    const map::Sheet* opened = nullptr;
    for (const map::Sheet& sheet : frame.sheets) {
        const Path clip = sheet.clip_px ? rectPath(*sheet.clip_px) : Path{};
        if (sheet.clip_px && clip.isEmpty()) continue;
        if (!opened || opened->name != sheet.name || opened->clip_px != sheet.clip_px) {
            if (opened) canvas.close();
            canvas.open(sheet.name.empty() ? "sheet" : sheet.name, sheet.clip_px ? &clip : nullptr);
        }
        opened = &sheet;
        for (const map::Stroke& stroke : sheet.strokes) drawStroke(stroke, canvas);
        for (const map::Patch& patch : sheet.patches) fillPatch(patch, canvas);
        for (const map::Mark& mark : sheet.marks) drawMark(mark, canvas);
        for (const map::PlacedText& text : sheet.texts) canvas.text(text);
    }
    if (opened) canvas.close();
    if (frame.pictures.empty()) return;
    canvas.open("pictures", nullptr);
    for (const map::SheetPicture& picture : frame.pictures) canvas.image(*picture.picture, picture.box_px, 1);
    canvas.close();
}

}  // namespace demarc::print
