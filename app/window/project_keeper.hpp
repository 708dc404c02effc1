#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "project/desk.hpp"
#include "project/recovery.hpp"
#include "window/folder_watch.hpp"
#include "window/worker.hpp"

namespace demarc::window {

/// The desk's project as a file: where it is, whether it is saved, its copy for recovery. It has a thread of its own, so that saving waits for no map.
class ProjectKeeper {
public:
    /// `folder`: what the program keeps from one start to the next. Looks there for what ended programs left.
    ProjectKeeper(std::filesystem::path folder, std::function<void()> wake, std::function<void(const std::string&)> tell);

    /// Takes what the thread finished, and keeps a copy where the last change is a while ago. To be called at least every POLL_S; true where something is new.
    bool poll(const project::Desk& desk, double now_s);
    static constexpr double POLL_S = 1;

    /// `then` runs when it lies on the disk, or doesn't and why was told. An empty name: where it was opened or saved last, unless that changed since by other hands.
    void save(const project::Desk& desk, const std::filesystem::path& file, std::function<void(bool saved)> then);
    [[nodiscard]] bool isSaving() const { return saving_; }
    /// The desk now holds this file's project; an empty name: one without a file.
    void took(const project::Desk& desk, const std::filesystem::path& file);
    /// The desk now holds what an ended program left.
    void tookLost(const project::Desk& desk, project::LostProject lost);
    /// The program ends as it should: there is nothing to recover.
    void clearCopy();

    [[nodiscard]] const std::filesystem::path& file() const { return file_; }
    /// Whether something would be lost: of a project without a file what was read from files and how it is looked at can be opened again.
    [[nodiscard]] bool isChanged(const project::Desk& desk) const;
    /// The same of a project that another is about to take the place of: whoever hits the wrong key doesn't want to open all reports again.
    [[nodiscard]] bool isWorthKeeping(const project::Desk& desk) const;
    /// Where the map stands, as the project keeps it; to be set before anything is saved.
    std::function<std::optional<project::Camera>()> camera = [] { return std::nullopt; };
    /// Called once, when it is known what ended programs left.
    std::function<void()> onLooked = [] {};
    /// "*front • demarc": as the window is called.
    [[nodiscard]] std::string title(const project::Desk& desk) const;

    [[nodiscard]] const std::vector<std::filesystem::path>& recent() const { return recent_; }
    [[nodiscard]] const std::vector<project::LostProject>& lost() const { return lost_; }
    /// Takes the first of them off the list. It stays on the disk until it is discarded.
    [[nodiscard]] project::LostProject takeLost();
    void discard(project::LostProject lost);

    /// Reads on the keeper's thread: `read` gets the files that are new in it. An empty folder ends it.
    void watch(const std::filesystem::path& folder);
    [[nodiscard]] const std::filesystem::path& watched() const { return watched_; }
    std::function<void(const std::vector<std::filesystem::path>&)> onNewFiles;

private:
    void remember(const std::filesystem::path& file);
    void learnStamp();
    void copyForRecovery(const project::Desk& desk);

    std::filesystem::path folder_, file_, watched_;
    std::function<void(const std::string&)> tell_;
    std::filesystem::file_time_type stamp_{};  ///< of the file, as it was opened or saved here
    std::size_t savedRevision_ = 0;   ///< of the records, that the file holds
    std::size_t copiedRevision_ = 0;  ///< that the copy for recovery holds, or is about to
    std::size_t seenRevision_ = 0;
    double changed_s_ = 0, looked_s_ = 0;
    bool saving_ = false;
    std::vector<std::filesystem::path> recent_;
    std::vector<project::LostProject> lost_;
    project::Recovery recovery_;  ///< used on the thread
    FolderWatch watch_;           ///< likewise
    Worker thread_;               ///< last: it uses the above
};

}  // namespace demarc::window
