#include "gazetteer/own_file.hpp"

#include <cpl_error.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/handle.hpp"

namespace demarc::gazetteer {
namespace {

using base::FormatError;
using base::Severity;

struct DatasetTraits {
    using Type = GDALDatasetH;
    static Type null() { return nullptr; }
    static void free(Type dataset) { GDALClose(dataset); }
};
struct FeatureTraits {
    using Type = OGRFeatureH;
    static Type null() { return nullptr; }
    static void free(Type feature) { OGR_F_Destroy(feature); }
};
struct GeometryTraits {
    using Type = OGRGeometryH;
    static Type null() { return nullptr; }
    static void free(Type geometry) { OGR_G_DestroyGeometry(geometry); }
};
struct TransformTraits {
    using Type = OGRCoordinateTransformationH;
    static Type null() { return nullptr; }
    static void free(Type transform) { OCTDestroyCoordinateTransformation(transform); }
};
struct CrsTraits {
    using Type = OGRSpatialReferenceH;
    static Type null() { return nullptr; }
    static void free(Type crs) { OSRDestroySpatialReference(crs); }
};

constexpr std::size_t kMostIssues = 20;
constexpr std::size_t kMostPlaces = 1'000'000;

constexpr std::array kNames{"name", "toponym", "title"};
constexpr std::array kAlternates{"alternates", "alternate_names", "aliases", "altnames", "alternatenames"};
constexpr std::array kFeatures{"feature", "class", "type"};
constexpr std::array kCountries{"country", "iso", "country_code", "cc"};
constexpr std::array kPopulations{"population", "pop"};
constexpr std::array kIds{"id", "geonameid"};

class LayerReader {
public:
    LayerReader(OGRLayerH layer, std::string file, base::Result<std::vector<OwnPlace>>& result)
        : layer_{layer}, definition_{OGR_L_GetLayerDefn(layer)}, file_{std::move(file)}, result_{result} {
        if (const OGRSpatialReferenceH crs = OGR_L_GetSpatialRef(layer)) {
            const base::Handle<CrsTraits> from{OSRClone(crs)}, to{OSRNewSpatialReference(nullptr)};
            OSRSetWellKnownGeogCS(to.get(), "WGS84");
            OSRSetAxisMappingStrategy(from.get(), OAMS_TRADITIONAL_GIS_ORDER);
            OSRSetAxisMappingStrategy(to.get(), OAMS_TRADITIONAL_GIS_ORDER);
            toDegrees_ = base::Handle<TransformTraits>{OCTNewCoordinateTransformation(from.get(), to.get())};
        }
    }

    [[nodiscard]] bool hasNames() const { return field(kNames) >= 0; }

