#pragma once
#include <filesystem>
#include <string>

namespace demarc::base {

/// Where a library of ours lies: beside the program where it was installed, else where it was built.
[[nodiscard]] std::filesystem::path besideProgram(const std::filesystem::path& built);

/// A library loaded when it is first needed; it stays loaded until the program ends.
class SharedLibrary {
public:
    /// A file, or a name that the system's loader finds. Throws FileError where it can't be loaded.
    explicit SharedLibrary(const std::filesystem::path& file);

    /// The function `name`, which must be a Function. Throws FileError where there is none.
    template <class Function>
    [[nodiscard]] Function* function(const char* name) const {
        return reinterpret_cast<Function*>(symbol(name));
    }

private:
    [[nodiscard]] void* symbol(const char* name) const;

    std::string file_;
    void* handle_;
};

}  // namespace demarc::base
