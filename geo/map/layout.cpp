#include <algorithm>
#include <cmath>
#include <iterator>

#include "map/annotations.hpp"
#include "map/callouts.hpp"
#include "map/comparison.hpp"
#include "map/furniture.hpp"
#include "map/labels.hpp"

namespace demarc::map {

namespace {

/// The sheet inside its margin.
LayoutOptions withoutMargin(const LayoutOptions& options) {
    LayoutOptions inner = options;
    const int margin_px = 2 * static_cast<int>(std::lround(options.margin_px));
    inner.width_px -= margin_px;
    inner.height_px -= margin_px;
    inner.margin_px = 0;
    return inner;
}

Vec2 marginOf(const LayoutOptions& options) {
    return {std::round(options.margin_px), std::round(options.margin_px)};
}

Camera movedBy(Camera camera, Vec2 by_px) {
    camera.viewport_px = moved(camera.viewport_px, by_px);
    return camera;
}

}  // namespace

Rect mapViewport(const LayoutOptions& options) {
    if (options.margin_px > 0) return moved(mapViewport(withoutMargin(options)), marginOf(options));
    if (options.panels > 0) return panelViewport(options, 0);
    const Rect map = planOf(options).map;
    const auto device = [&](double style) { return std::round(style * options.scale); };
    return {device(map.left), device(map.top), device(map.right), device(map.bottom)};
}

const World& worldOf(const Scene& scene, const MapPart& part) {
    const Scene& panel = part.panel == 0 ? scene : *scene.panels[part.panel - 1];
    return part.inset ? panel.inset : panel.world;
}

Frame layout(const Scene& scene, const Camera& camera, const LayoutOptions& options, const FontSet& fonts) {
    if (options.margin_px > 0) {
        Frame frame = layout(scene, movedBy(camera, marginOf(options) * -1), withoutMargin(options), fonts);
        move(frame, marginOf(options));
        frame.width_px = options.width_px;
        frame.height_px = options.height_px;
        return frame;
    }
    if (!scene.panels.empty()) return layoutComparison(scene, camera, options, fonts);
    Page page{scene, camera, options, fonts};
    page.frame.maps.push_back({page.camera});

    // Who comes first gets the better place: what was drawn by hand, since it does not move, then claims, their cards, the names of the basemap.
    AnnotationSheets drawn = layAnnotations(page);
    takeAnnotationLines(page, page.drawn);
    std::vector<MarkGroup> groups = placeMarks(page);
    std::vector<std::size_t> outside;
    for (std::size_t i = 0; i < scene.subjects.size(); ++i) {
        if (!inView(page, scene.subjects[i])) outside.push_back(i);
    }
    setMapFurniture(page);
    placeProposals(page, groups);
    const bool compact = page.plan.panel.isEmpty();
    if (compact && options.column && options.sources && page.plan.table.isEmpty() && !scene.furniture.sources.empty()) page.frame.leftOut.emplace_back("sources");
    if (compact || options.legendOnMap) setCompactFurniture(page, groups, options.column && compact && page.plan.banner.isEmpty());
    setLogo(page);
    if (options.callouts) placeCallouts(page, groups);
    else if (options.column || options.scaleBar) listUnnamed(page, groups);
    takeAnnotationLines(page, page.taken);
    placeLabels(page, scene.labels);
    if (!page.plan.banner.isEmpty()) setBanner(page);
    if (page.plan.isBand) setBand(page, groups, outside);
    else if (!compact) setColumn(page, groups, outside);
    if (!page.plan.table.isEmpty()) setSourceTable(page);

    auto& sheets = page.frame.sheets;
    sheets = {std::move(page.names), std::move(page.marks), std::move(page.over)};
    if (!drawn.areas.patches.empty()) sheets.insert(sheets.begin(), std::move(drawn.areas));
    std::ranges::move(drawn.over, std::back_inserter(sheets));
    sheets.push_back(std::move(page.cards));
    sheets.push_back(std::move(page.column));
    toDevice(page.frame);
    return std::move(page.frame);
}

}  // namespace demarc::map
