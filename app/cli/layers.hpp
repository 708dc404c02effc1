#pragma once
#include <CLI/CLI.hpp>
#include <future>
#include <string>
#include <vector>

#include "base/issue.hpp"
#include "map/user_layers.hpp"

namespace demarc::cli {

/// --layer FILE[|SUBLAYER][:style], any number of times.
void addLayerOption(CLI::App& command, std::vector<std::string>& specs);

/// Layers that are being read, on a thread of their own, while other things are.
using OpeningLayers = std::future<base::Result<std::vector<map::LayerUse>>>;

/// Styles are checked at once. Throws UsageError, FormatError.
[[nodiscard]] OpeningLayers startLayers(const std::vector<std::string>& specs);
/// Waits for them and prints what was doubtful. Throws what reading threw.
[[nodiscard]] std::vector<map::LayerUse> openedLayers(OpeningLayers opening);

}  // namespace demarc::cli
