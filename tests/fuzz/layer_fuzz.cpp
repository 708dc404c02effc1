// Any bytes: read as a layer of the user's (by our own reader or GDAL), as a style, or as rings. What is read must be drawable: finite, on the globe, its
// triangles among its vertices.
#include <cpl_vsi.h>

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "base/error.hpp"
#include "layer/read.hpp"
#include "map/layer_geometry.hpp"
#include "map/layer_style.hpp"
#include "map/tessellate.hpp"
#include "map/tessellate_crossed.hpp"

namespace demarc {
namespace {

void must(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

void checkTriangles(const map::Mesh& mesh) {
    must(mesh.indices.size() % 3 == 0, "triangles are whole");
    for (const std::uint32_t i : mesh.indices) must(i < mesh.vertices.size(), "a triangle's corners are there");
}

void check(const map::Mesh& mesh) {
    checkTriangles(mesh);
    for (const map::Vec2f v : mesh.vertices) must(std::isfinite(v.x) && std::isfinite(v.y), "vertices are finite");
}

void check(const layer::VectorLayer& layer) {
    for (const base::LonLat p : layer.points) must(std::isfinite(p.lon_deg) && std::abs(p.lat_deg) < 91, "points lie on the globe");
    for (std::size_t i = 0; i < layer.pieces.size(); ++i) {
        must(layer.pieces[i].firstPart < layer.endPart(i), "a piece has parts");
        must(layer.pieces[i].row < layer.rows, "a piece has a row");
        for (std::uint32_t p = layer.pieces[i].firstPart; p < layer.endPart(i); ++p) must(!layer.part(p).empty(), "a part has points");
    }
    for (const layer::Column& column : layer.columns) must((column.isNumber ? column.numbers.size() : column.codes.size()) == layer.rows, "a column has its rows");
}

void draw(const layer::VectorLayer& layer) {
    check(layer);
    if (layer.pieces.empty()) return;
    static const map::Projection world = map::Projection::parse("EPSG:3857"), conic = map::Projection::forTheatre({20, 44, 42, 54});
    map::LayerStyle style;
    if (!layer.columns.empty()) style.by = style.label = layer.columns.front().name;
    const map::LayerClasses classes = map::classify(layer, style);
    must(classes.ofRow.size() == layer.rows, "each row has a class");
    for (const std::uint8_t k : classes.ofRow) must(k < classes.classes.size(), "a row's class is there");
    for (const map::Projection* projection : {&world, &conic})
        for (const map::ClassGeometry& geometry : map::buildLayer(layer, classes, style, *projection, projection->domain(), 50).classes)
            if (geometry.mesh) check(*geometry.mesh);
}

void drawAll(const layer::ReadLayers& read) {
    for (const layer::VectorLayer& layer : read.value) draw(layer);
}

void readByGdal(const char* name, const std::uint8_t* data, std::size_t size) {
    VSIFCloseL(VSIFileFromMemBuffer(name, const_cast<GByte*>(data), size, FALSE));
    try {
        drawAll(layer::readByGdal(name, {}));
    } catch (const base::Error&) {
    }
    VSIUnlink(name);
}

/// Rings of points on a small grid, where everything touches and crosses; now and then a number that is none.
void tessellate(const std::uint8_t* data, std::size_t size) {
    map::Rings rings;
    for (std::size_t i = 0; i + 1 < size; i += 2) {
        if (i == 0 || data[i] == 255) rings.starts.push_back(static_cast<std::uint32_t>(rings.points.size()));
        if (data[i] == 254) rings.points.push_back({std::nan(""), 1e300});
        else if (data[i] == 253) rings.points.push_back({1e300 * data[i + 1], -1e300});
        else rings.points.push_back({data[i] % 32 * 1000.0, data[i + 1] % 32 * 1000.0});
    }
    checkTriangles(map::tessellate(rings));
    map::Mesh crossed;
    const bool done = map::fillCrossed(rings, crossed);
    checkTriangles(crossed);
    must(done || crossed.indices.empty(), "what is too much adds nothing");
}

}  // namespace
}  // namespace demarc

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace demarc;
    if (size == 0) return 0;
    const std::uint8_t* bytes = data + 1;
    const std::size_t count = size - 1;
    const std::string_view text{reinterpret_cast<const char*>(bytes), count};
    try {
        // The first byte chooses.
        switch (data[0] % 8) {
            case 1:
                readByGdal("/vsimem/fuzz.geojson", bytes, count);
                break;
            case 2:
                readByGdal("/vsimem/fuzz.kml", bytes, count);
                break;
            case 3:
                readByGdal("/vsimem/fuzz.csv", bytes, count);
                break;
            case 4:
                readByGdal("/vsimem/fuzz.gpx", bytes, count);
                break;
            case 5:
                if (text.find(".toml") == std::string_view::npos) (void)map::parseLayerSpec(text);
                break;
            case 6:
                tessellate(bytes, count);
                break;
            default:
                if (const auto read = layer::readGeoJson(text, "fuzz", "fuzz", {})) drawAll(*read);
        }
    } catch (const base::Error&) {
        // What is no layer is refused in words.
    }
    return 0;
}
