#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include "map/camera.hpp"
#include "map/scene.hpp"

namespace demarc::draw {

/// A part of a frame in memory: premultiplied RGBA as bytes, rows from the top.
struct Raster {
    int left_px = 0, top_px = 0;  ///< in the frame
    int width_px = 0, height_px = 0;
    std::vector<std::uint32_t> pixels;
};

/// How many triangles GL would fill for the areas and lines of a pass.
[[nodiscard]] std::size_t trianglesOf(const map::WorldPass& pass);

/// Whether `rasterise` draws all areas and lines of a pass: they are solid, edges of areas are hard, and no line is dashed or clipped.
[[nodiscard]] bool canRasterise(const map::WorldPass& pass);

/// Draws areas and lines of a pass over what is there, without GL but as GL would: areas cover the pixels whose middles they hold, lines are antialiased and
/// lay their colour down once. Of millions of shapes of a few pixels each it takes a tenth of the time of software GL. On all cores; the same result whatever their
/// number, and wherever the part is cut from the frame.
void rasterise(const map::WorldPass& pass, const map::Camera& camera, double scale, Raster& into);

}  // namespace demarc::draw
