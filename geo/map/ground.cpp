#include "map/ground.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <future>

#include "map/simplify.hpp"
#include "map/tessellate.hpp"

namespace demarc::map {
namespace {

/// Tile edges of each detail lie on whole degrees; along a parallel they bend under most projections.
constexpr double EDGE_STEP_DEG[] = {1.25, 0.625, 0.25};

/// Adds the points of an edge that runs along a parallel or meridian at fixed steps, the same from either side: two tiles never gape.
void addEdgePoints(base::LonLat from, base::LonLat to, double step_deg, std::vector<base::LonLat>& out) {
    const bool alongParallel = from.lat_deg == to.lat_deg;
    if (!alongParallel && from.lon_deg != to.lon_deg) return;
    const double a = alongParallel ? from.lon_deg : from.lat_deg;
    const double b = alongParallel ? to.lon_deg : to.lat_deg;
    if (std::abs(b - a) <= step_deg) return;
    const auto put = [&](double k) {
        out.push_back(alongParallel ? base::LonLat{k * step_deg, from.lat_deg} : base::LonLat{from.lon_deg, k * step_deg});
    };
    if (a < b) {
        for (double k = std::floor(a / step_deg) + 1; k * step_deg < b; ++k) put(k);
    } else {
        for (double k = std::ceil(a / step_deg) - 1; k * step_deg > b; --k) put(k);
    }
}

/// A map of the whole turn is cut along a meridian, through whatever stands there.
bool isCut(const base::Box& domain) { return domain.width_deg() > 360 - 1e-6; }

/// Each feature, a tile of the area, is tessellated by itself: what is in one is never around what is in another.
std::shared_ptr<const Mesh> projectArea(const BasemapFeatures& area, const Projection& projection, double edgeStep_deg, Vec2 origin_m) {
    std::vector<base::LonLat> points;
    std::vector<std::uint32_t> starts;
    points.reserve(area.points.size() * 5 / 4);
    starts.reserve(area.starts.size() + 1);
    for (std::size_t part = 0; part < area.partCount(); ++part) {
        const auto ring = area.part(part);
        starts.push_back(static_cast<std::uint32_t>(points.size()));
        for (std::size_t i = 0; i < ring.size(); ++i) {
            points.push_back(ring[i]);
            addEdgePoints(ring[i], ring[(i + 1) % ring.size()], edgeStep_deg, points);
        }
    }
    // A tile on the cut is there twice, a turn apart: of each the part beyond is laid on the edge.
    const base::Box& domain = projection.domain();
    if (isCut(domain)) {
        for (base::LonLat& p : points) p.lon_deg = std::clamp(p.lon_deg, domain.west_deg, domain.east_deg);
    }
    starts.push_back(static_cast<std::uint32_t>(points.size()));
    std::vector<Vec2> projected(points.size());
    projection.forward(points, projected);
    auto mesh = std::make_shared<Mesh>();
    mesh->origin_m = origin_m;
    mesh->vertices.reserve(projected.size());
    mesh->indices.reserve(projected.size() * 3);
    Tessellator tessellator;
    Rings tile;
    for (const auto& feature : area.features) {
        const std::uint32_t first = starts[feature.firstPart];
        tile.starts.clear();
        for (std::uint32_t part = feature.firstPart; part < feature.endPart; ++part) tile.starts.push_back(starts[part] - first);
        tile.points.assign(projected.begin() + first, projected.begin() + starts[feature.endPart]);
        tessellator.append(tile, *mesh);
    }
    return mesh;
}

bool meets(const base::Box& box, base::LonLat a, base::LonLat b) {
    return std::max(a.lon_deg, b.lon_deg) >= box.west_deg && std::min(a.lon_deg, b.lon_deg) <= box.east_deg &&
           std::max(a.lat_deg, b.lat_deg) >= box.south_deg && std::min(a.lat_deg, b.lat_deg) <= box.north_deg;
}

/// Cuts lines to stretches whose segments meet the box, and projects them all at once.
class LineBuilder {
public:
    LineBuilder(const Projection& projection, const base::Box& box, double tolerance_m)
        : projection_{projection}, box_{box}, cut_{box}, tolerance_m_{tolerance_m} {}

    /// What is added next is cut to this box: the same ground a turn away.
    void look(const base::Box& box) { cut_ = box; }

