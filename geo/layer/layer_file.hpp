#pragma once
#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "layer/read.hpp"

namespace demarc::layer {

/// What was read of a user's file, as it lies in memory, under a key that tells of what. For this machine only: no order of bytes is settled.
/// Reading is about as fast as copying; a sum over all bytes tells damage.
class LayerFile {
public:
    /// Nothing where the file is not there, is damaged, or holds something else.
    [[nodiscard]] static std::optional<ReadLayers> read(const std::filesystem::path& path, const std::string& key);
    /// Beside its name first, so that nobody reads half of it. Throws FileError.
    static void write(const std::filesystem::path& path, const std::string& key, const ReadLayers& layers);
    /// The sum that tells damage.
    [[nodiscard]] static std::uint64_t sum(std::span<const std::byte> bytes);

private:
    class Reader;
    class Writer;
};

}  // namespace demarc::layer
