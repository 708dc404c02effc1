#include "map/raster_layers.hpp"

#include <algorithm>
#include <cmath>

#include "layer/raster.hpp"

namespace demarc::map {
namespace {

constexpr std::size_t KEPT_FILES = 8;
constexpr std::size_t KEPT_PICTURES_BYTE = std::size_t{256} << 20;

/// Whether nothing is in this part of a picture.
bool isClear(const Picture& picture, const Rect& part_px) {
    const auto within = [](double v, int most) { return static_cast<std::size_t>(std::clamp(std::floor(v), 0.0, static_cast<double>(most))); };
    const std::size_t left = within(part_px.left, picture.width_px), right = within(part_px.right + 1, picture.width_px);
    for (std::size_t y = within(part_px.top, picture.height_px); y < within(part_px.bottom + 1, picture.height_px); ++y)
        for (std::size_t x = left; x < right; ++x)
            if (picture.rgba[(y * static_cast<std::size_t>(picture.width_px) + x) * 4 + 3] != 0) return false;
    return true;
}

bool isClear(const Picture& picture) {
    return isClear(picture, {0, 0, static_cast<double>(picture.width_px), static_cast<double>(picture.height_px)});
}

}  // namespace

std::string RasterUnderlay::name() const { return !title.empty() ? title : tiles ? tiles->name() : file.stem().string(); }

struct RasterLayers::Impl {
    struct Open {
        std::filesystem::path file;
        std::optional<layer::TileSource> tiles;
        std::filesystem::file_time_type changed;
        layer::Raster raster;
    };
    struct Kept {
        std::filesystem::path file;
        std::optional<layer::TileSource> tiles;
        std::filesystem::file_time_type changed;
        bool hillshade = false;
        double exaggeration = 1;
        std::string crs;
        Rect area_m;
        int width_px = 0, height_px = 0;
        std::shared_ptr<const Picture> picture;  ///< null where nothing of the raster is in the area
    };
    double most_px2 = 0;
    std::vector<Open> open;     ///< the latest last
    std::vector<Kept> pictures; ///< the latest last

    const layer::Raster& rasterOf(const Kept& wanted) {
        const auto found = std::ranges::find_if(open, [&](const Open& o) { return o.file == wanted.file && o.tiles == wanted.tiles && o.changed == wanted.changed; });
        if (found != open.end()) return found->raster;
        if (open.size() == KEPT_FILES) open.erase(open.begin());
        open.push_back({wanted.file, wanted.tiles, wanted.changed, wanted.tiles ? layer::Raster::openTiles(*wanted.tiles) : layer::Raster::open(wanted.file)});
        return open.back().raster;
    }

    std::shared_ptr<const Picture> pictureOf(Kept wanted) {
        const auto isIt = [&](const Kept& k) {
            return k.file == wanted.file && k.tiles == wanted.tiles && k.changed == wanted.changed && k.hillshade == wanted.hillshade && k.exaggeration == wanted.exaggeration && k.crs == wanted.crs &&
                   k.area_m == wanted.area_m && k.width_px == wanted.width_px && k.height_px == wanted.height_px;
        };
        if (const auto found = std::ranges::find_if(pictures, isIt); found != pictures.end()) {
            std::rotate(found, found + 1, pictures.end());
            return pictures.back().picture;
        }
        const Rect& a = wanted.area_m;
        layer::RasterPicture warped =
            rasterOf(wanted)
                .warp({{a.left, a.top, a.right, a.bottom}, wanted.crs, wanted.width_px, wanted.height_px, wanted.hillshade, wanted.exaggeration});
        Picture picture{warped.width_px, warped.height_px, std::move(warped.rgba)};
        if (!isClear(picture)) wanted.picture = std::make_shared<const Picture>(std::move(picture));
        pictures.push_back(std::move(wanted));
        std::size_t kept_byte = 0;
        auto first = pictures.end();
        while (first != pictures.begin() && kept_byte <= KEPT_PICTURES_BYTE)
            if (--first; first->picture) kept_byte += first->picture->rgba.size();
        // The latest stays however large it is.
        if (kept_byte > KEPT_PICTURES_BYTE) pictures.erase(pictures.begin(), std::min(first + 1, pictures.end() - 1));
        return pictures.back().picture;
    }
};

RasterLayers::RasterLayers(double most_px2) : impl_{std::make_unique<Impl>()} { impl_->most_px2 = most_px2; }
RasterLayers::RasterLayers(RasterLayers&&) noexcept = default;
RasterLayers& RasterLayers::operator=(RasterLayers&&) noexcept = default;
RasterLayers::~RasterLayers() = default;

std::vector<base::Issue> RasterLayers::add(const std::vector<RasterUnderlay>& rasters, const Projection& projection, const Rect& area_m, const Rect& view_m, double scale_px_per_m,
                                           const std::function<float(std::string_view)>& opacity, World& world) {
    std::vector<base::Issue> issues;
    if (world.size() < 2) world.resize(2);
    const double scale = std::min(scale_px_per_m, std::sqrt(impl_->most_px2 / (area_m.width() * area_m.height())));
    for (const RasterUnderlay& raster : rasters) {
        const std::string layer = raster.layer();
        const float shown = raster.opacity * opacity(layer);
        if (shown <= 0) continue;
        std::error_code none;
        auto picture = impl_->pictureOf({raster.file, raster.tiles, std::filesystem::last_write_time(raster.file, none), raster.hillshade, raster.exaggeration, projection.definition(), area_m,
                                         std::max(1, static_cast<int>(std::lround(area_m.width() * scale))), std::max(1, static_cast<int>(std::lround(area_m.height() * scale))),
                                         nullptr});
        // Rows go from the north, where the plane's y is largest.
        const Rect seen_px{(view_m.left - area_m.left) * scale, (area_m.bottom - view_m.bottom) * scale, (view_m.right - area_m.left) * scale, (area_m.bottom - view_m.top) * scale};
        if (!picture || isClear(*picture, seen_px)) issues.push_back({base::Severity::warning, raster.source() + ": lies outside the map, or has nothing to show there"});
        // The first pass is the land.
        if (picture) world[1].images.push_back({std::move(picture), area_m, std::min(1.0F, shown), layer});
    }
    return issues;
}

}  // namespace demarc::map
