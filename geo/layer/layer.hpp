#pragma once
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/lonlat.hpp"

namespace demarc::layer {

enum class Shape : std::uint8_t { points, line, area };

/// Each text once, in order of first use.
class Texts {
public:
    static constexpr std::uint32_t NONE = 0xFFFF'FFFF;

    [[nodiscard]] std::size_t size() const { return ends_.size(); }
    [[nodiscard]] std::string_view at(std::uint32_t code) const {
        const std::size_t begin = code == 0 ? 0 : ends_[code - 1];
        return std::string_view{bytes_}.substr(begin, ends_[code] - begin);
    }
    /// Adds a text that is not there yet, and gives its code.
    std::uint32_t append(std::string_view text);

private:
    friend class LayerFile;
    std::string bytes_;
    std::vector<std::uint32_t> ends_;
};

/// What each row has in one field: numbers, or codes of texts.
struct Column {
    std::string name;
    bool isNumber = true;
    std::vector<double> numbers;       ///< NaN where a row has none
    std::vector<std::uint32_t> codes;  ///< Texts::NONE where a row has none
    Texts texts;

    [[nodiscard]] bool has(std::size_t row) const { return isNumber ? numbers[row] == numbers[row] : codes[row] != Texts::NONE; }
    /// As a reader would write it; numbers in the shortest form. Empty where the row has none.
    [[nodiscard]] std::string text(std::size_t row) const;
};

[[nodiscard]] std::string shortest(double number);

/// One polygon with its holes, one or more lines, or points of one row. A row with several polygons or a collection has several pieces.
struct Piece {
    std::uint32_t firstPart = 0;
    std::uint32_t row = 0;
    Shape shape = Shape::points;
    bool crosses = false;  ///< edges of this area cross each other: it is filled by the even-odd rule, which takes more care
    std::uint16_t unused = 0;
};

/// A layer of the user's in degrees of WGS 84, longitude first: all vertices in one array, cut into parts (a ring without its repeated first
/// point, a line, a run of points), cut into pieces. All coordinates are finite. A vertex takes 16 bytes, a ring 4, a piece 12.
struct VectorLayer {
    std::string name;
    std::string crs;  ///< what it came in, as "EPSG:4326"
    std::vector<base::LonLat> points;
    std::vector<std::uint32_t> parts;  ///< first point of each
    std::vector<Piece> pieces;
    std::vector<Column> columns;
    std::size_t rows = 0;
    base::Box box;

    [[nodiscard]] std::uint32_t endPart(std::size_t piece) const {
        return piece + 1 < pieces.size() ? pieces[piece + 1].firstPart : static_cast<std::uint32_t>(parts.size());
    }
    [[nodiscard]] std::span<const base::LonLat> part(std::size_t part) const {
        const std::size_t begin = parts[part], end = part + 1 < parts.size() ? parts[part + 1] : points.size();
        return std::span{points}.subspan(begin, end - begin);
    }
    /// By its name, else by the same in other letter case; null where there is none.
    [[nodiscard]] const Column* column(std::string_view field) const;
};

/// Finds the areas whose edges cross, several at a time; and the box. Readers call it once, the cache keeps what it found.
void completeLayer(VectorLayer& layer);

}  // namespace demarc::layer
