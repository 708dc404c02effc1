#include "gazetteer/layers/table.hpp"

#include <cpl_error.h>

#include "layer/gdal/handles.hpp"

namespace demarc::gazetteer {
namespace {

using layer::CrsTraits;
using layer::DatasetTraits;
using layer::FeatureTraits;
using layer::GeometryTraits;
using layer::TransformTraits;

class LayerReader {
public:
    explicit LayerReader(OGRLayerH layer) : layer_{layer}, definition_{OGR_L_GetLayerDefn(layer)} {
        for (std::size_t f = 0; f < LayerField::COUNT; ++f) fields_[f] = fieldOf(LayerField::NAMES[f]);
        if (const OGRSpatialReferenceH crs = OGR_L_GetSpatialRef(layer)) {
            const base::Handle<CrsTraits> from{OSRClone(crs)}, to{OSRNewSpatialReference(nullptr)};
            OSRSetWellKnownGeogCS(to.get(), "WGS84");
            OSRSetAxisMappingStrategy(from.get(), OAMS_TRADITIONAL_GIS_ORDER);
            OSRSetAxisMappingStrategy(to.get(), OAMS_TRADITIONAL_GIS_ORDER);
            toDegrees_ = base::Handle<TransformTraits>{OCTNewCoordinateTransformation(from.get(), to.get())};
        }
    }

    [[nodiscard]] bool hasNames() const { return fields_[LayerField::name] >= 0; }

    void read(std::size_t mostRows, std::vector<LayerRow>& rows) {
        OGR_L_ResetReading(layer_);
        for (std::size_t number = 1; rows.size() < mostRows; ++number) {
            const base::Handle<FeatureTraits> feature{OGR_L_GetNextFeature(layer_)};
            if (!feature) break;
            LayerRow row{.number = number, .fields = {}, .point = pointOf(feature.get())};
            for (std::size_t f = 0; f < LayerField::COUNT; ++f)
                if (fields_[f] >= 0 && OGR_F_IsFieldSetAndNotNull(feature.get(), fields_[f])) row.fields[f] = OGR_F_GetFieldAsString(feature.get(), fields_[f]);
            rows.push_back(std::move(row));
        }
    }

private:
    [[nodiscard]] int fieldOf(const std::array<const char*, 5>& names) const {
        for (const char* name : names)
            if (const int index = name == nullptr ? -1 : OGR_FD_GetFieldIndex(definition_, name); index >= 0) return index;
        return -1;
    }

    [[nodiscard]] std::optional<base::LonLat> pointOf(OGRFeatureH feature) const {
        const OGRGeometryH geometry = OGR_F_GetGeometryRef(feature);
        if (geometry == nullptr || OGR_G_IsEmpty(geometry)) return std::nullopt;
        base::LonLat point;
        if (wkbFlatten(OGR_G_GetGeometryType(geometry)) == wkbPoint) {
            point = {OGR_G_GetX(geometry, 0), OGR_G_GetY(geometry, 0)};
        } else {
            const bool isArea = OGR_G_GetDimension(geometry) == 2;
            const base::Handle<GeometryTraits> inside{isArea ? OGR_G_PointOnSurface(geometry) : OGR_G_CreateGeometry(wkbPoint)};
            if (!inside || (!isArea && OGR_G_Centroid(geometry, inside.get()) != OGRERR_NONE)) return std::nullopt;
            point = {OGR_G_GetX(inside.get(), 0), OGR_G_GetY(inside.get(), 0)};
        }
        if (toDegrees_ && !OCTTransform(toDegrees_.get(), 1, &point.lon_deg, &point.lat_deg, nullptr)) return std::nullopt;
        return point;
    }

    OGRLayerH layer_;
    OGRFeatureDefnH definition_;
    std::array<int, LayerField::COUNT> fields_{};
    base::Handle<TransformTraits> toDegrees_;
};

}  // namespace

extern "C" ReadLayers demarcReadLayers;

void demarcReadLayers(const std::filesystem::path& path, std::size_t mostRows, LayerTable& table) {
    static constexpr std::array OPTIONS{"X_POSSIBLE_NAMES=lon,lng,long,longitude,x", "Y_POSSIBLE_NAMES=lat,latitude,y", "KEEP_GEOM_COLUMNS=YES",
                                        "AUTODETECT_TYPE=NO", static_cast<const char*>(nullptr)};
    GDALAllRegister();
    CPLPushErrorHandler(CPLQuietErrorHandler);
    CPLErrorReset();
    const base::Handle<DatasetTraits> dataset{GDALOpenEx(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, nullptr, OPTIONS.data(), nullptr)};
    table.isOpen = static_cast<bool>(dataset);
    table.why = CPLGetLastErrorMsg();
    for (int i = 0; dataset && i < GDALDatasetGetLayerCount(dataset.get()); ++i) {
        LayerReader reader{GDALDatasetGetLayer(dataset.get(), i)};
        if (!reader.hasNames()) continue;
        table.hasNames = true;
        reader.read(mostRows, table.rows);
    }
    CPLPopErrorHandler();
}

}  // namespace demarc::gazetteer
