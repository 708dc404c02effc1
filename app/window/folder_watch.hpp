#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <vector>

namespace demarc::window {

/// Reports that come into a folder. Looks at names, sizes and times, reads nothing; does not look into folders inside.
class FolderWatch {
public:
    /// Anew: what is there already is not new. Throws FileError where the folder can't be listed.
    void begin(const std::filesystem::path& folder);
    void end() { folder_.clear(); }
    /// Those that came since and did not grow between two looks, by name. A folder that went away has none.
    [[nodiscard]] std::vector<std::filesystem::path> look();

private:
    struct State {
        std::uintmax_t size_byte = 0;
        std::filesystem::file_time_type changed;
        friend bool operator==(const State&, const State&) = default;
    };
    [[nodiscard]] std::map<std::filesystem::path, State> list(std::error_code& problem) const;

    std::filesystem::path folder_;
    std::set<std::filesystem::path> known_;
    std::map<std::filesystem::path, State> growing_;  ///< as they were at the last look
};

}  // namespace demarc::window
