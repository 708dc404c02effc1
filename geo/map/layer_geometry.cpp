#include "map/layer_geometry.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <thread>

#include "map/grid_projection.hpp"
#include "map/meridian.hpp"
#include "map/simplify.hpp"
#include "map/tessellate.hpp"
#include "map/tessellate_crossed.hpp"

namespace demarc::map {
namespace {

using layer::Shape;
using layer::VectorLayer;

constexpr double LONGEST_EDGE_DEG = 0.5;  ///< a longer one bends on the map
constexpr std::size_t CHUNK_POINTS = 30'000;
constexpr std::size_t MOST_BETWEEN = 720;
constexpr std::size_t MOST_RINGS = 10'000;  ///< of one polygon: which lies in which is asked of every pair

/// Pieces near each other come one after the other, so that what is in view lies together.
std::uint32_t placeOf(base::LonLat p, const base::Box& box) {
    const auto cell = [](double v, double from, double width) { return static_cast<std::uint32_t>(std::clamp((v - from) / std::max(1e-9, width) * 1023, 0.0, 1023.0)); };
    std::uint32_t x = cell(p.lon_deg, box.west_deg, box.width_deg()), y = cell(p.lat_deg, box.south_deg, box.height_deg()), z = 0;
    for (std::uint32_t bit = 0; bit < 10; ++bit) z |= (x >> bit & 1U) << (2 * bit) | (y >> bit & 1U) << (2 * bit + 1);
    return z;
}

struct Lines {
    std::vector<Vec2f> points;
    std::vector<std::uint32_t> starts;
    Rect bounds_m;
};

/// What a run of pieces gives for one class.
struct ClassPart {
    Mesh mesh;
    Lines outlines, lines;
    std::vector<Vec2f> points;
    Rect pointBounds_m;
};

struct Chunk {
    std::size_t begin = 0, end = 0;  ///< of the order of pieces
    std::vector<ClassPart> classes;
    std::vector<NamedFeature> names;
};

/// The middles of the widest stretches inside rings at a few heights: cheap places for a name.
std::vector<Vec2> insidePoints(const Rings& rings) {
    Rect box;
    for (const Vec2 p : rings.points) box.extend(p);
    std::vector<Vec2> found;
    std::vector<double> crossings;
    for (const double share : {0.5, 0.33, 0.67}) {
        const double y = box.top + box.height() * share;
        crossings.clear();
        for (std::size_t r = 0; r < rings.starts.size(); ++r) {
            const std::size_t begin = rings.starts[r], end = r + 1 < rings.starts.size() ? rings.starts[r + 1] : rings.points.size();
            for (std::size_t i = begin; i < end; ++i) {
                const Vec2 a = rings.points[i], b = rings.points[i + 1 < end ? i + 1 : begin];
                if ((a.y > y) != (b.y > y)) crossings.push_back(a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y));
            }
        }
        std::ranges::sort(crossings);
        double widest = 0, middle = 0;
        for (std::size_t i = 0; i + 1 < crossings.size(); i += 2)
            if (crossings[i + 1] - crossings[i] > widest) widest = crossings[i + 1] - crossings[i], middle = (crossings[i + 1] + crossings[i]) / 2;
        if (widest > 0) found.push_back({middle, y});
    }
    return found;
}

class PieceBuilder {
public:
    struct Task {
        const VectorLayer& layer;
        const LayerClasses& classes;
        const LayerStyle& style;
        const GridProjection& projection;
        base::Box domain, region;
        Vec2 origin_m;
        double tolerance_m;
    };
    explicit PieceBuilder(const Task& task) : task_{task} {}

