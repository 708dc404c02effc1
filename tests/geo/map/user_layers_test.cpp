#include "map/user_layers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "base/error.hpp"
#include "geo/layer/layer_samples.hpp"
#include "map/colour_distance.hpp"
#include "map/grid_projection.hpp"
#include "map/layer_classes.hpp"
#include "map/layer_geometry.hpp"
#include "map/layer_uses.hpp"
#include "map/tessellate.hpp"
#include "map/tessellate_crossed.hpp"

namespace demarc::map {
namespace {

using layer::samples::collection;
using layer::samples::feature;
using layer::samples::joined;
using layer::samples::polygon;
using layer::samples::SQUARE;

LayerUse use(const std::string& features, const std::string& style = "") {
    auto read = layer::samples::read(collection(features));
    return {std::make_shared<const layer::VectorLayer>(std::move(read.value.at(0))), parseLayerSpec(joined({"x:", style})).style};
}

class Layers : public testing::Test {
protected:
    Projection projection = Projection::parse("EPSG:3857");
    UserLayers layers;

    Scene draw(const std::vector<LayerUse>& uses, double scale_px_per_m = 0.01, float opacity = 1, double move_deg = 0) {
        Scene scene;
        const Vec2 low = projection.forward({25 + move_deg, 45}), high = projection.forward({45 + move_deg, 55});
        Rect view;
        view.extend(low);
        view.extend(high);
        const LayerView where{projection, view, scale_px_per_m, [opacity](std::string_view) { return opacity; }};
        layers.draw(uses, false, where, scene);
        layers.draw(uses, true, where, scene);
        return scene;
    }
};

std::string squareAt(double lon, double lat, double side) {
    const auto p = [](double x, double y) { return joined({"[", std::to_string(x), ",", std::to_string(y), "]"}); };
    return joined({"[", p(lon, lat), ",", p(lon + side, lat), ",", p(lon + side, lat + side), ",", p(lon, lat + side), ",", p(lon, lat), "]"});
}

TEST_F(Layers, AClassIsOneMeshOneOutlineAndARowOfTheLegend) {
    std::string features;
    for (int i = 0; i < 300; ++i)
        features += joined({i > 0 ? "," : "", feature(polygon(squareAt(30 + i % 20 * 0.2, 48 + i / 20 * 0.1, 0.05)), joined({"{\"side\":\"", std::to_string(i % 3), "\"}"}))});
    const Scene scene = draw({use(features, "by=side,title=Sides")});
    ASSERT_EQ(scene.world.size(), 1U);
    EXPECT_EQ(scene.world[0].areas.size(), 3U);
    EXPECT_EQ(scene.world[0].lines.size(), 3U);
    EXPECT_EQ(scene.world[0].areas[0].layer, "user.Sides");
    EXPECT_TRUE(scene.world[0].areas[0].isOutlined);
    ASSERT_EQ(scene.furniture.layers.size(), 1U);
    EXPECT_EQ(scene.furniture.layers[0].swatches.size(), 3U);
    EXPECT_EQ(scene.world[0].areas[0].mesh->indices.size(), 100 * 6U);
    EXPECT_EQ(scene.world[0].lines[0].lines->points.size(), 100 * 5U);
}

TEST_F(Layers, ValuesOfAFieldGetNoColourThatLooksLikeAPartys) {
    std::string features;
    for (int i = 0; i < 12; ++i)
        features += joined({i > 0 ? "," : "", feature(polygon(squareAt(30 + i * 0.2, 48, 0.05)), joined({"{\"side\":\"", std::to_string(i), "\"}"}))});
    const LayerUse layer = use(features, "by=side");
    const std::vector<base::Colour> parties{base::Colour::fromHex(0xD55E00), base::Colour::fromHex(0x0072B2), base::Colour::fromHex(0xCC79A7)};
    const LayerClasses classes = classify(*layer.layer, layer.style, parties);
    ASSERT_EQ(classes.classes.size(), 12U);
    for (const LayerClass& one : classes.classes) EXPECT_GT(apartFrom(one.fill, parties), 20) << one.fill.hex();
    EXPECT_EQ(classify(*layer.layer, layer.style, parties).classes, classes.classes);
    LayerStyle own = layer.style;
    own.colours = {{"3", parties[0]}};
    EXPECT_EQ(classify(*layer.layer, own, parties).classes.front().fill, parties[0]) << "who chooses colours has them";
}

TEST_F(Layers, MovingBuildsNothingAnew) {
    const std::vector<LayerUse> uses{use(feature(polygon(SQUARE)))};
    const Scene first = draw(uses, 0.01), near = draw(uses, 0.0099, 1, 5), far = draw(uses, 0.0001);
    EXPECT_EQ(first.world.at(0).areas.at(0).mesh, near.world.at(0).areas.at(0).mesh);
    EXPECT_NE(first.world[0].areas[0].mesh, far.world.at(0).areas.at(0).mesh);
}

TEST_F(Layers, AnotherWidthOrOpacityBuildsNothingAnew) {
    LayerUse one = use(feature(polygon(SQUARE)));
    const auto before = draw({one}).world.at(0).areas.at(0).mesh;
    one.style.width_px = 3;
    one.style.fillOpacity = 0.8;
    one.style.title = "Another";
    const Scene after = draw({one});
    EXPECT_EQ(after.world.at(0).areas.at(0).mesh, before);
    EXPECT_FLOAT_EQ(static_cast<float>(after.world.at(0).lines.at(0).width_px), 3);
    one.style.fill = base::Colour{1, 2, 3, 255};
    EXPECT_NE(draw({one}).world.at(0).areas.at(0).mesh, before);
}

TEST(LayerUses, OfAFileWithSeveralLayersBearItsTitleAndTheirNames) {
    std::vector<layer::VectorLayer> two(2);
    two[0].name = "front";
    two[1].name = "rear";
    const auto content = std::make_shared<const std::vector<layer::VectorLayer>>(std::move(two));
    const auto uses = usesOf(content, parseLayerSpec("x:title=Control").style, "x");
    ASSERT_EQ(uses.size(), 2U);
    EXPECT_EQ(uses[0].title(), "Control: front");
    EXPECT_EQ(uses[1].title(), "Control: rear");
    EXPECT_EQ(usesOf(content, {}, "x").at(1).title(), "rear");
    EXPECT_THROW((void)usesOf(content, parseLayerSpec("x:label=name").style, "x"), base::UsageError);
}

TEST_F(Layers, PointsLinesAndCollectionsAreDrawn) {
    const Scene scene = draw({use(feature(joined({R"({"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[31,49]},{"type":"LineString","coordinates":[[30,49],[33,50]]},)",
                                                  polygon(SQUARE), "]}"}), R"({"name":"A"})"), "label=name,radius=5")});
    const WorldPass& pass = scene.world.at(0);
    EXPECT_EQ(pass.areas.size(), 1U);
    EXPECT_EQ(pass.lines.size(), 2U);
    ASSERT_EQ(pass.points.size(), 1U);
    EXPECT_EQ(pass.points[0].radius_px, 5);
    EXPECT_EQ(scene.labels.size(), 1U);
}