    void add(std::span<const base::LonLat> line, bool closed) {
        bool open = false;
        const std::size_t segments = line.empty() ? 0 : line.size() - (closed ? 0 : 1);
        for (std::size_t i = 0; i < segments; ++i) {
            const base::LonLat a = line[i], b = line[(i + 1) % line.size()];
            if (!meets(cut_, a, b) || isTorn(a, b)) {
                open = false;
                continue;
            }
            if (!open) {
                starts_.push_back(static_cast<std::uint32_t>(points_.size()));
                points_.push_back(a);
                open = true;
            }
            points_.push_back(b);
        }
    }

    [[nodiscard]] std::shared_ptr<const Polylines> finish() {
        auto lines = std::make_shared<Polylines>();
        if (points_.empty()) return lines;
        std::vector<Vec2> projected(points_.size());
        projection_.forward(points_, projected);
        lines->origin_m = projection_.forward(box_.centre());
        std::vector<Vec2> kept;
        kept.reserve(projected.size());
        for (std::size_t part = 0; part < starts_.size(); ++part) {
            const std::size_t end = part + 1 < starts_.size() ? starts_[part + 1] : projected.size();
            addStretches(std::span{projected}.subspan(starts_[part], end - starts_[part]), kept, lines->starts);
        }
        lines->points.reserve(kept.size());
        for (const Vec2 p : kept) {
            lines->bounds_m.extend(p);
            lines->points.push_back({static_cast<float>(p.x - lines->origin_m.x), static_cast<float>(p.y - lines->origin_m.y)});
        }
        return lines;
    }

private:
    /// Whether the map is cut between these two.
    [[nodiscard]] bool isTorn(base::LonLat a, base::LonLat b) const {
        const base::Box& domain = projection_.domain();
        if (!isCut(domain)) return false;
        const auto [west_deg, east_deg] = std::minmax({a.lon_deg, b.lon_deg});
        const double turn_deg = cut_.west_deg - box_.west_deg;
        return std::ranges::any_of(std::array{domain.west_deg + turn_deg, domain.east_deg + turn_deg},
                                   [&](double edge_deg) { return west_deg < edge_deg && edge_deg < east_deg; });
    }

    /// Points without a place on this projection break a line.
    void addStretches(std::span<const Vec2> line, std::vector<Vec2>& kept, std::vector<std::uint32_t>& starts) const {
        std::size_t begin = 0;
        for (std::size_t i = 0; i <= line.size(); ++i) {
            if (i < line.size() && std::isfinite(line[i].x)) continue;
            if (i - begin >= 2) {
                starts.push_back(static_cast<std::uint32_t>(kept.size()));
                simplifyLine(line.subspan(begin, i - begin), tolerance_m_, kept);
            }
            begin = i + 1;
        }
    }

