#pragma once
#include "gl/program.hpp"

namespace demarc::draw {

/// The renderer's programs. Each costs Mesa 2 to 10 ms to compile and again some at its first use, so there are few.
struct Programs {
    Programs();

    gl::Program area, pattern, line, mask, mark, glyph;
};

/// Draws discs at places in metres; for those maps that have any.
[[nodiscard]] gl::Program makePointProgram();

}  // namespace demarc::draw
