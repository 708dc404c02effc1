#pragma once
#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace demarc::cli {

/// Adds --raster FILE[:hillshade,opacity=0.6,exaggeration=5,title=NAME] or TILES[|opacity=0.6,maxzoom=14,attribution=WHO], which may be given several times.
void addRasterOption(CLI::App& command, std::vector<std::string>& rasters);

/// Throws UsageError for an address of the network among `rasters` that is not among those `written` on the command line: `from`, a sidecar or a template, brought it.
void checkAddresses(const std::vector<std::string>& rasters, const std::vector<std::string>& written, const std::string& from);

}  // namespace demarc::cli
