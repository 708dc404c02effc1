#include "draw/programs.hpp"

#include <array>
#include <string>

#include "shaders/source.hpp"

namespace demarc::draw {
namespace {

gl::ShaderFile file(const std::string& name) { return {name, shaders::source(name)}; }

gl::Program program(const std::string& vertex, const std::string& fragment) {
    const std::array vertexFiles{file("tile.glsl"), file(vertex)};
    const std::array fragmentFiles{file(fragment)};
    return {vertexFiles, fragmentFiles};
}

}  // namespace

Programs::Programs()
    : area{program("area.vert", "area.frag")},
      pattern{program("area.vert", "pattern.frag")},
      line{program("line.vert", "line.frag")},
      mask{program("mask.vert", "mask.frag")},
      mark{program("mark.vert", "mark.frag")},
      glyph{program("glyph.vert", "glyph.frag")} {}

gl::Program makePointProgram() { return program("point.vert", "point.frag"); }

}  // namespace demarc::draw
