#include "layer/json_feature.hpp"

#include <simdjson.h>

#include <algorithm>

namespace demarc::layer {
namespace {

namespace ondemand = simdjson::ondemand;

constexpr int DEEPEST_COLLECTION = 16;

/// A geometry's coordinates, whose kind may be told after them.
struct Coordinates {
    std::vector<base::LonLat> points;
    std::vector<std::size_t> parts;   ///< first point of each list of positions
    std::vector<std::size_t> groups;  ///< first part of each list of those
    int height = 0;                   ///< of the nesting: 1 is a position

    void clear() {
        points.clear();
        parts.clear();
        groups.clear();
        height = 0;
    }
};

[[noreturn]] void refuse(simdjson::error_code code = simdjson::INCORRECT_TYPE) { throw simdjson::simdjson_error(code); }

/// The height of what was read; 0 for an empty list, which may stand anywhere.
int readNested(ondemand::array list, Coordinates& out, int depth) {
    if (depth > 4) refuse(simdjson::DEPTH_ERROR);
    const std::size_t firstPoint = out.points.size(), firstPart = out.parts.size();
    int height = 0;
    std::size_t numbers = 0;
    double position[2]{};
    for (auto found : list) {
        ondemand::value element = found.value();
        ondemand::array inner;
        if (element.get_array().get(inner) == simdjson::SUCCESS) {
            if (numbers > 0) refuse();
            const int below = readNested(inner, out, depth + 1);
            if (below == 0) continue;
            if (height == 0 && below == 1) out.parts.push_back(firstPoint);
            if (height == 0 && below == 2) out.groups.push_back(firstPart);
            if (height != 0 && height != below + 1) refuse();
            height = below + 1;
        } else {
            if (height != 0) refuse();
            const double number = element.get_double();
            if (numbers < 2) position[numbers] = number;
            ++numbers;
        }
    }
    if (numbers == 0) return height;
    if (numbers < 2) refuse();
    out.points.push_back({position[0], position[1]});
    return 1;
}

struct Kind {
    std::string_view name;
    Shape shape;
    int height;
};
constexpr Kind KINDS[]{{"Point", Shape::points, 1},       {"MultiPoint", Shape::points, 2}, {"LineString", Shape::line, 2},
                       {"MultiLineString", Shape::line, 3}, {"Polygon", Shape::area, 3},      {"MultiPolygon", Shape::area, 4}};

}  // namespace

struct JsonFeatureReader::Work {
    ondemand::parser parser;
    std::string padded;
    Coordinates coordinates;
    std::vector<std::size_t> hints;

