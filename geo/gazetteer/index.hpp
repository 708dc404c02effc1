#pragma once
#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>

#include "base/file.hpp"
#include "gazetteer/gazetteer.hpp"

namespace demarc::gazetteer {

/// One place as it lies in the file (little-endian, 32 bytes).
struct Record {
    std::uint32_t id;        ///< GeoNames id; top bit: offset of an id in the pool; 0: none
    std::uint32_t name;      ///< offset in the pool
    std::int32_t lon_e7, lat_e7;
    std::uint32_t population;
    std::uint16_t importance;      ///< of 65535
    std::uint16_t admin1, admin2;  ///< slots, 0xFFFF for none
    char country[2];
    std::uint8_t feature, level, detail, unused;
};
static_assert(sizeof(Record) == 32);

struct NameEntry {
    std::uint32_t text;      ///< offset of the folded name in the pool
    Hit hit;                 ///< its one hit; with the top bit set, where the number of its hits and then these lie in `hits`
};

struct Pair {
    std::uint32_t first, second;
};

/// The file behind a Gazetteer. "DMGAZ001", a byte-order mark, the number of sections, the file's size, then (offset, size) of each section in
/// the order below. Opening checks sizes and bounds of all sections; every number read from them later is checked where it is used, so that a
/// damaged file gives wrong answers at worst.
struct Gazetteer::Index {
    explicit Index(const std::filesystem::path& path);

    base::MappedFile file;
    std::span<const Record> records;             ///< by falling importance
    std::span<const std::uint32_t> units;        ///< slot → place
    std::string_view pool;                       ///< strings, each after its length in one byte
    std::span<const NameEntry> names;            ///< sorted by folded bytes
    std::span<const Hit> hits;                    ///< of names that several places bear
    std::span<const std::uint32_t> buckets;      ///< open addressing: FNV-1a of a folded name → 1 + its number in `names`, 0 where empty
    std::span<const std::uint8_t> firstWords;    ///< top bits of FNV-1a of a first word → most words of a name that begins so
    std::span<const std::uint32_t> cellStarts;   ///< grid of one-degree cells, from the south-west, row by row
    std::span<const std::uint32_t> cellPlaces;
    std::span<const std::uint32_t> details;      ///< offsets in the pool
    std::span<const Pair> parts;                 ///< (union, part), sorted
    std::span<const Pair> outlines;              ///< (place, offset of a key in the pool), sorted
    std::span<const std::uint32_t> countries;    ///< 26 × 26 letters → place

    /// The string at an offset of the pool; empty where it does not lie in it.
    [[nodiscard]] std::string_view text(std::uint32_t offset) const;
    [[nodiscard]] std::string_view nameText(std::size_t number) const { return text(names[number].text); }
    [[nodiscard]] std::span<const Hit> nameHits(std::size_t number) const;
    /// Number of a folded name whose hash is known; names.size() where there is none.
    [[nodiscard]] std::size_t lookUp(std::string_view foldedName, std::uint32_t hash) const;
    /// The first name not before `foldedName` in byte order.
    [[nodiscard]] std::size_t lowerBound(std::string_view foldedName) const;
    [[nodiscard]] PlaceIndex unit(std::uint16_t slot) const;
    [[nodiscard]] PlaceIndex country(std::string_view code) const;
    [[nodiscard]] std::span<const std::uint32_t> cell(int column, int row) const;
    [[nodiscard]] std::span<const Pair> of(std::span<const Pair> sorted, PlaceIndex place) const;
    [[nodiscard]] base::LonLat position(PlaceIndex place) const;
};

inline constexpr std::uint32_t kHashSeed = 0x811C9DC5;

/// FNV-1a, 32 bits; continues from `hash`.
[[nodiscard]] constexpr std::uint32_t hashOf(std::string_view bytes, std::uint32_t hash = kHashSeed) {
    for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x01000193u;
    return hash;
}

}  // namespace demarc::gazetteer
