#include "project/state_folder.hpp"

#include <cstdlib>
#include <fstream>
#include <string>

#include "base/file.hpp"

namespace demarc::project {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t REMEMBERED = 10;

fs::path listIn(const fs::path& folder) { return folder / "recent"; }

}  // namespace

fs::path stateFolder() {
    if (const char* state = std::getenv("XDG_STATE_HOME"); state && *state) return fs::path{state} / "demarc";
    if (const char* home = std::getenv("HOME"); home && *home) return fs::path{home} / ".local/state/demarc";
    return {};
}

std::vector<fs::path> recentFiles(const fs::path& folder) {
    std::vector<fs::path> files;
    std::ifstream list{listIn(folder)};
    std::error_code none;
    for (std::string line; files.size() < REMEMBERED && std::getline(list, line);)
        if (fs::is_regular_file(line, none)) files.emplace_back(line);
    return files;
}

void rememberFile(const fs::path& folder, const fs::path& file) {
    if (folder.empty() || file.string().find('\n') != std::string::npos) return;
    std::error_code none;
    const fs::path whole = fs::absolute(file, none).lexically_normal();
    auto files = recentFiles(folder);
    std::erase(files, whole);
    files.insert(files.begin(), whole);
    std::string text;
    for (std::size_t i = 0; i < std::min(files.size(), REMEMBERED); ++i) text += files[i].string() + '\n';
    fs::create_directories(folder, none);
    base::writeFile(listIn(folder), text);
}

}  // namespace demarc::project
