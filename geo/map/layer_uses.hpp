#pragma once
#include <memory>
#include <string>
#include <vector>

#include "map/user_layers.hpp"

namespace demarc::map {

/// All that one file holds, as read.
using LayerFileContent = std::shared_ptr<const std::vector<layer::VectorLayer>>;

/// Each of a file's layers in this style, all bearing its title: with their own names behind it where there are several. Throws UsageError
/// naming the file where the style names a field that none of them has.
[[nodiscard]] std::vector<LayerUse> usesOf(const LayerFileContent& content, const LayerStyle& style, const std::string& file);

/// Reads files through the cache. Throws what reading throws.
[[nodiscard]] base::Result<std::vector<LayerUse>> openLayerUses(const std::vector<LayerSpec>& specs);

}  // namespace demarc::map
