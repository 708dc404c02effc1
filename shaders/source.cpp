#include "shaders/source.hpp"

#include <cstdlib>
#include <filesystem>

#include "base/error.hpp"
#include "base/file.hpp"

namespace demarc::shaders {

std::string source(std::string_view name) {
    if (const char* folder = std::getenv("DEMARC_SHADERS"); folder && *folder) return base::readFile(std::filesystem::path{folder} / name, 1 << 20);
    const auto found = embedded().find(name);
    if (found == embedded().end()) throw base::FileError(std::string{name} + ": no such shader");
    return std::string{found->second};
}

}  // namespace demarc::shaders
