#include "layer/rasters/reader.hpp"

#include <gdal_utils.h>
#include <gdalwarper.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <optional>

#include "layer/rasters/datasets.hpp"
#include "layer/rasters/hillshade.hpp"

namespace demarc::layer {
namespace {

using Dataset = base::Handle<DatasetTraits>;

/// The words of a GDAL tool's command line, as its functions take them.
class Words {
public:
    explicit Words(std::vector<std::string> words) : words_{std::move(words)} {
        for (std::string& word : words_) pointers_.push_back(word.data());
        pointers_.push_back(nullptr);
    }
    [[nodiscard]] char** get() { return pointers_.data(); }

private:
    std::vector<std::string> words_;
    std::vector<char*> pointers_;
};

std::string exact(double value) {
    char text[40];
    std::snprintf(text, sizeof text, "%.17g", value);
    return text;
}

/// A world file says where but not in what: Esri's .prj beside it does. Null where there is none.
base::Handle<CrsTraits> crsBeside(const std::filesystem::path& file) {
    std::ifstream prj{std::filesystem::path{file}.replace_extension(".prj")};
    std::string text{std::istreambuf_iterator<char>{prj}, {}};
    std::array<char*, 2> lines{text.data(), nullptr};
    auto crs = newCrs();
    if (text.empty() || OSRImportFromESRI(crs.get(), lines.data()) != OGRERR_NONE) return {};
    return crs;
}

class GdalRaster final : public RasterReader {
public:
    GdalRaster(Dataset dataset, base::Handle<CrsTraits> crs, bool isFetched) : dataset_{std::move(dataset)}, crs_{std::move(crs)}, isFetched_{isFetched} {
        const int count = GDALGetRasterCount(dataset_.get());
        const auto interpretation = [&](int band) { return GDALGetRasterColorInterpretation(GDALGetRasterBand(dataset_.get(), band)); };
        const auto find = [&](GDALColorInterp wanted, int otherwise) {
            for (int band = 1; band <= count; ++band)
                if (interpretation(band) == wanted) return band;
            return otherwise;
        };
        alpha_ = find(GCI_AlphaBand, 0);
        const bool isColour = count - (alpha_ > 0 ? 1 : 0) >= 3;
        if (isColour) shown_ = {find(GCI_RedBand, 1), find(GCI_GreenBand, 2), find(GCI_BlueBand, 3)};
        else shown_ = {1};
        const GDALRasterBandH first = GDALGetRasterBand(dataset_.get(), shown_.front());
        isByte_ = GDALGetRasterDataType(first) == GDT_Byte;
        if (const GDALColorTableH table = shown_.size() == 1 && isByte_ ? GDALGetRasterColorTable(first) : nullptr) {
            for (int i = 0; i < std::min(256, GDALGetColorEntryCount(table)); ++i) {
                GDALColorEntry entry{};
                GDALGetColorEntryAsRGB(table, i, &entry);
                palette_.push_back({static_cast<std::uint8_t>(entry.c1), static_cast<std::uint8_t>(entry.c2), static_cast<std::uint8_t>(entry.c3), static_cast<std::uint8_t>(entry.c4)});
            }
        }
        const std::string unit = GDALGetRasterUnitType(first);
        if (unit == "ft" || unit == "foot" || unit == "feet" || unit == "US survey foot") metresPerUnit_ = 0.3048;
        bands_ = chooseBands(count);
    }

    void warp(const RasterRequest& request, RasterPicture& picture, RasterTrouble& trouble) override {
        const Calm calm{isFetched_};
        const auto crs = crsOf(request, trouble);
        if (!crs) return;
        unit_m_ = OSRGetLinearUnits(crs.get(), nullptr);
        reduction_ = GDALGetOverviewCount(GDALGetRasterBand(source(), 1)) > 0 ? 1 : reductionOf(request, crs.get());
        if (request.hillshade && (shown_.size() != 1 || !palette_.empty())) {
            trouble.what = "has no heights to shade: a hillshade is made from a raster of one band of numbers";
            return;
        }
        if (request.hillshade) showHeights(request, picture, trouble);
        else if (!palette_.empty()) showPalette(request, picture, trouble);
        else showValues(request, picture, trouble);
    }

private:
    /// A raster of only those bands that are shown, and alpha; null where it has no others.
    [[nodiscard]] Dataset chooseBands(int count) const {
        if (count == static_cast<int>(shown_.size()) + (alpha_ > 0 ? 1 : 0)) return {};
        std::vector<std::string> words{"-of", "VRT"};
        std::vector<int> bands = shown_;
        if (alpha_ > 0) bands.push_back(alpha_);
        for (const int band : bands) words.insert(words.end(), {"-b", std::to_string(band)});
        Words arguments{words};
        GDALTranslateOptions* const options = GDALTranslateOptionsNew(arguments.get(), nullptr);
        Dataset chosen{GDALTranslate("", dataset_.get(), options, nullptr)};
        GDALTranslateOptionsFree(options);
        return chosen;
    }
    [[nodiscard]] GDALDatasetH source() const { return bands_ ? bands_.get() : dataset_.get(); }

