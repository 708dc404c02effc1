#include "layer/gdal/vectors.hpp"

#include <cpl_error.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "layer/gdal/handles.hpp"

namespace demarc::layer {
namespace {

constexpr std::size_t MOST_WARNINGS = 5;
constexpr int DEEPEST_COLLECTION = 16;

using CrsHandle = base::Handle<CrsTraits>;

void CPL_STDCALL keepWarning(CPLErr kind, CPLErrorNum, const char* message) {
    auto& warnings = *static_cast<std::vector<std::string>*>(CPLGetErrorHandlerUserData());
    std::string line{message};
    line.resize(std::min(line.find('\n'), line.size()));
    if (kind >= CE_Warning && warnings.size() < MOST_WARNINGS && std::ranges::find(warnings, line) == warnings.end()) warnings.push_back(std::move(line));
}

/// Errors are collected instead of printed, as long as this lives.
class Quiet {
public:
    explicit Quiet(std::vector<std::string>& warnings) { CPLPushErrorHandlerEx(keepWarning, &warnings); }
    Quiet(const Quiet&) = delete;
    Quiet& operator=(const Quiet&) = delete;
    ~Quiet() { CPLPopErrorHandler(); }
};

class LayerReader {
public:
    LayerReader(OGRLayerH layer, const ReadOptions& options, LayerBuilder& builder) : layer_{layer}, builder_{builder} {
        // Degrees of WGS 84, longitude first; what the layer has keeps the order of axes that its driver gave it.
        const CrsHandle degrees{OSRNewSpatialReference(nullptr)};
        OSRSetWellKnownGeogCS(degrees.get(), "WGS84");
        OSRSetAxisMappingStrategy(degrees.get(), OAMS_TRADITIONAL_GIS_ORDER);
        CrsHandle given;
        OGRSpatialReferenceH crs = OGR_L_GetSpatialRef(layer);
        if (!options.crs.empty()) {
            given = CrsHandle{OSRNewSpatialReference(nullptr)};
            if (OSRSetFromUserInput(given.get(), options.crs.c_str()) != OGRERR_NONE) badCrs_ = true;
            OSRSetAxisMappingStrategy(given.get(), OAMS_TRADITIONAL_GIS_ORDER);
            crs = given.get();
        }
        if (crs == nullptr || badCrs_) return;
        const char* authority = OSRGetAuthorityName(crs, nullptr);
        const char* code = OSRGetAuthorityCode(crs, nullptr);
        const char* title = OSRGetName(crs);
        name_ = authority != nullptr && code != nullptr ? std::string{authority} + ':' + code : title != nullptr ? title : "unknown";
        if (!OSRIsSame(crs, degrees.get())) {
            toDegrees_ = base::Handle<TransformTraits>{OCTNewCoordinateTransformation(crs, degrees.get())};
            badCrs_ = !toDegrees_;
        }
    }

    [[nodiscard]] bool hasBadCrs() const { return badCrs_; }
    [[nodiscard]] const std::string& crs() const { return name_; }

    void read(const ReadTold& told) {
        constexpr std::size_t TOLD_EVERY = 256;
        const auto expected = static_cast<double>(std::max<GIntBig>(1, OGR_L_GetFeatureCount(layer_, FALSE)));  // -1 where counting would mean reading
        defineFields();
        OGR_L_ResetReading(layer_);
        while (true) {
            const base::Handle<FeatureTraits> feature{OGR_L_GetNextFeature(layer_)};
            if (!feature) break;
            if (told && builder_.rows() % TOLD_EVERY == 0) told(std::min(1.0, static_cast<double>(builder_.rows()) / expected));
            builder_.beginRow();
            for (std::size_t f = 0; f < fields_.size(); ++f) readField(feature.get(), static_cast<int>(f), fields_[f]);
            if (const OGRGeometryH geometry = OGR_F_GetGeometryRef(feature.get())) readGeometry(geometry, 0);
        }
    }

private:
    enum class Kind : std::uint8_t { number, truth, date, text };
    struct Field {
        std::size_t column;
        Kind kind;
    };

