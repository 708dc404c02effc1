#include "map/layer_geometry.hpp"

#include <malloc.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <thread>

#include "map/layer_pieces.hpp"
#include "map/meridian.hpp"

namespace demarc::map {
namespace {

using layer::VectorLayer;

constexpr std::size_t CHUNK_POINTS = 30'000, MANY_CHUNKS = 16;

/// Pieces near each other come one after the other, so that what is in view lies together.
std::uint32_t placeOf(base::LonLat p, const base::Box& box) {
    const auto cell = [](double v, double from, double width) { return static_cast<std::uint32_t>(std::clamp((v - from) / std::max(1e-9, width) * 1023, 0.0, 1023.0)); };
    std::uint32_t x = cell(p.lon_deg, box.west_deg, box.width_deg()), y = cell(p.lat_deg, box.south_deg, box.height_deg()), z = 0;
    for (std::uint32_t bit = 0; bit < 10; ++bit) z |= (x >> bit & 1U) << (2 * bit) | (y >> bit & 1U) << (2 * bit + 1);
    return z;
}

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
    // The chunks' many small blocks would stay with this program, in each thread's share, while the layer is drawn.
    if (chunks.size() > MANY_CHUNKS) {
        chunks.clear();
        ::malloc_trim(0);
    }
    return geometry;
}

}  // namespace demarc::map
