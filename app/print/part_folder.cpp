#include "print/part_folder.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>
#include <system_error>

#include "base/error.hpp"

namespace demarc::print {

namespace fs = std::filesystem;

PartFolder::PartFolder(const fs::path& output) {
    std::string name = ((output.has_parent_path() ? output.parent_path() : fs::path{"."}) / ".demarc-XXXXXX").string();
    if (!::mkdtemp(name.data())) throw base::FileError(output.string() + ": can't write: " + std::strerror(errno));
    folder_ = name;
}

PartFolder::~PartFolder() {
    std::error_code none;
    fs::remove_all(folder_, none);
}

void PartFolder::commit() {
    std::error_code problem;
    for (const auto& file : fs::directory_iterator{folder_}) {
        const fs::path whole = folder_.parent_path() / file.path().filename();
        fs::rename(file.path(), whole, problem);
        if (problem) throw base::FileError(whole.string() + ": can't write: " + problem.message());
    }
}

}  // namespace demarc::print
