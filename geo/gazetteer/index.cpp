#include "gazetteer/index.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <string>

#include "base/error.hpp"

namespace demarc::gazetteer {
namespace {

constexpr std::string_view kMagic = "DMGAZ002";
constexpr std::uint32_t kByteOrder = 0x01020304;
constexpr std::size_t kSectionCount = 21;
constexpr std::uint32_t kSeveral = 0x80'0000;
constexpr std::size_t kCellCount = 360 * 180;

struct Header {
    char magic[8];
    std::uint32_t byteOrder, sectionCount;
    std::uint64_t size_byte;
    struct {
        std::uint64_t offset, size_byte;
    } sections[kSectionCount];
};

class Reader {
public:
    Reader(std::string path, std::span<const std::byte> bytes) : path_{std::move(path)}, bytes_{bytes} {
        if (bytes.size() < sizeof header_) fail("is too short to be one");
        std::memcpy(&header_, bytes.data(), sizeof header_);
        if (std::string_view{header_.magic, kMagic.size()} != kMagic) fail("does not begin as one");
        if (header_.byteOrder != kByteOrder || header_.sectionCount != kSectionCount) fail("was made for another machine or version");
        if (header_.size_byte != bytes.size())
            fail("is cut off: " + std::to_string(bytes.size()) + " of " + std::to_string(header_.size_byte) + " bytes");
    }

    template <class T>
    std::span<const T> next() {
        const auto [offset, size_byte] = header_.sections[section_++];
        const bool fits = offset <= bytes_.size() && size_byte <= bytes_.size() - offset;
        if (!fits || offset % 8 != 0 || size_byte % sizeof(T) != 0) fail("has a bad section " + std::to_string(section_ - 1));
        return {reinterpret_cast<const T*>(bytes_.data() + offset), static_cast<std::size_t>(size_byte) / sizeof(T)};
    }

    std::string_view text() {
        const auto bytes = next<char>();
        return {bytes.data(), bytes.size()};
    }

    void demand(bool condition, const char* what) const {
        if (!condition) fail(std::string{"has a bad table of "} + what);
    }

private:
    [[noreturn]] void fail(const std::string& what) const {
        throw base::FormatError{path_ + ": this gazetteer index " + what + "; install the program again or rebuild it with assets/build/gazetteer"};
    }

