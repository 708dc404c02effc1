#include "draw/programs.hpp"

#include <array>
#include <string>

#include "shaders/source.hpp"

namespace demarc::draw {
namespace {

gl::ShaderFile file(const std::string& name) { return {name, shaders::source(name)}; }

}  // namespace

gl::Program makeProgram(const std::string& vertex, const std::string& fragment) {
    const std::array vertexFiles{file("tile.glsl"), file(vertex)};
    const std::array fragmentFiles{file(fragment)};
    return {vertexFiles, fragmentFiles};
}

Programs::Programs()
    : area{makeProgram("area.vert", "area.frag")},
      pattern{makeProgram("area.vert", "pattern.frag")},
      line{makeProgram("line.vert", "line.frag")},
      mask{makeProgram("mask.vert", "mask.frag")},
      mark{makeProgram("mark.vert", "mark.frag")},
      glyph{makeProgram("glyph.vert", "glyph.frag")} {}

gl::Program makePointProgram() { return makeProgram("point.vert", "point.frag"); }

}  // namespace demarc::draw
