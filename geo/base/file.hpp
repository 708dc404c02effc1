#pragma once
#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/handle.hpp"
#include "base/unfinished.hpp"

namespace demarc::base {

struct DescriptorTraits {
    using Type = int;
    static Type null() { return -1; }
    static void free(Type descriptor);
};
using Descriptor = Handle<DescriptorTraits>;

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
    /// Says that the first bytes up to `end` are not needed for now: they leave memory and come back from the file when they are read again.
    void release(std::size_t end) const;

private:
    friend MappedFile mapInput(const std::filesystem::path& path, std::size_t limit_byte);
    MappedFile(int descriptor, const std::filesystem::path& path);

    const std::byte* data_ = nullptr;
    std::size_t size_byte_ = 0;
};

/// The whole file ("-" is standard input). Throws FileError when it can't be read or holds more than `limit_byte`.
[[nodiscard]] std::string readFile(const std::filesystem::path& path, std::size_t limit_byte);

/// The whole file ("-" is standard input) as memory; what a pipe or device brings is kept in a temporary file that has no name. Throws FileError.
[[nodiscard]] MappedFile mapInput(const std::filesystem::path& path, std::size_t limit_byte);

/// A temporary file without a name, gone with its handle: for what is too long to hold. Throws FileError.
class SpoolFile {
public:
    SpoolFile();
    void append(std::string_view bytes);
    /// Visits what was appended, block by block.
    void read(const std::function<void(std::string_view)>& visit) const;

private:
    friend MappedFile mapInput(const std::filesystem::path& path, std::size_t limit_byte);
    Descriptor file_;
};

/// A file that is written piece by piece, beside its name until it is whole: without commit() whatever was there stays as it was. "-" is standard
/// output and a device or pipe is written into, each piece at once. Throws FileError naming the file and the reason.
class OutputFile {
public:
    explicit OutputFile(std::filesystem::path path);
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;
    ~OutputFile();
    void append(std::string_view bytes);
    void commit();

private:
    std::filesystem::path path_;
    std::filesystem::path beside_;  ///< empty where the file is written in place
    std::optional<Unfinished> unfinished_;
    int descriptor_ = -1;
};

/// Writes beside the file and renames, so that a failure (no right, full disk) leaves whatever was there as it was.
/// "-" is standard output. Throws FileError naming the file and the reason.
void writeFile(const std::filesystem::path& path, std::string_view bytes);

/// Where the program's own files are: $DEMARC_ASSETS, else beside the executable (../share/demarc, ../../../assets …),
/// else the source tree it was built from. Throws FileError that lists the places tried.
[[nodiscard]] std::filesystem::path findAssets();

/// Where the user's own parties, places and templates are: $XDG_DATA_HOME/demarc, else ~/.local/share/demarc; empty where neither is known.
[[nodiscard]] std::filesystem::path userDataFolder();

}  // namespace demarc::base
