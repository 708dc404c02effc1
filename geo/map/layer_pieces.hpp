#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "map/grid_projection.hpp"
#include "map/layer_geometry.hpp"
#include "map/tessellate.hpp"

namespace demarc::map {

/// Lines being gathered.
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

/// A run of pieces and what became of them.
struct Chunk {
    std::size_t begin = 0, end = 0;  ///< of the order of pieces
    std::vector<ClassPart> classes;
    std::vector<NamedFeature> names;
};

/// Makes the pieces of a layer ready, one after the other. Its buffers are used again: keep one, on one thread.
class PieceBuilder {
public:
    struct Task {
        const layer::VectorLayer& layer;
        const LayerClasses& classes;
        const LayerStyle& style;
        const GridProjection& projection;
        base::Box domain, region;
        Vec2 origin_m;
        double tolerance_m;
    };
    explicit PieceBuilder(const Task& task) : task_{task} {}

    void add(std::size_t piece, Chunk& chunk);

private:
    void addAt(std::size_t piece, double shift_deg, Chunk& chunk);
    [[nodiscard]] std::span<const Vec2> ring(std::size_t r) const;
    [[nodiscard]] Rings largestRings() const;
    void project(std::span<const base::LonLat> part, double shift_deg, layer::Shape shape);
    [[nodiscard]] Vec2f fromOrigin(Vec2 p) const { return {static_cast<float>(p.x - task_.origin_m.x), static_cast<float>(p.y - task_.origin_m.y)}; }
    void addPoints(const layer::Piece& piece, ClassPart& into, Chunk& chunk) const;
    void addLines(bool closed, Lines& into) const;
    void addName(std::uint32_t row, bool isArea, Chunk& chunk) const;

    Task task_;
    Tessellator tessellator_;
    Rings rings_;
    std::vector<base::LonLat> degrees_;
    std::vector<Vec2> projected_;
};

}  // namespace demarc::map
