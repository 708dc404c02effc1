#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "layer/tile_source.hpp"
#include "map/projection.hpp"
#include "map/scene.hpp"

namespace demarc::map {

/// A raster that the user lays under the map: above the land, below everything else.
struct RasterUnderlay {
    std::filesystem::path file;
    std::optional<demarc::layer::TileSource> tiles{};  ///< instead of a file
    std::string title{};      ///< for the list of layers; empty: the file's stem, of tiles their host
    std::string attribution{};  ///< what the sheet says of its source
    float opacity = 1;
    bool hillshade = false;   ///< heights come as light and shadow
    double exaggeration = 1;  ///< of heights

    [[nodiscard]] std::string name() const;
    /// What the user switches on and off: "raster.NAME".
    [[nodiscard]] std::string layer() const { return "raster." + name(); }
    /// The file or address, for messages.
    [[nodiscard]] std::string source() const { return tiles ? tiles->address : file.string(); }
    friend bool operator==(const RasterUnderlay&, const RasterUnderlay&) = default;
};

/// Lays rasters under scenes and keeps the last pictures, so that a scene of the same view costs nothing.
class RasterLayers {
public:
    /// `most_px2`: pixels of one picture at most.
    explicit RasterLayers(double most_px2 = 40e6);
    RasterLayers(RasterLayers&&) noexcept;
    RasterLayers& operator=(RasterLayers&&) noexcept;
    ~RasterLayers();

    /// Adds a picture of each raster for an area of the plane, in order, `scale` pixels a metre but within the limit. `opacity` answers for a
    /// layer. What does not reach into the area adds nothing. Those of which nothing is in `view_m`, the part of the area that is seen, are told back.
    /// Throws UsageError, FileError, FormatError, CrsError, naming the file.
    std::vector<base::Issue> add(const std::vector<RasterUnderlay>& rasters, const Projection& projection, const Rect& area_m, const Rect& view_m, double scale_px_per_m,
                                 const std::function<float(std::string_view)>& opacity, World& world);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace demarc::map