    void add(std::size_t piece, Chunk& chunk) {
        const layer::Piece& p = task_.layer.pieces[piece];
        base::Box box;
        for (std::uint32_t part = p.firstPart; part < task_.layer.endPart(piece); ++part)
            for (const base::LonLat at : task_.layer.part(part)) box.extend(at);
        const base::Box near = nearLongitude(box, task_.domain.centre().lon_deg);
        const double shift_deg = near.west_deg - box.west_deg;
        // What sticks out at one side of the map comes in at the other.
        for (const double turn_deg : {0.0, -360.0, 360.0}) {
            base::Box here = near;
            here.west_deg += turn_deg;
            here.east_deg += turn_deg;
            if (here.intersects(task_.region)) addAt(piece, shift_deg + turn_deg, chunk);
        }
    }

private:
    void addAt(std::size_t piece, double shift_deg, Chunk& chunk) {
        const layer::Piece& p = task_.layer.pieces[piece];
        ClassPart& into = chunk.classes[task_.classes.ofRow[p.row]];
        rings_.points.clear();
        rings_.starts.clear();
        for (std::uint32_t part = p.firstPart; part < task_.layer.endPart(piece); ++part) {
            project(task_.layer.part(part), shift_deg, p.shape);
            if (p.shape == Shape::points) {
                addPoints(p, into, chunk);
                continue;
            }
            const auto start = static_cast<std::uint32_t>(rings_.points.size());
            if (p.shape == Shape::area) simplifyRing(projected_, task_.tolerance_m, rings_.points);
            else simplifyLine(projected_, task_.tolerance_m, rings_.points);
            if (rings_.points.size() > start) rings_.starts.push_back(start);
        }
        if (rings_.starts.empty()) return;
        const bool isArea = p.shape == Shape::area;
        if (isArea && task_.style.isFilled && !(p.crosses && fillCrossed(rings_, into.mesh)))
            tessellator_.append(rings_.starts.size() > MOST_RINGS ? largestRings() : rings_, into.mesh);
        if (!isArea || task_.style.isStroked) addLines(isArea, isArea ? into.outlines : into.lines);
        if (!task_.style.label.empty()) addName(p.row, isArea, chunk);
    }

    [[nodiscard]] std::span<const Vec2> ring(std::size_t r) const {
        const std::size_t begin = rings_.starts[r], end = r + 1 < rings_.starts.size() ? rings_.starts[r + 1] : rings_.points.size();
        return std::span{rings_.points}.subspan(begin, end - begin);
    }

    [[nodiscard]] Rings largestRings() const {
        std::vector<std::pair<double, std::size_t>> sizes;
        for (std::size_t r = 0; r < rings_.starts.size(); ++r) {
            Rect box;
            for (const Vec2 p : ring(r)) box.extend(p);
            sizes.emplace_back(-box.width() * box.height(), r);
        }
        std::ranges::sort(sizes);
        Rings largest;
        for (std::size_t k = 0; k < MOST_RINGS; ++k) {
            const auto points = ring(sizes[k].second);
            largest.starts.push_back(static_cast<std::uint32_t>(largest.points.size()));
            largest.points.insert(largest.points.end(), points.begin(), points.end());
        }
        return largest;
    }

    void project(std::span<const base::LonLat> part, double shift_deg, Shape shape) {
        degrees_.clear();
        const auto held = [&](base::LonLat p) {
            return base::LonLat{std::clamp(p.lon_deg + shift_deg, task_.domain.west_deg, task_.domain.east_deg),
                                std::clamp(p.lat_deg, task_.domain.south_deg, task_.domain.north_deg)};
        };
        for (std::size_t i = 0; i < part.size(); ++i) {
            if (shape == Shape::points && !(held(part[i]) == base::LonLat{part[i].lon_deg + shift_deg, part[i].lat_deg})) continue;
            degrees_.push_back(held(part[i]));
            if (shape == Shape::points || (shape == Shape::line && i + 1 == part.size())) continue;
            const base::LonLat a = degrees_.back(), b = held(part[i + 1 < part.size() ? i + 1 : 0]);
            const double reach = std::max(std::abs(b.lon_deg - a.lon_deg), std::abs(b.lat_deg - a.lat_deg));
            if (reach <= LONGEST_EDGE_DEG) continue;
            const std::size_t steps = std::min(MOST_BETWEEN, static_cast<std::size_t>(reach / LONGEST_EDGE_DEG) + 1);
            for (std::size_t k = 1; k < steps; ++k) {
                const double at = static_cast<double>(k) / static_cast<double>(steps);
                degrees_.push_back({a.lon_deg + (b.lon_deg - a.lon_deg) * at, a.lat_deg + (b.lat_deg - a.lat_deg) * at});
            }
        }
        projected_.resize(degrees_.size());
        task_.projection.forward(degrees_, projected_);
        std::erase_if(projected_, [](Vec2 v) { return !std::isfinite(v.x) || !std::isfinite(v.y); });
    }

