#pragma once
#include <span>
#include <string>
#include <string_view>

#include "gl/handles.hpp"

namespace demarc::gl {

/// One GLSL file with the name that errors give it.
struct ShaderFile {
    std::string name;
    std::string text;
};

/// A linked program. The files of each stage are joined after "#version 330 core"; none needs a version line of its own.
class Program {
public:
    /// Throws GlError "line.frag:12: …" with the compiler's words.
    Program(std::span<const ShaderFile> vertex, std::span<const ShaderFile> fragment);

    void use() const;
    /// Sets a uniform of this program, which must be in use. A name that the program doesn't read is ignored, as GL does.
    void set(const char* name, int value) const;
    void set(const char* name, float value) const;
    void set(const char* name, float x, float y) const;
    void set(const char* name, float x, float y, float z, float w) const;

private:
    base::Handle<ProgramTraits> program_;
};

}  // namespace demarc::gl
