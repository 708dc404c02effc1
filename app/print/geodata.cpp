#include "print/geodata.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>

#include "base/csv_cell.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "print/ending.hpp"
#include "print/geo_library.hpp"

namespace demarc::print {
namespace {

void appendWkt(std::string& out, const std::vector<std::vector<base::LonLat>>& lines) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        out += i == 0 ? "MULTILINESTRING ((" : ", (";
        for (std::size_t p = 0; p < lines[i].size(); ++p) out += (p == 0 ? "" : ", ") + degreesText(lines[i][p].lon_deg) + ' ' + degreesText(lines[i][p].lat_deg);
        out += i + 1 == lines.size() ? "))" : ")";
    }
}

std::string geoPackageOf(const std::vector<map::DrawnFeature>& features) {
    GeoFile file;
    geoLibrary().function<WriteGeoPackage>(WRITE_GEOPACKAGE)(features, map::featureFields(), file);
    if (!file.why.empty()) throw base::FileError("GeoPackage: " + file.why);
    return file.bytes;
}

void appendWkt(std::string& out, const std::vector<map::Polygon>& area) {
    for (std::size_t i = 0; i < area.size(); ++i) {
        out += i == 0 ? "MULTIPOLYGON ((" : ", (";
        for (std::size_t k = 0; k < area[i].size(); ++k) {
            out += k == 0 ? "(" : ", (";
            for (std::size_t p = 0; p < area[i][k].size(); ++p)
                out += (p == 0 ? "" : ", ") + degreesText(area[i][k][p].lon_deg) + ' ' + degreesText(area[i][k][p].lat_deg);
            out += ')';
        }
        out += i + 1 == area.size() ? "))" : ")";
    }
}

}  // namespace

std::string degreesText(double value_deg) {
    std::array<char, 32> text;
    const double rounded = std::round(value_deg * 1e6) / 1e6 + 0.0;
    return {text.data(), std::to_chars(text.data(), text.data() + text.size(), rounded, std::chars_format::fixed).ptr};
}

std::optional<GeodataFormat> geodataFormatOf(const std::filesystem::path& path) {
    static constexpr std::array<std::pair<std::string_view, GeodataFormat>, 5> ENDINGS{{{".geojson", GeodataFormat::geoJson},
        {".kml", GeodataFormat::kml}, {".kmz", GeodataFormat::kmz}, {".gpkg", GeodataFormat::geoPackage}, {".csv", GeodataFormat::csv}}};
    const std::string ending = endingOf(path);
    const auto found = std::ranges::find(ENDINGS, ending, [](const auto& e) { return e.first; });
    return found == ENDINGS.end() ? std::nullopt : std::optional{found->second};
}

std::string csvOf(const std::vector<map::DrawnFeature>& features) {
    std::string out = "lon,lat";
    for (const map::FeatureField& field : map::featureFields()) out += std::string{","} + field.name;
    out += ",outline\r\n";
    for (const map::DrawnFeature& feature : features) {
        out += degreesText(feature.point.lon_deg) + ',' + degreesText(feature.point.lat_deg);
        for (const map::FeatureField& field : map::featureFields()) {
            out += ',';
            if (field.text != nullptr) base::appendCsvCell(out, feature.*field.text);
            else if (const auto& number = feature.*field.number) out += degreesText(*number);
        }
        std::string outline;
        appendWkt(outline, feature.area);
        appendWkt(outline, feature.lines);
        out += ',';
        base::appendCsvCell(out, outline);
        out += "\r\n";
    }
    return out;
}

std::string encodeGeodata(const std::vector<map::DrawnFeature>& features, GeodataFormat format, std::string_view title) {
    switch (format) {
        case GeodataFormat::kml: return kmlOf(features, title);
        case GeodataFormat::kmz: return zipOf("doc.kml", kmlOf(features, title));
        case GeodataFormat::geoPackage: return geoPackageOf(features);
        case GeodataFormat::csv: return csvOf(features);
        case GeodataFormat::geoJson: break;
    }
    return geoJsonOf(features, title);
}

void writeGeodata(const std::filesystem::path& path, const std::vector<map::DrawnFeature>& features, std::string_view title) {
    const auto format = path == "-" ? std::optional{GeodataFormat::geoJson} : geodataFormatOf(path);
    if (!format) throw base::UsageError(path.string() + ": unknown kind of geodata; the name must end in .geojson, .kml, .kmz, .gpkg or .csv");
    base::writeFile(path, encodeGeodata(features, *format, title));
}

}  // namespace demarc::print