    [[nodiscard]] Vec2f fromOrigin(Vec2 p) const { return {static_cast<float>(p.x - task_.origin_m.x), static_cast<float>(p.y - task_.origin_m.y)}; }

    void addPoints(const layer::Piece& piece, ClassPart& into, Chunk& chunk) {
        for (const Vec2 p : projected_) {
            into.points.push_back(fromOrigin(p));
            into.pointBounds_m.extend(p);
        }
        if (!task_.style.label.empty() && !projected_.empty()) chunk.names.push_back({piece.row, true, 0, {projected_.front()}});
    }

    void addLines(bool closed, Lines& into) const {
        for (std::size_t r = 0; r < rings_.starts.size(); ++r) {
            into.starts.push_back(static_cast<std::uint32_t>(into.points.size()));
            for (const Vec2 p : ring(r)) {
                into.points.push_back(fromOrigin(p));
                into.bounds_m.extend(p);
            }
            if (closed) into.points.push_back(fromOrigin(ring(r).front()));
        }
    }

    void addName(std::uint32_t row, bool isArea, Chunk& chunk) const {
        Rect box;
        for (const Vec2 p : rings_.points) box.extend(p);
        NamedFeature name{row, false, box.width() * box.height(), {}};
        if (isArea) name.anchors_m = insidePoints(rings_);
        if (name.anchors_m.empty()) name.anchors_m = {rings_.points[rings_.points.size() / 2]};
        chunk.names.push_back(std::move(name));
    }

    Task task_;
    Tessellator tessellator_;
    Rings rings_;
    std::vector<base::LonLat> degrees_;
    std::vector<Vec2> projected_;
};

void append(Lines& into, const Lines& from) {
    const auto base = static_cast<std::uint32_t>(into.points.size());
    into.points.insert(into.points.end(), from.points.begin(), from.points.end());
    for (const std::uint32_t start : from.starts) into.starts.push_back(base + start);
}

void extend(Rect& into, const Rect& by) {
    if (by.left > by.right) return;
    into.extend({by.left, by.top});
    into.extend({by.right, by.bottom});
}

/// One after the other; each chunk's part is freed when it was taken.
ClassGeometry joined(std::vector<Chunk>& chunks, std::size_t index, Vec2 origin_m) {
    Mesh mesh;
    Lines outlines, lines;
    auto points = std::make_shared<Points>();
    mesh.origin_m = points->origin_m = origin_m;
    std::size_t vertices = 0, indices = 0, outlinePoints = 0;
    for (const Chunk& chunk : chunks) {
        vertices += chunk.classes[index].mesh.vertices.size();
        indices += chunk.classes[index].mesh.indices.size();
        outlinePoints += chunk.classes[index].outlines.points.size();
    }
    mesh.vertices.reserve(vertices);
    mesh.indices.reserve(indices);
    outlines.points.reserve(outlinePoints);
    ClassGeometry geometry;
    for (Chunk& chunk : chunks) {
        ClassPart part = std::move(chunk.classes[index]);
        const auto base = static_cast<std::uint32_t>(mesh.vertices.size());
        mesh.vertices.insert(mesh.vertices.end(), part.mesh.vertices.begin(), part.mesh.vertices.end());
        for (const std::uint32_t i : part.mesh.indices) mesh.indices.push_back(base + i);
        append(outlines, part.outlines);
        append(lines, part.lines);
        points->points.insert(points->points.end(), part.points.begin(), part.points.end());
        extend(mesh.bounds_m, part.mesh.bounds_m);
        extend(outlines.bounds_m, part.outlines.bounds_m);
        extend(lines.bounds_m, part.lines.bounds_m);
        extend(points->bounds_m, part.pointBounds_m);
    }
    const auto polylines = [&](Lines& from) {
        extend(geometry.bounds_m, from.bounds_m);
        return from.starts.empty() ? nullptr : std::make_shared<const Polylines>(Polylines{origin_m, std::move(from.points), std::move(from.starts), from.bounds_m});
    };
    extend(geometry.bounds_m, mesh.bounds_m);
    extend(geometry.bounds_m, points->bounds_m);
    if (!mesh.indices.empty()) geometry.mesh = std::make_shared<const Mesh>(std::move(mesh));
    geometry.outlines = polylines(outlines);
    geometry.lines = polylines(lines);
    if (!points->points.empty()) geometry.points = std::move(points);
    return geometry;
}

/// Of each row the largest piece, the largest rows first.
std::vector<NamedFeature> joinedNames(std::vector<Chunk>& chunks) {
    std::vector<NamedFeature> names;
    for (Chunk& chunk : chunks) std::ranges::move(chunk.names, std::back_inserter(names));
    const auto order = [](const NamedFeature& n) { return std::pair{n.row, -n.size_m2}; };
    std::ranges::stable_sort(names, {}, order);
    names.erase(std::unique(names.begin(), names.end(), [](const NamedFeature& a, const NamedFeature& b) { return a.row == b.row; }), names.end());
    std::ranges::stable_sort(names, std::greater{}, &NamedFeature::size_m2);
    return names;
}

}  // namespace

