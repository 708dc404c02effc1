#include "layer/rasters/tile_store.hpp"

#include <cpl_http.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <memory>
#include <sstream>
#include <tuple>

#include "base/text_map.hpp"
#include "layer/cache_folder.hpp"

namespace demarc::layer {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::hours FRESH{7 * 24};
constexpr std::chrono::seconds LONGEST{120};
constexpr std::uintmax_t KEPT_BYTE = std::uintmax_t{256} << 20;
constexpr std::size_t MOST_BYTE = std::size_t{8} << 20;
constexpr int AT_ONCE = 4;
constexpr std::array<const char*, 5> ASKED{"TIMEOUT=20", "CONNECTTIMEOUT=10", "MAX_FILE_SIZE=8388608", "USERAGENT=demarc", nullptr};

std::string readAll(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

/// What a request failed with; empty where it did not. A tile that is not there is none.
std::string failureOf(const CPLHTTPResult* result, bool& isMissing) {
    if (result == nullptr) return "can't be fetched";
    const std::string said = result->pszErrBuf == nullptr ? "" : result->pszErrBuf;
    isMissing = said.find(": 404") != std::string::npos || said.find(": 410") != std::string::npos || (said.empty() && result->nStatus == 0 && result->nDataLen == 0);
    if (isMissing) return {};
    if (!said.empty()) return "can't be fetched: " + said;
    if (result->nStatus != 0) return "can't be fetched: it is larger than 8 MB or broke off";
    return {};
}

}  // namespace

TileStore::TileStore() : folder_{cacheFolder("tiles")} {
    std::error_code none;
    if (!folder_.empty() && !fs::create_directories(folder_, none) && none) folder_.clear();
}

TileStore::~TileStore() { pruneTiles(); }

fs::path TileStore::placeOf(const std::string& address) const {
    std::ostringstream name;
    name << std::hex << base::textHash(address) << ".tile";
    return folder_ / name.str();
}

std::string TileStore::kept(const std::string& address) const {
    std::error_code none;
    const fs::path file = folder_.empty() ? fs::path{} : placeOf(address);
    if (file.empty() || !fs::exists(file, none) || fs::last_write_time(file, none) + FRESH < fs::file_time_type::clock::now()) return {};
    const std::string whole = readAll(file);
    // Two addresses may share a name.
    return whole.starts_with(address + '\n') ? whole.substr(address.size() + 1) : std::string{};
}

void TileStore::keep(const Tile& tile) {
    if (folder_.empty() || !tile.isFetched) return;
    // Beside its name first, so that nobody reads half of it; a cache that can't be written is done without.
    const fs::path file = placeOf(tile.address), beside = file.string() + '.' + std::to_string(::getpid());
    std::error_code none;
    std::ofstream out{beside, std::ios::binary};
    out << tile.address << '\n' << tile.bytes;
    out.close();
    if (out) fs::rename(beside, file, none);
    if (!out || none) fs::remove(beside, none);
}

void TileStore::fetch(const std::vector<Tile*>& wanted, std::string& trouble) const {
    if (wanted.empty() || !trouble.empty()) return;
    if (std::chrono::steady_clock::now() - begun_ > LONGEST) {
        trouble = wanted.front()->address + " is left: the tiles of one map may take two minutes; what came is kept for another try; show less of the ground or make the sheet smaller";
        return;
    }
    std::vector<const char*> addresses;
    for (const Tile* tile : wanted) addresses.push_back(tile->address.c_str());
    const auto count = static_cast<int>(wanted.size());
    auto release = [&](CPLHTTPResult** results) { CPLHTTPDestroyMultiResult(results, count); };
    const std::unique_ptr<CPLHTTPResult*, decltype(release)> results{CPLHTTPMultiFetch(addresses.data(), count, AT_ONCE, ASKED.data()), release};
    if (!results) return void(trouble = wanted.front()->address + " can't be fetched: GDAL has no network here");
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        Tile& tile = *wanted[i];
        const CPLHTTPResult* const result = results.get()[i];
        bool isMissing = false;
        if (const std::string why = failureOf(result, isMissing); !why.empty()) {
            if (trouble.empty()) trouble = tile.address + ' ' + why;
        } else if (!isMissing) {
            tile.bytes.assign(reinterpret_cast<const char*>(result->pabyData), static_cast<std::size_t>(result->nDataLen));
            tile.type = result->pszContentType == nullptr ? "" : result->pszContentType;
            tile.isFetched = true;
        }
    }
}

std::vector<Tile> TileStore::get(const std::vector<std::string>& addresses, bool fromNetwork, std::string& trouble) const {
    std::vector<Tile> tiles;
    for (const std::string& address : addresses) tiles.push_back({address, {}, {}, false});
    std::vector<Tile*> absent;
    for (Tile& tile : tiles) {
        std::error_code none;
        if (fromNetwork) tile.bytes = kept(tile.address);
        else if (const auto size_byte = fs::file_size(tile.address, none); !none && size_byte <= MOST_BYTE) tile.bytes = readAll(tile.address);
        else if (!none) trouble = tile.address + " is larger than 8 MB";
        if (fromNetwork && tile.bytes.empty()) absent.push_back(&tile);
    }
    fetch(absent, trouble);
    return tiles;
}

void pruneTiles() {
    struct Kept {
        fs::file_time_type written;
        fs::path file;
        std::uintmax_t size_byte;
    };
    std::vector<Kept> files;
    std::uintmax_t total_byte = 0;
    std::error_code none;
    for (fs::recursive_directory_iterator at{cacheFolder("tiles"), none}, end; !none && at != end; at.increment(none)) {
        std::error_code gone;
        if (!at->is_regular_file(gone)) continue;
        files.push_back({at->last_write_time(gone), at->path(), at->file_size(gone)});
        if (gone) files.pop_back();
        else total_byte += files.back().size_byte;
    }
    if (total_byte <= KEPT_BYTE) return;
    std::ranges::sort(files, {}, [](const Kept& kept) { return std::tie(kept.written, kept.file); });
    for (const Kept& oldest : files) {
        if (total_byte <= KEPT_BYTE) return;
        fs::remove(oldest.file, none);
        total_byte -= oldest.size_byte;
    }
}

}  // namespace demarc::layer
