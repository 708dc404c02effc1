#include "gl/program.hpp"

#include <glad/gl.h>

#include <algorithm>
#include <charconv>

#include "base/error.hpp"

namespace demarc::gl {
namespace {

constexpr std::string_view kVersion = "#version 330 core\n";

/// Drivers begin a message with "0:12(5): …" (Mesa) or "0(12) : …" (NVIDIA): the line of all files joined.
std::string withFileName(std::string_view log, std::span<const ShaderFile> files) {
    int source = 0;
    std::ptrdiff_t line = 0;
    const char* end = log.data() + log.size();
    const auto first = std::from_chars(log.data(), end, source);
    if (first.ec != std::errc{} || first.ptr == end || std::from_chars(first.ptr + 1, end, line).ec != std::errc{})
        return files.back().name + ": " + std::string{log};
    --line;  // the version's
    std::size_t file = 0;
    for (; file + 1 < files.size(); ++file) {
        const std::ptrdiff_t lines = std::ranges::count(files[file].text, '\n') + 1;
        if (line <= lines) break;
        line -= lines;
    }
    const auto text = log.find(": ");
    return files[file].name + ":" + std::to_string(line) + ": " + std::string{text == std::string_view::npos ? log : log.substr(text + 2)};
}

std::string oneLine(std::string text) {
    while (!text.empty() && (text.back() == '\n' || text.back() == '\0')) text.pop_back();
    for (char& c : text)
        if (c == '\n') c = ' ';
    return text;
}

base::Handle<ShaderTraits> compile(unsigned stage, std::span<const ShaderFile> files) {
    std::string text{kVersion};
    for (const ShaderFile& file : files) text += file.text + "\n";
    base::Handle<ShaderTraits> shader{glCreateShader(stage)};
    const char* start = text.c_str();
    glShaderSource(shader.get(), 1, &start, nullptr);
    glCompileShader(shader.get());
    GLint good = 0;
    glGetShaderiv(shader.get(), GL_COMPILE_STATUS, &good);
    if (good) return shader;
    GLint length = 0;
    glGetShaderiv(shader.get(), GL_INFO_LOG_LENGTH, &length);
    std::string log(static_cast<std::size_t>(length), '\0');
    glGetShaderInfoLog(shader.get(), length, nullptr, log.data());
    throw base::GlError(withFileName(oneLine(std::move(log)), files));
}

}  // namespace

Program::Program(std::span<const ShaderFile> vertex, std::span<const ShaderFile> fragment) : program_{glCreateProgram()} {
    const auto vertexShader = compile(GL_VERTEX_SHADER, vertex);
    const auto fragmentShader = compile(GL_FRAGMENT_SHADER, fragment);
    glAttachShader(program_.get(), vertexShader.get());
    glAttachShader(program_.get(), fragmentShader.get());
    glLinkProgram(program_.get());
    GLint good = 0;
    glGetProgramiv(program_.get(), GL_LINK_STATUS, &good);
    if (good) return;
    GLint length = 0;
    glGetProgramiv(program_.get(), GL_INFO_LOG_LENGTH, &length);
    std::string log(static_cast<std::size_t>(length), '\0');
    glGetProgramInfoLog(program_.get(), length, nullptr, log.data());
    throw base::GlError(vertex.back().name + " with " + fragment.back().name + ": " + oneLine(std::move(log)));
}

void Program::use() const { glUseProgram(program_.get()); }
void Program::set(const char* name, int value) const { glUniform1i(glGetUniformLocation(program_.get(), name), value); }
void Program::set(const char* name, float value) const { glUniform1f(glGetUniformLocation(program_.get(), name), value); }
void Program::set(const char* name, float x, float y) const { glUniform2f(glGetUniformLocation(program_.get(), name), x, y); }
void Program::set(const char* name, float x, float y, float z, float w) const {
    glUniform4f(glGetUniformLocation(program_.get(), name), x, y, z, w);
}

}  // namespace demarc::gl
