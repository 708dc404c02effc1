#include <algorithm>
#include <cmath>

#include "map/simplify.hpp"
#include "print/clip_path.hpp"
#include "print/mesh_outline.hpp"
#include "print/vector_canvas.hpp"

namespace demarc::print {
namespace {

using map::Rect;
using map::Vec2;

constexpr double kTolerance_px = 0.1;  // nobody sees less
constexpr double kDashTolerance_px = 0.02;  // every shortening moves all dashes that follow

/// How the camera shows the ground.
struct Look {
    const map::Camera& camera;
    double scale;
    Rect visible_m = camera.visible_m();

    [[nodiscard]] Rect box_px(double margin_px) const { return camera.viewport_px.grown(margin_px); }
    [[nodiscard]] bool shows(const Rect& bounds_m, double margin_px) const {
        return bounds_m.grown(margin_px / camera.scale_px_per_m).intersects(visible_m);
    }
};

/// On screen, without points that stand closer to the last than half the tolerance.
std::vector<Vec2> toScreen(std::span<const map::Vec2f> points, Vec2 origin_m, const map::Camera& camera, double tolerance_px) {
    const Vec2 origin_px = camera.toScreen(origin_m);
    std::vector<Vec2> out;
    out.reserve(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        const Vec2 at{origin_px.x + double{points[i].x} * camera.scale_px_per_m, origin_px.y - double{points[i].y} * camera.scale_px_per_m};
        const bool last = i + 1 == points.size();
        if (!out.empty() && !last && std::abs(at.x - out.back().x) + std::abs(at.y - out.back().y) < tolerance_px / 2) continue;
        out.push_back(at);
    }
    return out;
}

Path areaPath(const map::Mesh& mesh, const Look& look) {
    Path path;
    const double margin_m = 4 / look.camera.scale_px_per_m;
    std::vector<Vec2> simple;
    for (const auto& ring : outlineOf(mesh, look.visible_m.grown(margin_m))) {
        const auto cut = clippedRing(toScreen(ring, mesh.origin_m, look.camera, kTolerance_px), look.box_px(2));
        simple.clear();
        map::simplifyRing(cut, kTolerance_px, simple);
        if (simple.size() > 2) path.polygon(simple);
    }
    return path;
}

void drawArea(const map::AreaItem& item, const Look& look, VectorCanvas& canvas) {
    const map::Paint& paint = item.paint;
    const bool twoColours = paint.pattern == map::Pattern::hatch;
    if (!item.mesh || (paint.a.a == 0 && !(twoColours && paint.b.a > 0)) || !look.shows(item.mesh->bounds_m, 2)) return;
    const Path path = areaPath(*item.mesh, look);
    if (path.isEmpty()) return;
    Fill fill;
    fill.colour = paint.a;
    fill.pattern = paint.pattern;
    if (twoColours) fill.other = paint.b;
    fill.share = std::clamp(double{paint.share}, 0.0, 1.0);
    fill.period_px = std::max(1.0, double{paint.period_px} * look.scale);
    fill.falls = paint.falls;
    fill.anchor_px = look.camera.toScreen(item.mesh->origin_m);
    canvas.fill(path, fill);
}

/// All that shows of the lines as one path; of dashed ones each stretch is stroked alone, since its dashes start elsewhere.
void strokeLines(const map::Polylines& lines, Pen pen, const Look& look, VectorCanvas& canvas) {
    const bool dashed = pen.dash_px > 0;
    const double tolerance_px = dashed ? kDashTolerance_px : kTolerance_px;
    Path all;
    std::vector<Vec2> simple;
    for (std::size_t part = 0; part < lines.starts.size(); ++part) {
        const std::size_t begin = lines.starts[part], end = part + 1 < lines.starts.size() ? lines.starts[part + 1] : lines.points.size();
        const auto course = toScreen(std::span{lines.points}.subspan(begin, end - begin), lines.origin_m, look.camera, tolerance_px);
        const bool isRing = course.size() > 3 && course.front() == course.back();
        for (const Stretch& stretch : clippedLine(course, look.box_px(pen.width_px + 2))) {
            simple.clear();
            map::simplifyLine(stretch.points, tolerance_px, simple);
            const bool closed = isRing && simple.size() > 3 && simple.front() == simple.back();
            if (closed) simple.pop_back();
            Path own;
            Path& path = dashed ? own : all;
            for (std::size_t i = 0; i < simple.size(); ++i) i == 0 ? path.move(simple[i]) : path.line(simple[i]);
            if (closed) path.close();
            if (!dashed) continue;
            pen.offset_px = std::fmod(stretch.start, pen.dash_px + pen.gap_px);
            canvas.stroke(own, pen);
        }
    }
    if (!all.isEmpty()) canvas.stroke(all, pen);
}

void drawLine(const map::LineItem& item, const Look& look, VectorCanvas& canvas) {
    Pen pen{item.colour, item.width_px * look.scale};
    if (item.dash_px > 0 && item.gap_px > 0) {
        pen.dash_px = item.dash_px * look.scale;
        pen.gap_px = item.gap_px * look.scale;
    }
    if (!item.lines || item.colour.a == 0 || pen.width_px <= 0 || !look.shows(item.lines->bounds_m, pen.width_px / 2 + 1)) return;
    if (!item.clip) return strokeLines(*item.lines, pen, look, canvas);
    const Path clip = areaPath(*item.clip, look);
    if (clip.isEmpty()) return;
    canvas.open({}, &clip);
    strokeLines(*item.lines, pen, look, canvas);
    canvas.close();
}

void drawPoints(const map::PointItem& item, const Look& look, VectorCanvas& canvas) {
    if (!item.points) return;
    const double radius_px = item.radius_px * look.scale, line_px = item.line_px * look.scale;
    const Rect near_px = look.box_px(radius_px + line_px);
    const Vec2 origin_px = look.camera.toScreen(item.points->origin_m);
    for (const map::Vec2f& point : item.points->points) {
        const Vec2 at = origin_px + Vec2{double{point.x}, -double{point.y}} * look.camera.scale_px_per_m;
        if (!near_px.contains(at)) continue;
        Path dot;
        dot.circle(at, radius_px);
        if (item.fill.a > 0) canvas.fill(dot, {.colour = item.fill});
        if (item.outline.a > 0 && line_px > 0) canvas.stroke(dot, {item.outline, line_px});
    }
}

/// Whole pixels of a picture, left, top, right and bottom among them.
map::Picture cropped(const map::Picture& picture, int left, int top, int right, int bottom) {
    map::Picture part{right - left, bottom - top, {}};
    part.rgba.reserve(static_cast<std::size_t>(part.width_px) * static_cast<std::size_t>(part.height_px) * 4);
    for (int y = top; y < bottom; ++y) {
        const auto row = picture.rgba.begin() + (static_cast<std::ptrdiff_t>(y) * picture.width_px + left) * 4;
        part.rgba.insert(part.rgba.end(), row, row + static_cast<std::ptrdiff_t>(part.width_px) * 4);
    }
    return part;
}

/// Only the pixels that show go into the file.
void drawImage(const map::ImageItem& item, const Look& look, VectorCanvas& canvas) {
    if (!item.picture || item.opacity <= 0 || !look.shows(item.bounds_m, 0)) return;
    const map::Picture& picture = *item.picture;
    if (picture.width_px <= 0 || picture.height_px <= 0) return;
    const Rect& bounds = item.bounds_m;
    const Vec2 pixel_m{bounds.width() / picture.width_px, bounds.height() / picture.height_px};
    const auto within = [](double at, int most) { return static_cast<int>(std::clamp(at, 0.0, static_cast<double>(most))); };
    const int left = within(std::floor((look.visible_m.left - bounds.left) / pixel_m.x) - 1, picture.width_px);
    const int right = within(std::ceil((look.visible_m.right - bounds.left) / pixel_m.x) + 1, picture.width_px);
    const int top = within(std::floor((bounds.bottom - look.visible_m.bottom) / pixel_m.y) - 1, picture.height_px);
    const int bottom = within(std::ceil((bounds.bottom - look.visible_m.top) / pixel_m.y) + 1, picture.height_px);
    if (left >= right || top >= bottom) return;
    const Vec2 corner = look.camera.toScreen({bounds.left + left * pixel_m.x, bounds.bottom - top * pixel_m.y});
    const Vec2 far = look.camera.toScreen({bounds.left + right * pixel_m.x, bounds.bottom - bottom * pixel_m.y});
    const bool whole = right - left == picture.width_px && bottom - top == picture.height_px;
    canvas.image(whole ? picture : cropped(picture, left, top, right, bottom), {corner.x, corner.y, far.x, far.y}, item.opacity);
}

/// Items of one layer that follow one another are one group.
template <class Item, class Draw>
void drawLayers(const std::vector<Item>& items, VectorCanvas& canvas, Draw&& draw) {
    for (std::size_t i = 0; i < items.size();) {
        const std::string& layer = items[i].layer;
        canvas.open(layer.empty() ? "ground" : layer, nullptr);
        for (; i < items.size() && items[i].layer == layer; ++i) draw(items[i]);
        canvas.close();
    }
}

}  // namespace

void drawGround(const map::World& world, const map::Camera& camera, double scale, VectorCanvas& canvas) {
    const Look look{camera, scale};
    for (const map::WorldPass& pass : world) {
        drawLayers(pass.images, canvas, [&](const map::ImageItem& item) { drawImage(item, look, canvas); });
        drawLayers(pass.areas, canvas, [&](const map::AreaItem& item) { drawArea(item, look, canvas); });
        drawLayers(pass.lines, canvas, [&](const map::LineItem& item) { drawLine(item, look, canvas); });
        drawLayers(pass.points, canvas, [&](const map::PointItem& item) { drawPoints(item, look, canvas); });
    }
}

}  // namespace demarc::print