    const Projection& projection_;
    base::Box box_, cut_;
    double tolerance_m_;
    std::vector<base::LonLat> points_;
    std::vector<std::uint32_t> starts_;
};

void addFeature(LineBuilder& builder, const BasemapFeatures& features, const BasemapFeatures::Feature& feature, bool closed = false) {
    for (std::uint32_t part = feature.firstPart; part < feature.endPart; ++part) builder.add(features.part(part), closed);
}

struct Width {
    float px;
    std::uint8_t belowRank;
};
constexpr Width RIVER_WIDTHS[] = {{1.3F, 2}, {1.0F, 3}, {0.8F, 255}};

}  // namespace

GroundSpec GroundSpec::forScale(const base::Box& box, double scale_px_per_m, Boundaries boundaries) {
    const double pixel_m = 1 / scale_px_per_m;
    constexpr double TOLERANCE_PX = 0.15;  // a 4K image has two device pixels in one of these
    GroundSpec spec{box, Detail::low, TOLERANCE_PX * pixel_m, 1, 1, boundaries};
    if (pixel_m < 900) spec.detail = Detail::high;
    else if (pixel_m < 5000) spec.detail = Detail::mid;
    spec.riverRanks = pixel_m < 250 ? 5 : pixel_m < 700 ? 4 : pixel_m < 1800 ? 3 : pixel_m < 5000 ? 2 : 1;
    constexpr double FULL_M = 2500, GONE_M = 7000;
    spec.regions = static_cast<float>(std::clamp((GONE_M - pixel_m) / (GONE_M - FULL_M), 0.0, 1.0));
    return spec;
}

std::shared_ptr<const Polylines> projectLines(const Geography& lines, const Projection& projection, const base::Box& box, double tolerance_m,
                                              bool closed) {
    LineBuilder builder{projection, box, tolerance_m};
    for (const double turn_deg : {-360.0, 0.0, 360.0}) {
        const base::Box here{box.west_deg - turn_deg, box.south_deg, box.east_deg - turn_deg, box.north_deg};
        if (here.east_deg <= -180 || here.west_deg >= 180) continue;
        builder.look(here);
        for (std::size_t part = 0; part < lines.partCount(); ++part) builder.add(lines.part(part), closed);
    }
    return builder.finish();
}

Ground buildGround(const Basemap& basemap, const Projection& projection, const GroundSpec& spec) {
    Ground ground;
    const Vec2 origin = projection.forward(spec.box.centre());
    const double edgeStep = EDGE_STEP_DEG[static_cast<std::size_t>(spec.detail)];
    // Areas take as long as all lines together: they get a thread of their own.
    auto areas = std::async(std::launch::async, [&] {
        ground.land = projectArea(basemap.read(BasemapLayer::land, spec.detail, spec.box), projection, edgeStep, origin);
        ground.lakes = projectArea(basemap.read(BasemapLayer::lake, spec.detail, spec.box), projection, edgeStep, origin);
    });
    const auto lines = [&](BasemapLayer layer) {
        return projectLines(basemap.read(layer, spec.detail, spec.box), projection, spec.box, spec.tolerance_m);
    };
    ground.coast = lines(BasemapLayer::coast);
    ground.shores = lines(BasemapLayer::shore);
    ground.regions = spec.regions > 0 ? lines(BasemapLayer::regionBorder) : std::make_shared<const Polylines>();
    ground.regionOpacity = spec.regions;

    const BasemapFeatures rivers = basemap.read(BasemapLayer::river, spec.detail, spec.box);
    std::uint8_t fromRank = 0;
    for (std::size_t k = 0; k < ground.rivers.size(); ++k) {
        LineBuilder builder{projection, spec.box, spec.tolerance_m};
        for (const auto& river : rivers.features) {
            if (river.rank >= fromRank && river.rank < std::min(RIVER_WIDTHS[k].belowRank, spec.riverRanks)) addFeature(builder, rivers, river);
        }
        ground.rivers[k] = builder.finish();
        fromRank = RIVER_WIDTHS[k].belowRank;
    }

    const BasemapFeatures borders = basemap.read(BasemapLayer::border, spec.detail, spec.box);
    LineBuilder solid{projection, spec.box, spec.tolerance_m}, dashed{projection, spec.box, spec.tolerance_m};
    for (const auto& border : borders.features) {
        const BorderLine style = borderLine(border.borderStyle, spec.boundaries);
        if (style != BorderLine::none) addFeature(style == BorderLine::solid ? solid : dashed, borders, border);
    }
    ground.borders = solid.finish();
    ground.disputed = dashed.finish();
    areas.get();
    return ground;
}

World paintGround(const Ground& ground, const Theme& theme, const std::function<float(std::string_view)>& opacity) {
    World world(3);
    const auto area = [&](WorldPass& pass, const std::shared_ptr<const Mesh>& mesh, base::Colour colour, const char* layer) {
        Paint paint;
        paint.a = colour.faded(opacity(layer));
        if (paint.a.a != 0 && !mesh->indices.empty()) pass.areas.push_back({mesh, paint, layer});
    };
    const auto line = [&](WorldPass& pass, const std::shared_ptr<const Polylines>& lines, base::Colour colour, float width_px, const char* layer,
                          float dash_px = 0, float gap_px = 0) {
        const base::Colour shown = colour.faded(opacity(layer));
        if (shown.a != 0 && !lines->starts.empty()) pass.lines.push_back({lines, shown, width_px, dash_px, gap_px, nullptr, layer});
    };
    const float band_px = 3 + 6 * ground.regionOpacity;  // where countries are small, a wide band would fill them
    area(world[0], ground.land, theme.land, "base.land");
    line(world[0], ground.borders, theme.borderBand, band_px, "base.boundaries");

    area(world[1], ground.lakes, theme.water, "base.water");
    for (std::size_t k = ground.rivers.size(); k-- > 0;) line(world[1], ground.rivers[k], theme.river, RIVER_WIDTHS[k].px, "base.water");
    line(world[1], ground.shores, theme.coast, 0.8F, "base.water");
    line(world[1], ground.coast, theme.coast, 1, "base.land");

    line(world[2], ground.regions, theme.region.faded(static_cast<double>(ground.regionOpacity)), 1, "base.boundaries");
    line(world[2], ground.borders, theme.border, 1.3F, "base.boundaries");
    line(world[2], ground.disputed, theme.disputedBorder, 1.3F, "base.boundaries", 5, 4);
    return world;
}

}  // namespace demarc::map
