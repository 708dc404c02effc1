#include "map/layer_kept.hpp"

#include <iomanip>
#include <sstream>

#include "layer/kept_file.hpp"

namespace demarc::map {
namespace {

using layer::KeptReader, layer::KeptWriter, layer::sumOf;

constexpr std::uint64_t MAGIC = 0x31'53'50'48'53'52'4D'44;  // another whenever buildLayer makes something else
constexpr std::size_t WORTHWHILE_POINTS = 100'000;

/// All that the geometry depends on.
std::string keyOf(const layer::VectorLayer& layer, const LayerClasses& classes, const LayerStyle& style, const Projection& projection, const base::Box& region, double tolerance_m) {
    std::ostringstream key;
    key << std::hex << sumOf(layer.points) << ' ' << sumOf(layer.parts) << ' ' << sumOf(layer.pieces) << ' ' << sumOf(classes.ofRow) << std::hexfloat << '\n'
        << classes.classes.size() << ' ' << style.isFilled << style.isStroked << !style.label.empty() << '\n'
        << projection.definition() << '\n'
        << region.west_deg << ' ' << region.south_deg << ' ' << region.east_deg << ' ' << region.north_deg << ' ' << tolerance_m;
    return key.str();
}

template <class T>
void put(KeptWriter& out, const std::shared_ptr<const T>& shape, std::vector<Vec2f> T::* points, std::vector<std::uint32_t> T::* numbers = nullptr) {
    out.number(shape ? 1 : 0);
    if (!shape) return;
    out.value(shape->origin_m);
    out.value(shape->bounds_m);
    out.list((*shape).*points);
    if (numbers) out.list((*shape).*numbers);
}

template <class T>
std::shared_ptr<const T> take(KeptReader& in, std::vector<Vec2f> T::* points, std::vector<std::uint32_t> T::* numbers = nullptr) {
    if (in.number() == 0) return nullptr;
    auto shape = std::make_shared<T>();
    in.value(shape->origin_m);
    in.value(shape->bounds_m);
    in.list((*shape).*points);
    if (numbers) in.list((*shape).*numbers);
    return shape;
}

void keep(const std::filesystem::path& place, const std::string& key, const LayerGeometry& geometry) {
    std::size_t size_byte = 1 << 12;
    for (const ClassGeometry& one : geometry.classes) {
        if (one.mesh) size_byte += one.mesh->vertices.size() * sizeof(Vec2f) + one.mesh->indices.size() * 4;
        for (const auto& lines : {one.outlines, one.lines})
            if (lines) size_byte += lines->points.size() * sizeof(Vec2f) + lines->starts.size() * 4;
    }
    KeptWriter out{MAGIC, key, size_byte};
    out.number(geometry.classes.size());
    for (const ClassGeometry& one : geometry.classes) {
        put(out, one.mesh, &Mesh::vertices, &Mesh::indices);
        put(out, one.outlines, &Polylines::points, &Polylines::starts);
        put(out, one.lines, &Polylines::points, &Polylines::starts);
        put<Points>(out, one.points, &Points::points);
        out.value(one.bounds_m);
    }
    out.number(geometry.names.size());
    for (const NamedFeature& name : geometry.names) {
        out.number(name.row);
        out.number(name.isPoint ? 1 : 0);
        out.value(name.size_m2);
        out.list(name.anchors_m);
    }
    layer::keep(out, place);
}

std::optional<LayerGeometry> known(const std::filesystem::path& place, const std::string& key) try {
    auto in = KeptReader::open(place, MAGIC, key);
    if (!in) return std::nullopt;
    LayerGeometry geometry;
    geometry.classes.resize(in->number());
    for (ClassGeometry& one : geometry.classes) {
        one.mesh = take(*in, &Mesh::vertices, &Mesh::indices);
        one.outlines = take(*in, &Polylines::points, &Polylines::starts);
        one.lines = take(*in, &Polylines::points, &Polylines::starts);
        one.points = take<Points>(*in, &Points::points);
        in->value(one.bounds_m);
    }
    geometry.names.resize(in->number());
    for (NamedFeature& name : geometry.names) {
        name.row = static_cast<std::uint32_t>(in->number());
        name.isPoint = in->number() != 0;
        in->value(name.size_m2);
        in->list(name.anchors_m);
    }
    return geometry;
} catch (const base::Error&) {
    return std::nullopt;
}

}  // namespace

LayerGeometry keptLayer(const layer::VectorLayer& layer, const LayerClasses& classes, const LayerStyle& style, const Projection& projection, const base::Box& region, double tolerance_m) {
    const auto build = [&] { return buildLayer(layer, classes, style, projection, region, tolerance_m); };
    if (layer.points.size() < WORTHWHILE_POINTS) return build();
    const std::string key = keyOf(layer, classes, style, projection, region, tolerance_m);
    const std::filesystem::path place = layer::keptPlace(key, ".shapes");
    if (place.empty()) return build();
    if (auto geometry = known(place, key)) return std::move(*geometry);
    LayerGeometry geometry = build();
    keep(place, key, geometry);
    return geometry;
}

}  // namespace demarc::map
