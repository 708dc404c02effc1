#include "gl/buffer.hpp"

#include <glad/gl.h>

namespace demarc::gl {
namespace {

unsigned newBuffer() {
    unsigned name = 0;
    glGenBuffers(1, &name);
    return name;
}

unsigned newTexture() {
    unsigned name = 0;
    glGenTextures(1, &name);
    return name;
}

unsigned newVertexArray() {
    unsigned name = 0;
    glGenVertexArrays(1, &name);
    return name;
}

}  // namespace

Buffer::Buffer(Usage usage) : buffer_{newBuffer()}, usage_{usage} {}

void Buffer::uploadBytes(std::span<const std::byte> bytes) {
    // No vertex array is bound to this target, so that no index binding of one is changed on the way.
    glBindBuffer(GL_COPY_WRITE_BUFFER, buffer_.get());
    glBufferData(GL_COPY_WRITE_BUFFER, static_cast<GLsizeiptr>(bytes.size()), bytes.data(), usage_ == Usage::kept ? GL_STATIC_DRAW : GL_STREAM_DRAW);
    size_byte_ = bytes.size();
}

BufferTexture::BufferTexture(const Buffer& buffer) : texture_{newTexture()} {
    glBindBuffer(GL_TEXTURE_BUFFER, buffer.buffer_.get());  // a name becomes a buffer when it is first bound
    glBindTexture(GL_TEXTURE_BUFFER, texture_.get());
    glTexBuffer(GL_TEXTURE_BUFFER, GL_RGBA32F, buffer.buffer_.get());
}

void BufferTexture::bind(unsigned unit) const {
    glActiveTexture(GL_TEXTURE0 + unit);
    glBindTexture(GL_TEXTURE_BUFFER, texture_.get());
}

VertexArray::VertexArray() : array_{newVertexArray()} {}

void VertexArray::attach(const Buffer& buffer, const Attribute& attribute) {
    glBindVertexArray(array_.get());
    glBindBuffer(GL_ARRAY_BUFFER, buffer.buffer_.get());
    const bool isFloat = attribute.type == Component::float32;
    glVertexAttribPointer(attribute.location, attribute.components, isFloat ? GL_FLOAT : GL_UNSIGNED_BYTE, isFloat ? GL_FALSE : GL_TRUE,
                          static_cast<GLsizei>(attribute.stride_byte), reinterpret_cast<const void*>(attribute.offset_byte));
    glEnableVertexAttribArray(attribute.location);
    glVertexAttribDivisor(attribute.location, attribute.perInstance ? 1 : 0);
}

void VertexArray::attachIndices(const Buffer& buffer) {
    glBindVertexArray(array_.get());
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, buffer.buffer_.get());
}

void VertexArray::drawTriangles(std::size_t first, std::size_t count) const {
    glBindVertexArray(array_.get());
    glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(count), GL_UNSIGNED_INT, reinterpret_cast<const void*>(first * sizeof(std::uint32_t)));
}

void VertexArray::drawQuads(std::size_t count) const {
    glBindVertexArray(array_.get());
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(count));
}

void VertexArray::drawVertices(std::size_t first, std::size_t count) const {
    glBindVertexArray(array_.get());
    glDrawArrays(GL_TRIANGLES, static_cast<GLint>(first), static_cast<GLsizei>(count));
}

}  // namespace demarc::gl
