#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>

namespace demarc::print {

enum class VectorFormat : std::uint8_t { pdf, svg };

/// By the ending of the name, in any case; nothing for another.
[[nodiscard]] std::optional<VectorFormat> vectorFormatOf(const std::filesystem::path& path);

}  // namespace demarc::print