    ondemand::document open(std::string_view json) {
        // simdjson reads on past the end, within its padding.
        padded.reserve(json.size() + simdjson::SIMDJSON_PADDING);
        padded.assign(json);
        return parser.iterate(simdjson::padded_string_view{padded.data(), padded.size(), padded.capacity()});
    }
    void readGeometry(ondemand::object geometry, LayerBuilder& builder, int depth);
    void addCoordinates(std::string_view type, LayerBuilder& builder);
    void addPart(std::size_t part, LayerBuilder& builder);
    void readProperties(ondemand::object properties, LayerBuilder& builder);
    static void setValue(ondemand::value value, std::size_t column, LayerBuilder& builder);
};

void JsonFeatureReader::Work::addPart(std::size_t part, LayerBuilder& builder) {
    const std::size_t begin = coordinates.parts[part];
    const std::size_t end = part + 1 < coordinates.parts.size() ? coordinates.parts[part + 1] : coordinates.points.size();
    builder.beginPart();
    builder.points().insert(builder.points().end(), coordinates.points.begin() + static_cast<std::ptrdiff_t>(begin),
                            coordinates.points.begin() + static_cast<std::ptrdiff_t>(end));
    builder.endPart();
}

void JsonFeatureReader::Work::addCoordinates(std::string_view type, LayerBuilder& builder) {
    const Kind* kind = std::ranges::find(KINDS, type, &Kind::name);
    if (kind == std::end(KINDS)) refuse();
    Coordinates& c = coordinates;
    if (c.height == 0) return;
    if (c.height != kind->height) refuse();
    if (c.height == 1) c.parts.assign(1, 0);
    if (kind->shape != Shape::area || c.height == 3) c.groups.assign(1, 0);
    for (std::size_t g = 0; g < c.groups.size(); ++g) {
        builder.beginPiece(kind->shape);
        for (std::size_t part = c.groups[g]; part < (g + 1 < c.groups.size() ? c.groups[g + 1] : c.parts.size()); ++part) addPart(part, builder);
        builder.endPiece();
    }
}

void JsonFeatureReader::Work::readGeometry(ondemand::object geometry, LayerBuilder& builder, int depth) {
    if (depth > DEEPEST_COLLECTION) refuse(simdjson::DEPTH_ERROR);
    std::string type;
    bool has = false;
    for (auto member : geometry) {
        const std::string_view key = member.unescaped_key();
        if (key == "type") {
            type = std::string_view{member.value().get_string()};
        } else if (key == "coordinates") {
            has = true;
            coordinates.clear();
            ondemand::value value = member.value();
            if (!value.is_null()) coordinates.height = readNested(value.get_array(), coordinates, 0);
        } else if (key == "geometries") {
            for (auto inner : member.value().get_array()) {
                ondemand::value value = inner.value();
                if (!value.is_null()) readGeometry(value.get_object(), builder, depth + 1);
            }
        }
    }
    if (has) addCoordinates(type, builder);
}

void JsonFeatureReader::Work::setValue(ondemand::value value, std::size_t column, LayerBuilder& builder) {
    switch (value.type()) {
        case ondemand::json_type::number:
            builder.set(column, double{value.get_double()});
            break;
        case ondemand::json_type::string:
            builder.set(column, std::string_view{value.get_string()});
            break;
        case ondemand::json_type::boolean:
            builder.set(column, std::string_view{bool{value.get_bool()} ? "true" : "false"});
            break;
        case ondemand::json_type::null:
            break;
        default: {
            ondemand::value nested = value;
            const std::string_view raw = simdjson::to_json_string(nested);
            builder.set(column, raw);
        }
    }
}

void JsonFeatureReader::Work::readProperties(ondemand::object properties, LayerBuilder& builder) {
    std::size_t position = 0;
    for (auto member : properties) {
        const std::string_view key = member.unescaped_key();
        if (position == hints.size()) hints.push_back(position);
        const std::size_t column = hints[position] = builder.column(key, hints[position]);
        ++position;
        setValue(member.value(), column, builder);
    }
}

JsonFeatureReader::JsonFeatureReader() : work_{std::make_unique<Work>()} {}
JsonFeatureReader::JsonFeatureReader(JsonFeatureReader&&) noexcept = default;
JsonFeatureReader::~JsonFeatureReader() = default;

std::string JsonFeatureReader::read(std::string_view json, LayerBuilder& builder) {
    Work& work = *work_;
    builder.beginRow();
    try {
        ondemand::document document = work.open(json);
        std::string type;
        bool has = false;
        work.coordinates.clear();
        for (auto member : document.get_object()) {
            const std::string_view key = member.unescaped_key();
            if (key == "geometry") {
                ondemand::value geometry = member.value();
                if (!geometry.is_null()) work.readGeometry(geometry.get_object(), builder, 0);
            } else if (key == "properties") {
                ondemand::value properties = member.value();
                if (!properties.is_null()) work.readProperties(properties.get_object(), builder);
            } else if (key == "id") {
                ondemand::value id = member.value();
                if (id.type() == ondemand::json_type::string) builder.set(builder.column("id", 0), std::string_view{id.get_string()});
            } else if (key == "type") {
                type = std::string_view{member.value().get_string()};
            } else if (key == "coordinates") {
                has = true;
                ondemand::value value = member.value();
                if (!value.is_null()) work.coordinates.height = readNested(value.get_array(), work.coordinates, 0);
            } else if (key == "geometries") {
                for (auto inner : member.value().get_array()) {
                    ondemand::value value = inner.value();
                    if (!value.is_null()) work.readGeometry(value.get_object(), builder, 1);
                }
            }
        }
        if (has) work.addCoordinates(type, builder);
        return {};
    } catch (const simdjson::simdjson_error& error) {
        builder.dropRow();
        return error.what();
    }
}

std::string JsonFeatureReader::readLists(std::string_view json, bool areas, LayerBuilder& builder) {
    Work& work = *work_;
    try {
        ondemand::document document = work.open(json);
        Coordinates& c = work.coordinates;
        c.clear();
        c.height = readNested(document.get_array(), c, 0);
        if (c.height == 2) c.parts.assign(1, 0);
        if (c.height != 2 && c.height != 3) return c.height == 0 ? "" : "no list of rings or lines";
        for (std::size_t part = 0; part < c.parts.size(); ++part) {
            const std::size_t end = part + 1 < c.parts.size() ? c.parts[part + 1] : c.points.size();
            const bool closed = end > c.parts[part] + 3 && c.points[c.parts[part]] == c.points[end - 1];
            builder.beginRow();
            builder.beginPiece(areas || closed ? Shape::area : Shape::line);
            work.addPart(part, builder);
            builder.endPiece();
        }
        return {};
    } catch (const simdjson::simdjson_error& error) {
        return error.what();
    }
}

}  // namespace demarc::layer
