#include "project/recovery.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <string_view>

#include "base/error.hpp"
#include "project/project_file.hpp"

// NAME.lock names the project in its text and is locked by its owner; NAME.demarc.gpkg is the copy, and NAME.demarc.gpkg.partN one that is being made.

namespace demarc::project {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view LOCK_ENDING = ".lock";

[[noreturn]] void fail(const fs::path& file) { throw base::FileError(file.string() + ": can't keep a copy of what is not saved: " + std::strerror(errno)); }

fs::path copyOf(const fs::path& lock) { return lock.parent_path() / (lock.stem().string() + PROJECT_ENDING); }
fs::path lockOf(const fs::path& copy) {
    const std::string name = copy.filename().string();
    return copy.parent_path() / (name.substr(0, name.size() - std::string_view{PROJECT_ENDING}.size()) + std::string{LOCK_ENDING});
}

/// The lock where nobody else has it; no handle where somebody does. A file that was taken away between opening and locking locks nothing.
base::Descriptor lockFile(const fs::path& file, int flags) {
    for (;;) {
        base::Descriptor lock{::open(file.c_str(), O_RDWR | O_CLOEXEC | flags, 0600)};
        if (!lock || ::flock(lock.get(), LOCK_EX | LOCK_NB) != 0) return {};
        struct stat locked {}, named {};
        if (::fstat(lock.get(), &locked) == 0 && ::stat(file.c_str(), &named) == 0 && locked.st_ino == named.st_ino && locked.st_dev == named.st_dev) return lock;
        if ((flags & O_CREAT) == 0) return {};
    }
}

void removeAll(const fs::path& copy) {
    std::error_code none;
    const std::string half = copy.filename().string() + ".part";
    std::vector<fs::path> files{copy};
    for (fs::directory_iterator it{copy.parent_path(), none}, end; !none && it != end; it.increment(none))
        if (it->path().filename().string().starts_with(half)) files.push_back(it->path());
    // The lock goes last: without it nobody would find the others.
    files.push_back(lockOf(copy));
    for (const fs::path& file : files) fs::remove(file, none);
}

std::string firstLine(const std::string& text) { return text.substr(0, text.find('\n')); }

std::int64_t changed_s(const fs::path& file) {
    struct stat status {};
    return ::stat(file.c_str(), &status) == 0 ? status.st_mtime : 0;
}

}  // namespace

void Recovery::takeName() {
    std::error_code none;
    fs::create_directories(folder_, none);
    fs::permissions(folder_, fs::perms::owner_all, none);
    // Another machine that shares the folder may have a program of the same number; what an ended one of it left is not overwritten.
    for (int number = 1; number <= 1000; ++number) {
        const fs::path file = folder_ / (std::to_string(::getpid()) + "-" + std::to_string(number) + std::string{LOCK_ENDING});
        errno = 0;
        base::Descriptor lock = lockFile(file, O_CREAT);
        if (!lock && errno != EWOULDBLOCK) fail(file);
        if (!lock || fs::exists(copyOf(file), none)) continue;
        lock_ = std::move(lock);
        copy_ = copyOf(file);
        return;
    }
    fail(folder_);
}

void Recovery::save(const Records& records, const History& history, const fs::path& project) {
    if (folder_.empty()) return;
    if (copy_.empty()) takeName();
    // One write, read up to its end of line: whenever the program is killed, it is the name of before or the new one.
    const std::string name = project.string() + '\n';
    if (::pwrite(lock_.get(), name.data(), name.size(), 0) != static_cast<ssize_t>(name.size())) fail(copy_);
    saveProject(copy_, records, history);
}

void Recovery::clear() {
    if (copy_.empty()) return;
    removeAll(copy_);
    copy_.clear();
    lock_ = {};
}

std::vector<LostProject> Recovery::lost() const {
    std::vector<fs::path> locks;
    std::error_code none;
    for (fs::directory_iterator it{folder_, none}, end; !none && it != end; it.increment(none))
        if (it->path().extension() == LOCK_ENDING && copyOf(it->path()) != copy_) locks.push_back(it->path());
    std::vector<LostProject> found;
    for (const fs::path& file : locks) {
        auto lock = std::make_shared<const base::Descriptor>(lockFile(file, 0));
        if (!*lock) continue;
        const fs::path copy = copyOf(file);
        if (!fs::is_regular_file(copy, none)) removeAll(copy);
        else found.push_back({copy, firstLine(base::readFile(file, 1 << 16)), changed_s(copy), lock});
    }
    std::ranges::sort(found, [](const LostProject& a, const LostProject& b) { return std::pair{-a.at_s, a.copy} < std::pair{-b.at_s, b.copy}; });
    return found;
}

void Recovery::discard(const LostProject& lost) { removeAll(lost.copy); }

}  // namespace demarc::project
