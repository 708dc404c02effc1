#include "window/folder_watch.hpp"

#include <string>
#include <system_error>

#include "base/error.hpp"
#include "text/format.hpp"

namespace demarc::window {

namespace fs = std::filesystem;

std::map<fs::path, FolderWatch::State> FolderWatch::list(std::error_code& problem) const {
    std::map<fs::path, State> files;
    for (fs::directory_iterator it{folder_, problem}, end; !problem && it != end; it.increment(problem)) {
        const fs::path& path = it->path();
        std::error_code gone;
        if (path.filename().string().starts_with('.') || !text::isReportFile(path) || !it->is_regular_file(gone)) continue;
        files[path] = {it->file_size(gone), it->last_write_time(gone)};
    }
    return files;
}

void FolderWatch::begin(const fs::path& folder) {
    folder_ = folder;
    known_.clear();
    growing_.clear();
    std::error_code problem;
    for (const auto& [path, state] : list(problem)) known_.insert(path);
    if (!problem) return;
    end();
    throw base::FileError(folder.string() + ": can't be watched: " + problem.message());
}

std::vector<fs::path> FolderWatch::look() {
    if (folder_.empty()) return {};
    std::error_code ignored;
    auto now = list(ignored);
    std::vector<fs::path> whole;
    for (const auto& [path, state] : now) {
        const auto before = growing_.find(path);
        if (before == growing_.end() || before->second != state || known_.contains(path) || state.size_byte == 0) continue;
        whole.push_back(path);
        known_.insert(path);
    }
    growing_ = std::move(now);
    return whole;
}

}  // namespace demarc::window
