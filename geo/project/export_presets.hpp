#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "project/export_settings.hpp"

namespace demarc::project {

/// Settings under a name: form, size and look. What is shown, where it is written and what it says stay with the map that is exported.
struct ExportPreset {
    std::string name;
    std::string ending;       ///< of the file: ".png"
    ExportSettings settings;
    bool isOwn = false;       ///< the user's, who may delete it
    friend bool operator==(const ExportPreset&, const ExportPreset&) = default;
};

/// What of the settings a preset keeps.
[[nodiscard]] ExportPreset presetOf(std::string name, const ExportSettings& settings);
/// The settings in the form of a preset; the file's name gets its ending.
[[nodiscard]] ExportSettings withPreset(const ExportSettings& settings, const ExportPreset& preset);

[[nodiscard]] const std::vector<ExportPreset>& builtInPresets();

/// The user's own, in presets.json of a folder. A file that can't be read is never written over: then it is moved aside, to presets.json.bad.
class PresetShelf {
public:
    /// An empty folder keeps presets for this run alone.
    explicit PresetShelf(std::filesystem::path folder);

    /// Built-in ones, then the user's own by the alphabet.
    [[nodiscard]] const std::vector<ExportPreset>& all() const { return all_; }
    /// What is wrong with the file; empty where nothing is.
    [[nodiscard]] const std::string& problem() const { return problem_; }
    /// In place of one of the same name. Throws UsageError for the name of a built-in one, FileError where it can't be kept.
    void keep(ExportPreset preset);
    void remove(const std::string& name);

private:
    void write();

    std::filesystem::path file_;
    std::vector<ExportPreset> all_;
    std::string problem_;
    bool isBad_ = false;  ///< the file holds what can't be read
};

}  // namespace demarc::project
