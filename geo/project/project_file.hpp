#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "claim/positions.hpp"
#include "project/records.hpp"

namespace demarc::project {

/// The ending of a project's name: a GeoPackage, which other programs open as layers.
inline constexpr const char* PROJECT_ENDING = ".demarc.gpkg";
[[nodiscard]] bool isProjectFile(const std::filesystem::path& file);
/// The file's name without that ending, if it has it.
[[nodiscard]] std::string projectName(const std::filesystem::path& file);

/// All that a project file holds.
struct Project {
    Records records;
    History history;
};

/// What other programs see of a project: layers of its places, claims, positions and annotations.
struct ProjectLayers {
    const std::vector<claim::Reading>& readings;
    const std::vector<claim::PlaceView>& places;
};

/// Writes a project beside its name and gives it the name when it lies whole on the disk: whatever happens meanwhile, the file is the one of before
/// or the new one. Without `layers` other programs see none. Throws FileError naming the file.
void saveProject(const std::filesystem::path& file, const Records& records, const History& history, const ProjectLayers* layers = nullptr);

/// Throws FileError, and FormatError for what is no project, is damaged, or was written by a version that is newer than ours knows.
[[nodiscard]] Project openProject(const std::filesystem::path& file);

}  // namespace demarc::project
