#include "gl/state.hpp"

#include <glad/gl.h>

namespace demarc::gl {

void resetState(int width_px, int height_px) {
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_STENCIL_TEST);
    glDisable(GL_CULL_FACE);
    glDisable(GL_FRAMEBUFFER_SRGB);
    glPolygonMode(GL_FRONT_AND_BACK, GL_FILL);
    glViewport(0, 0, width_px, height_px);
    glEnable(GL_SCISSOR_TEST);
    glScissor(0, 0, width_px, height_px);
    writeAllChannels();
    setBlend(Blend::over);
}

void setBlend(Blend blend) {
    if (blend == Blend::replace) return glDisable(GL_BLEND);
    glEnable(GL_BLEND);
    glBlendEquation(blend == Blend::maximum ? GL_MAX : GL_FUNC_ADD);
    glBlendFunc(GL_ONE, blend == Blend::maximum ? GL_ONE : GL_ONE_MINUS_SRC_ALPHA);
}

void setScissor(const PixelRect& area) { glScissor(area.x, area.y, area.width, area.height); }
void writeChannels(bool first, bool second) { glColorMask(first, second, GL_FALSE, GL_FALSE); }
void writeAllChannels() { glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE); }

void clear(float r, float g, float b, float a) {
    glClearColor(r, g, b, a);
    glClear(GL_COLOR_BUFFER_BIT);
}

void fillWindow(int width_px, int height_px, const PixelRect& part, base::Colour colour) {
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    resetState(width_px, height_px);
    setScissor({part.x, height_px - part.y - part.height, part.width, part.height});
    const auto fraction = [](std::uint8_t value) { return static_cast<float>(value) / 255; };
    clear(fraction(colour.r), fraction(colour.g), fraction(colour.b), 1);
}

void flush() { glFlush(); }
void finish() { glFinish(); }

}  // namespace demarc::gl
