#include "base/file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>
#include <vector>

#include "base/error.hpp"

namespace demarc::base {
namespace {

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

/// Visits the blocks of a file until its end.
template <class Visit>
void readBlocks(int file, const std::filesystem::path& path, std::size_t limit_byte, const Visit& visit) {
    std::array<char, 1 << 16> block;
    for (std::size_t total = 0;;) {
        const ssize_t got = ::read(file, block.data(), block.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) fail(path, "read");
        if (got == 0) return;
        total += static_cast<std::size_t>(got);
        if (total > limit_byte) throw FileError(path.string() + ": larger than " + std::to_string(limit_byte >> 20) + " MiB; split it into smaller files");
        visit(std::string_view{block.data(), static_cast<std::size_t>(got)});
    }
}

}  // namespace

void DescriptorTraits::free(Type descriptor) { ::close(descriptor); }

MappedFile::MappedFile(const std::filesystem::path& path) : MappedFile{openToRead(path).get(), path} {}

MappedFile::MappedFile(MappedFile&& other) noexcept : data_{std::exchange(other.data_, nullptr)}, size_byte_{std::exchange(other.size_byte_, 0)} {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_byte_, other.size_byte_);
    return *this;
}

MappedFile::~MappedFile() {
    if (data_) ::munmap(const_cast<std::byte*>(data_), size_byte_);
}

void MappedFile::release(std::size_t end) const {
    const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    if (data_ && end >= page) ::madvise(const_cast<std::byte*>(data_), std::min(end, size_byte_) / page * page, MADV_DONTNEED);
}

MappedFile::MappedFile(int descriptor, const std::filesystem::path& path) {
    struct stat status {};
    if (::fstat(descriptor, &status) != 0) fail(path, "read");
    size_byte_ = static_cast<std::size_t>(status.st_size);
    if (size_byte_ == 0) return;
    void* data = ::mmap(nullptr, size_byte_, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (data == MAP_FAILED) fail(path, "map");
    data_ = static_cast<const std::byte*>(data);
}

MappedFile mapInput(const std::filesystem::path& path, std::size_t limit_byte) {
    const Descriptor opened = path == "-" ? Descriptor{} : openToRead(path);
    const int file = path == "-" ? STDIN_FILENO : opened.get();
    struct stat status {};
    if (::fstat(file, &status) == 0 && S_ISREG(status.st_mode) && ::lseek(file, 0, SEEK_CUR) == 0) return MappedFile{file, path};
    SpoolFile spool;
    readBlocks(file, path, limit_byte, [&](std::string_view block) { spool.append(block); });
    return MappedFile{spool.file_.get(), path};
}

SpoolFile::SpoolFile() {
    std::error_code none;
    std::string name = (std::filesystem::temp_directory_path(none) / "demarc-XXXXXX").string();
    file_ = Descriptor{::mkostemp(name.data(), O_CLOEXEC)};
    if (file_) ::unlink(name.c_str());
    else file_ = Descriptor{::memfd_create("demarc", MFD_CLOEXEC)};  // no folder to write in: it stays in memory
    if (!file_) fail(name, "write");
}

void SpoolFile::append(std::string_view bytes) { writeAll(file_.get(), bytes, "temporary file"); }

void SpoolFile::read(const std::function<void(std::string_view)>& visit) const {
    ::lseek(file_.get(), 0, SEEK_SET);
    readBlocks(file_.get(), "temporary file", SIZE_MAX, visit);
}

std::string readFile(const std::filesystem::path& path, std::size_t limit_byte) {
    const Descriptor opened = path == "-" ? Descriptor{} : openToRead(path);
    const int file = path == "-" ? STDIN_FILENO : opened.get();
    std::string bytes;
    struct stat status {};
    if (::fstat(file, &status) == 0 && S_ISREG(status.st_mode)) bytes.reserve(std::min(static_cast<std::size_t>(status.st_size), limit_byte) + 1);
    readBlocks(file, path, limit_byte, [&](std::string_view block) { bytes.append(block); });
    return bytes;
}

OutputFile::OutputFile(std::filesystem::path path) : path_{std::move(path)} {
    if (path_ == "-") {
        descriptor_ = STDOUT_FILENO;
        path_ = "standard output";
        return;
    }
    // A device or a pipe can't be replaced by a rename: write into it.
    std::error_code ignored;
    const auto kind = std::filesystem::status(path_, ignored).type();
    if (kind == std::filesystem::file_type::directory) throw FileError(path_.string() + ": can't write: is a directory");
    const bool inPlace = kind != std::filesystem::file_type::not_found && kind != std::filesystem::file_type::regular;
    if (!inPlace) beside_ = path_.string() + ".part" + std::to_string(::getpid());
    if (!inPlace) unfinished_.emplace(beside_);
    descriptor_ = inPlace ? ::open(path_.c_str(), O_WRONLY | O_CLOEXEC) : ::open(beside_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (descriptor_ < 0) fail(path_, "write");
}

OutputFile::~OutputFile() {
    if (descriptor_ >= 0 && descriptor_ != STDOUT_FILENO) ::close(descriptor_);
    if (!beside_.empty()) ::unlink(beside_.c_str());
}

void OutputFile::append(std::string_view bytes) { writeAll(descriptor_, bytes, path_); }

void OutputFile::commit() {
    if (beside_.empty()) return;
    if (::fsync(descriptor_) != 0 && errno != EINVAL) fail(path_, "write");
    if (::rename(beside_.c_str(), path_.c_str()) != 0) fail(path_, "write");
    beside_.clear();
}

void writeFile(const std::filesystem::path& path, std::string_view bytes) {
    OutputFile file{path};
    file.append(bytes);
    file.commit();
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
