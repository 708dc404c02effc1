#pragma once
#include <cstddef>
#include <cstdint>
#include <span>

#include "gl/handles.hpp"

namespace demarc::gl {

enum class Usage : std::uint8_t {
    kept,     ///< uploaded once, drawn often
    streamed  ///< uploaded anew for each frame
};

/// Bytes in GL's memory: vertices, instances or 32-bit indices.
class Buffer {
public:
    explicit Buffer(Usage usage = Usage::kept);

    template <class T>
    void upload(std::span<const T> values) {
        uploadBytes(std::as_bytes(values));
    }
    [[nodiscard]] std::size_t size_byte() const { return size_byte_; }

private:
    friend class VertexArray;
    friend class BufferTexture;
    void uploadBytes(std::span<const std::byte> bytes);

    base::Handle<BufferTraits> buffer_;
    Usage usage_;
    std::size_t size_byte_ = 0;
};

/// A buffer as shaders read it by index, four floats at a time (a samplerBuffer's texelFetch). It follows what is uploaded later.
class BufferTexture {
public:
    explicit BufferTexture(const Buffer& buffer);
    void bind(unsigned unit) const;

private:
    base::Handle<TextureTraits> texture_;
};

enum class Component : std::uint8_t { float32, unsigned8AsFraction };

/// Where an attribute of the vertex shader comes from.
struct Attribute {
    unsigned location = 0;
    int components = 0;
    Component type = Component::float32;
    std::size_t stride_byte = 0;
    std::size_t offset_byte = 0;
    bool perInstance = false;
};

/// Attributes and indices that a draw call reads, and the draw calls.
class VertexArray {
public:
    VertexArray();

    void attach(const Buffer& buffer, const Attribute& attribute);
    void attachIndices(const Buffer& buffer);

    /// `count` indices from `first` on, three a triangle.
    void drawTriangles(std::size_t first, std::size_t count) const;
    /// A strip of four vertices for each of `count` instances.
    void drawQuads(std::size_t count) const;
    /// `count` vertices from `first` on, three a triangle, whose shader needs only gl_VertexID.
    void drawVertices(std::size_t first, std::size_t count) const;

private:
    base::Handle<VertexArrayTraits> array_;
};

}  // namespace demarc::gl
