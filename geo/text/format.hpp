#pragma once
#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

namespace demarc::text {

enum class ReportFormat : std::uint8_t { plain, markdown, html, json };

/// How a report is written: by the extension of its file, else by how its text begins.
[[nodiscard]] ReportFormat formatOf(const std::filesystem::path& path, std::string_view text);

/// Whether a file is read as a report by the ending of its name, in whatever case.
[[nodiscard]] bool isReportFile(const std::filesystem::path& file);
/// The reports that lie in a folder, by name. Throws FileError where it can't be read or holds none.
[[nodiscard]] std::vector<std::filesystem::path> reportsIn(const std::filesystem::path& folder);

}  // namespace demarc::text
