#pragma once
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/file.hpp"

namespace demarc::layer {

/// Values as they lie in memory, in a file under a key that tells of what they were made. For this machine only: no order of bytes is settled. Reading is
/// about as fast as copying; a sum over all bytes tells damage. `magic` is another for each layout.
class KeptWriter {
public:
    KeptWriter(std::uint64_t magic, std::string_view key, std::size_t size_byte);
    void bytes(const void* from, std::size_t size) { out_.append(static_cast<const char*>(from), size); }
    void number(std::uint64_t value) { bytes(&value, sizeof value); }
    template <class T>
    void value(const T& value) {
        static_assert(sizeof(T) % 8 == 0);
        bytes(&value, sizeof value);
    }
    template <class T>
    void list(const std::vector<T>& values) {
        number(values.size());
        bytes(values.data(), values.size() * sizeof(T));
        out_.resize((out_.size() + 7) / 8 * 8);
    }
    void text(std::string_view value) { list(std::vector<char>(value.begin(), value.end())); }
    /// Beside its name first, so that nobody reads half of it. Throws FileError.
    void write(const std::filesystem::path& path);

private:
    std::string out_;
};

class KeptReader {
public:
    /// Nothing where the file is not there, is damaged, or holds something else.
    [[nodiscard]] static std::optional<KeptReader> open(const std::filesystem::path& path, std::uint64_t magic, std::string_view key);
    // Each throws FormatError at the file's end.
    [[nodiscard]] std::uint64_t number();
    template <class T>
    void value(T& value) {
        static_assert(sizeof(T) % 8 == 0);
        take(&value, sizeof value);
    }
    template <class T>
    void list(std::vector<T>& values) {
        const std::uint64_t count = number();
        if (count > (bytes_.size() - at_) / sizeof(T)) throw base::FormatError("cut off");
        const auto* first = reinterpret_cast<const T*>(bytes_.data() + at_);  // lists begin at multiples of eight
        values.assign(first, first + count);
        at_ = (at_ + count * sizeof(T) + 7) / 8 * 8;
    }
    [[nodiscard]] std::string text();

private:
    explicit KeptReader(base::MappedFile file) : file_{std::move(file)}, bytes_{file_.bytes()} {}
    void take(void* to, std::size_t size);

    base::MappedFile file_;
    std::span<const std::byte> bytes_;
    std::size_t at_ = 0;
};

/// A sum that other bytes are very unlikely to have; 10 GB/s.
[[nodiscard]] std::uint64_t sumOf(std::span<const std::byte> bytes);
template <class T>
[[nodiscard]] std::uint64_t sumOf(const std::vector<T>& values) {
    return sumOf(std::as_bytes(std::span{values}));
}

/// The file of a key in the cache's folder for layers; empty where no such folder is known. `ending` as ".layer".
[[nodiscard]] std::filesystem::path keptPlace(std::string_view key, std::string_view ending);
/// Writes it there, and lets the oldest of its ending go. A cache that can't be written is no reason to stop: then nothing is kept.
void keep(KeptWriter& writer, const std::filesystem::path& place);

}  // namespace demarc::layer