    /// How many pixels of the raster come to one of the map, at its middle; 1 where that is not known.
    [[nodiscard]] double reductionOf(const RasterRequest& request, OGRSpatialReferenceH crs) const {
        std::array<double, 6> affine{}, inverse{};
        const base::Handle<TransformTraits> transform{crs_ ? OCTNewCoordinateTransformation(crs, crs_.get()) : nullptr};
        if (!transform || GDALGetGeoTransform(source(), affine.data()) != CE_None || GDALInvGeoTransform(affine.data(), inverse.data()) == 0) return 1;
        const RasterArea& a = request.area;
        const double middle = (a.left_m + a.right_m) / 2 / unit_m_, step = (a.right_m - a.left_m) / request.width_px / unit_m_;
        std::array<double, 2> x{middle, middle + step}, y{};
        y.fill((a.bottom_m + a.top_m) / 2 / unit_m_);
        if (OCTTransform(transform.get(), 2, x.data(), y.data(), nullptr) == 0) return 1;
        return std::hypot(inverse[1] * (x[1] - x[0]) + inverse[2] * (y[1] - y[0]), inverse[4] * (x[1] - x[0]) + inverse[5] * (y[1] - y[0]));
    }

    /// The raster on the map's grid, in memory, alpha as its last band.
    [[nodiscard]] Dataset onGrid(const RasterRequest& request, const RasterArea& area, int width, int height, const char* type, const char* how, RasterTrouble& trouble) const {
        constexpr const char* MEMORY_MB = "64";
        std::vector<std::string> words{"-of", "MEM", "-t_srs", request.crs, "-te", exact(area.left_m / unit_m_), exact(area.bottom_m / unit_m_), exact(area.right_m / unit_m_),
                         exact(area.top_m / unit_m_), "-ts", std::to_string(width), std::to_string(height), "-r", how, "-ot", type, "-dstalpha", "-ovr", "AUTO", "-wm",
                         MEMORY_MB, "-wo", "DST_ALPHA_MAX=255", "-wo", "SAMPLE_GRID=YES", "-wo", "NUM_THREADS=ALL_CPUS", "-q"};
        if (crs_) words.insert(words.end(), {"-s_srs", wktOf(crs_.get())});
        // Without overviews the mean of all pixels below one would take minutes: of many, the middle ones do.
        constexpr double MOST_MEANT = 8;
        if (reduction_ > MOST_MEANT) words.insert(words.end(), {"-wo", "XSCALE=" + exact(1 / MOST_MEANT), "-wo", "YSCALE=" + exact(1 / MOST_MEANT)});
        Words arguments{std::move(words)};
        GDALWarpAppOptions* const options = GDALWarpAppOptionsNew(arguments.get(), nullptr);
        GDALDatasetH from = source();
        Dataset warped{GDALWarp("", nullptr, 1, &from, options, nullptr)};
        GDALWarpAppOptionsFree(options);
        if (!warped) trouble.what = "can't be read: " + Calm::reason();
        return warped;
    }

    static std::string wktOf(OGRSpatialReferenceH crs) {
        static constexpr std::array FORMAT{"FORMAT=WKT2_2019", static_cast<const char*>(nullptr)};
        char* wkt = nullptr;
        OSRExportToWktEx(crs, &wkt, FORMAT.data());
        const std::string text = wkt == nullptr ? "" : wkt;
        CPLFree(wkt);
        return text;
    }

