#include <sys/stat.h>

#include <sstream>

#include "layer/kept_file.hpp"
#include "layer/layer_file.hpp"
#include "layer/read.hpp"

/// The cache of read layers.
namespace demarc::layer {
namespace {

namespace fs = std::filesystem;

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

}  // namespace

ReadLayers openLayers(const fs::path& path, const ReadOptions& options, const ReadTold& told) {
    const std::string key = keyOf(path, options);
    const fs::path kept = key.empty() ? fs::path{} : keptPlace(key, ".layer");
    if (kept.empty()) return readLayers(path, options, told);
    if (auto known = LayerFile::read(kept, key)) return std::move(*known);
    ReadLayers read = readLayers(path, options, told);
    LayerFile::keep(kept, key, read);
    return read;
}

}  // namespace demarc::layer
