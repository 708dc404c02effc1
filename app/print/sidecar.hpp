#pragma once
#include <filesystem>
#include <vector>

#include "claim/reading.hpp"
#include "print/export.hpp"
#include "project/export_settings.hpp"

namespace demarc::project {
class Desk;
}

namespace demarc::print {

/// Writes FILE.json beside the image FILE: the reports with their texts, the options as they were given, where the map lies, and for each mark its claims
/// with sentence and source; of a project (not null) also its records. Throws FileError.
void writeSidecar(const std::filesystem::path& image, const std::vector<project::Option>& given, const project::ExportSettings& settings, const project::Desk* desk, const LaidOut& made,
                  const std::vector<claim::Reading>& readings);

}  // namespace demarc::print
