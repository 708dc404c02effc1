#pragma once
#include <cpl_conv.h>
#include <cpl_error.h>

#include <array>
#include <string>

#include "layer/gdal/handles.hpp"

namespace demarc::layer {

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
