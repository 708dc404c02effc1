#pragma once
#include <algorithm>
#include <cctype>
#include <filesystem>
#include <string>

namespace demarc::print {

/// ".png" of "MAP.PNG".
[[nodiscard]] inline std::string endingOf(const std::filesystem::path& path) {
    std::string ending = path.extension().string();
    std::ranges::transform(ending, ending.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return ending;
}

}  // namespace demarc::print
