#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "project/records.hpp"

namespace demarc::project {

/// What a program that ended without saving left behind. It belongs to whoever holds this, so that no other program offers it meanwhile.
struct LostProject {
    std::filesystem::path copy;     ///< opens as a project
    std::filesystem::path project;  ///< the file that it was opened from or saved to; empty where it had none
    std::int64_t at_s = 0;          ///< seconds since 1970, when the copy was made
    std::shared_ptr<const base::Descriptor> lock;
};

/// A copy of what is not saved yet, in a folder that all running programs share: a file each, whose lock says that its owner lives. The kernel opens
/// the lock however the program ends. Nothing here touches the user's own files. For one thread at a time.
class Recovery {
public:
    /// Nothing is written before the first save(). An empty folder: there is nowhere to keep a copy.
    explicit Recovery(std::filesystem::path folder) : folder_{std::move(folder)} {}

    /// The copy is the one of before or the new one, whenever the program is killed. Throws FileError.
    void save(const Records& records, const History& history, const std::filesystem::path& project);
    /// There is nothing that is not saved: takes the copy away.
    void clear();

    /// The copies whose owners ended, the newest first. What they left half written is taken away.
    [[nodiscard]] std::vector<LostProject> lost() const;
    static void discard(const LostProject& lost);

private:
    void takeName();

    std::filesystem::path folder_;
    std::filesystem::path copy_;  ///< empty until there is one
    base::Descriptor lock_;
};

}  // namespace demarc::project
