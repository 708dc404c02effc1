#include "project/export_presets.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/words.hpp"

namespace demarc::project {
namespace {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

constexpr std::size_t LIMIT_BYTE = std::size_t{1} << 20;

/// What is shown, where it is written and what it says.
template <class From, class To>
void takeContent(From&& from, To& to) {
    to.inputs = from.inputs, to.output = from.output, to.from = from.from;
    to.gazetteers = from.gazetteers, to.corrections = from.corrections, to.reader = from.reader;
    to.layers = from.layers, to.rasters = from.rasters, to.outlines = from.outlines;
    to.fit = from.fit, to.centre = from.centre, to.zoom = from.zoom;
    to.view = from.view, to.at = from.at, to.date = from.date, to.frames = from.frames, to.step = from.step, to.per = from.per;
    to.title = from.title, to.subtitle = from.subtitle, to.note = from.note;
}

ExportPreset made(const char* name, const char* ending, const std::vector<Option>& options) {
    ExportPreset preset{name, ending, {}, false};
    for (const auto& [option, values] : options) setOption(preset.settings, option, values);
    return preset;
}

Json asJson(const ExportPreset& preset) {
    Json options = Json::object();
    for (const auto& [name, values] : optionsOf(preset.settings)) options[name] = values;
    return {{"name", preset.name}, {"ending", preset.ending}, {"options", std::move(options)}};
}

ExportPreset presetFrom(const Json& json) {
    ExportPreset preset{json.at("name").get<std::string>(), json.value("ending", ".png"), {}, true};
    for (const auto& [name, values] : json.at("options").items()) setOption(preset.settings, name, values.get<std::vector<std::string>>());
    return preset;
}

}  // namespace

ExportPreset presetOf(std::string name, const ExportSettings& settings) {
    ExportPreset preset{std::move(name), fs::path{settings.output}.extension().string(), settings, true};
    takeContent(ExportSettings{}, preset.settings);
    return preset;
}

ExportSettings withPreset(const ExportSettings& settings, const ExportPreset& preset) {
    ExportSettings changed = preset.settings;
    takeContent(settings, changed);
    if (!preset.isOwn) {
        // Those of the program say nothing about these but where they are for paper.
        if (preset.settings.theme != "print" && settings.theme != "print") changed.theme = settings.theme;
        changed.language = settings.language, changed.localNames = settings.localNames, changed.boundaries = settings.boundaries, changed.crs = settings.crs;
    }
    if (!preset.ending.empty()) changed.output = fs::path{settings.output}.replace_extension(preset.ending).string();
    return changed;
}

const std::vector<ExportPreset>& builtInPresets() {
    static const std::vector<ExportPreset> presets{
        made(words::key("Slide 4K"), ".png", {{"template", {"slide"}}, {"size", {"3840x2160"}}}),
        made(words::key("Slide HD"), ".png", {{"template", {"slide"}}, {"size", {"1920x1080"}}}),
        made(words::key("Print A4 PDF"), ".pdf", {{"paper", {"A4"}}, {"theme", {"print"}}}),
        made(words::key("Print A3 PDF"), ".pdf", {{"template", {"a3"}}, {"paper", {"A3"}}, {"theme", {"print"}}}),
        made(words::key("Web SVG"), ".svg", {{"size", {"1600x900"}}}),
        made(words::key("Social square"), ".png", {{"size", {"1080x1080"}}, {"no-sources", {}}}),
    };
    return presets;
}

PresetShelf::PresetShelf(fs::path folder) : file_{folder.empty() ? fs::path{} : folder / "presets.json"}, all_{builtInPresets()} {
    std::error_code none;
    if (file_.empty() || !fs::exists(file_, none)) return;
    try {
        const Json json = Json::parse(base::readFile(file_, LIMIT_BYTE));
        for (const Json& preset : json.at("presets")) {
            try {
                all_.push_back(presetFrom(preset));
            } catch (const std::exception& error) {
                // The others are there all the same.
                isBad_ = true;
                problem_ = file_.string() + ": a preset can't be read: " + error.what();
            }
        }
    } catch (const std::exception& error) {
        isBad_ = true;
        problem_ = file_.string() + ": can't be read: " + error.what();
    }
    std::ranges::sort(all_.begin() + static_cast<std::ptrdiff_t>(builtInPresets().size()), all_.end(), {}, &ExportPreset::name);
}

void PresetShelf::keep(ExportPreset preset) {
    const auto& builtIn = builtInPresets();
    if (std::ranges::find(builtIn, preset.name, &ExportPreset::name) != builtIn.end()) throw base::UsageError("“" + preset.name + "” comes with the program; take another name");
    preset.isOwn = true;
    const auto old = all_;
    std::erase_if(all_, [&](const ExportPreset& other) { return other.name == preset.name; });
    const auto own = all_.begin() + static_cast<std::ptrdiff_t>(builtIn.size());
    all_.insert(std::ranges::upper_bound(own, all_.end(), preset.name, {}, &ExportPreset::name), std::move(preset));
    try {
        write();
    } catch (const base::Error&) {
        all_ = old;
        throw;
    }
}

void PresetShelf::remove(const std::string& name) {
    if (std::erase_if(all_, [&](const ExportPreset& preset) { return preset.isOwn && preset.name == name; }) > 0) write();
}

void PresetShelf::write() {
    if (file_.empty()) return;
    std::error_code problem;
    fs::create_directories(file_.parent_path(), problem);
    if (std::exchange(isBad_, false)) fs::rename(file_, file_.string() + ".bad", problem);
    problem_.clear();
    Json presets = Json::array();
    for (const ExportPreset& preset : all_)
        if (preset.isOwn) presets.push_back(asJson(preset));
    base::writeFile(file_, Json{{"presets", std::move(presets)}}.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
}

}  // namespace demarc::project
