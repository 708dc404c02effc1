#pragma once
#include <string>

#include "gl/program.hpp"

namespace demarc::draw {

/// The renderer's programs. Each costs Mesa 2 to 10 ms to compile and again some at its first use, so there are few.
struct Programs {
    Programs();

    gl::Program area, pattern, line, mask, mark, glyph;
};

/// A program of the renderer by the names of its two files.
[[nodiscard]] gl::Program makeProgram(const std::string& vertex, const std::string& fragment);
/// Draws discs at places in metres; for those maps that have any.
[[nodiscard]] gl::Program makePointProgram();

}  // namespace demarc::draw