    template <class Value>
    static std::vector<Value> read(GDALDatasetH dataset, int band, GDALDataType type) {
        const int width = GDALGetRasterXSize(dataset), height = GDALGetRasterYSize(dataset);
        std::vector<Value> values(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
        if (GDALRasterIO(GDALGetRasterBand(dataset, band), GF_Read, 0, 0, width, height, values.data(), width, height, type, 0, 0) != CE_None) values.assign(values.size(), Value{});
        return values;
    }

    void showHeights(const RasterRequest& request, RasterPicture& picture, RasterTrouble& trouble) const {
        const RasterArea& a = request.area;
        const double stepX = (a.right_m - a.left_m) / request.width_px, stepY = (a.top_m - a.bottom_m) / request.height_px;
        const int width = request.width_px + 2, height = request.height_px + 2;
        const Dataset warped = onGrid(request, {a.left_m - stepX, a.bottom_m - stepY, a.right_m + stepX, a.top_m + stepY}, width, height, "Float32", "bilinear", trouble);
        if (!warped) return;
        const Heights heights{width, height, read<float>(warped.get(), 1, GDT_Float32), read<std::uint8_t>(warped.get(), 2, GDT_Byte)};
        shade(heights, (stepX + stepY) / 2, request.exaggeration * metresPerUnit_, picture);
    }

    /// Numbers of colours can't be mixed: each pixel is the mean of the colours at its four quarters.
    void showPalette(const RasterRequest& request, RasterPicture& picture, RasterTrouble& trouble) const {
        const Dataset warped = onGrid(request, request.area, 2 * request.width_px, 2 * request.height_px, "Byte", "near", trouble);
        if (!warped) return;
        const auto numbers = read<std::uint8_t>(warped.get(), 1, GDT_Byte), alpha = read<std::uint8_t>(warped.get(), 2, GDT_Byte);
        const auto width = static_cast<std::size_t>(request.width_px), stride = 2 * width;
        picture.rgba.assign(numbers.size(), 0);
        for (std::size_t i = 0; i < picture.rgba.size(); i += 4) {
            const std::size_t corner = i / 4 / width * 2 * stride + i / 4 % width * 2;
            std::array<unsigned, 4> sum{};
            for (const std::size_t at : {corner, corner + 1, corner + stride, corner + stride + 1}) {
                if (alpha[at] == 0 || numbers[at] >= palette_.size()) continue;
                const auto& colour = palette_[numbers[at]];
                for (std::size_t k = 0; k < 3; ++k) sum[k] += unsigned{colour[k]} * colour[3];
                sum[3] += colour[3];
            }
            for (std::size_t k = 0; k < 3 && sum[3] > 0; ++k) picture.rgba[i + k] = static_cast<std::uint8_t>((sum[k] + sum[3] / 2) / sum[3]);
            picture.rgba[i + 3] = static_cast<std::uint8_t>((sum[3] + 2) / 4);
        }
    }

    void showValues(const RasterRequest& request, RasterPicture& picture, RasterTrouble& trouble) {
        const Dataset warped = onGrid(request, request.area, request.width_px, request.height_px, isByte_ ? "Byte" : "Float32", "bilinear", trouble);
        if (!warped) return;
        const int alphaBand = GDALGetRasterCount(warped.get());
        picture.rgba.assign(static_cast<std::size_t>(request.width_px) * static_cast<std::size_t>(request.height_px) * 4, 0);
        const auto alpha = read<std::uint8_t>(warped.get(), alphaBand, GDT_Byte);
        for (std::size_t i = 0; i < alpha.size(); ++i) picture.rgba[i * 4 + 3] = alpha[i];
        for (std::size_t k = 0; k < 3; ++k) {
            const int band = shown_.size() == 1 ? 1 : static_cast<int>(k) + 1;
            if (isByte_) {
                const auto values = read<std::uint8_t>(warped.get(), band, GDT_Byte);
                for (std::size_t i = 0; i < values.size(); ++i) picture.rgba[i * 4 + k] = values[i];
            } else {
                const auto [low, high] = range();
                const auto values = read<float>(warped.get(), band, GDT_Float32);
                for (std::size_t i = 0; i < values.size(); ++i) {
                    const double share = std::isfinite(values[i]) ? std::clamp((static_cast<double>(values[i]) - low) / (high - low), 0.0, 1.0) : 0.0;
                    picture.rgba[i * 4 + k] = static_cast<std::uint8_t>(std::lround(255 * share));
                    if (!std::isfinite(values[i])) picture.rgba[i * 4 + 3] = 0;
                }
            }
        }
    }

    /// The 2nd and 98th percentile of the whole raster, so that no view of it is stretched differently; from a sample.
    std::pair<double, double> range() {
        if (range_) return *range_;
        constexpr int MOST = 512;
        const int width = std::min(MOST, GDALGetRasterXSize(source())), height = std::min(MOST, GDALGetRasterYSize(source()));
        const auto sample = [&](GDALRasterBandH band, auto value, GDALDataType type) {
            std::vector<decltype(value)> values(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
            if (GDALRasterIO(band, GF_Read, 0, 0, GDALGetRasterBandXSize(band), GDALGetRasterBandYSize(band), values.data(), width, height, type, 0, 0) != CE_None) values.clear();
            return values;
        };
        std::vector<float> all;
        for (int k = 1; k <= static_cast<int>(shown_.size()); ++k) {
            const GDALRasterBandH band = GDALGetRasterBand(source(), k);
            const auto values = sample(band, 0.0F, GDT_Float32);
            const auto mask = sample(GDALGetMaskBand(band), std::uint8_t{}, GDT_Byte);
            for (std::size_t i = 0; i < std::min(values.size(), mask.size()); ++i)
                if (mask[i] != 0 && std::isfinite(values[i])) all.push_back(values[i]);
        }
        range_ = {0, 1};
        if (all.empty()) return *range_;
        const auto at = [&](double share) {
            const auto nth = all.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(all.size() - 1));
            std::ranges::nth_element(all, nth);
            return static_cast<double>(*nth);
        };
        const double low = at(0.02), high = at(0.98);
        range_ = {low, high > low ? high : low + 1};
        return *range_;
    }

    Dataset dataset_;
    Dataset bands_;
    base::Handle<CrsTraits> crs_;
    std::vector<int> shown_;  ///< grey, or red, green, blue
    int alpha_ = 0;           ///< 0: none
    bool isFetched_;
    bool isByte_ = true;
    double metresPerUnit_ = 1;  ///< of heights
    double unit_m_ = 1;         ///< of the map's system
    double reduction_ = 1;
    std::vector<std::array<std::uint8_t, 4>> palette_;
    std::optional<std::pair<double, double>> range_;
};

}  // namespace

base::Handle<CrsTraits> crsOf(const RasterRequest& request, RasterTrouble& trouble) {
    auto crs = newCrs();
    if (OSRSetFromUserInput(crs.get(), request.crs.c_str()) == OGRERR_NONE) return crs;
    trouble = {"the map's coordinate system \"" + request.crs + "\" is none that GDAL knows", true};
    return {};
}

std::unique_ptr<RasterReader> readerOf(base::Handle<DatasetTraits> dataset, base::Handle<CrsTraits> crs, bool isFetched) {
    return std::make_unique<GdalRaster>(std::move(dataset), std::move(crs), isFetched);
}

extern "C" OpenRaster demarcOpenRaster;

void demarcOpenRaster(const std::filesystem::path& file, std::unique_ptr<RasterReader>& reader, RasterTrouble& trouble) {
    const Calm calm;
    // Else GDAL keeps a twentieth of the machine's memory in blocks that are read once.
    constexpr GIntBig CACHE_BYTE = GIntBig{96} << 20;
    GDALSetCacheMax64(CACHE_BYTE);
    Dataset dataset{GDALOpenEx(file.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY, nullptr, nullptr, nullptr)};
    if (!dataset) return void(trouble.what = "no raster that can be read: " + Calm::reason());
    if (GDALGetRasterCount(dataset.get()) == 0) return void(trouble.what = "has no picture in it; if it holds several, name one of them by a VRT");
    std::array<double, 6> affine{};
    const bool hasPoints = GDALGetGCPCount(dataset.get()) > 0;
    if (GDALGetGeoTransform(dataset.get(), affine.data()) != CE_None && !hasPoints)
        return void(trouble.what = "does not say where it lies: it has no georeference of its own and no world file beside it");
    base::Handle<CrsTraits> crs;
    if (const OGRSpatialReferenceH own = GDALGetSpatialRef(dataset.get())) crs = base::Handle<CrsTraits>{OSRClone(own)};
    else if (!hasPoints) crs = crsBeside(file);
    if (crs) OSRSetAxisMappingStrategy(crs.get(), OAMS_TRADITIONAL_GIS_ORDER);
    else if (!hasPoints)
        return void(trouble.what = "does not say in which coordinate system it lies; put it into a .prj file beside it");
    reader = readerOf(std::move(dataset), std::move(crs));
}

}  // namespace demarc::layer