    void read() {
        const int name = field(kNames), alternates = field(kAlternates), feature = field(kFeatures), country = field(kCountries), population = field(kPopulations),
                  id = field(kIds);
        OGR_L_ResetReading(layer_);
        for (std::size_t row = 1; result_.value.size() < kMostPlaces; ++row) {
            const base::Handle<FeatureTraits> read{OGR_L_GetNextFeature(layer_)};
            if (!read) break;
            OwnPlace place;
            place.name = text(read.get(), name);
            if (fold(place.name).empty()) {
                doubt(row, "has no name");
                continue;
            }
            const auto position = positionOf(read.get());
            if (!position) {
                doubt(row, place.name + " has no position");
                continue;
            }
            place.position = *position;
            place.alternates = listed(text(read.get(), alternates));
            place.feature = featureOf(text(read.get(), feature));
            place.country = text(read.get(), country);
            std::ranges::transform(place.country, place.country.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
            if (place.country.size() != 2) place.country.clear();
            const std::string people = text(read.get(), population);
            std::from_chars(people.data(), people.data() + people.size(), place.population);
            place.id = text(read.get(), id);
            result_.value.push_back(std::move(place));
        }
    }

private:
    template <std::size_t N>
    [[nodiscard]] int field(const std::array<const char*, N>& names) const {
        for (const char* name : names)
            if (const int index = OGR_FD_GetFieldIndex(definition_, name); index >= 0) return index;
        return -1;
    }

    [[nodiscard]] static std::string text(OGRFeatureH feature, int field) {
        return field < 0 || !OGR_F_IsFieldSetAndNotNull(feature, field) ? std::string{} : std::string{OGR_F_GetFieldAsString(feature, field)};
    }

    [[nodiscard]] static std::vector<std::string> listed(const std::string& field) {
        std::vector<std::string> parts;
        for (std::size_t at = 0; at < field.size();) {
            const std::size_t end = std::min(field.find(';', at), field.size());
            if (end > at) parts.push_back(field.substr(at, end - at));
            at = end + 1;
        }
        return parts;
    }

    [[nodiscard]] static Feature featureOf(std::string name) {
        std::ranges::transform(name, name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        for (int f = 0; f < static_cast<int>(Feature::other); ++f)
            if (featureName(static_cast<Feature>(f)) == name) return static_cast<Feature>(f);
        return Feature::town;
    }

    [[nodiscard]] std::optional<base::LonLat> positionOf(OGRFeatureH feature) const {
        const OGRGeometryH geometry = OGR_F_GetGeometryRef(feature);
        if (geometry == nullptr || OGR_G_IsEmpty(geometry)) return std::nullopt;
        base::LonLat point;
        if (wkbFlatten(OGR_G_GetGeometryType(geometry)) == wkbPoint) {
            point = {OGR_G_GetX(geometry, 0), OGR_G_GetY(geometry, 0)};
        } else {
            const bool area = OGR_G_GetDimension(geometry) == 2;
            base::Handle<GeometryTraits> inside{area ? OGR_G_PointOnSurface(geometry) : OGR_G_CreateGeometry(wkbPoint)};
            if (!inside || (!area && OGR_G_Centroid(geometry, inside.get()) != OGRERR_NONE)) return std::nullopt;
            point = {OGR_G_GetX(inside.get(), 0), OGR_G_GetY(inside.get(), 0)};
        }
        if (toDegrees_ && !OCTTransform(toDegrees_.get(), 1, &point.lon_deg, &point.lat_deg, nullptr)) return std::nullopt;
        return point.isValid() ? std::optional{point} : std::nullopt;
    }

    void doubt(std::size_t row, const std::string& what) {
        if (result_.issues.size() < kMostIssues) result_.issues.push_back({Severity::warning, file_ + ", row " + std::to_string(row) + ": " + what + "; left out"});
        else if (result_.issues.size() == kMostIssues) result_.issues.push_back({Severity::warning, file_ + ": more rows are left out"});
    }

    OGRLayerH layer_;
    OGRFeatureDefnH definition_;
    std::string file_;
    base::Result<std::vector<OwnPlace>>& result_;
    base::Handle<TransformTraits> toDegrees_;
};

}  // namespace

base::Result<std::vector<OwnPlace>> readOwnPlaces(const std::filesystem::path& path) {
    GDALAllRegister();
    static constexpr std::array OPTIONS{"X_POSSIBLE_NAMES=lon,lng,long,longitude,x", "Y_POSSIBLE_NAMES=lat,latitude,y", "KEEP_GEOM_COLUMNS=YES",
                                        "AUTODETECT_TYPE=NO", static_cast<const char*>(nullptr)};
    (void)base::MappedFile{path};  // a missing file or right is told in our words
    CPLPushErrorHandler(CPLQuietErrorHandler);
    CPLErrorReset();
    const base::Handle<DatasetTraits> dataset{GDALOpenEx(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, nullptr, OPTIONS.data(), nullptr)};
    const std::string why = CPLGetLastErrorMsg();
    base::Result<std::vector<OwnPlace>> result;
    bool named = false;
    for (int i = 0; dataset && i < GDALDatasetGetLayerCount(dataset.get()); ++i) {
        LayerReader reader{GDALDatasetGetLayer(dataset.get(), i), path.string(), result};
        if (!reader.hasNames()) continue;
        named = true;
        reader.read();
    }
    CPLPopErrorHandler();
    if (!dataset) throw FormatError(path.string() + ": no table or layer of places" + (why.empty() ? "" : ": " + why.substr(0, why.find('\n'))));
    if (!named) throw FormatError(path.string() + ": no column \"name\"; a list of places needs name, lon, lat (and may have alternates, feature, country, population, id)");
    if (result.value.empty()) throw FormatError(path.string() + ": holds no place with a name and a position; a table needs columns lon and lat");
    return result;
}

std::vector<std::filesystem::path> ownPlaceFiles() {
    std::vector<std::filesystem::path> files;
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator{base::userDataFolder() / "gazetteer", none}) {
        // The side files of a Shapefile and the like are opened with their main file.
        static constexpr std::array MAIN{".csv", ".tsv", ".geojson", ".json", ".gpkg", ".kml", ".shp", ".gml", ".fgb"};
        if (entry.is_regular_file(none) && std::ranges::find(MAIN, entry.path().extension()) != MAIN.end()) files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
}

}  // namespace demarc::gazetteer
