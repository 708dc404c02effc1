#include "gl/texture.hpp"

#include <glad/gl.h>

#include <array>
#include <cassert>
#include <string>

#include "base/error.hpp"
#include "gl/context.hpp"

namespace demarc::gl {
namespace {

struct Names {
    GLint internal;
    GLenum external;
    int components;
};
Names namesOf(Format format) {
    constexpr std::array<Names, 4> kNames{{{GL_R8, GL_RED, 1}, {GL_RG8, GL_RG, 2}, {GL_RGBA8, GL_RGBA, 4}, {GL_R8, GL_RED, 1}}};
    return kNames[static_cast<std::size_t>(format)];
}

unsigned newTexture() {
    unsigned name = 0;
    glGenTextures(1, &name);
    return name;
}

}  // namespace

Texture::Texture(Format format, int width_px, int height_px, Filter filter) : texture_{newTexture()}, format_{format}, width_px_{width_px}, height_px_{height_px} {
    assert(width_px > 0 && height_px > 0);
    if (const int most = maximumSide_px(); width_px > most || height_px > most)
        throw base::GlError("a texture of " + std::to_string(width_px) + "x" + std::to_string(height_px) + " is more than the " + std::to_string(most) +
                            " px that " + description() + " allows");
    const Names names = namesOf(format);
    glBindTexture(GL_TEXTURE_2D, texture_.get());
    glTexImage2D(GL_TEXTURE_2D, 0, names.internal, width_px, height_px, 0, names.external, GL_UNSIGNED_BYTE, nullptr);
    const GLint reading = filter == Filter::linear ? GL_LINEAR : GL_NEAREST;
    for (const auto& [name, value] : {std::pair{GL_TEXTURE_MIN_FILTER, reading}, std::pair{GL_TEXTURE_MAG_FILTER, reading},
                                      std::pair{GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE}, std::pair{GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE},
                                      std::pair{GL_TEXTURE_MAX_LEVEL, 0}})
        glTexParameteri(GL_TEXTURE_2D, static_cast<GLenum>(name), value);
    constexpr std::array<GLint, 4> WHITE{GL_ONE, GL_ONE, GL_ONE, GL_RED};
    if (format == Format::a8) glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, WHITE.data());
}

void Texture::upload(int x_px, int y_px, int width_px, int height_px, std::span<const std::uint8_t> pixels) {
    const Names names = namesOf(format_);
    assert(pixels.size() == static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px) * static_cast<std::size_t>(names.components));
    glBindTexture(GL_TEXTURE_2D, texture_.get());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    glTexSubImage2D(GL_TEXTURE_2D, 0, x_px, y_px, width_px, height_px, names.external, GL_UNSIGNED_BYTE, pixels.data());
}

void Texture::bind(unsigned unit) const {
    glActiveTexture(GL_TEXTURE0 + unit);
    glBindTexture(GL_TEXTURE_2D, texture_.get());
}

}  // namespace demarc::gl