TEST_F(Layers, ScaleOrderAndOpacityDecide) {
    const std::string square = feature(polygon(SQUARE));
    EXPECT_TRUE(draw({use(square, "min-scale=1:100000")}, 0.001).world.empty());
    EXPECT_FALSE(draw({use(square, "min-scale=1:100000")}, 0.1).world.empty());
    EXPECT_TRUE(draw({use(square, "max-scale=1:100000")}, 0.1).world.empty());
    EXPECT_TRUE(draw({use(square)}, 0.01, 0).world.empty());
    EXPECT_EQ(draw({use(square, "order=above,title=a"), use(square, "title=b")}).world.at(0).areas.at(0).layer, "user.b");
}

TEST_F(Layers, ANameStandsInsideItsShape) {
    // A horseshoe, whose middle is outside of it.
    const Scene scene = draw({use(feature(polygon("[[30,48],[34,48],[34,52],[33,52],[33,49],[31,49],[31,52],[30,52],[30,48]]"), R"({"name":"Shoe"})"), "label=name")});
    ASSERT_EQ(scene.labels.size(), 1U);
    const base::LonLat at = projection.inverse(scene.labels[0].anchor_m);
    EXPECT_TRUE(at.lon_deg < 31 || at.lon_deg > 33 || at.lat_deg < 49) << at.lon_deg << ' ' << at.lat_deg;
    EXPECT_EQ(scene.labels[0].kind, LabelKind::feature);
}

TEST_F(Layers, WhatLiesFarFromTheViewIsNotBuilt) {
    const Scene scene = draw({use(feature(polygon(SQUARE)) + "," + feature(polygon(squareAt(-100, 10, 1))))});
    EXPECT_EQ(scene.world.at(0).areas.at(0).mesh->indices.size(), 6U);
}

