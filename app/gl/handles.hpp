#pragma once
#include "base/handle.hpp"

namespace demarc::gl {

/// GL object names. They move, don't copy, and must be freed while their context is current.
struct ObjectTraits {
    using Type = unsigned;
    static Type null() { return 0; }
};
struct BufferTraits : ObjectTraits { static void free(Type name); };
struct VertexArrayTraits : ObjectTraits { static void free(Type name); };
struct TextureTraits : ObjectTraits { static void free(Type name); };
struct FramebufferTraits : ObjectTraits { static void free(Type name); };
struct ShaderTraits : ObjectTraits { static void free(Type name); };
struct ProgramTraits : ObjectTraits { static void free(Type name); };
/// A fence in the stream of commands.
struct SyncTraits {
    using Type = void*;
    static Type null() { return nullptr; }
    static void free(Type sync);
};

}  // namespace demarc::gl
