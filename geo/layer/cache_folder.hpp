#pragma once
#include <cstdlib>
#include <filesystem>

namespace demarc::layer {

/// Where what can be had again is kept: $XDG_CACHE_HOME/demarc/NAME, else ~/.cache/demarc/NAME; empty where neither is known.
[[nodiscard]] inline std::filesystem::path cacheFolder(const char* name) {
    if (const char* cache = std::getenv("XDG_CACHE_HOME"); cache != nullptr && *cache == '/') return std::filesystem::path{cache} / "demarc" / name;
    if (const char* home = std::getenv("HOME"); home != nullptr && *home == '/') return std::filesystem::path{home} / ".cache/demarc" / name;
    return {};
}

}  // namespace demarc::layer
