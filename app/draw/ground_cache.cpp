#include "draw/ground_cache.hpp"

#include <array>
#include <cstddef>

#include "draw/soft_edge.hpp"

namespace demarc::draw {
namespace {

/// Without a soft edge the attribute for it is left out: GL then reads zeros.
std::unique_ptr<GpuMesh> uploadMesh(const map::Mesh& mesh, bool softEdge) {
    auto gpu = std::make_unique<GpuMesh>();
    gpu->fillCount = gpu->allCount = mesh.indices.size();
    if (softEdge) {
        const AreaGeometry geometry = softEdged(mesh);
        gpu->allCount = geometry.indices.size();
        gpu->vertices.upload<AreaVertex>(geometry.vertices);
        gpu->indices.upload<std::uint32_t>(geometry.indices);
        gpu->array.attach(gpu->vertices, {.location = 0, .components = 2, .stride_byte = sizeof(AreaVertex), .offset_byte = offsetof(AreaVertex, position_m)});
        gpu->array.attach(gpu->vertices, {.location = 1, .components = 2, .stride_byte = sizeof(AreaVertex), .offset_byte = offsetof(AreaVertex, fringe_px)});
    } else {
        gpu->vertices.upload<map::Vec2f>(mesh.vertices);
        gpu->indices.upload<std::uint32_t>(mesh.indices);
        gpu->array.attach(gpu->vertices, {.location = 0, .components = 2, .stride_byte = sizeof(map::Vec2f)});
    }
    gpu->array.attachIndices(gpu->indices);
    for (const map::Vec2f& v : mesh.vertices) gpu->bounds_m.extend({mesh.origin_m.x + v.x, mesh.origin_m.y + v.y});
    return gpu;
}

}  // namespace

void GpuLines::draw(const gl::Program& program, std::size_t first, std::size_t count) const {
    constexpr int UNIT = 1;
    constexpr std::size_t CORNERS = 6;
    texture_.bind(UNIT);
    program.set("uPoints", UNIT);
    nothing_.drawVertices(first * CORNERS, count * CORNERS);
}

const GpuMesh& GroundCache::mesh(const std::shared_ptr<const map::Mesh>& mesh, bool softEdge) {
    auto& entry = meshes_[mesh.get()];
    const bool same = entry.value && !entry.source.expired();
    if (!same || (softEdge && entry.value->allCount == entry.value->fillCount)) {
        entry = {mesh, uploadMesh(*mesh, softEdge)};
        uploaded_byte_ += entry.value->vertices.size_byte() + entry.value->indices.size_byte();
    }
    return *entry.value;
}

GroundLines& GroundCache::lines(const std::shared_ptr<const map::Polylines>& lines) {
    auto& entry = lines_[lines.get()];
    if (entry.value && !entry.source.expired()) return *entry.value;
    LineGeometry geometry;
    geometry.points.reserve(lines->points.size() + 2 * lines->starts.size());
    const std::span<const map::Vec2f> all{lines->points};
    for (std::size_t i = 0; i < lines->starts.size(); ++i) {
        const std::size_t begin = lines->starts[i], end = i + 1 < lines->starts.size() ? lines->starts[i + 1] : all.size();
        geometry.add(all.subspan(begin, end - begin));
    }
    entry = {lines, std::make_unique<GroundLines>()};
    entry.value->gpu.upload(geometry.points);
    entry.value->chunks = std::move(geometry.chunks);
    for (const map::Vec2f& p : all) entry.value->bounds_m.extend({lines->origin_m.x + p.x, lines->origin_m.y + p.y});
    uploaded_byte_ += geometry.points.size() * sizeof(LinePoint);
    return *entry.value;
}

GpuPoints& GroundCache::points(const std::shared_ptr<const map::Points>& points) {
    auto& entry = points_[points.get()];
    if (entry.value && !entry.source.expired()) return *entry.value;
    entry = {points, std::make_unique<GpuPoints>()};
    GpuPoints& gpu = *entry.value;
    gpu.centres.upload<map::Vec2f>(points->points);
    gpu.array.attach(gpu.centres, {.location = 0, .components = 2, .stride_byte = sizeof(map::Vec2f), .perInstance = true});
    for (const map::Vec2f& p : points->points) gpu.bounds_m.extend({points->origin_m.x + p.x, points->origin_m.y + p.y});
    uploaded_byte_ += gpu.centres.size_byte();
    return gpu;
}

void GroundCache::evict() {
    std::erase_if(meshes_, [](const auto& item) { return item.second.source.expired(); });
    std::erase_if(points_, [](const auto& item) { return item.second.source.expired(); });
    std::erase_if(lines_, [](const auto& item) { return item.second.source.expired(); });
}

std::size_t GroundCache::takeUploaded_byte() { return std::exchange(uploaded_byte_, 0); }

}  // namespace demarc::draw
