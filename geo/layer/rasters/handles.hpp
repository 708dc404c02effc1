#pragma once
#include <cpl_conv.h>
#include <cpl_error.h>
#include <gdal.h>
#include <ogr_srs_api.h>

#include <array>
#include <string>

#include "base/handle.hpp"

namespace demarc::layer {

struct DatasetTraits {
    using Type = GDALDatasetH;
    static Type null() { return nullptr; }
    static void free(Type dataset) { GDALClose(dataset); }
};
struct CrsTraits {
    using Type = OGRSpatialReferenceH;
    static Type null() { return nullptr; }
    static void free(Type crs) { OSRDestroySpatialReference(crs); }
};

struct TransformTraits {
    using Type = OGRCoordinateTransformationH;
    static Type null() { return nullptr; }
    static void free(Type transform) { OCTDestroyCoordinateTransformation(transform); }
};

/// Keeps GDAL's words to itself and GDAL off the network, for as long as it lives: a file may name others, and those may be addresses.
class Calm {
public:
    Calm() {
        static constexpr std::array NETWORK{"WMS", "WMTS", "WCS", "HTTP", "PLMOSAIC", "STACTA", "STACIT", "DAAS", "EEDA", "EEDAI", "NGW", "OGCAPI", "RASDAMAN", "PostGISRaster", "MySQL", "PostgreSQL"};
        GDALAllRegister();
        for (const char* name : NETWORK)
            if (const GDALDriverH driver = GDALGetDriverByName(name)) GDALDeregisterDriver(driver);
        CPLSetThreadLocalConfigOption(CURL_ENDINGS, ".none");
        CPLPushErrorHandler(CPLQuietErrorHandler);
        CPLErrorReset();
    }
    Calm(const Calm&) = delete;
    Calm& operator=(const Calm&) = delete;
    ~Calm() {
        CPLPopErrorHandler();
        CPLSetThreadLocalConfigOption(CURL_ENDINGS, nullptr);
    }
    /// What went wrong last, never empty.
    [[nodiscard]] static std::string reason() {
        const std::string said = CPLGetLastErrorMsg();
        return said.empty() ? "GDAL does not say why" : said;
    }

private:
    static constexpr const char* CURL_ENDINGS = "CPL_VSIL_CURL_ALLOWED_EXTENSIONS";
};

}  // namespace demarc::layer
