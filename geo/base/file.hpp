#pragma once
#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace demarc::base {

/// A read-only memory mapping of a whole file; moves, doesn't copy. Throws FileError naming the file and the reason.
class MappedFile {
public:
    MappedFile() = default;
    explicit MappedFile(const std::filesystem::path& path);
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;
    ~MappedFile();

    [[nodiscard]] std::span<const std::byte> bytes() const { return {data_, size_byte_}; }
    [[nodiscard]] std::string_view text() const { return {reinterpret_cast<const char*>(data_), size_byte_}; }

private:
    const std::byte* data_ = nullptr;
    std::size_t size_byte_ = 0;
};

/// The whole file ("-" is standard input). Throws FileError when it can't be read or holds more than `limit_byte`.
[[nodiscard]] std::string readFile(const std::filesystem::path& path, std::size_t limit_byte);

/// Writes beside the file and renames, so that a failure (no right, full disk) leaves whatever was there as it was.
/// "-" is standard output. Throws FileError naming the file and the reason.
void writeFile(const std::filesystem::path& path, std::string_view bytes);

/// Where the program's own files are: $DEMARC_ASSETS, else beside the executable (../share/demarc, ../../../assets …),
/// else the source tree it was built from. Throws FileError that lists the places tried.
[[nodiscard]] std::filesystem::path findAssets();

/// Where the user's own parties, places and templates are: $XDG_DATA_HOME/demarc, else ~/.local/share/demarc; empty where neither is known.
[[nodiscard]] std::filesystem::path userDataFolder();

}  // namespace demarc::base
