#pragma once
#include <optional>
#include <utility>

#include "draw/canvas.hpp"
#include "draw/ground_cache.hpp"
#include "draw/kept_passes.hpp"
#include "draw/pictures.hpp"
#include "gl/context.hpp"
#include "gl/pace.hpp"
#include "map/scene.hpp"

namespace demarc::draw {

/// Draws the world's passes: areas, lines and points in metres, as a camera sees them.
class Ground {
public:
    /// `scale`: device pixels a style pixel.
    void draw(Canvas& canvas, const map::World& world, const map::Camera& camera, double scale);
    /// For all that is drawn from now on.
    void setMotion(Motion motion) { motion_ = motion; }
    /// Whether something was shown less sharp than it will be at rest, since the last call.
    [[nodiscard]] bool takeBlurred() { return std::exchange(isBlurred_, false); }
    void evict();
    /// Draws one of these many kinds of areas, lines and pictures.
    void warmUp(Canvas& canvas, std::size_t kind);
    static constexpr std::size_t KINDS = 6;
    [[nodiscard]] GroundCache& cache() { return cache_; }
    [[nodiscard]] Pictures& pictures() { return pictures_; }

private:
    struct Look;
    [[nodiscard]] static Look lookOf(const Canvas& canvas, const map::Camera& camera, double scale);
    void drawPasses(Canvas& canvas, const map::World& world, const map::Camera& camera, double scale);
    void drawCoarse(Canvas& canvas, const map::World& world, const map::Camera& camera, double scale);
    void drawShapes(Canvas& canvas, const map::WorldPass& pass, const Look& look);
    void drawKept(Canvas& canvas, const map::WorldPass& pass, const Look& look);
    void drawArea(Canvas& canvas, const map::AreaItem& item, const Look& look);
    void drawLine(Canvas& canvas, const map::LineItem& item, const Look& look);
    void drawPoints(Canvas& canvas, const map::PointItem& item, const Look& look);
    void drawSegments(Canvas& canvas, const map::LineItem& item, GroundLines& lines, const Look& look, base::Colour colour);
    void drawRaster(Canvas& canvas, const map::WorldPass& pass, const Look& look);
    void drawMasked(Canvas& canvas, const map::LineItem& item, GroundLines& lines, const Look& look);
    void placeMesh(Canvas& canvas, const gl::Program& program, const map::Mesh& mesh, const Look& look) const;

    GroundCache cache_;
    Pictures pictures_;
    KeptPasses kept_;
    Motion motion_ = Motion::single;
    bool isBlurred_ = false;
    gl::Pace pace_;
    std::optional<gl::Program> pointProgram_;
    std::optional<gl::Framebuffer> mask_, coarse_;
    gl::VertexArray nothing_;
    bool isSoftware_ = gl::isSoftware();
};

}  // namespace demarc::draw
