#include <array>

#include <cpl_conv.h>

#include "print/geofiles/geofiles.hpp"
#include "print/geofiles/handles.hpp"

namespace demarc::print {
namespace {

OGRGeometryH newPolygon(const map::Polygon& polygon) {
    OGRGeometryH whole = OGR_G_CreateGeometry(wkbPolygon);
    for (const auto& ring : polygon) {
        OGRGeometryH line = OGR_G_CreateGeometry(wkbLinearRing);
        for (const base::LonLat p : ring) OGR_G_AddPoint_2D(line, p.lon_deg, p.lat_deg);
        OGR_G_AddGeometryDirectly(whole, line);
    }
    return whole;
}

/// A layer holds what is drawn as areas, another the marks, a third what was drawn by hand: a table of one kind of geometry is what most programs take.
OGRLayerH newLayer(GDALDatasetH dataset, const std::vector<map::FeatureField>& fields, const char* name, OGRwkbGeometryType type, OGRSpatialReferenceH crs) {
    const OGRLayerH layer = GDALDatasetCreateLayer(dataset, name, crs, type, nullptr);
    const auto addField = [&](const char* field, OGRFieldType kind) {
        const OGRFieldDefnH definition = OGR_Fld_Create(field, kind);
        OGR_L_CreateField(layer, definition, TRUE);
        OGR_Fld_Destroy(definition);
    };
    if (layer == nullptr) return nullptr;
    for (const map::FeatureField& field : fields) addField(field.name, field.text != nullptr ? OFTString : OFTReal);
    return layer;
}

bool addFeature(OGRLayerH layer, const std::vector<map::FeatureField>& fields, const map::DrawnFeature& drawn) {
    const base::Handle<FeatureTraits> feature{OGR_F_Create(OGR_L_GetLayerDefn(layer))};
    int index = 0;
    for (const map::FeatureField& field : fields) {
        if (field.text != nullptr && !(drawn.*field.text).empty()) OGR_F_SetFieldString(feature.get(), index, (drawn.*field.text).c_str());
        if (field.number != nullptr && drawn.*field.number) OGR_F_SetFieldDouble(feature.get(), index, *(drawn.*field.number));
        ++index;
    }
    const bool isPoint = drawn.area.empty() && drawn.lines.empty();
    OGRGeometryH geometry = OGR_G_CreateGeometry(isPoint ? wkbPoint : drawn.area.empty() ? wkbMultiLineString : wkbMultiPolygon);
    for (const auto& line : drawn.lines) {
        OGRGeometryH part = OGR_G_CreateGeometry(wkbLineString);
        for (const base::LonLat p : line) OGR_G_AddPoint_2D(part, p.lon_deg, p.lat_deg);
        OGR_G_AddGeometryDirectly(geometry, part);
    }
    if (isPoint) OGR_G_AddPoint_2D(geometry, drawn.point.lon_deg, drawn.point.lat_deg);
    for (const map::Polygon& polygon : drawn.area) OGR_G_AddGeometryDirectly(geometry, newPolygon(polygon));
    OGR_F_SetGeometryDirectly(feature.get(), geometry);
    return OGR_L_CreateFeature(layer, feature.get()) == OGRERR_NONE;
}

}  // namespace

extern "C" WriteGeoPackage demarcWriteGeoPackage;

void demarcWriteGeoPackage(const std::vector<map::DrawnFeature>& features, const std::vector<map::FeatureField>& fields, GeoFile& file) {
    const Quiet quiet;
    const MemoryFile target{"claims.gpkg"};
    // The file says when it was changed: the same features are to give the same bytes.
    CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", "2000-01-01T00:00:00.000Z");
    {
        const base::Handle<DatasetTraits> dataset{GDALCreate(GDALGetDriverByName("GPKG"), target.name(), 0, 0, 0, GDT_Unknown, nullptr)};
        const auto crs = parseCrs("EPSG:4326");
        if (dataset && crs) {
            const OGRLayerH marks = newLayer(dataset.get(), fields, "claims", wkbPoint, crs.get());
            OGRLayerH areas = nullptr, byHand = nullptr;
            for (const map::DrawnFeature& feature : features) {
                if (feature.byHand && byHand == nullptr) byHand = newLayer(dataset.get(), fields, "annotations", wkbUnknown, crs.get());
                if (!feature.byHand && !feature.area.empty() && areas == nullptr) areas = newLayer(dataset.get(), fields, "claimed_areas", wkbMultiPolygon, crs.get());
                const OGRLayerH layer = feature.byHand ? byHand : feature.area.empty() ? marks : areas;
                if (layer == nullptr || !addFeature(layer, fields, feature)) break;
            }
        }
        if (!dataset || CPLGetLastErrorType() >= CE_Failure) file.why = Quiet::reason();
    }
    CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", nullptr);
    if (file.why.empty()) file.bytes = target.bytes();
}

}  // namespace demarc::print