    std::string path_;
    std::span<const std::byte> bytes_;
    Header header_{};
    std::size_t section_ = 0;
};

}  // namespace

Gazetteer::Index::Index(const std::filesystem::path& path) : file{path} {
    static_assert(std::endian::native == std::endian::little, "the index is mapped as it lies on disk");
    Reader reader{path.string(), file.bytes()};
    records = reader.next<Record>();
    units = reader.next<std::uint32_t>();
    pool = reader.text();
    const std::string_view nameText = reader.text();
    const auto blockOffsets = reader.next<std::uint32_t>();
    const auto blockHeads = reader.next<std::uint64_t>();
    nameHits = reader.next<Hit>();
    hits = reader.next<Hit>();
    const auto filter = reader.next<std::uint64_t>();
    names = {nameText, blockOffsets, blockHeads, filter, nameHits.size()};
    const auto weights = reader.next<std::uint8_t>();
    firstWords = reader.next<std::uint8_t>();
    cellStarts = reader.next<std::uint32_t>();
    cellPlaces = reader.next<Triple>();
    kinds = reader.next<Kind>();
    parts = reader.next<Pair>();
    outlines = reader.next<Pair>();
    countries = reader.next<Country>();
    soundStarts = reader.next<std::uint32_t>();
    sounds = reader.next<std::uint32_t>();
    courses = reader.next<Pair>();
    coursePoints = reader.next<std::int32_t>();
    const std::size_t blocks = (nameHits.size() + NameTable::kBlock - 1) / NameTable::kBlock;
    reader.demand(blockOffsets.size() == blocks && blockHeads.size() == blocks && !filter.empty() && filter.size() % 8 == 0, "names");
    std::size_t nodes = 0;
    for (std::size_t level = blocks;; level = (level + NameTable::kBlock - 1) / NameTable::kBlock) {
        reader.demand(level <= weights.size() - nodes, "weights");
        weightLevels.push_back(weights.subspan(nodes, level));
        nodes += level;
        if (level <= 1) break;
    }
    reader.demand(weights.size() == nodes, "weights");
    for (std::size_t place = 0; place < records.size(); place += kImportanceStep) importanceSteps.push_back(records[place].importance);
    reader.demand(firstWords.size() == std::size_t{1} << kFirstWordBits, "first words");
    reader.demand(cellStarts.size() == kCellCount + 1, "grid cells");
    reader.demand(soundStarts.size() == (std::size_t{1} << kSoundBits) + 1, "skeletons");
}

std::string_view Gazetteer::Index::text(std::uint32_t offset) const {
    if (offset >= pool.size()) return {};
    return pool.substr(offset + 1, static_cast<unsigned char>(pool[offset]));
}

std::span<const Hit> Gazetteer::Index::hitsOf(std::size_t name) const {
    std::span<const Hit> found = nameHits.subspan(name, 1);
    if (const std::uint32_t raw = found.front().raw(); raw & kSeveral) {
        const std::size_t at = raw & ~kSeveral;
        if (at >= hits.size() || hits[at].raw() > hits.size() - at - 1) return {};
        found = hits.subspan(at + 1, hits[at].raw());
    }
    // A damaged file must not lead outside of the records.
    return std::ranges::all_of(found, [this](Hit hit) { return hit.place() < records.size(); }) ? found : std::span<const Hit>{};
}

PlaceIndex Gazetteer::Index::unit(std::uint16_t slot) const {
    return slot < units.size() && units[slot] < records.size() ? units[slot] : kNoPlace;
}

std::string_view Gazetteer::Index::code(const Record& record) const {
    if (record.country >= countries.size() || countries[record.country].code[0] == 0) return {};
    return {countries[record.country].code, 2};
}

PlaceIndex Gazetteer::Index::country(std::string_view code) const {
    if (code.size() != 2) return kNoPlace;
    const auto found = std::ranges::lower_bound(countries, code, {}, [](const Country& row) { return std::string_view{row.code, 2}; });
    return found != countries.end() && std::string_view{found->code, 2} == code && found->place < records.size() ? found->place : kNoPlace;
}

Feature Gazetteer::Index::feature(const Record& record) const {
    const std::uint8_t number = record.kind < kinds.size() ? kinds[record.kind].feature : 255;
    return number <= static_cast<std::uint8_t>(Feature::other) ? static_cast<Feature>(number) : Feature::other;
}

std::span<const Triple> Gazetteer::Index::cell(int column, int row) const {
    if (column < 0 || column >= 360 || row < 0 || row >= 180) return {};
    const std::size_t number = static_cast<std::size_t>(row * 360 + column);
    const std::size_t begin = cellStarts[number], end = cellStarts[number + 1];
    if (begin > end || end > cellPlaces.size()) return {};
    return cellPlaces.subspan(begin, end - begin);
}

std::span<const Pair> Gazetteer::Index::of(std::span<const Pair> sorted, PlaceIndex place) const {
    const auto range = std::ranges::equal_range(sorted, place, {}, &Pair::first);
    return {range.begin(), range.end()};
}

base::LonLat Gazetteer::Index::position(PlaceIndex place) const {
    constexpr double kSteps = 1 << 24;
    // To five decimals, as sources give them.
    const auto degrees = [](Triple share, double whole_deg) { return std::round((share.value() / kSteps - 0.5) * whole_deg * 1e5) / 1e5; };
    return {degrees(records[place].lon, 360), degrees(records[place].lat, 180)};
}

}  // namespace demarc::gazetteer
