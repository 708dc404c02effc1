#pragma once
#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/lonlat.hpp"

namespace demarc::map {

/// What the ground is made of. Coast and shore are the edges of land and lakes without the cuts between tiles.
enum class BasemapLayer : std::uint8_t { land, coast, lake, shore, river, border, regionBorder };

/// About 1:50 M (true to 5 km), 1:10 M (1 km) and 1:1 M (200 m).
enum class Detail : std::uint8_t { low, mid, high };

/// Whose boundaries are drawn: no side taken, the UN General Assembly's, or those that stand on the ground.
enum class Boundaries : std::uint8_t { neutral, deJure, deFacto };
enum class BorderLine : std::uint8_t { none, solid, dashed };

/// Rings or lines in degrees, one part after the other. Rings aren't closed by a repeated point and fill by the even-odd rule.
struct Geography {
    std::vector<base::LonLat> points;
    std::vector<std::uint32_t> starts;  ///< first point of each part; a part ends where the next starts or the points end

    [[nodiscard]] std::size_t partCount() const { return starts.size(); }
    [[nodiscard]] std::span<const base::LonLat> part(std::size_t index) const {
        const std::size_t end = index + 1 < starts.size() ? starts[index + 1] : points.size();
        return std::span{points}.subspan(starts[index], end - starts[index]);
    }
};

/// What a query found: a geography and, of each feature in it, what the line or area is.
struct BasemapFeatures : Geography {
    struct Feature {
        std::uint32_t firstPart = 0;
        std::uint32_t endPart = 0;
        std::string_view name;        ///< of a river; empty where none is known
        std::uint8_t rank = 0;        ///< of a river: 0 wide, 1 to 4 ever smaller, 5 to 7 dry at times, 8 to 10 canals
        std::uint8_t borderStyle = 0;
    };
    std::vector<Feature> features;
};

/// How a border feature is drawn under a choice of boundaries. First-level borders are always solid.
[[nodiscard]] BorderLine borderLine(std::uint8_t borderStyle, Boundaries boundaries);

/// A country or first-level unit, for its label and to find its outline. Strings live as long as the Basemap.
struct AdminUnit {
    std::string_view key;      ///< "UA", "UA-kharkiv": as in assets/basemap/outlines.tsv
    std::string_view name;
    std::string_view isoA2;
    std::string_view deFacto;  ///< ISO alpha-3 of who administers it; empty: no recognised state
    std::string_view deJure;   ///< ISO alpha-3 for the UN General Assembly; empty: not settled there
    bool isCountry = false;
    double area_km2 = 0;
    base::LonLat label;
    base::Box box;
};

/// A sea, gulf, strait, ocean or lake with a name.
struct Water {
    std::string_view name;
    std::string_view kind;     ///< "ocean", "sea", "gulf", "strait", "lake"
    std::uint32_t rank = 0;    ///< 1: an ocean … 6: a small bay
    base::LonLat label;
};

/// A river with a name, however many of its stretches the source holds.
struct NamedRiver {
    std::string_view name;
    std::uint8_t rank = 0;
    base::Box box;
};

/// The shipped map of the world, memory-mapped: opening takes well under 5 ms, a query decodes only what meets its box (over 50 M points a second).
/// Const calls may come from several threads at once. Whatever is wrong with the file is a FormatError that names it and the byte.
class Basemap {
public:
    /// Opens basemap/basemap.bin in the assets folder. Throws FileError or FormatError.
    [[nodiscard]] static Basemap open(const std::filesystem::path& assets);
    Basemap(Basemap&&) noexcept;
    Basemap& operator=(Basemap&&) noexcept;
    ~Basemap();

    /// Every feature of a layer that meets the box. Land and lakes come cut into tiles whose edges are the same numbers on both sides; lines come
    /// whole. A layer without that detail answers with the next finer one. A box may reach past 180°: what lies there has longitudes past 180° too.
    [[nodiscard]] BasemapFeatures read(BasemapLayer layer, Detail detail, const base::Box& box) const;

    /// Countries and first-level units in order of their keys.
    [[nodiscard]] std::vector<AdminUnit> units() const;
    [[nodiscard]] std::optional<AdminUnit> unit(std::string_view key) const;
    /// The rings of a unit, about 1:10 M, or nothing when no unit has that key. A country's outline is that of the UN General Assembly's map.
    [[nodiscard]] std::optional<Geography> outline(std::string_view key) const;
    [[nodiscard]] std::optional<base::Box> outlineBox(std::string_view key) const;

    [[nodiscard]] std::vector<Water> waters() const;
    [[nodiscard]] std::vector<NamedRiver> rivers() const;
    /// The course of a river, from source to mouth, by any of its names whatever their case (of two rivers with that name, the longer).
    [[nodiscard]] std::optional<Geography> river(std::string_view name) const;

private:
    struct Impl;
    explicit Basemap(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace demarc::map
