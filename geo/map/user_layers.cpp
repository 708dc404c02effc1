#include "map/user_layers.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "map/layer_classes.hpp"
#include "map/layer_kept.hpp"

namespace demarc::map {
namespace {

constexpr double TOLERANCE_PX = 0.5;  ///< a 4K image has two device pixels in one of these
constexpr double AROUND = 1;           ///< views on each side of the one at hand that are built with it
constexpr double FINER = 0.4;          ///< what was built so much finer than asked for still serves
constexpr double PIXEL_M = 0.00028;    ///< of paper, by which scales are counted
constexpr std::size_t KEPT = 12, MOST_NAMES = 200, LONGEST_NAME_BYTE = 80;

/// Cut at a character, on one line.
std::string shortName(std::string text) {
    if (text.size() > LONGEST_NAME_BYTE) {
        std::size_t end = LONGEST_NAME_BYTE;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
        text = text.substr(0, end) + "…";
    }
    for (char& c : text)
        if (static_cast<unsigned char>(c) < ' ') c = ' ';
    return text;
}

Paint paintOf(const LayerStyle& style, base::Colour colour, double opacity) {
    Paint paint;
    paint.pattern = style.pattern;
    paint.a = colour.faded((style.pattern == Pattern::solid ? style.fillOpacity : 1) * opacity);
    paint.b = {0, 0, 0, 0};
    paint.share = style.pattern == Pattern::sparseHatch ? 0.22F : style.pattern == Pattern::dots ? 0.12F : 0.5F;
    return paint;
}

/// Whether what was built for one style serves another: width, opacity and the like are said when it is drawn.
bool isAlike(const LayerStyle& built, const LayerStyle& wanted) {
    LayerStyle same = wanted;
    same.title = built.title;
    same.width_px = built.width_px;
    same.radius_px = built.radius_px;
    same.opacity = built.opacity;
    same.fillOpacity = built.fillOpacity;
    same.pattern = built.pattern;
    same.minScale = built.minScale;
    same.maxScale = built.maxScale;
    same.above = built.above;
    return same == built;
}

}  // namespace

/// A layer made ready for one projection and detail.
struct UserLayers::Built {
    std::shared_ptr<const layer::VectorLayer> layer;
    LayerStyle style;
    std::vector<base::Colour> taken;
    std::string crs;
    base::Box region;  ///< outside of it nothing was built
    double tolerance_m = 0;
    LayerClasses classes;
    LayerGeometry geometry;
};

UserLayers::UserLayers() = default;
UserLayers::~UserLayers() = default;

std::shared_ptr<const UserLayers::Built> UserLayers::built(const LayerUse& use, const LayerView& view) {
    const double wanted_m = TOLERANCE_PX / view.scale_px_per_m;
    const base::Box& domain = view.projection.domain();
    const base::Box seen = unprojectRect(view.view_m, view.projection);
    const auto covers = [&](const base::Box& region) {
        return region.west_deg <= std::max(seen.west_deg, domain.west_deg) && region.east_deg >= std::min(seen.east_deg, domain.east_deg) &&
               region.south_deg <= std::max(seen.south_deg, domain.south_deg) && region.north_deg >= std::min(seen.north_deg, domain.north_deg);
    };
    const auto known = std::ranges::find_if(kept_, [&](const auto& k) {
        return k->layer == use.layer && isAlike(k->style, use.style) && k->taken == view.taken && k->crs == view.projection.definition() && k->tolerance_m <= wanted_m * 1.001 && k->tolerance_m >= wanted_m * FINER && covers(k->region);
    });
    if (known != kept_.end()) {
        std::rotate(known, known + 1, kept_.end());
        return kept_.back();
    }
    auto fresh = std::make_shared<Built>(Built{use.layer, use.style, view.taken, view.projection.definition(), {}, wanted_m, classify(*use.layer, use.style, view.taken), {}});
    const double x = view.view_m.width() * AROUND, y = view.view_m.height() * AROUND;
    fresh->region = unprojectRect({view.view_m.left - x, view.view_m.top - y, view.view_m.right + x, view.view_m.bottom + y}, view.projection);
    fresh->geometry = keptLayer(*use.layer, fresh->classes, use.style, view.projection, fresh->region, wanted_m);
    // The same layer at another detail is not needed again soon, and is large.
    std::erase_if(kept_, [&](const auto& k) { return k->layer == use.layer && isAlike(k->style, use.style); });
    if (kept_.size() == KEPT) kept_.erase(kept_.begin());
    kept_.push_back(std::move(fresh));
    return kept_.back();
}

void UserLayers::draw(const std::vector<LayerUse>& layers, bool above, const LayerView& view, Scene& scene) {
    // What is gone, or has another style now, is large.
    std::erase_if(kept_, [&](const auto& k) { return std::ranges::none_of(layers, [&](const LayerUse& use) { return k->layer == use.layer && isAlike(k->style, use.style); }); });
    const double denominator = 1 / (view.scale_px_per_m * PIXEL_M);
    for (const LayerUse& use : layers) {
        const LayerStyle& style = use.style;
        const std::string name = "user." + use.title();
        const double opacity = static_cast<double>(view.opacity(name)) * style.opacity;
        if (style.above != above || opacity <= 0 || denominator > style.minScale || denominator < style.maxScale) continue;
        const auto made = built(use, view);
        Furniture::LayerKey key{use.title(), {}};
        WorldPass pass;
        for (std::size_t k = 0; k < made->geometry.classes.size(); ++k) {
            const ClassGeometry& geometry = made->geometry.classes[k];
            const LayerClass& look = made->classes.classes[k];
            const base::Colour line = look.stroke.faded(opacity);
            const auto width = static_cast<float>(style.width_px);
            Furniture::LayerKey::Swatch swatch{look.text, {}, line, 0, 0, geometry.bounds_m};
            if (geometry.mesh) {
                swatch.fill = paintOf(style, look.fill, opacity);
                pass.areas.push_back({geometry.mesh, *swatch.fill, name, style.isStroked && line.a > 0});
            }
            if (geometry.outlines || geometry.lines) swatch.width_px = width;
            for (const auto& lines : {geometry.outlines, geometry.lines})
                if (lines) pass.lines.push_back({lines, line, width, 0, 0, nullptr, name});
            if (geometry.points) {
                swatch.radius_px = static_cast<float>(style.radius_px);
                if (swatch.width_px <= 0) swatch.line = look.fill.faded(opacity);
                const base::Colour edge = style.stroke && style.isStroked ? line : scene.theme.panel.faded(opacity);
                pass.points.push_back({geometry.points, swatch.radius_px, style.isStroked ? 1.0F : 0.0F, style.isFilled ? look.fill.faded(opacity) : base::Colour{0, 0, 0, 0}, edge, name});
            }
            if (!geometry.bounds_m.isEmpty() || geometry.points) key.swatches.push_back(std::move(swatch));
        }
        if (!pass.areas.empty() || !pass.lines.empty() || !pass.points.empty()) scene.world.push_back(std::move(pass));
        const Rect view_m = view.view_m;
        const auto isSeen = [&](const Furniture::LayerKey::Swatch& swatch) {
            const Rect& b = swatch.bounds_m;  // of one point it has no size
            return b.left <= view_m.right && view_m.left <= b.right && b.top <= view_m.bottom && view_m.top <= b.bottom;
        };
        if (std::ranges::none_of(key.swatches, isSeen)) scene.issues.push_back({base::Severity::warning, (use.file.empty() ? use.title() : use.file) + ": lies outside the map"});
        if (!key.swatches.empty()) scene.furniture.layers.push_back(std::move(key));

        const layer::Column* column = style.label.empty() ? nullptr : use.layer->column(style.label);
        std::size_t names = 0;
        for (const NamedFeature& feature : made->geometry.names) {
            if (column == nullptr || !column->has(feature.row)) continue;
            LabelSource label;
            for (const Vec2 anchor : feature.anchors_m)
                if (view.view_m.contains(anchor)) label.elsewhere_m.push_back(anchor);
            if (label.elsewhere_m.empty()) continue;
            label.kind = feature.isPoint ? LabelKind::spot : LabelKind::feature;
            label.text = shortName(column->text(feature.row));
            label.anchor_m = label.elsewhere_m.front();
            label.elsewhere_m.erase(label.elsewhere_m.begin());
            label.priority = 300 - 100 * static_cast<float>(names) / MOST_NAMES;
            label.layer = name;
            scene.labels.push_back(std::move(label));
            if (++names == MOST_NAMES) break;
        }
    }
}

std::vector<Spot> layerSpots(const std::vector<LayerUse>& layers) {
    // Shapes are gathered in the cells of a grid: a theatre is chosen from a few hundred spots at most.
    constexpr int CELLS = 16;
    base::Box whole;
    for (const LayerUse& use : layers) whole.extend(use.layer->box);
    std::map<int, Spot> cells;
    for (const LayerUse& use : layers) {
        const layer::VectorLayer& layer = *use.layer;
        for (std::size_t i = 0; i < layer.pieces.size(); ++i) {
            base::Box box;
            for (std::uint32_t part = layer.pieces[i].firstPart; part < layer.endPart(i); ++part)
                for (const base::LonLat p : layer.part(part)) box.extend(p);
            const base::LonLat at = box.centre();
            const auto cell = [](double v, double from, double width) { return width > 0 ? std::min(CELLS - 1, static_cast<int>((v - from) / width * CELLS)) : 0; };
            const int key = cell(at.lon_deg, whole.west_deg, whole.width_deg()) * CELLS + cell(at.lat_deg, whole.south_deg, whole.height_deg());
            const auto [spot, isNew] = cells.try_emplace(key, Spot{at, box, 1, false});
            if (!isNew) {
                spot->second.extent.extend(box);
                spot->second.weight += 1;
            }
        }
    }
    std::vector<Spot> spots;
    for (const auto& [key, spot] : cells) spots.push_back(spot);
    return spots;
}

}  // namespace demarc::map
