#include <sys/stat.h>

#include <algorithm>
#include <sstream>

#include "base/error.hpp"
#include "base/text_map.hpp"
#include "layer/cache_folder.hpp"
#include "layer/layer_file.hpp"
#include "layer/read.hpp"

/// The cache of read layers.
namespace demarc::layer {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t KEPT_FILES = 24;
constexpr off_t WORTHWHILE_BYTE = 1 << 16;  // what is smaller is read as quickly from where it lies

/// Whose file, in which state, read how. Empty for what has no state to compare, as a pipe.
std::string keyOf(const fs::path& path, const ReadOptions& options) {
    struct stat status {};
    std::error_code none;
    const fs::path whole = fs::canonical(path, none);
    if (none || ::stat(whole.c_str(), &status) != 0 || !S_ISREG(status.st_mode) || status.st_size < WORTHWHILE_BYTE) return {};
    std::ostringstream key;
    key << whole.string() << '\n' << status.st_size << ' ' << status.st_mtim.tv_sec << '.' << status.st_mtim.tv_nsec << '\n' << options.sublayer << '\n' << options.crs << '\n' << options.latLon;
    return key.str();
}

fs::path placeOf(const fs::path& folder, const std::string& key) {
    std::ostringstream name;
    name << std::hex << base::textHash(key) << ".layer";
    return folder / name.str();
}

/// The oldest leave.
void prune(const fs::path& folder) {
    std::vector<std::pair<fs::file_time_type, fs::path>> files;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator{folder, none})
        if (entry.path().extension() == ".layer") files.emplace_back(entry.last_write_time(none), entry.path());
    if (files.size() <= KEPT_FILES) return;
    std::ranges::sort(files);
    for (std::size_t i = 0; i + KEPT_FILES < files.size(); ++i) fs::remove(files[i].second, none);
}

}  // namespace

ReadLayers openLayers(const fs::path& path, const ReadOptions& options) {
    const fs::path folder = cacheFolder("layers");
    const std::string key = folder.empty() ? std::string{} : keyOf(path, options);
    if (key.empty()) return readLayers(path, options);
    const fs::path kept = placeOf(folder, key);
    if (auto known = LayerFile::read(kept, key)) return std::move(*known);
    ReadLayers read = readLayers(path, options);
    // A cache that can't be written is no reason to stop.
    try {
        fs::create_directories(folder);
        LayerFile::write(kept, key, read);
        prune(folder);
    } catch (const base::Error&) {
    } catch (const fs::filesystem_error&) {
    }
    return read;
}

}  // namespace demarc::layer
