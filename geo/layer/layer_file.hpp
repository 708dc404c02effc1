#pragma once
#include <filesystem>
#include <optional>
#include <string>

#include "layer/read.hpp"

namespace demarc::layer {

/// What was read of a user's file, kept under a key that tells of what.
class LayerFile {
public:
    /// Nothing where the file is not there, is damaged, or holds something else.
    [[nodiscard]] static std::optional<ReadLayers> read(const std::filesystem::path& path, const std::string& key);
    static void keep(const std::filesystem::path& path, const std::string& key, const ReadLayers& layers);
};

}  // namespace demarc::layer
