#pragma once
#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/lonlat.hpp"

namespace demarc::gazetteer {

/// What places are read from in a table or layer: a field of each kind, the first of its names that there is, in any case.
struct LayerField {
    enum : std::size_t { name, alternates, feature, country, population, id };
    static constexpr std::size_t COUNT = 6;
    static constexpr std::array<std::array<const char*, 5>, COUNT> NAMES{{{"name", "toponym", "title"},
                                                                          {"alternates", "alternate_names", "aliases", "altnames", "alternatenames"},
                                                                          {"feature", "class", "type"},
                                                                          {"country", "iso", "country_code", "cc"},
                                                                          {"population", "pop"},
                                                                          {"id", "geonameid"}}};
};

/// A row of a table or a feature of a layer; a point on it in degrees (WGS 84), unchecked; none where it has no geometry.
struct LayerRow {
    std::size_t number = 0;  ///< in its layer, from 1
    std::array<std::string, LayerField::COUNT> fields;
    std::optional<base::LonLat> point;
};

/// The layers of a file that have a field of names, one after the other.
struct LayerTable {
    std::vector<LayerRow> rows;
    bool isOpen = false;     ///< a table or layer at all
    bool hasNames = false;   ///< some layer has a field of names
    std::string why;         ///< what GDAL says of a file that is not open
};

/// Reads with GDAL at most `mostRows`. It is a library of its own (READ_LAYERS its function there) since loading GDAL takes
/// longer than reading a report, and few runs need it.
using ReadLayers = void(const std::filesystem::path& path, std::size_t mostRows, LayerTable& table);
inline constexpr const char* READ_LAYERS = "demarcReadLayers";

}  // namespace demarc::gazetteer
