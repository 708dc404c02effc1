#include <gdal.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numbers>
#include <utility>

#include "layer/rasters/datasets.hpp"
#include "layer/rasters/tile_store.hpp"

namespace demarc::layer {
namespace {

using Dataset = base::Handle<DatasetTraits>;

constexpr double HALF_M = std::numbers::pi * 6'378'137;  // of the square that holds the world in Web Mercator
constexpr int DEEPEST = 19, USUAL_PX = 256, LEAST_PX = 64, LARGEST_PX = 1024;
constexpr double MOST_PX2 = 1000.0 * USUAL_PX * USUAL_PX;

/// What a map shows, in Web Mercator about the meridian through its middle, where the 180th lies far away.
struct Ground {
    double lon0_deg = 0;
    double left_m = HALF_M, bottom_m = HALF_M, right_m = -HALF_M, top_m = -HALF_M;
    double pixel_m = 0;  ///< of the map, as a rule
    [[nodiscard]] bool isEmpty() const { return left_m >= right_m || bottom_m >= top_m || !(pixel_m > 0); }
};

/// The tiles of one level that cover it; columns go on beyond the 180th meridian.
struct Cut {
    int level = 0, left = 0, top = 0, right = 0, bottom = 0;
    [[nodiscard]] double count() const { return static_cast<double>(right - left + 1) * (bottom - top + 1); }
    [[nodiscard]] int columns() const { return 1 << level; }
    [[nodiscard]] double tile_m() const { return 2 * HALF_M / columns(); }
};

std::string mercatorAbout(double lon_deg) { return "+proj=webmerc +lon_0=" + std::to_string(lon_deg) + " +datum=WGS84 +units=m +no_defs"; }

base::Handle<CrsTraits> crsNamed(const std::string& name) {
    auto crs = newCrs();
    OSRSetFromUserInput(crs.get(), name.c_str());
    return crs;
}

/// Where points of the map lie in another system; infinite where they lie nowhere.
void transform(OGRSpatialReferenceH from, OGRSpatialReferenceH to, std::vector<double>& x, std::vector<double>& y) {
    const base::Handle<TransformTraits> way{OCTNewCoordinateTransformation(from, to)};
    std::vector<int> known(x.size(), 0);
    if (way) OCTTransformEx(way.get(), static_cast<int>(x.size()), x.data(), y.data(), nullptr, known.data());
    for (std::size_t i = 0; i < x.size(); ++i)
        if (known[i] == 0) x[i] = y[i] = HUGE_VAL;
}

Ground groundOf(const RasterRequest& request, OGRSpatialReferenceH crs) {
    constexpr int STEPS = 64;
    const RasterArea& a = request.area;
    const double unit_m = OSRGetLinearUnits(crs, nullptr);
    std::vector<double> x{(a.left_m + a.right_m) / 2 / unit_m}, y{(a.bottom_m + a.top_m) / 2 / unit_m};
    transform(crs, crsNamed("EPSG:4326").get(), x, y);
    Ground ground;
    if (std::isfinite(x.front())) ground.lon0_deg = x.front();
    x.clear();
    y.clear();
    for (int row = 0; row <= STEPS; ++row)
        for (int column = 0; column <= STEPS; ++column) {
            x.push_back((a.left_m + (a.right_m - a.left_m) * column / STEPS) / unit_m);
            y.push_back((a.bottom_m + (a.top_m - a.bottom_m) * row / STEPS) / unit_m);
        }
    transform(crs, crsNamed(mercatorAbout(ground.lon0_deg)).get(), x, y);
    std::vector<double> steps;
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (!std::isfinite(x[i]) || !std::isfinite(y[i])) continue;
        ground.left_m = std::min(ground.left_m, std::max(x[i], -HALF_M));
        ground.right_m = std::max(ground.right_m, std::min(x[i], HALF_M));
        ground.bottom_m = std::min(ground.bottom_m, std::clamp(y[i], -HALF_M, HALF_M));
        ground.top_m = std::max(ground.top_m, std::clamp(y[i], -HALF_M, HALF_M));
        if (i % (STEPS + 1) > 0 && std::isfinite(x[i - 1])) steps.push_back(std::hypot(x[i] - x[i - 1], y[i] - y[i - 1]));
    }
    if (steps.empty()) return ground;
    std::ranges::nth_element(steps, steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2));
    ground.pixel_m = steps[steps.size() / 2] * STEPS / request.width_px;
    return ground;
}

