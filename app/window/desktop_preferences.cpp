#include <imgui.h>

#include <utility>

#include "base/error.hpp"
#include "project/state_folder.hpp"
#include "window/desktop.hpp"

// What is the user's, whatever the project: language, theme, panes; and the first start.

namespace demarc::window {

/// The theme is the user's, not the project's that is left.
void Desktop::clearDesk() {
    project::ViewState view;
    view.dark = preferences_.dark;
    desk_.load({{project::keyOf(view), std::make_shared<const std::string>(project::toJson(view))}}, {});
    fitNext_ = true;
}

void Desktop::takePreferences() {
    std::vector<std::string> problems;
    preferences_ = keptPreferences_ = project::loadPreferences(project::stateFolder(), problems);
    messages_.add(problems);
    languages_ = words::languages(assets_);
    if (preferences_.dark != desk_.state().dark) clearDesk();
    seenRevision_ = desk_.revision();
    seenTask_ = desk_.taskRevision();
    carryOut(panels::SetLanguage{preferences_.language});
}

void Desktop::carryOut(const panels::SetLanguage& request) {
    try {
        words::choose(assets_, request.language.empty() ? words::ofEnvironment() : request.language);
        preferences_.language = request.language;
    } catch (const base::Error& error) {
        messages_.push_back(error.what());
    }
}

/// Kept at once, since a program may be killed; while a line between panes is dragged, not yet.
void Desktop::keepPreferences() {
    preferences_.dark = desk_.state().dark;
    if (preferences_ == keptPreferences_ || ImGui::IsAnyMouseDown()) return;
    keptPreferences_ = preferences_;
    worker_.post(
        [preferences = preferences_]() -> Worker::Finish {
            project::savePreferences(project::stateFolder(), preferences);
            return [] {};
        },
        "preferences");
}

void Desktop::welcome() {
    if (preferences_.hintsSeen) return;
    keeper_.onLooked = [this] {
        if (keeper_.lost().empty()) showSample();
    };
}

void Desktop::showSample() {
    showsHints_ = true;
    sample_ = assets_ / "samples" / "ukraine-2025-11-20.txt";
    openFiles({sample_});
}

/// What was shown to somebody new makes room for what they came for, unless it was worked on.
void Desktop::putSampleAway() {
    if (std::exchange(sample_, {}).empty()) return;
    carryOut(panels::Asked{.commands = {}, .requests = {panels::SeenHints{true}}, .again_s = {}});  // they speak of it
    if (!keeper_.isChanged(desk_)) clearDesk();
}

panels::Panes Desktop::panesNow() const {
    const float scale = window_.contentScale();
    const auto panes = panels::arrange(static_cast<float>(window_.width_px()), static_cast<float>(window_.height_px()), scale, preferences_.panes, panels::showsBoard(*memory_));
    return showsHints_ && !desk_.state().readings->empty() ? panels::withHints(panes, scale) : panes;
}

}  // namespace demarc::window
