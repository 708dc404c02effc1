#pragma once
#include <cstddef>

#include "base/colour.hpp"
#include "draw/programs.hpp"
#include "gl/framebuffer.hpp"
#include "gl/state.hpp"
#include "map/vec.hpp"

namespace demarc::draw {

/// What all passes draw on: the tile's framebuffer, the programs, and the clip rectangle that is in force.
struct Canvas {
    const Programs& programs;
    const gl::Framebuffer& target;
    int tileX_px = 0;
    int tileY_px = 0;
    gl::PixelRect clip;  ///< the scissor of the sheet that is being drawn
    std::size_t drawCalls = 0;

    /// A rectangle of the frame as pixels of the target, cut off at its edges.
    [[nodiscard]] gl::PixelRect inTarget(const map::Rect& frame_px) const;
    /// The whole target, in pixels of the frame.
    [[nodiscard]] map::Rect visible_px() const;
    /// Makes the program current and tells it where the tile is.
    void use(const gl::Program& program) const;
};

/// Sets a uniform to a colour with premultiplied alpha.
void setColour(const gl::Program& program, const char* name, base::Colour colour);

}  // namespace demarc::draw
