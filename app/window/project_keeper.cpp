#include "window/project_keeper.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "base/error.hpp"
#include "base/words.hpp"
#include "claim/positions.hpp"
#include "project/project_file.hpp"
#include "project/state_folder.hpp"

namespace demarc::window {
namespace {

namespace fs = std::filesystem;

constexpr double COPY_AFTER_S = 2, LOOK_EVERY_S = 2;

/// Whether a person made something. What was opened from files can be opened again.
bool holdsWork(const project::DeskState& state) {
    return !state.task.corrections.empty() || !state.task.parties.empty() || !state.annotations.empty() || !state.slides.empty() ||
           std::ranges::any_of(state.task.reports, [](const auto& report) { return report->file.empty(); });
}

/// The epoch where there is no such file.
fs::file_time_type stampOf(const fs::path& file) {
    std::error_code none;
    const auto stamp = fs::last_write_time(file, none);
    return none ? fs::file_time_type{} : stamp;
}

}  // namespace

ProjectKeeper::ProjectKeeper(fs::path folder, std::function<void()> wake, std::function<void(const std::string&)> tell)
    : folder_{std::move(folder)}, tell_{std::move(tell)}, recovery_{folder_.empty() ? fs::path{} : folder_ / "recovery"}, thread_{std::move(wake)} {
    thread_.onError = [this](const std::string& message) { tell_(message); };
    thread_.post([this]() -> Worker::Finish {
        return [this, lost = recovery_.lost(), recent = project::recentFiles(folder_)]() mutable {
            lost_ = std::move(lost);
            recent_ = std::move(recent);
            onLooked();
        };
    });
}

bool ProjectKeeper::poll(const project::Desk& desk, double now_s) {
    const bool finished = thread_.poll();
    if (std::exchange(seenRevision_, desk.recordsRevision()) != desk.recordsRevision()) changed_s_ = now_s;
    if (now_s - changed_s_ >= COPY_AFTER_S && !saving_ && desk.recordsRevision() != copiedRevision_ && desk.recordsRevision() != savedRevision_) copyForRecovery(desk);
    if (!watched_.empty() && now_s - looked_s_ >= LOOK_EVERY_S) {
        looked_s_ = now_s;
        thread_.post(
            [this]() -> Worker::Finish {
                return [this, files = watch_.look()] {
                    if (!files.empty()) onNewFiles(files);
                };
            },
            "look");
    }
    return finished;
}

void ProjectKeeper::copyForRecovery(const project::Desk& desk) {
    copiedRevision_ = desk.recordsRevision();
    thread_.post(
        [this, keeps = isWorthKeeping(desk), records = desk.recordsAt(camera()), history = desk.history(), file = file_]() -> Worker::Finish {
            if (!keeps) recovery_.clear();  // a desk with nothing on it is none that anybody would miss
            else recovery_.save(records, history, file);
            return [] {};
        },
        "copy");
}

void ProjectKeeper::learnStamp() { stamp_ = stampOf(file_); }

void ProjectKeeper::save(const project::Desk& desk, const fs::path& given, std::function<void(bool)> then) {
    const fs::path file = given.empty() ? file_ : given;
    if (const auto stamp = stampOf(file); given.empty() && stamp != fs::file_time_type{} && stamp != stamp_) {
        tell_(say("Not saved: {0} was changed by another program since it was opened here. Save it under another name.", file.string()));
        return then(false);
    }
    saving_ = true;
    thread_.post([this, file, then = std::move(then), revision = desk.recordsRevision(), records = desk.recordsAt(camera()), history = desk.history(), readings = desk.state().readings,
                  at = desk.state().at]() -> Worker::Finish {
        try {
            const auto places = claim::placesAt(*readings, at);
            const project::ProjectLayers layers{*readings, places};
            project::saveProject(file, records, history, &layers);
        } catch (const base::Error& error) {
            return [this, then, what = std::string{error.what()}] {
                saving_ = false;
                tell_(say("Not saved. {0}", what));
                then(false);
            };
        }
        recovery_.clear();
        return [this, file, then, revision] {
            saving_ = false;
            file_ = file;
            savedRevision_ = copiedRevision_ = revision;
            learnStamp();
            remember(file);
            tell_(say("Saved {0}", project::projectName(file)));
            then(true);
        };
    });
}

void ProjectKeeper::took(const project::Desk& desk, const fs::path& file) {
    file_ = file;
    learnStamp();
    savedRevision_ = copiedRevision_ = desk.recordsRevision();
    clearCopy();
    if (!file.empty()) remember(file);
}

void ProjectKeeper::tookLost(const project::Desk& desk, project::LostProject lost) {
    file_ = lost.project;
    learnStamp();
    copiedRevision_ = desk.recordsRevision();
    // What was lost stays where it is until it is kept here.
    thread_.post([this, records = desk.records(), history = desk.history(), lost = std::move(lost)]() -> Worker::Finish {
        recovery_.save(records, history, lost.project);
        project::Recovery::discard(lost);
        return [] {};
    });
}

void ProjectKeeper::clearCopy() {
    thread_.post(
        [this]() -> Worker::Finish {
            recovery_.clear();
            return [] {};
        },
        "copy");
}

void ProjectKeeper::remember(const fs::path& file) {
    thread_.post([this, file]() -> Worker::Finish {
        project::rememberFile(folder_, file);
        return [this, recent = project::recentFiles(folder_)] { recent_ = recent; };
    });
}

bool ProjectKeeper::isChanged(const project::Desk& desk) const {
    if (desk.recordsRevision() == savedRevision_) return false;
    return !file_.empty() || holdsWork(desk.state());
}

bool ProjectKeeper::isWorthKeeping(const project::Desk& desk) const {
    return isChanged(desk) || (file_.empty() && !desk.state().task.reports.empty());
}

std::string ProjectKeeper::title(const project::Desk& desk) const {
    const bool changed = isChanged(desk);
    if (file_.empty() && !changed) return "demarc";
    return (changed ? "*" : "") + (file_.empty() ? std::string{tr("Unnamed")} : project::projectName(file_)) + " • demarc";
}

project::LostProject ProjectKeeper::takeLost() {
    auto first = std::move(lost_.front());
    lost_.erase(lost_.begin());
    return first;
}

void ProjectKeeper::discard(project::LostProject lost) {
    thread_.post([lost = std::move(lost)]() -> Worker::Finish {
        project::Recovery::discard(lost);
        return [] {};
    });
}

void ProjectKeeper::watch(const fs::path& folder) {
    watched_.clear();
    thread_.post([this, folder]() -> Worker::Finish {
        watch_.end();
        if (!folder.empty()) watch_.begin(folder);
        return [this, folder] { watched_ = folder; };
    });
}

}  // namespace demarc::window
