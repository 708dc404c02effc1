#pragma once
#include <map>
#include <string>
#include <string_view>

namespace demarc::shaders {

/// All GLSL files as they were at build, by file name.
[[nodiscard]] const std::map<std::string_view, std::string_view>& embedded();

/// One GLSL file: read from the folder that $DEMARC_SHADERS names, so that a shader can be changed without a build; else the embedded one.
/// Throws FileError for a name that isn't there.
[[nodiscard]] std::string source(std::string_view name);

}  // namespace demarc::shaders
