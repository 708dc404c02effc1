#include "map/areas.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <numeric>

#include "map/meridian.hpp"
#include "map/simplify.hpp"
#include "map/tessellate.hpp"

namespace demarc::map {
namespace {

struct Edge {
    base::LonLat from, to;
    bool used = false;
};

bool isBefore(base::LonLat a, base::LonLat b) {
    return a.lon_deg != b.lon_deg ? a.lon_deg < b.lon_deg : a.lat_deg < b.lat_deg;
}

/// The edges of all rings that occur once: those of two neighbours cancel, whichever way they run.
std::vector<Edge> outerEdges(std::span<const Geography> units) {
    std::vector<Edge> edges;
    for (const Geography& unit : units) {
        for (std::size_t part = 0; part < unit.partCount(); ++part) {
            const auto ring = unit.part(part);
            for (std::size_t i = 0; i < ring.size(); ++i) {
                const base::LonLat a = ring[i], b = ring[(i + 1) % ring.size()];
                if (a != b) edges.push_back({a, b});
            }
        }
    }
    const auto low = [](const Edge& e) { return isBefore(e.from, e.to) ? e.from : e.to; };
    const auto high = [](const Edge& e) { return isBefore(e.from, e.to) ? e.to : e.from; };
    std::ranges::stable_sort(edges,
                             [&](const Edge& a, const Edge& b) { return low(a) != low(b) ? isBefore(low(a), low(b)) : isBefore(high(a), high(b)); });
    std::vector<Edge> outer;
    for (std::size_t i = 0; i < edges.size();) {
        std::size_t end = i + 1;
        while (end < edges.size() && low(edges[end]) == low(edges[i]) && high(edges[end]) == high(edges[i])) ++end;
        if ((end - i) % 2 != 0) outer.push_back(edges[i]);
        i = end;
    }
    return outer;
}

/// Distance of each cell of a grid to the nearest cell outside, in cells (chamfer 1, √2).
class DepthGrid {
public:
    DepthGrid(const Rings& rings, const Rect& box, int columns, int rows) : box_{box}, columns_{columns}, rows_{rows} {
        depth_.assign(static_cast<std::size_t>(columns * rows), 0);
        fill(rings);
        measure();
    }

    [[nodiscard]] Vec2 centre(std::size_t cell) const {
        const auto column = static_cast<double>(cell % static_cast<std::size_t>(columns_)),
                   row = static_cast<double>(cell / static_cast<std::size_t>(columns_));
        return {box_.left + (column + 0.5) * box_.width() / columns_, box_.top + (row + 0.5) * box_.height() / rows_};
    }
    [[nodiscard]] const std::vector<float>& depth() const { return depth_; }

private:
    /// Row by row: the crossings of a row's middle with all edges, by the even-odd rule.
    void fill(const Rings& rings) {
        std::vector<std::vector<double>> crossings(static_cast<std::size_t>(rows_));
        const double rowHeight = box_.height() / rows_;
        for (std::size_t part = 0; part < rings.starts.size(); ++part) {
            const std::size_t begin = rings.starts[part];
            const std::size_t end = part + 1 < rings.starts.size() ? rings.starts[part + 1] : rings.points.size();
            for (std::size_t i = begin, j = end - 1; i < end; j = i++) {
                const Vec2 a = rings.points[j], b = rings.points[i];
                if (!std::isfinite(a.x) || !std::isfinite(b.x)) continue;
                const double low = (std::min(a.y, b.y) - box_.top) / rowHeight - 0.5, high = (std::max(a.y, b.y) - box_.top) / rowHeight - 0.5;
                const int last = static_cast<int>(std::min(std::ceil(high) - 1, rows_ - 1.0));
                for (int row = static_cast<int>(std::max(0.0, std::ceil(low))); row <= last; ++row) {
                    const double y = box_.top + (row + 0.5) * rowHeight;
                    crossings[static_cast<std::size_t>(row)].push_back(a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y));
                }
            }
        }
        for (int row = 0; row < rows_; ++row) {
            auto& xs = crossings[static_cast<std::size_t>(row)];
            std::ranges::sort(xs);
            for (std::size_t k = 0; k + 1 < xs.size(); k += 2) {
                const double from = (xs[k] - box_.left) / box_.width() * columns_ - 0.5, to = (xs[k + 1] - box_.left) / box_.width() * columns_ - 0.5;
                for (double c = std::max(0.0, std::ceil(from)); c <= std::min(to, columns_ - 1.0); ++c) at(static_cast<int>(c), row) = 1e6F;
            }
        }
    }

