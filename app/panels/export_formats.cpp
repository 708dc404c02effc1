#include "panels/export_formats.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>

#include "base/words.hpp"

namespace demarc::panels {
namespace {

constexpr std::array FORMATS{ExportFormat{".png", words::key("PNG image")}, ExportFormat{".jpg", words::key("JPEG image")}, ExportFormat{".webp", words::key("WebP image")},
                             ExportFormat{".tif", words::key("GeoTIFF image")}, ExportFormat{".pdf", words::key("PDF page")}, ExportFormat{".svg", words::key("SVG drawing")},
                             ExportFormat{".kml", words::key("KML, claims as data"), false, true}, ExportFormat{".kmz", words::key("KMZ, claims as data"), false, true},
                             ExportFormat{".geojson", words::key("GeoJSON, claims as data"), false, true}, ExportFormat{".gpkg", words::key("GeoPackage, claims as data"), false, true},
                             ExportFormat{".csv", words::key("CSV table of claims"), false, true}, ExportFormat{".gif", words::key("GIF animation"), true},
                             ExportFormat{".mp4", words::key("MP4 animation"), true}};

}  // namespace

std::span<const ExportFormat> exportFormats() { return FORMATS; }

const ExportFormat* formatOf(const std::string& path) {
    std::string ending = std::filesystem::path{path}.extension().string();
    std::ranges::transform(ending, ending.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (ending == ".jpeg") ending = ".jpg";
    if (ending == ".tiff") ending = ".tif";
    const auto found = std::ranges::find(FORMATS, ending, [](const ExportFormat& format) { return std::string{format.ending}; });
    return found == FORMATS.end() ? nullptr : &*found;
}

}  // namespace demarc::panels
