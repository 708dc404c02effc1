#include "map/raster_layers.hpp"

#include <algorithm>
#include <cmath>

#include "layer/raster.hpp"

namespace demarc::map {
namespace {

constexpr std::size_t KEPT_FILES = 8;
constexpr std::size_t KEPT_PICTURES_BYTE = std::size_t{256} << 20;

bool isClear(const Picture& picture) {
    for (std::size_t i = 3; i < picture.rgba.size(); i += 4)
        if (picture.rgba[i] != 0) return false;
    return true;
}

}  // namespace

std::string RasterUnderlay::layer() const { return "raster." + (title.empty() ? file.stem().string() : title); }

struct RasterLayers::Impl {
    struct Open {
        std::filesystem::path file;
        std::filesystem::file_time_type changed;
        layer::Raster raster;
    };
    struct Kept {
        std::filesystem::path file;
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

    const layer::Raster& rasterOf(const std::filesystem::path& file, std::filesystem::file_time_type changed) {
        const auto found = std::ranges::find_if(open, [&](const Open& o) { return o.file == file && o.changed == changed; });
        if (found != open.end()) return found->raster;
        if (open.size() == KEPT_FILES) open.erase(open.begin());
        open.push_back({file, changed, layer::Raster::open(file)});
        return open.back().raster;
    }

    std::shared_ptr<const Picture> pictureOf(Kept wanted) {
        const auto isIt = [&](const Kept& k) {
            return k.file == wanted.file && k.changed == wanted.changed && k.hillshade == wanted.hillshade && k.exaggeration == wanted.exaggeration && k.crs == wanted.crs &&
                   k.area_m == wanted.area_m && k.width_px == wanted.width_px && k.height_px == wanted.height_px;
        };
        if (const auto found = std::ranges::find_if(pictures, isIt); found != pictures.end()) {
            std::rotate(found, found + 1, pictures.end());
            return pictures.back().picture;
        }
        const Rect& a = wanted.area_m;
        layer::RasterPicture warped =
            rasterOf(wanted.file, wanted.changed)
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

void RasterLayers::add(const std::vector<RasterUnderlay>& rasters, const Projection& projection, const Rect& area_m, double scale_px_per_m,
                       const std::function<float(std::string_view)>& opacity, World& world) {
    if (world.size() < 2) world.resize(2);
    const double scale = std::min(scale_px_per_m, std::sqrt(impl_->most_px2 / (area_m.width() * area_m.height())));
    for (const RasterUnderlay& raster : rasters) {
        const std::string layer = raster.layer();
        const float shown = raster.opacity * opacity(layer);
        if (shown <= 0) continue;
        std::error_code none;
        auto picture = impl_->pictureOf({raster.file, std::filesystem::last_write_time(raster.file, none), raster.hillshade, raster.exaggeration, projection.definition(), area_m,
                                         std::max(1, static_cast<int>(std::lround(area_m.width() * scale))), std::max(1, static_cast<int>(std::lround(area_m.height() * scale))),
                                         nullptr});
        // The first pass is the land.
        if (picture) world[1].images.push_back({std::move(picture), area_m, std::min(1.0F, shown), layer});
    }
}

}  // namespace demarc::map
