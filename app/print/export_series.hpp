#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "claim/reading.hpp"
#include "map/compose.hpp"
#include "project/export_settings.hpp"

namespace demarc::print {

/// One image of those that a run makes.
struct Take {
    std::filesystem::path path;
    map::SceneRequest request;
};

/// Every date from the first to the last, `step` ("1d", "2w", "1m") apart. Throws UsageError for what is no range, no step, or more than 2,000 dates.
[[nodiscard]] std::vector<base::Date> datesBetween(const std::string& range, const std::string& step);

/// The images that --per and --frames ask for; without them the one. Names: map-Russia.png, map-2025-11-20.png, map-0001.png.
/// Throws UsageError where there is nothing to make one each of.
[[nodiscard]] std::vector<Take> takesOf(const project::ExportSettings& settings, const map::SceneRequest& request, const std::vector<claim::Reading>& readings);

}  // namespace demarc::print
