#include "project/preferences.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "base/file.hpp"

namespace demarc::project {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr double LEAST_PX = 120, MOST_PX = 4000, LEAST_SHARE = 0.1, MOST_SHARE = 0.9;

fs::path fileIn(const fs::path& folder) { return folder / "preferences.json"; }

/// Calls `member(name, value, least, most)` for each size: reading and writing are one list.
void sizes(auto& panes, const auto& member) {
    member("left_px", panes.left_px, LEAST_PX, MOST_PX);
    member("right_px", panes.right_px, LEAST_PX, MOST_PX);
    member("board_px", panes.board_px, LEAST_PX, MOST_PX);
    member("time_px", panes.time_px, LEAST_PX / 2, MOST_PX);
    member("report", panes.report, LEAST_SHARE, MOST_SHARE);
    member("claims", panes.claims, LEAST_SHARE, MOST_SHARE);
    member("board", panes.board, LEAST_SHARE, MOST_SHARE);
}
void switches(auto& preferences, const auto& member) {
    member("dark", preferences.dark);
    member("hints_seen", preferences.hintsSeen);
    member("left_shown", preferences.panes.isLeftShown);
    member("right_shown", preferences.panes.isRightShown);
    member("time_shown", preferences.panes.isTimeShown);
}

}  // namespace

Preferences loadPreferences(const fs::path& folder, std::vector<std::string>& problems) {
    Preferences preferences;
    std::error_code none;
    const fs::path file = fileIn(folder);
    if (folder.empty() || !fs::is_regular_file(file, none)) return preferences;
    try {
        const auto json = Json::parse(base::MappedFile{file}.text());
        if (const auto language = json.find("language"); language != json.end() && language->is_string()) preferences.language = *language;
        sizes(preferences.panes, [&](const char* name, double& value, double least, double most) {
            const auto found = json.find(name);
            if (found != json.end() && found->is_number() && found->get<double>() >= least && found->get<double>() <= most) value = *found;
        });
        switches(preferences, [&](const char* name, bool& value) {
            if (const auto found = json.find(name); found != json.end() && found->is_boolean()) value = *found;
        });
    } catch (const Json::exception& error) {
        problems.push_back(file.string() + ": not read: " + error.what());
    } catch (const base::Error& error) {
        problems.push_back(error.what());
    }
    return preferences;
}

void savePreferences(const fs::path& folder, const Preferences& preferences) {
    if (folder.empty()) return;
    Json json{{"language", preferences.language}};
    sizes(preferences.panes, [&](const char* name, double value, double, double) { json[name] = value; });
    switches(preferences, [&](const char* name, bool value) { json[name] = value; });
    std::error_code none;
    fs::create_directories(folder, none);
    base::writeFile(fileIn(folder), json.dump(1) + '\n');
}

}  // namespace demarc::project
