#include "layer/raster.hpp"

#include <string_view>

#include "base/error.hpp"
#include "base/shared_library.hpp"
#include "layer/rasters/reader.hpp"

namespace demarc::layer {
namespace {

/// GDAL takes addresses and files inside of other files for names, too: nothing is fetched that nobody asked for.
bool isElsewhere(std::string_view name) { return name.starts_with("/vsi") || name.starts_with("http:") || name.find("://") != std::string_view::npos; }

const base::SharedLibrary& library() {
    static const base::SharedLibrary loaded{base::besideProgram(DEMARC_RASTERS)};
    return loaded;
}

[[noreturn]] void fail(const std::filesystem::path& file, const RasterTrouble& trouble) {
    const std::string message = file.string() + ": " + trouble.what;
    if (trouble.isCrs) throw base::CrsError(message);
    throw base::FormatError(message);
}

}  // namespace

Raster::Raster(std::filesystem::path file, std::unique_ptr<RasterReader> reader) : file_{std::move(file)}, reader_{std::move(reader)} {}
Raster::Raster(Raster&&) noexcept = default;
Raster& Raster::operator=(Raster&&) noexcept = default;
Raster::~Raster() = default;

Raster Raster::open(const std::filesystem::path& file) {
    if (isElsewhere(file.string())) throw base::UsageError(file.string() + ": rasters are read from files on this machine; of the network only tiles, as https://HOST/{z}/{x}/{y}.png or wmts:ADDRESS");
    std::error_code error;
    if (!std::filesystem::exists(file, error)) throw base::FileError(file.string() + ": can't open: " + (error ? error.message() : "no such file"));
    std::unique_ptr<RasterReader> reader;
    RasterTrouble trouble;
    library().function<OpenRaster>(OPEN_RASTER)(file, reader, trouble);
    if (!trouble.what.empty()) fail(file, trouble);
    return {file, std::move(reader)};
}

Raster Raster::openTiles(const TileSource& source) {
    if (const std::string why = layer::troubleOf(source); !why.empty()) throw base::UsageError(source.address + ": " + why);
    std::unique_ptr<RasterReader> reader;
    RasterTrouble trouble;
    library().function<OpenTiles>(OPEN_TILES)(source, reader, trouble);
    if (!trouble.what.empty()) fail(source.address, trouble);
    return {source.address, std::move(reader)};
}

RasterPicture Raster::warp(const RasterRequest& request) const {
    RasterPicture picture{request.width_px, request.height_px, {}};
    RasterTrouble trouble;
    reader_->warp(request, picture, trouble);
    if (!trouble.what.empty()) fail(file_, trouble);
    return picture;
}

}  // namespace demarc::layer