Cut cutOf(const Ground& ground, int level) {
    Cut cut{.level = level};
    const double tile_m = cut.tile_m(), middle_m = HALF_M + ground.lon0_deg / 180 * HALF_M;
    const auto row = [&](double y_m) { return std::clamp(static_cast<int>(std::floor((HALF_M - y_m) / tile_m)), 0, cut.columns() - 1); };
    cut.left = static_cast<int>(std::floor((ground.left_m + middle_m) / tile_m));
    cut.right = static_cast<int>(std::floor((ground.right_m + middle_m) / tile_m));
    cut.top = row(ground.top_m);
    cut.bottom = row(ground.bottom_m);
    return cut;
}

/// A square picture of a format that tiles come in; null where the bytes are none.
Dataset decoded(const std::string& bytes, const std::string& name) {
    static constexpr std::array FORMATS{"PNG", "JPEG", "WEBP", "GIF", static_cast<const char*>(nullptr)};
    // GDAL only reads what it is given here.
    VSIFCloseL(VSIFileFromMemBuffer(name.c_str(), const_cast<GByte*>(reinterpret_cast<const GByte*>(bytes.data())), bytes.size(), FALSE));
    Dataset picture{GDALOpenEx(name.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY, FORMATS.data(), nullptr, nullptr)};
    const int side = picture ? GDALGetRasterXSize(picture.get()) : 0;
    if (side < LEAST_PX || side > LARGEST_PX || side != GDALGetRasterYSize(picture.get())) return {};
    return picture;
}

/// Red, green, blue and alpha, row by row, at this size; empty where the picture is broken off.
std::vector<std::uint8_t> coloursOf(GDALDatasetH picture, int side) {
    const auto pixels = static_cast<std::size_t>(side) * static_cast<std::size_t>(side);
    std::vector<std::uint8_t> rgba(pixels * 4, 255);
    const int count = GDALGetRasterCount(picture), own = GDALGetRasterXSize(picture);
    const auto read = [&](int band, std::size_t channel) {
        return GDALRasterIO(GDALGetRasterBand(picture, band), GF_Read, 0, 0, own, own, &rgba[channel], side, side, GDT_Byte, 4, 4 * side) == CE_None;
    };
    const bool isGrey = count < 3, hasAlpha = count == 2 || count == 4;
    for (std::size_t k = 0; k < 3; ++k)
        if (!read(isGrey ? 1 : static_cast<int>(k) + 1, k)) return {};
    if (hasAlpha && !read(count, 3)) return {};
    const GDALColorTableH palette = count == 1 ? GDALGetRasterColorTable(GDALGetRasterBand(picture, 1)) : nullptr;
    for (std::size_t i = 0; palette != nullptr && i < rgba.size(); i += 4) {
        GDALColorEntry colour{};
        GDALGetColorEntryAsRGB(palette, rgba[i], &colour);
        for (const auto& [at, value] : {std::pair{i, colour.c1}, {i + 1, colour.c2}, {i + 2, colour.c3}, {i + 3, colour.c4}}) rgba[at] = static_cast<std::uint8_t>(value);
    }
    return rgba;
}

/// The levels that a folder has, none where they can't be told from its names.
std::vector<int> levelsOf(std::string_view pattern) {
    std::vector<int> levels;
    const auto mark = pattern.find("/{z}/");
    std::error_code none;
    if (mark == std::string_view::npos) return levels;
    for (const auto& entry : std::filesystem::directory_iterator{std::filesystem::path{pattern.substr(0, mark + 1)}, none}) {
        const std::string name = entry.path().filename().string();
        int level = -1;
        const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), level);
        if (error == std::errc{} && end == name.data() + name.size() && level >= 0 && level <= 24) levels.push_back(level);
    }
    std::ranges::sort(levels);
    return levels;
}

