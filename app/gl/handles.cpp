#include "gl/handles.hpp"

#include <glad/gl.h>

namespace demarc::gl {

void BufferTraits::free(Type name) { glDeleteBuffers(1, &name); }
void VertexArrayTraits::free(Type name) { glDeleteVertexArrays(1, &name); }
void TextureTraits::free(Type name) { glDeleteTextures(1, &name); }
void FramebufferTraits::free(Type name) { glDeleteFramebuffers(1, &name); }
void ShaderTraits::free(Type name) { glDeleteShader(name); }
void ProgramTraits::free(Type name) { glDeleteProgram(name); }
void SyncTraits::free(Type sync) { glDeleteSync(static_cast<GLsync>(sync)); }

}  // namespace demarc::gl
