#pragma once
#include <cpl_conv.h>
#include <cpl_error.h>

#include <array>
#include <string>
#include <string_view>

#include "layer/gdal/handles.hpp"

namespace demarc::layer {

/// A system whose longitude comes first; empty.
[[nodiscard]] inline base::Handle<CrsTraits> newCrs() {
    base::Handle<CrsTraits> crs{OSRNewSpatialReference(nullptr)};
    OSRSetAxisMappingStrategy(crs.get(), OAMS_TRADITIONAL_GIS_ORDER);
    return crs;
}

/// Keeps GDAL's words to itself and GDAL off the network, for as long as it lives: a file may name others, and those may be addresses. `asked`: the
/// user named the address of a WMTS, whose tiles may be fetched.
class Calm {
public:
    explicit Calm(bool asked = false) {
        static constexpr std::array<std::string_view, 16> NETWORK{"WMS", "WMTS", "WCS", "HTTP", "PLMOSAIC", "STACTA", "STACIT", "DAAS", "EEDA", "EEDAI", "NGW", "OGCAPI", "RASDAMAN", "PostGISRaster", "MySQL", "PostgreSQL"};
        GDALAllRegister();
        for (const std::string_view name : NETWORK)
            if (const GDALDriverH driver = asked && (name == "WMS" || name == "WMTS") ? nullptr : GDALGetDriverByName(name.data())) GDALDeregisterDriver(driver);
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
