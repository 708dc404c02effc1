#pragma once
#include <cstdint>
#include <filesystem>
#include <string_view>

namespace demarc::text {

enum class ReportFormat : std::uint8_t { plain, markdown, html, json };

/// How a report is written: by the extension of its file, else by how its text begins.
[[nodiscard]] ReportFormat formatOf(const std::filesystem::path& path, std::string_view text);

}  // namespace demarc::text
