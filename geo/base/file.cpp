#include "base/file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "base/handle.hpp"

namespace demarc::base {
namespace {

struct DescriptorTraits {
    using Type = int;
    static Type null() { return -1; }
    static void free(Type descriptor) { ::close(descriptor); }
};
using Descriptor = Handle<DescriptorTraits>;

[[noreturn]] void fail(const std::filesystem::path& path, const char* verb) {
    throw FileError(path.string() + ": can't " + verb + ": " + std::strerror(errno));
}

Descriptor openToRead(const std::filesystem::path& path) {
    Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (!file) fail(path, "open");
    struct stat status {};
    if (::fstat(file.get(), &status) == 0 && S_ISDIR(status.st_mode)) {
        errno = EISDIR;
        fail(path, "read");
    }
    return file;
}

void writeAll(int descriptor, std::string_view bytes, const std::filesystem::path& path) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail(path, "write");
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

}  // namespace

MappedFile::MappedFile(const std::filesystem::path& path) {
    const Descriptor file = openToRead(path);
    struct stat status {};
    if (::fstat(file.get(), &status) != 0) fail(path, "read");
    size_byte_ = static_cast<std::size_t>(status.st_size);
    if (size_byte_ == 0) return;
    void* data = ::mmap(nullptr, size_byte_, PROT_READ, MAP_PRIVATE, file.get(), 0);
    if (data == MAP_FAILED) fail(path, "map");
    data_ = static_cast<const std::byte*>(data);
}

MappedFile::MappedFile(MappedFile&& other) noexcept : data_{std::exchange(other.data_, nullptr)}, size_byte_{std::exchange(other.size_byte_, 0)} {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_byte_, other.size_byte_);
    return *this;
}

MappedFile::~MappedFile() {
    if (data_) ::munmap(const_cast<std::byte*>(data_), size_byte_);
}

std::string readFile(const std::filesystem::path& path, std::size_t limit_byte) {
    const Descriptor opened = path == "-" ? Descriptor{} : openToRead(path);
    const int file = path == "-" ? STDIN_FILENO : opened.get();
    std::string bytes;
    struct stat status {};
    if (::fstat(file, &status) == 0 && S_ISREG(status.st_mode)) bytes.reserve(std::min(static_cast<std::size_t>(status.st_size), limit_byte) + 1);
    std::array<char, 1 << 16> block;
    for (;;) {
        const ssize_t got = ::read(file, block.data(), block.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) fail(path, "read");
        if (got == 0) return bytes;
        if (bytes.size() + static_cast<std::size_t>(got) > limit_byte)
            throw FileError(path.string() + ": larger than " + std::to_string(limit_byte >> 20) + " MiB; split it into smaller files");
        bytes.append(block.data(), static_cast<std::size_t>(got));
    }
}

void writeFile(const std::filesystem::path& path, std::string_view bytes) {
    if (path == "-") return writeAll(STDOUT_FILENO, bytes, "standard output");
    // A device or a pipe can't be replaced by a rename: write into it.
    std::error_code ignored;
    const auto kind = std::filesystem::status(path, ignored).type();
    if (kind == std::filesystem::file_type::directory) throw FileError(path.string() + ": can't write: is a directory");
    if (kind != std::filesystem::file_type::not_found && kind != std::filesystem::file_type::regular) {
        const Descriptor device{::open(path.c_str(), O_WRONLY | O_CLOEXEC)};
        if (!device) fail(path, "write");
        return writeAll(device.get(), bytes, path);
    }
    const std::filesystem::path beside = path.string() + ".part" + std::to_string(::getpid());
    Descriptor file{::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)};
    if (!file) fail(path, "write");
    try {
        writeAll(file.get(), bytes, path);
        if (::fsync(file.get()) != 0 && errno != EINVAL) fail(path, "write");
        if (::rename(beside.c_str(), path.c_str()) != 0) fail(path, "write");
    } catch (...) {
        ::unlink(beside.c_str());
        throw;
    }
}

std::filesystem::path findAssets() {
    std::error_code error;
    const auto binary = std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
    std::vector<std::filesystem::path> candidates;
    if (const char* chosen = std::getenv("DEMARC_ASSETS"); chosen && *chosen) candidates = {chosen};
    else candidates = {binary / "../share/demarc", binary / "../../../assets", DEMARC_SOURCE_ASSETS};
    std::string tried;
    for (const auto& candidate : candidates) {
        if (std::filesystem::exists(candidate / "MANIFEST.toml", error)) return std::filesystem::weakly_canonical(candidate);
        tried += (tried.empty() ? "" : ", ") + candidate.string();
    }
    throw FileError("assets not found (no MANIFEST.toml in " + tried + "); set DEMARC_ASSETS to the folder that holds them");
}

std::filesystem::path userDataFolder() {
    if (const char* data = std::getenv("XDG_DATA_HOME"); data && *data) return std::filesystem::path{data} / "demarc";
    if (const char* home = std::getenv("HOME"); home && *home) return std::filesystem::path{home} / ".local/share/demarc";
    return {};
}

}  // namespace demarc::base
