#pragma once
#include <cstdint>
#include <span>

#include "gl/handles.hpp"

namespace demarc::gl {

/// a8: white, as opaque as its one byte says.
enum class Format : std::uint8_t { r8, rg8, rgba8, a8 };

enum class Filter : std::uint8_t { nearest, linear };

/// An image in GL's memory, without mipmaps.
class Texture {
public:
    /// Throws GlError when it is larger than GL allows.
    Texture(Format format, int width_px, int height_px, Filter filter = Filter::nearest);

    [[nodiscard]] int width_px() const { return width_px_; }
    [[nodiscard]] int height_px() const { return height_px_; }
    /// Replaces a rectangle; `pixels` holds its rows one after the other.
    void upload(int x_px, int y_px, int width_px, int height_px, std::span<const std::uint8_t> pixels);
    void bind(unsigned unit) const;
    /// GL's name, for libraries that draw with it.
    [[nodiscard]] unsigned name() const { return texture_.get(); }

private:
    friend class Framebuffer;
    base::Handle<TextureTraits> texture_;
    Format format_;
    int width_px_;
    int height_px_;
};

}  // namespace demarc::gl