class TiledRaster final : public RasterReader {
public:
    TiledRaster(TileSource source, std::vector<int> levels) : source_{std::move(source)}, levels_{std::move(levels)} {}
    TiledRaster(const TiledRaster&) = delete;
    TiledRaster& operator=(const TiledRaster&) = delete;
    ~TiledRaster() override { VSIUnlink(memoryName().c_str()); }

    void warp(const RasterRequest& request, RasterPicture& picture, RasterTrouble& trouble) override {
        const Calm calm;
        const auto crs = crsOf(request, trouble);
        if (!crs) return;
        const Ground ground = groundOf(request, crs.get());
        picture.rgba.assign(static_cast<std::size_t>(request.width_px) * static_cast<std::size_t>(request.height_px) * 4, 0);
        if (ground.isEmpty()) return;
        TileStore store;
        // The one in the middle tells how large they are, and whether there is anybody to ask.
        const Cut first = cutOf(ground, levelFor(ground.pixel_m));
        if (const auto side = sideOf(store, first, trouble)) side_px_ = side;
        if (!trouble.what.empty()) return;
        const Cut cut = cutOf(ground, levelFor(ground.pixel_m));
        if (cut.count() * side_px_ * side_px_ > MOST_PX2) return void(trouble.what = tooMany(cut));
        if (Dataset mosaic = mosaicOf(store, cut, ground, trouble)) readerOf(std::move(mosaic), crsNamed(mercatorAbout(ground.lon0_deg)))->warp(request, picture, trouble);
    }

private:
    [[nodiscard]] int levelFor(double pixel_m) const {
        const double ideal = std::log2(2 * HALF_M / (side_px_ * pixel_m));
        if (levels_.empty()) return static_cast<int>(std::clamp(std::round(ideal), 0.0, static_cast<double>(source_.deepest.value_or(DEEPEST))));
        return *std::ranges::min_element(levels_, {}, [&](int level) { return std::abs(level - ideal); });
    }

    [[nodiscard]] std::string addressOf(const Cut& cut, int column, int row) const {
        const int n = cut.columns();
        return tileAddress(source_.plain(), cut.level, (column % n + n) % n, row);
    }

    /// 0 where it is not there.
    [[nodiscard]] int sideOf(TileStore& store, const Cut& cut, RasterTrouble& trouble) const {
        const auto tiles = store.get({addressOf(cut, (cut.left + cut.right) / 2, (cut.top + cut.bottom) / 2)}, source_.isOnNetwork(), trouble.what);
        if (!trouble.what.empty() || tiles.front().bytes.empty()) return 0;
        const Dataset picture = open(tiles.front(), trouble);
        if (picture) store.keep(tiles.front());
        return picture ? GDALGetRasterXSize(picture.get()) : 0;
    }

    [[nodiscard]] Dataset open(const Tile& tile, RasterTrouble& trouble) const {
        Dataset picture = decoded(tile.bytes, memoryName());
        if (!picture) trouble.what = tile.address + " is no image of a tile (a square of " + std::to_string(LEAST_PX) + " to " + std::to_string(LARGEST_PX) + " pixels: PNG, JPEG, WebP or GIF)" + (tile.type.empty() ? "" : "; it is sent as " + tile.type);
        return picture;
    }
    [[nodiscard]] std::string memoryName() const { return "/vsimem/demarc-tile-" + std::to_string(reinterpret_cast<std::uintptr_t>(this)); }

    [[nodiscard]] std::string tooMany(const Cut& cut) const {
        const double most = MOST_PX2 / side_px_ / side_px_;
        return "the map would take " + std::to_string(static_cast<long>(cut.count())) + " tiles of level " + std::to_string(cut.level) + ", " + std::to_string(static_cast<long>(most)) +
               " are the most; show less of the ground, make the sheet smaller, or give maxzoom=" + std::to_string(std::max(0, cut.level - static_cast<int>(std::ceil(std::log2(cut.count() / most) / 2))));
    }

