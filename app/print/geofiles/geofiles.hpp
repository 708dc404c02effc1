#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "map/drawn_features.hpp"
#include "print/geo_reference.hpp"
#include "print/image.hpp"

namespace demarc::print {

/// A file that GDAL made in memory, or why it could not.
struct GeoFile {
    std::string bytes;
    std::string why;  ///< empty: all went well
};

/// A coordinate system for a world file beside an image.
struct CrsText {
    std::string esriWkt;
    double metresPerUnit = 1;
    std::string why;  ///< empty: all went well
};

/// What GDAL writes for us is a library of its own (WRITE_GEOTIFF and so on are its functions), since loading GDAL takes longer than drawing a map.
using WriteGeoTiff = void(const Image& image, const GeoReference* reference, bool transparent, double dpi, GeoFile& file);
inline constexpr const char* WRITE_GEOTIFF = "demarcWriteGeoTiff";
using WriteGeoPackage = void(const std::vector<map::DrawnFeature>& features, const std::vector<map::FeatureField>& fields, GeoFile& file);
inline constexpr const char* WRITE_GEOPACKAGE = "demarcWriteGeoPackage";
using DescribeCrs = void(const std::string& crs, CrsText& text);
inline constexpr const char* DESCRIBE_CRS = "demarcDescribeCrs";

}  // namespace demarc::print
