#pragma once
#include <memory>

#include "layer/rasters/handles.hpp"
#include "layer/rasters/reader.hpp"

namespace demarc::layer {

/// Reads an open dataset. `crs` is null where the file itself ties its corners to places. `isFetched`: it is a WMTS that the user named.
[[nodiscard]] std::unique_ptr<RasterReader> readerOf(base::Handle<DatasetTraits> dataset, base::Handle<CrsTraits> crs, bool isFetched = false);

/// A WMTS that the user named: what it has is asked for now.
[[nodiscard]] std::unique_ptr<RasterReader> openWmts(const TileSource& source, RasterTrouble& trouble);

/// The map's system; null, and the trouble said, where it is none.
[[nodiscard]] base::Handle<CrsTraits> crsOf(const RasterRequest& request, RasterTrouble& trouble);

}  // namespace demarc::layer
