#include <gdal.h>

#include <string_view>
#include <utility>

#include "layer/cache_folder.hpp"
#include "layer/rasters/datasets.hpp"
#include "layer/rasters/tile_store.hpp"

namespace demarc::layer {
namespace {

using Dataset = base::Handle<DatasetTraits>;

/// A WMTS through GDAL's own driver, which keeps what it fetched, too.
class WmtsRaster final : public RasterReader {
public:
    void open(const TileSource& source, RasterTrouble& trouble) {
        const Asked asked;
        const Calm calm{true};
        const std::string name = "WMTS:" + std::string{source.plain()} + (source.layer.empty() ? "" : ",layer=" + source.layer);
        Dataset dataset{GDALOpenEx(name.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY, nullptr, nullptr, nullptr)};
        if (!dataset) return void(trouble.what = "no WMTS that can be read: " + Calm::reason());
        if (GDALGetRasterCount(dataset.get()) == 0) return void(trouble.what = "has several layers; choose one by |layer=NAME: " + layersOf(dataset.get()));
        base::Handle<CrsTraits> crs{OSRClone(GDALGetSpatialRef(dataset.get()))};
        OSRSetAxisMappingStrategy(crs.get(), OAMS_TRADITIONAL_GIS_ORDER);
        reader_ = readerOf(std::move(dataset), std::move(crs), true);
    }
    void warp(const RasterRequest& request, RasterPicture& picture, RasterTrouble& trouble) override {
        const Asked asked;
        reader_->warp(request, picture, trouble);
        pruneTiles();
    }

private:
    /// How long a request may take, and where its answer is kept.
    class Asked {
    public:
        Asked() {
            const std::string folder = cacheFolder("tiles") / "wmts";
            for (const auto& [key, value] : {std::pair{"GDAL_HTTP_TIMEOUT", "20"}, {"GDAL_HTTP_CONNECTTIMEOUT", "10"}, {"GDAL_HTTP_USERAGENT", "demarc"}, {CACHE, folder.c_str()}}) CPLSetThreadLocalConfigOption(key, value);
        }
        Asked(const Asked&) = delete;
        Asked& operator=(const Asked&) = delete;
        ~Asked() {
            for (const char* key : {"GDAL_HTTP_TIMEOUT", "GDAL_HTTP_CONNECTTIMEOUT", "GDAL_HTTP_USERAGENT", CACHE}) CPLSetThreadLocalConfigOption(key, nullptr);
        }

    private:
        static constexpr const char* CACHE = "GDAL_DEFAULT_WMS_CACHE_PATH";
    };

    /// "WMTS:ADDRESS,layer=NAME" of each.
    static std::string layersOf(GDALDatasetH dataset) {
        std::string list;
        for (char** entry = GDALGetMetadata(dataset, "SUBDATASETS"); entry != nullptr && *entry != nullptr; ++entry) {
            const std::string_view text = *entry;
            const auto at = text.find(",layer=");
            if (text.find("_NAME=") == std::string_view::npos || at == std::string_view::npos) continue;
            const std::string_view rest = text.substr(at + 7), layer = rest.substr(0, rest.find(','));
            if (list.find(layer) == std::string::npos) list += (list.empty() ? "" : ", ") + std::string{layer};
        }
        return list;
    }

    std::unique_ptr<RasterReader> reader_;
};

}  // namespace

std::unique_ptr<RasterReader> openWmts(const TileSource& source, RasterTrouble& trouble) {
    auto wmts = std::make_unique<WmtsRaster>();
    wmts->open(source, trouble);
    return wmts;
}

}  // namespace demarc::layer
