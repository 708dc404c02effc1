#include "project/user_layer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "project/desk.hpp"

namespace demarc::project {
namespace {

using testing::ElementsAre;

UserLayer named(std::string title, LayerKind kind = LayerKind::vector) { return {.kind = kind, .path = title + ".gpkg", .title = std::move(title)}; }

std::vector<std::string> titles(const Desk& desk) {
    std::vector<std::string> titles;
    for (const UserLayer& layer : desk.state().userLayers) titles.push_back(layer.title);
    return titles;
}

Desk deskWith(std::initializer_list<const char*> names) {
    Desk desk;
    for (const char* name : names) desk.apply(UserLayerChange{AddUserLayer{named(name)}});
    return desk;
}

TEST(UserLayers, AreAddedMovedAndRemovedAndEachStepIsUndone) {
    Desk desk = deskWith({"a", "b", "c"});
    desk.apply(UserLayerChange{MoveUserLayer{0, 2}});
    EXPECT_THAT(titles(desk), ElementsAre("b", "c", "a"));
    desk.apply(UserLayerChange{MoveUserLayer{2, 1}});
    EXPECT_THAT(titles(desk), ElementsAre("b", "a", "c"));
    desk.apply(UserLayerChange{RemoveUserLayer{0}});
    EXPECT_THAT(titles(desk), ElementsAre("a", "c"));
    for (int i = 0; i < 3; ++i) EXPECT_TRUE(desk.undo());
    EXPECT_THAT(titles(desk), ElementsAre("a", "b", "c"));
    for (int i = 0; i < 3; ++i) EXPECT_TRUE(desk.redo());
    EXPECT_THAT(titles(desk), ElementsAre("a", "c"));
}

TEST(UserLayers, ASlidersStepsAreOneStepAndASwitchIsItsOwn) {
    Desk desk = deskWith({"a"});
    UserLayer layer = desk.state().userLayers[0];
    for (const float opacity : {0.9F, 0.5F, 0.2F}) {
        layer.opacity = opacity;
        desk.apply(UserLayerChange{SetUserLayer{0, layer}});
    }
    for (const bool visible : {false, true}) {
        layer.visible = visible;
        desk.apply(UserLayerChange{SetUserLayer{0, layer}});
    }
    layer.style = "width=2";
    desk.apply(UserLayerChange{SetUserLayer{0, layer}});
    EXPECT_TRUE(desk.undo());
    EXPECT_EQ(desk.state().userLayers[0].style, "");
    EXPECT_TRUE(desk.undo());
    EXPECT_FALSE(desk.state().userLayers[0].visible);
    EXPECT_TRUE(desk.undo());
    EXPECT_TRUE(desk.undo());
    EXPECT_EQ(desk.state().userLayers[0].opacity, 1);
}

TEST(UserLayers, WhatDoesNotExistOrChangesNothingIsNoStep) {
    Desk desk = deskWith({"a"});
    const auto before = desk.revision();
    desk.apply(UserLayerChange{RemoveUserLayer{1}});
    desk.apply(UserLayerChange{MoveUserLayer{0, 1}});
    desk.apply(UserLayerChange{MoveUserLayer{0, 0}});
    desk.apply(UserLayerChange{SetUserLayer{3, named("b")}});
    desk.apply(UserLayerChange{SetUserLayer{0, desk.state().userLayers[0]}});
    EXPECT_EQ(desk.revision(), before);
}

TEST(UserLayers, NoTwoOfAKindBearTheSameTitle) {
    Desk desk = deskWith({"a", "a", "a"});
    desk.apply(UserLayerChange{AddUserLayer{named("a", LayerKind::raster)}});
    EXPECT_THAT(titles(desk), ElementsAre("a", "a 2", "a 3", "a"));
    desk.apply(UserLayerChange{SetUserLayer{0, named("a 2")}});
    EXPECT_THAT(titles(desk), ElementsAre("a 2 2", "a 2", "a 3", "a"));
}

TEST(UserLayers, AFilesEndingSaysWhatItIs) {
    EXPECT_EQ(layerKindOf("x/Front.GeoJSON"), LayerKind::vector);
    EXPECT_EQ(layerKindOf("a.gpkg"), LayerKind::vector);
    EXPECT_EQ(layerKindOf("a.TIF"), LayerKind::raster);
    EXPECT_EQ(layerKindOf("a.mbtiles"), LayerKind::raster);
    EXPECT_EQ(layerKindOf("report.txt"), std::nullopt);
    EXPECT_EQ(layerKindOf("report.json"), std::nullopt);
    EXPECT_EQ(layerKindOf("gpkg"), std::nullopt);
}

TEST(UserLayers, AreGivenAsOnTheCommandLine) {
    const UserLayer front = parseUserLayer(LayerKind::vector, "control.gpkg|front:stroke=#222222,title=Front line");
    EXPECT_EQ(front, (UserLayer{LayerKind::vector, "control.gpkg", "front", "stroke=#222222,title=Front line", "Front line"}));
    EXPECT_EQ(parseUserLayer(LayerKind::vector, "control.gpkg|front").title, "front");
    EXPECT_EQ(parseUserLayer(LayerKind::raster, "dem.tif:hillshade,exaggeration=5"), (UserLayer{LayerKind::raster, "dem.tif", "", "hillshade,exaggeration=5", "dem"}));
    EXPECT_EQ(parseUserLayer(LayerKind::raster, "dem.tif").style, "");
    EXPECT_EQ(parseUserLayer(LayerKind::outlines, "limits.geojson:name=town"), (UserLayer{LayerKind::outlines, "limits.geojson", "", "name=town", "limits"}));
    EXPECT_THROW((void)parseUserLayer(LayerKind::vector, "a.gpkg:colour=red"), base::UsageError);
    EXPECT_THROW((void)parseUserLayer(LayerKind::raster, "a.tif:shiny"), base::UsageError);
}

TEST(UserLayers, AStylesTextKeepsWhatIsNotChanged) {
    const std::string style = "stroke=#222222,width=2,hillshade";
    EXPECT_EQ(styleValue(style, "width"), "2");
    EXPECT_EQ(styleValue(style, "hillshade"), "hillshade");
    EXPECT_EQ(styleValue(style, "fill"), "");
    EXPECT_EQ(withStyleValue(style, "width", "3"), "stroke=#222222,hillshade,width=3");
    EXPECT_EQ(withStyleValue(style, "hillshade", ""), "stroke=#222222,width=2");
    EXPECT_EQ(withStyleValue("", "hillshade", "hillshade"), "hillshade");
    EXPECT_TRUE(isStyleFile("style.toml"));
    EXPECT_FALSE(isStyleFile("title=style.toml"));
}

}  // namespace
}  // namespace demarc::project