    void defineFields() {
        const OGRFeatureDefnH definition = OGR_L_GetLayerDefn(layer_);
        for (int f = 0; f < OGR_FD_GetFieldCount(definition); ++f) {
            const OGRFieldDefnH field = OGR_FD_GetFieldDefn(definition, f);
            const OGRFieldType type = OGR_Fld_GetType(field);
            Kind kind = Kind::text;
            if (type == OFTInteger || type == OFTInteger64 || type == OFTReal) kind = OGR_Fld_GetSubType(field) == OFSTBoolean ? Kind::truth : Kind::number;
            if (type == OFTDate || type == OFTDateTime) kind = Kind::date;
            fields_.push_back({builder_.column(OGR_Fld_GetNameRef(field), static_cast<std::size_t>(f)), kind});
        }
    }

    void readField(OGRFeatureH feature, int index, const Field& field) {
        if (!OGR_F_IsFieldSetAndNotNull(feature, index)) return;
        if (field.kind == Kind::number) return builder_.set(field.column, OGR_F_GetFieldAsDouble(feature, index));
        if (field.kind == Kind::truth) return builder_.set(field.column, std::string_view{OGR_F_GetFieldAsInteger(feature, index) != 0 ? "true" : "false"});
        std::string text = OGR_F_GetFieldAsString(feature, index);
        if (field.kind == Kind::date) std::replace(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(10, text.size())), '/', '-');
        builder_.set(field.column, std::string_view{text});
    }

    void readGeometry(OGRGeometryH geometry, int depth) {
        if (geometry == nullptr || depth > DEEPEST_COLLECTION || OGR_G_IsEmpty(geometry)) return;
        const OGRwkbGeometryType type = wkbFlatten(OGR_G_GetGeometryType(geometry));
        if (OGR_GT_IsNonLinear(type) != 0) {
            const base::Handle<GeometryTraits> straight{OGR_G_GetLinearGeometry(geometry, 0, nullptr)};
            if (straight && OGR_GT_IsNonLinear(wkbFlatten(OGR_G_GetGeometryType(straight.get()))) == 0) readGeometry(straight.get(), depth + 1);
            return;
        }
        switch (type) {
            case wkbPoint:
            case wkbLineString:
                builder_.beginPiece(type == wkbPoint ? Shape::points : Shape::line);
                addPart(geometry);
                builder_.endPiece();
                break;
            case wkbPolygon:
            case wkbTriangle:
            case wkbMultiLineString:
                builder_.beginPiece(type == wkbMultiLineString ? Shape::line : Shape::area);
                for (int i = 0; i < OGR_G_GetGeometryCount(geometry); ++i) addPart(OGR_G_GetGeometryRef(geometry, i));
                builder_.endPiece();
                break;
            case wkbMultiPoint:
                builder_.beginPiece(Shape::points);
                builder_.beginPart();
                for (int i = 0; i < OGR_G_GetGeometryCount(geometry); ++i) appendPoints(OGR_G_GetGeometryRef(geometry, i));
                builder_.endPart();
                builder_.endPiece();
                break;
            default:
                for (int i = 0; i < OGR_G_GetGeometryCount(geometry); ++i) readGeometry(OGR_G_GetGeometryRef(geometry, i), depth + 1);
        }
    }

    void addPart(OGRGeometryH part) {
        builder_.beginPart();
        appendPoints(part);
        builder_.endPart();
    }

