#pragma once
#include <cstdint>
#include <span>

#include "gl/texture.hpp"

namespace demarc::gl {

/// A texture that is drawn into.
class Framebuffer {
public:
    /// `filter`: how it is read between its pixels. Throws GlError when GL can't draw into such a texture.
    Framebuffer(Format format, int width_px, int height_px, Filter filter = Filter::nearest);

    void bind() const;
    [[nodiscard]] const Texture& texture() const { return texture_; }
    [[nodiscard]] int width_px() const { return texture_.width_px(); }
    [[nodiscard]] int height_px() const { return texture_.height_px(); }

    /// The pixels as rows of RGBA bytes in memory order: the first row is the one with y = 0 of gl_FragCoord. Waits until all is drawn.
    void read(std::span<std::uint8_t> rgba) const;
    /// Copies what lies in the scissor onto the window's framebuffer, the upper left corner at (x, y) from the top; memory row 0 comes to the top.
    void showAt(int x_px, int y_px, int windowHeight_px) const;

private:
    Texture texture_;
    base::Handle<FramebufferTraits> framebuffer_;
};

}  // namespace demarc::gl
