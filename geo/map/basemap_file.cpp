#include "map/basemap_file.hpp"

#include <cstring>

#include "base/error.hpp"

namespace demarc::map {
namespace {

constexpr std::string_view MAGIC = "DMBASE\r\n";
constexpr std::uint32_t VERSION = 1;
constexpr std::uint64_t HEADER_BYTES = 80;
constexpr std::uint64_t SECTION_BYTES = 48;
constexpr std::uint64_t FEATURE_BYTES = 32;
constexpr std::uint64_t OUTLINE_BYTES = 40;
constexpr std::uint64_t LABEL_BYTES = 20;
constexpr std::int64_t TILE_SIDE = 21'845;

constexpr std::int64_t unzigzag(std::uint64_t value) {
    return static_cast<std::int64_t>((value >> 1) ^ (~(value & 1) + 1));
}

}  // namespace

std::uint64_t BasemapFile::Stream::next() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 42; shift += 7) {
        if (at_ == end_) fail("values end too early");
        const std::uint8_t byte = *at_++;
        value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
        if (byte < 0x80) return value;
    }
    fail("a number is too long");
}

void BasemapFile::Stream::fail(const char* what) const {
    file_->fail(static_cast<std::uint64_t>(at_ - file_->bytes_.data()), what);
}

BasemapFile::BasemapFile(const std::filesystem::path& path) : name_{path.string()}, mapping_{path} {
    const auto mapped = mapping_.bytes();
    bytes_ = {reinterpret_cast<const std::uint8_t*>(mapped.data()), mapped.size()};
    if (bytes_.size() < HEADER_BYTES || std::memcmp(bytes_.data(), MAGIC.data(), MAGIC.size()) != 0) fail(0, "not a basemap");
    if (number<std::uint32_t>(8) != VERSION) fail(8, "made for another version of demarc");
    const auto sectionCount = number<std::uint32_t>(12);
    if (number<std::uint64_t>(16) != bytes_.size()) fail(16, "cut short or grown: the size is not what it says");
    stringsAt_byte_ = number<std::uint64_t>(24);
    outlinesAt_byte_ = number<std::uint64_t>(32);
    labelsAt_byte_ = number<std::uint64_t>(40);
    stringsSize_byte_ = number<std::uint32_t>(48);
    outlineCount_ = number<std::uint32_t>(52);
    labelCount_ = number<std::uint32_t>(56);
    require(stringsAt_byte_, stringsSize_byte_, 24, "names");
    if (stringsSize_byte_ == 0 || bytes_[stringsAt_byte_ + stringsSize_byte_ - 1] != 0) fail(48, "names don't end");
    require(outlinesAt_byte_, outlineCount_ * OUTLINE_BYTES, 32, "outlines");
    require(labelsAt_byte_, labelCount_ * LABEL_BYTES, 40, "labels");
    require(HEADER_BYTES, sectionCount * SECTION_BYTES, 12, "sections");
    for (std::uint64_t i = 0; i < sectionCount; ++i) {
        const std::uint64_t at = HEADER_BYTES + i * SECTION_BYTES;
        const auto layer = number<std::uint32_t>(at), level = number<std::uint32_t>(at + 4), tile_deg = number<std::uint32_t>(at + 8);
        if (layer >= LAYER_COUNT || level >= LEVEL_COUNT || tile_deg == 0 || tile_deg > 90) fail(at, "unknown section");
        const Section found{number<std::uint32_t>(at + 12), number<std::uint64_t>(at + 16), number<std::uint64_t>(at + 24),
                            number<std::uint64_t>(at + 32), static_cast<double>(tile_deg) / TILE_SIDE, TILE_SIDE};
        require(found.featuresAt_byte, found.featureCount * FEATURE_BYTES, at + 16, "features");
        require(found.dataAt_byte, found.dataSize_byte, at + 24, "coordinates");
        sections_[layer][level] = found;
    }
}

void BasemapFile::fail(std::uint64_t at_byte, const std::string& what) const {
    throw base::FormatError(name_ + ": byte " + std::to_string(at_byte) + ": " + what + "; reinstall demarc's assets");
}

template <class Number>
Number BasemapFile::number(std::uint64_t at_byte) const {
    Number value;
    std::memcpy(&value, bytes_.data() + at_byte, sizeof value);
    return value;
}

