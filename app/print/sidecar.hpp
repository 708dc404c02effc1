#pragma once
#include <filesystem>
#include <string_view>
#include <vector>

#include "claim/reading.hpp"
#include "print/export.hpp"
#include "project/export_settings.hpp"

namespace demarc::project {
class Desk;
}

namespace demarc::print {

/// Whether an option is about the files of one run, and so never in a sidecar.
[[nodiscard]] bool isOfRun(std::string_view option);

/// Writes FILE.json beside the image FILE: the reports with their texts, the options as they were given, where the map lies, and for each mark its claims
/// with sentence and source; of a project (not null) also its records. Throws FileError.
void writeSidecar(const std::filesystem::path& image, const std::vector<project::Option>& given, const project::ExportSettings& settings, const project::Desk* desk, const LaidOut& made,
                  const std::vector<claim::Reading>& readings);

}  // namespace demarc::print
