#pragma once
#include <memory>
#include <unordered_map>
#include <vector>

#include "draw/line_points.hpp"
#include "gl/buffer.hpp"
#include "gl/program.hpp"
#include "map/geometry.hpp"

namespace demarc::draw {

struct GpuMesh {
    gl::Buffer vertices, indices;
    gl::VertexArray array;
    std::size_t fillCount = 0;  ///< indices of the mesh itself; those of its soft edge follow
    std::size_t allCount = 0;
    map::Rect bounds_m;
};

/// Line points, from which line.vert makes its segments. (Instanced quads would cost software GL three times as much.)
class GpuLines {
public:
    explicit GpuLines(gl::Usage usage) : points_{usage} {}

    void upload(const std::vector<LinePoint>& points) { points_.upload<LinePoint>(points); }
    /// Binds the points to unit 1, where the program in use must look for them.
    void draw(const gl::Program& program, std::size_t first, std::size_t count) const;

private:
    gl::Buffer points_;
    gl::BufferTexture texture_{points_};
    gl::VertexArray nothing_;
};

struct GroundLines {
    GpuLines gpu{gl::Usage::kept};
    std::vector<LineChunk> chunks;
    map::Rect bounds_m;
};

struct GpuPoints {
    gl::Buffer centres;
    gl::VertexArray array;
    map::Rect bounds_m;
};

/// What of the ground lies in GL's memory, by the identity of the scene's meshes, lines and points. What no scene holds any more is freed.
class GroundCache {
public:
    [[nodiscard]] const GpuMesh& mesh(const std::shared_ptr<const map::Mesh>& mesh, bool softEdge);
    [[nodiscard]] GroundLines& lines(const std::shared_ptr<const map::Polylines>& lines);
    [[nodiscard]] GpuPoints& points(const std::shared_ptr<const map::Points>& points);
    void evict();
    /// Bytes uploaded since the last call.
    [[nodiscard]] std::size_t takeUploaded_byte();
    [[nodiscard]] std::size_t size() const { return meshes_.size() + lines_.size() + points_.size(); }

private:
    template <class Source, class Value>
    struct Entry {
        std::weak_ptr<const Source> source;
        std::unique_ptr<Value> value;
    };
    std::unordered_map<const map::Mesh*, Entry<map::Mesh, GpuMesh>> meshes_;
    std::unordered_map<const map::Polylines*, Entry<map::Polylines, GroundLines>> lines_;
    std::unordered_map<const map::Points*, Entry<map::Points, GpuPoints>> points_;
    std::size_t uploaded_byte_ = 0;
};

}  // namespace demarc::draw
