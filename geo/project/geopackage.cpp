#include "project/geopackage.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <numbers>
#include <optional>

namespace demarc::project {
namespace {

static_assert(std::endian::native == std::endian::little, "geometry is written as it lies in memory");

enum class Wkb : std::uint32_t { point = 1, line = 2, polygon = 3 };

/// A GeoPackage geometry: its header, then well-known binary.
class Geometry {
public:
    Geometry(Wkb kind, const std::vector<base::LonLat>& points) {
        constexpr std::uint8_t VERSION = 0, NO_ENVELOPE = 1, LEAST_FIRST = 1;
        constexpr std::int32_t WGS_84 = 4326;
        bytes_ = "GP";
        add(VERSION);
        add(NO_ENVELOPE);
        add(WGS_84);
        add(LEAST_FIRST);
        add(kind);
        if (kind == Wkb::polygon) add(std::uint32_t{1});
        if (kind != Wkb::point) add(static_cast<std::uint32_t>(points.size()));
        for (const auto& point : points) {
            add(point.lon_deg);
            add(point.lat_deg);
        }
    }
    [[nodiscard]] std::span<const std::byte> bytes() const { return std::as_bytes(std::span{bytes_}); }

private:
    template <class T>
    void add(T value) {
        bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    std::string bytes_;
};

Geometry pointAt(base::LonLat position) { return {Wkb::point, {position}}; }

/// A table with a geometry of a kind ("POINT") and columns ("name TEXT, share REAL"), known to other programs.
void createLayer(const Database& database, const std::string& name, const std::string& geometry, const std::string& title, const std::string& columns) {
    database.run("CREATE TABLE " + name + " (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom " + geometry + ", " + columns + ")");
    auto contents = database.prepare("INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES (?1, 'features', ?1, ?2, 4326)");
    contents.bind(1, name).bind(2, title).execute();
    database.prepare("INSERT INTO gpkg_geometry_columns VALUES (?1, 'geom', ?2, 4326, 0, 0)").bind(1, name).bind(2, geometry).execute();
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words) (text += text.empty() ? "" : ", ") += word;
    return text;
}

void bindOptional(Database::Statement& row, int parameter, std::optional<double> value) {
    if (value) row.bind(parameter, *value);
    else row.bindNothing(parameter);
}
void bindDate(Database::Statement& row, int parameter, const std::optional<base::Date>& date) {
    if (date) row.bind(parameter, date->iso());
    else row.bindNothing(parameter);
}

void writePlaces(const Database& database, const std::vector<claim::PlaceView>& places) {
    createLayer(database, "places", "POINT", "Places that reports make claims about, as of the date shown", "name TEXT, part TEXT, parties INTEGER, dispute REAL, radius_km REAL");
    auto row = database.prepare("INSERT INTO places (geom, name, part, parties, dispute, radius_km) VALUES (?, ?, ?, ?, ?, ?)");
    for (const auto& place : places) {
        row.bind(1, pointAt(place.position).bytes()).bind(2, place.name).bind(3, place.qualifier).bind(4, static_cast<std::int64_t>(place.positions.size()));
        bindOptional(row, 5, place.dispute);
        row.bind(6, place.radius_km).execute();
    }
}

void writePositions(const Database& database, const std::vector<claim::PlaceView>& places) {
    createLayer(database, "positions", "POINT", "Who holds a place in each party's account: a row for each place, party and holder",
                "place TEXT, part TEXT, party TEXT, source TEXT, holder TEXT, share REAL, denies TEXT");
    auto row = database.prepare("INSERT INTO positions (geom, place, part, party, source, holder, share, denies) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    for (const auto& place : places) {
        const Geometry point = pointAt(place.position);
        for (const auto& position : place.positions) {
            const std::string denied = joined(position.denied);
            const auto add = [&](const std::string& holder, std::optional<double> share) {
                row.bind(1, point.bytes()).bind(2, place.name).bind(3, place.qualifier).bind(4, position.party).bind(5, position.source).bind(6, holder);
                bindOptional(row, 7, share);
                row.bind(8, denied).execute();
            };
            for (const auto& [holder, share] : position.shares) add(holder, share);
            if (position.shares.empty()) add("", std::nullopt);
        }
    }
}

void writeClaims(const Database& database, const std::vector<claim::Reading>& readings) {
    createLayer(database, "claims", "POINT", "Who says what, with the sentence that says so",
                "report TEXT, claim TEXT, place TEXT, part TEXT, claimant TEXT, stance TEXT, status TEXT, actor TEXT, time TEXT, extent REAL, from_date DATE, to_date DATE, "
                "speaker TEXT, confidence REAL, reader TEXT, sentence TEXT, published DATE, source TEXT");
    auto row = database.prepare("INSERT INTO claims (geom, report, claim, place, part, claimant, stance, status, actor, time, extent, from_date, to_date, speaker, confidence, reader, sentence, published, source) "
                                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (const auto& reading : readings)
        for (const auto& claim : reading.claims) {
            if (claim.position) row.bind(1, pointAt(*claim.position).bytes());
            else row.bindNothing(1);
            row.bind(2, reading.document.id).bind(3, claim.id).bind(4, claim.place).bind(5, claim.qualifier).bind(6, claim.claimant).bind(7, name(claim.stance));
            row.bind(8, name(claim.status)).bind(9, claim.actor).bind(10, name(claim.time));
            bindOptional(row, 11, claim.extent);
            bindDate(row, 12, claim.from);
            bindDate(row, 13, claim.to);
            row.bind(14, claim.speaker).bind(15, claim.confidence).bind(16, claim.reader).bind(17, claim.evidence.of(reading.document.text));
            bindDate(row, 18, reading.document.date);
            row.bind(19, reading.document.source.value_or("")).execute();
        }
}

/// A circle as a ring of points.
std::vector<base::LonLat> ringOf(base::LonLat centre, double radius_m) {
    constexpr int POINTS = 72;
    std::vector<base::LonLat> ring;
    for (int i = 0; i <= POINTS; ++i) ring.push_back(base::destination(centre, 360.0 * i / POINTS, radius_m));
    return ring;
}

std::optional<Geometry> geometryOf(const map::Annotation& drawn) {
    using map::AnnotationKind;
    auto points = drawn.points;
    if (points.empty()) return std::nullopt;
    switch (drawn.kind) {
        case AnnotationKind::text:
        case AnnotationKind::callout:
        case AnnotationKind::marker: return pointAt(points.front());
        case AnnotationKind::circle: return Geometry{Wkb::polygon, ringOf(points.front(), drawn.radius_m)};
        case AnnotationKind::polygon:
        case AnnotationKind::area:
            if (points.size() < 3) return std::nullopt;
            points.push_back(points.front());
            return Geometry{Wkb::polygon, points};
        default: break;
    }
    if (points.size() < 2) return std::nullopt;
    return Geometry{Wkb::line, points};
}

void writeAnnotations(const Database& database, const std::vector<map::Annotation>& annotations) {
    createLayer(database, "annotations", "GEOMETRY", "Drawn by hand", "id TEXT, kind TEXT, text TEXT, icon TEXT");
    auto row = database.prepare("INSERT INTO annotations (geom, id, kind, text, icon) VALUES (?, ?, ?, ?, ?)");
    for (const auto& drawn : annotations)
        if (const auto geometry = geometryOf(drawn)) row.bind(1, geometry->bytes()).bind(2, drawn.id).bind(3, map::name(drawn.kind)).bind(4, drawn.text).bind(5, drawn.icon).execute();
}

}  // namespace

void beginGeopackage(const Database& database) {
    database.run(R"sql(
PRAGMA application_id = 0x47504B47;
PRAGMA user_version = 10300;
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL,
    definition TEXT NOT NULL, description TEXT);
INSERT INTO gpkg_spatial_ref_sys VALUES ('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', NULL), ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', NULL),
    ('WGS 84', 4326, 'EPSG', 4326,
     'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]',
     NULL);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
    last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')), min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
    CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
    CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
    CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name), CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
)sql");
}

void writeLayers(const Database& database, const ProjectLayers& layers, const std::vector<map::Annotation>& annotations) {
    writePlaces(database, layers.places);
    writeClaims(database, layers.readings);
    writePositions(database, layers.places);
    writeAnnotations(database, annotations);
}

}  // namespace demarc::project
