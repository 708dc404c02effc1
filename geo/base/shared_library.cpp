#include "base/shared_library.hpp"

#include <dlfcn.h>

#include "base/error.hpp"

namespace demarc::base {

std::filesystem::path besideProgram(const std::filesystem::path& built) {
    std::error_code none;
    const auto beside = std::filesystem::read_symlink("/proc/self/exe", none).parent_path() / built.filename();
    return std::filesystem::exists(beside, none) ? beside : built;
}

SharedLibrary::SharedLibrary(const std::filesystem::path& file) : file_{file}, handle_{dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL)} {
    if (handle_ == nullptr) throw FileError(file_ + ": can't be loaded: " + dlerror());
}

void* SharedLibrary::symbol(const char* name) const {
    void* const found = dlsym(handle_, name);
    if (found == nullptr) throw FileError(file_ + ": has no function " + name);
    return found;
}

}  // namespace demarc::base
