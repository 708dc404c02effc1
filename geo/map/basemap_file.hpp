#pragma once
#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/file.hpp"
#include "map/basemap.hpp"

namespace demarc::map {

/// The layout of basemap.bin: what is where, and the decoding of one feature. Little-endian; assets/build/README.md describes it.
/// Nothing in the file is believed: every offset is checked before it is followed, and FormatError says which byte was wrong.
class BasemapFile {
public:
    enum class Layer : std::uint32_t { land, lake, river, border, regionBorder, arc, outline, namedRiver };
    static constexpr std::size_t LAYER_COUNT = 8;
    static constexpr std::size_t LEVEL_COUNT = 3;

    struct Section {
        std::uint32_t featureCount = 0;
        std::uint64_t featuresAt_byte = 0;
        std::uint64_t dataAt_byte = 0;
        std::uint64_t dataSize_byte = 0;
        double unit_deg = 0;      ///< degrees a step
        std::int64_t tileSide = 0;  ///< steps from one tile edge to the next
    };
    struct Feature {
        std::array<std::int32_t, 4> box;  ///< west, south, east, north in steps
        std::uint32_t dataAt_byte = 0;
        std::uint32_t nameAt_byte = 0;
        std::uint32_t vertexCount = 0;
        std::uint8_t rank = 0;
        std::uint8_t style = 0;
    };
    struct OutlineRecord {
        std::string_view key, name, isoA2, isoA3, deFacto, deJure;
        bool isCountry = false;
        float area_km2 = 0;
        base::LonLat label;
    };
    struct LabelRecord {
        std::string_view names, kind;
        std::uint32_t rank = 0;
        base::LonLat label;
    };
    /// The bytes of a feature, read value by value.
    class Stream {
    public:
        Stream(const BasemapFile& file, std::span<const std::uint8_t> bytes) : file_{&file}, at_{bytes.data()}, end_{bytes.data() + bytes.size()} {}
        [[nodiscard]] std::uint64_t next();
        [[nodiscard]] std::size_t left_byte() const { return static_cast<std::size_t>(end_ - at_); }
        [[noreturn]] void fail(const char* what) const;

    private:
        const BasemapFile* file_;
        const std::uint8_t* at_;
        const std::uint8_t* end_;
    };

    explicit BasemapFile(const std::filesystem::path& path);

    /// The section of that detail, else of the next finer one; null when there is none.
    [[nodiscard]] const Section* section(Layer layer, Detail detail) const;
    [[nodiscard]] Feature feature(const Section& section, std::uint32_t index) const;
    [[nodiscard]] Stream data(const Section& section, const Feature& feature) const;
    [[nodiscard]] base::Box box(const Section& section, const Feature& feature) const;
    /// Appends the feature's parts, at most vertexCount points. Throws when one lies off the globe.
    void decode(const Section& section, const Feature& feature, Geography& into) const;

    [[nodiscard]] std::string_view text(std::uint32_t at_byte) const;
    [[nodiscard]] std::uint32_t outlineCount() const { return outlineCount_; }
    [[nodiscard]] OutlineRecord outline(std::uint32_t index) const;
    [[nodiscard]] std::uint32_t labelCount() const { return labelCount_; }
    [[nodiscard]] LabelRecord label(std::uint32_t index) const;
    [[noreturn]] void fail(std::uint64_t at_byte, const std::string& what) const;

private:
    template <class Number>
    [[nodiscard]] Number number(std::uint64_t at_byte) const;
    void require(std::uint64_t at_byte, std::uint64_t size_byte, std::uint64_t saidAt_byte, const char* what) const;

    std::string name_;
    base::MappedFile mapping_;
    std::span<const std::uint8_t> bytes_;
    std::array<std::array<std::optional<Section>, LEVEL_COUNT>, LAYER_COUNT> sections_;
    std::uint64_t stringsAt_byte_ = 0, outlinesAt_byte_ = 0, labelsAt_byte_ = 0;
    std::uint32_t stringsSize_byte_ = 0, outlineCount_ = 0, labelCount_ = 0;
};

}  // namespace demarc::map