void BasemapFile::require(std::uint64_t at_byte, std::uint64_t size_byte, std::uint64_t saidAt_byte, const char* what) const {
    if (at_byte > bytes_.size() || size_byte > bytes_.size() - at_byte) fail(saidAt_byte, std::string{what} + " lie past the end");
}

const BasemapFile::Section* BasemapFile::section(Layer layer, Detail detail) const {
    const auto& levels = sections_[static_cast<std::size_t>(layer)];
    for (auto level = static_cast<std::size_t>(detail); level < LEVEL_COUNT; ++level)
        if (levels[level]) return &*levels[level];
    return nullptr;
}

BasemapFile::Feature BasemapFile::feature(const Section& section, std::uint32_t index) const {
    const std::uint64_t at = section.featuresAt_byte + index * FEATURE_BYTES;
    Feature found;
    std::memcpy(found.box.data(), bytes_.data() + at, sizeof found.box);
    found.dataAt_byte = number<std::uint32_t>(at + 16);
    found.nameAt_byte = number<std::uint32_t>(at + 20);
    found.vertexCount = number<std::uint32_t>(at + 24);
    found.rank = bytes_[at + 28];
    found.style = bytes_[at + 29];
    return found;
}

base::Box BasemapFile::box(const Section& section, const Feature& feature) const {
    const auto& [west, south, east, north] = feature.box;
    return {west * section.unit_deg, south * section.unit_deg, east * section.unit_deg, north * section.unit_deg};
}

BasemapFile::Stream BasemapFile::data(const Section& section, const Feature& feature) const {
    if (feature.dataAt_byte > section.dataSize_byte) fail(section.dataAt_byte, "a feature's coordinates lie past the end");
    return {*this, bytes_.subspan(section.dataAt_byte + feature.dataAt_byte, section.dataSize_byte - feature.dataAt_byte)};
}

void BasemapFile::decode(const Section& section, const Feature& feature, Geography& into) const {
    Stream stream = data(section, feature);
    std::uint64_t left = feature.vertexCount;
    const auto limit = static_cast<std::uint64_t>(360.0 / section.unit_deg);
    auto x = static_cast<std::uint64_t>(std::int64_t{feature.box[0]}), y = static_cast<std::uint64_t>(std::int64_t{feature.box[1]});
    for (std::uint64_t parts = stream.next(); parts > 0; --parts) {
        const std::uint64_t count = stream.next() >> 1;
        if (count > left) stream.fail("more points than announced");
        left -= count;
        into.starts.push_back(static_cast<std::uint32_t>(into.points.size()));
        bool off = false;
        for (std::uint64_t i = 0; i < count; ++i) {
            x += static_cast<std::uint64_t>(unzigzag(stream.next()));
            y += static_cast<std::uint64_t>(unzigzag(stream.next()));
            off = off || x + limit > 2 * limit || y + limit > 2 * limit;
            into.points.push_back({static_cast<double>(static_cast<std::int64_t>(x)) * section.unit_deg,
                                   static_cast<double>(static_cast<std::int64_t>(y)) * section.unit_deg});
        }
        if (off) stream.fail("a point off the globe");
    }
}

std::string_view BasemapFile::text(std::uint32_t at_byte) const {
    if (at_byte >= stringsSize_byte_) fail(stringsAt_byte_, "a name lies past the end");
    return reinterpret_cast<const char*>(bytes_.data() + stringsAt_byte_ + at_byte);
}

BasemapFile::OutlineRecord BasemapFile::outline(std::uint32_t index) const {
    const std::uint64_t at = outlinesAt_byte_ + index * OUTLINE_BYTES;
    const auto word = [&](std::uint64_t i) { return number<std::uint32_t>(at + 4 * i); };
    const auto micro = [&](std::uint64_t i) { return number<std::int32_t>(at + 4 * i) * 1e-6; };
    return {text(word(0)), text(word(1)), text(word(2)), text(word(3)), text(word(4)), text(word(5)), word(6) == 0, number<float>(at + 28),
            {micro(8), micro(9)}};
}

BasemapFile::LabelRecord BasemapFile::label(std::uint32_t index) const {
    const std::uint64_t at = labelsAt_byte_ + index * LABEL_BYTES;
    return {text(number<std::uint32_t>(at)), text(number<std::uint32_t>(at + 4)), number<std::uint32_t>(at + 8),
            {number<std::int32_t>(at + 12) * 1e-6, number<std::int32_t>(at + 16) * 1e-6}};
}

}  // namespace demarc::map
