#include <array>
#include <cstdio>
#include <memory>

#include <cpl_conv.h>
#include <cpl_string.h>

#include "print/geofiles/geofiles.hpp"
#include "print/geofiles/handles.hpp"

namespace demarc::print {
namespace {

void writeRows(GDALDatasetH dataset, const Image& image, int bands) {
    constexpr int ROWS = 256;  // as a tile: no tile is packed twice
    std::array<int, 4> order{1, 2, 3, 4};
    for (int y = 0; y < image.height_px; y += ROWS) {
        const int rows = std::min(ROWS, image.height_px - y);
        // GDAL reads these bytes, though its type says otherwise.
        auto* const from = const_cast<std::uint8_t*>(&image.rgba[static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width_px) * 4]);
        if (GDALDatasetRasterIOEx(dataset, GF_Write, 0, y, image.width_px, rows, from, image.width_px, rows, GDT_Byte, bands, order.data(), 4,
                                  GSpacing{image.width_px} * 4, 1, nullptr) != CE_None)
            return;
    }
}

}  // namespace

extern "C" WriteGeoTiff demarcWriteGeoTiff;
extern "C" DescribeCrs demarcDescribeCrs;

void demarcWriteGeoTiff(const Image& image, const GeoReference* reference, bool transparent, double dpi, GeoFile& file) {
    const Quiet quiet;
    const MemoryFile target{"map.tif"};
    // The predictor halves shaded ground and costs flat colour little; one thread a tile row changes no byte.
    static constexpr std::array OPTIONS{"TILED=YES", "BLOCKXSIZE=256", "BLOCKYSIZE=256", "COMPRESS=DEFLATE", "PREDICTOR=2", "ZLEVEL=6",
                                        "BIGTIFF=IF_SAFER", "NUM_THREADS=ALL_CPUS", "PHOTOMETRIC=RGB", "INTERLEAVE=PIXEL", "GEOTIFF_VERSION=1.1",
                                        static_cast<const char*>(nullptr)};
    const int bands = transparent ? 4 : 3;
    {
        const base::Handle<DatasetTraits> dataset{GDALCreate(GDALGetDriverByName("GTiff"), target.name(), image.width_px, image.height_px, bands, GDT_Byte,
                                                             const_cast<char**>(OPTIONS.data()))};
        if (!dataset) return void(file.why = Quiet::reason());
        if (transparent) GDALSetRasterColorInterpretation(GDALGetRasterBand(dataset.get(), 4), GCI_AlphaBand);
        if (reference != nullptr) {
            const auto crs = parseCrs(reference->crs);
            if (!crs) return void(file.why = Quiet::reason());
            const double unit_m = OSRGetLinearUnits(crs.get(), nullptr);
            std::array<double, 6> affine{reference->left_m / unit_m, reference->metresPerPixel / unit_m, 0, reference->top_m / unit_m, 0, -reference->metresPerPixel / unit_m};
            if (GDALSetGeoTransform(dataset.get(), affine.data()) != CE_None || GDALSetSpatialRef(dataset.get(), crs.get()) != CE_None) return void(file.why = Quiet::reason());
        }
        if (dpi > 0) {
            const std::string value = std::to_string(dpi);
            GDALSetMetadataItem(dataset.get(), "TIFFTAG_XRESOLUTION", value.c_str(), nullptr);
            GDALSetMetadataItem(dataset.get(), "TIFFTAG_YRESOLUTION", value.c_str(), nullptr);
            GDALSetMetadataItem(dataset.get(), "TIFFTAG_RESOLUTIONUNIT", "2", nullptr);
        }
        writeRows(dataset.get(), image, bands);
        GDALFlushCache(dataset.get());
        if (CPLGetLastErrorType() >= CE_Failure) return void(file.why = Quiet::reason());
    }
    file.bytes = target.bytes();
}

void demarcDescribeCrs(const std::string& crs, CrsText& text) {
    const Quiet quiet;
    const auto parsed = parseCrs(crs);
    if (!parsed) return void(text.why = Quiet::reason());
    text.metresPerUnit = OSRGetLinearUnits(parsed.get(), nullptr);
    static constexpr std::array FORMAT{"FORMAT=WKT1_ESRI", static_cast<const char*>(nullptr)};
    char* wkt = nullptr;
    if (OSRExportToWktEx(parsed.get(), &wkt, FORMAT.data()) != OGRERR_NONE || wkt == nullptr || *wkt == '\0') text.why = Quiet::reason();
    else text.esriWkt = wkt;
    CPLFree(wkt);
}

}  // namespace demarc::print
