#pragma once
#include <algorithm>
#include <cstdint>

#include "base/colour.hpp"

namespace demarc::gl {

/// How a drawn colour meets what is there. Colours are premultiplied.
enum class Blend : std::uint8_t { replace, over, maximum };

/// Whole pixels of the framebuffer; y as in memory (row 0 first).
struct PixelRect {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    [[nodiscard]] bool isEmpty() const { return width <= 0 || height <= 0; }
    [[nodiscard]] PixelRect clippedTo(const PixelRect& other) const {
        const int left = std::max(x, other.x), top = std::max(y, other.y);
        return {left, top, std::min(x + width, other.x + other.width) - left, std::min(y + height, other.y + other.height) - top};
    }
    friend bool operator==(const PixelRect&, const PixelRect&) = default;
};

/// Everything that this program sets, as it expects it: no depth, no culling, no stencil, all channels written. Call it when somebody
/// else (ImGui) drew before.
void resetState(int width_px, int height_px);
void setBlend(Blend blend);
/// Only pixels in `area` are touched from here on, clears included.
void setScissor(const PixelRect& area);
/// Which of the first two channels are written.
void writeChannels(bool first, bool second);
void writeAllChannels();
/// Fills the scissor rectangle; components 0 to 1.
void clear(float r, float g, float b, float a);
/// Begins to draw a part of the window itself, y from the top: nothing else is touched, and the part is filled.
void fillWindow(int width_px, int height_px, const PixelRect& part, base::Colour colour);
/// Hands all commands to the driver without waiting, so that it draws while the program prepares more.
void flush();
/// Waits until everything is drawn.
void finish();

}  // namespace demarc::gl