LayerGeometry buildLayer(const VectorLayer& layer, const LayerClasses& classes, const LayerStyle& style, const Projection& projection, const base::Box& region,
                         double tolerance_m) {
    const base::Box& domain = projection.domain();
    base::Box box = nearLongitude(layer.box, domain.centre().lon_deg);
    // A layer that reaches beyond a side of the domain is drawn at the other side too.
    if (box.west_deg < domain.west_deg || box.east_deg > domain.east_deg) box.west_deg = domain.west_deg, box.east_deg = domain.east_deg;
    box = {box.west_deg, std::clamp(box.south_deg, domain.south_deg, domain.north_deg), box.east_deg, std::clamp(box.north_deg, domain.south_deg, domain.north_deg)};
    const GridProjection grid{projection, box, tolerance_m / 4, layer.points.size()};
    const Vec2 origin = projection.forward(box.centre());

    std::vector<std::uint32_t> order(layer.pieces.size());
    std::vector<std::uint32_t> places(layer.pieces.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        order[i] = i;
        places[i] = placeOf(layer.points[layer.parts[layer.pieces[i].firstPart]], layer.box);
    }
    std::ranges::stable_sort(order, {}, [&](std::uint32_t i) { return places[i]; });
    std::vector<Chunk> chunks;
    std::size_t points = CHUNK_POINTS;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const std::uint32_t end = layer.endPart(order[i]);
        const std::size_t own = (end < layer.parts.size() ? layer.parts[end] : layer.points.size()) - layer.parts[layer.pieces[order[i]].firstPart];
        if (points >= CHUNK_POINTS) {
            chunks.push_back({i, i, {}, {}});
            points = 0;
        }
        points += own;
        chunks.back().end = i + 1;
    }

    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        PieceBuilder builder{{layer, classes, style, grid, domain, region, origin, tolerance_m}};
        for (std::size_t c = next++; c < chunks.size(); c = next++) {
            chunks[c].classes.resize(classes.classes.size());
            for (ClassPart& part : chunks[c].classes) part.mesh.origin_m = origin;
            for (std::size_t i = chunks[c].begin; i < chunks[c].end; ++i) builder.add(order[i], chunks[c]);
        }
    };
    {
        std::vector<std::jthread> others;
        const std::size_t jobs = std::min<std::size_t>(std::max(1U, std::thread::hardware_concurrency()), chunks.size());
        for (std::size_t k = 1; k < jobs; ++k) others.emplace_back(work);
        work();
    }
    LayerGeometry geometry;
    for (std::size_t k = 0; k < classes.classes.size(); ++k) geometry.classes.push_back(joined(chunks, k, origin));
    geometry.names = joinedNames(chunks);
    return geometry;
}

}  // namespace demarc::map