    /// All tiles side by side; null where they can't be had, or where a folder has none of them.
    [[nodiscard]] Dataset mosaicOf(TileStore& store, const Cut& cut, const Ground& ground, RasterTrouble& trouble) const {
        constexpr std::size_t BATCH = 16;
        const int width = (cut.right - cut.left + 1) * side_px_, height = (cut.bottom - cut.top + 1) * side_px_;
        Dataset mosaic{GDALCreate(GDALGetDriverByName("MEM"), "", width, height, 4, GDT_Byte, nullptr)};
        if (!mosaic) {
            trouble.what = "its tiles don't fit into memory";
            return mosaic;
        }
        constexpr std::array COLOURS{GCI_RedBand, GCI_GreenBand, GCI_BlueBand, GCI_AlphaBand};
        for (std::size_t k = 0; k < COLOURS.size(); ++k) GDALSetRasterColorInterpretation(GDALGetRasterBand(mosaic.get(), static_cast<int>(k) + 1), COLOURS[k]);
        const double pixel_m = cut.tile_m() / side_px_;
        std::array<double, 6> affine{cut.left * cut.tile_m() - HALF_M - ground.lon0_deg / 180 * HALF_M, pixel_m, 0, HALF_M - cut.top * cut.tile_m(), 0, -pixel_m};
        GDALSetGeoTransform(mosaic.get(), affine.data());
        std::vector<std::pair<int, int>> all;
        for (int row = cut.top; row <= cut.bottom; ++row)
            for (int column = cut.left; column <= cut.right; ++column) all.emplace_back(column, row);
        bool isAny = false;
        for (std::size_t from = 0; from < all.size(); from += BATCH) {
            std::vector<std::string> addresses;
            for (std::size_t i = from; i < std::min(all.size(), from + BATCH); ++i) addresses.push_back(addressOf(cut, all[i].first, all[i].second));
            const auto tiles = store.get(addresses, source_.isOnNetwork(), trouble.what);
            for (std::size_t i = 0; i < tiles.size() && trouble.what.empty(); ++i) {
                if (tiles[i].bytes.empty()) continue;
                isAny = true;
                lay(tiles[i], (all[from + i].first - cut.left) * side_px_, (all[from + i].second - cut.top) * side_px_, mosaic.get(), trouble);
                if (trouble.what.empty()) store.keep(tiles[i]);
            }
            if (!trouble.what.empty()) return {};
        }
        if (isAny) return mosaic;
        if (source_.isOnNetwork())
            trouble.what = addressOf(cut, cut.left, cut.top) + " is not there (404), nor any other of the " + std::to_string(all.size()) + " tiles of level " + std::to_string(cut.level) + " below the map";
        return {};
    }

    void lay(const Tile& tile, int left, int top, GDALDatasetH mosaic, RasterTrouble& trouble) const {
        const Dataset picture = open(tile, trouble);
        if (!picture) return;
        auto rgba = coloursOf(picture.get(), side_px_);
        if (rgba.empty() || GDALDatasetRasterIO(mosaic, GF_Write, left, top, side_px_, side_px_, rgba.data(), side_px_, side_px_, GDT_Byte, 4, nullptr, 4, 4 * side_px_, 1) != CE_None)
            trouble.what = tile.address + " is a broken image";
    }

    TileSource source_;
    std::vector<int> levels_;  ///< of a folder; empty: any
    int side_px_ = USUAL_PX;
};

}  // namespace

extern "C" OpenTiles demarcOpenTiles;

void demarcOpenTiles(const TileSource& source, std::unique_ptr<RasterReader>& reader, RasterTrouble& trouble) {
    if (source.isWmts()) {
        reader = openWmts(source, trouble);
        return;
    }
    auto levels = source.isOnNetwork() ? std::vector<int>{} : levelsOf(source.plain());
    if (source.deepest) std::erase_if(levels, [&](int level) { return level > *source.deepest; });
    if (!source.isOnNetwork() && levels.empty() && source.plain().find("/{z}/") != std::string_view::npos) trouble.what = "there is no folder of tiles: none that has a level for its name";
    reader = std::make_unique<TiledRaster>(source, std::move(levels));
}

}  // namespace demarc::layer
