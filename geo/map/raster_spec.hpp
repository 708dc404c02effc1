#pragma once
#include <string>
#include <string_view>

#include "map/raster_layers.hpp"

namespace demarc::map {

/// "FILE", "FILE:hillshade,opacity=0.6,exaggeration=5,title=NAME" or "TILES|opacity=0.6,maxzoom=14,attribution=WHO". A name may hold colons
/// itself, and so does an address. Throws UsageError naming a word that is none of these or a number out of bounds.
[[nodiscard]] RasterUnderlay parseRasterSpec(const std::string& spec);
/// The same in two parts.
[[nodiscard]] RasterUnderlay parseRasterSpec(const std::string& file, std::string_view words);

}  // namespace demarc::map
