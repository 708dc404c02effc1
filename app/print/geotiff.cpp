#include "print/geotiff.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "print/encode.hpp"
#include "print/geo_library.hpp"

namespace demarc::print {

std::string encodeGeoTiff(const Image& image, const ImageOptions& options) {
    const Image opaque = options.transparent ? Image{} : onWhite(image);
    GeoFile file;
    geoLibrary().function<WriteGeoTiff>(WRITE_GEOTIFF)(options.transparent ? image : opaque, options.reference ? &*options.reference : nullptr, options.transparent,
                                                       options.dpi, file);
    if (!file.why.empty()) throw base::CrsError("GeoTIFF" + (options.reference ? " in \"" + options.reference->crs + '"' : std::string{}) + ": " + file.why);
    return file.bytes;
}

void writeGeoTiff(const std::filesystem::path& path, const Image& image, const GeoReference& reference, ImageOptions options) {
    options.reference = reference;
    base::writeFile(path, encodeGeoTiff(image, options));
}

}  // namespace demarc::print
