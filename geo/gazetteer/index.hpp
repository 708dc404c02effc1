#pragma once
#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

#include "base/file.hpp"
#include "gazetteer/gazetteer.hpp"
#include "gazetteer/names.hpp"

namespace demarc::gazetteer {

/// One place as it lies in the file (little-endian, 24 bytes).
struct Record {
    std::uint32_t id;              ///< GeoNames id; top bit: offset of an id in the pool; 0: none
    std::uint32_t name;            ///< offset in the pool
    Triple lon, lat;               ///< shares of 360 and 180 degrees from -180 and -90, of 2^24: 2.4 m
    std::uint16_t people;          ///< eleven bits and, above them, by how many powers of two they are to be multiplied
    std::uint16_t importance;      ///< of 65535
    std::uint16_t admin1, admin2;  ///< slots, 0xFFFF for none
    std::uint8_t country, kind;    ///< rows of those tables
};
static_assert(sizeof(Record) == 24);

struct Kind {
    std::uint32_t detail;  ///< offset in the pool
    std::uint8_t feature, level;
    std::uint16_t unused;
};

struct Country {
    char code[2];
    std::uint16_t unused;
    std::uint32_t place;
};

struct Pair {
    std::uint32_t first, second;
};

/// The file behind a Gazetteer. "DMGAZ002", a byte-order mark, the number of sections, the file's size, then (offset, size) of each section in
/// the order below. Opening checks sizes and bounds of all sections; every number read from them later is checked where it is used, so that a
/// damaged file gives wrong answers at worst.
struct Gazetteer::Index {
    explicit Index(const std::filesystem::path& path);

    base::MappedFile file;
    std::span<const Record> records;             ///< by falling importance
    std::span<const std::uint32_t> units;        ///< slot → place
    std::string_view pool;                       ///< strings, each after its length in one byte
    NameTable names;                             ///< four sections: text, offsets of blocks, their heads; and the filter
    std::span<const Hit> nameHits;               ///< of each name; with the top bit set, where the number of its hits and then these lie in `hits`
    std::span<const Hit> hits;                   ///< of names that several places bear
    std::vector<std::span<const std::uint8_t>> weightLevels;  ///< largest weight (of 255) of a name in each block, in each 16 blocks, and so on to one
    std::span<const std::uint8_t> firstWords;    ///< top bits of the hash of a first word → most words of a name that begins so
    std::span<const std::uint32_t> cellStarts;   ///< grid of one-degree cells, from the south-west, row by row
    std::span<const Triple> cellPlaces;
    std::span<const Kind> kinds;
    std::span<const Pair> parts;                 ///< (union, part), sorted
    std::span<const Pair> outlines;              ///< (place, offset of a key in the pool), sorted
    std::span<const Country> countries;          ///< by code
    std::span<const std::uint32_t> soundStarts;  ///< top 16 bits of the hash of a skeleton → where its names begin in `sounds`
    std::span<const std::uint32_t> sounds;       ///< eight more bits of that hash, and above them the number of a name
    std::span<const Pair> courses;               ///< (river, where its points begin in `coursePoints`), sorted, and one more that ends the last
    std::span<const std::int32_t> coursePoints;  ///< longitude, latitude, … of a degree's hundred thousandth

    std::vector<std::uint16_t> importanceSteps;  ///< importance of every so manieth place

    /// The string at an offset of the pool; empty where it does not lie in it.
    [[nodiscard]] std::string_view text(std::uint32_t offset) const;
    [[nodiscard]] std::span<const Hit> hitsOf(std::size_t name) const;
    [[nodiscard]] std::size_t mostWords(std::uint64_t firstWordHash) const { return firstWords[mixed(firstWordHash) >> (64 - kFirstWordBits)]; }
    /// Visits the number of every name that may have this skeleton.
    template <class Visit>
    void forEachSound(std::string_view skeleton, const Visit& visit) const {
        const std::uint64_t bits = mixed(hashOf(skeleton)) >> (64 - kSoundBits - 8);
        const std::size_t begin = soundStarts[bits >> 8], end = soundStarts[(bits >> 8) + 1];
        for (std::size_t i = begin; i < end && i < sounds.size(); ++i)
            if ((sounds[i] & 0xFF) == (bits & 0xFF) && (sounds[i] >> 8) < names.size()) visit(sounds[i] >> 8);
    }
    /// Of 65535, not less than the place's own: places stand by falling importance, so a few of them bound all, in the nearest cache.
    [[nodiscard]] std::uint16_t mostImportance(PlaceIndex place) const { return importanceSteps[place / kImportanceStep]; }
    [[nodiscard]] PlaceIndex unit(std::uint16_t slot) const;
    [[nodiscard]] std::string_view code(const Record& record) const;
    [[nodiscard]] PlaceIndex country(std::string_view code) const;
    [[nodiscard]] std::uint8_t level(const Record& record) const { return record.kind < kinds.size() ? kinds[record.kind].level : 255; }
    [[nodiscard]] Feature feature(const Record& record) const;
    [[nodiscard]] std::span<const Triple> cell(int column, int row) const;
    [[nodiscard]] std::span<const Pair> of(std::span<const Pair> sorted, PlaceIndex place) const;
    [[nodiscard]] base::LonLat position(PlaceIndex place) const;

    static constexpr std::size_t kImportanceStep = 256;
    static constexpr int kFirstWordBits = 18;
    static constexpr int kSoundBits = 16;
};

}  // namespace demarc::gazetteer