    void appendPoints(OGRGeometryH from) {
        const int count = OGR_G_GetPointCount(from);
        if (count <= 0) return;
        auto& points = builder_.points();
        const std::size_t begin = points.size();
        points.resize(begin + static_cast<std::size_t>(count));
        base::LonLat* first = &points[begin];
        OGR_G_GetPoints(from, &first->lon_deg, sizeof(base::LonLat), &first->lat_deg, sizeof(base::LonLat), nullptr, 0);
        if (!toDegrees_) return;
        x_.resize(static_cast<std::size_t>(count));
        y_.resize(x_.size());
        for (std::size_t i = 0; i < x_.size(); ++i) x_[i] = first[i].lon_deg, y_[i] = first[i].lat_deg;
        OCTTransform(toDegrees_.get(), count, x_.data(), y_.data(), nullptr);  // what has no answer comes back infinite
        for (std::size_t i = 0; i < x_.size(); ++i) first[i] = {x_[i], y_[i]};
    }

    OGRLayerH layer_;
    LayerBuilder& builder_;
    base::Handle<TransformTraits> toDegrees_;
    bool badCrs_ = false;
    std::string name_ = "EPSG:4326";
    std::vector<Field> fields_;
    std::vector<double> x_, y_;
};

/// A track's points are its line once more.
bool isRepeat(std::string_view driver, std::string_view layer) { return driver == "GPX" && (layer == "route_points" || layer == "track_points"); }

}  // namespace

extern "C" ReadVectors demarcReadVectors;

void demarcReadVectors(const std::filesystem::path& path, const ReadOptions& options, const ReadTold& told, GdalLayers& layers) {
    // Formats that are a file; none that reaches for others, as VRT does, or into a network.
    static constexpr std::array DRIVERS{"GeoJSON", "GeoJSONSeq", "TopoJSON", "ESRIJSON", "GPKG", "ESRI Shapefile", "LIBKML", "KML", "GPX", "FlatGeobuf", "CSV",
                                        "GML", "MapInfo File", "DXF", "SQLite", static_cast<const char*>(nullptr)};
    static constexpr std::array TABLE{"X_POSSIBLE_NAMES=lon,lng,long,longitude,x", "Y_POSSIBLE_NAMES=lat,latitude,y", "GEOM_POSSIBLE_NAMES=wkt,geom,geometry,the_geom",
                                      "KEEP_GEOM_COLUMNS=YES", "AUTODETECT_TYPE=YES", static_cast<const char*>(nullptr)};
    static constexpr std::array JSON{"DATE_AS_STRING=YES", static_cast<const char*>(nullptr)};
    const std::string ending = path.extension().string();
    const char* const* wishes = ending == ".csv" || ending == ".tsv" ? TABLE.data() : ending == ".json" || ending == ".geojson" ? JSON.data() : nullptr;
    static const bool registered = (GDALAllRegister(), true);
    (void)registered;
    const Quiet quiet{layers.warnings};
    CPLErrorReset();
    const base::Handle<DatasetTraits> dataset{
        GDALOpenEx(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, DRIVERS.data(), wishes, nullptr)};
    layers.isOpen = static_cast<bool>(dataset);
    layers.why = CPLGetLastErrorMsg();
    const int count = dataset ? GDALDatasetGetLayerCount(dataset.get()) : 0;
    for (int i = 0; i < count; ++i) {
        const OGRLayerH layer = GDALDatasetGetLayer(dataset.get(), i);
        const std::string name = OGR_L_GetName(layer);
        layers.names.push_back(name);
        const bool wanted = options.sublayer.empty() ? !isRepeat(GDALGetDriverShortName(GDALGetDatasetDriver(dataset.get())), name) : options.sublayer == name;
        if (!wanted) continue;
        GdalLayers::Sublayer sublayer{name, {}, LayerBuilder{options.latLon}};
        LayerReader reader{layer, options, sublayer.builder};
        if (reader.hasBadCrs()) {
            layers.warnings.push_back("layer " + name + ": its coordinate system" + (options.crs.empty() ? "" : " " + options.crs) + " can't be used; left out");
            continue;
        }
        reader.read(told);
        sublayer.crs = reader.crs();
        layers.sublayers.push_back(std::move(sublayer));
    }
}

}  // namespace demarc::layer
