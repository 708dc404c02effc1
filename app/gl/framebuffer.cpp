#include "gl/framebuffer.hpp"

#include <glad/gl.h>

#include <cassert>
#include <string>

#include "base/error.hpp"
#include "gl/context.hpp"

namespace demarc::gl {
namespace {

unsigned newFramebuffer() {
    unsigned name = 0;
    glGenFramebuffers(1, &name);
    return name;
}

}  // namespace

Framebuffer::Framebuffer(Format format, int width_px, int height_px, Filter filter) : texture_{format, width_px, height_px, filter}, framebuffer_{newFramebuffer()} {
    bind();
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture_.texture_.get(), 0);
    if (const GLenum status = glCheckFramebufferStatus(GL_FRAMEBUFFER); status != GL_FRAMEBUFFER_COMPLETE)
        throw base::GlError("a framebuffer of " + std::to_string(width_px) + "x" + std::to_string(height_px) + " can't be made by " + description());
}

void Framebuffer::bind() const { glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.get()); }

void Framebuffer::read(std::span<std::uint8_t> rgba) const {
    assert(rgba.size() == static_cast<std::size_t>(width_px()) * static_cast<std::size_t>(height_px()) * 4);
    bind();
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width_px(), height_px(), GL_RGBA, GL_UNSIGNED_BYTE, rgba.data());
}

void Framebuffer::showAt(int x_px, int y_px, int windowHeight_px) const {
    glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer_.get());
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, 0);
    const int top = windowHeight_px - y_px;
    glBlitFramebuffer(0, 0, width_px(), height_px(), x_px, top, x_px + width_px(), top - height_px(), GL_COLOR_BUFFER_BIT, GL_NEAREST);
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

}  // namespace demarc::gl
