#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace demarc::layer {

/// Map tiles that the user named: the only addresses from which anything is fetched.
struct TileSource {
    std::string address;         ///< "https://HOST/{z}/{x}/{y}.png", a path or file:// address with the same marks, or one of a WMTS
    std::optional<int> deepest;  ///< the finest level that is asked for
    std::string layer;           ///< of a WMTS that has several

    friend bool operator==(const TileSource&, const TileSource&) = default;

    [[nodiscard]] bool isWmts() const;
    [[nodiscard]] bool isOnNetwork() const;
    /// A WMTS's address without "wmts:", a folder's without "file://".
    [[nodiscard]] std::string_view plain() const;
    /// Its host, or the folder above its marks.
    [[nodiscard]] std::string name() const;
};

/// Whether it names tiles, not a file: it holds {z}, begins with "wmts:", or is a web address with "wmts" in it.
[[nodiscard]] bool isTileSource(std::string_view text);

/// What is wrong with it, in words for the user; empty where nothing is.
[[nodiscard]] std::string troubleOf(const TileSource& source);

/// The address of one tile: {z} level, {x} column from 180° W, {y} row from the north, {-y} row from the south, {q} quadkey, {s} one of a, b, c;
/// {r}, for screens of double density, becomes nothing.
[[nodiscard]] std::string tileAddress(std::string_view pattern, int level, int x, int y);

}  // namespace demarc::layer
