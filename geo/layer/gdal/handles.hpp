#pragma once
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

#include "base/handle.hpp"

namespace demarc::layer {

// How GDAL's objects end, for base::Handle; only the libraries that load GDAL include this.
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

}  // namespace demarc::layer
