#pragma once
#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace demarc::layer {

/// A tile as it lies in a folder or came from a server.
struct Tile {
    std::string address;
    std::string bytes;      ///< empty: there is no such tile
    std::string type;       ///< what the server says it is
    bool isFetched = false; ///< now, not from the cache
};

/// Gets tiles for one map. What a server sends is kept for a week in the user's cache, of which the oldest leave beyond 256 MB. Each request may take
/// 20 s (10 s to connect) and bring 8 MB, all together two minutes.
class TileStore {
public:
    TileStore();
    ~TileStore();
    TileStore(const TileStore&) = delete;
    TileStore& operator=(const TileStore&) = delete;

    /// A few, in their order; four at once are fetched. `trouble` names the first address that failed and says why; a tile that is not there is no trouble.
    [[nodiscard]] std::vector<Tile> get(const std::vector<std::string>& addresses, bool fromNetwork, std::string& trouble) const;
    /// Keeps a tile that was fetched and is a picture.
    void keep(const Tile& tile);

private:
    [[nodiscard]] std::filesystem::path placeOf(const std::string& address) const;
    [[nodiscard]] std::string kept(const std::string& address) const;
    void fetch(const std::vector<Tile*>& wanted, std::string& trouble) const;

    std::filesystem::path folder_;  ///< empty: nothing is kept
    std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
};

/// Removes the oldest files of the cache of tiles until it has its size.
void pruneTiles();

}  // namespace demarc::layer