    void measure() {
        const auto pass = [this](int row, int column, int step) {
            const auto near = [&](int dc, int dr) { return peek(column + dc, row + dr); };
            constexpr float DIAGONAL = 1.4142F;
            at(column, row) =
                std::min({at(column, row), near(-step, 0) + 1, near(0, -step) + 1, near(-step, -step) + DIAGONAL, near(step, -step) + DIAGONAL});
        };
        for (int row = 0; row < rows_; ++row) {
            for (int column = 0; column < columns_; ++column) pass(row, column, 1);
        }
        for (int row = rows_; row-- > 0;) {
            for (int column = columns_; column-- > 0;) pass(row, column, -1);
        }
    }

    float& at(int column, int row) { return depth_[static_cast<std::size_t>(row * columns_ + column)]; }
    [[nodiscard]] float peek(int column, int row) { return column < 0 || row < 0 || column >= columns_ || row >= rows_ ? 0 : at(column, row); }

    Rect box_;
    int columns_, rows_;
    std::vector<float> depth_;
};

}  // namespace

Geography mergedRings(std::span<const Geography> units) {
    std::vector<Edge> edges = outerEdges(units);
    // Both ends of every edge, sorted, so that the edges at a point stand together.
    struct End {
        base::LonLat at;
        std::uint32_t edge;
    };
    std::vector<End> ends;
    ends.reserve(edges.size() * 2);
    for (std::uint32_t i = 0; i < edges.size(); ++i) {
        ends.push_back({edges[i].from, i});
        ends.push_back({edges[i].to, i});
    }
    std::ranges::stable_sort(ends, isBefore, &End::at);

    Geography merged;
    for (Edge& first : edges) {
        if (first.used) continue;
        merged.starts.push_back(static_cast<std::uint32_t>(merged.points.size()));
        base::LonLat here = first.from;
        for (Edge* edge = &first; edge != nullptr;) {
            edge->used = true;
            merged.points.push_back(here);
            here = edge->from == here ? edge->to : edge->from;
            edge = nullptr;
            for (auto end = std::ranges::lower_bound(ends, here, isBefore, &End::at); end != ends.end() && end->at == here; ++end) {
                if (edges[end->edge].used) continue;
                edge = &edges[end->edge];
                break;
            }
        }
    }
    return merged;
}

std::optional<Geography> mergedOutline(const Basemap& basemap, std::span<const std::string_view> keys) {
    std::vector<Geography> units;
    for (const std::string_view key : keys) {
        if (auto unit = basemap.outline(key)) units.push_back(std::move(*unit));
    }
    if (units.empty()) return std::nullopt;
    return units.size() == 1 ? std::move(units.front()) : mergedRings(units);
}

base::Box mainExtent(const Geography& outline) {
    constexpr double AROUND = 0.5;  // of the largest part's width and height
    std::vector<base::Box> boxes;
    std::size_t largest = 0;
    double most = -1;
    for (std::size_t part = 0; part < outline.partCount(); ++part) {
        boxes.push_back(narrowestBox(outline.part(part)));
        const base::Box& box = boxes.back();
        const double size = box.width_deg() * box.height_deg() * std::cos(box.centre().lat_deg * std::numbers::pi / 180);
        if (size > most) most = size, largest = part;
    }
    if (boxes.empty()) return {};
    base::Box extent = boxes[largest];
    const double x = extent.width_deg() * AROUND, y = extent.height_deg() * AROUND;
    const base::Box around{extent.west_deg - x, extent.south_deg - y, extent.east_deg + x, extent.north_deg + y};
    for (const base::Box& box : boxes) {
        const base::Box here = nearLongitude(box, around.centre().lon_deg);
        if (here.intersects(around)) extent.extend(here);
    }
    return extent;
}

Geography cutAt(const Geography& outline, const base::Box& domain) {
    Geography cut;
    for (std::size_t part = 0; part < outline.partCount(); ++part) {
        std::vector<base::LonLat> ring{outline.part(part).begin(), outline.part(part).end()};
        base::Box box;
        for (std::size_t i = 0; i < ring.size(); ++i) {
            ring[i].lon_deg = nearLongitude(ring[i].lon_deg, i == 0 ? domain.centre().lon_deg : ring[i - 1].lon_deg);
            box.extend(ring[i]);
        }
        const bool whole = box.west_deg >= domain.west_deg && box.east_deg <= domain.east_deg;
        for (const double turn_deg : {0.0, -360.0, 360.0}) {
            if (box.west_deg + turn_deg >= domain.east_deg || box.east_deg + turn_deg <= domain.west_deg || (whole && turn_deg != 0)) continue;
            cut.starts.push_back(static_cast<std::uint32_t>(cut.points.size()));
            for (const base::LonLat p : ring) cut.points.push_back({std::clamp(p.lon_deg + turn_deg, domain.west_deg, domain.east_deg), p.lat_deg});
        }
    }
    return cut;
}

