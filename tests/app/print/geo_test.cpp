#include <gdal.h>
#include <gtest/gtest.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

#include <array>
#include <fstream>

#include "app/print/testimages.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "map/camera.hpp"
#include "print/encode.hpp"
#include "print/geo_reference.hpp"
#include "print/geodata.hpp"
#include "print/geotiff.hpp"

namespace demarc::print {
namespace {

using Dataset = std::unique_ptr<void, decltype(&GDALClose)>;

Dataset opened(const std::filesystem::path& path, unsigned flags) {
    GDALAllRegister();
    return {GDALOpenEx(path.c_str(), flags, nullptr, nullptr, nullptr), &GDALClose};
}

/// Where GDAL says that a place lies in an image, in pixels.
map::Vec2 pixelOf(GDALDatasetH dataset, base::LonLat place) {
    OGRSpatialReferenceH degrees = OSRNewSpatialReference(nullptr);
    OSRSetWellKnownGeogCS(degrees, "WGS84");
    OSRSetAxisMappingStrategy(degrees, OAMS_TRADITIONAL_GIS_ORDER);
    OGRSpatialReferenceH crs = OSRClone(GDALGetSpatialRef(dataset));
    OSRSetAxisMappingStrategy(crs, OAMS_TRADITIONAL_GIS_ORDER);
    OGRCoordinateTransformationH transform = OCTNewCoordinateTransformation(degrees, crs);
    OCTTransform(transform, 1, &place.lon_deg, &place.lat_deg, nullptr);
    OCTDestroyCoordinateTransformation(transform);
    OSRDestroySpatialReference(crs);
    OSRDestroySpatialReference(degrees);
    std::array<double, 6> affine{}, inverse{};
    GDALGetGeoTransform(dataset, affine.data());
    EXPECT_NE(GDALInvGeoTransform(affine.data(), inverse.data()), 0);
    map::Vec2 pixel;
    GDALApplyGeoTransform(inverse.data(), place.lon_deg, place.lat_deg, &pixel.x, &pixel.y);
    return pixel;
}

/// A sheet of 800 x 600 whose map begins at 200 px from the left.
std::pair<map::Scene, map::Frame> sheetOf(map::Projection projection, base::LonLat centre) {
    map::Scene scene;
    scene.projection = std::move(projection);
    map::Frame frame;
    frame.width_px = 800;
    frame.height_px = 600;
    frame.maps.push_back({{scene.projection->forward(centre), 1.0 / 500, {200, 0, 800, 600}}, false});
    return {scene, frame};
}

struct Theatre {
    std::string name;
    map::Projection projection;
    base::LonLat centre;
};

std::vector<Theatre> theatres() {
    const auto around = [](double lon, double lat, double reach) { return map::Projection::forTheatre({lon - reach, lat - reach, lon + reach, lat + reach}); };
    return {{"conic", around(37, 48, 3), {37, 48}},
            {"transverse", around(29, -2, 2), {29, -2}},
            {"mercator", around(29, 2, 9), {29, 2}},
            {"polar", around(20, 80, 5), {20, 80}},
            {"antimeridian", around(179, 66, 3), {179, 66}},
            {"world", map::Projection::forTheatre({-170, -60, 170, 75}), {30, 20}},
            {"pacific", map::Projection::forTheatre({10, -60, 350, 75}), {180, 10}},
            {"EPSG:3857", map::Projection::parse("EPSG:3857"), {37, 48}},
            {"EPSG:32637", map::Projection::parse("EPSG:32637"), {38, 47}},
            {"feet", map::Projection::parse("EPSG:2263"), {-74, 40.7}}};
}

TEST(GeoTiff, LaysKnownPlacesWhereTheMapDrawsThem) {
    const Folder folder;
    for (const Theatre& theatre : theatres()) {
        SCOPED_TRACE(theatre.name);
        const auto [scene, frame] = sheetOf(theatre.projection, theatre.centre);
        const auto path = folder.path / "map.tif";
        writeGeoTiff(path, flags(800, 600), geoReferenceOf(scene, frame));
        const Dataset dataset = opened(path, GDAL_OF_RASTER);
        ASSERT_TRUE(dataset);
        ASSERT_NE(GDALGetSpatialRef(dataset.get()), nullptr);
        for (int k = 0; k < 10; ++k) {
            const base::LonLat place{theatre.centre.lon_deg + 0.17 * (k - 5), theatre.centre.lat_deg + 0.11 * ((k * 7) % 10 - 5)};
            const map::Vec2 drawn = frame.maps[0].camera.toScreen(scene.projection->forward(place)), read = pixelOf(dataset.get(), place);
            EXPECT_NEAR(drawn.x, read.x, 0.02) << k;
            EXPECT_NEAR(drawn.y, read.y, 0.02) << k;
        }
    }
}

TEST(GeoTiff, IsTiledAndComesBackAsItWas) {
    const Folder folder;
    Image image = noise(700, 300);
    image.rgba[7] = 30;
    writeGeoTiff(folder.path / "map.tif", image, {"EPSG:3857", 1e6, 2e6, 10}, {.dpi = 150, .transparent = true});
    const Dataset dataset = opened(folder.path / "map.tif", GDAL_OF_RASTER);
    ASSERT_TRUE(dataset);
    ASSERT_EQ(GDALGetRasterCount(dataset.get()), 4);
    int width = 0, height = 0;
    GDALGetBlockSize(GDALGetRasterBand(dataset.get(), 1), &width, &height);
    EXPECT_EQ(width, 256);
    EXPECT_STREQ(GDALGetMetadataItem(dataset.get(), "COMPRESSION", "IMAGE_STRUCTURE"), "DEFLATE");
    EXPECT_EQ(std::string{GDALGetMetadataItem(dataset.get(), "TIFFTAG_XRESOLUTION", nullptr)}.substr(0, 3), "150");
    std::vector<std::uint8_t> back(image.rgba.size());
    ASSERT_EQ(GDALDatasetRasterIOEx(dataset.get(), GF_Read, 0, 0, 700, 300, back.data(), 700, 300, GDT_Byte, 4, nullptr, 4, 2800, 1, nullptr), CE_None);
    EXPECT_EQ(back, image.rgba);
}

TEST(GeoTiff, OfASystemThatIsNoneIsACrsError) {
    EXPECT_THROW((void)encodeGeoTiff(flags(4, 4), {.reference = GeoReference{"EPSG:none", 0, 0, 1}}), base::CrsError);
}

TEST(WorldFile, LaysAPngWhereTheMapDrawsIt) {
    const Folder folder;
    for (const Theatre& theatre : theatres()) {
        SCOPED_TRACE(theatre.name);
        const auto [scene, frame] = sheetOf(theatre.projection, theatre.centre);
        base::writeFile(folder.path / "map.png", encodeImage(flags(800, 600), ImageFormat::png));
        writeWorldFile(folder.path / "map.png", geoReferenceOf(scene, frame));
        const Dataset dataset = opened(folder.path / "map.png", GDAL_OF_RASTER);
        std::ifstream prj{folder.path / "map.prj"};
        const std::string wkt{std::istreambuf_iterator<char>{prj}, {}};
        ASSERT_EQ(wkt.substr(0, 6), "PROJCS");
        OGRSpatialReferenceH crs = OSRNewSpatialReference(nullptr);
        std::string copy = wkt;
        std::array<char*, 2> lines{copy.data(), nullptr};
        ASSERT_EQ(OSRImportFromESRI(crs, lines.data()), OGRERR_NONE);
        GDALSetSpatialRef(dataset.get(), crs);
        OSRDestroySpatialReference(crs);
        for (const double shift : {-0.4, 0.0, 0.5}) {
            const base::LonLat place{theatre.centre.lon_deg + shift, theatre.centre.lat_deg - shift / 2};
            const map::Vec2 drawn = frame.maps[0].camera.toScreen(scene.projection->forward(place)), read = pixelOf(dataset.get(), place);
            EXPECT_NEAR(drawn.x, read.x, 0.5);
            EXPECT_NEAR(drawn.y, read.y, 0.5);
        }
    }
}

TEST(WorldFile, IsNamedAfterTheImage) {
    EXPECT_EQ(worldFileOf("a/map.png"), "a/map.pgw");
    EXPECT_EQ(worldFileOf("map.jpg"), "map.jgw");
    EXPECT_EQ(worldFileOf("map.webp"), "map.wpw");
    EXPECT_EQ(worldFileOf("map.tif"), "map.tfw");
}

std::vector<map::DrawnFeature> someFeatures() {
    map::DrawnFeature city;
    city.point = {37.7068, 49.7106};
    city.colour = "#D55E00";
    city.place = "Kup'iansk";
    city.party = "Russia";
    city.holder = "Russia";
    city.status = "control";
    city.stance = "asserts";
    city.share = 0.8;
    city.speaker = "=cmd|Gerasimov";
    city.date = "2025-11-20";
    city.sentence = "\"We hold <80%> of it\", he said,\nand & smiled.";
    city.source = "Wire";
    city.dispute = 1;
    city.view = "all";
    city.asOf = "2025-11-22";
    map::DrawnFeature oblast = city;
    oblast.place = "Oblast";
    oblast.share = std::nullopt;
    oblast.party = "Ukraine";
    oblast.area = {{{{10, 10}, {20, 10}, {20, 20}, {10, 20}, {10, 10}}, {{12, 12}, {12, 14}, {14, 14}, {14, 12}, {12, 12}}}, {{{30, 10}, {31, 10}, {31, 11}, {30, 10}}}};
    return {city, oblast};
}

TEST(Geodata, IsReadWithAllItsFieldsByGdal) {
    const Folder folder;
    for (const char* name : {"claims.geojson", "claims.gpkg", "claims.csv", "claims.kml", "claims.kmz"}) {
        SCOPED_TRACE(name);
        writeGeodata(folder.path / name, someFeatures(), "Who says who holds <what>");
        const Dataset dataset = opened(folder.path / name, GDAL_OF_VECTOR);
        ASSERT_TRUE(dataset);
        int marks = 0, areas = 0;
        for (int i = 0; i < GDALDatasetGetLayerCount(dataset.get()); ++i) {
            const OGRLayerH layer = GDALDatasetGetLayer(dataset.get(), i);
            while (OGRFeatureH feature = OGR_L_GetNextFeature(layer)) {
                const auto text = [&](const char* field) {
                    const int index = OGR_F_GetFieldIndex(feature, field);
                    return std::string{index < 0 ? "(no field)" : OGR_F_GetFieldAsString(feature, index)};
                };
                const bool isCity = text("place") == "Kup'iansk";
                EXPECT_EQ(text("status"), "control");
                EXPECT_EQ(text("date").substr(0, 4), "2025");
                EXPECT_EQ(text("colour"), "#D55E00");
                EXPECT_EQ(text("sentence"), someFeatures()[0].sentence);
                EXPECT_EQ(text("share"), isCity ? "0.8" : "");
                const OGRGeometryH geometry = OGR_F_GetGeometryRef(feature);
                if (std::string{name} != "claims.csv") {
                    ASSERT_NE(geometry, nullptr);
                    EXPECT_EQ(OGR_G_GetDimension(geometry), isCity ? 0 : 2);
                    if (isCity) {
                        EXPECT_NEAR(OGR_G_GetX(geometry, 0), 37.7068, 1e-6);
                    } else {
                        EXPECT_NEAR(OGR_G_Area(geometry), 100 - 4 + 0.5, 1e-6);
                        EXPECT_TRUE(OGR_G_IsValid(geometry));
                    }
                }
                ++(isCity ? marks : areas);
                OGR_F_Destroy(feature);
            }
        }
        EXPECT_EQ(marks, 1);
        EXPECT_EQ(areas, 1);
    }
}

TEST(Geodata, HasTheSameBytesEachTime) {
    for (const auto format : {GeodataFormat::geoJson, GeodataFormat::kml, GeodataFormat::kmz, GeodataFormat::geoPackage, GeodataFormat::csv})
        EXPECT_EQ(encodeGeodata(someFeatures(), format, "t"), encodeGeodata(someFeatures(), format, "t"));
}

TEST(Geodata, OfNoClaimIsAFileWithoutFeatures) {
    const Folder folder;
    for (const char* name : {"claims.geojson", "claims.gpkg", "claims.csv", "claims.kml"}) {
        writeGeodata(folder.path / name, {}, "none");
        EXPECT_TRUE(opened(folder.path / name, GDAL_OF_VECTOR)) << name;
    }
}

TEST(Csv, HasNoCellThatASpreadsheetRuns) {
    const std::string csv = csvOf(someFeatures());
    EXPECT_EQ(csv.find(",=cmd"), std::string::npos);
    EXPECT_NE(csv.find(",'=cmd|Gerasimov,"), std::string::npos);
    EXPECT_NE(csv.find("MULTIPOLYGON (((10 10, 20 10"), std::string::npos);
}

TEST(Geodata, OfAnUnknownKindIsRefused) {
    EXPECT_THROW(writeGeodata("claims.shp", {}, "t"), base::UsageError);
    EXPECT_THROW(writeGeodata("/nowhere/at/all/claims.csv", {}, "t"), base::FileError);
}

}  // namespace
}  // namespace demarc::print
