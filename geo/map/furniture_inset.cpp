#include <algorithm>
#include <cmath>

#include "map/furniture.hpp"
#include "map/labels.hpp"
#include "map/marks_shapes.hpp"

namespace demarc::map {
namespace {

constexpr double STEP_PX = 15;       // from one mark of a place to the next
constexpr double FRAMES_WIDE = 2.6;  // the locator shows at least this many widths of the map

Rect groundOf(const World& world) {
    Rect ground;
    for (const WorldPass& pass : world) {
        for (const AreaItem& area : pass.areas) {
            if (!area.mesh || area.mesh->bounds_m.isEmpty()) continue;
            ground.extend({area.mesh->bounds_m.left, area.mesh->bounds_m.top});
            ground.extend({area.mesh->bounds_m.right, area.mesh->bounds_m.bottom});
        }
    }
    return ground;
}

/// Shows the map's frame with ground around it and the subjects out of view.
Camera insetCamera(const Page& page, const Rect& box, const std::vector<std::size_t>& subjects) {
    const Rect frame = page.camera.visible_m();
    const Rect ground = groundOf(page.scene.inset);
    Rect shown = frame;
    for (const std::size_t i : subjects) shown.extend(page.scene.subjects[i].anchor_m);
    const double least_m = std::max(frame.width() * FRAMES_WIDE, 1.0);
    const double width_m = std::max({least_m, shown.width() * 1.3, shown.height() * 1.3 * box.width() / box.height()});
    Camera camera{shown.centre(), box.width() / width_m, box};
    // Where the ground ends nearby, look the other way rather than past its edge.
    const Rect view = camera.visible_m();
    const auto shift = [](double low, double high, double from, double to) {
        if (to - from <= high - low) return 0.0;
        return std::max(0.0, from - low) - std::max(0.0, high - to);
    };
    camera.centre_m.x += shift(view.left, view.right, ground.left, ground.right);
    camera.centre_m.y += shift(view.top, view.bottom, ground.top, ground.bottom);
    return camera;
}

Rect onScreen(const Camera& camera, const Rect& world) {
    Rect box;
    box.extend(camera.toScreen({world.left, world.top}));
    box.extend(camera.toScreen({world.right, world.bottom}));
    return box;
}

void drawFrame(Page& inset, const Rect& frame) {
    Rect seen{std::max(frame.left, inset.map.left + 1), std::max(frame.top, inset.map.top + 1), std::min(frame.right, inset.map.right - 1),
              std::min(frame.bottom, inset.map.bottom - 1)};
    if (seen.isEmpty()) return;
    Mark outline = rectMark(seen, inset.theme.text.faded(0.06));
    outline.b = inset.theme.text;
    outline.line_px = 1.6F;
    inset.column.marks.push_back(outline);
    TextStyle style = inset.type.claimant.in(inset.theme.claimedText);
    for (const double y : {seen.top - 5, seen.bottom + 13}) {
        const PlacedText name =
            inset.setter.line("this map", style, {std::clamp(seen.centre().x, inset.map.left + 32, inset.map.right - 32), y}, Align::centre);
        if (!inset.map.grown(-2).contains(name.box_px) || !inset.taken.isFree(name.box_px)) continue;
        inset.taken.add(name.box_px.grown(2));
        inset.column.texts.push_back(name);
        break;
    }
    for (const auto& [a, b] :
         {std::pair{Vec2{seen.left, seen.top}, Vec2{seen.right, seen.top}}, std::pair{Vec2{seen.right, seen.top}, Vec2{seen.right, seen.bottom}},
          std::pair{Vec2{seen.right, seen.bottom}, Vec2{seen.left, seen.bottom}},
          std::pair{Vec2{seen.left, seen.bottom}, Vec2{seen.left, seen.top}}}) {
        inset.taken.addLine(a, b, 3);
    }
}

void drawSubject(Page& inset, std::size_t index) {
    const Subject& subject = inset.scene.subjects[index];
    const Vec2 at = inset.camera.toScreen(subject.anchor_m);
    std::size_t count = std::min(subject.symbols.size(), INSET_MARKS);
    Rect box{at.x - 8, at.y - 8, at.x + 8 + STEP_PX * static_cast<double>(std::max<std::size_t>(count, 1) - 1), at.y + 8};
    if (!inset.map.contains(at)) return;
    if (count == 0 || !inset.map.contains(box) || !inset.taken.isFree(box)) {
        // Without room for its marks the place is a dot at least.
        constexpr double DOT_PX = 3;
        count = 0;
        box = Rect{at.x, at.y, at.x, at.y}.grown(DOT_PX + 1);
        inset.column.marks.push_back(discMark(at, DOT_PX + 1, inset.theme.land));
        inset.column.marks.push_back(discMark(at, DOT_PX, inset.theme.claimedText));
    }
    inset.taken.add(box);
    for (std::size_t i = 0; i < count; ++i) {
        const Symbol& symbol = subject.symbols[i];
        Piece glyph;
        glyph.marks.push_back(discMark({0, 0}, 8, inset.theme.land));
        glyph.add(smallGlyph({symbol.kind, symbol.a, symbol.b, symbol.share}, inset.theme), {0, 0});
        glyph.move(at + Vec2{STEP_PX * static_cast<double>(i), 0});
        glyph.appendTo(inset.column);
    }
    inset.frame.hits.push_back({box, index});
    TextStyle style = inset.type.claimed;
    style.size_px = 12;
    const double cap = inset.setter.capHeight_px(style);
    const Vec2 middle = box.centre();
    for (const auto& [place, align] :
         {std::pair{Vec2{box.right + 4, middle.y + cap / 2}, Align::left}, std::pair{Vec2{box.left - 4, middle.y + cap / 2}, Align::right},
          std::pair{Vec2{middle.x, box.top - 4}, Align::centre}, std::pair{Vec2{middle.x, box.bottom + 4 + cap}, Align::centre}}) {
        const PlacedText name = inset.setter.line(subject.name, style, place, align);
        if (!inset.map.grown(-3).contains(name.box_px) || !inset.taken.isFree(name.box_px)) continue;
        inset.taken.add(name.box_px.grown(2));
        inset.column.texts.push_back(name);
        return;
    }
}

}  // namespace

std::vector<std::size_t> shownInInset(const Page& page, const std::vector<std::size_t>& outside) {
    std::vector<std::size_t> shown;
    if (!page.options.inset || page.scene.inset.empty()) return shown;
    const Rect ground = groundOf(page.scene.inset);
    for (const std::size_t i : outside) {
        if (ground.contains(page.scene.subjects[i].anchor_m)) shown.push_back(i);
    }
    return shown;
}

void setInset(Page& page, const Rect& box, const std::vector<std::size_t>& outside) {
    Page inset = page;
    const auto subjects = shownInInset(page, outside);
    inset.camera = insetCamera(page, box, subjects);
    inset.map = box;
    inset.taken = {};
    inset.names = inset.column = {};
    inset.frame.hits.clear();
    inset.type.country.size_px = 11.5F;
    inset.type.country.tracking_px = 2.4F;
    inset.type.town1.size_px = inset.type.town2.size_px = 11;
    inset.type.sea.size_px = 11;

    for (const std::size_t i : subjects) drawSubject(inset, i);
    drawFrame(inset, onScreen(inset.camera, page.camera.visible_m()));
    placeLabels(inset, page.scene.insetLabels);

    page.frame.maps.push_back({inset.camera, true});
    Mark border = rectMark(box, {0, 0, 0, 0});
    border.b = page.theme.region;
    border.line_px = 1;
    page.column.marks.push_back(border);
    for (const Sheet* sheet : {&inset.names, &inset.column}) {
        Piece{sheet->strokes, sheet->patches, sheet->marks, sheet->texts}.appendTo(page.column);
    }
    page.frame.hits.insert(page.frame.hits.end(), inset.frame.hits.begin(), inset.frame.hits.end());
}

}  // namespace demarc::map
