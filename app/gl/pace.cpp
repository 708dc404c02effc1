#include "gl/pace.hpp"

#include <glad/gl.h>

namespace demarc::gl {

void Pace::drew(std::size_t triangles) {
    if (!software_) return;
    constexpr std::size_t BREATH = 40'000;  // about 12 MB
    constexpr GLuint64 A_SECOND_NS = 1'000'000'000;
    since_ += triangles;
    if (since_ < BREATH) return;
    since_ = 0;
    base::Handle<SyncTraits> here{glFenceSync(GL_SYNC_GPU_COMMANDS_COMPLETE, 0)};
    glFlush();
    if (before_) glClientWaitSync(static_cast<GLsync>(before_.get()), GL_SYNC_FLUSH_COMMANDS_BIT, A_SECOND_NS);
    before_ = std::move(here);
}

}  // namespace demarc::gl