TEST_F(Layers, APolygonOfVeryManyRingsIsDrawnWithTheLargest) {
    std::string rings = squareAt(30, 48, 4);
    for (int i = 0; i < 11'000; ++i) rings += joined({",", squareAt(30.01 + i % 110 * 0.036, 48.01 + i / 110 * 0.036, 0.02)});
    const Scene scene = draw({use(feature(polygon(rings)))});
    EXPECT_GT(scene.world.at(0).areas.at(0).mesh->indices.size(), 60'000U);
}

TEST_F(Layers, WhatLiesPast180IsDrawnOnItsSide) {
    const LayerUse fiji = use(feature(polygon("[[179,10],[181,10],[181,12],[179,12],[179,10]]")));
    const LayerGeometry geometry = buildLayer(*fiji.layer, classify(*fiji.layer, fiji.style), fiji.style, projection, projection.domain(), 10);
    EXPECT_NEAR(area_m2(*geometry.classes.at(0).mesh) / 1e6, 2 * 111.32 * (std::log(std::tan(std::numbers::pi / 4 + 12 * std::numbers::pi / 360)) - std::log(std::tan(std::numbers::pi / 4 + 10 * std::numbers::pi / 360))) * 6378.137, 500);
}

TEST_F(Layers, AShapeFarAwayDoesNotDecideTheTheatre) {
    std::string features = feature(polygon(squareAt(-60, -30, 1)));
    for (int i = 0; i < 50; ++i) features += joined({",", feature(polygon(squareAt(30 + i % 10, 48 + i / 10, 0.5)))});
    const Theatre theatre = chooseTheatre(layerSpots({use(features)}));
    EXPECT_GT(theatre.box.west_deg, 25);
    EXPECT_LT(theatre.box.east_deg, 45);
}

TEST(FillCrossed, CountsByTheEvenOddRule) {
    const auto area = [](std::vector<Vec2> points, std::vector<std::uint32_t> starts = {0}) {
        Mesh mesh;
        EXPECT_TRUE(fillCrossed({std::move(points), std::move(starts)}, mesh));
        return area_m2(mesh);
    };
    EXPECT_NEAR(area({{0, 0}, {4, 0}, {4, 4}, {0, 4}}), 16, 1e-6);
    EXPECT_NEAR(area({{0, 0}, {4, 4}, {4, 0}, {0, 4}}), 8, 1e-6);
    EXPECT_NEAR(area({{0, 0}, {4, 0}, {4, 4}, {0, 4}, {2, 2}, {6, 2}, {6, 6}, {2, 6}}, {0, 4}), 24, 1e-6);
    // A star of five points drawn in one stroke: its middle is empty.
    std::vector<Vec2> star;
    for (int k = 0; k < 5; ++k) star.push_back({std::sin(k * 0.8 * std::numbers::pi), std::cos(k * 0.8 * std::numbers::pi)});
    const double inner = std::cos(0.4 * std::numbers::pi) / std::cos(0.2 * std::numbers::pi);
    const double outline = 5 * inner * std::sin(0.2 * std::numbers::pi), pentagon = 2.5 * inner * inner * std::sin(0.4 * std::numbers::pi);
    EXPECT_NEAR(area(star), outline - pentagon, 1e-6);
    EXPECT_EQ(area({{0, 0}, {1, 0}, {2, 0}}), 0);
    EXPECT_EQ(area({{0, 0}, {std::nan(""), 0}, {2, 3}}), 0);
}

TEST(GridProjection, IsAsRightAsAskedFor) {
    const Projection projection = Projection::forTheatre({19, 44, 43, 54});
    const base::Box box{19, 44, 43, 54};
    const GridProjection grid{projection, box, 5, 2'000'000};
    ASSERT_FALSE(grid.isExact());
    std::vector<base::LonLat> at;
    for (int i = 0; i < 2000; ++i) at.push_back({19 + std::fmod(i * 0.618'034, 1) * 24, 44 + std::fmod(i * 0.414'214, 1) * 10});
    std::vector<Vec2> exact(at.size()), quick(at.size());
    projection.forward(at, exact);
    grid.forward(at, quick);
    for (std::size_t i = 0; i < at.size(); ++i) EXPECT_LT(std::hypot(exact[i].x - quick[i].x, exact[i].y - quick[i].y), 5);
    EXPECT_TRUE((GridProjection{projection, box, 1e-6, 2'000'000}.isExact()));
    EXPECT_TRUE((GridProjection{projection, box, 5, 100}.isExact()));
}

}  // namespace
}  // namespace demarc::map
