#include "print/geo_reference.hpp"

#include <array>
#include <cassert>
#include <charconv>

#include "base/error.hpp"
#include "base/file.hpp"
#include "print/geo_library.hpp"

namespace demarc::print {
namespace {

/// A theatre's projection says only its ellipsoid, which spares a look into PROJ's database; other programs want to know the datum.
std::string withDatum(std::string crs) {
    constexpr std::string_view BARE = "+ellps=WGS84", WEB = "+proj=webmerc +lon_0=0 ";
    if (crs.starts_with(WEB)) return "EPSG:3857";
    if (const auto at = crs.find(BARE); at != std::string::npos && crs.find("+datum=") == std::string::npos) crs.replace(at, BARE.size(), "+datum=WGS84");
    if (crs.starts_with("+proj=") && crs.find("+type=crs") == std::string::npos) crs += " +type=crs";
    return crs;
}

std::string line(double value) {
    std::array<char, 64> text;
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return std::string{text.data(), end} + "\n";
}

}  // namespace

GeoReference geoReferenceOf(const map::Scene& scene, const map::Frame& frame) {
    assert(scene.projection && !frame.maps.empty());
    const map::Camera& camera = frame.maps.front().camera;
    const map::Vec2 corner_m = camera.toWorld({0, 0});
    return {withDatum(scene.projection->definition()), corner_m.x, corner_m.y, 1 / camera.scale_px_per_m};
}

std::filesystem::path worldFileOf(const std::filesystem::path& image) {
    const std::string ending = image.extension().string();
    assert(ending.size() > 2);
    return std::filesystem::path{image}.replace_extension(std::string{'.', ending[1], ending.back(), 'w'});
}

void writeWorldFile(const std::filesystem::path& image, const GeoReference& reference) {
    CrsText crs;
    geoLibrary().function<DescribeCrs>(DESCRIBE_CRS)(reference.crs, crs);
    if (!crs.why.empty()) throw base::CrsError("coordinate system \"" + reference.crs + "\" in the words of a .prj file: " + crs.why);
    const double pixel = reference.metresPerPixel / crs.metresPerUnit;
    // The middle of the upper left pixel.
    base::writeFile(worldFileOf(image), line(pixel) + line(0) + line(0) + line(-pixel) + line(reference.left_m / crs.metresPerUnit + pixel / 2) +
                                            line(reference.top_m / crs.metresPerUnit - pixel / 2));
    base::writeFile(std::filesystem::path{image}.replace_extension(".prj"), crs.esriWkt + "\n");
}

}  // namespace demarc::print