ProjectedArea projectOutline(const Geography& anywhere, const Projection& projection, double tolerance_m) {
    const Geography outline = cutAt(anywhere, projection.domain());
    std::vector<Vec2> projected(outline.points.size());
    projection.forward(outline.points, projected);
    ProjectedArea area;
    for (std::size_t part = 0; part < outline.partCount(); ++part) {
        const std::size_t end = part + 1 < outline.partCount() ? outline.starts[part + 1] : projected.size();
        const std::span<const Vec2> ring = std::span{projected}.subspan(outline.starts[part], end - outline.starts[part]);
        if (!std::ranges::all_of(ring, [](Vec2 p) { return std::isfinite(p.x); })) continue;
        const std::size_t before = area.rings.points.size();
        simplifyRing(ring, tolerance_m, area.rings.points);
        if (area.rings.points.size() > before) area.rings.starts.push_back(static_cast<std::uint32_t>(before));
    }
    auto mesh = std::make_shared<Mesh>(tessellate(area.rings));
    auto lines = std::make_shared<Polylines>();
    lines->origin_m = mesh->origin_m;
    lines->bounds_m = mesh->bounds_m;
    for (std::size_t part = 0; part < area.rings.starts.size(); ++part) {
        const std::size_t begin = area.rings.starts[part];
        const std::size_t end = part + 1 < area.rings.starts.size() ? area.rings.starts[part + 1] : area.rings.points.size();
        lines->starts.push_back(static_cast<std::uint32_t>(lines->points.size()));
        for (std::size_t i = begin; i <= end; ++i) {
            const Vec2 p = area.rings.points[i < end ? i : begin] - lines->origin_m;
            lines->points.push_back({static_cast<float>(p.x), static_cast<float>(p.y)});
        }
    }
    area.mesh = std::move(mesh);
    area.outline = std::move(lines);
    return area;
}

bool isInside(const Rings& rings, Vec2 point) {
    bool inside = false;
    for (std::size_t part = 0; part < rings.starts.size(); ++part) {
        const std::size_t begin = rings.starts[part], end = part + 1 < rings.starts.size() ? rings.starts[part + 1] : rings.points.size();
        for (std::size_t i = begin, j = end - 1; i < end; j = i++) {
            const Vec2 a = rings.points[j], b = rings.points[i];
            if ((a.y > point.y) != (b.y > point.y) && point.x < a.x + (b.x - a.x) * (point.y - a.y) / (b.y - a.y)) inside = !inside;
        }
    }
    return inside;
}

std::vector<Vec2> innerPoints(const Rings& rings, const Rect& within, std::size_t count, double apart) {
    Rect box;
    for (const Vec2 p : rings.points) {
        if (std::isfinite(p.x)) box.extend(p);
    }
    box = {std::max(box.left, within.left), std::max(box.top, within.top), std::min(box.right, within.right), std::min(box.bottom, within.bottom)};
    if (box.isEmpty()) return {};
    constexpr int ALONG = 40;
    const double cell = std::max(box.width(), box.height()) / ALONG;
    const int columns = std::max(3, static_cast<int>(box.width() / cell)), rows = std::max(3, static_cast<int>(box.height() / cell));
    const DepthGrid grid{rings, box, columns, rows};

    std::vector<std::size_t> order(grid.depth().size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::erase_if(order, [&](std::size_t i) { return grid.depth()[i] <= 0; });
    std::ranges::stable_sort(order, std::greater{}, [&](std::size_t i) { return grid.depth()[i]; });
    std::vector<Vec2> points;
    for (const std::size_t i : order) {
        const Vec2 p = grid.centre(i);
        const double apart_m = apart * ALONG * cell;
        if (std::ranges::all_of(points, [&](Vec2 q) { return std::hypot(p.x - q.x, p.y - q.y) >= apart_m; })) points.push_back(p);
        if (points.size() == count) break;
    }
    return points;
}

}  // namespace demarc::map
