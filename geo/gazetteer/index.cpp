#include "gazetteer/index.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <string>

#include "base/error.hpp"

namespace demarc::gazetteer {
namespace {

constexpr std::string_view kMagic = "DMGAZ001";
constexpr std::uint32_t kByteOrder = 0x01020304;
constexpr std::size_t kSectionCount = 13;
constexpr std::size_t kFirstWordBits = 18;
constexpr std::uint32_t kSeveral = 0x8000'0000;
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
    const auto strings = reader.next<char>();
    pool = {strings.data(), strings.size()};
    names = reader.next<NameEntry>();
    hits = reader.next<Hit>();
    buckets = reader.next<std::uint32_t>();
    firstWords = reader.next<std::uint8_t>();
    cellStarts = reader.next<std::uint32_t>();
    cellPlaces = reader.next<std::uint32_t>();
    details = reader.next<std::uint32_t>();
    parts = reader.next<Pair>();
    outlines = reader.next<Pair>();
    countries = reader.next<std::uint32_t>();
    reader.demand(buckets.size() > names.size(), "name hashes");
    reader.demand(firstWords.size() == std::size_t{1} << kFirstWordBits, "first words");
    reader.demand(cellStarts.size() == kCellCount + 1, "grid cells");
    reader.demand(countries.size() == 26 * 26, "countries");
}

std::string_view Gazetteer::Index::text(std::uint32_t offset) const {
    if (offset >= pool.size()) return {};
    return pool.substr(offset + 1, static_cast<unsigned char>(pool[offset]));
}

std::span<const Hit> Gazetteer::Index::nameHits(std::size_t number) const {
    const Hit& own = names[number].hit;
    std::span<const Hit> found{&own, 1};
    if (own.raw() & kSeveral) {
        const std::size_t at = own.raw() & ~kSeveral;
        if (at >= hits.size() || hits[at].raw() > hits.size() - at - 1) return {};
        found = hits.subspan(at + 1, hits[at].raw());
    }
    // A damaged file must not lead outside of the records.
    return std::ranges::all_of(found, [this](Hit hit) { return hit.place() < records.size(); }) ? found : std::span<const Hit>{};
}

std::size_t Gazetteer::Index::lookUp(std::string_view foldedName, std::uint32_t hash) const {
    auto slot = static_cast<std::size_t>(std::uint64_t{hash} * buckets.size() >> 32);
    // There are more buckets than names, but a damaged table may have no empty one: probe each at most once.
    for (std::size_t probe = 0; probe < buckets.size(); ++probe) {
        const std::uint32_t number = buckets[slot];
        if (number == 0 || number > names.size()) break;
        if (nameText(number - 1) == foldedName) return number - 1;
        if (++slot == buckets.size()) slot = 0;
    }
    return names.size();
}

std::size_t Gazetteer::Index::lowerBound(std::string_view foldedName) const {
    std::size_t low = 0, high = names.size();
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        if (nameText(middle) < foldedName) low = middle + 1;
        else high = middle;
    }
    return low;
}

PlaceIndex Gazetteer::Index::unit(std::uint16_t slot) const {
    return slot < units.size() && units[slot] < records.size() ? units[slot] : kNoPlace;
}

PlaceIndex Gazetteer::Index::country(std::string_view code) const {
    const auto isLetter = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (code.size() != 2 || !isLetter(code[0]) || !isLetter(code[1])) return kNoPlace;
    const PlaceIndex place = countries[static_cast<std::size_t>((code[0] - 'A') * 26 + code[1] - 'A')];
    return place < records.size() ? place : kNoPlace;
}

std::span<const std::uint32_t> Gazetteer::Index::cell(int column, int row) const {
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
    return {records[place].lon_e7 / 1e7, records[place].lat_e7 / 1e7};
}

}  // namespace demarc::gazetteer
