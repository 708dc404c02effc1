#include "map/legend_layers.hpp"

#include <algorithm>

#include "map/marks_shapes.hpp"

namespace demarc::map {
namespace {

using LayerKey = Furniture::LayerKey;

Mark box(const LayerKey::Swatch& swatch) {
    constexpr Rect BOX{-15, -7, 15, 7};
    const Paint& fill = *swatch.fill;
    Mark mark = rectMark(BOX, fill.a, 1);
    if (fill.pattern == Pattern::solid) {
        mark.b = swatch.line;
        mark.line_px = swatch.width_px;
    } else if (fill.pattern != Pattern::dots) {
        mark.period_px = 6;
        mark.share = fill.share;
    }
    return mark;
}

Piece glyph(const LayerKey::Swatch& swatch) {
    Piece piece;
    if (swatch.fill) {
        if (swatch.fill->pattern == Pattern::dots) {
            for (const double x : {-10.0, -3.3, 3.3, 10.0})
                for (const double y : {-3.5, 3.5}) piece.marks.push_back(discMark({x, y}, 1.4, swatch.fill->a));
        } else {
            piece.marks.push_back(box(swatch));
        }
    } else if (swatch.width_px > 0 && swatch.radius_px <= 0) {
        piece.strokes.push_back({{{-15, 0}, {15, 0}}, swatch.width_px, swatch.line});
    }
    if (swatch.radius_px > 0) {
        const double radius = std::min(10.0, static_cast<double>(swatch.radius_px));
        piece.marks.push_back(discMark({0, 0}, radius, swatch.line));
    }
    return piece;
}

}  // namespace

void addLayerRows(const Page& page, std::vector<LegendRow>& rows) {
    constexpr double CLASS_PX = 21;
    const Rect view_m = page.camera.visible_m();
    for (const LayerKey& layer : page.scene.furniture.layers) {
        std::vector<LegendRow> seen;
        for (const LayerKey::Swatch& swatch : layer.swatches)
            if (swatch.bounds_m.intersects(view_m)) seen.push_back({glyph(swatch), swatch.text, swatch.text, CLASS_PX});
        if (seen.empty()) continue;
        if (layer.swatches.size() == 1) seen.front().text = seen.front().brief = layer.title;
        else rows.push_back({{}, layer.title, layer.title, CLASS_PX});
        std::ranges::move(seen, std::back_inserter(rows));
    }
}

}  // namespace demarc::map
