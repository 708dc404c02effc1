#pragma once
#include <cstddef>
#include <memory>

#include "draw/kept_passes.hpp"
#include "gl/framebuffer.hpp"
#include "map/fonts.hpp"
#include "map/frame.hpp"
#include "map/scene.hpp"

namespace demarc::draw {

/// What a frame cost. CPU time is that of the calling thread; GL may still be drawing.
struct FrameStats {
    std::size_t drawCalls = 0;
    std::size_t uploaded_byte = 0;
    double cpu_ms = 0;
    bool isBlurred = false;  ///< something is less sharp than it will be at rest
};

/// Upper left pixel, in the frame, of the part that is drawn; its size is the framebuffer's.
struct TileOrigin {
    int x_px = 0;
    int y_px = 0;
};

/// Draws a scene as a frame lays it out. Antialiased in the shaders. Opaque solid areas have hard edges, as their outline is drawn over
/// them; all others fade over a pixel. Meshes, lines and glyphs stay in GL's memory between frames.
/// Needs the same current context from its creation to its end.
class Renderer {
public:
    /// Throws GlError for a shader that doesn't compile, FileError for one that is missing.
    Renderer();
    ~Renderer();
    Renderer(Renderer&&) noexcept;
    Renderer& operator=(Renderer&&) noexcept;

    /// Draws into `target`, the frame's upper row in memory row 0. Tiles of one frame fit together without a seam.
    FrameStats draw(const map::Scene& scene, const map::Frame& frame, const map::FontSet& fonts, const gl::Framebuffer& target, TileOrigin tile = {});

    /// How the frames from now on follow one another; a single one each, where nothing is said.
    void setMotion(Motion motion);

    /// Draws a thing of one kind into a small framebuffer, so that software GL compiles its program now (all kinds take some 300 ms at the first
    /// start, 50 ms once its cache on disk has them) and not while somebody waits for the first frame. False where there are no more kinds.
    bool warmUp(std::size_t kind);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace demarc::draw
